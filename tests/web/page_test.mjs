// Opens the built page in Chromium and uses it as a person does.
// Usage: KEEL_WEB_DIR=build/web node tests/web/page_test.mjs build/native/keel
// KEEL_NODE_MODULES names the folder with playwright-core, KEEL_CHROMIUM another browser than Debian's. With --only
// WORDS just the checks run whose name has these words. Screenshots are kept in build/screenshots.
import test from "node:test";

import {adapting} from "./adapting.mjs";
import {answers} from "./answers.mjs";
import {charts} from "./charts.mjs";
import {drawing} from "./drawing.mjs";
import {editing} from "./editing.mjs";
import {failing} from "./failing.mjs";
import {fingers} from "./fingers.mjs";
import {firstTime} from "./first_time.mjs";
import {golden} from "./golden.mjs";
import {guide} from "./guide.mjs";
import {heat} from "./heat.mjs";
import {history} from "./history.mjs";
import {keyboard} from "./keyboard.mjs";
import {keys} from "./keys.mjs";
import {layout} from "./layout.mjs";
import {links} from "./links.mjs";
import {menu} from "./menu.mjs";
import {mirror} from "./mirror.mjs";
import {opening} from "./opening.mjs";
import {parts} from "./parts.mjs";
import {path} from "./path.mjs";
import {recent} from "./recent.mjs";
import {report} from "./report.mjs";
import {risk, riskMeasured} from "./risk.mjs";
import {sweep} from "./sweep.mjs";
import {World} from "./world.mjs";

const LONGEST_CHECK = 400000; // ms; a busy machine takes many times as long as an idle one
const LONGEST_TEST = 1800000;

const [binary, option, words = ""] = process.argv.slice(2);
const folder = process.env.KEEL_WEB_DIR ?? "build/web";
if (!binary || (option && option !== "--only")) {
    console.error("usage: node tests/web/page_test.mjs KEEL [--only WORDS]");
    process.exit(2);
}

const checks = [
    ...opening, ...parts, ...editing, ...links, ...drawing, ...layout, ...fingers, ...keyboard, ...keys,
    ...answers, ...path, ...heat, ...history, ...risk, ...guide, ...menu, ...recent, ...charts, ...sweep, ...golden,
    ...firstTime, ...mirror, ...report, ...adapting, ...failing,
];

// Two at a time: much of a check is waiting for a page to come to rest.
test("the page", {timeout: LONGEST_TEST, concurrency: 2}, async (t) => {
    const world = await World.open(binary, folder);
    try {
        const isWanted = ([name]) => name.includes(words);
        const run = ([name, check]) =>
            t.test(name, {timeout: LONGEST_CHECK}, (inner) => check(world, (said) => inner.diagnostic(said)));
        await Promise.all(checks.filter(isWanted).map(run));
        // What is measured, one after the other, with nothing beside it.
        for (const measured of riskMeasured.filter(isWanted)) await run(measured);
    } finally {
        await world.close();
    }
});
