// Does what takes long, beside the page: a module worker with the engine. A job is {id, task, input}; it is answered by
// any number of {id, part} and one {id, end: "done" | "failed" | "cancelled", …}. {cancel: id} ends it at its next
// breath. An error that no task foresees is not caught: the page then puts another worker in the place of this one.
import createEngine from "./keel-engine.mjs";

const PIECE_BYTES = 1 << 20;
const REPORT_MS = 100; // between two reports of progress

const cancelled = new Set();

// A way through the queue of messages, so that a cancel that waits there is met; timers would wait longer.
const channel = new MessageChannel();
const waiting = [];
channel.port1.onmessage = () => waiting.shift()();
const nextTurn = () => new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(0);
});

class Cancelled extends Error {}

/// What went wrong with the input; `message` is for the person.
class Failure extends Error {}

class Job {
    #reportedAt = -Infinity;

    constructor(id) { this.id = id; }

    /// Call it behind everything that was waited for: what comes next may belong to another job by then.
    check() {
        if (cancelled.has(this.id)) throw new Cancelled();
    }

    async breathe() {
        await nextTurn();
        this.check();
    }

    report(part) {
        if (performance.now() - this.#reportedAt < REPORT_MS) return;
        this.#reportedAt = performance.now();
        postMessage({ id: this.id, part });
    }
}

let engine = null;

function engineItself() {
    engine ??= createEngine().catch(() => {
        engine = null;
        throw new Failure("The part of Keel that computes could not be fetched. You may be offline.");
    });
    return engine;
}

// ---- Tasks: (engine, job, input) => what goes back, of which `transfer` is not copied ----

let desk = null; // keeps the files

function deskOf(keel) {
    desk ??= new keel.Desk();
    return desk;
}

function pictureOf(files) {
    const bytes = files.picture();
    return { picture: bytes, transfer: [bytes.buffer] };
}

async function piecesOf(file, job, take) {
    for (let from = 0; from < file.size; from += PIECE_BYTES) {
        const piece = await file.slice(from, from + PIECE_BYTES).arrayBuffer().catch((error) => {
            throw new Failure(`The browser could not read it: ${error.message}`);
        });
        job.check();
        if (!take(new Uint8Array(piece))) return;
        job.report((from + piece.byteLength) / file.size);
        await job.breathe();
    }
}

const tasks = {
    async read(keel, job, { file, slot }) {
        const files = deskOf(keel);
        files.begin(file.name, slot);
        await piecesOf(file, job, (bytes) => {
            files.push(bytes);
            return !files.isRefused();
        });
        const issue = files.finish();
        await job.breathe();
        if (issue) throw new Failure(issue);
        files.place();
        return pictureOf(files);
    },

    async backtest(keel, job, { link, scale }) {
        await job.breathe(); // it cannot be stopped later; perhaps another plan waits already
        const bytes = deskOf(keel).backtest(link, scale);
        return { picture: bytes, transfer: [bytes.buffer] };
    },

    /// For random paths that are drawn from the prices: {past}, {trouble}, or neither without prices.
    past(keel) {
        const files = deskOf(keel);
        if (!files.hasPrices()) return {};
        const past = files.past();
        return typeof past === "string" ? { trouble: past } : { past, transfer: [past.buffer] };
    },

    remove(keel, job, { slot }) {
        const files = deskOf(keel);
        files.remove(slot);
        return pictureOf(files);
    },
};

// ---- Messages ----

async function answerTo(job, task, input) {
    try {
        const keel = await engineItself();
        job.check();
        return { end: "done", ...await tasks[task](keel, job, input) };
    } catch (error) {
        if (error instanceof Cancelled) return { end: "cancelled" };
        if (error instanceof Failure) return { end: "failed", message: error.message };
        throw error;
    }
}

onmessage = async ({ data }) => {
    if (data.cancel !== undefined) {
        cancelled.add(data.cancel);
        return;
    }
    const job = new Job(data.id);
    try {
        const { transfer = [], ...answer } = await answerTo(job, data.task, data.input);
        cancelled.delete(data.id);
        postMessage({ id: data.id, ...answer }, transfer);
    } catch (error) {
        // Rejections of promises do not reach the page by themselves.
        setTimeout(() => { throw error; }, 0);
    }
};
