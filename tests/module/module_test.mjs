// The module as another page or program uses it. Usage: KEEL_WEB_DIR=build/web node --test tests/module/module_test.mjs
import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {existsSync, readFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {test} from "node:test";
import {pathToFileURL} from "node:url";

const folder = resolve(process.env.KEEL_WEB_DIR ?? "build/web");
const {createKeel, KeelError} = await import(pathToFileURL(join(folder, "keel.mjs")));
const keel = await createKeel();

/// What is wrong with a plan, as texts; fails when nothing is.
function refusals(plan) {
    try {
        keel.evaluate(plan);
    } catch (error) {
        assert.ok(error instanceof KeelError, String(error));
        assert.ok(error instanceof Error);
        assert.equal(error.name, "KeelError");
        return error.issues.map((issue) => issue.message);
    }
    assert.fail("nothing was refused");
}

/// Every property of a report in order, with its type.
function shapeOf(value) {
    if (value === null || typeof value !== "object") return typeof value;
    if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

test("the default plan is the example", () => {
    // 5 BTC at 65,000 in contracts of 100 USD.
    const report = keel.evaluate();
    assert.equal(report.sizing.legs[0].contracts, 3250);
    assert.equal(report.sizing.legs[0].notional_usd, 325000);
    assert.equal(report.margin.legs[0].liquidation_price, null);
    assert.match(report.answer, /^Short 3,250 BTCUSD_PERP \(325,000 USD\) on Binance, 5 BTC as margin: your bag stays worth/);
    assert.deepEqual(keel.evaluate({}), report);
    assert.deepEqual(keel.evaluate(keel.defaultPlan()), report);
});

test("story 3: linear at 10x dies at 71,215.14, inverse at 71,933.33", () => {
    const plan = (kind) => ({leg: {contract: "custom", kind, leverage: 10, maintenance_rate: 0.004, funding_rate: 0}});
    assert.equal(keel.evaluate(plan("linear")).margin.legs[0].liquidation_price.toFixed(2), "71215.14");
    assert.equal(keel.evaluate(plan("inverse")).margin.legs[0].liquidation_price.toFixed(2), "71933.33");
});

test("nested objects and dotted keys are one", () => {
    const expected = keel.evaluate({bag: {amount: 2}, leg: {leverage: 3}, scenario: {shocks: [-0.1, 0.1]}, horizon_days: 7});
    assert.deepEqual(
        keel.evaluate({"bag.amount": 2, "leg.leverage": 3, "scenario.shocks": [-0.1, 0.1], horizon_days: 7}), expected);
    assert.deepEqual(
        keel.evaluate({bag: {amount: 2}, "leg.leverage": 3, scenario: {shocks: new Float64Array([-0.1, 0.1])}, horizon_days: 7}),
        expected);
    assert.equal(expected.scenarios.length, 2);
});

test("keys of more hedges grow the plan; undefined is not there; null is empty", () => {
    assert.equal(keel.evaluate({leg: {ratio: 0.5}, leg2: {ratio: 0.5}}).sizing.legs.length, 2);
    assert.equal(keel.evaluate({leg: {ratio: 0.5}, leg2: {}}).sizing.legs.length, 2);
    assert.equal(keel.evaluate({legs: 0}).sizing.legs.length, 0);
    assert.deepEqual(keel.evaluate({bag: {amount: undefined}, leg2: undefined}), keel.evaluate());
    assert.deepEqual(keel.evaluate({leg: {collateral: null}}), keel.evaluate());
});

test("a report is a plain object with every key", () => {
    const report = keel.evaluate({leg: {leverage: 10}});
    assert.equal(Object.getPrototypeOf(report), Object.prototype);
    assert.deepEqual(structuredClone(report), report);
    assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
    assert.deepEqual(Object.keys(report), ["answer", "sizing", "margin", "cost", "scenarios", "warnings"]);
    const shape = shapeOf(report);
    assert.equal(shape.scenarios[0].liquidated, "boolean");
    assert.equal(shape.scenarios[0].net_usd, "number");
    assert.equal(shape.warnings[0].message, "string");
    assert.equal(shape.warnings[0].severity, "string");
});

test("numbers are not converted", () => {
    assert.deepEqual(refusals({bag: {amount: "2"}}), ['bag.amount: "2" is not in [0, 1e9]']);
    assert.deepEqual(refusals({bag: {amount: NaN}}), ["bag.amount: NaN is not in [0, 1e9]"]);
    assert.deepEqual(refusals({bag: {amount: Infinity}}), ["bag.amount: Infinity is not in [0, 1e9]"]);
    assert.deepEqual(refusals({bag: {amount: -Infinity}}), ["bag.amount: -Infinity is not in [0, 1e9]"]);
    assert.deepEqual(refusals({bag: {amount: true}}), ["bag.amount: true is not in [0, 1e9]"]);
    assert.deepEqual(refusals({bag: {amount: null}}), ["bag.amount: null is not in [0, 1e9]"]);
    assert.deepEqual(refusals({bag: {amount: [2]}}), ["bag.amount: [2] is not in [0, 1e9]"]);
    assert.deepEqual(refusals({bag: {amount: 2n}}), ["bag.amount: a bigint is not in [0, 1e9]"]);
    assert.deepEqual(refusals({bag: {amount: Symbol("2")}}), ["bag.amount: a symbol is not in [0, 1e9]"]);
    assert.deepEqual(refusals({bag: {amount: () => 2}}), ["bag.amount: a function is not in [0, 1e9]"]);
    assert.deepEqual(refusals({bag: {amount: new Number(2)}}), ["bag.amount: {} is not in [0, 1e9]"]);
    assert.deepEqual(refusals({bag: {coin: 5}}), ["bag.coin: 5 is not 1 to 12 letters or digits"]);
});

test("counts and whole numbers are whole", () => {
    assert.deepEqual(refusals({leg: {bag: 1.5}}), ["leg.bag: 1.5 is not a whole number in [1, 8]"]);
    assert.deepEqual(refusals({legs: 2.7}), ["legs: 2.7 is not a whole number in [0, 8]"]);
    assert.deepEqual(refusals({legs: 9}), ["legs: 9 is not a whole number in [0, 8]"]);
    assert.deepEqual(refusals({leg9: {ratio: 1}}), ["leg9.ratio: 1 is not a field Keel knows"]);
});

test("unknown keys are refused", () => {
    assert.deepEqual(refusals({typo: 1}), ["typo: 1 is not a field Keel knows"]);
    assert.deepEqual(refusals({leg: {colateral: 1}}), ["leg.colateral: 1 is not a field Keel knows"]);
    assert.deepEqual(refusals({bag: 5}), ["bag: 5 is not a field Keel knows"]);
    assert.deepEqual(refusals({bag: {amount: {deep: 1}}}), ["bag.amount.deep: 1 is not a field Keel knows"]);
});

test("all issues come together, in parts and as texts", () => {
    assert.throws(() => keel.evaluate({bag: {amount: -5}, "leg.leverage": 5000, typo: "x"}), (error) => {
        assert.deepEqual(error.issues, [
            {field: "bag.amount", value: "-5", accepted: "in [0, 1e9]", message: "bag.amount: -5 is not in [0, 1e9]"},
            {field: "leg.leverage", value: "5000", accepted: "in [0.01, 1000]",
                message: "leg.leverage: 5000 is not in [0.01, 1000]"},
            {field: "typo", value: '"x"', accepted: "a field Keel knows", message: 'typo: "x" is not a field Keel knows'},
        ]);
        assert.equal(error.message, error.issues.map((issue) => issue.message).join("; "));
        return true;
    });
    assert.match(refusals({leg: {bag: 2}})[0], /^leg\.bag: 2 is not /);
});

test("what is no plan is refused", () => {
    for (const plan of [5, "a plan", true, null, [], () => ({}), Symbol("x"), 5n]) assert.match(refusals(plan)[0], /^plan: /);
});

test("objects that are huge, deep or contain themselves end in issues", () => {
    const circle = {};
    circle.self = circle;
    circle.other = circle;
    assert.ok(refusals(circle).length > 0);
    let deep = {};
    for (let i = 0; i < 5000; ++i) deep = {deep};
    assert.ok(refusals(deep).length > 0);
    assert.ok(refusals({scenario: {shocks: new Array(1e6).fill(0)}})[0].length < 200);
    assert.ok(refusals({scenario: {shocks: {length: 4}}}).length > 0);
    assert.equal(keel.evaluate().sizing.legs[0].contracts, 3250);
});

test("a getter that throws does no harm", () => {
    const plan = {get bag() { throw new RangeError("mine"); }};
    for (let i = 0; i < 100; ++i) assert.throws(() => keel.evaluate(plan), RangeError);
    assert.equal(keel.evaluate().sizing.legs[0].contracts, 3250);
});

test("a plan survives its link", () => {
    const plans = [{}, {legs: 0}, {legs: 2}, {bag: {price: 1 / 3}, leg: {collateral: 0.1}}, {leg3: {ratio: 0.25}},
        {scenario: {shocks: [-0.99, 1e-9, 100]}, cost: {borrow_rate: 0.08}}];
    for (const plan of plans) {
        const link = keel.encodeLink(plan);
        assert.match(link, /^v=2(&[^#]*)?&ok=[0-9a-z]{7}$/);
        const reading = keel.decodeLink(link);
        assert.deepEqual(reading.issues, []);
        assert.deepEqual(reading.notes, []);
        assert.equal(reading.damaged, false);
        assert.equal(keel.encodeLink(reading.plan), link);
        assert.deepEqual(keel.evaluate(reading.plan), keel.evaluate(plan));
    }
    assert.throws(() => keel.encodeLink({bag: {amount: -5}}), KeelError);
});

test("a link is read whatever it is", () => {
    assert.equal(keel.decodeLink("https://example.org/#leg.ratio=0.5").plan.leg.ratio, 0.5);
    assert.deepEqual(keel.decodeLink("").plan, keel.defaultPlan());
    assert.equal(keel.decodeLink("v=1&ok=abc").damaged, true);
    assert.equal(keel.decodeLink("v=99&leg.ratio=0.5").newer, true);
    assert.equal(keel.decodeLink("&".repeat(1e6)).truncated, true);
    assert.deepEqual(keel.decodeLink("typo=1").issues.map((issue) => issue.message), ["typo: 1 is not a field Keel knows"]);
    assert.equal(keel.decodeLink("bag.coin=\ud800\u0000").issues.length, 1);
    for (const link of [undefined, null, 5, {}, Symbol("x")]) assert.throws(() => keel.decodeLink(link), TypeError);
});

const flat = {contract: "custom", maintenance_rate: 0.004, funding_rate: 0};

test("story 4: questions are answered backwards, with a sentence", () => {
    const answer = keel.solve({leg: {...flat, leverage: 20}}, {goal: "collateral", move: 0.4});
    assert.equal(answer.value.toFixed(8), "1.44285714");
    assert.deepEqual([answer.status, answer.field], ["found", "leg.collateral"]);
    assert.equal(answer.message, "Collateral of 1.44285714 BTC survives a rise of 40 %. Liquidation: 68,147.37 USD now, 91,000 USD then.");
    assert.equal(keel.solve(undefined, {goal: "days"}).status, "impossible");
    assert.equal(keel.solve({leg: flat}, {goal: "collateral"}).status, "already");
});

test("story 5: the ladder of deposits", () => {
    const plan = {leg: {...flat, leverage: 3, collateral: 5 / 3}};
    const rungs = keel.topUps(plan, {most: 4, target: 3, rungs: 3});
    assert.deepEqual(rungs.map((rung) => rung.price.toFixed(2)), ["73125.00", "82265.63", "92548.83"]);
    assert.deepEqual(rungs.map((rung) => rung.deposit.toFixed(8)), ["0.37037037", "0.32921811", "0.29263832"]);
});

test("story 11: alternatives after tax", () => {
    const plan = {bag: {cost_basis: 20000}, leg: {...flat, kind: "linear"}, sell: {tax_rate: 0.25, fee_rate: 0},
        scenario: {shocks: [45 / 65 - 1]}};
    const {alternatives} = keel.compare(plan);
    const sell = alternatives.find(({key}) => key === "sell");
    assert.equal(sell.after_tax_usd[0].toFixed(2), "268750.00");
    assert.equal(alternatives[0].in_hand_usd[0].toFixed(2), "300000.00");
    assert.equal(alternatives[0].after_tax_usd[0].toFixed(2), "268750.00");
    assert.deepEqual(keel.compare(plan, {}).alternatives.map(({key}) => key), ["a", "b"]);
});

test("the same hedge at every venue, and a plane of results", () => {
    const offers = keel.compareVenues();
    assert.equal(offers.find(({contract}) => contract === "binance:BTCUSD_PERP").contracts, 3250);
    assert.ok(offers.length > 15);
    const grid = keel.grid(undefined, {axis: "ratio", columns: 3, rows: 2, from: 0, to: 1});
    assert.deepEqual(grid.prices, [32500, 65000, 97500]);
    assert.deepEqual(grid.net_usd.slice(0, 3), [-162500, 0, 162500]);
});

test("a plan on a path of prices", () => {
    const path = keel.path({leg: {contract: "custom", maintenance_rate: 0.004, kind: "linear", leverage: 10, funding_rate: 0},
        "scenario.path": "15:91000,30:65000"});
    const liquidation = path.events.find(({kind}) => kind === "liquidation");
    assert.equal(liquidation.price.toFixed(2), "71215.14");
    assert.equal(liquidation.note, "The hedge is liquidated: 32,500 USDT of collateral are gone.");
    assert.equal(path.outcome.value_usd.toFixed(2), "292500.00");
    assert.equal(path.series.at(-1).value_usd, path.outcome.value_usd);
    assert.equal(path.broken_net_usd.toFixed(2), "32500.00");
    assert.equal(keel.path({"scenario.path": "crash"}).events[0].kind, "open");
});

const days = (closes) => "date,close\n" + closes.map((close, i) => `2024-01-0${i + 1},${close}`).join("\n") + "\n";

test("a price history is read, and says what it holds", () => {
    const first = days([100, 102, 99, 105, 103, 108, 107]);
    const report = keel.history(first, {with: days([200, 203, 199, 207, 204, 213, 209]),
        funding: "time,funding rate\n2024-01-01 00:00,0.0001\n2024-01-01 08:00,0.0003\n"});
    assert.equal(report.file.rows, 7);
    assert.equal(report.file.from, "2024-01-01T00:00:00Z");
    assert.equal(report.prices.closes, 7);
    assert.ok(Math.abs(report.prices.change - 0.07) < 1e-12);
    assert.equal(report.pair.matched, 7);
    assert.ok(Math.abs(report.pair.min_variance_ratio - 1.2172074436780824) < 1e-12);
    assert.ok(Math.abs(report.funding.mean_rate - 0.0002) < 1e-15);
    assert.equal(keel.history(first).pair, undefined);
});

test("the rules of a plan along a price history, as a hand finds them", () => {
    // 5 coins sold at 9,000 = sqrt(10,000 x 8,100) at noon, bought at 7,200 = sqrt(8,100 x 6,400) at the next.
    const csv = days([10000, 8100, 6400, 8100, 9500]);
    const plan = {leg: {contract: "custom", kind: "linear", maintenance_rate: 0.004, ratio: 0, funding_rate: 0, rounding: "none"},
        trigger: {kind: "price_below", level: 9000}, exit: {kind: "target_price", price: 7200}};
    const test = keel.pathAlong(plan, csv);
    assert.equal(test.path.episodes.length, 1);
    const [episode] = test.path.episodes;
    assert.equal(episode.from, "2024-01-02T12:00:00Z");
    assert.equal(episode.to, "2024-01-03T12:00:00Z");
    assert.equal(episode.ended_by, "target");
    assert.equal(episode.saved_usd.toFixed(2), "9000.00");
    assert.deepEqual(test.totals.map(({key, net_usd}) => [key, net_usd.toFixed(2)]),
        [["rules", "6500.00"], ["hold", "-2500.00"], ["always_hedged", "0.00"]]);
    assert.equal(test.path.start_ms, Date.UTC(2024, 0, 2));
    const twice = {...plan, bag: {price: 20000}, trigger: {...plan.trigger, level: 18000}, exit: {...plan.exit, price: 14400}};
    const scaled = keel.pathAlong(twice, csv, {scale: true});
    assert.equal(scaled.totals[0].net_usd.toFixed(2), "13000.00");
    const paid = keel.pathAlong(plan, csv, {funding: "time,funding rate\n2024-01-01,0.5\n2024-01-03 00:00,0.001\n"});
    assert.equal(paid.path.episodes[0].funding_usd.toFixed(2), "40.50");
    const episodePath = keel.path({"scenario.path": "march_2020"});
    assert.match(episodePath.about, /^March 2020: the virus crash/);
});

test("what is no history is refused in words", () => {
    const issues = (call) => {
        try {
            call();
        } catch (error) {
            return error.issues.map(({message}) => message);
        }
        return [];
    };
    assert.match(issues(() => keel.history("{}"))[0], /^csv, line 1: /);
    assert.match(issues(() => keel.pathAlong({}, days([1, 2]), {funding: days([1, 2])}))[0], /^funding, line 1: /);
    assert.deepEqual(issues(() => keel.pathAlong({}, days([1]))),
        ["prices: 1 is not at least two closes or one bar"]);
    assert.deepEqual(issues(() => keel.pathAlong({}, days([1, 2]), {scale: 1})), ["scale: it is not true or false"]);
    assert.deepEqual(issues(() => keel.history(days([1, 2]), 7)), ["options: it is not an object"]);
    assert.deepEqual(issues(() => keel.history(days([1, 2]), {with: 7})), ["with: it is not the text of a CSV file"]);
    assert.throws(() => keel.history(7), TypeError);
});

test("requests are checked as plans are", () => {
    const issues = (call) => {
        try {
            call();
        } catch (error) {
            return error.issues.map(({message}) => message);
        }
        return [];
    };
    assert.match(issues(() => keel.solve({}, {goal: "luck"}))[0], /^goal: luck is not one of break_even, /);
    assert.deepEqual(issues(() => keel.solve({}, {goal: "leverage", move: "x"})), ["move: it is not a number in [-0.99, 100]"]);
    assert.deepEqual(issues(() => keel.grid({}, {axis: "days", rows: 1})), ["rows: 1 is not in [2, 1024]"]);
    assert.deepEqual(issues(() => keel.solve({}, 5)).at(0), "request: it is not an object");
    assert.match(issues(() => keel.path({"scenario.path": "up"}))[0], /^scenario.path: "up" is not one of crash, /);
    assert.deepEqual(issues(() => keel.compareVenues({}, 9)), ["leg: 9 is not a number in [1, 8]"]);
    assert.deepEqual(issues(() => keel.compare({bag: {amount: -1}})), ["bag.amount: -1 is not in [0, 1e9]"]);
});

test("funding by period is text", () => {
    const plan = {leg: {funding_regimes: "21:-0.0003,9:0.0001"}};
    assert.ok(keel.evaluate(plan).cost.funding_usd > 0);
    assert.equal(keel.decodeLink(keel.encodeLink(plan)).plan.leg.funding_regimes, "21:-0.0003,9:0.0001");
    assert.match(refusals({leg: {funding_regimes: "21"}})[0], /^leg\.funding_regimes: "21" is not 0 to 16 pairs /);
});

test("the tables are there", () => {
    const fields = keel.fields();
    assert.ok(fields.length > 20);
    assert.ok(fields.every((field) => field.help.length > 20));
    const amount = fields.find((field) => field.key === "bag.amount");
    assert.deepEqual([amount.least, amount.most, amount.default], [0, 1e9, 5]);
    const venues = keel.venues();
    assert.ok(venues.length > 10);
    assert.ok(venues.some((contract) => contract.id === "binance:BTCUSD_PERP" && contract.tiers.length > 3));
    assert.match(keel.version, /^\d+\.\d+\.\d+$/);
});

test("another place for the engine can be named", async () => {
    const asked = [];
    const other = await createKeel({locateFile: (path) => {
        asked.push(path);
        return join(folder, path);
    }});
    assert.deepEqual(asked, ["keel-engine.wasm"]);
    assert.deepEqual(other.evaluate(), keel.evaluate());
});

test("nothing in the module builds code from text", () => {
    for (const name of ["keel.mjs", "keel-engine.mjs"]) {
        const source = readFileSync(join(folder, name), "utf8");
        assert.doesNotMatch(source, /\beval\(|new Function\(/, name);
    }
    assert.ok(existsSync(join(folder, "keel.d.ts")));
});

// ---- Random paths ----

const KERNEL_PLAN = {leg: {leverage: 10}, risk: {paths: 50000}};
const WALK_PLAN = {leg: {leverage: 8}, trigger: {kind: "price_below", level: 60000, ratio: 0.5},
    exit: {kind: "target_price", price: 55000}, risk: {paths: 4000}};
const LONG_PLAN = {...WALK_PLAN, risk: {paths: 1e7}};

test("random paths are the same to the last bit with any number of workers", async () => {
    for (const [plan, road] of [[KERNEL_PLAN, "kernel"], [WALK_PLAN, "walk"],
        [{leg: {leverage: 5}, risk: {paths: 3000, model: "jumps"}}, "walk"]]) {
        const here = await keel.risk(plan, null, {workers: 0});
        assert.equal(here.method.road, road);
        assert.equal(here.method.paths, here.method.wanted);
        for (const workers of [1, 2, 4]) assert.deepEqual(await keel.risk(plan, null, {workers}), here);
        assert.deepEqual(structuredClone(here), here);
    }
});

test("the odds of a liquidation are those of the closed form", async () => {
    const report = await keel.risk({leg: {leverage: 10, funding_rate: 0}});
    assert.ok(report.liquidation.error < 1e-3);
    assert.ok(Math.abs(report.liquidation.value - report.liquidation_closed_form) < 4 * report.liquidation.error + 1e-4);
});

test("random paths tell how far they are", async () => {
    for (const workers of [0, 2]) {
        const seen = [];
        const report = await keel.risk({...WALK_PLAN, risk: {paths: 40000}}, (partial, part) => seen.push([partial, part]), {workers});
        assert.ok(seen.length > 1, "only the end was told");
        assert.ok(seen.every(([partial, part], i) => part > 0 && part <= 1 && (i === 0 || part > seen[i - 1][1])));
        assert.ok(seen[0][0].method.paths < 40000);
        assert.deepEqual(seen.at(-1), [report, 1]);
    }
    await assert.rejects(keel.risk(LONG_PLAN, () => { throw new RangeError("mine"); }), RangeError);
});

test("random paths are stopped by a signal", async () => {
    for (const options of [{workers: 0}, {workers: 2}]) {
        const controller = new AbortController();
        const running = keel.risk(LONG_PLAN, () => controller.abort(new Error("enough")), {...options, signal: controller.signal});
        await assert.rejects(running, /enough/);
    }
    await assert.rejects(keel.risk({}, null, AbortSignal.abort()), {name: "AbortError"});
    await assert.rejects(keel.risk(LONG_PLAN, null, AbortSignal.timeout(100)), {name: "TimeoutError"});
    assert.equal((await keel.risk(KERNEL_PLAN)).method.road, "kernel"); // the workers are free again
});

test("two plans at a time both get their paths", async () => {
    const [first, second] = await Promise.all([keel.risk(KERNEL_PLAN), keel.risk(WALK_PLAN)]);
    assert.equal(first.method.road, "kernel");
    assert.equal(second.method.road, "walk");
});

test("random paths of a bad plan are refused in words", async () => {
    for (const workers of [0, 1]) {
        await assert.rejects(keel.risk({bag: {amount: -5}}, null, {workers}), (error) => {
            assert.ok(error instanceof KeelError);
            assert.deepEqual(error.issues.map(({message}) => message), ["bag.amount: -5 is not in [0, 1e9]"]);
            return true;
        });
        await assert.rejects(keel.risk({risk: {model: "bootstrap"}}, null, {workers}), /there is no price history to draw from/);
    }
    await assert.rejects(keel.risk({risk: {model: "bootstrap"}}, null, {csv: "milk\nbread\n"}), KeelError);
    await assert.rejects(keel.risk({}, null, {csv: 5}), TypeError);
});

test("random paths are drawn from a price history", async () => {
    const csv = days([100, 102, 99, 105, 103, 108, 107]);
    const plan = {leg: {leverage: 5}, risk: {model: "bootstrap", paths: 2000, block_days: 2}};
    const report = await keel.risk(plan, null, {csv, workers: 2});
    assert.equal(report.method.model, "bootstrap");
    assert.deepEqual(await keel.risk(plan, null, {csv, workers: 0}), report);
    const other = await keel.risk(plan, null, {csv: days([100, 90, 120, 95, 110]), workers: 2});
    assert.notEqual(other.distributions[2].deviation_usd.value, report.distributions[2].deviation_usd.value);
});

test("a program that ran random paths comes to its end", () => {
    const url = pathToFileURL(join(folder, "keel.mjs"));
    const script = `import {createKeel} from ${JSON.stringify(url.href)};
        const keel = await createKeel();
        console.log((await keel.risk({leg: {leverage: 10}}, null, {workers: 2})).method.road);`;
    const {status, stdout, stderr} = spawnSync(process.execPath, ["--input-type=module", "-e", script],
        {encoding: "utf8", timeout: 60000});
    assert.deepEqual([status, stdout, stderr], [0, "kernel\n", ""]);
});
