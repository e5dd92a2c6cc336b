// Every input of the page is changed with mouse and keyboard; after each change the plan is the one that was meant and
// the report is the one of `keel`.
import assert from "node:assert/strict";

import {sameAsCommand} from "./keel_page.mjs";
import {DESKTOP, TALL} from "./world.mjs";

/// "leg.ratio" of a plan that is nested.
function valueOf(plan, key) {
    return key.split(".").reduce((value, name) => value?.[name], plan);
}

/// Steps: what is done in words, how, and what the plan holds then.
async function doSteps(keel, command, steps) {
    for (const [what, act, expected] of steps) {
        await act(keel).catch((error) => { throw new Error(`${what}: ${error.message}`, {cause: error}); });
        const plan = await keel.plan();
        for (const [key, value] of Object.entries(expected)) {
            assert.deepEqual(valueOf(plan, key), value, `${what}: ${key}`);
        }
        await sameAsCommand(keel, command);
    }
    await keel.idle();
    assert.equal(await keel.hash(), `#${await keel.fragment()}`, "the address bar follows");
}

const type = (label, text, options) => (keel) => keel.type(label, text, options);
const choose = (label, option) => (keel) => keel.choose(label, option);
const click = (label, options) => (keel) => keel.click(label, options);

const BAG_AND_HEDGE = [
    ["the ratio is typed as a percentage", type("Hedge ratio", "50"), {"leg.ratio": 0.5}],
    ["the ratio is typed with its sign", type("Hedge ratio", "33.3 %"), {"leg.ratio": 0.333}],
    ["coins", type("Coins held", "2.5"), {"bag.amount": 2.5}],
    ["a price in thousands", type("Price today", "64k"), {"bag.price": 64000}],
    ["a price with commas", type("Price today", "64,123.45"), {"bag.price": 64123.45}],
    ["leverage by a button", choose("Leverage", "5×"), {"leg.leverage": 5}],
    ["leverage by hand", type("Leverage", "7.5"), {"leg.leverage": 7.5}],
    ["collateral", type("Collateral", "1e0"), {"leg.collateral": 1}],
    ["collateral from outside", choose("Collateral comes from", "Extra"), {"leg.collateral_source": "extra"}],
    ["collateral left empty again", type("Collateral", ""), {"leg.collateral": null}],
    ["and from where it usually comes", choose("Collateral comes from", "Auto"), {"leg.collateral_source": null}],
    ["another venue, the same kind of contract", choose("Venue", "Bybit"), {"leg.contract": "bybit:BTCUSD"}],
    ["another contract there", choose("Contract", "BTCUSDT"), {"leg.contract": "bybit:BTCUSDT"}],
    ["another coin", choose("Coin", "ETH"), {"bag.coin": "ETH", "leg.contract": "bybit:ETHUSDT"}],
    ["back", choose("Coin", "BTC"), {"bag.coin": "BTC", "leg.contract": "bybit:BTCUSDT"}],
    ["size in contracts", choose("Size given as", "Contracts"), {"leg.sizing": "contracts"}],
    ["so many", type("Contracts", "1,250"), {"leg.contracts": 1250}],
    ["size in dollars", choose("Size given as", "Notional"), {"leg.sizing": "notional"}],
    ["so many dollars", type("Notional", "162.5k"), {"leg.notional": 162500}],
    ["and as a ratio", choose("Size given as", "Ratio"), {"leg.sizing": "ratio"}],
    ["the advanced part opens", click("Advanced", {which: 1}), {}],
    ["rounding", choose("Rounding", "Down"), {"leg.rounding": "down"}],
    ["maintenance", type("Maintenance margin rate", "0.65"), {"leg.maintenance_rate": 0.0065}],
    ["its amount", type("Maintenance amount", "1500"), {"leg.maintenance_amount": 1500}],
];

const COSTS_AND_SCENARIO = [
    ["funding that is paid", type("Funding rate", "-0.02"), {"leg.funding_rate": -0.0002}],
    ["its interval", type("Funding interval", "4"), {"leg.funding_interval_hours": 4}],
    ["basis", type("Basis at entry", "200"), {"leg.basis": 200}],
    ["basis later", type("Basis at exit", "-50.5"), {"leg.exit_basis": -50.5}],
    ["an order that waits", choose("Order to open", "Maker"), {"leg.entry_order": "maker"}],
    ["the other one too", choose("Order to close", "Maker"), {"leg.exit_order": "maker"}],
    ["the advanced part opens", click("Advanced", {which: 2}), {}],
    ["fees of one's own", type("Maker fee", "0.015"), {"leg.maker_fee_rate": 0.00015}],
    ["and", type("Taker fee", "0.045"), {"leg.taker_fee_rate": 0.00045}],
    ["interest", type("Interest on collateral", "8"), {"cost.borrow_rate": 0.08}],
    ["days", type("Days to hold", "90"), {"horizon_days": 90}],
    ["a jump", choose("Price path", "Jump"), {"scenario.move": "jump"}],
    ["moves", type("Price moves", "-30, 0, 12.5, 45"), {"scenario.shocks": [-0.3, 0, 0.125, 0.45]}],
];

const RARE = [
    ["the bag's rare inputs", click("Advanced", {which: 0}), {}],
    ["coins owed", type("Coins owed", "1"), {"bag.owed": 1}],
    ["what they cost", type("Average purchase price", "20k"), {"bag.cost_basis": 20000}],
    ["how they swing", type("Volatility a year", "55"), {"bag.volatility": 0.55}],
    ["a linear contract", choose("Contract", "BTCUSDT"), {"leg.contract": "binance:BTCUSDT"}],
    ["the hedge's rare inputs", click("Advanced", {which: 1}), {}],
    ["shared collateral", choose("Margin mode", "Cross"), {"leg.margin_mode": "cross"}],
    ["coins count too", type("Coins that count as collateral", "2"), {"leg.spot_collateral": 2}],
    ["until they may not", choose("Margin mode", "Isolated"), {"leg.spot_collateral": 0}],
    ["a position that is open", type("Open since", "60k"), {"leg.entry_price": 60000}],
    ["is made smaller", type("Change now", "-1.5"), {"leg.change_contracts": -1.5}],
    ["USDT slips", type("Its price at the end", "0.97"), {"leg.exit_settle_price": 0.97}],
    ["the costs' rare inputs", click("Advanced", {which: 2}), {}],
    ["funding by period", type("Funding, by period", "21:-0.03%, 9:0.01%"), {"leg.funding_regimes": "21:-0.0003,9:0.0001"}],
    ["a bonus", type("Bonus credit", "50"), {"leg.bonus_credit": 50}],
    ["for fees", choose("Bonus may pay", "Fees"), {"leg.bonus_use": "fees"}],
    ["the other way of ending it", click("Selling instead"), {}],
    ["taxes", type("Tax on gains", "25"), {"sell.tax_rate": 0.25}],
    ["a dated contract", choose("Contract", "BTCUSD_261225"), {"leg.contract": "binance:BTCUSD_261225"}],
    ["in so many days", type("Days to expiry", "45"), {"leg.expiry_days": 45}],
    ["which a perpetual one has not", choose("Contract", "BTCUSD_PERP"), {"leg.expiry_days": null}],
    ["another coin's contract", choose("Contract", "ETHUSDT"), {"leg.contract": "binance:ETHUSDT", "bag2.coin": "ETH"}],
    ["at the price that is asked for", type("Bag 2, Price today", "3,100"), {"bag2.price": 3100}],
    ["the smallest swings", choose("Size given as", "Min variance"), {"leg.sizing": "min_variance"}],
];

const CUSTOM = [
    ["a contract of one's own", choose("Venue", "Custom"), {"leg.contract": "custom", "leg.kind": "inverse"}],
    ["linear", choose("Contract kind", "Linear"), {"leg.kind": "linear"}],
    ["its value", type("Contract value", "0.01"), {"leg.contract_value": 0.01}],
    ["its step", type("Lot step", "0.1"), {"leg.lot_step": 0.1}],
    ["its maintenance", type("Maintenance margin rate", "0.4"), {"leg.maintenance_rate": 0.004}],
    ["ten times", choose("Leverage", "10×"), {"leg.leverage": 10}],
    ["inverse again", choose("Contract kind", "Inverse"), {"leg.kind": "inverse"}],
    ["in dollars", type("Contract value", "100"), {"leg.contract_value": 100}],
];

const SEVERAL = [
    ["a second coin", click("Add another coin"), {"bag2.coin": "ETH"}],
    ["so many of it", type("Bag 2, Coins held", "40"), {"bag2.amount": 40}],
    ["at this price", type("Bag 2, Price today", "3.1k"), {"bag2.price": 3100}],
    ["a hedge for it", click("Add another hedge"), {"leg2.bag": 2, "leg2.contract": "binance:ETHUSD_PERP"}],
    ["half of it", type("Hedge 2, Hedge ratio", "50"), {"leg2.ratio": 0.5, "leg.ratio": 1}],
    ["the second coin first", click("Move Bag 2 up"), {"bag.coin": "ETH", "leg.bag": 2, "leg2.bag": 1}],
    ["and back", click("Move Bag 1 down"), {"bag.coin": "BTC", "leg.bag": 1, "leg2.bag": 2}],
    ["the hedges too", click("Move Hedge 1 down"), {"leg.ratio": 0.5, "leg.bag": 2, "leg2.bag": 1}],
    ["and back again", click("Move Hedge 2 up"), {"leg.ratio": 1, "leg2.ratio": 0.5}],
    ["the first hedge goes", click("Remove Hedge 1"), {"leg.bag": 2, "leg.ratio": 0.5, "leg2": undefined}],
    ["the second coin goes, and its hedge with it", click("Remove Bag 2"), {"bag2": undefined, "leg": undefined}],
    ["a hedge again", click("Add a hedge"), {"leg.contract": "binance:BTCUSD_PERP"}],
];

const following = (steps) => (world) =>
    world.visit(world.address(), TALL, (keel) => doSteps(keel, world.command, steps));

/// The slider: a click on a tick, and a drag.
async function slides(world) {
    await world.visit(world.address(), TALL, async (keel) => {
        const {mouse} = keel.page;
        const bar = await keel.find("Hedge ratio, slider");
        const tick = async (name) => {
            const widgets = await keel.widgets();
            const isBelow = ({y}) => Math.abs(y - bar.y - bar.height) < 4;
            const label = widgets.find((widget) => widget.label === name && isBelow(widget));
            return [label.x + label.width / 2, bar.y + bar.height / 2];
        };
        await mouse.click(...await tick("50"));
        await keel.still();
        assert.equal((await keel.plan()).leg.ratio, 0.5);
        await sameAsCommand(keel, world.command);

        await mouse.move(...await tick("50"));
        await mouse.down();
        await mouse.move(...await tick("75"), {steps: 5});
        assert.equal((await keel.plan()).leg.ratio, 0.75, "it recomputes while one drags");
        await sameAsCommand(keel, world.command);
        await mouse.move(20, 20, {steps: 3});
        await mouse.up();
        await keel.still();
        assert.equal((await keel.plan()).leg.ratio, 0, "a drag may leave the slider");
        await keel.page.keyboard.press("Escape");
    });
}

const WRONG = [
    ["Coins held", "-5"], ["Coins held", "five"], ["Price today", "0"], ["Leverage", "1e400"],
    ["Price moves", "-200, 0"], ["Days to hold", ""],
];

/// Text that is no value stays, with its reason; the last good value goes on being used.
async function keepsTheLastGoodValue(world) {
    await world.visit(world.address(), TALL, async (keel) => {
        const before = await keel.reportText();
        const isReason = ({kind, label}) => kind === "text" && / is not /.test(label);
        const reasons = async () => (await keel.widgets()).filter(isReason);
        for (const [label, text] of WRONG) {
            const {value: good} = await keel.find(label, {kind: "input"});
            await keel.type(label, text);
            const input = await keel.find(label, {kind: "input"});
            assert.equal(input.value, text, `${label}: the wrong text stays`);
            const [reason, ...more] = await reasons();
            assert.ok(reason?.label.startsWith(`${text || "Nothing"} is not `), `${label}: ${reason?.label}`);
            assert.ok(reason.y > input.y && reason.y < input.y + 100, `${label}: the reason stands below the input`);
            assert.deepEqual(more, []);
            assert.equal(await keel.reportText(), before, `${label}: the last good value goes on being used`);
            await sameAsCommand(keel, world.command);
            await keel.type(label, good);
            assert.deepEqual(await reasons(), [], `${label}: the reason stays after the text is good again`);
        }
        assert.equal(await keel.reportText(), before);
    });
}

/// At the usual height the inputs have to be scrolled to.
async function scrolls(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        const top = await keel.find("Copy link");
        await keel.type("Days to hold", "7");
        assert.equal((await keel.plan()).horizon_days, 7);
        assert.deepEqual(await keel.find("Copy link"), top, "the bar above stays where it is");
        await sameAsCommand(keel, world.command);
    });
}

/// A warning explains itself, and leads to the input that causes it.
async function explainsWarnings(world) {
    const danger = world.addressOf({"leg.contract": "binance:BTCUSDT", "leg.leverage": 10});
    await world.visit(danger, DESKTOP, async (keel) => {
        const report = await keel.report();
        const chips = (await keel.widgets()).filter(({kind}) => kind === "chip");
        assert.equal(chips.length, report.warnings.length, "a chip for each warning");
        await keel.click(chips[0].label, {kind: "chip"});
        assert.ok(await keel.has(report.warnings[0].message, "text"), "a click on the chip explains");
        const widgets = await keel.widgets();
        const way = widgets[widgets.findIndex(({label}) => label === "Close the explanation") - 1];
        assert.equal(way.kind, "button", "a way to the input that causes it");
        await keel.click(way.label);
        await sameAsCommand(keel, world.command);
    });
}

async function resets(world) {
    await world.visit(world.addressOf({"bag.amount": 1, "leg.leverage": 3}), DESKTOP, async (keel) => {
        await keel.click("Examples");
        await keel.click("Reset to example");
        const plan = await keel.plan();
        assert.equal(plan.bag.amount, 5);
        assert.equal(plan.leg.leverage, 1);
        await sameAsCommand(keel, world.command);
    });
}

export const editing = [
    ["bag and hedge are edited through their inputs", following(BAG_AND_HEDGE)],
    ["costs and scenario are edited through their inputs", following(COSTS_AND_SCENARIO)],
    ["rare inputs are edited where they are folded away", following(RARE)],
    ["a custom contract is edited through its inputs", following(CUSTOM)],
    ["bags and hedges are added, moved and removed", following(SEVERAL)],
    ["the slider is clicked and dragged", slides],
    ["wrong text shows its reason and keeps the last good value", keepsTheLastGoodValue],
    ["inputs below the window are scrolled to", scrolls],
    ["a warning explains itself", explainsWarnings],
    ["the example comes back", resets],
];
