// Keel as a module, for pages and for Node:
//
//   import { createKeel } from "./keel.mjs";
//   const keel = await createKeel();
//   const report = keel.evaluate({ bag: { amount: 2 }, "leg.leverage": 3 });
//
// keel.d.ts describes everything. Nothing leaves the program that uses it.

import createEngine from "./keel-engine.mjs";
import { MOST_WORKERS, portOfThread, portOfWorker, RiskPool } from "./keel-risk-pool.mjs";

// Above what is read of a link, so that the engine still sees that it was too long.
const mostLinkCharacters = 65537;

export class KeelError extends Error {
    constructor(issues) {
        super(issues.map((issue) => issue.message).join("; "));
        this.name = "KeelError";
        this.issues = issues;
    }
}

function checked(result) {
    if (result.issues) throw new KeelError(result.issues);
    return result;
}

function textOf(csv, name) {
    if (typeof csv !== "string") throw new TypeError(`${name}: the text of a CSV file is needed`);
    return csv;
}

// ---- Random paths ----

const isNode = typeof process === "object" && Boolean(process.versions?.node);
const REPORT_MS = 100;
const BREATH_MS = 12;

async function compiledEngine(locateFile) {
    const here = new URL(".", import.meta.url).href;
    const place = new URL(locateFile ? locateFile("keel-engine.wasm", here) : "keel-engine.wasm", import.meta.url);
    if (isNode && place.protocol === "file:") {
        const { readFile } = await import("node:fs/promises");
        return WebAssembly.compile(await readFile(place));
    }
    const response = await fetch(place);
    return WebAssembly.compile(await response.arrayBuffer());
}

async function workersOfMachine() {
    if (!isNode) return navigator.hardwareConcurrency ?? 1;
    return (await import("node:os")).availableParallelism();
}

/// Other messages and timers have their turn.
function breath() {
    if (isNode) return new Promise((resolve) => setImmediate(resolve));
    return new Promise((resolve) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => { channel.port1.close(); resolve(); };
        channel.port2.postMessage(0);
    });
}

/// In the thread that asks, where there are no workers, or none are wanted.
async function riskHere(engine, link, past, report, signal) {
    const job = new engine.RiskJob(link, past ?? new Uint8Array());
    try {
        checked({ issues: job.issues().length > 0 ? job.issues() : undefined });
        const chunks = job.chunks();
        let reported = performance.now(), breathed = reported;
        for (let chunk = 0; chunk < chunks; chunk++) {
            job.runAndTake(chunk);
            if (performance.now() - breathed < BREATH_MS) continue;
            await breath();
            signal?.throwIfAborted();
            breathed = performance.now();
            if (chunk + 1 === chunks || breathed - reported < REPORT_MS) continue;
            report?.(job.reportObject(), (chunk + 1) / chunks);
            reported = performance.now();
        }
        const last = job.reportObject();
        report?.(last, 1);
        return last;
    } finally {
        job.delete();
    }
}

/// Random paths of one module: its workers, made when they are first needed, and one plan at a time.
class Risk {
    #pools = new Map(); // by the number of workers
    #before = Promise.resolve();

    constructor(engine, locateFile) {
        this.engine = engine;
        this.locateFile = locateFile;
    }

    async run(plan, report, { signal, csv, workers } = {}) {
        signal?.throwIfAborted();
        const { link } = checked(this.engine.riskLink(plan));
        const past = csv === undefined ? null : checked(this.engine.pastFromCsv(textOf(csv, "risk"))).past;
        const before = this.#before;
        let free;
        this.#before = new Promise((resolve) => { free = resolve; });
        try {
            await before;
            signal?.throwIfAborted();
            const pool = workers === 0 ? null : this.#poolOf(workers ?? await workersOfMachine());
            if (!pool) return await riskHere(this.engine, link, past, report, signal);
            return await this.#inWorkers(pool, link, past, report, signal);
        } finally {
            free();
        }
    }

    #poolOf(workers) {
        const most = Math.max(1, Math.min(workers, MOST_WORKERS));
        if (!this.#pools.has(most)) {
            const url = new URL("./keel-risk-worker.mjs", import.meta.url);
            this.#pools.set(most, new RiskPool({
                module: () => compiledEngine(this.locateFile),
                makePort: () => (isNode ? portOfThread(url) : portOfWorker(url)),
                most,
            }));
        }
        return this.#pools.get(most);
    }

    #lastKey = 0;

    async #inWorkers(pool, link, past, report, signal) {
        let last = null, trouble = null;
        const job = pool.run(link, {
            past: past && { key: ++this.#lastKey, bytes: past },
            as: "object",
            report: (now, part) => {
                last = now;
                try {
                    report?.(now, part);
                } catch (error) {
                    trouble ??= { error };
                    job.cancel();
                }
            },
        });
        signal?.addEventListener("abort", job.cancel, { once: true });
        const answer = await job.answer;
        signal?.removeEventListener("abort", job.cancel);
        if (trouble) throw trouble.error;
        if (answer.end === "done") return last;
        if (answer.end === "none") return riskHere(this.engine, link, past, report, signal);
        if (answer.end === "refused") throw new KeelError(answer.issues);
        if (answer.end === "failed") throw new Error(answer.message);
        signal?.throwIfAborted();
        throw new Error("risk: it was cancelled");
    }
}

/// A signal may stand for options with nothing else.
const riskOptions = (options) => (options instanceof AbortSignal ? { signal: options } : options ?? {});

export async function createKeel({ locateFile } = {}) {
    const engine = await createEngine(locateFile ? { locateFile } : {});
    const random = new Risk(engine, locateFile);
    return Object.freeze({
        version: engine.version(),
        evaluate: (plan) => checked(engine.evaluate(plan)).report,
        encodeLink: (plan) => checked(engine.encodeLink(plan)).link,
        decodeLink(link) {
            if (typeof link !== "string") throw new TypeError("decodeLink: a string is needed");
            return engine.decodeLink(link.slice(0, mostLinkCharacters));
        },
        defaultPlan: () => engine.defaultPlan(),
        fields: () => engine.fields(),
        venues: () => engine.venues(),
        compare: (plan, other) => checked(engine.compare(plan, other)).result,
        solve: (plan, question) => checked(engine.solve(plan, question)).result,
        topUps: (plan, request) => checked(engine.topUps(plan, request)).result,
        compareVenues: (plan, leg) => checked(engine.compareVenues(plan, leg)).result,
        path: (plan) => checked(engine.path(plan)).result,
        history: (csv, options) => checked(engine.history(textOf(csv, "history"), options)).result,
        pathAlong: (plan, csv, options) => checked(engine.pathAlong(plan, textOf(csv, "pathAlong"), options)).result,
        risk: (plan, onProgress, options) => random.run(plan, onProgress, riskOptions(options)),
        grid: (plan, request) => checked(engine.grid(plan, request)).result,
    });
}
