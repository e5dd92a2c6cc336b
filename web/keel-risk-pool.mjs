// Random paths in one to eight workers (keel-risk-worker.mjs). What comes of them does not depend on how many there
// are, nor on which runs what: one of them, the keeper, puts the chunks together in their order.
//
// The keeper begins alone: most plans are done before another worker would have started. For longer ones the others
// come, as many as there is work for. Chunks are handed out in batches of about 12 ms, two for each worker, so that
// none waits for the page.

const BATCH_MS = 12;
const WORTH_MS = 40;           // work for which another worker is begun
const WORTH_START_MS = 120;    // and for which one is started
const MOST_AHEAD = 512;        // chunks behind one that is missing: the keeper holds their sums
const MOST_TRIES = 3;          // of what a worker has died over
const SILENCE_MS = 30000;      // of a worker that has something to do
const CHECKS = 6;              // in that time

const NOT_FETCHED = "The part of Keel that computes could not be fetched. You may be offline.";
const DIED = "The part of Keel that runs random paths has stopped several times. Fewer hedges may help, or a shorter "
    + "time.";

export const MOST_WORKERS = 8;

class Member {
    job = 0;       // of which it has been told
    pastKey = 0;
    ranges = [];   // that it runs: [first, end, tries]
    silentFor = 0; // checks

    constructor(port, module) {
        this.port = port;
        port.post({ module });
    }
}

export class RiskPool {
    #module;
    #loading = null;
    #compiled = null;
    #makePort;
    #most;
    #silence;
    #crew = []; // the first is the keeper
    #job = null;
    #lastId = 0;
    #watch = 0;

    /// `module`: a promise of the compiled engine. `makePort` makes a worker and returns {post, end, hold, onMessage,
    /// onDeath}: hold(true) while there is work for it.
    constructor({ module, makePort, most = MOST_WORKERS, silence = SILENCE_MS }) {
        this.#module = module;
        this.#makePort = makePort;
        this.#most = Math.max(1, Math.min(most, MOST_WORKERS));
        this.#silence = silence;
    }

    /// How many workers there are now.
    get size() { return this.#crew.length; }

    /// Ends the job before it. `past`: {key, bytes}, other bytes with another key. `report` is told of parts of it, and
    /// of the whole at last: with bytes, or with an object where `as` says so. Returns {answer, cancel}; the answer is
    /// a promise of {end: "done" | "cancelled"}, {end: "refused", issues}, {end: "failed", message}, or
    /// {end: "none", message} where there can be no workers.
    run(link, { past = null, as = "bytes", report = () => {} } = {}) {
        this.#end({ end: "cancelled" });
        const job = { id: ++this.#lastId, link, past, as, report, ms: 0, ran: 0, tries: 0 };
        const answer = new Promise((resolve) => { job.resolve = resolve; });
        this.#job = job;
        this.#start(job);
        return { answer, cancel: () => { if (this.#job === job) this.#end({ end: "cancelled" }); } };
    }

    /// For good.
    close() {
        this.#end({ end: "cancelled" });
        for (const member of this.#crew.splice(0)) member.port.end();
    }

    async #start(job) {
        try {
            this.#loading ??= this.#module();
            this.#compiled = await this.#loading;
        } catch {
            this.#loading = null; // the next job tries again
            this.#fail(job, NOT_FETCHED);
            return;
        }
        if (this.#job !== job) return;
        this.#watch ||= setInterval(() => this.#listen(), this.#silence / CHECKS);
        try {
            this.#begin(job);
        } catch (error) {
            this.#end({ end: "none", message: error.message }); // this page lets no worker be made
        }
    }

    /// Also once more, when the tally was lost.
    #begin(job) {
        Object.assign(job, { chunks: undefined, isBeginning: false, next: 0, again: [] });
        if (this.#crew.length === 0) this.#hire();
        for (const member of this.#crew) Object.assign(member, { ranges: [], silentFor: 0 });
        this.#tell(this.#crew[0], job);
    }

    #hire(place = this.#crew.length) {
        const member = new Member(this.#makePort(), this.#compiled);
        member.port.onMessage((data) => { if (this.#crew.includes(member)) this.#hear(member, data); });
        member.port.onDeath((message) => { if (this.#crew.includes(member)) this.#bury(member, message); });
        this.#crew[place] = member;
        return member;
    }

    #tell(member, job) {
        if (job.past && member.pastKey !== job.past.key) {
            member.port.post({ past: job.past.bytes });
            member.pastKey = job.past.key;
        }
        const keeps = member === this.#crew[0];
        member.port.hold(true);
        const { id, link, as } = job;
        member.port.post({ id, begin: { link, drawsFromPast: job.past !== null, keeps, as } });
        member.job = job.id;
        member.silentFor = 0;
    }

    #hear(member, data) {
        member.silentFor = 0;
        const job = this.#job;
        if (!job || data.id !== job.id || member.job !== job.id) return;
        const isKeeper = member === this.#crew[0];
        if (data.chunks !== undefined && isKeeper) this.#open(job, data);
        if (data.ran) this.#take(job, member, data);
        if (data.report) {
            job.report(data.report, data.part);
            if (data.part === 1 && this.#job === job) this.#end({ end: "done" });
        }
        if (this.#job === job && job.chunks !== undefined && !job.isBeginning) this.#handOut(job);
    }

    #open(job, { chunks, issues }) {
        if (issues.length > 0) {
            this.#end({ end: "refused", issues });
            return;
        }
        job.chunks = chunks;
        job.isBeginning = true; // until the first batch of the keeper
        this.#crew[0].ranges = [[0, chunks, 0]];
        job.next = chunks;
    }

    #take(job, member, { ran: [first, end], ms, sums }) {
        job.ms += ms;
        job.ran += end - first;
        const range = member.ranges.find(([from]) => from === first);
        if (range) range[0] = end;
        if (job.isBeginning) {
            job.isBeginning = false;
            job.next = end; // the rest is for whoever comes
            member.ranges = [];
        }
        member.ranges = member.ranges.filter(([from, to]) => from < to);
        if (sums) this.#crew[0].port.post({ id: job.id, take: first, sums }, sums);
    }

    #handOut(job) {
        const each = job.ms / job.ran;
        const left = job.chunks - job.next + job.again.reduce((sum, [first, end]) => sum + end - first, 0);
        if (left === 0) return;
        const wanted = (worth) => Math.min(this.#most, Math.max(1, Math.ceil(left * each / worth)));
        while (this.#crew.length < wanted(WORTH_START_MS)) this.#hire();
        const crew = this.#crew.slice(0, Math.max(wanted(WORTH_MS), 1));
        const batch = Math.max(1, Math.min(Math.floor(BATCH_MS / each), Math.ceil(left / (2 * crew.length))));
        // First one for each, then the second.
        for (const depth of [1, 2]) {
            for (const member of crew) {
                if (member.ranges.length >= depth) continue;
                const range = this.#next(job, batch);
                if (!range) return;
                if (member.job !== job.id) this.#tell(member, job);
                member.ranges.push(range);
                member.port.post({ id: job.id, run: range.slice(0, 2) });
            }
        }
    }

    #next(job, batch) {
        if (job.again.length > 0) return job.again.shift();
        const first = job.next;
        const missing = Math.min(first, ...this.#crew.flatMap(({ ranges }) => ranges.map(([from]) => from)));
        const end = Math.min(first + batch, job.chunks, missing + MOST_AHEAD);
        if (end <= first) return null;
        job.next = end;
        return [first, end, 0];
    }

    // ---- Deaths ----

    #bury(member) {
        member.port.end();
        const place = this.#crew.indexOf(member);
        const job = this.#job;
        const isOfJob = job !== null && (place === 0 || member.ranges.length > 0);
        if (!isOfJob) {
            if (place === 0) this.#crew.forEach(({ port }) => port.end()); // the next job begins with a new keeper
            this.#crew = place === 0 ? [] : this.#crew.filter((other) => other !== member);
            return;
        }
        this.#hire(place);
        if (place === 0) {
            job.tries += 1; // the tally is lost with it
            if (job.tries > MOST_TRIES) this.#fail(job, DIED);
            else this.#beginAgain(job);
            return;
        }
        for (const [first, end, tries] of member.ranges) {
            if (tries + 1 > MOST_TRIES) {
                this.#fail(job, DIED);
                return;
            }
            job.again.push([first, end, tries + 1]);
        }
        this.#handOut(job);
    }

    /// With another number: what is still under way is not of this turn.
    #beginAgain(job) {
        for (const member of this.#crew) if (member.job === job.id) member.port.post({ end: job.id });
        job.id = ++this.#lastId;
        this.#begin(job);
    }

    /// A worker that does not answer is as good as dead. Counted in checks: a machine that slept is no silence.
    #listen() {
        for (const member of [...this.#crew]) {
            if (!this.#job || member.job !== this.#job.id || !this.#crew.includes(member)) continue;
            member.silentFor += 1;
            if (member.silentFor > CHECKS) this.#bury(member);
            else member.port.post({ ping: true });
        }
    }

    // ---- Ends ----

    #fail(job, message) {
        if (this.#job === job) this.#end({ end: "failed", message });
    }

    #end(answer) {
        const job = this.#job;
        if (!job) return;
        this.#job = null;
        clearInterval(this.#watch);
        this.#watch = 0;
        for (const member of this.#crew) {
            member.ranges = [];
            if (member.job === job.id) member.port.post({ end: job.id });
            member.port.hold(false);
        }
        job.resolve(answer);
    }
}

/// A worker of a page; `url` is a script address that its policy takes.
export function portOfWorker(url) {
    const worker = new Worker(url, { type: "module" });
    return {
        post: (message, transfer = []) => worker.postMessage(message, transfer),
        end: () => worker.terminate(),
        hold() {},
        onMessage(hear) { worker.onmessage = ({ data }) => hear(data); },
        onDeath(hear) {
            worker.onerror = (event) => {
                event.preventDefault(); // it is dealt with here
                hear(event.message);
            };
            worker.onmessageerror = worker.onerror;
        },
    };
}

/// The same in Node, whose program may end while nothing runs.
export function portOfThread(url) {
    const early = []; // until the thread is there
    let thread = null, hear = () => {}, die = () => {}, isHeld = true, isOver = false;
    import("node:worker_threads").then(({ Worker: Thread }) => {
        if (isOver) return;
        thread = new Thread(url, { execArgv: [] }); // not what was meant for the program itself
        thread.on("message", (data) => hear(data));
        thread.on("error", (error) => die(error.message));
        thread.on("messageerror", (error) => die(error.message));
        thread.on("exit", () => die("it has ended"));
        for (const [message, transfer] of early) thread.postMessage(message, transfer);
        if (!isHeld) thread.unref();
    }).catch((error) => die(error.message));
    return {
        post(message, transfer = []) {
            if (thread) thread.postMessage(message, transfer);
            else early.push([message, transfer]);
        },
        end() {
            isOver = true;
            die = () => {};
            thread?.terminate();
        },
        hold(isNeeded) {
            isHeld = isNeeded;
            if (isNeeded) thread?.ref();
            else thread?.unref();
        },
        onMessage(listener) { hear = listener; },
        onDeath(listener) { die = listener; },
    };
}
