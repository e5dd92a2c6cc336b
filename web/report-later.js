// The report as a page of text and tables: to read, to select and copy, to print, and, where nothing can be drawn, with
// the inputs as a form. It sets what the program or the module tells (src/text/paper.hpp), and computes nothing.

const byId = (id) => document.getElementById(id);

const STYLE = `
.report { display: block; padding: 24px 16px 48px; scroll-padding: 72px 16px 16px; }
.report > article { max-width: 60rem; margin: 0 auto; user-select: text; -webkit-user-select: text; }
.report h1 { margin: 16px 0 4px; font-size: 26px; outline: none; }
.report h2 { margin: 32px 0 8px; font-size: 18px; }
.report .answer { margin: 16px 0; font-size: 19px; line-height: 1.45; }
.report .warnings { padding: 0; list-style: none; }
.report .warnings li { padding: 10px 14px; border: 1px solid var(--border); border-left: 4px solid var(--control);
    border-radius: 6px; background: var(--surface); }
.report .warnings :is(.is-danger, .is-caution) { border-left-color: var(--warning); }
.report .wide { overflow-x: auto; }
.report table { width: 100%; border-collapse: collapse; background: var(--surface); font-size: 15px; }
.report th, .report td { padding: 6px 10px; border-bottom: 1px solid var(--border); text-align: left;
    vertical-align: top; }
.report thead th { border-bottom-color: var(--control); color: var(--muted); font-weight: 500; }
.report tbody th { width: 40%; color: var(--muted); font-weight: 400; }
.report .columns tbody th { width: 25%; color: inherit; }
.report .columns :is(tbody th, thead th:first-child) { position: sticky; left: 0; background: var(--surface); }
.report th::first-letter { text-transform: uppercase; }
.report p.quiet { margin: 8px 0 0; }
.report .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.report .address { overflow-wrap: anywhere; color: var(--accent); }
.report .tools { position: sticky; top: -24px; z-index: 2; margin: -24px -16px 0;
    padding: 12px max(16px, calc((100% - 60rem) / 2 + 16px)); border-bottom: 1px solid var(--border);
    background: var(--page); }
.report .quiet { color: var(--muted); font-size: 15px; }
.report form { margin: 24px 0; }
.report fieldset { min-width: 0; margin: 0 0 16px; padding: 12px 16px 16px; border: 1px solid var(--border);
    border-radius: 12px; background: var(--surface); }
.report legend { padding: 0 6px; font-weight: 600; }
.report .fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr));
    gap: 14px 20px; }
.report .field { min-width: 0; }
.report .field label { display: block; color: var(--muted); font-size: 14px; }
.report .entry { display: flex; align-items: center; gap: 8px; }
.report .entry > :is(input, select) { flex: 1; width: 0; min-width: 0; min-height: 44px; padding: 6px 10px;
    border: 1px solid var(--control); border-radius: 8px; background: var(--surface); color: var(--text);
    font: inherit; }
.report [aria-invalid=true] { border: 2px solid var(--warning) !important; }
.report .wrong { margin: 4px 0 0; color: var(--warning); font-size: 14px; }
.report .field button { min-width: 44px; padding: 4px; border-color: transparent; color: var(--muted); }
.report .help { margin: 4px 0 0; color: var(--muted); font-size: 14px; }
.report :is(input, select, a):focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
:root { --warning: #a84300; }
:root[data-theme=dark] { --warning: #ffa047; }
@media (prefers-color-scheme: dark) { :root:not([data-theme=light]) { --warning: #ffa047; } }
@media (prefers-contrast: more) { .report, .report th, .report td { --border: currentcolor; --muted: var(--text); } }
@media screen { .report.for-print { display: none; } }
@media (max-width: 480px) {
    .report .answer { font-size: 17px; }
    .report th, .report td { padding: 6px 8px; font-size: 14px; }
    .report .tools { flex-wrap: nowrap; gap: 8px; }
    .report .tools > * { flex: 1 1 auto; padding: 8px; }
}
@page { margin: 14mm; }
@media print {
    :root:root:root { --page: #fff; --surface: #fff; --border: #999; --control: #000; --text: #000;
        --muted: #333; --accent: #000; --warning: #000; color-scheme: light; }
    html, body { height: auto; overflow: visible; background: #fff; color: #000; }
    body > :not(.report), .report .tools, .report form { display: none !important; }
    .report { position: static; display: block !important; overflow: visible; padding: 0; font-size: 10.5pt; }
    .report > article { max-width: none; }
    .report table { font-size: 8.5pt; }
    .report .wide { overflow: visible; }
    .report .answer { font-size: 12pt; }
    .report :is(h2, thead) { break-after: avoid; }
    .report :is(tr, li) { break-inside: avoid; }
    .report th, .report td { padding: 2px 5px; font-size: inherit; }
}`;

let isStyled = false;

function addStyle() {
    if (isStyled) return;
    isStyled = true;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/// `attributes`: what is a function listens to the event of that name.
function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (typeof value === "function") element.addEventListener(name, value);
        else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat().filter(Boolean)); // a condition stands before what is not always there
    return element;
}

// ---- The report ----

const isNumber = (text) => /^[+\u2212-]?[\d,.]+( ?(%|USD|[kmbn]{1,2}))?$|^(none|never)?$/.test(text);

function tableOf({ title, kind, rows, note }) {
    const [head, ...others] = kind === "columns" ? rows : [null, ...rows];
    const isRight = rows[0].map((_, column) => column > 0 && others.every((row) => isNumber(row[column] ?? "")));
    const cell = (tag, text, column, more) => make(tag, { ...more, class: isRight[column] && "number" }, text);
    const heading = head && make("thead", {}, make("tr", {},
        head.map((text, column) => cell("th", text, column, { scope: "col" }))));
    const body = others.map((row) => make("tr", {}, row.map((text, column) =>
        (column === 0 ? cell("th", text, column, { scope: "row" }) : cell("td", text, column)))));
    const isWide = rows[0].length > 4; // scrolls sideways where it is narrow, also by the keyboard
    return make("section", {}, make("h2", {}, title),
        make("div", { class: "wide", ...(isWide && { tabindex: 0, role: "group", "aria-label": title }) },
            make("table", { class: kind }, heading, make("tbody", {}, body))),
        note && make("p", { class: "quiet" }, note));
}

function spoken({ value, chosen, unit, empty_means: automatic }) {
    if (chosen) return chosen;
    if (value === "") return automatic ? `automatic: ${automatic}` : "automatic";
    return unit ? `${value} ${unit}` : value;
}

/// What most people look at, and what was changed.
function inputsOf({ title, fields }) {
    const told = fields.filter((field) => field.is_usual || field.is_changed);
    if (told.length === 0) return null;
    return tableOf({
        title: `Inputs: ${title}`, kind: "pairs", note: "", rows: told.map((field) => [field.label, spoken(field)]),
    });
}

const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const listOf = (items, name) => (items.length > 0 ? make("ul", { class: name }, items) : null);

function wordsOf(paper) {
    const warnings = (paper.warnings ?? []).map(({ severity, message }) =>
        make("li", { class: `is-${severity}` }, make("strong", {}, `${sentence(severity)}: `), message));
    const issues = (paper.issues ?? []).map((issue) => make("li", { class: "is-danger" }, issue));
    const heading = paper.answer ? "Not in this report, because it is no value:" : "This plan cannot be calculated:";
    return [
        issues.length > 0 && make("p", {}, heading), listOf(issues, "warnings"),
        paper.answer && make("p", { class: "answer" }, paper.answer),
        paper.path_answer && make("p", { class: "answer" }, paper.path_answer),
        listOf(warnings, "warnings"),
    ].filter(Boolean);
}

const dateOf = (now) => new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" }).format(now);

function addressOf(paper) {
    return `${location.href.replace(/#.*/, "")}#${paper.link}`;
}

function contentOf(paper) {
    const address = addressOf(paper);
    return [
        ...wordsOf(paper),
        (paper.tables ?? []).map(tableOf),
        paper.groups.map(inputsOf),
        make("section", {}, make("h2", {}, "About this report"),
            (paper.notes ?? []).map((note) => make("p", {}, note)),
            make("p", {}, "Exchanges change these figures: compare them with yours before you trade. Keel works out what was typed in "
                + "and knows nothing else about you. It gives no advice."),
            make("p", {}, `Made on ${dateOf(new Date())} with Keel ${globalThis.keelPage?.version ?? ""}. The same calculation:`),
            make("p", {}, make("a", { class: "address", href: address }, address))),
    ].flat();
}

// ---- Its page ----

async function copyAll(event, article) {
    const button = event.currentTarget;
    try {
        await navigator.clipboard.writeText(article.innerText);
        button.textContent = "Copied";
        setTimeout(() => { button.textContent = "Copy"; }, 1500);
    } catch {
        getSelection().selectAllChildren(article); // to be copied by hand
    }
}

function sheet(tools, name = "") {
    addStyle();
    const article = make("article");
    const title = make("h1", { id: "report-title", tabindex: -1 }, "Hedge report");
    const buttons = make("p", { class: "actions tools" }, tools,
        make("button", { type: "button", click: () => print() }, "Print"),
        make("button", { type: "button", click: (event) => copyAll(event, article) }, "Copy"));
    const section = make("section", {
        id: "report", class: `screen report ${name}`, role: "region", "aria-labelledby": "report-title",
    }, buttons, article);
    article.append(title);
    document.body.append(section);
    return { section, article, title };
}

/// Over the canvas of a running program.
class Report {
    #open = null;
    #before = null; // had the focus
    #isInHistory = false;

    constructor(program) {
        this.program = program;
        addEventListener("beforeprint", () => this.#forPrint());
        addEventListener("afterprint", () => this.#afterPrint());
        matchMedia("print").addEventListener("change", ({ matches }) => (matches ? this.#forPrint() : this.#afterPrint()));
        addEventListener("popstate", () => { if (this.#open) this.#remove(); });
        addEventListener("keydown", (event) => { if (this.#open && event.key === "Escape") this.close(); });
    }

    #paper() { return JSON.parse(this.program.keelMirror.paper()); }

    show() {
        if (this.#open) return;
        this.#afterPrint();
        this.#before = document.activeElement;
        const back = make("button", { type: "button", class: "primary", click: () => this.close() }, "Back to the calculation");
        this.#open = sheet(back);
        this.#open.article.append(...contentOf(this.#paper()));
        byId("stage").inert = true;
        this.#open.title.focus();
        this.#enterHistory();
    }

    /// So that the browser's way back leads to the canvas. What is still to be written into the address comes before.
    #enterHistory() {
        this.program.web.writeAddress();
        try {
            history.pushState({ keelReport: true }, "");
            this.#isInHistory = true;
        } catch {} // too often
    }

    close() {
        const isInHistory = this.#isInHistory;
        this.#remove();
        if (isInHistory) history.back();
    }

    #remove() {
        this.#open.section.remove();
        this.#open = null;
        this.#isInHistory = false;
        byId("stage").inert = false;
        (this.#before?.isConnected ? this.#before : this.program.web.canvas).focus();
    }

    #forPrint() {
        if (byId("report") || byId("stage").inert) return;
        sheet(null, "for-print").article.append(...contentOf(this.#paper()));
    }

    #afterPrint() { document.querySelector(".report.for-print")?.remove(); }
}

export function startReport(program) {
    const report = new Report(program);
    return { show: () => report.show() };
}

// ---- Without a canvas ----

const contractName = ({ venue, symbol }) => `${venue} ${symbol}`;

class Form {
    #drafts = new Map(); // texts that are no values, by key: {text, message}
    #helps = new Set();  // keys of fields whose help is shown

    constructor(engine, link) {
        this.engine = engine;
        this.venues = engine.venues();
        this.link = link;
        const again = make("button", { type: "button", class: "primary", click: () => location.reload() },
            "Try the picture again");
        const { article, title } = sheet(again);
        title.textContent = "Keel, without the picture";
        this.form = make("form", { novalidate: true, submit: (event) => event.preventDefault() });
        this.result = make("div", { id: "report-result", role: "region", "aria-label": "Result" });
        this.spoken = make("p", { role: "status", "aria-live": "polite", class: "unseen" });
        article.append(make("p", { class: "quiet" },
            "The same inputs and results as words and tables. What you change is calculated at once and kept in the "
            + "address."), this.form, this.spoken, this.result);
        title.focus();
        addEventListener("hashchange", () => {
            this.#drafts.clear();
            this.link = location.hash;
            this.#show();
        });
        this.#show();
    }

    #show() {
        const paper = this.engine.paper(this.link);
        this.link = paper.link;
        const focused = document.activeElement?.id;
        const opened = [...this.form.querySelectorAll("details[open]")].map((each) => each.dataset.title);
        this.form.replaceChildren(...paper.groups.map((group) => this.#group(group, opened)));
        this.result.replaceChildren(...contentOf(paper));
        this.spoken.textContent = paper.answer ?? "";
        if (focused?.startsWith("field-")) this.#goBackTo(byId(focused));
    }

    /// With the caret behind what was typed.
    #goBackTo(field) {
        field?.focus();
        if (field?.type === "text") field.setSelectionRange(field.value.length, field.value.length);
    }

    #group({ title, fields }, opened) {
        const [usual, others] = [true, false].map((is) => fields.filter((field) => field.is_usual === is));
        const more = others.length > 0 && make("details", { open: opened.includes(title), "data-title": title },
            make("summary", {}, "More inputs"),
            make("div", { class: "fields" }, others.map((field) => this.#field(field))));
        return make("fieldset", {}, make("legend", {}, title),
            make("div", { class: "fields" }, usual.map((field) => this.#field(field))), more || null);
    }

    #field(field) {
        const { key, label, unit, help } = field;
        const id = `field-${key}`;
        const draft = this.#drafts.get(key);
        const hasHelp = this.#helps.has(key);
        const wrong = draft && make("p", { class: "wrong", id: `${id}-wrong`, role: "alert" }, draft.message);
        const described = [draft && `${id}-wrong`, hasHelp && `${id}-help`].filter(Boolean).join(" ");
        const entry = this.#entry(field, draft?.text ?? field.value, {
            id, "aria-describedby": described || undefined, "aria-invalid": draft ? "true" : undefined,
            change: (event) => this.#typed(key, event.target.value),
        });
        const mark = make("button", {
            type: "button", "aria-label": `Help on ${label}`, "aria-expanded": String(hasHelp),
            click: () => { if (!this.#helps.delete(key)) this.#helps.add(key); this.#show(); },
        }, "?");
        return make("div", { class: "field" }, make("label", { for: id }, label),
            make("div", { class: "entry" }, entry, unit && make("span", { class: "quiet" }, unit), mark),
            wrong, hasHelp && make("p", { class: "help", id: `${id}-help` }, help));
    }

    #entry(field, value, attributes) {
        const option = (given, words) => make("option", { value: given, selected: given === value }, words);
        if (field.choices.length > 0) {
            return make("select", attributes, field.choices.map((choice, i) => option(choice, field.choice_words[i])));
        }
        if (field.is_contract) {
            const names = [...new Set(this.venues.map(({ venue }) => venue))];
            return make("select", attributes, option("custom", "Custom: your own figures"), names.map((name) =>
                make("optgroup", { label: name }, this.venues.filter(({ venue }) => venue === name)
                    .map((contract) => option(contract.id, contractName(contract))))));
        }
        const hint = field.empty_means ? `automatic: ${field.empty_means}` : undefined;
        return make("input", {
            ...attributes, type: "text", value, placeholder: hint, autocomplete: "off", spellcheck: "false",
        });
    }

    #typed(key, text) {
        const { link, issues } = this.engine.typed(this.link, key, text);
        if (issues) {
            this.#drafts.set(key, { text, message: issues.map(({ message }) => message).join("; ") });
        } else {
            this.#drafts.delete(key);
            this.link = link;
            this.#keep(link);
        }
        this.#show();
    }

    #keep(link) {
        try {
            history.replaceState(history.state, "", `#${link}`);
        } catch {} // too often; the next change brings it along
    }
}

/// For a browser that cannot draw: the module alone.
export async function startWithoutCanvas() {
    const { default: createEngine } = await import("./keel-engine.mjs");
    const engine = await createEngine();
    byId("card-graphics").hidden = true;
    new Form(engine, location.hash);
}
