// The page opens: quickly shown, small, from its own server only, within its policy, sharp, with the numbers of `keel`.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {gzipped} from "./gzipped.mjs";

import {KeelPage, sameAsCommand} from "./keel_page.mjs";
import {DESKTOP, PHONE} from "./world.mjs";

const MOST_GZIP = 250000; // bytes that a first visit loads
const TYPES = {
    "/": "text/html", ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript",
    ".svg": "image/svg+xml", ".wasm": "application/wasm",
};

const endingOf = (url) => /\.[a-z]+$/.exec(new URL(url).pathname)?.[0] ?? "/";

function assertTypes(responses) {
    for (const response of responses) {
        const type = TYPES[endingOf(response.url())];
        assert.equal(response.status(), 200, response.url());
        assert.ok(type, `${response.url()} was asked for: what is it?`);
        assert.equal(response.headers()["content-type"].split(";")[0], type, response.url());
    }
}

function gzipOf(folder, urls) {
    const names = new Set(urls.map((url) => new URL(url).pathname.slice(1) || "index.html"));
    return [...names].reduce((sum, name) => sum + gzipped(join(folder, name)), 0);
}

async function assertLoadingScreen(page) {
    await page.waitForSelector("#loading h1", {state: "visible"});
    await page.waitForSelector("#progress", {state: "visible"});
    assert.equal(await page.evaluate(() => typeof globalThis.keelPage.report), "undefined", "it has not started yet");
}

/// The program is held back until the loading screen was seen.
async function opensFromNothing(world, say) {
    await world.inContext(DESKTOP, async (context, watch) => {
        const page = await context.newPage();
        let letGo;
        const seen = new Promise((resolve) => { letGo = resolve; });
        await page.route("**/app.wasm", async (route) => { await seen; await route.continue(); });
        await page.goto(world.address(), {waitUntil: "domcontentloaded"});
        await assertLoadingScreen(page);
        letGo();
        await page.waitForSelector("#loading", {state: "detached"});
        const keel = new KeelPage(page);
        await keel.idle();
        await world.assertClean(keel, watch);
        assertTypes(watch.responses);
        const first = watch.requests.filter((url) => !/-later\.(wasm|js)$/.test(url)); // come after the first picture
        const bytes = gzipOf(world.folder, first);
        say(`first load: ${first.length} files, ${bytes} bytes gzip`);
        assert.ok(bytes <= MOST_GZIP, `the first load is ${bytes} bytes gzip`);
    });
}

async function saysWhatKeelSays(world) {
    await world.visit(world.address(), DESKTOP, async (keel) => {
        const report = await sameAsCommand(keel, world.command);
        assert.equal(report.margin.legs[0].liquidation_price, null, "the example is never liquidated");
        assert.equal(await keel.hash(), "", "a page opened without a link keeps its clean address");
        assert.ok(await keel.has(report.answer, "text"), "the answer is not on the canvas");
        const spoken = await keel.page.textContent("#keel-answer");
        assert.equal(spoken, report.answer, "the answer as text beside the canvas");
    });
}

const SCREENS = [
    ["page-1280x800", DESKTOP],
    ["page-1280x800@2", {...DESKTOP, deviceScaleFactor: 2}],
    ["page-390x844@3", PHONE],
];
const DANGER = {"leg.contract": "binance:BTCUSDT", "leg.leverage": 10};

/// A page that is dark from the start.
async function opensDark(world) {
    await world.visit(world.address(), {...DESKTOP, colorScheme: "dark"}, async (keel) => {
        await world.keepPicture(keel, "page-1280x800-dark", "dark");
    });
}

async function looksRight(world) {
    for (const [name, screen] of SCREENS) {
        await world.visit(world.address(), screen, async (keel) => {
            const picture = await world.keepPicture(keel, name);
            assert.equal(picture.width, screen.viewport.width * screen.deviceScaleFactor);
            await keel.page.emulateMedia({colorScheme: "dark"});
            await keel.idle();
            await world.keepPicture(keel, `${name}-dark`, "dark");
        });
    }
    for (const [name, screen] of [["danger-1280x800", DESKTOP], ["danger-390x844@3", PHONE]]) {
        await world.visit(world.addressOf(DANGER), screen, async (keel) => {
            const report = await sameAsCommand(keel, world.command);
            assert.ok(report.scenarios.some(({liquidated}) => liquidated), "the danger plan is liquidated somewhere");
            await world.keepPicture(keel, name);
        });
    }
}

/// Without scripts there is a sentence that says so.
async function saysThatItNeedsScripts(world) {
    await world.inContext({...DESKTOP, javaScriptEnabled: false}, async (context) => {
        const page = await context.newPage();
        await page.goto(world.address());
        await page.waitForSelector("noscript .needed", {state: "visible"});
    });
}

export const opening = [
    ["opens behind a loading screen, small, without errors, from its own server only", opensFromNothing],
    ["reports what keel evaluate reports, on the canvas and as text", saysWhatKeelSays],
    ["shows itself in light and dark, at 1, 2 and 3 pixels to one", looksRight],
    ["opens dark where the system is dark", opensDark],
    ["says without scripts that it needs them", saysThatItNeedsScripts],
];
