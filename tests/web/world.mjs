// What all parts of the page test share: one browser, one server, the command to compare with, and the folder for
// screenshots.
import assert from "node:assert/strict";
import {mkdirSync, writeFileSync} from "node:fs";
import {join, resolve} from "node:path";

import {Keel} from "../support/keel.mjs";
import {lookAt, pictureFromPng} from "../support/png.mjs";
import {openBrowser, servePage, Watch} from "./browser.mjs";
import {KeelPage} from "./keel_page.mjs";

const SHOTS = new URL("../../build/screenshots/", import.meta.url).pathname;

export const DESKTOP = {viewport: {width: 1280, height: 800}, deviceScaleFactor: 1};
export const PHONE = {viewport: {width: 390, height: 844}, deviceScaleFactor: 3, isMobile: true, hasTouch: true};

// What is not looked at is drawn coarsely, as by a browser that is zoomed out: the same layout, sooner.
export const COARSE = {...DESKTOP, deviceScaleFactor: 0.5};
export const TALL = {viewport: {width: 900, height: 1400}, deviceScaleFactor: 0.5}; // hardly an input is out of sight

export class World {
    static async open(binary, folder) {
        const world = new World();
        world.command = new Keel(binary);
        world.folder = resolve(folder);
        mkdirSync(SHOTS, {recursive: true});
        world.server = await servePage(world.folder);
        world.browser = await openBrowser();
        return world;
    }

    async close() {
        await this.browser?.close();
        await this.server?.close();
    }

    address(fragment = "") {
        return this.server.url + (fragment ? `#${fragment}` : "");
    }

    /// The address of a plan, its link made by the command.
    addressOf(plan) {
        return this.address(this.command.linkOfPlan(plan));
    }

    /// A context that is closed when `use` is done, and listened to. `use` gets it and its Watch.
    async inContext(options, use, browser = this.browser) {
        const context = await browser.newContext({colorScheme: "light", ...options});
        context.setDefaultTimeout(15000);
        try {
            const watch = new Watch(context);
            await Watch.listen(context);
            await use(context, watch);
        } finally {
            await context.close();
        }
    }

    /// Opens the page, uses it, and then asks for what no visit may leave behind: errors, violations, foreign requests.
    visit(address, options, use, browser = this.browser) {
        return this.inContext(options, async (context, watch) => {
            const keel = await KeelPage.open(await context.newPage(), address);
            await use(keel, context, watch);
            await this.assertClean(keel, watch);
        }, browser);
    }

    async assertClean(keel, watch) {
        assert.equal(await keel.card(), "", "a card is shown");
        assert.deepEqual(await keel.page.evaluate(() => globalThis.policyViolations), [], "violations of the policy");
        assert.deepEqual(await keel.ask("errors"), [], "errors that the page itself noticed");
        assert.deepEqual(watch.troubles, [], "errors in the browser's console");
        assert.deepEqual(watch.elsewhere(this.server.url), [], "requests to other origins");
    }

    /// Keeps the picture of a card for people.
    keepCard(page, name) {
        return page.screenshot({caret: "initial", path: join(SHOTS, `${name}.png`)});
    }

    /// Keeps the picture for people, and looks at it: it shows something, in the colours of the scheme.
    async keepPicture(keel, name, scheme = "light") {
        const bytes = await keel.picture();
        writeFileSync(join(SHOTS, `${name}.png`), bytes);
        const picture = pictureFromPng(bytes);
        const {colours, brightness} = lookAt(picture);
        assert.ok(colours > 100, `${name} is blank or nearly so: ${colours} colours`);
        const isRight = scheme === "light" ? brightness > 0.85 : brightness < 0.2;
        assert.ok(isRight, `${name}: brightness ${brightness} is not ${scheme}`);
        return picture;
    }
}

/// There is one clipboard for all pages: a check that copies has it alone.
export function withClipboard(check) {
    return async (world, say) => {
        const before = world.clipboard;
        const mine = (async () => {
            await before;
            await check(world, say);
        })();
        world.clipboard = mine.catch(() => {});
        await mine;
    };
}
