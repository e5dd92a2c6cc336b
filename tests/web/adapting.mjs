// The page follows what changes around it while it is used: contrast, the browser's zoom, the way a phone is held.
import assert from "node:assert/strict";
import {writeFileSync} from "node:fs";

import {pictureFromPng} from "../support/png.mjs";
import {sameAsCommand} from "./keel_page.mjs";
import {DESKTOP, PHONE} from "./world.mjs";

const colourAt = ({width, channels, pixels}, x, y) => {
    const at = (Math.round(y) * width + Math.round(x)) * channels;
    return [...pixels.subarray(at, at + 3)].join();
};

/// How many pixels from its left edge on an input's border goes, halfway down.
function borderOf(picture, {x, y, height}, ground) {
    let count = 0;
    while (count < 10 && colourAt(picture, x + count, y + height / 2) !== ground) count += 1;
    return count;
}

async function takesMoreContrast(world) {
    for (const [scheme, ground, ink] of [["light", "255,255,255", "0,0,0"], ["dark", "0,0,0", "255,255,255"]]) {
        for (const ask of [{forcedColors: "active"}, {contrast: "more"}]) {
            await world.visit(world.addressOf({leg: {leverage: 3}}), {...DESKTOP, colorScheme: scheme}, async (keel) => {
                await keel.moveAway();
                const usual = await keel.picture();
                await keel.page.emulateMedia(ask);
                await keel.page.waitForFunction((before) => globalThis.keelPage.frames() > before, await keel.frames() - 1);
                await keel.idle();
                const input = await keel.find("Coins held", {kind: "input"});
                const picture = pictureFromPng(await keel.picture());
                assert.equal(colourAt(picture, 4, 400), ground, "the ground is as far from the ink as can be");
                assert.equal(colourAt(picture, input.x, input.y + input.height / 2), ink, "a border in the colour of the text");
                assert.equal(borderOf(picture, input, ground), 2, "which is twice as thick");
                if (ask.contrast) await world.keepPicture(keel, `contrast-${scheme}`, scheme);
                await keel.page.emulateMedia({forcedColors: null, contrast: null});
                await keel.idle();
                assert.deepEqual(await keel.picture(), usual, "and back to what it was");
            });
        }
    }
}

/// All words that are to be seen are so as a whole, sideways.
function cutOff(widgets, width) {
    return widgets.filter(({visible, x, width: wide}) => visible && (x < -1 || x + wide > width + 1))
        .map(({kind, label}) => `${kind} "${label}"`);
}

/// As a browser's zoom does: the screen stays as it is, a CSS pixel becomes another size.
async function zoom(session, factor, {width, height}) {
    await session.send("Emulation.setDeviceMetricsOverride", {
        width: Math.round(width / factor), height: Math.round(height / factor), deviceScaleFactor: factor, mobile: false,
    });
}

async function zoomsWithTheBrowser(world) {
    const screen = {width: 1280, height: 800};
    await world.visit(world.addressOf({leg: {leverage: 3}}), DESKTOP, async (keel, context) => {
        const session = await context.newCDPSession(keel.page);
        await keel.type("Coins held", "2");
        await keel.click("Compare", {kind: "choice"});
        const fragment = await keel.fragment();
        for (const factor of [0.5, 0.75, 1.1, 1.25, 1.5, 2, 2.5, 3, 1]) {
            await zoom(session, factor, screen);
            await keel.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
            await keel.idle();
            const {canvas, inner} = await keel.page.evaluate(() => {
                const {width, height} = document.getElementById("keel-canvas");
                return {canvas: [width, height], inner: [innerWidth, innerHeight]};
            });
            assert.ok(Math.abs(canvas[0] - inner[0] * factor) <= 1 && Math.abs(canvas[1] - inner[1] * factor) <= 1,
                `at ${factor} the canvas has ${canvas} pixels for ${inner}`);
            assert.deepEqual(cutOff(await keel.widgets(), inner[0]), [], `cut off at ${factor}`);
            assert.equal(await keel.fragment(), fragment, `at ${factor} the plan is another`);
            const chosen = (await keel.widgets()).find(({label, kind}) => kind === "choice" && label === "Compare");
            assert.equal(chosen.value, "chosen", `at ${factor} another tab is shown`);
            if ([0.5, 3].includes(factor)) {
                const {data} = await session.send("Page.captureScreenshot"); // Playwright's own would reset the screen
                writeFileSync(`build/screenshots/zoom-${factor * 100}.png`, Buffer.from(data, "base64"));
            }
        }
        await sameAsCommand(keel, world.command);
    });
}

const turn = (keel, width, height) => keel.page.setViewportSize({width, height});

async function isTurnedInUse(world) {
    await world.visit(world.address(), PHONE, async (keel) => {
        await keel.tap("Venues", {kind: "choice"});
        await keel.idle();
        const isChosen = async () => (await keel.find("Venues", {kind: "choice"})).value === "chosen";
        for (const [width, height] of [[844, 390], [390, 844], [844, 390], [390, 844]]) {
            await turn(keel, width, height);
            await keel.hasWidth(width * 3);
            assert.ok(await isChosen(), "the same tab");
            assert.deepEqual(cutOff(await keel.widgets(), width), [], `cut off at ${width}x${height}`);
            if (width > height) await world.keepPicture(keel, "phone-turned");
        }
    });
}

/// An input that is edited goes on being edited, and stays in sight above the keyboard.
async function isTurnedWhileTyping(world) {
    await world.visit(world.address(), PHONE, async (keel) => {
        const {page} = keel;
        const edited = () => page.evaluate(() => document.activeElement.id);
        const inSight = async (what) => {
            await keel.still();
            const {height} = page.viewportSize();
            const widget = await keel.find("Price today", {kind: "input"});
            assert.ok(widget.visible && widget.y >= 0 && widget.y + widget.height <= height,
                `${what}: the input is at ${widget.y} of ${height}`);
        };
        const header = await keel.reveal("Bag", {kind: "header"});
        await page.touchscreen.tap(header.x + 40, header.y + header.height / 2);
        await keel.still();
        const input = await keel.reveal("Price today", {kind: "input"});
        await page.touchscreen.tap(input.x + 40, input.y + input.height / 2);
        await keel.still();
        assert.equal(await edited(), "keel-text");
        await turn(keel, 390, 420); // the soft keyboard takes the lower half
        await inSight("with the keyboard");
        await page.keyboard.insertText("5");
        await turn(keel, 844, 390);
        await inSight("turned");
        assert.equal(await edited(), "keel-text", "it goes on being edited");
        await page.keyboard.insertText("0000");
        await turn(keel, 844, 200);
        await inSight("turned, with the keyboard");
        await turn(keel, 390, 844);
        await page.keyboard.press("Enter");
        await keel.idle();
        assert.equal((await keel.plan()).bag.price, 50000);
        await sameAsCommand(keel, world.command);
    });
}

export const adapting = [
    ["adapting: more contrast is taken on and left again", takesMoreContrast],
    ["adapting: the browser zooms from 50 to 300 %", zoomsWithTheBrowser],
    ["adapting: a phone is turned in use", isTurnedInUse],
    ["adapting: a phone is turned while something is typed", isTurnedWhileTyping],
];
