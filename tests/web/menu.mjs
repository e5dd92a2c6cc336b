// What the bar above the page does: undo, redo.
import assert from "node:assert/strict";

import {sameAsCommand} from "./keel_page.mjs";
import {DESKTOP, TALL} from "./world.mjs";

const amountOf = async (keel) => (await keel.plan()).bag.amount;

async function canPress(keel, label) {
    return (await keel.find(label, {kind: "button"})).value !== "disabled";
}

/// Letter by letter, with the keyboard: one step.
async function undoesTyping(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        assert.equal(await canPress(keel, "Undo"), false, "there is nothing to undo yet");
        await keel.click("Coins held", {kind: "input"});
        await keel.page.keyboard.type("12.5");
        await keel.page.keyboard.press("Enter");
        await keel.idle();
        assert.equal(await amountOf(keel), 12.5);
        const edited = await keel.hash();
        await keel.page.keyboard.press("Control+z");
        await keel.idle();
        assert.equal(await amountOf(keel), 5);
        assert.equal(await canPress(keel, "Undo"), false, "it was one step");
        assert.equal(await keel.hash(), `#${await keel.fragment()}`, "the address goes back too");
        await sameAsCommand(keel, world.command);
        await keel.page.keyboard.press("Control+y");
        await keel.idle();
        assert.equal(await amountOf(keel), 12.5);
        assert.equal(await keel.hash(), edited);
        await keel.click("Undo", {kind: "button"});
        assert.equal(await amountOf(keel), 5);
        await keel.page.keyboard.press("Control+Shift+z");
        await keel.idle();
        assert.equal(await amountOf(keel), 12.5);
        await sameAsCommand(keel, world.command);
    });
}

/// While the caret is in a field the keys are the field's.
async function leavesFieldsTheirKeys(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await keel.type("Coins held", "7");
        await keel.click("Price today", {kind: "input"});
        await keel.page.keyboard.insertText("50000");
        await keel.still();
        await keel.page.keyboard.press("Control+z");
        await keel.still();
        const plan = await keel.plan();
        assert.equal(plan.bag.amount, 7, "the step before is not touched");
        assert.notEqual(plan.bag.price, 50000);
        await keel.page.keyboard.press("Escape");
        await keel.idle();
    });
}

async function undoesLinks(world) {
    await world.visit(world.addressOf({"bag.amount": 2}), TALL, async (keel) => {
        assert.equal(await canPress(keel, "Undo"), false, "the link that was opened is the beginning");
        const other = world.command.linkOfPlan({"leg.leverage": 3});
        await keel.page.evaluate((fragment) => { location.hash = fragment; }, other);
        await keel.page.waitForFunction((fragment) => globalThis.keelPage.fragment() === fragment, other);
        await keel.idle();
        await keel.click("Undo", {kind: "button"});
        assert.equal(await amountOf(keel), 2);
        await keel.idle();
        await keel.page.goBack(); // to the link before, as ever
        await keel.idle();
        assert.equal(await amountOf(keel), 2);
        await sameAsCommand(keel, world.command);
    });
}

export const menu = [
    ["undo takes back what was typed, and redo brings it again", undoesTyping],
    ["undo leaves a text field its keys", leavesFieldsTheirKeys],
    ["undo takes back a link that was opened", undoesLinks],
];
