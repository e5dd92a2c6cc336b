// Pictures: none while nothing changes, sharp on every screen, in the colours that are asked for, and the same after
// the graphics driver has failed.
import assert from "node:assert/strict";

import {lookAt, pictureFromPng} from "../support/png.mjs";
import {BareTab} from "./bare_tab.mjs";
import {openBrowser} from "./browser.mjs";
import {KeelPage, middleOf, sameAsCommand} from "./keel_page.mjs";
import {eachTab, showTab, TABS} from "./sweep.mjs";
import {DESKTOP, withClipboard} from "./world.mjs";

const REST = 3000; // ms in which nothing may be drawn

const passes = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// ---- At rest ----

async function restAfterOpening() {}

async function restAfterEdits(keel) {
    await keel.type("Hedge ratio", "50");
    await keel.choose("Leverage", "5×");
    await keel.click("Copy link"); // what it says of that goes by itself
}

async function restOnTheChart(keel) {
    await keel.page.mouse.move(...middleOf(await keel.find("Payoff chart")));
}

/// The tooltip has come, and is all there is to come.
async function restOnHelp(keel) {
    await keel.page.mouse.move(...middleOf(await keel.find("Help on Price today")));
}

async function drawsNothingAtRest(world) {
    const options = {...DESKTOP, permissions: ["clipboard-write"]};
    await world.inContext(options, async (context, watch) => {
        const visits = [];
        for (const prepare of [restAfterOpening, restAfterEdits, restOnTheChart, restOnHelp]) {
            const keel = await KeelPage.open(await context.newPage(), world.address());
            await prepare(keel);
            visits.push({keel, name: prepare.name});
        }
        for (const visit of visits) {
            await visit.keel.idle();
            visit.before = await visit.keel.frames();
        }
        await passes(REST);
        for (const {keel, name, before} of visits) {
            assert.equal(await keel.frames() - before, 0, `${name}: frames drawn in ${REST} ms`);
            await world.assertClean(keel, watch);
        }
    });
}

/// With paths that have run and prices that were read.
async function drawsNothingInAnyTab(world) {
    const watched = [];
    await eachTab(world, {screen: DESKTOP, schemes: ["light"]}, async (keel, tab) => {
        const before = await keel.frames();
        await passes(REST / TABS.length);
        assert.equal(await keel.frames() - before, 0, `frames drawn at rest in ${tab}`);
        watched.push(tab);
    });
    assert.deepEqual(watched, TABS);
}

/// While text is edited only the caret blinks: 0.8 s on, 0.4 s off.
async function onlyTheCaretBlinks(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await keel.click("Coins held", {kind: "input"});
        await keel.moveAway();
        const before = await keel.frames();
        await passes(REST);
        const frames = await keel.frames() - before;
        assert.ok(frames >= 2 && frames <= 12, `${frames} frames in ${REST} ms of a blinking caret`);
        await keel.page.keyboard.press("Escape");
    });
}

/// Counts what the graphics card is given, and looks at each frame that shows another plan. Runs before the page.
function watchFrames() {
    const watch = globalThis.watch = {draws: 0, edits: []};
    const draw = WebGL2RenderingContext.prototype.drawElements;
    WebGL2RenderingContext.prototype.drawElements = function (...words) {
        watch.draws += 1;
        return draw.apply(this, words);
    };
    const ask = globalThis.requestAnimationFrame.bind(globalThis);
    globalThis.requestAnimationFrame = (next) => ask((time) => {
        const before = globalThis.keelPage?.fragment?.();
        next(time);
        if (before === undefined || globalThis.keelPage.fragment() === before) return;
        const {answer} = JSON.parse(globalThis.keelPage.report());
        watch.edits.push(JSON.parse(globalThis.keelPage.widgets()).some(({label}) => label === answer));
    });
}

async function drawsOnlyWhatIsNew(world) {
    await world.inContext(DESKTOP, async (context, watch) => {
        await context.addInitScript(watchFrames);
        const keel = await KeelPage.open(await context.newPage(), world.address());
        const counted = async (act) => {
            const before = [await keel.frames(), await keel.page.evaluate(() => globalThis.watch.draws)];
            await act();
            await keel.idle();
            return [await keel.frames() - before[0], await keel.page.evaluate(() => globalThis.watch.draws) - before[1]];
        };
        await keel.moveAway();
        const [frames, draws] = await counted(() => keel.page.mouse.move(2, 4));
        assert.ok(frames > 0, "the mouse is followed");
        assert.equal(draws, 0, "where it is not seen, nothing is drawn");

        await keel.page.mouse.down();
        await keel.still();
        assert.deepEqual(await counted(() => passes(REST / 6)), [0, 0], "a button that is held draws nothing");
        await keel.page.mouse.up();

        const [, drawn] = await counted(() => keel.type("Coins held", "7"));
        assert.ok(drawn > 0, "an edit is seen");
        assert.deepEqual(await keel.page.evaluate(() => globalThis.watch.edits), [true],
            "the frame that shows an edit has its answer too, though that stands above");
        await world.assertClean(keel, watch);
    });
}

/// No timer is set, no frame asked for, no worker at work.
async function runsNothingWhenHidden(world) {
    const tab = await BareTab.open(world.browser, world.addressOf({"risk.paths": 2000}));
    try {
        await tab.until("globalThis.keelPage?.frames?.() > 0 && keelPage.idle()");
        await tab.ask(`globalThis.started = [];
            for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback", "fetch"]) {
                const real = globalThis[name];
                globalThis[name] = (...words) => { started.push(name); return real.apply(globalThis, words); };
            }`);
        await tab.ask("setTimeout(() => {}, 0)");
        assert.deepEqual(await tab.ask("started.splice(0)"), ["setTimeout"], "what is started is noticed");
        await tab.hide();
        await passes(1200); // the address may still be written
        await tab.ask("started.splice(0)");
        const before = await tab.ask("keelPage.frames()");
        await passes(REST / 2);
        assert.deepEqual(await tab.ask("started"), [], "started while hidden");
        assert.equal(await tab.ask("keelPage.frames()"), before, "frames drawn while hidden");
    } finally {
        await tab.close();
    }
}

async function drawsNothingWhenHidden(world) {
    const tab = await BareTab.open(world.browser, world.address());
    try {
        await tab.until("globalThis.keelPage?.frames?.() > 0 && keelPage.idle()");
        await tab.hide();
        const before = await tab.ask("keelPage.frames()");
        await tab.ask("location.hash = 'v=1&leg.leverage=3'");
        await tab.until("JSON.parse(keelPage.plan()).leg.leverage === 3");
        await passes(500);
        assert.equal(await tab.ask("keelPage.frames()"), before, "frames drawn while hidden");
        await tab.show();
        await tab.until(`keelPage.frames() > ${before} && keelPage.idle()`);
    } finally {
        await tab.close();
    }
}

// ---- A lost context ----

async function comesBackAfterLosses(world) {
    await world.visit(world.address(), {viewport: {width: 900, height: 600}}, async (keel, context, watch) => {
        await keel.moveAway();
        const before = await keel.picture();
        for (let loss = 1; loss <= 3; loss++) {
            await keel.loseContext();
            // From the second loss on a notice at the foot of the window offers to reload.
            const notice = await keel.page.isVisible("#notice");
            assert.equal(notice, loss > 1, `the notice after loss ${loss}`);
            await keel.page.evaluate(() => { document.getElementById("notice").hidden = true; });
            const after = await keel.picture();
            assert.ok(after.equals(before), `another picture after loss ${loss}`);
        }
        await keel.type("Coins held", "3");
        await sameAsCommand(keel, world.command);
        const isNews = (trouble) => !/context lost|CONTEXT_LOST/i.test(trouble); // the browser's own remark
        watch.troubles = watch.troubles.filter(isNews);
    });
}

/// After many drawings of parts the canvas is as if all of it had been drawn at once, which a lost context makes it.
async function partsAddUp(world) {
    const plan = {"leg.contract": "binance:BTCUSDT", "leg.leverage": 5};
    await world.visit(world.addressOf(plan), DESKTOP, async (keel, context, watch) => {
        const {mouse} = keel.page;
        const drag = async () => {
            const bar = await keel.reveal("Hedge ratio, slider", {kind: "slider"});
            const [, y] = middleOf(bar);
            await mouse.move(bar.x + bar.width / 2, y);
            await mouse.down();
            for (let step = 1; step <= 12; step++) {
                await mouse.move(bar.x + bar.width * (0.5 - step * 0.02), y);
                await keel.idle();
            }
            await mouse.up();
        };
        const wander = async () => {
            const plot = await keel.find("Payoff chart");
            for (let step = 1; step < 12; step++) {
                await mouse.move(plot.x + plot.width * step / 12, plot.y + plot.height / 2);
                await keel.idle();
            }
            await mouse.move(...middleOf(await keel.find("Help on Price today")));
        };
        const goAround = async () => {
            await keel.type("Coins held", "7");
            await keel.choose("Leverage", "10×");
            await keel.click("Examples");
            await keel.idle();
            await keel.page.keyboard.press("Escape");
            await showTab(keel, "Compare");
            await showTab(keel, "Payoff");
            await mouse.move(900, 600);
            await mouse.wheel(0, 200);
            await keel.idle();
            await keel.moveAway();
        };
        const overTheMap = async () => {
            await showTab(keel, "Heat map");
            const map = await keel.find("Heat map", {kind: "plot"});
            for (let step = 1; step < 8; step++) {
                await mouse.move(map.x + map.width * step / 8, map.y + map.height * step / 8);
                await keel.idle();
            }
        };
        for (const act of [drag, wander, goAround, overTheMap]) {
            await act();
            await keel.still();
            const before = await keel.picture();
            await keel.loseContext();
            await keel.page.evaluate(() => { document.getElementById("notice").hidden = true; });
            await keel.still();
            assert.ok((await keel.picture()).equals(before), `${act.name}: parts that were drawn do not add up`);
        }
        watch.troubles = watch.troubles.filter((trouble) => !/context lost|CONTEXT_LOST/i.test(trouble));
    });
}

// ---- Sharpness and size ----

function canvasOf(keel) {
    return keel.page.evaluate(() => {
        const canvas = document.getElementById("keel-canvas");
        const box = canvas.getBoundingClientRect();
        return {width: canvas.width, height: canvas.height, css: [box.width, box.height], ratio: devicePixelRatio};
    });
}

async function assertSharp(keel, {width, height}, ratio) {
    const canvas = await canvasOf(keel);
    assert.deepEqual(canvas, {
        width: Math.round(width * ratio), height: Math.round(height * ratio), css: [width, height], ratio,
    });
}

async function isSharp(world) {
    const viewport = {width: 501, height: 401}; // odd, for fractions of pixels
    for (const deviceScaleFactor of [1, 1.25, 2, 3]) {
        await world.visit(world.address(), {viewport, deviceScaleFactor}, async (keel) => {
            await assertSharp(keel, viewport, deviceScaleFactor);
            const picture = pictureFromPng(await keel.picture());
            const canvas = await canvasOf(keel);
            assert.ok(Math.abs(picture.width - canvas.width) <= 1 && Math.abs(picture.height - canvas.height) <= 1);
        });
    }
}

/// Not emulated: there the browser alone knows how many pixels the box has.
async function isSharpOnARealScreen(world) {
    const browser = await openBrowser(["--force-device-scale-factor=1.25", "--window-size=1003,777"]);
    try {
        await world.visit(world.address(), {viewport: null, colorScheme: null}, async (keel) => {
            const box = await keel.page.evaluate(() => new Promise((resolve) => {
                new ResizeObserver(([entry]) => {
                    const {inlineSize, blockSize} = entry.devicePixelContentBoxSize[0];
                    resolve([inlineSize, blockSize]);
                }).observe(document.getElementById("keel-canvas"), {box: "device-pixel-content-box"});
            }));
            const {width, height, ratio} = await canvasOf(keel);
            assert.equal(ratio, 1.25);
            assert.deepEqual([width, height], box, "as many pixels as the screen gives to the box");
        }, browser);
    } finally {
        await browser.close();
    }
}

/// The window moves between screens.
async function followsTheRatio(world) {
    const {viewport} = DESKTOP;
    await world.visit(world.address(), DESKTOP, async (keel, context) => {
        await keel.moveAway();
        const before = await keel.picture();
        const cdp = await context.newCDPSession(keel.page);
        for (const deviceScaleFactor of [2, 3, 1.5, 1]) {
            await cdp.send("Emulation.setDeviceMetricsOverride", {...viewport, deviceScaleFactor, mobile: false});
            await keel.page.mouse.move(3, 3); // an emulated change tells nobody; whatever happens next does
            await keel.moveAway();
            await assertSharp(keel, viewport, deviceScaleFactor);
        }
        assert.ok((await keel.picture()).equals(before), "another picture after the way through other ratios");
    });
}

async function followsTheWindow(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await keel.moveAway();
        const before = await keel.picture();
        for (const viewport of [{width: 700, height: 500}, {width: 320, height: 900}, {width: 1920, height: 1080}]) {
            await keel.page.setViewportSize(viewport);
            await keel.hasWidth(viewport.width);
            await assertSharp(keel, viewport, 1);
            const copy = await keel.find("Copy link");
            assert.ok(copy.x + copy.width <= viewport.width, "the bar is laid out anew");
        }
        await keel.page.setViewportSize(DESKTOP.viewport);
        await keel.hasWidth(DESKTOP.viewport.width);
        assert.ok((await keel.picture()).equals(before), "another picture at the first size");
    });
}

// ---- Colours ----

const lightOf = async (keel) => lookAt(pictureFromPng(await keel.picture())).brightness;

async function followsTheSystem(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await keel.moveAway();
        const before = await keel.picture();
        await keel.page.emulateMedia({colorScheme: "dark"});
        await keel.idle();
        assert.ok(await lightOf(keel) < 0.2, "dark when the system is");
        await keel.page.emulateMedia({colorScheme: "light"});
        await keel.idle();
        assert.ok((await keel.picture()).equals(before), "and light again");
    });
}

async function keepsTheChosenColours(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await keel.click("Dark colours");
        await keel.moveAway();
        assert.ok(await lightOf(keel) < 0.2);
        assert.equal(await keel.page.evaluate(() => document.documentElement.dataset.theme), "dark");
        await keel.page.reload();
        await keel.shown();
        await keel.idle();
        assert.ok(await lightOf(keel) < 0.2, "chosen colours are kept");
        await keel.click("Light colours");
        await keel.moveAway();
        assert.ok(await lightOf(keel) > 0.85);
    });
}

export const drawing = [
    ["draws nothing at rest", withClipboard(drawsNothingAtRest)],
    ["draws only a blinking caret while text is edited", onlyTheCaretBlinks],
    ["draws nothing while the tab is hidden", drawsNothingWhenHidden],
    ["draws nothing at rest in any tab", drawsNothingInAnyTab],
    ["runs nothing while it is hidden", runsNothingWhenHidden],
    ["draws an edit at once, and no picture twice", drawsOnlyWhatIsNew],
    ["draws the same picture after the graphics context was lost", comesBackAfterLosses],
    ["draws in parts what it would draw at once", partsAddUp],
    ["is sharp at 1, 1.25, 2 and 3 pixels to one", isSharp],
    ["is sharp on a screen that is not emulated", isSharpOnARealScreen],
    ["follows a changing pixel ratio", followsTheRatio],
    ["follows the size of the window", followsTheWindow],
    ["follows the colours of the system", followsTheSystem],
    ["keeps the colours that were chosen", keepsTheChosenColours],
];
