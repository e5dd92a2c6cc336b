// Gives work to worker-later.js, and another worker when that one dies.

const WORKER = "worker-later.js";

// The page's policy lets through the scripts of workers.
const SCRIPTS = [WORKER, "keel-risk-worker.mjs"];
const policy = globalThis.trustedTypes?.createPolicy("keel", {
    createScriptURL(url) {
        if (SCRIPTS.includes(url)) return url;
        throw new TypeError(`${url} is not a script of this page`);
    },
});

export const scriptUrl = (name) => (policy ? policy.createScriptURL(name) : name);

export class Jobs {
    #worker = null;
    #running = new Map();
    #late = new Map(); // tasks of jobs that were cancelled
    #last = 0;

    /// `busy` is told how many jobs run, whenever that changes.
    constructor(busy = () => {}) {
        this.busy = busy;
    }

    /// Returns {answer, cancel}. The answer is a promise of {end: "done", …}, {end: "failed", message},
    /// {end: "cancelled"}, or {end: "died"} when the worker did, and with it all that it kept. `report` is told which
    /// part of it is done, from 0 to 1.
    run(task, input, report = () => {}) {
        const id = ++this.#last;
        const answer = new Promise((resolve) => this.#running.set(id, { task, resolve, report }));
        this.busy(this.#running.size);
        this.#living().postMessage({ id, task, input });
        const cancel = () => {
            if (!this.#running.has(id)) return;
            this.#living().postMessage({ cancel: id });
            this.#late.set(id, task);
            this.#end(id, { end: "cancelled" });
        };
        return { answer, cancel };
    }

    #living() {
        if (this.#worker) return this.#worker;
        const worker = new Worker(scriptUrl(WORKER), { type: "module" });
        worker.onmessage = ({ data: { id, part, ...answer } }) => {
            if (part === undefined) this.#end(id, answer);
            else this.#running.get(id)?.report(part);
        };
        worker.onerror = (event) => {
            event.preventDefault(); // it is dealt with here
            if (worker === this.#worker) this.#bury(event.message);
        };
        worker.onmessageerror = worker.onerror;
        this.#worker = worker;
        return worker;
    }

    #end(id, answer) {
        const job = this.#running.get(id);
        this.#running.delete(id);
        this.busy(this.#running.size);
        if (job) job.resolve(answer);
        else this.onLateAnswer?.(answer, this.#late.get(id)); // it was cancelled meanwhile
        if (!job) this.#late.delete(id);
    }

    #bury(message) {
        this.#worker.terminate();
        this.#late.clear();
        this.#worker = null; // the next job makes another one
        this.onDeath?.();
        for (const id of [...this.#running.keys()]) this.#end(id, { end: "died", message });
    }
}
