// Writes plans.json, the plans of the parity test: `node tests/parity/make_plans.mjs`. The same file each time: the
// random numbers have a fixed seed. Run it again when an input is added, with values for that input below.
import {writeFileSync} from "node:fs";

// Every contract of the venue table with its coin and kind.
const CONTRACTS = [
    ["binance:BTCUSD_PERP", "BTC", "inverse"],
    ["binance:ETHUSD_PERP", "ETH", "inverse"],
    ["binance:BTCUSD_261225", "BTC", "inverse"],
    ["binance:SOLUSD_PERP", "SOL", "inverse"],
    ["binance:XRPUSD_PERP", "XRP", "inverse"],
    ["binance:BNBUSD_PERP", "BNB", "inverse"],
    ["binance:DOGEUSD_PERP", "DOGE", "inverse"],
    ["binance:BTCUSDT", "BTC", "linear"],
    ["binance:ETHUSDT", "ETH", "linear"],
    ["binance:SOLUSDT", "SOL", "linear"],
    ["binance:XRPUSDT", "XRP", "linear"],
    ["binance:BNBUSDT", "BNB", "linear"],
    ["binance:DOGEUSDT", "DOGE", "linear"],
    ["binance:BTCUSDC", "BTC", "linear"],
    ["binance:ETHUSDC", "ETH", "linear"],
    ["bybit:BTCUSD", "BTC", "inverse"],
    ["bybit:BTCUSDZ26", "BTC", "inverse"],
    ["bybit:ETHUSD", "ETH", "inverse"],
    ["bybit:XRPUSD", "XRP", "inverse"],
    ["bybit:BTCUSDT", "BTC", "linear"],
    ["bybit:ETHUSDT", "ETH", "linear"],
    ["bybit:XRPUSDT", "XRP", "linear"],
    ["bybit:DOGEUSDT", "DOGE", "linear"],
    ["bingx:BTC-USD", "BTC", "inverse"],
    ["bingx:ETH-USD", "ETH", "inverse"],
    ["bingx:SOL-USD", "SOL", "inverse"],
    ["bingx:BTC-USDT", "BTC", "linear"],
    ["bingx:ETH-USDT", "ETH", "linear"],
    ["weex:BTCUSDT", "BTC", "linear"],
    ["weex:ETHUSDT", "ETH", "linear"],
    ["weex:DOGEUSDT", "DOGE", "linear"],
    ["mexc:BTC_USD", "BTC", "inverse"],
    ["mexc:ETH_USD", "ETH", "inverse"],
    ["mexc:BTC_USDT", "BTC", "linear"],
    ["mexc:ETH_USDT", "ETH", "linear"],
    ["mexc:SOL_USDT", "SOL", "linear"],
    ["mexc:XRP_USDT", "XRP", "linear"],
    ["okx:BTC-USD-SWAP", "BTC", "inverse"],
    ["okx:BTC-USD-261030", "BTC", "inverse"],
    ["okx:BTC-USDT-SWAP", "BTC", "linear"],
    ["okx:ETH-USDT-SWAP", "ETH", "linear"],
    ["deribit:BTC-PERPETUAL", "BTC", "inverse"],
    ["deribit:ETH-PERPETUAL", "ETH", "inverse"],
    ["deribit:BTC-27DEC24", "BTC", "inverse"],
    ["bitmex:XBTUSD", "BTC", "inverse"],
    ["kraken:PI_XBTUSD", "BTC", "inverse"],
    ["kraken:FI_XBTUSD_261225", "BTC", "inverse"],
    ["kraken:PF_XBTUSD", "BTC", "linear"],
    ["kraken:PF_ETHUSD", "ETH", "linear"],
    ["hyperliquid:BTC", "BTC", "linear"],
    ["hyperliquid:ETH", "ETH", "linear"],
    ["hyperliquid:SOL", "SOL", "linear"],
].map(([id, coin, kind]) => ({id, coin, kind}));
const PRICES = {BTC: 65000, ETH: 3125.37, SOL: 150.2, XRP: 2.31, BNB: 601.5, DOGE: 0.21};
const MOST_BAGS = 8;
const MOST_LEGS = 8;

// ---- Random numbers, the same on every machine (mulberry32) ----

let state = 20240501;

function random() {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

const pick = (list) => list[Math.floor(random() * list.length)];
const between = (least, most) => least + (most - least) * random();
const magnitude = (least, most) => Math.exp(between(Math.log(least), Math.log(most)));
const whole = (least, most) => Math.floor(between(least, most + 1));

// ---- Values of every input: round ones, uneven ones and the ends of the range ----

const BAG = {
    "coin": () => pick(["BTC", "ETH", "BTC", "SOL", "1000PEPE"]),
    "amount": () => pick([0, 5, 0.1, 1 / 3, 1e-9, 1e9, magnitude(1e-6, 1e6)]),
    "price": () => pick([65000, 1e-9, 1e12, 0.1, 3141.592653589793, magnitude(1e-3, 1e6)]),
    "owed": () => pick([0, 0, 1, magnitude(1e-3, 1e3)]),
    "cost_basis": () => pick([null, 20000, 0, magnitude(1, 1e5)]),
    "volatility": () => pick([0.6, 0.9, 0.0001, 100, between(0.2, 1.5)]),
    "correlation": () => pick([1, 0.8, 0, -1, between(-1, 1)]),
    "shock": () => pick([null, null, -0.35, 0, between(-0.9, 2)]),
    "path": () => pick(["", "", "10:2900,20:3300.5", "0:70,0:80,31.5:60"]),
};
const LEG = {
    "kind": () => pick(["inverse", "linear", "quanto"]),
    "side": () => pick(["short", "short", "long"]),
    "margin_mode": () => pick(["isolated", "isolated", "cross"]),
    "liquidation_fee_rate": () => pick([null, 0.015, between(0, 0.02)]),
    "delivery_fee_rate": () => pick([null, 0.0005]),
    "slippage_rate": () => pick([0, 0.001, between(0, 0.05)]),
    "spot_haircut": () => pick([0.05, 0, 1, between(0, 1)]),
    "settle_price": () => pick([1, 0.97, between(0.8, 1.2)]),
    "exit_settle_price": () => pick([null, 0.97, between(0.8, 1.2)]),
    "expiry_days": () => pick([null, null, 90, 12.5, 0, between(0, 400)]),
    "funding_regimes": () => pick(["", "21:-0.0003,9:0.0001", "0.5:0.001", "3:0,3:-0.1"]),
    "funding_cap_rate": () => pick([null, 0.0003, 0.5]),
    "funding_floor_rate": () => pick([null, -0.0003, 0]),
    "fee_discount": () => pick([0, 0.1, 1, between(0, 1)]),
    "fee_discount_days": () => pick([0, 30, between(0, 90)]),
    "bonus_credit": () => pick([0, 0, 50, 1e6, between(0, 5000)]),
    "bonus_use": () => pick(["none", "margin", "fees"]),
    "bonus_days": () => pick([null, 15, 0, between(0, 90)]),
    "contract_value": () => pick([null, 100, 10, 0.001, 1e-12, 1e12, magnitude(1e-4, 1e4)]),
    "lot_step": () => pick([1, 0.1, 1e-12, 1e12, magnitude(1e-5, 1e3)]),
    "maintenance_rate": () => pick([null, 0, 0.004, 0.99, between(0, 0.2)]),
    "maintenance_amount": () => pick([null, 0, 1500, 1e15, magnitude(1e-3, 1e4)]),
    "maker_fee_rate": () => pick([null, 0, -0.1, 0.0002, between(-0.001, 0.001)]),
    "taker_fee_rate": () => pick([null, 0.1, 0.0005, between(0, 0.001)]),
    "sizing": () => pick(["ratio", "ratio", "contracts", "notional"]),
    "ratio": () => pick([0, 0.5, 1, 10, 1 / 3, between(0, 2)]),
    "contracts": () => pick([0, 3250, 1e12, magnitude(1e-2, 1e7)]),
    "notional": () => pick([0, 162500, 1e15, magnitude(1, 1e9)]),
    "rounding": () => pick(["nearest", "down", "up", "none"]),
    "leverage": () => pick([0.01, 1, 2, 5, 10, 125, 1000, between(1, 50)]),
    "collateral": () => pick([null, null, 1, 32500, 1e15, magnitude(1e-3, 1e7)]),
    "funding_rate": () => pick([0.0001, 0, -0.0003, 0.1, -0.1, between(-0.001, 0.001)]),
    "funding_interval_hours": () => pick([null, 8, 0.25, 1, 8760, between(1, 24)]),
    "entry_order": () => pick(["taker", "maker"]),
    "exit_order": () => pick(["taker", "maker"]),
    "stop_price": () => pick([null, null, 71500, magnitude(1e-2, 1e6)]),
    "adl_part": () => pick([0, 0.6, 1, between(0, 1)]),
    "adl_price": () => pick([null, 55000, magnitude(1e-2, 1e6)]),
    "adl_day": () => pick([null, 0, 7.25]),
    "venue_fails_on": () => pick([null, null, 12, 3650]),
    "basis_path": () => pick(["", "5:0.25,9:-0.125", "3:1e-9"]),
    "settle_path": () => pick(["", "5:1,6:0.97,9:1.002"]),
    "topup_leverage_max": () => pick([null, null, 4, between(2, 200)]),
    "topup_leverage_target": () => pick([null, 3, between(1, 100)]),
};
const PLAN = {
    "horizon_days": () => pick([0, 1, 30, 90.5, 365, 3650, between(0, 400)]),
    "scenario.shocks": () => pick([
        [-0.99, 0, 100], [0], [0.1, 0.2, 0.30000000000000004], [-0.5, -0.25, 0.25, 0.5],
        Array.from({length: whole(1, 12)}, () => Math.round(between(-0.9, 3) * 1e4) / 1e4),
    ]),
    "scenario.move": () => pick(["straight", "jump"]),
    "cost.borrow_rate": () => pick([0, 0.05, 10, between(0, 0.3)]),
    "scenario.maintenance_increase": () => pick([0, 0, 0.01, between(0, 0.1)]),
    "sell.tax_rate": () => pick([0, 0.25]),
    "venues.revision": () => pick([1, 2]),
    "scenario.path": () => pick(["", "crash", "chop", "pump", "10:85000,30:45000", "0:1,5:70000.5,5:61000"]),
    "scenario.margin_rule_day": () => pick([null, 0, 11.5, 4]),
    "scenario.margin_rule_increase": () => pick([0, 0.01, 0.5]),
};

// ---- Plans ----

const keyOf = (group, index, name) => `${group}${index === 0 ? "" : index + 1}.${name}`;

/// Each input of the group is given with this probability, so that defaults stay in play.
function fill(plan, group, index, values, share) {
    for (const [name, value] of Object.entries(values)) {
        if (random() < share) plan[keyOf(group, index, name)] = value();
    }
}

/// What the inputs of one hedge do to each other: its contract is on the coin of its bag, a linear one takes no coins
/// as collateral, and no futures price may fall to 0.
function fillTogether(plan, leg, share) {
    const own = (name) => keyOf("leg", leg, name);
    const bag = (plan[own("bag")] ?? 1) - 1;
    const coin = plan[keyOf("bag", bag, "coin")] ?? "BTC";
    const price = plan[keyOf("bag", bag, "price")] ?? 65000;
    // A coin with a beta or a move of its own may fall to a hundredth.
    const lowest = price * Math.min(bag === 0 ? 1 + Math.min(0, ...(plan["scenario.shocks"] ?? [-0.5])) : 0.01,
        1 + Math.min(0, plan[keyOf("bag", bag, "shock")] ?? 0));
    const listed = CONTRACTS.filter((contract) => contract.coin === coin).map(({id}) => id);
    const contract = pick([...listed, "custom", "custom", "custom"]);
    if (coin !== "BTC" || random() < share) plan[own("contract")] = contract;
    const named = CONTRACTS.find(({id}) => id === (plan[own("contract")] ?? CONTRACTS[0].id));
    const kind = named ? named.kind : plan[own("kind")] ?? "inverse";
    const isInverse = kind === "inverse";
    if (plan[own("margin_mode")] === "cross" && kind === "linear" && random() < share)
        plan[own("spot_collateral")] = (plan[keyOf("bag", bag, "amount")] ?? 5) * pick([0, 0.5, 1]);
    if (random() < share * 0.4) {
        plan[own("entry_price")] = Math.max(1e-9, price * between(0.6, 1.5));
        if (random() < 0.5) plan[own("change_contracts")] = pick([0, 1, 12.5, magnitude(1e-2, 1e5)]);
    }
    if (random() < share) plan[own("collateral_source")] = pick(isInverse ? [null, "bag", "extra"] : [null, "extra"]);
    if (plan[own("collateral_source")] === "extra" && isInverse) plan[own("leverage")] = between(11, 50);
    if (random() < share) plan[own("basis")] = pick([0, 0.003, -0.005, between(-0.9, 2)]) * lowest;
    if (random() < share) plan[own("exit_basis")] = pick([null, 0, between(-0.9, 2) * lowest]);
}

function randomPlan(number) {
    const plan = {bags: number % 3 === 0 ? whole(1, 3) : 1, legs: number % 3 === 0 ? whole(0, 3) : 1};
    const share = between(0.15, 0.75);
    for (const [key, value] of Object.entries(PLAN)) {
        if (random() < share) plan[key] = value();
    }
    for (let bag = 0; bag < plan.bags; bag++) fill(plan, "bag", bag, BAG, share);
    for (let leg = 0; leg < plan.legs; leg++) {
        fill(plan, "leg", leg, LEG, share);
        if (plan.bags > 1) plan[keyOf("leg", leg, "bag")] = whole(1, plan.bags);
        fillTogether(plan, leg, share);
    }
    return plan;
}

/// Each contract once, at another leverage and another side of its margin tiers.
function contractPlans() {
    return CONTRACTS.map((contract, index) => ({
        "leg.contract": contract.id,
        "bag.coin": contract.coin,
        "bag.price": PRICES[contract.coin],
        "bag.amount": [5, 0.037, 420, 25000][index % 4],
        "leg.leverage": [1, 2, 10, 5, 25][index % 5],
        "scenario.move": index % 2 === 0 ? "straight" : "jump",
    }));
}

const LARGEST = ["binance:BTCUSD_PERP", "binance:ETHUSD_PERP", "bybit:BTCUSDT", "bingx:ETH-USDT"];

/// All bags and legs there can be.
function largestPlan() {
    const plan = {bags: MOST_BAGS, legs: MOST_LEGS, "scenario.shocks": [-0.75, -0.1, 0, 0.1, 1.5]};
    for (let index = 0; index < MOST_BAGS; index++) {
        plan[keyOf("bag", index, "coin")] = index % 2 === 0 ? "BTC" : "ETH";
        plan[keyOf("bag", index, "amount")] = (index + 1) * 1.1;
        plan[keyOf("bag", index, "price")] = index % 2 === 0 ? 65000.5 : 3100.25;
        plan[keyOf("leg", index, "contract")] = LARGEST[index % 4];
        plan[keyOf("leg", index, "bag")] = index + 1;
        plan[keyOf("leg", index, "ratio")] = 0.125 * (index + 1);
        plan[keyOf("leg", index, "leverage")] = index + 1;
    }
    return plan;
}

const CUSTOM = {"leg.contract": "custom"};

const MADE_BY_HAND = [
    {},
    {legs: 0},
    {bags: 2, legs: 0, "bag2.coin": "ETH", "bag2.price": 3000, "bag2.amount": 40},
    {"leg.ratio": 0.5},
    {"bag": {"amount": 2.5}, "leg.leverage": 3},
    {"bag.amount": 0},
    {"bag.amount": 1e9, "bag.price": 1e12},
    {"bag.amount": 1e-9, "bag.price": 1e-9, "leg.contract": "custom", "leg.lot_step": 1e-12},
    {"horizon_days": 0, "leg.funding_rate": -0.1},
    {...CUSTOM, "leg.kind": "inverse", "leg.contract_value": 100, "leg.maintenance_rate": 0.004, "leg.leverage": 2},
    {...CUSTOM, "leg.kind": "linear", "leg.contract_value": 0.001, "leg.maintenance_rate": 0.004, "leg.leverage": 10},
    {...CUSTOM, "leg.kind": "linear", "leg.maintenance_rate": 0, "leg.leverage": 1000, "scenario.move": "jump"},
    {"leg.contract": "binance:BTCUSDT", "leg.leverage": 10, "scenario.shocks": [-0.5, 0, 0.095, 0.0955, 0.096, 0.5]},
    {"leg.collateral": 0.5, "leg.collateral_source": "extra", "cost.borrow_rate": 0.1},
    {"leg.basis": 200, "leg.exit_basis": 50, "leg.funding_rate": 0},
    // Stories 6, 7 and 10, a cross wallet with a long and a short, a position that is open, and an old link's rules.
    {...CUSTOM, "leg.kind": "linear", "leg.funding_regimes": "21:-0.0003,9:0.0001", "leg.taker_fee_rate": 0.0005},
    {...CUSTOM, "leg.basis": 1300, "leg.expiry_days": 90, "horizon_days": 90, "leg.collateral": 5},
    {...CUSTOM, bags: 2, "bag.amount": 0, "bag.volatility": 0.5, "bag2.coin": "SOL", "bag2.amount": 2000,
        "bag2.price": 150, "bag2.volatility": 0.9, "bag2.correlation": 0.8, "leg.bag": 2, "leg.kind": "linear",
        "leg.coin": "BTC", "leg.sizing": "min_variance"},
    {legs: 2, "leg.margin_mode": "cross", "leg.leverage": 5, "leg2.margin_mode": "cross", "leg2.side": "long",
        "leg2.ratio": 0.4, "leg2.leverage": 8},
    {"leg.contract": "binance:BTCUSDT", "leg.margin_mode": "cross", "leg.leverage": 20, "leg.spot_collateral": 2.5},
    {"leg.entry_price": 60000, "leg.sizing": "contracts", "leg.contracts": 3250, "leg.change_contracts": -1625},
    {"leg.contract": "bybit:BTCUSDT", "leg.leverage": 10, "venues.revision": 1},
    {"sell.fee_rate": 0.002, "sell.slippage_rate": 0.01, "sell.rebuy_price": 50000, "sell.loss_deductible": "no"},
    {legs: 2, "leg.ratio": 0.5, "leg2.ratio": 0.5, "leg2.contract": "bybit:BTCUSDT", "leg2.leverage": 10},
];

/// Stories 5, 8 and 9, the disaster of the guide, and what else happens on a path; each can be walked.
const ON_PATHS = [
    {...CUSTOM, "leg.maintenance_rate": 0.004, "leg.leverage": 3, "leg.topup_leverage_max": 4,
        "leg.topup_leverage_target": 3, "scenario.path": "30:95000", "leg.funding_rate": 0},
    {...CUSTOM, "leg.maintenance_rate": 0.004, "leg.collateral": 1, "leg.collateral_source": "extra",
        "leg.leverage": 5, "leg.sizing": "contracts", "leg.contracts": 3250, "scenario.path": "10:85000,30:45000"},
    {"leg.adl_part": 0.6, "leg.adl_price": 55000, "scenario.path": "crash"},
    {"leg.contract": "binance:BTCUSDT", "leg.leverage": 10, "scenario.path": "12.5:91000,45:65000"},
    {"leg.contract": "okx:BTC-USDT-SWAP", "leg.leverage": 3, "leg.stop_price": 71500, "leg.slippage_rate": 0.001,
        "scenario.path": "squeeze_then_crash", "leg.funding_rate": -0.0003, "cost.borrow_rate": 0.08},
    {"scenario.path": "3:66000,3:79000,9.75:70000,9.75:41000.5", "leg.leverage": 4, "leg.basis": 120,
        "leg.basis_path": "2:900,20:-35.5"},
    {...CUSTOM, "leg.kind": "linear", "leg.settle_path": "5:1,6:0.97,9:0.97,9.5:1.002", "leg.leverage": 4,
        "scenario.path": "chop", "scenario.margin_rule_day": 11, "scenario.margin_rule_increase": 0.08},
    {bags: 2, legs: 3, "bag2.coin": "ETH", "bag2.price": 3100.25, "bag2.amount": 40, "bag2.volatility": 0.8,
        "bag2.correlation": 0.85, "leg.contract": "binance:BTCUSDT", "leg.margin_mode": "cross", "leg.leverage": 8,
        "leg2.bag": 2, "leg2.contract": "binance:ETHUSDT", "leg2.margin_mode": "cross", "leg2.leverage": 9,
        "leg3.contract": "binance:BTCUSD_PERP", "leg3.ratio": 0.3, "leg3.venue_fails_on": 21,
        "scenario.path": "grind_up", "horizon_days": 77.7},
    {bags: 2, "bag2.coin": "ETH", "bag2.price": 3100.25, "bag2.path": "4:2800,9:3500.5,9:3300", "leg.bag": 2,
        "leg.contract": "binance:ETHUSD_PERP", "leg.leverage": 5, "leg.expiry_days": 8, "scenario.path": "v_recovery"},
    {"horizon_days": 3650, "scenario.path": "grind_down", "leg.leverage": 2, "leg.adl_part": 1, "leg.adl_day": 900},
    {"horizon_days": 0, "scenario.path": "pump", "leg.leverage": 20},
    // The inputs of random paths, which a report has no use for.
    {"risk.model": "jumps", "risk.paths": 5000, "risk.drift": 0.05, "risk.seed": 7, "risk.step_days": 0.5,
        "risk.numbers": "pseudo", "risk.jump_rate": 3, "risk.jump_mean": -0.1, "risk.jump_deviation": 0.05,
        "risk.block_days": 3, "risk.funding_deviation": 0.0001, "risk.funding_half_life_days": 2,
        "risk.funding_correlation": 0.5, "risk.basis_deviation": 0.001, "risk.basis_half_life_days": 1.5,
        "risk.basis_correlation": -0.25},
    // Each kind of rule and exit.
    {rules: 4, "leg.contract": "binance:BTCUSDT", "leg.ratio": 0, "leg.leverage": 3, "scenario.path": "v_recovery",
        "trigger.kind": "price_below", "trigger.level": 60000, "trigger.ratio": 0.5, "exit.kind": "target_price",
        "exit.price": 45000, "trigger2.kind": "drawdown", "trigger2.level": 0.15, "trigger2.ratio": 0.75,
        "exit2.kind": "condition_false", "exit2.days": 1.5, "trigger3.kind": "rsi_below", "trigger3.level": 35,
        "trigger3.periods": 5, "exit3.kind": "date", "exit3.day": 20.5, "trigger4.kind": "date_window",
        "trigger4.from_day": 22, "trigger4.until_day": 25.25, "trigger4.ratio": 0.3, "exit4.kind": "condition_false"},
    {legs: 2, rules: 5, "leg.ratio": 0.5, "leg2.contract": "bybit:BTCUSDT", "leg2.ratio": 0.2, "leg2.leverage": 4,
        "leg2.funding_regimes": "9:0.0001", "leg2.funding_rate": -0.0003, "horizon_days": 90, "scenario.path": "chop",
        "trigger.kind": "rebalance", "trigger.level": 0.04, "trigger.ratio": 0.5, "trigger2.kind": "funding_below",
        "trigger2.leg": 2, "trigger2.level": -0.0002, "trigger2.periods": 4, "trigger2.ratio": 0,
        "trigger3.kind": "price_above", "trigger3.leg": 2, "trigger3.level": 68000.5, "trigger3.ratio": 0.6,
        "exit3.kind": "condition_false", "trigger4.kind": "rsi_above", "trigger4.level": 65, "trigger4.periods": 7,
        "trigger4.ratio": 1.1, "exit4.kind": "never", "trigger5.kind": "bearish_divergence", "trigger5.level": 30,
        "trigger5.ratio": 0.9, "trigger5.until_day": null, "exit5.price": null},
    {rules: 1, "trigger.kind": "funding_above", "trigger.level": 0.00005, "trigger.periods": 2, "trigger.ratio": 0.8,
        "scenario.path": "grind_down"},
];

// What each face has to refuse, in the same words.
const BAD = [
    {"bag.amount": -5},
    {"bag.amount": "2"},
    {"bag.amount": true},
    {"bag.amount": null},
    {"bag.amount": [1]},
    {"bag.amount": {"value": 1}},
    {"bag.price": 0},
    {"bag.price": 1e300},
    {"bag.coin": ""},
    {"bag.coin": "A_TICKER_THAT_IS_FAR_TOO_LONG"},
    {"bag.coin": "B\u20bf"},
    {"leg.contract": "binance:NOTHING"},
    {"leg.contract": 7},
    {"leg.bag": 1.5},
    {"leg.bag": 2},
    {"leg.sizing": "Ratio"},
    {"leg.leverage": 0},
    {"leg.leverage": 1e-300},
    {"scenario.shocks": []},
    {"scenario.shocks": [-1]},
    {"scenario.shocks": [0, "0.1"]},
    {"scenario.shocks": Array.from({length: 65}, (_, index) => index / 100)},
    {"scenario.shocks": 0.1},
    {"leg.contract": "bybit:ETHUSD"},
    {"leg.contract": "binance:BTCUSDT", "leg.collateral_source": "bag"},
    {"leg.basis": -65000},
    {"leg.exit_basis": -1e9},
    {"leg.collateral_source": "extra"},
    {"leg.change_contracts": 5},
    {"leg.entry_price": 60000, "leg.change_contracts": -1e6},
    {"leg.spot_collateral": 1},
    {"leg.funding_regimes": "21"},
    {"leg.funding_regimes": [21, 0.1]},
    {"venues.revision": 3},
    {bags: 0},
    {legs: 9},
    {legs: 0.5},
    {"leg9.ratio": 1},
    {"leg1.ratio": 1},
    {"nothing": 1},
    {"bag": {"nothing": {"deep": 1}}},
    {"bag": {"amount": 1}, "bag.amount": 2},
    {"bag": 5},
    {"bag.amount": -1, "leg.leverage": 5000, "leg.kind": "cubic", "horizon_days": 1e9, "typo": "x"},
    [],
    "a plan",
    7,
    null,
];

const chance = Array.from({length: 60}, (_, number) => randomPlan(number));
const plans = [...MADE_BY_HAND, ...ON_PATHS, ...contractPlans(), largestPlan(), ...chance];
const lines = (list) => list.map((plan) => JSON.stringify(plan)).join(",\n");
const text = `{"plans": [\n${lines(plans)}\n],\n"on_paths": [\n${lines(ON_PATHS)}\n],\n"bad": [\n${lines(BAD)}\n]}\n`;
writeFileSync(new URL("plans.json", import.meta.url), text);
console.log(`${plans.length} plans and ${BAD.length} bad ones, ${text.length} bytes`);
