// A phone: fingers tap, scroll and edit.
import assert from "node:assert/strict";

import {KeelPage, middleOf, sameAsCommand} from "./keel_page.mjs";
import {PHONE, withClipboard} from "./world.mjs";

// The same phone with large pixels, which are drawn sooner.
const COARSE_PHONE = {...PHONE, deviceScaleFactor: 1};

/// One finger, from here to there in so many steps, each in a frame of its own.
async function swipe(keel, context, [x, y], [toX, toY], steps = 6) {
    const cdp = await context.newCDPSession(keel.page);
    const touch = (type, points) => cdp.send("Input.dispatchTouchEvent", {type, touchPoints: points});
    const frame = () => keel.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve())));
    await touch("touchStart", [{x, y}]);
    for (let step = 1; step <= steps; step++) {
        await touch("touchMove", [{x: x + ((toX - x) * step) / steps, y: y + ((toY - y) * step) / steps}]);
        await frame();
    }
    await new Promise((resolve) => setTimeout(resolve, 120)); // a finger that rests before it leaves does not fling
    await touch("touchEnd", []);
    await cdp.detach();
    await keel.still();
}

/// Swipes until the widget is well inside the window.
async function swipeTo(keel, context, label, kind) {
    const {width, height} = PHONE.viewport;
    for (let turn = 0; turn < 30; turn++) {
        const widget = await keel.find(label, {kind});
        const [, y] = middleOf(widget);
        if (y > 0.15 * height && y < 0.7 * height) return widget;
        const far = Math.max(-450, Math.min(450, 0.45 * height - y));
        const from = far < 0 ? 0.85 * height : 0.2 * height;
        await swipe(keel, context, [width - 4, from], [width - 4, from + far]);
    }
    return assert.fail(`${label} cannot be scrolled into sight`);
}

async function scrolls(world) {
    await world.visit(world.address(), COARSE_PHONE, async (keel, context) => {
        const before = await keel.find("Copy Liquidation");
        const bar = await keel.find("Copy link");
        await swipe(keel, context, middleOf(before), [before.x + 20, before.y - 300]);
        const after = await keel.find("Copy Liquidation");
        const way = before.y + before.height / 2 - (before.y - 300);
        assert.ok(Math.abs(before.y - after.y - way) < 24, `the finger went ${way}, the page ${before.y - after.y}`);
        assert.deepEqual(await keel.find("Copy link"), bar, "the bar above stays");
        assert.ok(!(await keel.words()).includes("Copied"), "what the finger scrolled with was not pressed");
        assert.equal(await keel.page.evaluate(() => scrollY + scrollX), 0, "the document itself does not scroll");
    });
}

async function edits(world) {
    const options = {...PHONE, permissions: ["clipboard-read", "clipboard-write"]};
    await world.visit(world.address(), options, async (keel, context) => {
        await swipeTo(keel, context, "Bag", "header");
        await keel.tap("Bag", {kind: "header"});
        assert.equal((await keel.find("Bag", {kind: "header"})).value, "open", "a tap opens a section");
        await swipeTo(keel, context, "Coins held", "input");
        await keel.tap("Coins held", {kind: "input"});
        const focused = () => keel.page.evaluate(() => document.activeElement.id);
        const field = await keel.page.evaluate(() => [document.activeElement.id, document.activeElement.inputMode]);
        assert.deepEqual(field, ["keel-text", "decimal"], "the keyboard for numbers comes up");
        await keel.page.keyboard.type("2.5"); // what was there is selected
        await keel.still();
        assert.equal((await keel.plan()).bag.amount, 2.5);
        await sameAsCommand(keel, world.command);

        await swipeTo(keel, context, "Price today", "input");
        await keel.tap("Price today", {kind: "input"});
        assert.equal(await focused(), "keel-text", "from one input into the next");
        await keel.page.keyboard.type("60k");
        await keel.page.keyboard.press("Enter");
        await keel.still();
        assert.equal((await keel.plan()).bag.price, 60000);
        assert.notEqual(await focused(), "keel-text", "the keyboard goes");
        await sameAsCommand(keel, world.command);

        await keel.tap("Copy link");
        await keel.idle();
        const copied = await keel.page.evaluate(() => navigator.clipboard.readText());
        assert.equal(copied, await keel.page.evaluate(() => location.href));
        await world.keepPicture(keel, "edited-390x844@3");
    });
}

/// The first tap on something new must not land where the finger was before.
async function hitsWhatIsTapped(world) {
    await world.visit(world.address(), COARSE_PHONE, async (keel, context) => {
        await swipeTo(keel, context, "Hedge", "header");
        await keel.tap("Hedge", {kind: "header"});
        await swipeTo(keel, context, "Leverage, 5×", "choice");
        for (const [option, leverage] of [["5×", 5], ["2×", 2], ["10×", 10]]) {
            await keel.tap(`Leverage, ${option}`, {kind: "choice"});
            assert.equal((await keel.plan()).leg.leverage, leverage);
        }
        const bar = await swipeTo(keel, context, "Hedge ratio, slider", "slider");
        const y = bar.y + bar.height / 2;
        // The answer above it: what stands below may move when its words take another line.
        const answerY = async () => (await keel.widgets()).find(({label}) => label.startsWith("Short ")).y;
        const before = await answerY();
        await swipe(keel, context, [bar.x + 0.66 * bar.width, y], [bar.x + 0.35 * bar.width, y]);
        const {ratio} = (await keel.plan()).leg;
        assert.ok(ratio > 0.4 && ratio < 0.6, `dragged to half: ${ratio}`);
        assert.equal(await answerY(), before, "dragging a slider does not scroll the page");
        await sameAsCommand(keel, world.command);
    });
}

async function pinches(world) {
    await world.visit(world.address(), COARSE_PHONE, async (keel, context) => {
        const cdp = await context.newCDPSession(keel.page);
        const [x, y] = middleOf(await keel.find("Payoff chart"));
        const touch = (type, apart) => cdp.send("Input.dispatchTouchEvent", {
            type, touchPoints: apart ? [{x: x - apart, y, id: 1}, {x: x + apart, y, id: 2}] : [],
        });
        await touch("touchStart", 30);
        for (let apart = 34; apart <= 90; apart += 4) await touch("touchMove", apart);
        await touch("touchEnd");
        await keel.still();
        assert.equal(await keel.page.evaluate(() => visualViewport.scale), 1, "the document is not zoomed");
        await sameAsCommand(keel, world.command);
    });
}

async function turns(world) {
    await world.inContext(COARSE_PHONE, async (context, watch) => {
        const keel = await KeelPage.open(await context.newPage(), world.address());
        await keel.page.setViewportSize({width: 844, height: 390});
        await keel.hasWidth(844);
        const copy = await keel.find("Copy link");
        assert.ok(copy.x > 500 && copy.x + copy.width <= 844);
        await world.assertClean(keel, watch);
    });
}

export const fingers = [
    ["on a phone one finger scrolls", scrolls],
    ["on a phone a tap edits and the result is the one of keel", withClipboard(edits)],
    ["on a phone each tap hits what is tapped, and a slider is dragged", hitsWhatIsTapped],
    ["on a phone two fingers do not zoom the document", pinches],
    ["on a phone that is turned the page is laid out anew", turns],
];
