// Real elements over the canvas, unseen, for screen readers and whatever else looks for elements. When the page has come
// to rest, what the program drew is compared with them, and what is done to one is done to its widget.
//
// They are out of the way of Tab and of the mouse. While the canvas has the keyboard, aria-activedescendant says on
// which of them it is; an element that has the focus itself moves the ring on the canvas to its widget.

const REST_MS = 120; // after the last frame
const SPEECH_MS = 1000; // between two messages

// In the order of MirrorDeed in web_mirror.cpp.
const FOCUS = 0, PRESS = 1, TYPE = 2, SLIDE = 3, ESCAPE = 4, STEP = 5;

const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]; // in the order of kArrows there

// ---- What the widgets become: {key, tag, role, text, attributes, area, children, widget} ----

const PRESSED = new Set(["button", "choice", "header", "chip", "link"]);

const isPressed = ({ id, kind }) => Boolean(id) && PRESSED.has(kind);

const contains = (outer, inner) => inner.x >= outer.x - 1 && inner.y >= outer.y - 1
    && inner.x + inner.w <= outer.x + outer.w + 1 && inner.y + inner.h <= outer.y + outer.h + 1;

/// Words that are the name of a widget beside them would be read twice.
function isEcho(widgets, i) {
    const text = widgets[i];
    const near = widgets.slice(Math.max(0, i - 1), i + 4).filter(({ id }) => id);
    return near.some((each) => each.group === text.label
        || (each.label === text.label && (each.kind === "input" || each.kind === "choice"))
        || (each.label.startsWith(text.label) && contains(each, text)));
}

const hasWord = (text) => /\p{L}{3}/u.test(text);

/// The numbers at the axes of a chart and under a slider: the widgets say more.
function ticksOf(widgets) {
    const scales = widgets.filter(({ kind, most }) => kind === "plot" || most !== undefined)
        .map((each) => (each.kind === "plot" ? each : { ...each, h: each.h + 24 }));
    return new Set(widgets.filter((each) => !each.id && each.kind === "text" && !hasWord(each.label ?? "")
        && scales.some((scale) => contains(scale, each))));
}

const labelled = (label, more) => ({ attributes: { "aria-label": label, ...more } });

function buttonOf({ label, value, kind, role }) {
    const state = (name, is) => ({ [name]: String(is) });
    if (role === "tab") return { role: "tab", ...labelled(label, state("aria-selected", value === "chosen")) };
    if (role === "radio") return { role: "radio", ...labelled(label, state("aria-checked", value === "chosen")) };
    if (role === "option") return { role: "option", ...labelled(label, state("aria-selected", value === "chosen")) };
    if (role === "list") return { role: "combobox", text: value, ...labelled(label, { "aria-haspopup": "listbox" }) };
    if (kind === "header") return labelled(label, state("aria-expanded", value === "open"));
    if (kind === "chip") return labelled(`${label}, ${value}`);
    if (value === "disabled") return labelled(label, { "aria-disabled": "true" });
    if (value === "open") return labelled(label, { "aria-expanded": "true" });
    return labelled(label, value ? { "aria-description": value } : {});
}

const textBox = ({ label, value = "", note }) => ({
    tag: "input", value, ...labelled(note ? `${label}, ${note}` : label, { type: "text", autocomplete: "off" }),
});

const range = ({ label, value, number, least, most }) => ({
    tag: "input", value: String(number),
    ...labelled(label, { type: "range", min: least, max: most, step: "any", "aria-valuetext": value }),
});

/// A point of a chart: a slider for its height that the other two arrow keys move sideways.
function pointOf(widget) {
    const slider = range(widget);
    return { ...slider, attributes: { ...slider.attributes, "aria-description": widget.note, "data-arrows": "all" } };
}

const cell = (text, role = "cell") => ({ key: "", tag: "span", role, text, children: [] });

/// A chart's sentence, and a table of some of its numbers.
function plotOf(widget) {
    const { label, value, sentence = "", names = [], cells = [] } = widget;
    const said = [label, value && `at ${value}`].filter(Boolean).join(", ");
    const name = sentence ? `${said}. ${sentence}` : said;
    const picture = { key: "picture", tag: "span", role: "img", ...labelled(name), children: [] };
    if (cells.length === 0) return { tag: "div", role: "group", ...labelled(label), children: [picture] };
    const row = (texts, i) => ({
        key: `row${i}`, tag: "div", role: "row",
        children: texts.map((text, j) => ({ ...cell(text, i === 0 ? "columnheader" : "cell"), key: String(j) })),
    });
    const rows = [names];
    for (let i = 0; i < cells.length; i += names.length) rows.push(cells.slice(i, i + names.length));
    const table = {
        key: "table", tag: "div", role: "table", ...labelled(`Numbers of ${label}`), children: rows.map(row),
    };
    return { tag: "div", role: "group", ...labelled(label), children: [picture, table] };
}

function elementOf(widget) {
    const { id, kind, role, label = "" } = widget;
    if (kind === "input") return textBox(widget);
    if (role === "point") return pointOf(widget);
    if (kind === "slider") return range(widget);
    if (kind === "plot") return plotOf(widget);
    if (isPressed(widget)) return { tag: "button", ...buttonOf(widget) };
    if (role === "heading") return { tag: "h2", text: label };
    if (kind === "cell" || role === "column") return { tag: "span", text: label };
    return { tag: "p", text: label };
}

/// Elements one after the other, with those that belong together in a group.
class Tree {
    children = [];
    #group = null; // {role, name, element}
    #row = null;
    #keys = new Map();
    #lastId = "";

    constructor(widgets) {
        this.widgets = widgets;
        const ticks = ticksOf(widgets);
        widgets.forEach((widget, i) => !ticks.has(widget) && this.#add(widget, i));
    }

    #unique(key) {
        const count = this.#keys.get(key) ?? 0;
        this.#keys.set(key, count + 1);
        return count === 0 ? key : `${key}/${count}`;
    }

    #add(widget, i) {
        const isText = !widget.id && widget.kind === "text" && !widget.role;
        if (!widget.label || (isText && isEcho(this.widgets, i))) return;
        if (widget.id) this.#lastId = `m${widget.id}`;
        const key = this.#unique(widget.id ? this.#lastId : `${this.#lastId}t`);
        const element = { key, widget, children: [], area: widget, ...elementOf(widget) };
        if (widget.kind === "header") element.wrap = "h2";
        this.#place(widget, element);
    }

    #place(widget, element) {
        const { kind, role, group } = widget;
        if (kind === "cell" || role === "column" || role === "row") return this.#placeInTable(widget, element);
        const isSort = role !== "list" && widget.label.startsWith("Sort by ");
        if (isSort && kind === "button") return this.#placeInTable(widget, element);
        this.#row = null;
        if (role === "tab") return this.#open("tablist", "Results").children.push(element);
        if (role === "radio") return this.#open("radiogroup", group).children.push(element);
        if (role === "option") return this.#open("listbox", group).children.push(element);
        this.#group = null;
        this.children.push(element.wrap
            ? { key: `${element.key}h`, tag: element.wrap, children: [element] } : element);
    }

    #open(role, name) {
        if (this.#group?.role !== role || this.#group.name !== name) {
            const element = {
                key: this.#unique(`${role} ${name}`), tag: "div", role, ...labelled(name), children: [],
            };
            this.#group = { role, name, element };
            this.children.push(element);
        }
        return this.#group.element;
    }

    /// A new row where the cells go down; a button over a row, and those over headings, are in it.
    #placeInTable(widget, element) {
        const name = this.children.findLast(({ tag }) => tag === "h2")?.text ?? "Table";
        const table = this.#open("table", name);
        const middle = widget.y + widget.h / 2;
        const isHead = widget.role === "column" || widget.kind === "button" && widget.role !== "row";
        if (!this.#row || widget.role === "row" || Math.abs(middle - this.#row.middle) > 6) {
            const row = { key: this.#unique(`${table.key} row`), tag: "div", role: "row", children: [] };
            table.children.push(row);
            this.#row = { middle, element: row };
        }
        const role = isHead ? "columnheader" : "cell";
        const inside = element.tag === "button"
            ? { key: `${element.key}c`, tag: "span", role, children: [element] } : { ...element, role };
        this.#row.element.children.push(inside);
    }
}

// ---- Elements ----

const STYLE = `#keel-mirror { position: absolute; inset: 0; overflow: hidden; opacity: 0; pointer-events: none;
    white-space: nowrap; contain: strict; }
#keel-mirror * { margin: 0; padding: 0; border: 0; min-height: 0; }
#keel-mirror .placed { position: absolute; overflow: hidden; }`;

function addStyle() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

function setAttribute(element, name, value) {
    if (element.getAttribute(name) === String(value)) return;
    element.setAttribute(name, value);
}

/// Also takes away what is no longer wanted.
function setAttributes(element, wanted) {
    for (const [name, value] of Object.entries(wanted)) setAttribute(element, name, value);
    for (const name of element.keelNames ?? []) if (!(name in wanted)) element.removeAttribute(name);
    element.keelNames = Object.keys(wanted);
}

/// Only what has changed: a scrolled page changes one side of each.
function place(element, box) {
    const old = element.keelBox ?? [];
    const sides = ["left", "top", "width", "height"];
    sides.forEach((side, i) => { if (box[i] !== old[i]) element.style[side] = `${box[i]}px`; });
    element.keelBox = box;
    if (old.length === 0) element.className = "placed";
}

function fill(element, wanted) {
    const { widget, role, attributes = {}, area, text, value } = wanted;
    const all = { ...attributes };
    if (role) all.role = role;
    if (widget?.id) {
        all.id = wanted.key;
        all.tabindex = -1;
    }
    setAttributes(element, all);
    element.keelId = widget?.id;
    if (area) place(element, [area.x, area.y, area.w, area.h]);
    // What somebody is writing there stays; a range moves its value by itself when its ends move.
    const isOurs = element.type === "range" || element.value === (element.keelValue ?? "");
    if (value !== undefined && element.value !== value && isOurs) element.value = value;
    if (value !== undefined) element.keelValue = value;
    if (text !== undefined && element.textContent !== text) element.textContent = text;
}

/// What goes is taken away first: an element that is moved loses the focus.
function update(parent, wanted) {
    const keyOf = ({ tag, key }) => `${tag} ${key}`;
    const stays = new Set(wanted.map(keyOf));
    const old = new Map();
    for (const child of [...parent.children]) {
        if (stays.has(child.keelKey)) old.set(child.keelKey, child);
        else child.remove();
    }
    let next = parent.firstElementChild;
    for (const each of wanted) {
        let element = old.get(keyOf(each));
        if (!element) {
            element = document.createElement(each.tag);
            if (each.tag === "button") element.type = "button";
            element.keelKey = keyOf(each);
        }
        fill(element, each);
        if (element === next) next = next.nextElementSibling;
        else parent.insertBefore(element, next);
        if (each.children.length > 0 || element.firstElementChild) update(element, each.children);
    }
}

// ---- The mirror ----

class Mirror {
    #timer = 0;
    #drawnAt = 0;
    #json = "";
    #problems = "";
    #focused = null; // the widget that has the keyboard on the canvas
    #opener = null; // had the focus when a list opened
    #isMoving = false; // the focus, by the mirror itself

    constructor(program) {
        this.program = program;
        this.canvas = program.web.canvas;
        this.agent = program.web.agent;
        this.agentName = this.agent.getAttribute("aria-label");
        addStyle();
        this.host = this.#part("keel-mirror", { role: "group", "aria-label": "Keel, as elements" });
        this.alert = this.#part("keel-problem", { role: "alert", "aria-live": "assertive", class: "unseen" });
        this.canvas.setAttribute("aria-controls", "keel-mirror");
        this.#listen();
        program.web.onFrame = () => this.#drawn();
        this.#drawn();
    }

    #part(id, attributes) {
        const part = document.createElement("div");
        part.id = id;
        setAttributes(part, attributes);
        this.canvas.after(part);
        return part;
    }

    /// One timer for all frames that follow each other.
    #drawn() {
        this.#drawnAt = performance.now();
        this.#timer ||= setTimeout(() => this.#rested(), REST_MS);
    }

    #rested() {
        const left = this.#drawnAt + REST_MS - performance.now();
        this.#timer = left > 1 ? setTimeout(() => this.#rested(), left) : 0;
        if (!this.#timer) this.renew();
    }

    isCurrent() { return !this.#timer; }

    renew() {
        const begun = performance.now();
        const json = this.program.keelMirror.json();
        if (json !== this.#json) this.#show(json); // else the caret blinks
        this.#follow();
        this.lastMs = performance.now() - begun;
    }

    #show(json) {
        this.#json = json;
        const { focus, widgets } = JSON.parse(json);
        for (const widget of widgets) [widget.x, widget.y, widget.w, widget.h] = widget.box.map((side) => side / 4);
        const focused = document.activeElement;
        this.#isMoving = true;
        update(this.host, new Tree(widgets).children);
        this.#markWrong(widgets);
        this.#focused = widgets.find(({ id }) => id && id === focus) ?? null;
        if (this.host.contains(focused) || !focused.isConnected) this.#keepFocus(focused);
        this.#isMoving = false;
    }

    #element(id) { return id ? document.getElementById(`m${id}`) : null; }

    /// The message stands below its input, or by itself.
    #markWrong(widgets) {
        let input = null;
        const problems = [];
        for (const widget of widgets) {
            if (widget.kind === "input") input = widget;
            if (widget.role !== "problem") continue;
            problems.push(widget.label);
            const element = input && this.#element(input.id);
            if (!element || widget.y < input.y || widget.y > input.y + input.h + 40) continue;
            element.setAttribute("aria-invalid", "true");
            element.setAttribute("aria-description", widget.label);
            element.keelNames.push("aria-invalid", "aria-description");
        }
        this.#alarm(problems.join(" "));
    }

    #alarm(problems) {
        if (problems === this.#problems) return;
        this.#problems = problems;
        if (this.alarmTimer) return;
        const say = () => {
            this.alarmTimer = 0;
            this.alert.textContent = this.#problems;
            this.alarmedAt = performance.now();
        };
        const wait = (this.alarmedAt ?? -Infinity) + SPEECH_MS - performance.now();
        if (wait > 0) this.alarmTimer = this.program.web.later(wait, say);
        else say();
    }

    /// Where the keyboard is on the canvas. Only what the canvas owns may be the active one; at other times it owns
    /// nothing, or nobody could read what is in it as a page.
    #follow() {
        const element = this.#element(this.#focused?.id);
        if (document.activeElement === this.canvas && element) {
            setAttribute(this.canvas, "aria-owns", "keel-mirror");
            setAttribute(this.canvas, "aria-activedescendant", element.id);
        } else {
            this.canvas.removeAttribute("aria-activedescendant");
            this.canvas.removeAttribute("aria-owns");
        }
        const edited = this.#focused?.kind === "input" ? element?.getAttribute("aria-label") : null;
        setAttribute(this.agent, "aria-label", edited ?? this.agentName);
    }

    /// Into a list that has opened, and back when it has closed.
    #keepFocus(focused) {
        const list = this.host.querySelector("[role=listbox]");
        if (list && !list.contains(focused)) {
            this.#opener = focused.id;
            (list.querySelector("[aria-selected=true]") ?? list.firstElementChild)?.focus({ preventScroll: true });
        } else if (!focused.isConnected) {
            (document.getElementById(this.#opener) ?? this.canvas).focus({ preventScroll: true });
        }
    }

    // ---- What is done to the elements ----

    #act(deed, element, text = "", number = 0) {
        this.program.keelMirror.act(deed, element?.keelId ?? 0, text, number);
    }

    #listen() {
        const owner = (event) => event.target.closest("[id^=m]");
        this.host.addEventListener("click", (event) => {
            const element = owner(event);
            if (element?.tagName === "BUTTON") this.#act(PRESS, element);
        });
        this.host.addEventListener("change", (event) => this.#changed(event.target));
        this.host.addEventListener("focusin", (event) => {
            const element = owner(event);
            if (element && !this.#isMoving) this.#act(FOCUS, element);
        });
        this.host.addEventListener("keydown", (event) => {
            if (event.key === "Escape") this.#leave();
            else if (event.key === "Enter" && event.target.type === "text") this.#changed(event.target);
            else if (event.target.dataset.arrows && ARROWS.includes(event.key)) this.#step(event);
        });
        this.canvas.addEventListener("focus", () => this.#drawn());
        this.canvas.addEventListener("blur", () => this.#drawn());
    }

    #changed(element) {
        if (element.type === "range") this.#act(SLIDE, element, "", Number(element.value));
        else if (element.value !== element.keelValue) {
            const { value } = element;
            element.keelValue = value; // whatever the program makes of it comes back
            this.#act(TYPE, element, value);
        }
    }

    #step(event) {
        event.preventDefault(); // the browser's own steps know one direction only
        this.#act(STEP, event.target, "", ARROWS.indexOf(event.key));
    }

    #leave() {
        if (this.host.querySelector("[role=listbox]")) this.#act(ESCAPE, null);
        else this.canvas.focus({ preventScroll: true });
    }
}

export function startMirror(program) {
    const mirror = new Mirror(program);
    globalThis.keelPage.mirror = { isCurrent: () => mirror.isCurrent(), lastMs: () => mirror.lastMs }; // for tests
}
