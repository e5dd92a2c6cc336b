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
