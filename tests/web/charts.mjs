// Charts: zoomed by wheel, fingers, drag and keys, and saved as picture, drawing and numbers.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";

import {lookAt, pictureFromPng} from "../support/png.mjs";
import {middleOf} from "./keel_page.mjs";
import {DESKTOP, PHONE} from "./world.mjs";

const COARSE_PHONE = {...PHONE, deviceScaleFactor: 1};
const CHART = "Payoff chart";

const isZoomed = (keel, chart = CHART) => keel.has(`Show all of ${chart}`, "button");

/// What the crosshair says there, as a number.
async function readAt(keel, part) {
    const {x, y, width, height} = await keel.find(CHART);
    await keel.page.mouse.move(x + part * width, y + height / 2);
    await keel.still();
    return Number((await keel.find(CHART)).value.replaceAll(",", ""));
}

async function zoomBy(keel, turns, chart = CHART) {
    await keel.page.mouse.move(...middleOf(await keel.reveal(chart)));
    await keel.page.keyboard.down("Control");
    for (let i = 0; i < Math.abs(turns); i++) {
        await keel.page.mouse.wheel(0, turns > 0 ? -100 : 100);
        await keel.still();
    }
    await keel.page.keyboard.up("Control");
    await keel.idle();
}

async function zooms(world) {
    await world.visit(world.addressOf({leg: {leverage: 5}}), DESKTOP, async (keel) => {
        const span = async () => await readAt(keel, 0.8) - await readAt(keel, 0.2);
        const all = await span();
        await zoomBy(keel, 4);
        assert.ok(await isZoomed(keel));
        const part = await span();
        assert.ok(part < 0.4 * all && part > 0.1 * all, `${all} became ${part}`);
        await keel.page.mouse.move(3, 3);
        await world.keepPicture(keel, "chart-zoomed");
        const before = await readAt(keel, 0.5);
        const [x, y] = middleOf(await keel.find(CHART));
        await keel.page.mouse.move(x, y);
        await keel.page.mouse.down();
        for (let i = 1; i <= 4; i++) await keel.page.mouse.move(x - 30 * i, y);
        await keel.page.mouse.up();
        assert.ok(await readAt(keel, 0.5) > before, "dragged to the left it shows higher prices");
        await keel.page.mouse.dblclick(x, y);
        await keel.still();
        assert.ok(!(await isZoomed(keel)), "a double click shows all");
        assert.ok(Math.abs(await span() - all) < 1e-3 * all);
        await zoomBy(keel, 3);
        await keel.click(`Show all of ${CHART}`);
        assert.ok(!(await isZoomed(keel)));
        await keel.idle();
        const frames = await keel.frames();
        await new Promise((resolve) => setTimeout(resolve, 500));
        assert.equal(await keel.frames(), frames, "a chart at rest is not drawn");
    });
}

async function scrollsWithoutCtrl(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        const before = await keel.find(CHART);
        await keel.page.mouse.move(...middleOf(before));
        await keel.page.mouse.wheel(0, 100);
        await keel.still();
        assert.ok((await keel.find(CHART)).y < before.y, "the wheel alone scrolls");
        assert.ok(!(await isZoomed(keel)));
        assert.match(await keel.words(), /scroll to zoom/);
        await keel.moveAway();
        assert.doesNotMatch(await keel.words(), /scroll to zoom/);
    });
}

async function zoomsByKeys(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await keel.page.mouse.click(...middleOf(await keel.find(CHART)));
        const press = async (key) => { await keel.page.keyboard.press(key); await keel.still(); };
        for (const key of ["+", "+", "+"]) await press(key);
        assert.ok(await isZoomed(keel));
        const before = await readAt(keel, 0.5);
        await press("ArrowRight");
        assert.ok(await readAt(keel, 0.5) > before);
        await press("-");
        assert.ok(await isZoomed(keel));
        await press("0");
        assert.ok(!(await isZoomed(keel)));
        await keel.moveAway(); // no key is stuck
    });
}

async function zoomsByFingers(world) {
    await world.visit(world.addressOf({leg: {leverage: 5}}), COARSE_PHONE, async (keel, context) => {
        const cdp = await context.newCDPSession(keel.page);
        const touch = (type, points) => cdp.send("Input.dispatchTouchEvent", {
            type, touchPoints: points.map(([x, y], id) => ({x, y, id})),
        });
        const frame = () => keel.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done())));
        const swipe = async ([x, y], dx, dy) => {
            await touch("touchStart", [[x, y]]);
            for (let i = 1; i <= 8; i++) {
                await touch("touchMove", [[x + dx * i / 8, y + dy * i / 8]]);
                await frame();
            }
            await new Promise((resolve) => setTimeout(resolve, 120));
            await touch("touchEnd", []);
            await keel.still();
        };
        const [x, y] = middleOf(await keel.find(CHART));
        await touch("touchStart", [[x - 30, y], [x + 30, y]]);
        for (let apart = 34; apart <= 90; apart += 4) {
            await touch("touchMove", [[x - apart, y], [x + apart, y]]);
            await frame();
        }
        await touch("touchEnd", []);
        await keel.still();
        assert.ok(await isZoomed(keel), "two fingers zoom the chart");
        assert.equal((await keel.find(CHART)).value, "", "and read nothing");
        assert.equal(await keel.page.evaluate(() => visualViewport.scale), 1, "the document is not zoomed");
        await world.keepPicture(keel, "chart-zoomed-phone");

        const at = (await keel.find(CHART)).y;
        const ticks = async () => (await keel.words()).match(/^[\d.]+k $/gm).join();
        const before = await ticks();
        await swipe([x, y], -120, 4);
        assert.notEqual(await ticks(), before, "one finger sideways moves a zoomed chart");
        assert.equal((await keel.find(CHART)).y, at, "and not the page");
        await swipe([x, y], 6, -150);
        assert.ok((await keel.find(CHART)).y < at - 100, "one finger upwards scrolls the page");
    });
}

async function savedAs(keel, format, chart = CHART) {
    await keel.click(`Save ${chart}`, {kind: "button"});
    const row = await keel.find(`Save ${chart}, ${format}`, {kind: "choice"});
    const [download] = await Promise.all([
        keel.page.waitForEvent("download"), keel.page.mouse.click(...middleOf(row)),
    ]);
    await keel.idle();
    return {name: download.suggestedFilename(), bytes: readFileSync(await download.path())};
}

const WIDTH = 960;
const near = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

async function saves(world) {
    const plan = {leg: {leverage: 5, contract: "binance:BTCUSDT"}, scenario: {shocks: [-0.6, 0, 1]}};
    const options = {...DESKTOP, colorScheme: "dark"};
    await world.visit(world.addressOf(plan), options, async (keel, context) => {
        await keel.click(`Save ${CHART}`, {kind: "button"});
        await world.keepPicture(keel, "chart-menu", "dark");
        await keel.page.keyboard.press("Escape");
        await keel.still();

        const svg = await savedAs(keel, "Drawing (SVG)");
        assert.equal(svg.name, "keel-payoff-chart.svg");
        const blank = await context.newPage(); // the page itself parses nothing
        const seen = await blank.evaluate((text) => {
            const drawing = new DOMParser().parseFromString(text, "image/svg+xml");
            return {
                isSound: !drawing.querySelector("parsererror"),
                width: Number(drawing.documentElement.getAttribute("width")),
                height: Number(drawing.documentElement.getAttribute("height")),
                lines: drawing.querySelectorAll("path.line").length,
                words: drawing.querySelector("desc").textContent,
                link: drawing.querySelector("a").getAttribute("href"),
            };
        }, svg.bytes.toString());
        await blank.close();
        assert.ok(seen.isSound, "the drawing is sound XML");
        assert.equal(seen.words, (await keel.report()).answer);
        assert.equal(seen.link, await keel.page.evaluate(() => location.href));
        assert.equal(seen.lines, 4);

        const png = await savedAs(keel, "Picture (PNG)");
        assert.equal(png.name, "keel-payoff-chart.png");
        assert.equal(png.bytes.subarray(0, 8).toString("latin1"), "\x89PNG\r\n\x1a\n");
        const picture = pictureFromPng(png.bytes);
        assert.deepEqual([picture.width, picture.height], [2 * WIDTH, 2 * seen.height]);
        const {colours, brightness} = lookAt(picture);
        assert.ok(colours > 20 && brightness > 0.9, "a light picture of something");

        const csv = await savedAs(keel, "Numbers (CSV)");
        assert.equal(csv.name, "keel-payoff-chart.csv");
        const [, ...rows] = csv.bytes.toString().trimEnd().split("\n");
        assert.ok(rows.length > 160);
        const told = JSON.parse(world.command.reportOfLink(`#${await keel.fragment()}`));
        for (const scenario of told.scenarios) {
            const row = rows.map((line) => line.split(",").slice(-5)).find(([price]) => near(Number(price), scenario.price));
            assert.ok(row, `a row for ${scenario.price}`);
            const [, hedged, liquidated, unhedged, sold] = row;
            assert.equal(Number(hedged || liquidated), scenario.value_usd);
            assert.equal(Number(unhedged), scenario.unhedged_usd);
            assert.equal(Number(sold), scenario.sold_usd);
        }
    });
}

async function savesOnAPhone(world) {
    await world.visit(world.address(), PHONE, async (keel) => {
        await keel.tap(`Save ${CHART}`);
        await world.keepPicture(keel, "chart-menu-phone");
        const row = await keel.find(`Save ${CHART}, Picture (PNG)`);
        assert.ok(row.height >= 44 && row.x + row.width <= 390);
        const [download] = await Promise.all([
            keel.page.waitForEvent("download"), keel.tap(`Save ${CHART}, Picture (PNG)`),
        ]);
        assert.equal(download.suggestedFilename(), "keel-payoff-chart.png");
        await keel.idle();
    });
}

export const charts = [
    ["charts: wheel, drag, double click and button zoom one", zooms],
    ["charts: the wheel alone scrolls and says how to zoom", scrollsWithoutCtrl],
    ["charts: keys zoom the one in focus", zoomsByKeys],
    ["charts: two fingers zoom, one moves or scrolls", zoomsByFingers],
    ["charts: one is saved as drawing, picture and numbers", saves],
    ["charts: on a phone one is saved", savesOnAPhone],
];
