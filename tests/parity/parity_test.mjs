// The same numbers in all faces: a fixed set of plans through the command `keel` and through the module, compared bit
// for bit. Usage: KEEL_WEB_DIR=build/web node tests/parity/parity_test.mjs build/native/keel
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
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
