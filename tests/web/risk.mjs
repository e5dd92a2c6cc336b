// Random paths: run in workers beside the page, the same to the last bit as `keel risk`, however many workers there are
// and whatever becomes of them.
import assert from "node:assert/strict";

import {KeelPage} from "./keel_page.mjs";
import {DESKTOP} from "./world.mjs";

const LONGEST_RUN = 240000; // ms, on a busy machine
const MOST_TO_CANCEL = 50;  // ms, in the median
const FRAMES_MS = 2000;     // for which frames are watched

const KERNEL = {leg: {leverage: 10}};
const WALK = {leg: {leverage: 8}, trigger: {kind: "price_below", level: 60000, ratio: 0.5}, exit: {kind: "target_price", price: 55000},
    risk: {paths: 12000}};
const LONG = {...WALK, risk: {paths: 10000000}};

async function done(keel) {
    await keel.page.waitForFunction(() => globalThis.keelPage.idle(), null, {timeout: LONGEST_RUN});
    await keel.still();
}

/// As if the person had opened a link in the same tab.
async function openPlan(keel, world, plan) {
    await keel.page.evaluate((fragment) => { location.hash = fragment; }, world.command.linkOfPlan(plan));
}

async function sameAsCommand(keel, world) {
    const link = `#${await keel.fragment()}`;
    const expected = world.command.output(["risk", "--link", link, "--format", "json"]);
    assert.equal((await keel.ask("risk")).trim(), expected.trim());
    return JSON.parse(expected);
}

const riskWorkers = (keel) => keel.page.workers().filter((worker) => worker.url().endsWith("keel-risk-worker.mjs"));

const firstReport = (keel) => keel.page.waitForFunction(() => globalThis.keelPage.risk?.() !== "", null, {timeout: LONGEST_RUN});

/// A page on a machine of so many cores, with the tab Risk open.
function visit(world, cores, plan, use) {
    return world.inContext(DESKTOP, async (context, watch) => {
        await context.addInitScript((count) => {
            Object.defineProperty(navigator, "hardwareConcurrency", {get: () => count});
        }, cores);
        const keel = await KeelPage.open(await context.newPage(), world.addressOf(plan));
        await keel.click("Risk", {kind: "choice"});
        await use(keel);
        await world.assertClean(keel, watch);
    });
}

async function sameBits(world, say) {
    for (const cores of [1, 2, 4]) {
        await visit(world, cores, KERNEL, async (keel) => {
            await done(keel);
            const report = await sameAsCommand(keel, world);
            assert.equal(report.method.road, "kernel");
            assert.ok(await keel.has(report.answer, "text"), `not on the page: ${report.answer}`);
            await openPlan(keel, world, WALK);
            await keel.idle().catch(() => {});
            await done(keel);
            assert.equal((await sameAsCommand(keel, world)).method.road, "walk");
            const workers = riskWorkers(keel).length;
            assert.ok(workers >= 1 && workers <= cores, `${workers} workers on ${cores} cores`);
            say(`${cores} cores: ${workers} workers, the same bits as the command`);
        });
    }
}

async function restarts(world) {
    await visit(world, 2, LONG, async (keel) => {
        await firstReport(keel);
        const partial = JSON.parse(await keel.ask("risk"));
        assert.ok(partial.method.paths < partial.method.wanted, "a part of it is shown");
        await openPlan(keel, world, KERNEL);
        await done(keel);
        assert.equal((await sameAsCommand(keel, world)).method.road, "kernel");
    });
}

async function replaced(world, say) {
    await visit(world, 2, {...WALK, risk: {paths: 60000}}, async (keel) => {
        await keel.page.waitForFunction(() => globalThis.keelPage.risk?.() !== "");
        // Both, one after the other: the one that only runs chunks, and the one that puts them together.
        for (const worker of riskWorkers(keel).reverse()) {
            await worker.evaluate(() => { setTimeout(() => { throw new Error("a test kills it"); }, 0); }).catch(() => {});
        }
        await done(keel);
        say(`${riskWorkers(keel).length} workers at the end`);
        await sameAsCommand(keel, world);
    });
}

// ---- The pool itself, in the page ----

/// Runs `use` in the page, with {link of each plan}.
async function inPage(world, plans, use) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        const links = Object.fromEntries(Object.entries(plans).map(([name, plan]) => [name, world.command.linkOfPlan(plan)]));
        await keel.page.evaluate(async () => {
            const {scriptUrl} = await import("./jobs-later.js");
            const {portOfWorker, RiskPool} = await import("./keel-risk-pool.mjs");
            globalThis.testPool = (options) => {
                const ports = [];
                const pool = new RiskPool({
                    module: async () => WebAssembly.compileStreaming(fetch("keel-engine.wasm")),
                    makePort: () => ports[ports.push(portOfWorker(scriptUrl("keel-risk-worker.mjs"))) - 1],
                    ...options,
                });
                return {pool, ports};
            };
        });
        await use(keel, links);
    });
}

async function cancels(world, say) {
    await inPage(world, {long: LONG, kernel: KERNEL}, async (keel, links) => {
        const {told, free} = await keel.page.evaluate(async ({long, kernel}) => {
            const {pool} = globalThis.testPool({most: 2});
            const [told, free] = [[], []];
            await pool.run(kernel).answer;
            for (let turn = 0; turn < 9; turn++) {
                const job = pool.run(long);
                await new Promise((resolve) => setTimeout(resolve, 300));
                const start = performance.now();
                job.cancel();
                const {end} = await job.answer;
                if (end !== "cancelled") throw new Error(end);
                told.push(performance.now() - start);
                await pool.run(kernel).answer;
                free.push(performance.now() - start);
            }
            pool.close();
            const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
            return {told: median(told), free: median(free)};
        }, links);
        say(`cancel: told after ${told.toFixed(1)} ms, and another plan of 131,072 paths done after ${free.toFixed(1)} ms`);
        assert.ok(told < MOST_TO_CANCEL);
    });
}

/// Killed from outside: nothing tells of it.
async function silentDeath(world, say) {
    await inPage(world, {walk: {...WALK, risk: {paths: 30000}}}, async (keel, {walk}) => {
        const {same, made} = await keel.page.evaluate(async (link) => {
            const run = async (use) => {
                const {pool, ports} = globalThis.testPool({most: 2, silence: 3000});
                let last = null;
                const job = pool.run(link, {as: "object", report: (report, part) => { last = report; use(ports, part); }});
                const {end} = await job.answer;
                pool.close();
                if (end !== "done") throw new Error(end);
                return {text: JSON.stringify(last), made: ports.length};
            };
            const quiet = await run(() => {});
            const killed = new Set();
            const disturbed = await run((ports) => {
                // The second worker first, and then the keeper of the tally.
                if (ports.length === 2 && !killed.has(1)) { killed.add(1); ports[1].end(); }
                else if (ports.length === 3 && !killed.has(0)) { killed.add(0); ports[0].end(); }
            });
            return {same: quiet.text === disturbed.text, made: disturbed.made};
        }, walk);
        say(`${made} workers were made`);
        assert.ok(made >= 3, "none was replaced");
        assert.ok(same, "another result than without deaths");
    });
}

async function soonExact(world, say) {
    await inPage(world, {few: {...KERNEL, risk: {paths: 20000}}, usual: KERNEL}, async (keel, links) => {
        for (const [name, link] of Object.entries(links)) {
            const {times, error, paths} = await keel.page.evaluate(async (given) => {
                const {pool} = globalThis.testPool({most: 1});
                const times = [];
                let last = null;
                for (let turn = 0; turn < 41; turn++) {
                    const start = performance.now();
                    await pool.run(given, {as: "object", report: (report) => { last = report; }}).answer;
                    times.push(performance.now() - start);
                }
                pool.close();
                return {times: times.slice(20), error: last.liquidation.error, paths: last.method.paths};
            }, link);
            times.sort((a, b) => a - b);
            say(`${name}: ${paths} paths on one worker in ${times[0].toFixed(1)} ms at best, ${times[10].toFixed(1)} ms in the median; `
                + `P(liquidation) to ${error.toExponential(1)}`);
            assert.ok(error < 1e-3);
        }
    });
}

// ---- Frames ----

function watchFrames(keel) {
    return keel.page.evaluate((limit) => new Promise((resolve) => {
        const times = [];
        let before = 0;
        const start = performance.now();
        const frame = (now) => {
            if (before) times.push(now - before);
            before = now;
            if (performance.now() - start < limit) requestAnimationFrame(frame);
            else resolve(times.sort((a, b) => a - b));
        };
        requestAnimationFrame(frame);
    }), FRAMES_MS);
}

const at = (times, part) => times[Math.min(times.length - 1, Math.floor(times.length * part))];
const inWords = (times) => `${times.length} frames, median ${at(times, 0.5).toFixed(1)} ms, 95 % ${at(times, 0.95).toFixed(1)} ms`;

async function frames(world, say) {
    await visit(world, 2, KERNEL, async (keel) => {
        await done(keel);
        const before = await watchFrames(keel);
        await openPlan(keel, world, LONG);
        await keel.page.waitForFunction(() => JSON.parse(globalThis.keelPage.risk()).method.wanted === 10000000);
        const during = await watchFrames(keel);
        const {method} = JSON.parse(await keel.ask("risk"));
        assert.ok(method.paths < method.wanted, "it ran all the while");
        await openPlan(keel, world, KERNEL);
        await done(keel);
        say(`nothing runs: ${inWords(before)}; ten million paths run: ${inWords(during)}`);
        assert.ok(at(during, 0.5) <= Math.max(50, 3 * at(before, 0.5)), "the page stutters while paths run");
    });
}

export const risk = [
    ["risk: the same bits as keel risk, with 1, 2 and 4 workers", sameBits],
    ["risk: another plan begins at once", restarts],
    ["risk: workers that die are replaced", replaced],
    ["risk: workers that are silent are replaced", silentDeath],
];

/// What takes its time from nobody else's.
export const riskMeasured = [
    ["risk: cancelling", cancels],
    ["risk: a standard error of 0.1 points comes soon", soonExact],
    ["risk: frames go on", frames],
];
