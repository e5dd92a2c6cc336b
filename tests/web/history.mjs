// Files of past prices: dropped or chosen, read beside the page, shown with the figures of `keel history`.
import assert from "node:assert/strict";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {DESKTOP, PHONE, TALL} from "./world.mjs";

const HOUR = 3600000;
const START = Date.UTC(2021, 0, 1);
const MILLION = 1000000;
const LONGEST_READING = 240000; // ms, of a million rows on a busy machine
const FEW_FRAMES = 15;          // a page that is frozen draws one or two

/// A walk, the same each time.
function* walk(seed, start) {
    let state = seed;
    for (let price = start; ;) {
        yield price;
        state = (state * 1103515245 + 12345) % 2147483648;
        price *= 1 + (state / 2147483648 - 0.499) * 0.02;
    }
}

export function candles(seed, start, count, step = HOUR) {
    const lines = ["open_time,open,high,low,close,volume"];
    const prices = walk(seed, start);
    let open = prices.next().value;
    for (let i = 0; i < count; i++) {
        const close = prices.next().value;
        const [high, low] = [Math.max(open, close) * 1.001, Math.min(open, close) * 0.999];
        lines.push([START + i * step, ...[open, high, low, close].map((price) => price.toFixed(2)), 1].join(","));
        open = close;
    }
    return `${lines.join("\n")}\n`;
}

function rates(count) {
    const lines = ["fundingTime,fundingRate"];
    for (let i = 0; i < count; i++) lines.push(`${START + i * 8 * HOUR},${((i % 7) - 2) / 20000}`);
    return `${lines.join("\n")}\n`;
}

/// The widget's own way: a drop event with files, as the browser makes it.
export function drop(page, files) {
    return page.evaluate((given) => {
        const dataTransfer = new DataTransfer();
        for (const {name, text} of given) dataTransfer.items.add(new File([text], name, {type: "text/csv"}));
        const event = (kind) => new DragEvent(kind, {dataTransfer, bubbles: true, cancelable: true});
        const canvas = document.getElementById("keel-canvas");
        const over = event("dragover");
        canvas.dispatchEvent(over);
        if (!over.defaultPrevented) throw new Error("the page does not take files");
        canvas.dispatchEvent(event("drop"));
    }, files);
}

/// Also what would have to be scrolled to.
async function allWords(keel) {
    return (await keel.widgets()).map(({label}) => label).join("\n");
}

async function withFiles(files, use) {
    const folder = mkdtempSync(join(tmpdir(), "keel-history-"));
    try {
        const paths = files.map(({name, text}) => {
            writeFileSync(join(folder, name), text);
            return join(folder, name);
        });
        await use(paths, folder);
    } finally {
        rmSync(folder, {recursive: true});
    }
}

export async function read(keel) {
    await keel.page.waitForFunction(() => globalThis.keelPage.idle(), null, {timeout: LONGEST_READING});
    await keel.still();
}

/// As the command has it, but for the folder that the command was given with the name.
function sameFigures(world, json, paths, folder) {
    const [first, second, funding] = paths;
    const words = ["history", first, ...(second ? [second] : []), ...(funding ? ["--funding", funding] : [])];
    const expected = world.command.output([...words, "--format", "json"]).replaceAll(`${folder}/`, "");
    assert.equal(json.trim(), expected.trim());
    return JSON.parse(json);
}

const FILES = [
    {name: "BTCUSDT-1h.csv", text: candles(7, 40000, 6000).replace("\n", "\nnot a row,,,,,\n")},
    {name: "ETHUSDT-1h.csv", text: candles(8, 2500, 6500)},
    {name: "BTC-funding.csv", text: rates(900)},
];
const TWO_COINS = {"bag.coin": "BTC", "bag2.coin": "ETH", "bag2.price": 3000, "bag2.amount": 10};

async function dropped(world) {
    await withFiles(FILES, (paths, folder) => world.visit(world.addressOf(TWO_COINS), TALL, async (keel) => {
        await drop(keel.page, FILES);
        await read(keel);
        const report = sameFigures(world, await keel.ask("history"), paths, folder);
        assert.equal(report.file.left_out, 1);
        const words = await allWords(keel);
        assert.match(words, /6,000 /);
        assert.match(words, /How the two move together/);
        assert.match(words, /How it was read; 1 line was left out/);
        // A figure of the report goes into the plan as it is.
        const percent = `${(report.prices.volatility * 100).toFixed(1)} %`;
        await keel.click(`Use ${percent} as the volatility of BTC`);
        assert.equal((await keel.plan()).bag.volatility, report.prices.volatility);
    }));
}

async function looksRight(world) {
    await withFiles(FILES, async (paths) => {
        for (const [name, screen, scheme] of [["history-desktop", DESKTOP, "light"], ["history-phone", PHONE, "light"],
            ["history-desktop-dark", DESKTOP, "dark"]]) {
            await world.visit(world.addressOf(TWO_COINS), {...screen, colorScheme: scheme}, async (keel) => {
                if (screen.hasTouch) await keel.tap("History", {kind: "choice"});
                else await keel.click("History", {kind: "choice"});
                await keel.idle();
                await world.keepPicture(keel, `${name}-empty`, scheme);
                await drop(keel.page, FILES);
                await read(keel);
                await world.keepPicture(keel, name, scheme);
            });
        }
    });
}

async function chosen(world) {
    await withFiles(FILES, (paths, folder) => world.visit(world.address(), DESKTOP, async (keel) => {
        await keel.click("History", {kind: "choice"});
        const [chooser] = await Promise.all([keel.page.waitForEvent("filechooser"), keel.click("Choose a file")]);
        await chooser.setFiles([paths[0]]);
        await read(keel);
        sameFigures(world, await keel.ask("history"), [paths[0]], folder);
        const [second] = await Promise.all([keel.page.waitForEvent("filechooser"),
            keel.click("Choose a file: Prices to compare with")]);
        await second.setFiles([paths[1]]);
        await read(keel);
        sameFigures(world, await keel.ask("history"), paths.slice(0, 2), folder);
        await keel.click("Remove: Prices to compare with");
        await read(keel);
        sameFigures(world, await keel.ask("history"), [paths[0]], folder);
        await keel.click("Remove: Prices");
        await read(keel);
        assert.equal(await keel.ask("history"), "");
        assert.match(await keel.words(), /Learn from past prices/);
    }));
}

async function refused(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await drop(keel.page, [{name: "notes.csv", text: "buy milk\nand bread\n"}]);
        await read(keel);
        assert.match(await keel.words(), /notes\.csv: line 1: buy milk is not /);
        assert.equal(await keel.ask("history"), "");
        // The others of the same drop are read all the same.
        await drop(keel.page, [{name: "photo.csv", text: "PK\u0003\u0004..."}, FILES[1]]);
        await read(keel);
        assert.match(await keel.words(), /photo\.csv: line 1: a ZIP archive/);
        assert.equal(JSON.parse(await keel.ask("history")).file.name, "ETHUSDT-1h.csv");
    });
}

/// The file is made in the page, in pieces: it is larger than what goes through the test's own wire in reasonable time.
function dropMillion(page, name) {
    return page.evaluate(([file, rows, start]) => {
        const parts = ["open_time,open,high,low,close,volume\n"];
        for (let i = 0, piece = []; i < rows; i++) {
            const price = 30000 + 8000 * Math.sin(i / 90000) + (i * 7919 % 1000) / 10;
            piece.push(`${start + i * 60000},${price.toFixed(2)},${(price + 9).toFixed(2)},${(price - 9).toFixed(2)},`
                + `${(price + 3).toFixed(2)},12.345\n`);
            if (piece.length === 20000 || i === rows - 1) parts.push(piece.splice(0).join(""));
        }
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(parts, file, {type: "text/csv"}));
        globalThis.callbacks = {atAll: 0, whileReading: 0, longest: 0};
        const isReading = () => JSON.parse(globalThis.keelPage.widgets()).some(({label}) => label === `Reading ${file}`);
        const count = () => {
            globalThis.callbacks.atAll += 1;
            if (isReading()) globalThis.callbacks.whileReading += 1;
            requestAnimationFrame(count);
        };
        document.getElementById("keel-canvas").dispatchEvent(
            new DragEvent("drop", {dataTransfer, bubbles: true, cancelable: true}));
        requestAnimationFrame(count);
    }, [name, MILLION, START]);
}

async function million(world, say) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        const before = await keel.frames();
        await dropMillion(keel.page, "minutes.csv");
        await read(keel);
        const report = JSON.parse(await keel.ask("history"));
        assert.equal(report.file.rows, MILLION);
        const {whileReading} = await keel.page.evaluate(() => globalThis.callbacks);
        const drawn = await keel.frames() - before;
        say(`a million rows: ${whileReading} animation callbacks while they were read, ${drawn} frames drawn`);
        assert.ok(whileReading >= FEW_FRAMES, `the page was frozen: ${whileReading} callbacks`);
        assert.ok(drawn >= FEW_FRAMES, `the page stood still: ${drawn} frames`);
    });
}

async function cancelled(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await drop(keel.page, [FILES[0]]);
        await read(keel);
        const before = await keel.ask("history");
        await dropMillion(keel.page, "minutes.csv");
        await keel.page.waitForFunction(
            () => JSON.parse(globalThis.keelPage.widgets()).some(({label}) => label === "Cancel reading"));
        await keel.click("Cancel reading");
        await read(keel);
        assert.doesNotMatch(await keel.words(), /Reading minutes\.csv/);
        assert.equal(await keel.ask("history"), before, "a file that was cancelled has left something");
        // The worker is free for the next.
        await drop(keel.page, [FILES[1]]);
        await read(keel);
        assert.equal(JSON.parse(await keel.ask("history")).second_file.name, "ETHUSDT-1h.csv");
    });
}

async function latestWins(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await dropMillion(keel.page, "minutes.csv");
        await drop(keel.page, [FILES[1]]);
        await read(keel);
        const report = JSON.parse(await keel.ask("history"));
        assert.equal(report.file.name, "ETHUSDT-1h.csv");
        assert.equal(report.second_file, undefined);
    });
}

async function workerDies(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        await drop(keel.page, [FILES[0]]);
        await read(keel);
        const [worker] = keel.page.workers();
        await worker.evaluate(() => { setTimeout(() => { throw new Error("a test kills it"); }, 0); }).catch(() => {});
        await keel.page.waitForFunction(() => globalThis.keelPage.history() === "");
        await keel.still();
        assert.match(await keel.words(), /has stopped and was started again/);
        await drop(keel.page, [FILES[0]]);
        await read(keel);
        assert.equal(JSON.parse(await keel.ask("history")).file.rows, 6000);
        assert.doesNotMatch(await keel.words(), /has stopped/);
    });
}

const RULES = {"leg.ratio": 0, "trigger.kind": "drawdown", "trigger.level": 0.1, "trigger.ratio": 1, "exit.kind": "condition_false"};

async function backtested(world) {
    await withFiles(FILES.slice(0, 1), ([path]) => world.visit(world.addressOf(RULES), TALL, async (keel) => {
        await drop(keel.page, FILES.slice(0, 1));
        await read(keel);
        const link = `#${await keel.fragment()}`;
        const expected = JSON.parse(world.command.output(["path", "--history", path, "--link", link, "--format", "json"]));
        assert.ok(expected.path.episodes.length > 0, "the rule fires");
        await keel.has(expected.answer, "text").then((has) => assert.ok(has, `not on the page: ${expected.answer}`));
        assert.match(await allWords(keel), /Inside one bar the worse of high and low for the hedge comes first/);
        assert.match(await allWords(keel), /where a rule of the plan fired/);
        // Another plan, another backtest.
        await keel.type("Coins held", "9");
        await read(keel);
        const other = `#${await keel.fragment()}`;
        const changed = JSON.parse(world.command.output(["path", "--history", path, "--link", other, "--format", "json"]));
        assert.notEqual(changed.answer, expected.answer);
        assert.ok(await keel.has(changed.answer, "text"), `not on the page: ${changed.answer}`);
    }));
}

export const history = [
    ["history: files that are dropped show what keel history says", dropped],
    ["history: the tab shows itself, empty and full", looksRight],
    ["history: files are chosen, replaced and removed", chosen],
    ["history: what is no history is refused in words", refused],
    ["history: a million rows are read without freezing the page", million],
    ["history: reading is cancelled", cancelled],
    ["history: the latest file wins", latestWins],
    ["history: a worker that dies is replaced and the person told", workerDies],
    ["history: the plan's rules run along the file", backtested],
];
