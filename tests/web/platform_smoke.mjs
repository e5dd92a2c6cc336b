// Smoke test of src/platform/web*.cpp and web/boot.js in Chromium: what only a browser can show, with whatever widgets
// the page has. Usage: KEEL_NODE_MODULES=… node tests/web/platform_smoke.mjs [FOLDER], by default build/web.
import {createRequire} from "node:module";
import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {serve} from "../../cmake/serve.mjs";

const root = resolve(fileURLToPath(import.meta.url), "../../..");
const modules = process.env.KEEL_NODE_MODULES ?? join(root, "node_modules");
const {chromium} = createRequire(join(modules, "/"))("playwright-core");
const FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const server = await serve(process.argv[2] ?? join(root, "build/web"));
const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS});
const counts = {passed: 0, failed: 0};

function check(fact, holds, seen = "") {
    counts[holds ? "passed" : "failed"] += 1;
    console.log(`${holds ? "ok  " : "FAIL"} ${fact}${holds || seen === "" ? "" : `: ${seen}`}`);
}

// Every test runs by itself, and one that breaks does not hide the others.
async function test(name, options, steps, fragment = "") {
    const context = await browser.newContext({viewport: {width: 1200, height: 800}, ...options});
    const page = await context.newPage();
    const noise = [];
    page.on("console", (message) => noise.push(message.text()));
    page.on("request", (request) => request.url().startsWith(server.url) || noise.push(request.url()));
    try {
        await page.goto(server.url + fragment);
        await steps(page, context);
    } catch (error) {
        check(name, false, error.message);
    }
    check(`${name}: silent console, nothing from elsewhere`, noise.length === 0, noise.join(" | "));
    await context.close();
}

const idle = (page) => page.waitForFunction(() => globalThis.keelPage?.idle?.() && keelPage.frames() > 0);
const frames = (page) => page.evaluate(() => keelPage.frames());
const fragment = (page) => page.evaluate(() => keelPage.fragment());
const focused = (page) => page.evaluate(() => document.activeElement.id);
const middle = (widget) => [widget.x + widget.width / 2, widget.y + widget.height / 2];
const size = (page) => page.evaluate(() => {
    const canvas = document.getElementById("keel-canvas");
    return `${canvas.width}x${canvas.height}`;
});

async function widgets(page) {
    await idle(page);
    return JSON.parse(await page.evaluate(() => keelPage.widgets()));
}

// The first number that is on the screen.
async function numberInput(page) {
    const {width, height} = page.viewportSize();
    return (await widgets(page)).find((w) => /^input$/i.test(w.kind) && /^[\d,.]+$/.test(w.value) &&
        w.visible !== false && w.x >= 0 && w.y >= 0 && w.x + w.width <= width && w.y + w.height <= height);
}

const isSame = (a) => (b) => a.kind === b.kind && a.label === b.label;
const valueOf = async (page, widget) => (await widgets(page)).find(isSame(widget)).value;

await test("rest", {}, async (page) => {
    await idle(page);
    check("a page without a link keeps a clean address", new URL(page.url()).hash === "", page.url());
    const before = await frames(page);
    await page.waitForTimeout(3000);
    check("no frame is drawn in three seconds of rest", await frames(page) === before, await frames(page) - before);
    check("the answer is there as text", (await page.textContent("#keel-answer")) !== "");
    check("no errors", (await page.evaluate(() => keelPage.errors())).length === 0);
});

await test("typing", {permissions: ["clipboard-read", "clipboard-write"]}, async (page) => {
    const input = await numberInput(page);
    const before = await fragment(page);
    await page.mouse.click(...middle(input));
    await idle(page);
    check("the hidden text field has the focus", await focused(page) === "keel-text", await focused(page));
    await page.keyboard.press("Control+a");
    await page.keyboard.type("12345");
    await page.keyboard.press("Backspace");
    check("typing and Backspace", await valueOf(page, input) === "1234", await valueOf(page, input));
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+c");
    check("Ctrl+C", await page.evaluate(() => navigator.clipboard.readText()) === "1234");
    await page.evaluate(() => navigator.clipboard.writeText("77"));
    await page.keyboard.press("Control+v");
    check("Ctrl+V replaces what is selected", await valueOf(page, input) === "77", await valueOf(page, input));
    await page.keyboard.press("Enter");
    await idle(page);
    check("Enter gives the focus back", await focused(page) === "keel-canvas", await focused(page));
    const after = await fragment(page);
    check("the edit is in the address", after !== before && page.url().endsWith("#" + after), page.url());
    await page.evaluate((link) => { location.hash = link; }, before);
    await idle(page);
    check("another link in the same tab is opened", await fragment(page) === before, await fragment(page));
});

await test("touch", {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true}, async (page, context) => {
    const cdp = await context.newCDPSession(page);
    const touch = (type, ...points) => cdp.send("Input.dispatchTouchEvent", {type, touchPoints: points});
    const swipeUp = async (pixels) => {
        await touch("touchStart", {x: 195, y: 700});
        for (let done = 10; done <= pixels; done += 10) {
            await touch("touchMove", {x: 195, y: 700 - done});
            await page.waitForTimeout(16);
        }
        await page.waitForTimeout(200); // at rest before it leaves: no momentum
        await touch("touchEnd");
    };
    const shown = (await widgets(page)).find((w) => w.y > 200 && w.y < 600);
    await swipeUp(100);
    const moved = (await widgets(page)).find(isSame(shown));
    check("the page follows the finger", Math.abs(shown.y - moved.y - 100) <= 2, shown.y - moved.y);
    await swipeUp(300);
    const header = (await widgets(page)).find((w) => w.kind === "header");
    if (header) await page.touchscreen.tap(...middle(header)); // the inputs are folded away on a phone
    const input = await numberInput(page);
    await page.touchscreen.tap(...middle(input));
    check("the first tap on an input brings the keyboard at once", await focused(page) === "keel-text", await focused(page));
    check("the browser has not zoomed", await page.evaluate(() => visualViewport.scale) === 1);
});

for (const ratio of [1, 1.5, 2, 3]) {
    await test(`ratio ${ratio}`, {deviceScaleFactor: ratio, viewport: {width: 801, height: 603}}, async (page) => {
        await idle(page);
        const wanted = (width, height) => `${Math.round(width * ratio)}x${Math.round(height * ratio)}`;
        check(`one canvas pixel for one pixel at ${ratio}`, await size(page) === wanted(801, 603), await size(page));
        await page.setViewportSize({width: 500, height: 700});
        // The browser tells of the new size when it gets to it.
        for (let wait = 0; wait < 50 && await size(page) !== wanted(500, 700); wait++) await page.waitForTimeout(100);
        await idle(page);
        check(`the same after a resize at ${ratio}`, await size(page) === wanted(500, 700), await size(page));
    });
}

await test("context", {}, async (page) => {
    await idle(page);
    const before = await page.screenshot();
    await page.evaluate(() => new Promise((resolve) => {
        const canvas = document.getElementById("keel-canvas");
        const extension = canvas.getContext("webgl2").getExtension("WEBGL_lose_context");
        canvas.addEventListener("webglcontextrestored", resolve, {once: true});
        extension.loseContext();
        setTimeout(() => extension.restoreContext(), 50);
    }));
    await idle(page);
    check("the same picture after the context was lost", Buffer.compare(before, await page.screenshot()) === 0);
});

await test("crash", {}, async (page) => {
    await idle(page);
    await page.evaluate(() => setTimeout(() => { throw new Error("by the test"); }));
    check("a crash is told", await page.waitForSelector("#card-crash", {state: "visible"}).then(() => true));
    check("errors() holds it", (await page.evaluate(() => keelPage.errors()))[0].includes("by the test"));
    await page.click("#reopen");
    await page.waitForFunction(() => globalThis.keelPage?.errors().length === 0);
    await idle(page);
});

const gate = await browser.newPage();
await gate.addInitScript(() => { HTMLCanvasElement.prototype.getContext = () => null; });
const fetched = [];
gate.on("request", (request) => fetched.push(request.url()));
await gate.goto(server.url);
check("without WebGL 2 there are words", await gate.waitForSelector("#card-graphics", {state: "visible"}).then(() => true));
check("and nothing is downloaded in vain", !fetched.some((url) => /\.wasm|app\.mjs/.test(url)), fetched.join(" "));

await browser.close();
await server.close();
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);
