// The tab Path: its points are dragged, its choices taken and its files saved; the figures are those of `keel path`.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";

import {middleOf} from "./keel_page.mjs";
import {DESKTOP, PHONE, TALL} from "./world.mjs";

const ANSWER = /After [\d.]+ days the price/;

/// What `keel path` says of the plan on the page.
async function commanded(keel, world) {
    const link = `#${await keel.fragment()}`;
    return JSON.parse(world.command.output(["path", "--link", link, "--format", "json"]));
}

async function answer(keel) {
    return (await keel.widgets()).map(({label}) => label).find((label) => ANSWER.test(label));
}

async function assertSame(keel, world) {
    await keel.idle();
    const told = await commanded(keel, world);
    assert.equal(await answer(keel), told.answer);
    return told;
}

async function drag(keel, label, dx, dy) {
    const [x, y] = middleOf(await keel.reveal(label));
    await keel.page.mouse.move(x, y);
    await keel.page.mouse.down();
    for (let i = 1; i <= 4; i++) await keel.page.mouse.move(x + dx * i / 4, y + dy * i / 4);
    await keel.page.mouse.up();
    await keel.idle();
}

async function dragging(world) {
    const plan = {leg: {leverage: 3, stop_price: 80000}, scenario: {path: "10:90000,30:45000"}};
    await world.visit(world.addressOf(plan), DESKTOP, async (keel) => {
        await keel.click("Path", {kind: "choice"});
        const before = await assertSame(keel, world);
        assert.ok(before.events.some(({kind}) => kind === "stop"));
        await keel.moveAway();
        await world.keepPicture(keel, "path-desktop");
        await drag(keel, "Point 1", 20, 90); // below the stop, which is never reached then
        const after = await assertSame(keel, world);
        assert.ok(!after.events.some(({kind}) => kind === "stop"));
        assert.notEqual(after.outcome.net_usd, before.outcome.net_usd);
        assert.match((await keel.plan()).scenario.path, /^[\d.]+:[\d.]+,/);
        assert.equal(await keel.hash(), `#${await keel.fragment()}`);
    });
}

async function choosing(world) {
    await world.visit(world.addressOf({leg: {leverage: 5}}), {...DESKTOP, colorScheme: "dark"}, async (keel) => {
        await keel.click("Path", {kind: "choice"});
        for (const [name, id] of [["Crash", "crash"], ["March 2020: the virus crash", "march_2020"]]) {
            await keel.choose("Way of the price", name);
            assert.equal((await keel.plan()).scenario.path, id);
            await assertSame(keel, world);
        }
        await keel.moveAway();
        await world.keepPicture(keel, "path-episode", "dark");
    });
}

async function saving(world) {
    const plan = {leg: {leverage: 5}, scenario: {path: "10:95000,30:45000"}};
    await world.visit(world.addressOf(plan), TALL, async (keel) => {
        await keel.click("Path", {kind: "choice"});
        const told = await assertSame(keel, world);
        assert.ok(told.events.some(({kind}) => kind === "liquidation"));
        for (const [button, file, rows] of [
            ["Save the events (CSV)", "keel-path-events.csv", told.events.length],
            ["Save the values (CSV)", "keel-path-values.csv", null],
        ]) {
            const [download] = await Promise.all([keel.page.waitForEvent("download"), keel.click(button)]);
            assert.equal(download.suggestedFilename(), file);
            const lines = readFileSync(await download.path(), "utf8").trimEnd().split("\n");
            if (rows !== null) assert.equal(lines.length, rows + 1);
            else assert.equal(`${lines.join("\n")}\n`, csvOf(world, await keel.fragment()));
        }
    });
}

const csvOf = (world, fragment) => world.command.output(["path", "--link", `#${fragment}`, "--format", "csv"]);

async function playing(world) {
    await world.visit(world.addressOf({scenario: {path: "crash"}}), TALL, async (keel) => {
        await keel.click("Path", {kind: "choice"});
        const {x, y, width, height} = await keel.reveal("Play the path");
        const press = () => keel.page.mouse.click(x + width / 2, y + height / 2);
        await press();
        await keel.page.waitForFunction(() => /^day [1-9]/.test(
            JSON.parse(keelPage.widgets()).find(({label}) => label === "Day on the path").value));
        await press();
        await keel.idle();
        const day = await keel.page.evaluate(() =>
            JSON.parse(keelPage.widgets()).find(({label}) => label === "Day on the path").value);
        assert.match(day, /^day \d/);
        const frames = await keel.page.evaluate(() => keelPage.frames());
        await new Promise((resolve) => setTimeout(resolve, 300));
        assert.equal(await keel.page.evaluate(() => keelPage.frames()), frames, "a path at rest is not drawn");
    });
}

async function byFinger(world) {
    await world.visit(world.addressOf({leg: {leverage: 3}, scenario: {path: "pump"}}), PHONE, async (keel) => {
        await keel.tap("Path", {kind: "choice"});
        await assertSame(keel, world);
        await world.keepPicture(keel, "path-phone");
    });
}

export const path = [
    ["path: a point is dragged", dragging],
    ["path: shapes and what has happened", choosing],
    ["path: its files", saving],
    ["path: the play head", playing],
    ["path: on a phone", byFinger],
];
