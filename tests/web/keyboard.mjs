// The keyboard alone: past the page, into it, through it, and out again.
import assert from "node:assert/strict";

import {sameAsCommand} from "./keel_page.mjs";
import {DESKTOP, TALL, withClipboard} from "./world.mjs";

const focused = (keel) => keel.page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName);

async function press(keel, ...keys) {
    for (const key of keys) await keel.page.keyboard.press(key);
    await keel.still();
}

/// Tab goes from the skip buttons to the canvas and on, out of the page.
async function passesBy(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await press(keel, "Tab");
        assert.equal(await focused(keel), "skip");
        await press(keel, "Tab");
        assert.equal(await focused(keel), "read-report");
        await press(keel, "Tab");
        assert.equal(await focused(keel), "keel-canvas");
        await press(keel, "Tab");
        assert.notEqual(await focused(keel), "keel-canvas", "Tab does not stay in the canvas");
        await press(keel, "Shift+Tab");
        assert.equal(await focused(keel), "keel-canvas", "nor does Shift+Tab miss it");
        await press(keel, "Shift+Tab", "Shift+Tab");
        assert.equal(await focused(keel), "skip");
    });
}

async function readsAsText(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await press(keel, "Tab", "Enter");
        assert.equal(await focused(keel), "keel-answer");
        assert.equal(await keel.page.textContent("#keel-answer"), (await keel.report()).answer);
    });
}

/// Enter goes in, Tab walks, typing edits, Escape goes out.
async function walksThrough(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await press(keel, "Tab", "Tab", "Tab", "Enter");
        for (let step = 0; step < 40 && (await focused(keel)) !== "keel-text"; step++) {
            await press(keel, "Tab");
            assert.ok(["keel-canvas", "keel-text"].includes(await focused(keel)), "inside, Tab stays inside");
        }
        assert.equal(await focused(keel), "keel-text", "Tab reaches an input");
        const before = await keel.fragment();
        await press(keel, "Control+a");
        await keel.page.keyboard.type("3");
        await press(keel, "Enter");
        assert.notEqual(await keel.fragment(), before, "what was typed is in the plan");
        await sameAsCommand(keel, world.command);
        await press(keel, "Escape", "Escape");
        await press(keel, "Tab");
        assert.ok(!["keel-canvas", "keel-text"].includes(await focused(keel)), "Escape lets Tab go out");
    });
}

/// Arrow keys step a number sensibly, and what is the browser's stays the browser's.
async function stepsByArrows(world) {
    await world.visit(world.address(), TALL, async (keel) => {
        await keel.click("Leverage", {kind: "input"});
        await press(keel, "ArrowUp");
        assert.equal((await keel.plan()).leg.leverage, 2);
        await press(keel, "ArrowUp", "ArrowUp");
        assert.equal((await keel.plan()).leg.leverage, 5);
        await press(keel, "ArrowDown");
        assert.equal((await keel.plan()).leg.leverage, 3);
        await sameAsCommand(keel, world.command);
        const kept = await keel.page.evaluate(() => {
            const prevented = (key, more) => !document.getElementById("keel-text").dispatchEvent(
                new KeyboardEvent("keydown", {key, code: key, bubbles: true, cancelable: true, ...more}));
            return ["F5", "F12"].filter((key) => prevented(key)).concat(
                ["l", "f", "r", "t"].filter((key) => prevented(key, {ctrlKey: true, code: `Key${key.toUpperCase()}`})));
        });
        assert.deepEqual(kept, [], "keys that the page takes from the browser");
        await keel.page.keyboard.press("Escape");
    });
}

/// Copy, cut and paste inside an input.
async function copiesAndPastes(world) {
    const options = {...TALL, permissions: ["clipboard-read", "clipboard-write"]};
    await world.visit(world.address(), options, async (keel) => {
        const clipboard = () => keel.page.evaluate(() => navigator.clipboard.readText());
        await keel.click("Price today", {kind: "input"});
        await press(keel, "Control+a", "Control+c");
        assert.equal(await clipboard(), "65,000");
        await press(keel, "Control+x");
        assert.equal(await clipboard(), "65,000");
        await keel.page.evaluate(() => navigator.clipboard.writeText("59,999.5"));
        await press(keel, "Control+v", "Enter");
        assert.equal((await keel.plan()).bag.price, 59999.5);
        await sameAsCommand(keel, world.command);
    });
}

export const keyboard = [
    ["by keyboard, Tab passes the page and is not trapped", passesBy],
    ["by keyboard, the answer is read as text", readsAsText],
    ["by keyboard, one goes in, edits and comes out", walksThrough],
    ["by keyboard, arrows step numbers and the browser keeps its keys", stepsByArrows],
    ["by keyboard, text is copied, cut and pasted", withClipboard(copiesAndPastes)],
];
