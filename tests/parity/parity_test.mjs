// The same numbers in all faces: a fixed set of plans through the command `keel` and through the module, compared bit
// for bit. Usage: KEEL_WEB_DIR=build/web node tests/parity/parity_test.mjs build/native/keel
import assert from "node:assert/strict";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import test from "node:test";
import {pathToFileURL} from "node:url";

import {Keel} from "../support/keel.mjs";
import {countNumbers, differences} from "../support/same.mjs";

const LIMIT = {timeout: 60000};
const MOST_SHOWN = 10;

const command = new Keel(process.argv[2]);
const {createKeel} = await import(pathToFileURL(join(resolve(process.env.KEEL_WEB_DIR ?? "build/web"), "keel.mjs")));
const engine = await createKeel();
const {plans, on_paths: onPaths, bad} = JSON.parse(readFileSync(new URL("plans.json", import.meta.url), "utf8"));

/// What the module says is wrong; nothing when it evaluates the plan.
function issuesOf(plan) {
    try {
        engine.evaluate(plan);
        return [];
    } catch (error) {
        if (!Array.isArray(error.issues)) throw error;
        return error.issues.map((issue) => issue.message);
    }
}

const named = (plan) => JSON.stringify(plan).slice(0, 300);

/// A plan as keys with a dot, the counts left out.
function flat(plan) {
    return Object.entries(plan).flatMap(([group, value]) =>
        value !== null && typeof value === "object" && !Array.isArray(value)
            ? Object.keys(value).map((name) => `${group.replace(/\d+$/, "")}.${name}`)
            : [group.replace(/\d+(?=\.)/, "")]);
}

test("the plans give every input of the table some value", LIMIT, () => {
    const given = new Set(plans.flatMap(flat));
    const missing = engine.fields().map((field) => field.key).filter((key) => !given.has(key));
    assert.deepEqual(missing, [], "inputs that no plan of make_plans.mjs has");
    assert.ok(plans.length >= 60 && bad.length >= 15);
});

test("command and module report the same numbers, bit for bit", LIMIT, (t) => {
    let numbers = 0;
    for (const plan of plans) {
        const issues = issuesOf(plan);
        assert.deepEqual(issues, [], `the module refuses ${named(plan)}`);
        const expected = JSON.parse(command.reportOfPlan(plan));
        const found = differences(engine.evaluate(plan), expected);
        assert.deepEqual(found.slice(0, MOST_SHOWN), [], `module and command differ on ${named(plan)}`);
        numbers += countNumbers(expected);
    }
    t.diagnostic(`${plans.length} plans, ${numbers} numbers`);
});

/// What the module has on a path, or what it says is wrong.
function pathOf(plan) {
    try {
        return {path: engine.path(plan)};
    } catch (error) {
        if (!Array.isArray(error.issues)) throw error;
        return {issues: error.issues.map((issue) => issue.message)};
    }
}

test("command and module walk the same path, bit for bit, or refuse it in the same words", LIMIT, (t) => {
    let numbers = 0;
    for (const plan of [...onPaths, ...plans]) {
        const {status, out, err} = command.run(["path", "-", "--format", "json"], JSON.stringify(plan));
        const {path, issues} = pathOf(plan);
        if (issues) {
            assert.ok(!onPaths.includes(plan), `${issues} ${named(plan)}`);
            assert.deepEqual(issues, err.trim().split("\n").map((line) => line.replace(/^keel: /, "")), named(plan));
            assert.equal(status, 2);
            continue;
        }
        assert.equal(status, 0, `${err} ${named(plan)}`);
        assert.deepEqual(differences(path, JSON.parse(out)).slice(0, MOST_SHOWN), [], `they differ on ${named(plan)}`);
        assert.doesNotMatch(out, /\bnan\b|\binf(inity)?\b|undefined/i, named(plan));
        numbers += countNumbers(path);
    }
    t.diagnostic(`${numbers} numbers`);
});

/// Hourly bars that wander, always the same ones: a small generator of Park and Miller's.
function hourlyBars(count) {
    let seed = 20240501;
    const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
    let price = 42000;
    const lines = ["time,open,high,low,close"];
    for (let i = 0; i < count; ++i) {
        const open = price;
        price = Math.round(price * (1 + 0.03 * (random() - 0.5)) * 100) / 100;
        const high = Math.round(Math.max(open, price) * (1 + 0.004 * random()) * 100) / 100;
        const low = Math.round(Math.min(open, price) * (1 - 0.004 * random()) * 100) / 100;
        lines.push(`${1704067200000 + i * 3600000},${open},${high},${low},${price}`);
    }
    return lines.join("\n") + "\n";
}

test("command and module read and walk the same price history, bit for bit", LIMIT, (t) => {
    const folder = mkdtempSync(join(tmpdir(), "keel-parity-"));
    const csv = hourlyBars(2000);
    const funding = "time,funding rate\n" + Array.from({length: 200}, (_, i) =>
        `${1704067200000 + i * 8 * 3600000},${(i % 7 - 2) / 20000}`).join("\n") + "\n";
    writeFileSync(join(folder, "csv"), csv);
    writeFileSync(join(folder, "funding"), funding);
    let numbers = 0;
    try {
        const ofHistory = command.output(["history", join(folder, "csv"), "--funding", join(folder, "funding"), "--format", "json"]);
        const expected = JSON.parse(ofHistory);
        expected.file.name = "csv";
        expected.funding_file.name = "funding";
        assert.deepEqual(differences(engine.history(csv, {funding}), expected).slice(0, MOST_SHOWN), []);
        const rules = {leg: {ratio: 0, leverage: 2}, leg2: {contract: "binance:BTCUSDT", ratio: 0.3},
            trigger: {kind: "drawdown", level: 0.04, ratio: 0.7}, exit: {kind: "condition_false", days: 0.5},
            trigger2: {kind: "rsi_above", leg: 2, level: 60, periods: 3, ratio: 0.1}, exit2: {kind: "condition_false"}};
        for (const [plan, options, words] of [
            [rules, {}, []],
            [rules, {funding}, ["--funding", join(folder, "funding")]],
            [{...rules, bag: {price: 65000}}, {scale: true}, ["--scale"]],
            [{}, {}, []],
        ]) {
            const {status, out, err} = command.run(["path", "-", "--history", join(folder, "csv"), ...words, "--format", "json"],
                JSON.stringify(plan));
            assert.equal(status, 0, err);
            const found = engine.pathAlong(plan, csv, options);
            assert.deepEqual(differences(found, JSON.parse(out)).slice(0, MOST_SHOWN), [], named(plan));
            numbers += countNumbers(found);
            if (plan === rules) assert.ok(found.path.episodes.length > 5);
        }
    } finally {
        rmSync(folder, {recursive: true});
    }
    t.diagnostic(`${numbers} numbers`);
});

// Plans of both roads, all with few paths: what differs shows in the first of them.
const PATHS = 1500;
const RULE = {trigger: {kind: "price_below", level: 60000, ratio: 0.6}, exit: {kind: "target_price", price: 54000}};
const ON_KERNEL = [
    {leg: {leverage: 10}},
    {leg: {leverage: 10}, risk: {paths: 100000}},
    {leg: {leverage: 12}, risk: {paths: 70000, numbers: "pseudo", seed: 9007199254740991}},
    {leg: {leverage: 3, margin_mode: "cross"}, horizon_days: 200},
    {leg: {contract: "binance:BTCUSDT", leverage: 8}, bag: {volatility: 0.9}},
    {leg: {contract: "bybit:BTCUSD", leverage: 25, ratio: 0.4}, risk: {drift: 0.8, seed: 7}},
    {leg: {leverage: 20, stop_price: 66500}},
    {legs: 0, risk: {drift: -0.3}},
    {leg: {contract: "custom", kind: "inverse", maintenance_rate: 0.004, side: "long", leverage: 6}, horizon_days: 3},
    {leg: {leverage: 5}, risk: {step_days: 0.25}, horizon_days: 7},
    {leg: {leverage: 2, funding_rate: -0.00005}, horizon_days: 90},
];
const ON_WALK = [
    {leg: {leverage: 8}, risk: {model: "jumps"}},
    {leg: {leverage: 4}, risk: {model: "jumps", jump_rate: 40, jump_mean: 0.02, jump_deviation: 0.15, drift: 0.4}},
    {leg: {leverage: 8}, risk: {funding_deviation: 0.0003, funding_correlation: 0.5}},
    {leg: {leverage: 8}, risk: {basis_deviation: 0.004, basis_half_life_days: 1, basis_correlation: -0.3}},
    {...RULE, leg: {leverage: 6}},
    {bag2: {coin: "ETH", price: 3100, amount: 20, correlation: 0.8, volatility: 0.8}, leg: {leverage: 5},
        leg2: {contract: "binance:ETHUSDT", bag: 2, leverage: 3}},
    {leg: {leverage: 6, margin_mode: "cross", ratio: 0.5}, leg2: {leverage: 3, margin_mode: "cross", ratio: 0.4}},
    {leg: {contract: "custom", kind: "linear", maintenance_rate: 0.005, leverage: 6, basis: 300, expiry_days: 20}},
];
const ON_PRICES = [
    {leg: {leverage: 8}, bag: {price: 42000}, risk: {model: "bootstrap"}},
    {leg: {leverage: 4}, bag: {price: 42000}, horizon_days: 12, risk: {model: "bootstrap", block_days: 0.5, drift: 0.3, seed: 5}},
    {...RULE, leg: {leverage: 6}, risk: {model: "bootstrap", block_days: 30}},
];

test("command and module run the same random paths, bit for bit", LIMIT, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "keel-parity-"));
    const csv = hourlyBars(2000);
    const file = join(folder, "csv");
    writeFileSync(file, csv);
    let numbers = 0;
    const compare = async (plan, road, prices) => {
        const given = {...plan, risk: {paths: PATHS, ...plan.risk}};
        const out = command.output(["risk", "-", ...(prices ? ["--history", file] : []), "--format", "json"], JSON.stringify(given));
        const expected = JSON.parse(out);
        for (const workers of [0, 2]) {
            const found = await engine.risk(given, null, {workers, ...(prices ? {csv} : {})});
            assert.deepEqual(differences(found, expected).slice(0, MOST_SHOWN), [], `${workers} workers, ${named(given)}`);
        }
        assert.equal(expected.method.road, road, `${expected.method.why} ${named(given)}`);
        assert.doesNotMatch(out, /\bnan\b|\binf(inity)?\b|undefined/i, named(given));
        numbers += countNumbers(expected);
    };
    try {
        for (const plan of ON_KERNEL) await compare(plan, "kernel", false);
        for (const plan of ON_WALK) await compare(plan, "walk", false);
        for (const plan of ON_PRICES) await compare(plan, "walk", true);
    } finally {
        rmSync(folder, {recursive: true});
    }
    t.diagnostic(`${ON_KERNEL.length + ON_WALK.length + ON_PRICES.length} plans, ${numbers} numbers`);
});

test("the reports hold numbers, and words without the names of missing ones", LIMIT, () => {
    for (const plan of plans) {
        const text = command.reportOfPlan(plan);
        assert.doesNotMatch(text, /\bnan\b|\binf(inity)?\b|undefined|\d[eE]\+?30[0-9]/i, named(plan));
    }
});

test("command and module write the same link, and read it back as the same plan", LIMIT, () => {
    for (const plan of plans) {
        const link = engine.encodeLink(plan);
        assert.equal(link, command.linkOfPlan(plan), named(plan));
        const reading = engine.decodeLink(link);
        assert.deepEqual(reading.issues, [], link);
        assert.deepEqual(reading.notes, [], link);
        assert.equal(engine.encodeLink(reading.plan), link);
        const report = JSON.parse(command.reportOfLink(link));
        assert.deepEqual(differences(engine.evaluate(plan), report).slice(0, MOST_SHOWN), [], link);
    }
});

test("command and module refuse bad plans in the same words", LIMIT, () => {
    for (const plan of bad) {
        const {status, out, err} = command.run(["evaluate", "-", "--format", "json"], JSON.stringify(plan));
        assert.equal(status, 2, `the command takes ${named(plan)}`);
        assert.equal(out, "");
        const said = err.trim().split("\n").map((line) => line.replace(/^keel: /, ""));
        assert.deepEqual(issuesOf(plan), said, named(plan));
    }
});

test("a bad plan has no link either", LIMIT, () => {
    for (const plan of bad) {
        assert.equal(command.run(["link", "-"], JSON.stringify(plan)).status, 2, named(plan));
        assert.throws(() => engine.encodeLink(plan), {name: "KeelError"}, named(plan));
    }
});
