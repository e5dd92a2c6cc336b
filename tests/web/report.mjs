// The report as words and tables: read, printed, and with a form where nothing can be drawn.
import assert from "node:assert/strict";

import {DESKTOP, PHONE} from "./world.mjs";

const PATH = {leg: {leverage: 3}, scenario: {path: "march_2020"}};

/// The rows of the table with that title, as texts.
const rowsOf = (page, title) => page.locator("#report").evaluate((report, wanted) => {
    const heading = [...report.querySelectorAll("h2")].find(({textContent}) => textContent.startsWith(wanted));
    return [...heading.parentElement.querySelectorAll("tr")].map((row) => [...row.cells].map((cell) => cell.textContent));
}, title);

/// The lines below a title in what the command prints, cut at wide spaces.
function printed(text, title) {
    const lines = text.split("\n");
    const from = lines.findIndex((line) => line.startsWith(title)) + 1;
    assert.ok(from > 0, `the command prints no "${title}"`);
    const end = lines.findIndex((line, i) => i >= from && line === "");
    return lines.slice(from, end < 0 ? lines.length : end).filter(Boolean).map((line) => line.trim().split(/ {2,}/));
}

const textOf = (world, command, link) => world.command.output([command, "--link", `#${link}`]);

/// Every figure of the report is what the command prints.
async function assertSameFigures(world, page, link) {
    const text = textOf(world, "evaluate", link);
    const said = await page.locator("#report").innerText();
    const {answer, warnings, scenarios} = JSON.parse(world.command.output(["evaluate", "--link", `#${link}`, "--format", "json"]));
    for (const words of [answer, ...warnings.map(({message}) => message)])
        assert.ok(said.includes(words), `the report does not say: ${words}`);
    const [head, ...ladder] = await rowsOf(page, "What is left at");
    const cents = (amount) => amount.toLocaleString("en-US", {minimumFractionDigits: 2, maximumFractionDigits: 2});
    assert.deepEqual(ladder.map((row) => [row[head.indexOf("net")], row[head.indexOf("value")]]),
        scenarios.map(({net_usd: net, value_usd: value}) => [cents(net), cents(value)]));
    const lines = printed(text, "What is left at");
    assert.deepEqual(head, lines[0]);
    // A terminal may be too narrow for cents.
    if (lines[1][0] === ladder[0][0]) assert.deepEqual([head, ...ladder], lines);
    const flat = (rows) => rows.flat().join(" ").replaceAll(/\s+/g, " ");
    assert.equal(flat(await rowsOf(page, "Hedge 1")), flat(printed(text, "Hedge 1")));
    const cost = printed(text, "Cost of").filter(([name]) => !/^Break-even|better off|worth its cost/.test(name));
    assert.deepEqual(await rowsOf(page, "Cost of"), cost);
    assert.ok(cost.length > 6);
}

async function showReport(keel) {
    await keel.idle();
    await keel.page.focus("#read-report");
    await keel.page.keyboard.press("Enter");
    await keel.page.waitForSelector("#report h1");
}

/// Warnings of each kind stand in the list, and nothing lies on what follows.
async function assertInFlow(page) {
    const out = await page.locator("#report .warnings li").evaluateAll((items) => items.filter((item) => {
        const list = item.parentElement.getBoundingClientRect(), box = item.getBoundingClientRect();
        return box.top < list.top - 1 || box.bottom > list.bottom + 1 || box.height === 0;
    }).map((item) => item.textContent));
    assert.deepEqual(out, [], "warnings that stand outside of their list");
}

async function saysWhatKeelSays(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await showReport(keel);
        assert.match(await keel.page.textContent("#report .warnings"), /Notice: /);
        await assertInFlow(keel.page);
    });
    await world.visit(world.addressOf({leg: {leverage: 3}}), DESKTOP, async (keel) => {
        await showReport(keel);
        await assertInFlow(keel.page);
        await assertSameFigures(world, keel.page, await keel.fragment());
        assert.deepEqual((await rowsOf(keel.page, "Inputs: Bag 1")).slice(0, 3),
            [["Coin", "BTC"], ["Coins held", "5 BTC"], ["Price today", "65,000 USD"]]);
        assert.equal(await keel.page.textContent("#report .address"), world.address(await keel.fragment()));
        assert.match(await keel.page.innerText("#report"), /Made on \d+ \w+ \d{4}/);
        await keel.page.screenshot({path: "build/screenshots/report-desktop.png", caret: "initial"});
        await keel.page.evaluate(() => document.querySelector("#report h2").scrollIntoView());
        await keel.page.screenshot({path: "build/screenshots/report-desktop-tables.png", caret: "initial"});
    });
    await world.visit(world.addressOf(PATH), {...PHONE, colorScheme: "dark"}, async (keel) => {
        await showReport(keel);
        const overflow = await keel.page.evaluate(() =>
            document.getElementById("report").scrollWidth - document.getElementById("report").clientWidth);
        assert.ok(overflow <= 0, "the report is as wide as the phone");
        await keel.page.screenshot({path: "build/screenshots/report-phone.png", caret: "initial"});
        await keel.page.evaluate(() => document.querySelectorAll("#report h2")[3].scrollIntoView());
        await keel.page.screenshot({path: "build/screenshots/report-phone-tables.png", caret: "initial"});
        const small = await keel.page.locator("#report button").evaluateAll((all) =>
            all.filter((each) => each.getBoundingClientRect().height < 44).map(({textContent}) => textContent));
        assert.deepEqual(small, [], "too small for a finger");
    });
}

async function tellsThePath(world) {
    await world.visit(world.addressOf(PATH), DESKTOP, async (keel) => {
        await showReport(keel);
        const link = await keel.fragment();
        const events = await rowsOf(keel.page, "What happens on the way");
        const path = JSON.parse(world.command.output(["path", "--link", `#${link}`, "--format", "json"]));
        assert.equal(events[0].at(-1), "what happens");
        const notes = path.events.map(({note}) => note);
        const told = events.slice(1).map((row) => row.at(-1)).filter((note) => !/Funding (received|paid) until/.test(note));
        assert.ok(told.length > 0 && told.every((note) => notes.includes(note)), "an event that the command has not");
        assert.ok((await keel.page.innerText("#report")).includes(path.answer));
        const text = textOf(world, "path", link);
        assert.deepEqual(await rowsOf(keel.page, "What the way comes to"), printed(text, "What it comes to"));
    });
}

/// Opened again after an edit it has the new figures; the way back leads to the canvas, and nothing is lost.
async function keepsInStep(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        const {page} = keel;
        await keel.type("Coins held", "2");
        await showReport(keel);
        assert.ok((await page.innerText("#report")).includes((await keel.report()).answer));
        assert.equal(await page.evaluate(() => document.activeElement.id), "report-title");
        const fragment = await keel.fragment();
        await page.goBack();
        assert.equal(await page.locator("#report").count(), 0, "the browser's way back closes it");
        await keel.idle();
        assert.equal(await keel.fragment(), fragment, "nothing is lost");
        await keel.type("Coins held", "3");
        await keel.idle();
        await showReport(keel);
        assert.ok((await page.innerText("#report")).includes((await keel.report()).answer));
        await page.getByRole("button", {name: "Back to the calculation"}).click();
        await page.waitForFunction(() => !document.getElementById("report") && !history.state?.keelReport);
        await keel.idle();
        assert.equal((await keel.plan()).bag.amount, 3);
        await keel.click("Leverage, 3\u00d7", {kind: "choice"});
        assert.equal((await keel.plan()).leg.leverage, 3, "the canvas is used as before");
        // While an input is wrong the report says so, and is of the last good plan.
        await keel.type("Price today", "0");
        await keel.click("Report to read and print");
        await page.waitForSelector("#report h1");
        await page.keyboard.press("Escape");
        assert.equal(await page.locator("#report").count(), 0);
    });
}

async function isPrinted(world) {
    await world.visit(world.addressOf({leg: {leverage: 3}}), {...DESKTOP, colorScheme: "dark"}, async (keel) => {
        const {page} = keel;
        await page.setViewportSize({width: 794, height: 1123}); // A4
        await keel.idle();
        await page.emulateMedia({media: "print"});
        await page.waitForSelector("#report .answer", {state: "visible"});
        assert.equal(await page.isVisible("#keel-canvas"), false, "the canvas is not printed");
        assert.equal(await page.isVisible("#report button"), false, "nor are buttons");
        const colours = await page.evaluate(() => {
            const style = getComputedStyle(document.querySelector("#report .answer"));
            const grounds = [document.body, document.getElementById("report"), document.querySelector("#report table")];
            return [style.color, ...grounds.map((each) => getComputedStyle(each).backgroundColor)];
        });
        assert.deepEqual(colours, ["rgb(0, 0, 0)", ...Array(3).fill("rgb(255, 255, 255)")]);
        await assertSameFigures(world, page, await keel.fragment());
        const wide = await page.evaluate(() => [...document.querySelectorAll("#report table")]
            .filter((table) => table.getBoundingClientRect().right > innerWidth).length);
        assert.equal(wide, 0, "a table that is cut off at the edge of the sheet");
        await page.screenshot({path: "build/screenshots/report-print.png", fullPage: true, caret: "initial"});
        await page.emulateMedia({media: null});
        await page.waitForSelector("#report", {state: "detached"});
        assert.equal(await page.isVisible("#keel-canvas"), true);
        const pdf = await page.pdf({format: "A4"});
        const sheets = pdf.toString("latin1").match(/\/Type ?\/Page\b/g).length;
        assert.ok(sheets >= 2, `${sheets} printed sheets hold no report`);
        await page.waitForSelector("#report", {state: "detached"});
    });
}

function withoutWebGL2() {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...words) {
        return kind === "webgl2" ? null : original.call(this, kind, ...words);
    };
}

const hashOf = (page) => page.evaluate(() => location.hash.slice(1));

async function fillIn(page, label, text) {
    const field = page.getByLabel(label, {exact: true});
    await field.fill(text);
    await field.press("Enter");
}

async function calculatesWithTheForm(world) {
    for (const options of [DESKTOP, PHONE]) {
        await world.inContext(options, async (context, watch) => {
            const page = await context.newPage();
            await page.addInitScript(withoutWebGL2);
            await page.goto(world.addressOf({leg: {leverage: 3}}));
            await page.getByRole("button", {name: "Calculate without the picture"}).click();
            await page.waitForSelector("#report form");
            assert.equal(await page.isVisible("#card-graphics"), false);
            await assertSameFigures(world, page, await hashOf(page));
            await fillIn(page, "Coins held", "2.5");
            await fillIn(page, "Price today", "70k");
            assert.match(await hashOf(page), /bag\.amount=2\.5&bag\.price=70000/);
            await assertSameFigures(world, page, await hashOf(page));
            // What is wrong is told in the engine's words, and stays until it is mended.
            const before = await hashOf(page);
            await fillIn(page, "Leverage", "-2");
            assert.equal(await hashOf(page), before);
            const wrong = page.getByLabel("Leverage", {exact: true});
            assert.equal(await wrong.getAttribute("aria-invalid"), "true");
            assert.equal(await wrong.inputValue(), "-2");
            const told = world.command.output(["fields", "--format", "json"]);
            const {accepted} = JSON.parse(told).find(({key}) => key === "leg.leverage");
            const message = await page.innerText("#report .wrong");
            assert.ok(message.includes("-2") && message.includes(accepted), message);
            await page.screenshot({path: `build/screenshots/form-${options === PHONE ? "phone" : "desktop"}.png`, caret: "initial"});
            await fillIn(page, "Leverage", "5");
            assert.equal(await page.locator("#report .wrong").count(), 0);
            await page.getByLabel("Futures contract", {exact: true}).selectOption("bybit:BTCUSDT");
            assert.match(await hashOf(page), /leg\.contract=bybit:BTCUSDT/);
            await assertSameFigures(world, page, await hashOf(page));
            await page.getByRole("button", {name: "Help on Coins held"}).click();
            assert.match(await page.innerText("#report .help"), /How many coins/);
            // Another link in the address is another plan.
            await page.evaluate(() => { location.hash = "#bag.amount=7"; });
            await page.waitForFunction(() => document.getElementById("field-bag.amount").value === "7");
            const overflow = await page.evaluate(() =>
                document.getElementById("report").scrollWidth - document.getElementById("report").clientWidth);
            assert.ok(overflow <= 0, "the form fits");
            assert.deepEqual(await page.evaluate(() => globalThis.policyViolations), []);
            assert.deepEqual(watch.troubles, []);
            assert.deepEqual(watch.elsewhere(world.server.url), []);
        });
    }
}

async function saysWhenItCannotLoad(world) {
    await world.inContext(DESKTOP, async (context) => {
        const page = await context.newPage();
        await page.addInitScript(withoutWebGL2);
        await page.route("**/keel-engine.wasm", (route) => route.abort());
        await page.goto(world.address());
        await page.getByRole("button", {name: "Calculate without the picture"}).click();
        await page.waitForSelector("#card-network", {state: "visible"});
    });
}

export const report = [
    ["report: it says what keel says", saysWhatKeelSays],
    ["report: it tells what happens on a path", tellsThePath],
    ["report: it keeps in step with the plan and leads back", keepsInStep],
    ["report: it is what the page prints", isPrinted],
    ["report: without WebGL 2 one calculates with a form", calculatesWithTheForm],
    ["report: what cannot be loaded for the form is told", saysWhenItCannotLoad],
];
