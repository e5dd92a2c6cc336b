// The program comes in two parts: the first shows the first tab, the later one is fetched when that stands.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {gzipped} from "./gzipped.mjs";

import {KeelPage, sameAsCommand} from "./keel_page.mjs";
import {DESKTOP} from "./world.mjs";

const LATER = "**/app-later.wasm";
const MOST_GZIP_LATER = 250000; // bytes, and no more than a first visit
const MISSING = {status: 404, contentType: "text/plain", body: "Not found"};

/// The loading screen has gone and the canvas is drawn, whatever became of the later part.
async function openFirst(page, address) {
    await page.goto(address);
    const keel = new KeelPage(page);
    await keel.shown();
    return keel;
}

const rest = (keel) => keel.ask("rest");

/// Holds the later part back until `letGo` is called. `isAsked` settles when the page asks for it.
async function holdBack(page) {
    const held = {};
    const asked = new Promise((resolve) => { held.hasAsked = resolve; });
    const free = new Promise((resolve) => { held.letGo = resolve; });
    held.isAsked = asked;
    await page.route(LATER, async (route) => {
        held.hasAsked();
        await free;
        await route.continue();
    });
    return held;
}

/// The first tab is used: an input, the chart, the other colours.
async function useFirstTab(keel) {
    await keel.type("Hedge ratio", "50");
    await keel.page.mouse.move(850, 450);
    await keel.still();
    await keel.page.emulateMedia({colorScheme: "dark"});
    await keel.still();
    assert.match(await keel.fragment(), /leg\.ratio=0\.5/);
    assert.equal(await keel.card(), "", "a card is shown");
}

async function comesAfterTheFirstPicture(world, say) {
    await world.inContext(DESKTOP, async (context, watch) => {
        const page = await context.newPage();
        await page.addInitScript(() => {
            const fetchIt = globalThis.fetch;
            globalThis.framesAtFetch = {};
            globalThis.fetch = (name, ...words) => {
                globalThis.framesAtFetch[name] = globalThis.keelPage?.frames?.() ?? 0;
                return fetchIt(name, ...words);
            };
        });
        const held = await holdBack(page);
        const keel = await openFirst(page, world.address());
        await held.isAsked;
        assert.equal(await rest(keel), "loading");
        const frames = await page.evaluate(() => globalThis.framesAtFetch);
        assert.equal(frames["app.wasm"], 0);
        assert.ok(frames["app-later.wasm"] >= 1, "it is asked for when a picture stands");
        assert.ok((await keel.words()).includes("Liquidation"), "the first tab is there without it");
        held.letGo();
        await keel.idle();
        assert.equal(await rest(keel), "loaded");
        const asked = watch.requests.filter((url) => url.endsWith("app-later.wasm"));
        assert.equal(asked.length, 1, "it is fetched once");
        await sameAsCommand(keel, world.command);
        await world.assertClean(keel, watch);
        const bytes = gzipped(join(world.folder, "app-later.wasm"));
        say(`later part: ${bytes} bytes gzip`);
        assert.ok(bytes <= MOST_GZIP_LATER, `the later part is ${bytes} bytes gzip`);
    });
}

/// What the page and its user do with the first tab never calls the later part: the reports of tests do, and they come
/// when it is there.
async function isNotNeededForTheFirstTab(world) {
    for (const spoil of [(route) => route.abort(), (route) => route.fulfill(MISSING)]) {
        await world.inContext(DESKTOP, async (context) => {
            const page = await context.newPage();
            let asked = 0;
            await page.route(LATER, (route) => { asked += 1; return spoil(route); });
            const keel = await openFirst(page, world.address());
            await keel.idle();
            assert.equal(await rest(keel), "failed");
            await useFirstTab(keel);
            assert.equal(asked, 1, "nothing has called what is missing");
            assert.deepEqual(await keel.ask("errors"), []);
            assert.deepEqual(await page.evaluate(() => globalThis.policyViolations), []);
        });
    }
}

/// A call that comes too early waits for the code and then gives the right answer.
async function comesAtOnceWhenItIsCalled(world) {
    await world.inContext(DESKTOP, async (context) => {
        const page = await context.newPage();
        let held = 0;
        let letGo;
        const free = new Promise((resolve) => { letGo = resolve; });
        await page.route(LATER, async (route) => {
            if (held++ === 0) await free; // the one in the background
            await route.continue();
        });
        const keel = await openFirst(page, world.address("v=2&leg.leverage=3"));
        assert.equal(await rest(keel), "loading");
        await sameAsCommand(keel, world.command);
        assert.equal(await rest(keel), "loaded", "the call has brought it");
        letGo();
        await useFirstTab(keel);
        await sameAsCommand(keel, world.command);
        assert.equal(await rest(keel), "loaded");
        assert.equal(held, 2);
    });
}

/// When it is called and cannot be fetched either, the card says so, and the calculation is not lost.
async function saysThatItIsMissingWhenItIsCalled(world) {
    await world.inContext(DESKTOP, async (context) => {
        const page = await context.newPage();
        await page.route(LATER, (route) => route.fulfill(MISSING));
        const keel = await openFirst(page, world.address("v=2&leg.leverage=3"));
        await keel.idle();
        await page.evaluate(() => { setTimeout(() => globalThis.keelPage.report(), 0); });
        await page.waitForSelector("#card-network", {state: "visible"});
        assert.match(await page.innerText("#card-network"), /app-later\.wasm: 404/);
        assert.equal(await keel.hash(), "#v=2&leg.leverage=3");
    });
}

/// A new version on the server between the two parts: what does not fit is not used.
async function isNotMixedWithAnotherVersion(world) {
    await world.inContext(DESKTOP, async (context) => {
        const page = await context.newPage();
        const bytes = readFileSync(join(world.folder, "app-later.wasm"));
        bytes[bytes.length - 1] ^= 1; // of the mark at the end
        await page.route(LATER, (route) => route.fulfill({contentType: "application/wasm", body: bytes}));
        const keel = await openFirst(page, world.address());
        await keel.idle();
        assert.equal(await rest(keel), "failed");
        await useFirstTab(keel);
    });
}

/// A server that does not know the type of the program makes it slower, not wrong.
async function comesWithAWrongTypeToo(world) {
    await world.inContext(DESKTOP, async (context) => {
        const page = await context.newPage();
        await page.route(LATER, async (route) => {
            const response = await route.fetch();
            await route.fulfill({response, headers: {...response.headers(), "content-type": "text/plain"}});
        });
        const keel = await KeelPage.open(page, world.address());
        assert.equal(await rest(keel), "loaded");
        await sameAsCommand(keel, world.command);
    });
}

/// A key that was pressed too early is done when the code for it is there.
async function keepsEarlyKeys(world) {
    await world.inContext(DESKTOP, async (context) => {
        const page = await context.newPage();
        const held = await holdBack(page);
        const keel = await openFirst(page, world.address());
        await held.isAsked;
        await page.focus("#keel-canvas");
        for (const key of ["3", "d", "4"]) await page.keyboard.press(key);
        await keel.still();
        assert.equal(await rest(keel), "loading");
        assert.equal((await keel.find("Payoff", {kind: "choice"})).value, "chosen");
        held.letGo();
        await keel.idle();
        assert.equal((await keel.find("Risk", {kind: "choice"})).value, "chosen", "the last of them");
        assert.ok(await keel.has("Light colours", "button"), "and the one before");
    });
}

export const parts = [
    ["the later part is fetched once, after the first picture", comesAfterTheFirstPicture],
    ["the first tab works without the later part", isNotNeededForTheFirstTab],
    ["a key that is pressed before the later part is there is not lost", keepsEarlyKeys],
    ["a call that comes before the later part is answered", comesAtOnceWhenItIsCalled],
    ["a call of a later part that is missing brings a card", saysThatItIsMissingWhenItIsCalled],
    ["a later part of another version is not used", isNotMixedWithAnotherVersion],
    ["the later part comes from a server with wrong types too", comesWithAWrongTypeToo],
];
