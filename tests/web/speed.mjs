// How long from an input to a frame with new numbers, what of it is what, and how that compares with an empty frame of
// Dear ImGui. To be run by hand on a machine that does nothing else:
//   tests/check.sh speed; cat build/logs/speed.log
// Passes and fails on nothing: times belong to a machine. That nothing is drawn at rest is checked in drawing.mjs.
import {KeelPage, middleOf} from "./keel_page.mjs";
import {DESKTOP, World} from "./world.mjs";

const PIECES = ["an empty frame, built", "an empty frame, drawn", "the page, built", "the page, drawn", "report, words and link",
    "payoff curve"];
const FRAME = 1000 / 60; // ms
const HEAD = "least  median    95 %    most";

/// Notes when input comes, and for each frame when it begins, when the program has handed it over, when its pixels are
/// there, and which plan it shows. Runs before the page's own scripts.
function listen() {
    const log = globalThis.speed = {inputs: [], frames: []};
    for (const kind of ["pointermove", "input"]) {
        addEventListener(kind, (event) => { log.inputs.push(event.timeStamp); }, {capture: true});
    }
    const ask = globalThis.requestAnimationFrame.bind(globalThis);
    globalThis.requestAnimationFrame = (draw) => ask((time) => {
        const begin = performance.now();
        draw(time);
        const built = performance.now();
        const canvas = document.getElementById("keel-canvas");
        if (!globalThis.keelPage?.fragment || !canvas) return;
        canvas.getContext("webgl2").readPixels(0, 0, 1, 1, 6408, 5121, new Uint8Array(4));
        log.frames.push({begin, built, there: performance.now(), plan: globalThis.keelPage.fragment()});
    });
}

const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];

function spread(values) {
    const sorted = [...values].sort((a, b) => a - b);
    return {least: sorted[0], median: at(sorted, 0.5), most95: at(sorted, 0.95), most: sorted.at(-1)};
}

const told = ({least, median, most95, most}) => [least, median, most95, most].map((ms) => ms.toFixed(1).padStart(8)).join("");

/// From each input that changed the plan to the first frame that shows it.
function latencies({inputs, frames}) {
    const found = [];
    for (let i = 1; i < frames.length; i++) {
        const frame = frames[i];
        if (frame.plan === frames[i - 1].plan) continue;
        const input = inputs.filter((time) => time <= frame.begin).at(-1);
        if (input === undefined || found.at(-1)?.input === input) continue;
        found.push({input, wait: frame.begin - input, build: frame.built - frame.begin, raster: frame.there - frame.built,
            all: frame.there - input});
    }
    return found;
}

async function measured(keel, count, act) {
    await keel.page.evaluate(() => Object.assign(globalThis.speed, {inputs: [], frames: []}));
    for (let i = 0; i < count; i++) {
        await act(i);
        await keel.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 40)));
    }
    return latencies(await keel.page.evaluate(() => globalThis.speed));
}

function report(name, found) {
    console.log(`\n${name}: ${found.length} inputs, ms`);
    console.log(" ".repeat(41) + HEAD);
    const parts = [["waiting for the browser's frame", "wait"], ["evaluated and built", "build"], ["uploaded and rasterised", "raster"],
        ["input to picture", "all"]];
    for (const [words, part] of parts) console.log(`  ${words.padEnd(36)}${told(spread(found.map((one) => one[part])))}`);
    const work = found.map(({build, raster}) => build + raster);
    const inOne = work.filter((ms) => ms <= FRAME).length;
    console.log(`  work within one frame of ${FRAME.toFixed(1)} ms: ${inOne} of ${work.length}`);
    return spread(work).median;
}

async function dragSlider(keel, count) {
    const bar = await keel.reveal("Hedge ratio, slider", {kind: "slider"});
    const y = bar.y + bar.height / 2;
    const x = (i) => bar.x + bar.width * (0.15 + 0.7 * Math.abs(((i * 0.031) % 2) - 1));
    await keel.page.mouse.move(x(0), y);
    await keel.page.mouse.down();
    const found = await measured(keel, count, (i) => keel.page.mouse.move(x(i + 1), y));
    await keel.page.mouse.up();
    return found;
}

async function typeNumber(keel, count) {
    await keel.page.mouse.click(...middleOf(await keel.reveal("Coins held", {kind: "input"})));
    const found = await measured(keel, count, async (i) => {
        if (i % 8 === 7) await keel.page.keyboard.press("Control+A");
        await keel.page.keyboard.insertText(String(1 + (i % 9)));
    });
    await keel.page.keyboard.press("Enter");
    return found;
}

/// `work`: the medians of what an input takes, by name.
async function pieces(keel, count, work) {
    const times = await keel.page.evaluate(([kinds, turns]) => {
        const all = [];
        for (let kind = 0; kind < kinds; kind++) {
            all.push([]);
            for (let turn = 0; turn < turns; turn++) all[kind].push(globalThis.keelPage.timePiece(kind));
        }
        return all;
    }, [PIECES.length, count]);
    console.log("\nwhat a frame consists of, ms".padEnd(42) + HEAD);
    PIECES.forEach((words, kind) => console.log(`  ${words.padEnd(36)}${told(spread(times[kind]))}`));
    const mean = (kind) => times[kind].reduce((sum, ms) => sum + ms, 0) / count;
    console.log(`  the page to an empty frame: built ${(mean(2) / mean(0)).toFixed(1)}, drawn ${(mean(3) / mean(1)).toFixed(1)} times`);
    for (const [name, ms] of Object.entries(work)) {
        console.log(`  ${name} to an empty frame, drawn: ${(ms / spread(times[1]).median).toFixed(1)} times (medians)`);
    }
    console.log(`  means: ${PIECES.map((words, kind) => `${words} ${mean(kind).toFixed(2)}`).join("; ")}`);
}

async function main([binary, inputs = "200"]) {
    if (!binary) {
        console.error("usage: node tests/web/speed.mjs KEEL [INPUTS]");
        process.exit(2);
    }
    const world = await World.open(binary, process.env.KEEL_WEB_DIR ?? "build/web");
    try {
        await world.inContext(DESKTOP, async (context) => {
            await context.addInitScript(listen);
            const page = await context.newPage();
            const keel = await KeelPage.open(page, world.addressOf({"leg.contract": "binance:BTCUSDT", "leg.leverage": 5}));
            const work = {};
            work.dragging = report("dragging the slider of the hedge ratio", await dragSlider(keel, Number(inputs)));
            await keel.idle();
            work.typing = report("typing into Coins held", await typeNumber(keel, Number(inputs)));
            await keel.idle();
            await pieces(keel, Number(inputs), work);
        });
    } finally {
        await world.close();
    }
}

await main(process.argv.slice(2));
