// The elements that mirror the canvas: found and used as a screen reader does, without the mouse.
import assert from "node:assert/strict";

import {sameAsCommand} from "./keel_page.mjs";
import {DESKTOP, PHONE} from "./world.mjs";

const ROLES = ["tab", "radio", "combobox", "textbox", "slider", "columnheader", "cell", "heading", "button"];

async function mirrored(keel) {
    await keel.idle();
    await keel.page.waitForFunction(() => globalThis.keelPage.mirror?.isCurrent());
}

const host = (keel) => keel.page.locator("#keel-mirror");

/// `which` among those of that name, which may be the beginning of it.
const element = (keel, role, name, which = 0) => host(keel).getByRole(role, {name}).nth(which);

async function press(keel, role, name, which) {
    await element(keel, role, name, which).evaluate((found) => found.click());
    await mirrored(keel);
}

/// As by a person whose screen reader writes into it.
async function write(keel, name, text) {
    const box = element(keel, "textbox", name);
    await box.fill(text);
    await box.press("Enter");
    await mirrored(keel);
}

/// All names with their boxes, in CSS pixels.
const elements = (keel) => host(keel).evaluate((root) => [...root.querySelectorAll("[id]")].map((each) => {
    const {x, y, width, height} = each.getBoundingClientRect();
    const name = each.getAttribute("aria-label") ?? each.textContent;
    return {id: each.id, role: each.getAttribute("role") ?? each.tagName.toLowerCase(), name, x, y, width, height};
}));

const isNear = (a, b) => ["x", "y", "width", "height"].every((side) => Math.abs(a[side] - b[side]) <= 0.5);

async function assertSameBoxes(keel, least) {
    const [widgets, found] = [await keel.widgets(), await elements(keel)];
    const lost = found.filter((each) => !widgets.some((widget) =>
        isNear(each, widget) && (widget.label.endsWith(each.name) || each.name.startsWith(widget.label))));
    assert.deepEqual(lost.slice(0, 5), [], "elements that are not where a widget of their name is");
    assert.ok(found.length >= least, `only ${found.length} elements`);
    const pressed = widgets.filter(({kind}) => ["button", "input", "choice", "header", "slider", "chip"].includes(kind));
    const missing = pressed.filter((widget) => !found.some((each) => isNear(each, widget)));
    assert.deepEqual(missing.map(({label}) => label), [], "widgets without an element");
}

async function standsWhereItIs(world, say) {
    for (const [options, least] of [[DESKTOP, 60], [PHONE, 25]]) {
        await world.visit(world.addressOf({leg: {leverage: 3}}), options, async (keel) => {
            await mirrored(keel);
            await assertSameBoxes(keel, least);
            const box = await element(keel, "button", "Copy link").boundingBox();
            const widget = await keel.find("Copy link");
            assert.ok(isNear(box, widget));
            const tab = await keel.find("Guide", {kind: "choice"});
            await keel.page.mouse.move(tab.x - 20, tab.y + 200);
            await keel.page.mouse.wheel(0, 150);
            await mirrored(keel);
            assert.notEqual((await keel.find("Guide", {kind: "choice"})).y, tab.y, "it scrolled");
            await assertSameBoxes(keel, least);
            const ms = await keel.page.evaluate(() => globalThis.keelPage.mirror.lastMs());
            say(`one renewal after scrolling: ${ms.toFixed(1)} ms`);
            await keel.page.mouse.move(2, 2);
        });
    }
}

async function saysWhatThereIs(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await mirrored(keel);
        const said = await keel.page.locator("#stage").ariaSnapshot();
        for (const words of [
            'application "Keel, hedge calculator"', 'button "Copy link"', 'textbox "Coins held, BTC": "5"',
            'heading "Hedge" [level=2]', 'combobox "Venue": Binance', 'radiogroup "Leverage"', 'radio "1×" [checked]',
            'slider "Hedge ratio, slider"', 'tablist "Results"', 'tab "Payoff" [selected]',
            'table "At each end price, USD"', 'columnheader "Futures"', 'button "Never is a knife edge, notice"',
            'table "Numbers of Payoff chart"', 'button "Undo" [disabled]', (await keel.report()).answer.slice(0, 60),
        ]) assert.ok(said.includes(words), `the page does not say ${words}`);
        assert.match(said, /img "Payoff chart\. Hedged: 32[\d,]+ at [\d,]+, /);
        const table = host(keel).getByRole("table", {name: "Numbers of Payoff chart"});
        const rows = await table.getByRole("row").count();
        assert.ok(rows > 10 && rows <= 51, `${rows} rows of numbers`);
        const ladder = host(keel).getByRole("table", {name: "At each end price, USD"});
        assert.equal(await ladder.getByRole("row").count(), (await keel.report()).scenarios.length + 1);
        assert.match(await element(keel, "button", "Help on Coins held").getAttribute("aria-description"), /How many coins/);
    });
}

async function isPressed(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await mirrored(keel);
        assert.equal(await element(keel, "radio", "3×").getAttribute("aria-checked"), "false");
        await press(keel, "radio", "3×");
        assert.equal((await keel.plan()).leg.leverage, 3);
        assert.equal(await element(keel, "radio", "3×").getAttribute("aria-checked"), "true");
        assert.equal(await element(keel, "radio", "1×").getAttribute("aria-checked"), "false");
        await sameAsCommand(keel, world.command);
        await press(keel, "button", "Undo");
        assert.equal((await keel.plan()).leg.leverage, 1);
        await press(keel, "tab", "Compare");
        assert.equal(await element(keel, "tab", "Compare").getAttribute("aria-selected"), "true");
        assert.ok(await element(keel, "button", "Pin this plan as A").count(), "what is below the tab is another");
        // Far below what is seen.
        const fold = await keel.find("Funding and basis that swing");
        assert.ok(!fold.visible);
        await press(keel, "button", "Funding and basis that swing");
        assert.equal(await element(keel, "button", "Funding and basis that swing").getAttribute("aria-expanded"), "true");
        await press(keel, "button", "Dark colours");
        assert.ok(await element(keel, "button", "Light colours").count());
    });
}

/// A list opens, its options are elements with the focus on the chosen one, and it gives the focus back.
async function opensLists(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await mirrored(keel);
        await element(keel, "combobox", "Venue").focus();
        await mirrored(keel);
        await press(keel, "combobox", "Venue");
        const focused = () => keel.page.evaluate(() => document.activeElement.getAttribute("aria-label"));
        assert.equal(await focused(), "Binance");
        assert.equal(await element(keel, "option", "Binance").getAttribute("aria-selected"), "true");
        await keel.page.keyboard.press("Escape");
        await mirrored(keel);
        assert.equal(await host(keel).getByRole("option").count(), 0, "Escape closes the list");
        assert.equal(await focused(), "Venue");
        await press(keel, "combobox", "Venue");
        await press(keel, "option", "Bybit");
        assert.match((await keel.plan()).leg.contract, /^bybit:/);
        assert.equal(await element(keel, "combobox", "Venue").textContent(), "Bybit");
        await sameAsCommand(keel, world.command);
    });
}

async function isWrittenInto(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await mirrored(keel);
        await write(keel, "Coins held", "2.5");
        assert.equal((await keel.plan()).bag.amount, 2.5);
        await write(keel, "Price today", "70k");
        assert.equal((await keel.plan()).bag.price, 70000);
        assert.equal(await element(keel, "textbox", "Price today").inputValue(), "70,000");
        await write(keel, "Random paths", "5000"); // far below what is seen
        assert.equal((await keel.plan()).risk.paths, 5000);
        await element(keel, "slider", "Hedge ratio").fill("0.5");
        await mirrored(keel);
        assert.equal((await keel.plan()).leg.ratio, 0.5);
        await sameAsCommand(keel, world.command);
        assert.equal(await keel.page.textContent("#keel-answer"), (await keel.report()).answer);
        // Emptied, it is automatic again.
        await write(keel, "Collateral", "1");
        assert.equal((await keel.plan()).leg.collateral, 1);
        await write(keel, "Collateral", "");
        assert.equal((await keel.plan()).leg.collateral, null);
    });
}

async function tellsWhatIsWrong(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await mirrored(keel);
        const before = await keel.fragment();
        await write(keel, "Coins held", "many");
        assert.equal(await keel.fragment(), before);
        const box = element(keel, "textbox", "Coins held");
        assert.equal(await box.getAttribute("aria-invalid"), "true");
        assert.match(await box.getAttribute("aria-description"), /many is not a number from 0 to/);
        assert.match(await keel.page.textContent("#keel-problem"), /many is not a number/);
        assert.equal(await keel.page.getAttribute("#keel-problem", "aria-live"), "assertive");
        await write(keel, "Coins held", "3");
        assert.equal(await box.getAttribute("aria-invalid"), null);
        assert.equal((await keel.plan()).bag.amount, 3);
        await keel.page.waitForFunction(() => document.getElementById("keel-problem").textContent === "");
    });
}

/// After much that was done there is still one element for each widget.
async function hasNoDoubles(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await mirrored(keel);
        for (const tab of ["Path", "Heat map", "Compare", "Venues", "Guide", "Payoff"]) {
            await press(keel, "tab", tab);
            await write(keel, "Coins held", String(1 + (await elements(keel)).length / 100));
            await assertSameBoxes(keel, 60);
        }
        const found = await elements(keel);
        assert.equal(new Set(found.map(({id}) => id)).size, found.length, "no id is there twice");
        for (const name of ["Copy link", "Coins held, BTC", "Payoff"])
            assert.equal(found.filter((each) => each.name === name).length, 1, name);
        for (const role of ROLES) assert.ok(await host(keel).getByRole(role).count() > 0, `nothing is a ${role}`);
    });
}

async function costsNothingAtRest(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await mirrored(keel);
        await keel.moveAway();
        await mirrored(keel);
        const seen = await keel.page.evaluate(async () => {
            let timers = 0, changes = 0;
            const {setTimeout: original} = globalThis;
            globalThis.setTimeout = (...words) => { timers += 1; return original(...words); };
            const watch = new MutationObserver((list) => { changes += list.length; });
            watch.observe(document.getElementById("stage"), {subtree: true, childList: true, attributes: true});
            const before = globalThis.keelPage.frames();
            await new Promise((resolve) => original(resolve, 1500));
            globalThis.setTimeout = original;
            return {frames: globalThis.keelPage.frames() - before, timers, changes};
        });
        assert.deepEqual(seen, {frames: 0, timers: 0, changes: 0});
    });
}

/// While something is dragged the elements stay as they are.
async function waitsForRest(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await mirrored(keel);
        const slider = await keel.find("Hedge ratio, slider");
        const middle = slider.y + slider.height / 2;
        await keel.page.evaluate(() => {
            globalThis.mirrorChanges = 0;
            new MutationObserver(() => { globalThis.mirrorChanges += 1; })
                .observe(document.getElementById("keel-mirror"), {subtree: true, childList: true, attributes: true});
        });
        await keel.page.mouse.move(slider.x + slider.width - 20, middle);
        await mirrored(keel);
        const before = await keel.page.evaluate(() => globalThis.mirrorChanges);
        const frames = await keel.frames();
        await keel.page.mouse.down();
        for (let step = 1; step <= 20; step++) {
            await keel.page.mouse.move(slider.x + slider.width - 20 - step * 4, middle);
            await keel.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
        }
        await keel.page.waitForTimeout(500); // a hand that rests has not let go
        const meanwhile = await keel.page.evaluate(() => globalThis.mirrorChanges);
        await keel.page.mouse.up();
        assert.ok(await keel.frames() - frames > 10, "it was drawn meanwhile");
        assert.equal(meanwhile, before, "the elements changed while it was dragged");
        await mirrored(keel);
        assert.ok(await keel.page.evaluate(() => globalThis.mirrorChanges) > before);
    });
}

/// The keyboard on the canvas says where it is; on an element it moves the ring; nowhere is it caught.
async function followsTheKeyboard(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await mirrored(keel);
        const {page} = keel;
        const active = () => page.evaluate(() => {
            const id = document.getElementById("keel-canvas").getAttribute("aria-activedescendant");
            return id && document.getElementById(id).getAttribute("aria-label");
        });
        await page.focus("#keel-canvas");
        await page.keyboard.press("Enter");
        await page.keyboard.press("Tab");
        await mirrored(keel);
        const first = await active();
        assert.ok(first, "the widget with the ring is the active one");
        await page.keyboard.press("Tab");
        await mirrored(keel);
        assert.notEqual(await active(), first);
        await element(keel, "combobox", "Coin").focus();
        await mirrored(keel);
        assert.equal(await active(), null, "the element itself has the focus");
        await page.keyboard.press("Escape");
        assert.equal(await page.evaluate(() => document.activeElement.id), "keel-canvas");
        await mirrored(keel);
        assert.equal(await active(), "Coin", "the ring went along");
        await page.keyboard.press("Tab");
        assert.notEqual(await page.evaluate(() => document.activeElement.id), "keel-canvas");
        await element(keel, "tab", "Path").focus();
        await page.keyboard.press("Tab");
        const inside = await host(keel).evaluate((root) => root.contains(document.activeElement));
        assert.ok(!inside, "Tab leaves the elements");
        // What is edited on the canvas has its own name in the field behind it.
        await keel.click("Price today", {kind: "input"});
        await mirrored(keel);
        assert.equal(await page.getAttribute("#keel-text", "aria-label"), "Price today, USD");
        await page.keyboard.press("Escape");
    });
}

const pathOf = async (keel) => (await keel.plan()).scenario.path;
const attributes = (found, ...names) =>
    found.evaluate((each, wanted) => Object.fromEntries(wanted.map((name) => [name, each.getAttribute(name)])), names);

/// The arrow keys move it up and down and sideways, as dragging does, and each step can be undone by itself.
async function movesAPoint(world) {
    const plan = {scenario: {path: "10:85000,30:45000"}};
    await world.visit(world.addressOf(plan), DESKTOP, async (keel) => {
        await mirrored(keel);
        await press(keel, "tab", "Path");
        const point = element(keel, "slider", "Point 1");
        const told = await attributes(point, "min", "max", "aria-valuetext", "aria-description");
        assert.equal(told["aria-valuetext"], "Day 10, 85,000");
        assert.match(told["aria-description"], /Up and down change the price, left and right the day/);
        assert.equal(Number(await point.inputValue()), 85000);
        assert.ok(Number(told.min) < 45000 && Number(told.max) >= 85000);

        await point.focus();
        await mirrored(keel);
        await world.keepPicture(keel, "point-with-focus-1280x800");
        const before = await keel.fragment();
        for (const [key, expected] of [["ArrowUp", "10:86000"], ["ArrowRight", "11:86000"],
            ["ArrowDown", "11:85000"], ["ArrowLeft", "10:85000"], ["ArrowLeft", "9:85000"]]) {
            await keel.page.keyboard.press(key);
            await mirrored(keel);
            assert.equal(await pathOf(keel), `${expected},30:45000`, key);
            const focused = await keel.page.evaluate(() => document.activeElement.getAttribute("aria-label"));
            assert.equal(focused, "Point 1");
        }
        assert.notEqual(await keel.fragment(), before, "the link has the point where it is now");
        assert.equal((await attributes(point, "aria-valuetext"))["aria-valuetext"], "Day 9, 85,000");
        await sameAsCommand(keel, world.command);
        await press(keel, "button", "Undo");
        assert.equal(await pathOf(keel), "10:85000,30:45000", "one step is undone");

        // As on a phone, where the screen reader moves the slider itself.
        await point.fill("70000");
        await mirrored(keel);
        assert.equal(await pathOf(keel), "10:70000,30:45000");
        await press(keel, "button", "Undo");
        assert.equal(await pathOf(keel), "10:85000,30:45000");
    });
}

/// What is seen as colours is told in a sentence and in a table, as the crosshair would.
async function tellsTheHeatMap(world) {
    await world.visit(world.addressOf({leg: {contract: "binance:BTCUSDT", leverage: 10}}), DESKTOP, async (keel) => {
        await mirrored(keel);
        await press(keel, "tab", "Heat map");
        const picture = host(keel).getByRole("img", {name: /^Heat map\. Gain or loss, USD\. Lowest /});
        const said = await picture.getAttribute("aria-label");
        assert.match(said, /; highest [\d,]+ USD at [\d,]+ and [\d.]+ % hedged\. /);
        assert.match(said, /A hedge is liquidated at prices between [\d,]+ and [\d,]+, from [\d.]+ % hedged to/);
        assert.match(said, /Your plan, 100 % hedged, at today's price: gain [\d,.]+ USD, worth then [\d,]+ USD\.$/);
        const table = host(keel).getByRole("table", {name: "Numbers of Heat map"});
        const heads = await table.getByRole("columnheader").allTextContents();
        assert.equal(heads[0], "Price of BTC at the end, USD");
        assert.ok(heads.includes("100 % hedged, your plan"), heads.join("; "));
        const rows = await table.getByRole("row").evaluateAll((all) =>
            all.slice(1).map((row) => [...row.children].map((each) => each.textContent)));
        assert.ok(rows.length >= 8 && rows.length <= 16, `${rows.length} prices`);
        assert.ok(rows.every((row) => row.length === heads.length));
        const own = heads.indexOf("100 % hedged, your plan");
        const today = rows.find(([price]) => price === "65,000, today");
        assert.ok(said.includes(`gain ${today[own]} USD`), `${today[own]} in ${said}`);
        const dead = rows.filter((row) => row[own].endsWith(", liquidated"));
        assert.ok(dead.length > 0 && dead.every(([price]) => Number(price.replaceAll(",", "")) > 71000));
        await press(keel, "radio", "Time");
        assert.ok(await table.getByRole("columnheader", {name: /^\d+ days/}).count() > 2);
    });
}

export const mirror = [
    ["mirror: elements stand where the widgets are", standsWhereItIs],
    ["mirror: roles, names and values say what there is", saysWhatThereIs],
    ["mirror: a click on an element presses its widget", isPressed],
    ["mirror: lists open and give the focus back", opensLists],
    ["mirror: what is written into a field is in the plan", isWrittenInto],
    ["mirror: what is wrong is told at once and beside its field", tellsWhatIsWrong],
    ["mirror: after many edits there are no doubles", hasNoDoubles],
    ["mirror: at rest it costs nothing", costsNothingAtRest],
    ["mirror: it waits while something is dragged", waitsForRest],
    ["mirror: a point of the path is moved by the arrow keys", movesAPoint],
    ["mirror: the heat map is told in words and numbers", tellsTheHeatMap],
    ["mirror: it follows the keyboard and does not catch it", followsTheKeyboard],
];
