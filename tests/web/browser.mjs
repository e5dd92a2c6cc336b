// The browser of the page test: Debian's Chromium in a fresh profile, a web server for the page, and an ear for
// everything that a page should not do.
import {createRequire} from "node:module";
import {join} from "node:path";

import {serve} from "../../cmake/serve.mjs";

const FLAGS = [
    "--no-sandbox",
    "--use-angle=swiftshader", "--enable-unsafe-swiftshader", // the same picture on every machine
    "--no-first-run", "--disable-quic", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", // nothing else can be reached, even by mistake
];

// At least as strict as what the page asks for itself.
const POLICY = [
    "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "connect-src 'self'",
    "img-src 'self' data:", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
    "require-trusted-types-for 'script'", "trusted-types keel",
].join("; ");

export function servePage(folder) {
    return serve(folder, {headers: {"Content-Security-Policy": POLICY}});
}

export async function openBrowser(extraFlags = []) {
    const modules = process.env.KEEL_NODE_MODULES;
    if (!modules) throw new Error("KEEL_NODE_MODULES is not set; tests/check.sh page sets it (see cmake/setup.sh)");
    const {chromium} = createRequire(join(modules, "keel"))("playwright-core");
    return chromium.launch({
        executablePath: process.env.KEEL_CHROMIUM ?? "/usr/bin/chromium",
        args: [...FLAGS, ...extraFlags],
        timeout: 30000,
    });
}

/// What went wrong in a browser context, and all that was asked for. Attach it before the first page is opened.
export class Watch {
    constructor(context) {
        this.troubles = [];
        this.requests = [];
        this.responses = [];
        context.on("console", (message) => {
            const isTrouble = ["error", "warning", "assert"].includes(message.type());
            if (isTrouble) this.troubles.push(`console: ${message.text()}`);
        });
        context.on("weberror", (error) => this.troubles.push(`uncaught: ${error.error()}`));
        context.on("request", (request) => this.requests.push(request.url()));
        context.on("requestfailed", (request) => this.troubles.push(`request failed: ${request.url()}`));
        context.on("response", (response) => this.responses.push(response));
        context.on("page", (page) => page.on("crash", () => this.troubles.push("the tab crashed")));
    }

    /// Runs in every page: violations of the policy do not always reach the console.
    static async listen(context) {
        await context.addInitScript(() => {
            globalThis.policyViolations = [];
            addEventListener("securitypolicyviolation", (event) => {
                globalThis.policyViolations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
            });
        });
    }

    elsewhere(origin) {
        const isHere = (url) => [origin, "data:", "blob:"].some((start) => url.startsWith(start));
        return this.requests.filter((url) => !isHere(url));
    }
}
