// Random paths of the plan on the page: run in workers, shown by the program. What runs them is fetched when the first
// plan wants some.
import { scriptUrl } from "./jobs-later.js";

const ENGINE = "keel-engine.wasm";
const WORKER = "keel-risk-worker.mjs";

// In the order of view::RiskNews.
const RUNNING = 0, REPORT = 1, ENDED = 2, TROUBLE = 3;

const NOT_FETCHED = "The part of Keel that runs random paths could not be fetched. You may be offline.";
const NO_PRICES = "Random paths that are drawn from past prices need some: drop a CSV file with prices on the page "
    + "first.";

// Other models are the default.
const drawsFromPast = (link) => new URLSearchParams(link).get("risk.model") === "bootstrap";

const bytesOf = (text) => new TextEncoder().encode(text);

// A server that does not know the type of .wasm files is slower, not wrong.
async function compiledEngine() {
    const response = await fetch(ENGINE);
    if (!response.ok) throw new Error(`${ENGINE}: ${response.status}`);
    const spare = response.clone();
    return WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await spare.arrayBuffer()));
}

async function makePool() {
    const { portOfWorker, RiskPool } = await import("./keel-risk-pool.mjs");
    return new RiskPool({
        module: compiledEngine,
        makePort: () => portOfWorker(scriptUrl(WORKER)),
        most: navigator.hardwareConcurrency - 1, // one is left for the page itself
    });
}

export class Risk {
    #pool = null; // a promise
    #asked = null; // the latest, {link}
    #job = null;
    #past = null; // {key, bytes} of the files there are, {trouble}, or not known
    #files = 0;   // how often they have changed
    #isBusy = false;

    constructor(program, files) {
        this.program = program;
        this.files = files;
        globalThis.keelPage.risk = () => this.json();
        files.onOtherFiles = () => {
            this.#past = null;
            this.#files += 1;
            if (this.#asked && drawsFromPast(this.#asked.link)) this.run(this.#asked.link);
        };
    }

    tell(news, bytes = bytesOf(""), part = 0) {
        const buffer = this.program._keel_buffer(bytes.length + 1);
        this.program.HEAPU8.set(bytes, buffer);
        this.program._keel_risk(news, buffer, bytes.length, part);
    }

    /// For tests, as keelPage.history() is.
    json() {
        const start = this.program._keel_risk_json();
        const memory = this.program.HEAPU8;
        return new TextDecoder().decode(memory.subarray(start, memory.indexOf(0, start)));
    }

    /// The latest wins.
    async run(link) {
        const asked = this.#asked = { link };
        this.#job?.cancel();
        this.#job = null;
        this.#setBusy(true);
        this.tell(RUNNING, undefined, 0);
        this.#pool ??= makePool().catch(() => { this.#pool = null; }); // the next plan tries again
        const [pool, past] = await Promise.all([this.#pool, drawsFromPast(link) ? this.#pastOfFiles() : null]);
        if (this.#asked !== asked) return; // another plan has come meanwhile
        if (!pool || past?.trouble) {
            this.#end(past?.trouble ?? NOT_FETCHED);
            return;
        }
        const job = pool.run(link, { past, report: (report, part) => this.#show(report, part) });
        this.#job = job;
        const answer = await job.answer;
        if (this.#job !== job) return;
        this.#job = null;
        if (answer.end === "refused") this.#end(answer.issues.map(({ message }) => message).join("; "));
        else this.#end(answer.message);
    }

    cancel() {
        this.#asked = null;
        const job = this.#job;
        this.#job = null;
        job?.cancel();
        this.#end();
    }

    #end(trouble) {
        this.#setBusy(false);
        this.tell(trouble ? TROUBLE : ENDED, bytesOf(trouble ?? ""));
    }

    #show(report, part) {
        this.tell(RUNNING, undefined, part);
        this.tell(REPORT, report, part);
    }

    async #pastOfFiles() {
        if (this.#past) return this.#past;
        const files = this.#files;
        const answer = await this.files.past();
        const past = answer.past ? { key: files + 1, bytes: answer.past } : { trouble: answer.trouble ?? NO_PRICES };
        if (this.#files === files) this.#past = past;
        return past;
    }

    // The page is not idle while paths run.
    #setBusy(isBusy) {
        if (isBusy !== this.#isBusy) this.program.web.pageTimers += isBusy ? 1 : -1;
        this.#isBusy = isBusy;
    }
}
