// Plans that were worked on are found again in the menu, as long as the person wants them there.
import assert from "node:assert/strict";

import {KeelPage, middleOf, sameAsCommand} from "./keel_page.mjs";
import {DESKTOP, PHONE} from "./world.mjs";

const TITLE = "7 BTC, short 1\u00d7 BTCUSD_PERP on Binance";
const HOSTILE = [
    "<img src=x onerror=alert(1)>", "1e999 v=2&bag.amount=3", "{\"a\":", "\u0000\ufffd\ud800", "5 ".repeat(70000),
    "5 v=2&bag.amount=%00",
];

const storedIn = (keel) => keel.page.evaluate(() => localStorage.getItem("keel.recent"));
const amountOf = async (keel) => (await keel.plan()).bag.amount;

/// What can be pressed in a page or its menu, by its position on the canvas.
async function press(keel, label, kind = "button") {
    await keel.page.mouse.click(...middleOf(await keel.find(label, {kind})));
    await keel.idle();
}

/// The list is there when the storage has been asked.
async function tap(keel, label, kind = "button") {
    await keel.tap(label, {kind});
    await keel.idle();
}

async function openRecent(keel) {
    await press(keel, "Examples");
    await press(keel, "Plans, Recent", "choice");
}

async function keepsAndForgets(world) {
    await world.visit(world.address(), DESKTOP, async (keel, context) => {
        await openRecent(keel);
        assert.match(await keel.words(), /Nothing here yet/);
        assert.match(await keel.words(), /stays in this browser/);
        await world.keepPicture(keel, "recent-empty-1280x800");
        await keel.page.keyboard.press("Escape");
        assert.equal(await storedIn(keel), null, "looking leaves nothing behind");

        await keel.type("Coins held", "6");
        await keel.type("Coins held", "7");
        await keel.idle();
        const link = await keel.fragment();
        assert.match(await storedIn(keel), /^\d{10} v=2&bag\.amount=7&ok=\w{7}\n$/, "one entry for one piece of work");
        await keel.page.reload();
        await keel.shown();
        await keel.idle();
        assert.equal((await storedIn(keel)).split("\n").length, 2, "it is the same entry still");

        const second = await KeelPage.open(await context.newPage(), world.address());
        await openRecent(second);
        assert.match((await second.find(TITLE, {kind: "button"})).value, /^today \d\d:\d\d$/);
        await world.keepPicture(second, "recent-1280x800");
        await press(second, TITLE);
        assert.equal(await second.fragment(), link);
        await sameAsCommand(second, world.command);
        await press(second, "Undo");
        assert.equal(await amountOf(second), 5);

        await second.type("Coins held", "30"); // in two pages at once
        await keel.type("Coins held", "8");
        await keel.idle();
        assert.match(await storedIn(keel), /amount=8&[^]*amount=30&/, "neither page loses the other's");

        await openRecent(keel);
        await press(keel, "Forget all");
        await world.keepPicture(keel, "recent-forget-1280x800");
        await press(keel, "Forget them");
        assert.equal(await storedIn(keel), null);
        assert.match(await keel.words(), /Nothing here yet/);
        await second.type("Coins held", "31");
        await second.idle();
        assert.doesNotMatch(await storedIn(keel), /amount=8&/, "what was forgotten does not come back");
    });
}

async function opensByFinger(world) {
    await world.visit(world.addressOf({"bag.amount": 7}), {...PHONE, colorScheme: "dark"}, async (keel) => {
        await tap(keel, "Examples");
        await tap(keel, "Plans, Recent", "choice");
        await world.keepPicture(keel, "recent-390x844-dark", "dark");
        const row = await keel.find(TITLE, {kind: "button"});
        assert.ok(row.height >= 44 && row.x >= 0 && row.x + row.width <= 390);
        await tap(keel, "Plans, Examples", "choice");
        await tap(keel, "2 \u00b7 Choose the contract");
        await tap(keel, "Examples");
        await tap(keel, "Plans, Recent", "choice");
        await tap(keel, TITLE);
        assert.equal(await amountOf(keel), 7);
        await sameAsCommand(keel, world.command);
    });
}

/// Whatever stands in the storage, and where there is none or no room.
async function survivesItsStorage(world) {
    for (const text of HOSTILE) {
        const spoil = (value) => {
            if (origin !== "null" && !localStorage.getItem("keel.recent")) localStorage.setItem("keel.recent", value);
        };
        await world.inContext(DESKTOP, async (context, watch) => {
            await context.addInitScript(spoil, text);
            const keel = await KeelPage.open(await context.newPage(), world.address());
            await openRecent(keel);
            assert.match(await keel.words(), /Nothing here yet/, text.slice(0, 30));
            await keel.page.keyboard.press("Escape");
            await keel.type("Coins held", "7");
            await keel.idle();
            assert.match(await storedIn(keel), /^\d{10} v=2&bag\.amount=7&/);
            await world.assertClean(keel, watch);
        });
    }
    const isBlocked = () => Object.defineProperty(globalThis, "localStorage", {get() { throw new Error("blocked"); }});
    const isFull = () => { Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); }; };
    for (const spoil of [isBlocked, isFull]) {
        await world.inContext(DESKTOP, async (context, watch) => {
            await context.addInitScript(spoil);
            const keel = await KeelPage.open(await context.newPage(), world.address());
            await keel.type("Coins held", "7");
            await keel.idle();
            await openRecent(keel);
            await keel.find(TITLE, {kind: "button"}); // for as long as the page is open
            await press(keel, "Forget all");
            await press(keel, "Forget them");
            assert.match(await keel.words(), /Nothing here yet/);
            await keel.page.keyboard.press("Escape");
            await keel.click("Dark colours", {kind: "button"});
            await sameAsCommand(keel, world.command);
            await world.assertClean(keel, watch);
        });
    }
}

export const recent = [
    ["recent plans are kept, found again, and forgotten", keepsAndForgets],
    ["recent plans open by finger", opensByFinger],
    ["recent plans survive their storage", survivesItsStorage],
];
