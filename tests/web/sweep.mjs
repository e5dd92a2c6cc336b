// Every tab on every screen: no text is cut, upon another or across its card, and none is a number that is none. The
// examples, and fields at the ends of their ranges, are swept without a browser (view_sweep_test.cpp). As a program it
// keeps a picture of each tab on each screen in both colours, to be looked at:
//   tests/check.sh pictures
import assert from "node:assert/strict";
import {mkdirSync, realpathSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";

import {candles, drop, read} from "./history.mjs";
import {isNoNumber, untidy} from "./tidy.mjs";
import {World} from "./world.mjs";

export const TABS = ["Payoff", "Path", "Heat map", "Risk", "Compare", "Venues", "History", "Guide"];

const fine = (width, height) => ({viewport: {width, height}, deviceScaleFactor: 1});
const touch = (width, height) => ({...fine(width, height), hasTouch: true, isMobile: true});
export const SCREENS = {
    "390x844": touch(390, 844), "820x1180": touch(820, 1180), "1280x800": fine(1280, 800), "2560x1440": fine(2560, 1440),
};
// All that would have to be scrolled to, in one window, of coarse pixels: nobody looks at it.
const LONG = {
    "390 wide, all of it": {...touch(390, 7000), deviceScaleFactor: 0.5},
    "1280 wide, all of it": {...fine(1280, 3600), deviceScaleFactor: 0.5},
};
export const SCHEMES = ["light", "dark"];

// Something in every tab: an end on the way, a rule that applies, two coins.
export const PLAN = {
    bags: 2, legs: 2, "bag2.coin": "ETH", "bag2.amount": 40, "bag2.price": 3100, "leg.contract": "binance:BTCUSDT",
    "leg.leverage": 5, "leg.basis": 250, "leg2.contract": "mexc:ETH_USDT", "leg2.bag": 2, "leg2.leverage": 25,
    "leg2.ratio": 0.5, "scenario.path": "10:58000,20:83000,30:60000", "risk.paths": 2000,
};
const FILES = [{name: "BTCUSDT-1h.csv", text: candles(7, 42000, 3000)}];

export async function showTab(keel, tab) {
    if ((await keel.find(tab, {kind: "choice"})).value !== "chosen") await keel.click(tab, {kind: "choice"});
    await keel.page.mouse.move(2, 2);
    await keel.idle();
}

/// All that is wrong with what is to be seen.
export async function troublesOf(keel, where) {
    const drawn = JSON.parse(await keel.ask("texts"));
    assert.ok(drawn.texts.length > 20, `${where}: only ${drawn.texts.length} texts`);
    const odd = (await keel.widgets()).filter(({label, value}) => isNoNumber(`${label} ${value}`));
    return [...untidy(drawn, keel.page.viewportSize()), ...odd.map(({label, value}) => `no number: ${label} ${value}`)]
        .map((trouble) => `${where}: ${trouble}`);
}

/// Calls `look(keel, tab, scheme)` for each tab on a screen.
export async function eachTab(world, {plan = PLAN, screen, schemes = SCHEMES}, look) {
    await world.visit(world.addressOf(plan), screen, async (keel) => {
        await drop(keel.page, FILES);
        await read(keel);
        for (const tab of TABS) {
            await showTab(keel, tab);
            for (const scheme of schemes) {
                await keel.page.emulateMedia({colorScheme: scheme});
                await keel.idle();
                await look(keel, tab, scheme);
            }
        }
    });
}

const isTidy = (screens) => async (world) => {
    const troubles = [];
    for (const [name, screen] of Object.entries(screens)) {
        await eachTab(world, {screen, schemes: ["light"]}, async (keel, tab) => {
            troubles.push(...await troublesOf(keel, `${tab}, ${name}`));
        });
    }
    assert.deepEqual(troubles, []);
};

/// Those whose tab needs workers; the others are swept without a browser.
async function examplesAreTidy(world) {
    const troubles = [];
    const examples = JSON.parse(world.command.output(["examples", "--format", "json"])).filter(({tab}) => tab === "Risk");
    assert.ok(examples.length > 0);
    await world.visit(world.address(), SCREENS["1280x800"], async (keel) => {
        for (const {name, tab, link} of examples) {
            await keel.page.evaluate((fragment) => { location.hash = fragment; }, link);
            await keel.page.waitForFunction((wanted) => `#${globalThis.keelPage.fragment()}` === wanted, link);
            await showTab(keel, tab);
            troubles.push(...await troublesOf(keel, `${name} in ${tab}`));
        }
    });
    assert.deepEqual(troubles, []);
}

export const sweep = [
    ...Object.entries(SCREENS).map(([name, screen]) =>
        [`every tab is tidy at ${name}`, isTidy({[name]: screen})]),
    ["every tab is tidy all the way down", isTidy(LONG)],
    ["every example of random paths is tidy", examplesAreTidy],
];

async function main([binary, folder = "build/sweep"]) {
    if (!binary) {
        console.error("usage: node tests/web/sweep.mjs KEEL [FOLDER]");
        process.exit(2);
    }
    mkdirSync(folder, {recursive: true});
    const world = await World.open(binary, process.env.KEEL_WEB_DIR ?? "build/web");
    try {
        for (const [name, screen] of Object.entries(SCREENS)) {
            await eachTab(world, {screen}, async (keel, tab, scheme) => {
                const file = `${name}-${scheme}-${tab.toLowerCase().replace(" ", "-")}.png`;
                writeFileSync(join(folder, file), await keel.picture());
                for (const trouble of await troublesOf(keel, `${tab}, ${name}, ${scheme}`)) console.log(trouble);
            });
        }
    } finally {
        await world.close();
    }
}

const isProgram = process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href;
if (isProgram) await main(process.argv.slice(2));
