// The tab Heat map: drawn by the shader in the colours of gain and loss, hatched where the hedge is liquidated; what the
// crosshair says is what `keel grid` says of that place.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";

import {pictureFromPng} from "../support/png.mjs";
import {KeelPage} from "./keel_page.mjs";
import {DESKTOP, PHONE} from "./world.mjs";

const HIGH = {viewport: {width: 1280, height: 1000}, deviceScaleFactor: 1};
const DANGER = {leg: {contract: "binance:BTCUSDT", leverage: 10}};
const AXES = {Time: "days", Ratio: "ratio", Leverage: "leverage", Funding: "funding"};
const PATCH = 14; // pixels, more than from one line of the hatching to the next
const HATCHED = 25; // of 255, between a line of the hatching and its ground

async function openMap(keel, axis = "Ratio") {
    await keel.click("Heat map", {kind: "choice"});
    await keel.click(`Up the side, ${axis}`);
}

const plot = (keel) => keel.find("Heat map", {kind: "plot"});

/// Places on the plot, as parts of it: a row of prices at several heights.
const PLACES = [0.2, 0.35, 0.5, 0.65, 0.8, 0.92].flatMap((across) => [0.25, 0.4, 0.72].map((up) => [across, up]));

async function pixelOf(keel, [across, up]) {
    const {x, y, width, height} = await plot(keel);
    return [Math.round(x + width * across), Math.round(y + height * (1 - up))];
}

/// "71,200, 7.5× leverage: −12,345.67 USD, liquidated" as numbers.
function reading(text) {
    const found = /^([\d.,]+), (−?[\d.,]+)(.*?): (−?[\d.,]+) USD(, liquidated)?$/.exec(text);
    assert.ok(found, `the crosshair says "${text}"`);
    const number = (digits) => Number(digits.replaceAll(",", "").replace("−", "-"));
    const scale = found[3].includes("%") ? 100 : 1;
    return {price: number(found[1]), row: number(found[2]) / scale, net: number(found[4]), isDead: !!found[5]};
}

async function readAt(keel, place) {
    await keel.page.mouse.move(...await pixelOf(keel, place));
    await keel.still();
    return reading((await plot(keel)).value);
}

/// One cell of `keel grid`: the first of a plane that begins there.
async function commanded(keel, world, axis, {price, row}, spot) {
    const move = price / spot - 1;
    const words = ["grid", AXES[axis], "--link", `#${await keel.fragment()}`, "--columns", "2", "--rows", "2", "--least",
        move, "--most", move + 0.01, "--from", row, "--to", row === 0 ? 1 : row * 1.01, "--format", "json"];
    const grid = JSON.parse(world.command.output(words.map(String)));
    return {net: grid.net_usd[0], isDead: grid.liquidated[0] === true || grid.liquidated[0] === 1};
}

/// Mean colour around a pixel, and by how much the light varies there.
function patchOf(picture, [x, y]) {
    const sum = [0, 0, 0];
    let [least, most] = [255, 0];
    for (let dy = 0; dy < PATCH; dy++) {
        for (let dx = 0; dx < PATCH; dx++) {
            const at = ((y + dy - PATCH / 2) * picture.width + x + dx - PATCH / 2) * picture.channels;
            const rgb = [...picture.pixels.subarray(at, at + 3)];
            rgb.forEach((value, i) => { sum[i] += value / PATCH ** 2; });
            const light = 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2];
            [least, most] = [Math.min(least, light), Math.max(most, light)];
        }
    }
    return {red: sum[0], blue: sum[2], spread: most - least};
}

/// Losses are more red than gains, and only what is liquidated is hatched everywhere.
async function assertColours(keel, readings) {
    await keel.moveAway();
    const picture = pictureFromPng(await keel.picture());
    const patches = [];
    for (const each of readings) patches.push({...each, ...patchOf(picture, await pixelOf(keel, each.place))});
    const far = patches.filter(({net}) => Math.abs(net) > 60000);
    const losses = far.filter(({net}) => net < 0), gains = far.filter(({net}) => net > 0);
    assert.ok(losses.length > 0 && gains.length > 0, "the plan has losses and gains");
    for (const {red, blue, net} of losses) assert.ok(red > blue + 15, `${net} is not orange: ${red}, ${blue}`);
    for (const {red, blue, net} of gains) assert.ok(blue > red + 15, `${net} is not blue: ${red}, ${blue}`);
    const dead = patches.filter(({isDead}) => isDead), alive = patches.filter(({isDead}) => !isDead);
    assert.ok(dead.length > 0 && alive.length > 0, "the plan is liquidated on a part of the map");
    for (const {spread, price} of dead) assert.ok(spread > HATCHED, `no hatching at ${price}: ${spread}`);
    const plain = alive.filter(({spread}) => spread < HATCHED); // a contour line may pass
    assert.ok(plain.length >= alive.length / 3, `only ${plain.length} of ${alive.length} places are plain`);
}

async function shows(world) {
    await world.visit(world.addressOf(DANGER), HIGH, async (keel) => {
        const spot = (await keel.plan()).bag.price;
        for (const scheme of ["light", "dark"]) {
            await keel.page.emulateMedia({colorScheme: scheme});
            await keel.idle();
            for (const axis of Object.keys(AXES)) {
                await openMap(keel, axis);
                const readings = [];
                for (const place of axis === "Ratio" ? PLACES : PLACES.slice(7, 10)) {
                    const said = await readAt(keel, place);
                    const told = await commanded(keel, world, axis, said, spot);
                    assert.ok(Math.abs(said.net - told.net) <= 0.006, `${axis}: ${said.net} instead of ${told.net}`);
                    assert.equal(said.isDead, told.isDead, `${axis} at ${said.price}, ${said.row}`);
                    readings.push({...said, place});
                }
                if (axis === "Ratio") await assertColours(keel, readings);
                await keel.moveAway();
                await world.keepPicture(keel, `heat-${AXES[axis]}-${scheme}`, scheme);
            }
        }
        assert.ok(!(await keel.words()).includes("coarse cells"), "there is a shader");
    });
}

async function follows(world) {
    await world.visit(world.addressOf(DANGER), HIGH, async (keel) => {
        await openMap(keel, "Leverage");
        const before = await keel.picture();
        const {x, y, width, height} = await keel.find("Hedge ratio, slider");
        await keel.page.mouse.move(x + width * 0.66, y + height / 2);
        await keel.page.mouse.down();
        for (const part of [0.5, 0.4, 0.3]) await keel.page.mouse.move(x + width * part, y + height / 2);
        await keel.page.mouse.up();
        await keel.moveAway();
        assert.ok((await keel.plan()).leg.ratio < 0.8);
        assert.ok(!(await keel.picture()).equals(before), "another plan has another map");
        const frames = await keel.frames();
        await new Promise((resolve) => setTimeout(resolve, 500));
        assert.equal(await keel.frames(), frames, "a map at rest is not drawn");
    });
}

async function comesBack(world) {
    await world.visit(world.addressOf(DANGER), HIGH, async (keel, context, watch) => {
        await openMap(keel);
        await keel.moveAway();
        const before = await keel.picture();
        await keel.loseContext();
        assert.ok((await keel.picture()).equals(before), "another map after the context was lost");
        watch.troubles = watch.troubles.filter((trouble) => !/context lost|CONTEXT_LOST/i.test(trouble));
    });
}

async function withoutShader(world) {
    await world.inContext(HIGH, async (context, watch) => {
        const page = await context.newPage();
        await page.addInitScript(() => {
            const {shaderSource} = WebGL2RenderingContext.prototype;
            WebGL2RenderingContext.prototype.shaderSource = function (shader, source) {
                return shaderSource.call(this, shader, source.includes("texelFetch") ? "no shader" : source);
            };
        });
        const keel = await KeelPage.open(page, world.addressOf(DANGER));
        await openMap(keel);
        assert.match(await keel.words(), /Drawn in coarse cells/);
        const readings = [];
        for (const place of PLACES) readings.push({...await readAt(keel, place), place});
        await assertColours(keel, readings);
        await world.keepPicture(keel, "heat-rectangles");
        await world.assertClean(keel, watch);
    });
}

async function saves(world) {
    await world.visit(world.addressOf(DANGER), HIGH, async (keel) => {
        await openMap(keel, "Leverage");
        const [download] = await Promise.all([keel.page.waitForEvent("download"), keel.click("Save as CSV")]);
        assert.equal(download.suggestedFilename(), "keel-heat-map.csv");
        const expected = world.command.output(["grid", "leverage", "--link", `#${await keel.fragment()}`, "--columns", "65",
            "--rows", "33", "--least", "-0.6", "--most", "1", "--from", "1", "--to", "20", "--format", "csv"]);
        assert.equal(readFileSync(await download.path(), "utf8"), expected);
    });
}

async function byFinger(world) {
    for (const scheme of ["light", "dark"]) {
        await world.visit(world.addressOf(DANGER), {...PHONE, colorScheme: scheme}, async (keel) => {
            await keel.tap("Heat map", {kind: "choice"});
            await keel.tap("Up the side, Leverage", {kind: "choice"});
            const {x, y, width, height} = await plot(keel);
            assert.ok(x >= 0 && x + width <= 390, "the map fits");
            await world.keepPicture(keel, `heat-phone-${scheme}`, scheme);
            await keel.page.touchscreen.tap(x + width * 0.75, Math.min(y + height * 0.4, 820));
            await keel.still();
            const said = reading((await plot(keel)).value);
            const told = await commanded(keel, world, "Leverage", said, (await keel.plan()).bag.price);
            assert.ok(Math.abs(said.net - told.net) <= 0.006, `${said.net} instead of ${told.net}`);
            await world.keepPicture(keel, `heat-phone-reading-${scheme}`, scheme);
        });
    }
}

async function onTheDesktop(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await openMap(keel);
        await keel.moveAway();
        await world.keepPicture(keel, "heat-1280x800");
        assert.ok(!(await keel.words()).includes("hedge liquidated"), "the example is never liquidated");
    });
}

export const heat = [
    ["heat map: colours, hatching and exact results in both schemes", shows],
    ["heat map: follows what is dragged, and rests", follows],
    ["heat map: the same after the graphics context was lost", comesBack],
    ["heat map: in rectangles where the shader cannot be had", withoutShader],
    ["heat map: its file", saves],
    ["heat map: on a phone", byFinger],
    ["heat map: of the example", onTheDesktop],
];
