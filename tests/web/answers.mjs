// The tabs Compare and Venues, and the questions beside the inputs: what is taken there is what `keel` says.
import assert from "node:assert/strict";

import {sameAsCommand} from "./keel_page.mjs";
import {DESKTOP, PHONE, TALL} from "./world.mjs";

const FAST = {contract: "binance:BTCUSDT", leverage: 10, funding_rate: 0, maintenance_rate: 0.004};

/// The cells right of a text, in its row.
async function cells(keel, text) {
    const widgets = (await keel.widgets()).filter(({kind}) => kind === "cell");
    const start = widgets.find(({label}) => label === text);
    assert.ok(start, `no row "${text}"`);
    return widgets.filter(({x, y}) => x > start.x && Math.abs(y - start.y) < 6).sort((a, b) => a.x - b.x)
        .map(({label}) => label);
}

async function comparing(world) {
    await world.visit(world.addressOf({leg: {leverage: 3}}), DESKTOP, async (keel) => {
        const before = await keel.fragment();
        await keel.click("Compare", {kind: "choice"});
        await keel.moveAway();
        await world.keepPicture(keel, "compare-desktop");
        const other = JSON.parse(world.command.output(["compare", "--link", `#${before}`, "--format", "json"]));
        const sell = other.alternatives.find(({key}) => key === "sell");
        assert.equal((await cells(keel, "Sell"))[2], Math.round(sell.values_usd[5]).toLocaleString("en-US"));
        await keel.click("Pin this plan as A");
        await keel.type("Leverage", "5");
        assert.deepEqual(await cells(keel, "Leverage"), ["3 ×", "5 ×", ""]);
        await keel.reveal("Back to A");
        await keel.moveAway();
        await world.keepPicture(keel, "compare-pinned");
        await keel.click("Back to A");
        assert.equal(await keel.fragment(), before);
        await keel.click("More on Linear 2×");
        await keel.click("Use \"Linear 2×\"");
        const plan = await keel.plan();
        assert.equal(plan.leg.contract, "binance:BTCUSDT");
        assert.equal(plan.leg.leverage, 2);
        await sameAsCommand(keel, world.command);
    });
}

async function adopting(world) {
    await world.visit(world.addressOf({leg: {leverage: 3}}), {...DESKTOP, colorScheme: "dark"}, async (keel) => {
        await keel.click("Venues", {kind: "choice"});
        await keel.click("Sort by Fees");
        await keel.moveAway();
        await world.keepPicture(keel, "venues-desktop", "dark");
        const link = `#${await keel.fragment()}`;
        const offers = JSON.parse(world.command.output(["venues", "--compare", "--link", link, "--format", "json"]));
        const okx = offers.find(({contract}) => contract === "okx:BTC-USD-SWAP");
        await keel.click("More on okx:BTC-USD-SWAP");
        await keel.click("Use OKX BTC-USD-SWAP");
        assert.equal((await keel.plan()).leg.contract, "okx:BTC-USD-SWAP");
        const report = await sameAsCommand(keel, world.command);
        assert.equal(report.margin.legs[0].liquidation_price, okx.liquidation_price);
        await keel.idle();
        assert.equal(await keel.hash(), `#${await keel.fragment()}`);
    });
}

async function adoptingByFinger(world) {
    await world.visit(world.address(), PHONE, async (keel) => {
        await keel.tap("Venues", {kind: "choice"});
        await keel.tap("More on binance:BTCUSD_PERP");
        await world.keepPicture(keel, "venues-phone");
        await keel.tap("Compare", {kind: "choice"});
        await world.keepPicture(keel, "compare-phone");
    });
}

async function asking(world) {
    await world.visit(world.addressOf({leg: FAST}), TALL, async (keel) => {
        // Story 4: +40 % takes 131,820 USDT.
        await keel.click("Find Collateral");
        await keel.choose("Collateral that survives a rise of", "40 %");
        assert.match(await keel.words(), /Collateral of 131,820 USDT survives a rise of 40 %/);
        await keel.click("Use 131,820 USDT");
        assert.equal((await keel.plan()).leg.collateral, 131820);
        const report = await sameAsCommand(keel, world.command);
        assert.ok(report.margin.legs[0].liquidation_price >= 91000);
    });
}

export const answers = [
    ["a plan is compared, pinned and changed for another", comparing],
    ["another venue's contract is taken", adopting],
    ["the tabs work by finger", adoptingByFinger],
    ["a question beside an input is asked and taken", asking],
];
