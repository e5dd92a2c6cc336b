// Every action by a key of its own, and the sheet that lists the keys.
import assert from "node:assert/strict";

import {middleOf, sameAsCommand} from "./keel_page.mjs";
import {DESKTOP, PHONE, withClipboard} from "./world.mjs";

async function press(keel, ...keys) {
    for (const key of keys) await keel.page.keyboard.press(key);
    await keel.still();
}

/// By keys alone, past the buttons that skip the canvas.
async function toTheCanvas(keel) {
    for (let stop = 0; stop < 6; stop++) {
        await press(keel, "Tab");
        if (await keel.page.evaluate(() => document.activeElement.id) === "keel-canvas") return;
    }
    assert.fail("Tab does not reach the canvas");
}

const showsSheet = (keel) => keel.has("Close the keyboard shortcuts", "button");
const chosenTab = async (keel) => {
    const names = ["Payoff", "Path", "Heat map", "Risk", "Compare", "Venues", "History", "Guide"];
    return (await keel.widgets()).find(({label, kind, value}) => kind === "choice" && names.includes(label) && value === "chosen").label;
};

/// From the address bar by keys alone.
async function opensTheSheet(world) {
    for (const colorScheme of ["light", "dark"]) {
        await world.visit(world.address(), {...DESKTOP, colorScheme}, async (keel) => {
            await toTheCanvas(keel);
            await press(keel, "Shift+?");
            assert.ok(await showsSheet(keel));
            await world.keepPicture(keel, `keys-1280x800-${colorScheme}`, colorScheme);
            await press(keel, "Escape");
            assert.ok(!(await showsSheet(keel)));
            await press(keel, "F1");
            assert.ok(await showsSheet(keel));
            await press(keel, "Shift+?"); // the same key closes it
            assert.ok(!(await showsSheet(keel)));
            await keel.click("Coins held", {kind: "input"});
            await keel.page.keyboard.type("?");
            await keel.still();
            assert.ok(!(await showsSheet(keel)), "a question mark that is typed is text");
            await press(keel, "Escape");
        });
    }
}

async function opensTheSheetByFinger(world) {
    await world.visit(world.address(), PHONE, async (keel) => {
        for (let turn = 0; turn < 30; turn++) { // to the end of the page
            const link = await keel.find("Keyboard shortcuts", {kind: "button"});
            if (link.y + link.height < 844) break;
            await keel.page.mouse.move(195, 600);
            await keel.page.mouse.wheel(0, 600);
            await keel.still();
        }
        const link = await keel.find("Keyboard shortcuts", {kind: "button"});
        assert.ok(link.height >= 44);
        await keel.tap("Keyboard shortcuts", {kind: "button"});
        await keel.idle();
        await world.keepPicture(keel, "keys-390x844");
        const close = await keel.find("Close the keyboard shortcuts", {kind: "button"});
        assert.ok(close.width >= 44 && close.height >= 44 && close.x + close.width <= 390);
        await keel.tap("Close the keyboard shortcuts", {kind: "button"});
        assert.ok(!(await showsSheet(keel)));
    });
}

async function doesAllByKeys(world) {
    const options = {...DESKTOP, permissions: ["clipboard-read", "clipboard-write"]};
    await world.visit(world.address(), options, async (keel) => {
        await toTheCanvas(keel);
        await press(keel, "8");
        assert.equal(await chosenTab(keel), "Guide");
        await press(keel, "1");
        assert.equal(await chosenTab(keel), "Payoff");
        await press(keel, "c");
        await keel.page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith(location.href.replace(/#.*/, "")));
        await press(keel, "d");
        assert.equal(await keel.page.evaluate(() => document.documentElement.dataset.theme), "dark");
        await press(keel, "d", "p");
        assert.match(await keel.words(), /Pinned as A/);
        await keel.type("Coins held", "7");
        await press(keel, "Control+z");
        assert.equal((await keel.plan()).bag.amount, 5);
        await press(keel, "Control+y", "5");
        assert.match(await keel.words(), /A, pinned, beside B/);
        await press(keel, "e");
        assert.equal((await keel.find("Plans, Examples", {kind: "choice"})).value, "chosen");
        await press(keel, "Escape", "r");
        assert.equal((await keel.find("Plans, Recent", {kind: "choice"})).value, "chosen");
        await press(keel, "Escape", "1");
        await keel.page.mouse.click(...middleOf(await keel.find("Payoff chart", {kind: "plot"})));
        await press(keel, "+", "+", "-");
        assert.ok(await keel.has("Show all of Payoff chart", "button"), "the chart is zoomed");
        await press(keel, "ArrowRight", "0");
        assert.ok(!(await keel.has("Show all of Payoff chart", "button")), "and shows all again");
        await sameAsCommand(keel, world.command);
    });
}

/// What people need of their browser is not taken from them, wherever the keyboard is.
async function leavesTheBrowserItsKeys(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        const taken = await keel.page.evaluate(() => {
            const found = [];
            for (const id of ["keel-canvas", "keel-text"]) {
                const tell = (key, code, more) => {
                    const event = new KeyboardEvent("keydown", {key, code, bubbles: true, cancelable: true, ...more});
                    if (!document.getElementById(id).dispatchEvent(event)) found.push(`${id} ${code}`);
                    document.getElementById(id).dispatchEvent(new KeyboardEvent("keyup", {key, code, bubbles: true, ...more}));
                };
                for (const key of ["l", "f", "p", "r", "s", "t", "w", "0", "1"]) {
                    tell(key, /\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`, {ctrlKey: true});
                }
                for (const key of ["F5", "F6", "F11", "F12"]) tell(key, key, {});
                for (const key of ["1", "2"]) tell(key, `Digit${key}`, {altKey: true});
            }
            return found;
        });
        assert.deepEqual(taken, []);
        await keel.idle();
        assert.equal(await chosenTab(keel), "Payoff");
    });
}

export const keys = [
    ["a question mark opens the sheet of keys", opensTheSheet],
    ["a finger opens the sheet of keys", opensTheSheetByFinger],
    ["everything is done by keys", withClipboard(doesAllByKeys)],
    ["keys of the browser stay the browser's", leavesTheBrowserItsKeys],
];
