// Runs chunks of random paths for keel-risk-pool.mjs: a module worker of a page, or a thread of Node. It gets
//   {module}                                  first, and once: the compiled engine
//   {past}                                    prices for the jobs that draw from them
//   {id, begin: {link, drawsFromPast, keeps, as}}  a job, in place of the one before. The worker that keeps the tally
//                                             begins at once with the first chunks, the others wait for theirs
//   {id, run: [first, end]}                   chunks
//   {id, take: first, sums}                   chunks of another worker, for the tally
//   {end: id}                                 the job is over
//   {ping}
// and answers {ready}, {pong}, and of a job {id, chunks, issues}, {id, ran: [first, end], ms, sums}, {id, report, part}. What
// nobody foresees is not caught: another worker is then put in the place of this one.
import createEngine from "./keel-engine.mjs";

const BREATH_MS = 8; // after so long it looks whether a message has come
const FIRST_MS = 12; // of the first chunks
const REPORT_MS = 250; // a frame of many charts takes its time where a processor draws it
const FIRST_REPORT_MS = 30;

const isThread = typeof WorkerGlobalScope === "undefined";
const port = isThread ? (await import("node:worker_threads")).parentPort : globalThis;

// A way through the queue of messages, so that one that waits there is met; timers would wait longer.
const channel = new MessageChannel();
const waiting = [];
channel.port1.onmessage = () => waiting.shift()();
const nextTurn = () => new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(0);
});

const NONE = new Uint8Array();

let engine = null;
let past = NONE;
let wanted = null; // the latest job: {id, begin, todo}
let isWorking = false;

const is = (job) => wanted === job;

class Work {
    #reportedAt;

    constructor(job, sums) {
        this.job = job;
        this.sums = sums; // RiskJob
        this.chunks = sums.chunks();
        this.#reportedAt = performance.now() - REPORT_MS + FIRST_REPORT_MS;
    }

    /// Runs some chunks and says so, with what they came to where another keeps the tally.
    run(first, end, mayGoOn = () => true) {
        const { id, begin } = this.job;
        const start = performance.now();
        const sums = [];
        let chunk = first;
        do {
            if (begin.keeps) this.sums.runAndTake(chunk);
            else sums.push(this.sums.run(chunk).buffer);
            chunk += 1;
        } while (chunk < end && mayGoOn(performance.now() - start));
        const answer = { id, ran: [first, chunk], ms: performance.now() - start };
        if (begin.keeps) port.postMessage(answer);
        else port.postMessage({ ...answer, sums }, sums);
        return chunk;
    }

    /// At most ten times a second, and at the end.
    report() {
        const { id, begin } = this.job;
        const part = this.sums.taken() / this.chunks;
        if (part === 0 || (part < 1 && performance.now() - this.#reportedAt < REPORT_MS)) return;
        const report = begin.as === "object" ? this.sums.reportObject() : this.sums.report();
        port.postMessage({ id, report, part }, begin.as === "object" ? [] : [report.buffer]);
        this.#reportedAt = performance.now();
    }

    take(first, sums) {
        sums.forEach((bytes, i) => {
            if (!this.sums.take(first + i, new Uint8Array(bytes))) throw new Error("chunks of another build");
        });
    }
}

async function workOn(job) {
    const { id, begin } = job;
    const sums = new engine.RiskJob(begin.link, begin.drawsFromPast ? past : NONE);
    try {
        const work = new Work(job, sums);
        port.postMessage({ id, chunks: work.chunks, issues: sums.issues() });
        if (begin.keeps && work.chunks > 0) {
            work.run(0, work.chunks, (ms) => ms < FIRST_MS);
            work.report();
        }
        for (let breath = performance.now(); is(job);) {
            if (job.todo.length === 0) {
                await new Promise((resolve) => { job.wake = resolve; });
                breath = performance.now();
                continue;
            }
            const task = job.todo.shift();
            if (task.sums) work.take(task.take, task.sums);
            else {
                // A breath inside a batch too, where its chunks are long.
                const next = work.run(...task.run, () => performance.now() - breath < BREATH_MS);
                if (next < task.run[1]) job.todo.unshift({ run: [next, task.run[1]] });
            }
            if (begin.keeps) work.report();
            if (performance.now() - breath >= BREATH_MS) {
                await nextTurn();
                breath = performance.now();
            }
        }
    } finally {
        sums.delete();
    }
}

/// Of several jobs that have come meanwhile only the last is begun.
async function work() {
    if (isWorking) return;
    isWorking = true;
    await nextTurn();
    while (wanted && engine) await workOn(wanted);
    isWorking = false;
}

function replace(job) {
    const before = wanted;
    wanted = job;
    before?.wake?.();
}

async function onMessage(data) {
    if (data.module) {
        engine = await createEngine({
            instantiateWasm(imports, receive) {
                WebAssembly.instantiate(data.module, imports)
                    .then((instance) => receive(instance, data.module)).catch(fail);
                return {};
            },
        });
        port.postMessage({ ready: true });
    } else if (data.ping) {
        port.postMessage({ pong: true });
    } else if (data.past) {
        past = data.past;
    } else if (data.begin) {
        replace({ id: data.id, begin: data.begin, todo: [] });
    } else if (data.end !== undefined) {
        if (wanted?.id === data.end) replace(null);
    } else if (wanted?.id === data.id) {
        wanted.todo.push(data);
        wanted.wake?.();
    }
    await work();
}

// Rejections of promises do not reach the page by themselves.
function fail(error) {
    setTimeout(() => { throw error; }, 0);
}

port.onmessage = ({ data }) => { onMessage(data).catch(fail); };
