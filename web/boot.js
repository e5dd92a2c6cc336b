// Loads app.wasm with a progress bar, starts it, fetches the later part of it when the first picture is shown, and says
// in words what went wrong when something does.
// The program itself is in app.mjs, which the compiler writes; build-info.js is written by CMake.
import { laterPart, version, wasmBytes } from "./build-info.js";

const WASM = "app.wasm";
const FADE_MS = 250;

const byId = (id) => document.getElementById(id);
const errors = [];
let program = null; // what app.mjs gets from here, and keeps its own functions in

globalThis.keelPage = { errors: () => [...errors], version };

// ---- Colours ----

function showTheme(name) {
    if (name === "light" || name === "dark") document.documentElement.dataset.theme = name;
    else delete document.documentElement.dataset.theme;
    const page = getComputedStyle(document.documentElement).getPropertyValue("--page");
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
        if (!meta.dataset.system) meta.dataset.system = meta.content;
        meta.content = name === "light" || name === "dark" ? page : meta.dataset.system;
    }
}

function keptTheme() {
    try {
        return localStorage.getItem("keel.theme");
    } catch {
        return null; // storage is switched off
    }
}

// ---- Cards ----

// The first trouble is the cause; what follows it is not shown.
function showCard(id) {
    for (const screen of document.querySelectorAll(".screen")) {
        if (screen.id.startsWith("card-") && !screen.hidden) return;
    }
    program?.keelStop?.();
    byId("loading")?.remove();
    byId("stage").inert = true;
    for (const button of document.querySelectorAll("button.skip")) button.hidden = true;
    byId(id).hidden = false;
    byId(id).focus();
}

function crash(error, where) {
    const message = error?.stack || String(error?.message ?? error ?? "unknown");
    errors.push(message);
    program?.keelStop?.(); // also brings the address up to date
    byId("reopen").href = location.href;
    byId("crash-details").textContent =
        [`Keel ${version}, ${where}`, message, navigator.userAgent, location.href].join("\n\n");
    showCard("card-crash");
}

function cannotLoad(error) {
    errors.push(error.message);
    byId("network-message").textContent = error.message;
    showCard("card-network");
}

// ---- What goes wrong later ----

// Extensions run in the page too, and one notice of browsers is no error at all.
function isOurs(message, source) {
    return !/ResizeObserver loop/.test(message) && !/-extension:\/\//.test(source) && message !== "Script error.";
}

addEventListener("error", (event) => {
    const source = `${event.filename} ${event.error?.stack ?? ""}`;
    if (isOurs(event.message ?? "", source)) crash(event.error ?? event.message, "error");
});

addEventListener("unhandledrejection", (event) => {
    if (isOurs("", event.reason?.stack ?? "")) crash(event.reason, "unhandled rejection");
});

// ---- Buttons of the cards ----

function offerText(text) {
    const box = byId("copy-text");
    box.value = text;
    const card = byId("copy-card");
    if (!card.open) card.showModal();
    box.focus();
    box.select();
}

function copy(text, button) {
    const copied = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
    const label = button.dataset.label ?? button.textContent;
    button.dataset.label = label;
    copied.then(() => {
        button.textContent = "Copied";
        setTimeout(() => { button.textContent = label; }, 1500);
    }, () => offerText(text));
}

function reopen(address) {
    try {
        history.replaceState(history.state, "", address);
    } catch {
        location.hash = new URL(address).hash;
    }
    location.reload();
}

/// In place of the card that is shown.
function notLoaded(error) {
    byId("card-graphics").hidden = true;
    cannotLoad(error);
}

const actions = {
    "reload": () => reopen(location.href),
    "copy-address": (button) => copy(location.href, button),
    "copy-details": (button) => copy(byId("crash-details").textContent, button),
    "without-canvas": () => import("./report-later.js").then((report) => report.startWithoutCanvas()).catch(notLoaded),
    "close-copy": () => byId("copy-card").close(),
};

function listenToCards() {
    for (const button of document.querySelectorAll("[data-do]")) {
        button.addEventListener("click", () => actions[button.dataset.do](button));
    }
    byId("reopen").addEventListener("click", (event) => {
        event.preventDefault(); // following a link that differs only after # does not load the page again
        reopen(byId("reopen").href);
    });
    byId("copy-card").addEventListener("close", () => byId("keel-canvas").focus());
    byId("skip").addEventListener("click", () => byId("keel-answer").focus());
    byId("read-report").addEventListener("click", () => program?.keelFiles?.showReport());
}

// ---- Loading ----

class LoadError extends Error {}

function asLoadError(error) {
    throw new LoadError(error.message);
}

// The size is known from the build: a server that compresses announces another one.
async function showProgress(response) {
    const bar = byId("progress");
    const reader = response.body.getReader();
    for (let loaded = 0; ;) {
        const { done, value } = await reader.read();
        if (done) break;
        loaded += value.length;
        bar.value = Math.min(1, loaded / wasmBytes);
    }
    bar.removeAttribute("value"); // compiling: no one knows how long
}

// The original response goes to the compiler, which can then keep the compiled program for the next visit; only copies
// are looked at. A server that does not know the type of .wasm files is slower, not wrong.
async function compiled(name, download, watch = () => {}) {
    const response = await download.catch(asLoadError);
    if (!response.ok) throw new LoadError(`${name}: ${response.status} ${response.statusText}`.trim());
    const spare = response.clone();
    watch(response);
    try {
        return await WebAssembly.compileStreaming(response);
    } catch (error) {
        if (response.headers.get("Content-Type")?.startsWith("application/wasm")) {
            if (error instanceof TypeError) asLoadError(error); // broken off halfway
            throw error;
        }
        return WebAssembly.compile(await spare.arrayBuffer());
    }
}

function hideLoading() {
    const screen = byId("loading");
    if (!screen) return;
    screen.classList.add("is-done");
    setTimeout(() => screen.remove(), matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : FADE_MS);
}

// ---- The later part ----

let first = null; // app.wasm: {instance, module}
let laterState = "loading";

function setLater(state) {
    laterState = state;
    program.keelRest?.(state);
}

// The first part calls the later one through its table, where stand-ins wait until the functions themselves come.
const laterImports = () => ({ first: first.instance.exports });
const table = () => Object.values(first.instance.exports).find((value) => value instanceof WebAssembly.Table);

// A server may have got a new version between the two parts, which then do not fit.
const markOf = (module) => String(new Uint8Array(WebAssembly.Module.customSections(module, "keel.build")[0]));

function assertFits(module) {
    if (markOf(module) !== markOf(first.module)) throw new LoadError(`${laterPart} is of another version`);
}

async function fetchLater() {
    setLater("loading");
    try {
        const [module, files] = await Promise.all([
            laterPart && compiled(laterPart, fetch(laterPart)),
            import("./files-later.js"),
        ]);
        if (module) assertFits(module);
        // Unless it was needed at once, and came the other way.
        if (module && laterState !== "loaded") await WebAssembly.instantiate(module, laterImports());
        files.start(program);
        setLater("loaded");
    } catch {
        if (laterState !== "loaded") setLater("failed"); // the page says so where it is needed
    }
}

// Nothing should call the later part before it is there. Should something, the page stops until it is.
function fetchLaterNow() {
    const request = new XMLHttpRequest();
    request.open("GET", laterPart, false);
    request.overrideMimeType("text/plain; charset=x-user-defined"); // a byte a character
    request.send();
    if (request.status !== 200) throw new LoadError(`${laterPart}: ${request.status}`);
    const module = new WebAssembly.Module(Uint8Array.from(request.responseText, (byte) => byte.charCodeAt(0) & 0xff));
    assertFits(module);
    new WebAssembly.Instance(module, laterImports());
    setLater("loaded");
}

function callLater(index, values) {
    try {
        if (laterState !== "loaded") fetchLaterNow();
    } catch (error) {
        cannotLoad(error);
        throw error;
    }
    return table().get(index)(...values);
}

const standIns = new Proxy({}, { get: (_, index) => (...values) => callLater(Number(index), values) });

// ---- Start ----

const hasWebAssembly = () => typeof WebAssembly === "object" && "compileStreaming" in WebAssembly;
const hasWebGL2 = () => {
    const context = document.createElement("canvas").getContext("webgl2");
    context?.getExtension("WEBGL_lose_context")?.loseContext(); // browsers allow only a few at a time
    return context !== null;
};

async function runFirst(download, imports) {
    const module = await compiled(WASM, download, (response) => {
        showProgress(response.clone()).catch(() => {}); // the compiler meets the same error and says it
    });
    first = { module, instance: await WebAssembly.instantiate(module, { ...imports, later: standIns }) };
}

async function start() {
    showTheme(keptTheme());
    listenToCards();
    if (!hasWebAssembly()) return showCard("card-old");
    if (!hasWebGL2()) return showCard("card-graphics");
    const download = fetch(WASM);
    download.catch(() => {}); // met again where it is awaited
    const { default: createProgram } = await import("./app.mjs").catch(asLoadError);
    await new Promise((resolve, reject) => {
        program = {
            instantiateWasm(imports, receive) {
                runFirst(download, imports).then(() => receive(first.instance, first.module)).catch(reject);
                return {};
            },
            onAbort: (reason) => crash(new Error(String(reason)), "abort"),
            keelShown() {
                hideLoading();
                fetchLater();
            },
            keelFetchRest: fetchLater,
            keelRestState: () => laterState,
            keelFailed: () => showCard("card-graphics"),
            keelNotice: () => { byId("notice").hidden = false; },
            keelOfferText: offerText,
            keelTheme: showTheme,
        };
        createProgram(program).then(resolve, reject);
    });
}

start().catch((error) => {
    if (error instanceof LoadError) cannotLoad(error);
    else crash(error, "start");
});
