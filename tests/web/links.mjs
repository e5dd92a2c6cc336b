// A calculation is a link: the address bar follows, the link is copied, opened elsewhere, and survives what chats do
// to it.
import assert from "node:assert/strict";

import {KeelPage, sameAsCommand} from "./keel_page.mjs";
import {COARSE, DESKTOP, TALL, withClipboard} from "./world.mjs";

const WHOLE_LINK = /^#v=2&.+&ok=[0-9a-z]{7}$/;

const PLAN = {
    "bag.amount": 2.5, "bag.price": 64123.45, "leg.contract": "bybit:BTCUSDT", "leg.ratio": 0.333, "leg.leverage": 7.5,
    "leg.funding_rate": -0.0002, "leg.rounding": "down", "leg.entry_order": "maker", "horizon_days": 90,
    "scenario.move": "jump", "scenario.shocks": [-0.3, 0, 0.125, 0.45], "cost.borrow_rate": 0.08,
};

/// The address follows what is typed, but not with every letter.
async function followsDebounced(world) {
    await world.inContext(TALL, async (context, watch) => {
        await context.addInitScript(() => {
            const write = history.replaceState;
            globalThis.addressWrites = 0;
            history.replaceState = function (...words) {
                globalThis.addressWrites += 1;
                return write.apply(this, words);
            };
        });
        const keel = await KeelPage.open(await context.newPage(), world.address());
        await keel.click("Price today", {kind: "input"});
        await keel.page.keyboard.press("Control+a");
        for (const letter of "61234.567891234") await keel.page.keyboard.type(letter);
        await keel.idle();
        assert.match(await keel.hash(), WHOLE_LINK);
        assert.equal(await keel.hash(), `#${await keel.fragment()}`);
        const writes = await keel.page.evaluate(() => globalThis.addressWrites);
        assert.ok(writes >= 1 && writes <= 8, `${writes} writes for 15 letters`);
        const entries = await keel.page.evaluate(() => history.length);
        assert.ok(entries <= 2, `${entries} entries in the history: Back would lead through letters`);
        await keel.page.keyboard.press("Enter");
        await world.assertClean(keel, watch);
    });
}

/// The whole address is on the clipboard, and whoever opens it has the same plan before him.
async function isCopiedAndOpened(world) {
    const options = {...TALL, permissions: ["clipboard-read", "clipboard-write"]};
    await world.visit(world.address(), options, async (keel, context) => {
        await keel.type("Hedge ratio", "50");
        await keel.choose("Venue", "Bybit");
        await keel.type("Price today", "64k");
        await keel.click("Copy link");
        assert.ok((await keel.words()).includes("Link copied"), "it says that it has copied");
        await keel.moveAway();
        const copied = await keel.page.evaluate(() => navigator.clipboard.readText());
        assert.ok(copied.startsWith(world.server.url), `copied: ${copied}`);
        assert.match(new URL(copied).hash, WHOLE_LINK);
        assert.equal(copied, await keel.page.evaluate(() => location.href));

        const second = await KeelPage.open(await context.newPage(), copied);
        await second.moveAway();
        assert.deepEqual(await second.inputs(), await keel.inputs(), "every input is restored");
        assert.equal(await second.reportText(), await keel.reportText());
        assert.equal(await second.page.evaluate(() => location.href), copied, "opening a link does not change it");
        await sameAsCommand(second, world.command);
    });
}

async function restoresEverything(world) {
    await world.visit(world.addressOf(PLAN), TALL, async (keel) => {
        const plan = await keel.plan();
        for (const [key, value] of Object.entries(PLAN)) {
            const found = key.split(".").reduce((part, name) => part[name], plan);
            assert.deepEqual(found, value, key);
        }
        await sameAsCommand(keel, world.command);
        assert.equal(await keel.hash(), `#${world.command.linkOfPlan(PLAN)}`);
        assert.deepEqual(await noticesOf(keel), [], "a good link needs no notice");
    });
}

/// Another link in the same tab, and back.
async function followsTheHash(world) {
    await world.visit(world.addressOf(PLAN), TALL, async (keel) => {
        const first = await keel.reportText();
        const other = world.command.linkOfPlan({"leg.leverage": 3});
        await keel.page.evaluate((fragment) => { location.hash = fragment; }, other);
        await keel.page.waitForFunction((fragment) => globalThis.keelPage.fragment() === fragment, other);
        await keel.idle();
        assert.equal((await keel.plan()).leg.leverage, 3);
        assert.equal((await keel.plan()).bag.amount, 5, "what the new link does not say is as usual, not as before");
        await sameAsCommand(keel, world.command);
        await keel.page.goBack();
        await keel.page.waitForFunction((report) => globalThis.keelPage.report() === report, first);
        await keel.idle();
        await sameAsCommand(keel, world.command);
    });
}

// ---- What is not good ----

/// The texts that can be dismissed; a tooltip of the button is none.
async function noticesOf(keel) {
    const widgets = (await keel.widgets()).filter(({kind, label}) => !(kind === "text" && label === "Dismiss"));
    return widgets.filter((_, index) => widgets[index + 1]?.label === "Dismiss").map(({label}) => label);
}

/// The link has been read when the browser has told of it; it is drawn a little later.
async function openHash(keel, fragment) {
    await keel.page.evaluate(async (hash) => {
        for (const next of ["v=1", hash]) {
            const before = location.href;
            location.hash = next;
            if (location.href === before) continue;
            await new Promise((resolve) => addEventListener("hashchange", resolve, {once: true}));
        }
    }, fragment);
    assert.equal(await keel.card(), "", `a card for #${fragment.slice(0, 100)}`);
}

const good = (world) => world.command.linkOfPlan({"bag.amount": 2, "leg.leverage": 3});

/// [what, the fragment, words of a notice, what of the plan must have been taken]
const DAMAGED = [
    ["its last letter is cut off", (link) => link.slice(0, -1), /damaged/, {amount: 2, leverage: 3}],
    ["a digit is another", (link) => link.replace("leverage=3", "leverage=4"), /damaged/, {amount: 2, leverage: 4}],
    ["its check value is cut off", (link) => link.replace(/k=\w+$/, ""), /damaged/, {amount: 2, leverage: 3}],
    ["an unknown key", () => "v=1&bag.amount=2&colour=blue", /colour/, {amount: 2, leverage: 1}],
    ["a bad value", () => "v=1&bag.amount=-5&leg.leverage=3", /Coins held.*-5/, {amount: 5, leverage: 3}],
    ["an unknown contract", () => "v=1&bag.amount=2&leg.contract=binance:MOON", /MOON/, {amount: 2, leverage: 1}],
    ["a newer version", () => "v=3&bag.amount=2&leg.leverage=3&leg.hue=1", /another version/, {amount: 2, leverage: 3}],
    ["not a number", () => "v=1&bag.amount=nan&leg.leverage=3", /nan/, {amount: 5, leverage: 3}],
    ["too large a number", () => "v=1&bag.amount=1e400&leg.leverage=3", /1e400/, {amount: 5, leverage: 3}],
];

async function opensWhatIsGood(world) {
    await world.visit(world.address(), COARSE, async (keel) => {
        await openHash(keel, "v=1&bag.amount=2&leg.leverage=3");
        await keel.still();
        assert.deepEqual(await noticesOf(keel), [], "a link that was written by hand is not complained about");
        for (const [what, spoil, words, {amount, leverage}] of DAMAGED) {
            await openHash(keel, spoil(good(world)));
            await keel.still();
            const notices = await noticesOf(keel);
            assert.match(notices.join("\n"), words, what);
            const plan = await keel.plan();
            assert.deepEqual([plan.bag.amount, plan.leg.leverage], [amount, leverage], what);
            await sameAsCommand(keel, world.command);
        }
    });
    await world.visit(world.address(`${good(world).slice(0, -1)}&bag.amount=-5&colour=blue`), DESKTOP, async (keel) => {
        const notices = await noticesOf(keel);
        assert.ok(notices.length >= 2, `notices: ${JSON.stringify(notices)}`);
        await world.keepPicture(keel, "damaged-link-1280x800");
        for (let left = notices.length; left > 0; left--) {
            assert.equal((await noticesOf(keel)).length, left);
            await keel.click("Dismiss", {kind: "button"});
        }
        assert.deepEqual(await noticesOf(keel), [], "notices can be dismissed");
    });
}

// ---- Whatever the bytes ----

const NASTY = [
    "", "#", "&&&===", "v", "v=", "v=1&v=2&v=1", "%", "%%%", "%zz=%", "v=1&bag.amount=%00", "v=1&%00=1", "ok=",
    "v=1&ok=0000000", "v=99999999999999999999&bag.amount=1", "v=1&bag.amount=5;drop", "+=+&%2B=%2B",
    "bag.amount=" + "9".repeat(400), "bag.amount=1&bag.amount=2", "\u202ebag.amount=1", "bag.amount=0&legs=0",
    "bag.coin=" + "\u{1F4B0}".repeat(50), "bag.coin=<script>alert(1)</script>", "bag.coin=%F0%9F",
    "bag.price=1e12&bag.amount=1e9", "leg.collateral=1e-320", "leg8.ratio=0.1", "leg9.ratio=0.1", "bags=8&legs=8",
    "bags=1e9&legs=1e9", "bags=-1", "legs=nan", "scenario.shocks=" + "0,".repeat(500), "scenario.shocks=,,,",
    "__proto__=1&constructor=2",
];

/// The same bytes in each run.
function* randomFragments(count) {
    let state = 12345;
    const random = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 4294967296;
    for (let i = 0; i < count; i++) {
        const letter = () => String.fromCharCode(Math.floor(random() * 0x250));
        const text = Array.from({length: Math.floor(random() * 300)}, letter).join("");
        yield i % 2 ? `v=1&bag.amount=${text}` : text;
    }
}

async function survives(world) {
    await world.visit(world.address(), COARSE, async (keel) => {
        for (const fragment of [...NASTY, ...randomFragments(20)]) {
            await openHash(keel, fragment);
            await sameAsCommand(keel, world.command);
            assert.doesNotMatch(await keel.words(), /\bNaN\b|undefined|\[object/, fragment);
        }
        await keel.idle();
    });
}

/// A link of a megabyte is read as far as is reasonable, in the address bar and pasted later.
async function survivesMegabytes(world) {
    const long = `v=1&bag.amount=2&${"x".repeat(1 << 20)}=1&leg.leverage=3`;
    await world.visit(world.address(long), COARSE, async (keel) => {
        assert.match((await noticesOf(keel)).join("\n"), /This link is too long/);
        assert.equal((await keel.plan()).bag.amount, 2, "its beginning is read");
        await sameAsCommand(keel, world.command);
        await openHash(keel, `v=1&bag.amount=3${"&leg.leverage=2".repeat(70000)}`);
        assert.equal((await keel.plan()).bag.amount, 3);
        await sameAsCommand(keel, world.command);
    });
}

export const links = [
    ["the address follows what is typed, a little later", followsDebounced],
    ["the copied link opens elsewhere with every input and the same report", withClipboard(isCopiedAndOpened)],
    ["a link restores what it holds", restoresEverything],
    ["another link in the same tab is opened, and Back leads back", followsTheHash],
    ["a damaged link opens with what is good in it and says what was not", opensWhatIsGood],
    ["links of any bytes do no harm", survives],
    ["links of a megabyte do no harm", survivesMegabytes],
];
