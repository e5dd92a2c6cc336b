// Files of past prices: dropped on the page or chosen, read by the worker, shown by the program.
import { savePicture } from "./charts-later.js";
import { Jobs } from "./jobs-later.js";
import { startMirror } from "./mirror-later.js";
import { Recent } from "./recent-later.js";
import { startReport } from "./report-later.js";
import { Risk } from "./risk-later.js";

const SETTLE_MS = 250; // while the person goes on typing nothing is computed

// In the order of view::HistoryNews.
const READING = 0, ENDED = 1, TROUBLE = 2, LOST = 3, PICTURE = 4, BACKTEST = 5;

const MOST_FILES = 3; // prices, others to compare with, funding rates
const DIED = "The part of Keel that reads files has stopped and was started again. The files are forgotten: choose them "
    + "once more. A smaller file may help.";

const bytesOf = (text) => new TextEncoder().encode(text);

class Files {
    #queue = [];
    #job = null; // that reads a file
    #backtest = null; // the job
    #settling = 0;    // timer
    #troubles = []; // with files that were given together

    constructor(program) {
        this.program = program;
        let isBusy = false;
        // The page is not idle while a job runs.
        this.jobs = new Jobs((count) => {
            if (count > 0 === isBusy) return;
            isBusy = count > 0;
            program.web.pageTimers += isBusy ? 1 : -1;
        });
        // A cancel that came too late for the worker: the page shows what there is.
        this.jobs.onLateAnswer = (answer, task) => { if (task === "read" && answer.picture) this.tell(PICTURE, answer.picture); };
        this.jobs.onDeath = () => {
            this.#queue = [];
            this.#job = null;
            this.tell(LOST, bytesOf(DIED));
        };
        this.input = Object.assign(document.createElement("input"), {
            type: "file", multiple: true, accept: ".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values",
        });
        this.input.addEventListener("change", () => {
            this.give([...this.input.files], this.slot);
            this.input.value = ""; // the same file may be chosen again
        });
    }

    tell(news, bytes, part = 0) {
        this.program.keelTell(news, bytes, part);
        if (news === PICTURE || news === LOST) this.onOtherFiles?.();
    }

    /// For random paths: {end: "done", past | trouble}.
    past() {
        return this.jobs.run("past", {}).answer;
    }

    // ---- What the program asks for ----

    choose(slot) {
        this.slot = slot;
        this.input.multiple = slot === "";
        this.input.click();
    }

    cancel() {
        this.#stop();
        this.tell(ENDED, bytesOf(""));
    }

    async remove(slot) {
        const answer = await this.jobs.run("remove", { slot }).answer;
        if (answer.end === "done") this.tell(PICTURE, answer.picture);
    }

    /// The latest wins.
    backtest(link, scale) {
        if (this.#settling) this.program.web.cancel(this.#settling);
        this.#backtest?.cancel();
        this.#settling = this.program.web.later(SETTLE_MS, async () => {
            this.#settling = 0;
            const job = this.jobs.run("backtest", { link, scale });
            this.#backtest = job;
            const answer = await job.answer;
            if (answer.end === "done" && this.#backtest === job) this.tell(BACKTEST, answer.picture);
        });
    }

    // ---- What comes from the person ----

    /// The latest wins: what is being read is dropped.
    give(files, slot) {
        if (files.length === 0) return;
        this.#stop();
        this.#queue = files.slice(0, MOST_FILES).map((file) => ({ file, slot }));
        this.#readNext();
    }

    #stop() {
        this.#queue = [];
        this.#troubles = [];
        this.#job?.cancel();
        this.#job = null;
    }

    async #readNext() {
        const next = this.#queue.shift();
        if (!next) {
            if (this.#troubles.length > 0) this.tell(TROUBLE, bytesOf(this.#troubles.join(" \u2013 ")));
            return;
        }
        const name = bytesOf(next.file.name);
        this.tell(READING, name, 0);
        const job = this.jobs.run("read", next, (part) => {
            if (this.#job === job) this.tell(READING, name, part);
        });
        this.#job = job;
        const answer = await job.answer;
        if (this.#job !== job) return; // something else has taken its place
        this.#job = null;
        if (answer.end === "done") this.tell(PICTURE, answer.picture);
        if (answer.end === "failed") {
            this.#troubles.push(`${next.file.name}: ${answer.message}`);
            this.tell(ENDED, bytesOf(""));
        }
        this.#readNext();
    }
}

/// Anywhere on the page; without this the browser would leave the page and show the file.
function listenToDrops(files) {
    const stage = document.getElementById("stage");
    const isFile = (event) => event.dataTransfer?.types.includes("Files");
    const show = (isOver) => { stage.style.outline = isOver ? "4px solid #2f6fd0" : ""; stage.style.outlineOffset = "-4px"; };
    addEventListener("dragover", (event) => {
        if (!isFile(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
        show(true);
    });
    addEventListener("dragleave", (event) => { if (!event.relatedTarget) show(false); });
    addEventListener("drop", (event) => {
        if (!isFile(event)) return;
        event.preventDefault();
        show(false);
        files.give([...event.dataTransfer.files], "");
    });
}

export function start(program) {
    if (program.keelFiles) return;
    const files = new Files(program);
    const risk = new Risk(program, files);
    const recent = new Recent(program);
    program._keel_address(program.web.give(location.href.replace(/#.*/, "")));
    const report = startReport(program);
    program.keelFiles = {
        showReport: () => report.show(),
        savePicture: (svg, name) => savePicture(program, svg, name),
        recallRecent: () => recent.recall(),
        keepRecent: (text) => recent.keep(text),
        runRisk: (link) => risk.run(link),
        cancelRisk: () => risk.cancel(),
        choose: (slot) => files.choose(slot),
        backtest: (link, scale) => files.backtest(link, scale),
        remove: (slot) => files.remove(slot),
        cancel: () => files.cancel(),
    };
    listenToDrops(files);
    startMirror(program);
}
