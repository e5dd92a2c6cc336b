// When something fails, the page says so in plain words, and the calculation is not lost.
import assert from "node:assert/strict";

import {KeelPage} from "./keel_page.mjs";
import {DESKTOP, PHONE} from "./world.mjs";

/// Opens the page and waits for the card. `prepare` spoils something first.
async function assertCard(world, id, words, prepare, options = DESKTOP) {
    await world.inContext(options, async (context, watch) => {
        const page = await context.newPage();
        await prepare(page);
        await page.goto(world.address("v=1&leg.leverage=3"));
        await page.waitForSelector(`#${id}`, {state: "visible"});
        const text = await page.innerText(`#${id}`);
        assert.match(text, words);
        assert.equal(await page.locator(".screen[id^=card-]:visible").count(), 1, "one card at a time");
        assert.equal(await page.isVisible("#loading"), false, "the loading screen has gone");
        const hash = await page.evaluate(() => location.hash);
        assert.equal(hash, "#v=1&leg.leverage=3", "the calculation stays in the address");
        assert.deepEqual(await page.evaluate(() => globalThis.policyViolations), []);
        assert.deepEqual(watch.elsewhere(world.server.url), []);
        const overflow = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, "the card fits");
        await world.keepCard(page, id);
    });
}

async function withoutWebGL2(world) {
    const spoil = (page) => page.addInitScript(() => {
        const original = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...words) {
            return kind === "webgl2" ? null : original.call(this, kind, ...words);
        };
    });
    for (const options of [DESKTOP, PHONE]) await assertCard(world, "card-graphics", /WebGL 2/, spoil, options);
}

async function withoutWebAssembly(world) {
    const spoil = (page) => page.addInitScript(() => { delete globalThis.WebAssembly; });
    await assertCard(world, "card-old", /WebAssembly/, spoil);
}

async function withoutTheProgram(world) {
    const answer = (pattern, response) => (page) => page.route(pattern, (route) => route.fulfill(response));
    const missing = {status: 404, contentType: "text/plain", body: "Not found"};
    const incomplete = /did not load completely/;
    await assertCard(world, "card-network", incomplete, (page) => page.route("**/app.wasm", (route) => route.abort()));
    await assertCard(world, "card-network", incomplete, answer("**/app.mjs", missing));
    await assertCard(world, "card-network", /completely[^]*app\.wasm: 404/, answer("**/app.wasm", missing));
    const broken = {status: 200, contentType: "application/wasm", body: Buffer.from("0061736d01000000ff", "hex")};
    await assertCard(world, "card-crash", /Keel has stopped/, answer("**/app.wasm", broken));
}

/// An error later on: the card has a link to the calculation as it is now, and opening it works.
async function afterAnError(world) {
    await world.inContext(DESKTOP, async (context) => {
        const keel = await KeelPage.open(await context.newPage(), world.address("v=1&leg.leverage=3"));
        await keel.type("Coins held", "2");
        const fragment = await keel.fragment();
        await keel.page.evaluate(() => { setTimeout(() => { throw new Error("made by the test"); }, 0); });
        await keel.page.waitForSelector("#card-crash", {state: "visible"});
        assert.equal(await keel.page.getAttribute("#reopen", "href"), world.address(fragment));
        const details = await keel.page.textContent("#crash-details");
        assert.match(details, /made by the test/);
        assert.match(details, /^Keel \d+\.\d+/);
        await keel.page.click("#reopen");
        await keel.page.waitForSelector("#card-crash", {state: "hidden"});
        await keel.shown();
        await keel.idle();
        assert.equal(await keel.fragment(), fragment, "the calculation is open again");
    });
}

/// A server that does not know the type of the program makes it slower, not wrong.
async function withAWrongType(world) {
    await world.inContext(DESKTOP, async (context) => {
        const page = await context.newPage();
        await page.route("**/app.wasm", async (route) => {
            const response = await route.fetch();
            const headers = {...response.headers(), "content-type": "application/octet-stream"};
            await route.fulfill({response, headers});
        });
        const keel = await KeelPage.open(page, world.address());
        assert.ok(await keel.frames() > 0);
    });
}

/// Where the clipboard is refused, the link is offered for copying by hand.
async function withoutAClipboard(world) {
    await world.inContext(DESKTOP, async (context) => {
        const page = await context.newPage();
        await page.addInitScript(() => {
            const writeText = () => Promise.reject(new Error("refused"));
            Object.defineProperty(navigator, "clipboard", {value: {writeText}});
        });
        const keel = await KeelPage.open(page, world.address("v=1&leg.leverage=3"));
        await keel.click("Copy link");
        await page.waitForSelector("#copy-card", {state: "visible"});
        const offered = await page.inputValue("#copy-text");
        assert.equal(offered, world.address(await keel.fragment()));
        await page.keyboard.press("Escape");
        await page.waitForSelector("#copy-card", {state: "hidden"});
    });
}

export const failing = [
    ["without WebGL 2 there is a plain message", withoutWebGL2],
    ["without WebAssembly there is a plain message", withoutWebAssembly],
    ["without the program there is a card that says what is missing", withoutTheProgram],
    ["after an error the calculation is kept in a link", afterAnError],
    ["a server with a wrong type for the program does no harm", withAWrongType],
    ["without a clipboard the link is offered for copying by hand", withoutAClipboard],
];
