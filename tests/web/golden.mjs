// The page as it shall look: small pictures in tests/web/golden, compared with what is drawn now. They are renewed only
// on purpose: tests/check.sh renew_golden
import assert from "node:assert/strict";
import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";

import {pictureFromPng, pngFromPicture} from "../support/png.mjs";
import {candles, drop, read} from "./history.mjs";
import {SCREENS, showTab, TABS} from "./sweep.mjs";

const FOLDER = new URL("golden/", import.meta.url).pathname;
const REDUCTION = 4;       // pixels of the page to one of the picture, each way: edges of glyphs are blurred away
const TOLERANCE = 20;      // of 255, by which a colour may be off
const MOST_OTHER = 0.0003; // of all pixels that may be off by more
const FILE = {name: "BTCUSDT-1h.csv", text: candles(7, 42000, 3000)};
const PLAN = {
    "leg.contract": "binance:BTCUSDT", "leg.leverage": 5, "scenario.path": "10:58000,20:83000,30:60000", "risk.paths": 2000,
};

const SHOTS = [
    ...TABS.map((tab) => ({tab, screen: "1280x800", scheme: "light"})),
    {tab: "Payoff", screen: "1280x800", scheme: "dark"}, {tab: "Heat map", screen: "1280x800", scheme: "dark"},
    {tab: "Payoff", screen: "390x844", scheme: "light"}, {tab: "Risk", screen: "390x844", scheme: "dark"},
];
const nameOf = ({tab, screen, scheme}) => `${tab.toLowerCase().replace(" ", "-")}-${screen}-${scheme}`;

/// The mean of each block of pixels.
export function reduced({width, height, channels, pixels}, by = REDUCTION) {
    const small = {width: Math.floor(width / by), height: Math.floor(height / by), channels: 3};
    small.pixels = Buffer.alloc(small.width * small.height * 3);
    for (let y = 0; y < small.height; y++) {
        for (let x = 0; x < small.width; x++) {
            for (let channel = 0; channel < 3; channel++) {
                let sum = 0;
                for (let row = 0; row < by; row++) {
                    const start = ((y * by + row) * width + x * by) * channels + channel;
                    for (let column = 0; column < by; column++) sum += pixels[start + column * channels];
                }
                small.pixels[(y * small.width + x) * 3 + channel] = Math.round(sum / (by * by));
            }
        }
    }
    return small;
}

/// The part of the pixels whose colour is another.
export function partOther(a, b) {
    if (a.width !== b.width || a.height !== b.height) return 1;
    let other = 0;
    for (let at = 0; at < a.pixels.length; at += 3) {
        const off = [0, 1, 2].map((channel) => Math.abs(a.pixels[at + channel] - b.pixels[at + channel]));
        if (Math.max(...off) > TOLERANCE) other += 1;
    }
    return other / (a.width * a.height);
}

export const isSame = (a, b) => partOther(a, b) <= MOST_OTHER;

async function look(keel, {tab, scheme}) {
    await keel.page.emulateMedia({colorScheme: scheme});
    await showTab(keel, tab);
    return pictureFromPng(await keel.picture());
}

function compare(name, now, troubles) {
    const file = join(FOLDER, `${name}.png`);
    const picture = reduced(now);
    if (process.env.KEEL_RENEW_GOLDEN) {
        mkdirSync(FOLDER, {recursive: true});
        writeFileSync(file, pngFromPicture(picture));
        return;
    }
    assert.ok(existsSync(file), `no ${file}: see the head of golden.mjs`);
    const part = partOther(pictureFromPng(readFileSync(file)), picture);
    if (part <= MOST_OTHER) return;
    const kept = new URL("../../build/screenshots/", import.meta.url).pathname;
    writeFileSync(join(kept, `golden-${name}.png`), pngFromPicture(now));
    troubles.push(`${name}: ${(100 * part).toFixed(2)} % of the pixels are other ones (see build/screenshots)`);
}

async function looksAsEver(world) {
    const troubles = [];
    for (const screen of Object.keys(SCREENS)) {
        const shots = SHOTS.filter((shot) => shot.screen === screen);
        if (shots.length === 0) continue;
        await world.visit(world.addressOf(PLAN), SCREENS[screen], async (keel) => {
            await drop(keel.page, [FILE]);
            await read(keel);
            for (const shot of shots) compare(nameOf(shot), await look(keel, shot), troubles);
        });
    }
    assert.deepEqual(troubles, []);
}

// ---- Would anything be noticed? ----

const at = ({width, channels}, x, y) => (y * width + x) * channels;

function changed(picture, change) {
    const copy = {...picture, pixels: Buffer.from(picture.pixels)};
    change(copy);
    return copy;
}

/// A card, or any other part, some pixels further down.
function moved(picture, [left, top, width, height], down) {
    return changed(picture, (copy) => {
        for (let y = top + height - 1; y >= top; y--) {
            const from = at(picture, left, y), to = at(copy, left, y + down);
            picture.pixels.copy(copy.pixels, to, from, from + width * picture.channels);
        }
    });
}

/// All pixels that are nearly of one colour in another.
function painted(picture, from, to, [left, top, width, height]) {
    return changed(picture, (copy) => {
        for (let y = top; y < top + height; y++) {
            for (let x = left; x < left + width; x++) {
                const place = at(copy, x, y);
                const off = from.map((value, channel) => Math.abs(value - picture.pixels[place + channel]));
                if (Math.max(...off) < 40) to.forEach((value, channel) => { copy.pixels[place + channel] = value; });
            }
        }
    });
}

/// Edges of glyphs and lines a little stronger or weaker, as by another version of a font or a browser.
function withOtherEdges(picture) {
    return changed(picture, (copy) => {
        for (let place = picture.channels; place < picture.pixels.length; place++) {
            const isEdge = Math.abs(picture.pixels[place] - picture.pixels[place - picture.channels]) > 24;
            if (isEdge) copy.pixels[place] = Math.max(0, Math.min(255, picture.pixels[place] + ((place * 7) % 41) - 20));
        }
    });
}

/// The colour of most pixels in the part that are neither grey nor light.
function inkOf(picture, [left, top, width, height]) {
    const counts = new Map();
    for (let y = top; y < top + height; y++) {
        for (let x = left; x < left + width; x++) {
            const [red, green, blue] = picture.pixels.subarray(at(picture, x, y), at(picture, x, y) + 3);
            if (blue - red < 100) continue;
            const key = (red << 16) | (green << 8) | blue;
            counts.set(key, (counts.get(key) ?? 0) + 1);
        }
    }
    const [[ink]] = [...counts].sort((a, b) => b[1] - a[1]);
    return [ink >> 16, (ink >> 8) & 255, ink & 255];
}

async function noticesSpoiling(world) {
    await world.visit(world.addressOf(PLAN), SCREENS["1280x800"], async (keel) => {
        const picture = await look(keel, {tab: "Payoff", scheme: "light"});
        const {cards} = JSON.parse(await keel.ask("texts"));
        const whole = reduced(picture);
        const isNoticed = (other) => !isSame(whole, reduced(other));
        assert.ok(isSame(whole, whole));
        assert.ok(!isNoticed(withOtherEdges(picture)), "edges of glyphs may be others");
        const inner = (card) => card.map(Math.round);
        const {height} = picture;
        const chart = cards.map(inner).sort((a, b) => b[2] * b[3] - a[2] * a[3]).find((card) => card[1] + card[3] < height - 8);
        const figure = cards.map(inner).find((card) => card[3] < 100);
        for (const down of [3, 6]) {
            assert.ok(isNoticed(moved(picture, chart, down)), `the chart ${down} pixels further down`);
            assert.ok(isNoticed(moved(picture, figure, down)), `a figure ${down} pixels further down`);
        }
        const accent = inkOf(picture, chart);
        assert.ok(isNoticed(painted(picture, accent, [255, 255, 255], chart)), "the curve is missing");
        assert.ok(isNoticed(painted(picture, accent, [150, 60, 200], chart)), "the curve has another colour");
    });
}

export const golden = [
    ["golden pictures: the page looks as ever", looksAsEver],
    ["golden pictures: a card that moves, a curve that is missing and another colour are noticed", noticesSpoiling],
];
