// What the bar above the page does: undo, redo, examples.
import assert from "node:assert/strict";

import {middleOf, sameAsCommand} from "./keel_page.mjs";
import {DESKTOP, PHONE, TALL} from "./world.mjs";

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

const MENU_END = 700; // CSS pixels

/// The menu scrolls by itself, above the page.
async function pressInMenu(keel, title) {
    const [x, y] = middleOf(await keel.find("Reset to example", {kind: "button"}));
    await keel.page.mouse.move(x, y);
    for (let turn = 0; turn < 40; turn++) {
        const row = await keel.find(title, {kind: "button"});
        if (row.y + row.height < MENU_END) break;
        await keel.page.mouse.wheel(0, 200);
        await keel.still();
    }
    await keel.page.mouse.click(...middleOf(await keel.find(title, {kind: "button"})));
    await keel.still();
}

/// Some of them, by the mouse: the same plan as on the command line.
async function opensExamples(world) {
    const examples = JSON.parse(world.command.output(["examples", "--format", "json"]));
    await world.visit(world.addressOf({"bag.amount": 8}), DESKTOP, async (keel) => {
        await keel.idle();
        await keel.click("Examples", {kind: "button"});
        await keel.idle();
        await world.keepPicture(keel, "examples-1280x800");
        await keel.page.keyboard.press("Escape");
        for (const {title, tab, link} of examples.filter((_, index) => index % 3 === 1)) {
            await keel.click("Examples", {kind: "button"});
            await pressInMenu(keel, title);
            await keel.idle();
            assert.equal(`#${await keel.fragment()}`, link, title);
            assert.equal(await keel.hash(), link);
            assert.equal((await keel.find(tab, {kind: "choice"})).value, "chosen");
            await sameAsCommand(keel, world.command);
            await keel.click("Undo", {kind: "button"});
            assert.equal(await amountOf(keel), 8, title);
        }
    });
}

async function opensExamplesByFinger(world) {
    await world.visit(world.address(), PHONE, async (keel) => {
        await keel.idle();
        await keel.tap("Examples", {kind: "button"});
        await keel.idle();
        await world.keepPicture(keel, "examples-390x844");
        await keel.tap("2 \u00b7 Choose the contract", {kind: "button"});
        await keel.idle();
        assert.equal((await keel.plan()).leg.leverage, 2);
        await keel.tap("Undo", {kind: "button"});
        await keel.idle();
        assert.equal((await keel.plan()).leg.leverage, 1);
        await sameAsCommand(keel, world.command);
    });
}

export const menu = [
    ["examples open their plans, and undo goes back", opensExamples],
    ["examples open by finger", opensExamplesByFinger],
    ["undo takes back what was typed, and redo brings it again", undoesTyping],
    ["undo leaves a text field its keys", leavesFieldsTheirKeys],
    ["undo takes back a link that was opened", undoesLinks],
];
