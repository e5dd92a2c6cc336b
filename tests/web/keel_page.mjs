// One open page of Keel and what a person does with it. Widgets are found in the list that the page gives to tests, and
// then used with the mouse, a finger or the keyboard, never from inside.
import assert from "node:assert/strict";

import {differences} from "../support/same.mjs";

const LONGEST_REST = 15000; // ms; the machine may be busy
const TWO_COLUMNS_FROM = 900; // CSS pixels, as in src/view/app.cpp

export class KeelPage {
    constructor(page) {
        this.page = page;
    }

    static async open(page, address) {
        await page.goto(address);
        const keel = new KeelPage(page);
        await keel.shown();
        await keel.idle();
        return keel;
    }

    /// The loading screen has gone; a card with bad news is an error here.
    async shown() {
        await this.page.waitForFunction(
            () => !document.getElementById("loading") || document.querySelector(".screen[id^=card-]:not([hidden])"));
        assert.equal(await this.card(), "", "the page came up with a card instead");
    }

    /// The id of the card that is shown, or "".
    card() {
        return this.page.evaluate(() => document.querySelector(".screen[id^=card-]:not([hidden])")?.id ?? "");
    }

    /// Nothing is drawn any more, and no timer of the page runs: the address bar is written.
    async idle() {
        await this.page.evaluate(async (limit) => {
            const end = performance.now() + limit;
            while (!globalThis.keelPage.idle()) {
                if (performance.now() > end) throw new Error("the page does not come to rest");
                await new Promise((resolve) => setTimeout(resolve, 8));
            }
        }, LONGEST_REST);
    }

    /// Nothing is being drawn, though a timer may run: two frames of the browser without one of the page.
    async still() {
        await this.page.evaluate(async (limit) => {
            const end = performance.now() + limit;
            for (let before = -1, same = 0; same < 2;) {
                if (performance.now() > end) throw new Error("the page does not stop drawing");
                await new Promise((resolve) => requestAnimationFrame(resolve));
                same = before === globalThis.keelPage.frames() ? same + 1 : 0;
                before = globalThis.keelPage.frames();
            }
        }, LONGEST_REST);
    }

    /// The canvas has taken a new width, in pixels, and is at rest again.
    async hasWidth(width) {
        await this.page.waitForFunction((wanted) => document.getElementById("keel-canvas").width === wanted, width);
        await this.idle();
    }

    // ---- What it says ----

    async ask(question) {
        return this.page.evaluate((name) => globalThis.keelPage[name](), question);
    }

    frames() { return this.ask("frames"); }
    fragment() { return this.ask("fragment"); }
    reportText() { return this.ask("report"); }
    async report() { return JSON.parse(await this.reportText()); }
    async plan() { return JSON.parse(await this.ask("plan")); }
    async widgets() { return JSON.parse(await this.ask("widgets")); }
    hash() { return this.page.evaluate(() => location.hash); }

    /// All words that are to be seen on the canvas.
    async words() {
        const shown = (await this.widgets()).filter((widget) => widget.visible);
        return shown.map((widget) => `${widget.label} ${widget.value}`).join("\n");
    }

    /// What every input and choice holds.
    async inputs() {
        const kinds = ["input", "choice", "slider"];
        const widgets = (await this.widgets()).filter(({kind}) => kinds.includes(kind));
        return widgets.map(({label, value}) => `${label} = ${value}`);
    }

    /// `which`: the first, second … of that name.
    async find(label, {kind, which = 0} = {}) {
        const widgets = await this.widgets();
        const found = widgets.filter((widget) => widget.label === label && (!kind || widget.kind === kind))[which];
        if (found) return found;
        const controls = widgets.filter((widget) => widget.kind !== "text");
        const others = controls.map((widget) => `${widget.kind} "${widget.label}"`);
        return assert.fail(`no ${kind ?? "widget"} "${label}" on the page; there are ${others.join(", ")}`);
    }

    async has(label, kind) {
        return (await this.widgets()).some((widget) => widget.label === label && (!kind || widget.kind === kind));
    }

    // ---- What is done with it ----

    /// What stands above all that scrolls: the bar, and in two columns the answer too.
    fixedOf(widgets) {
        const isWide = this.page.viewportSize().width >= TWO_COLUMNS_FROM;
        const first = widgets.findIndex(({kind}) => kind === "header");
        return widgets.filter(({label}, index) => (isWide ? index < first : label === "Copy link"));
    }

    /// Scrolls with the wheel until it stands inside the window, or as far as it goes.
    async reveal(label, options) {
        const {height} = this.page.viewportSize();
        let widget = await this.find(label, options);
        const fixed = this.fixedOf(await this.widgets());
        if (fixed.some(({x, y}) => x === widget.x && y === widget.y)) return widget;
        const top = Math.max(...fixed.map((above) => above.y + above.height));
        for (let turn = 0; turn < 40; turn++) {
            if (widget.y > top && widget.y + widget.height < height) break;
            const far = widget.y + widget.height / 2 - (top + height) / 2;
            await this.page.mouse.move(widget.x + Math.min(widget.width / 2, 20), (top + height) / 2);
            await this.page.mouse.wheel(0, Math.max(-600, Math.min(600, far)));
            await this.still();
            const before = widget.y;
            widget = await this.find(label, options);
            if (widget.y === before) break; // the end
        }
        assert.ok(widget.visible, `${label} cannot be scrolled into sight`);
        return widget;
    }

    async click(label, options) {
        const widget = await this.reveal(label, options);
        await this.page.mouse.click(...middleOf(widget));
        await this.still();
    }

    async tap(label, options) {
        const widget = await this.find(label, options);
        await this.page.touchscreen.tap(...middleOf(widget));
        await this.still();
    }

    /// Replaces the text of an input: a click selects what is there. The text comes at once, as from an input method.
    async type(label, text, options = {}) {
        const widget = await this.reveal(label, {kind: "input", ...options});
        await this.page.mouse.click(...middleOf(widget));
        if (text === "") await this.page.keyboard.press("Delete");
        else await this.page.keyboard.insertText(text);
        await this.page.keyboard.press("Enter");
        await this.still();
    }

    /// One of several options side by side, or a row of a drop-down list, which is opened first.
    async choose(label, option, options = {}) {
        const row = `${label}, ${option}`;
        if (!(await this.has(row, "choice"))) await this.click(label, {kind: "choice", ...options});
        await this.click(row, {kind: "choice"});
    }

    /// The graphics context goes and comes back, as when a driver is restarted.
    async loseContext() {
        await this.page.evaluate(() => new Promise((resolve) => {
            const canvas = document.getElementById("keel-canvas");
            const driver = canvas.getContext("webgl2").getExtension("WEBGL_lose_context");
            canvas.addEventListener("webglcontextrestored", () => resolve(), {once: true});
            const restore = () => setTimeout(() => driver.restoreContext(), 0);
            canvas.addEventListener("webglcontextlost", restore, {once: true});
            driver.loseContext();
        }));
        await this.idle();
    }

    /// The mouse rests in a corner where nothing is.
    async moveAway() {
        await this.page.mouse.move(2, 2);
        await this.idle();
    }

    /// The picture as PNG bytes. Playwright's own style sheet against carets would break the page's policy.
    picture(path) {
        return this.page.screenshot({caret: "initial", path});
    }
}

export function middleOf(widget) {
    return [widget.x + widget.width / 2, widget.y + widget.height / 2];
}

/// What the page reports is what the command says of the page's own link: number by number, and letter by letter.
/// Returns the report.
export async function sameAsCommand(keel, command) {
    const fragment = await keel.fragment();
    const text = await keel.reportText();
    const expected = command.reportOfLink(`#${fragment}`);
    const found = differences(JSON.parse(text), JSON.parse(expected));
    assert.deepEqual(found.slice(0, 10), [], `the page and the command differ on #${fragment}`);
    assert.equal(text.trim(), expected.trim(), "the numbers are the same, but not the text");
    return JSON.parse(text);
}
