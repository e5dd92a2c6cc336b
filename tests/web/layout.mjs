// Nothing sticks out, nothing lies on top of something else, and no number is shown that is none.
import assert from "node:assert/strict";

import {sameAsCommand} from "./keel_page.mjs";

const LEAST_TARGET = 44; // CSS pixels, for a finger
const HELP_MARK = 16;
const TOLERANCE = 1;

const SCREENS = [
    {viewport: {width: 1280, height: 800}},
    {viewport: {width: 900, height: 800}},
    {viewport: {width: 820, height: 1180}, hasTouch: true, isMobile: true},
    {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true},
];

const PLANS = {
    "the example": {},
    "danger": {
        "leg.contract": "binance:BTCUSDT", "leg.leverage": 10, "leg.collateral_source": "extra", "leg.basis": 250,
    },
    "two coins": {
        bags: 2, legs: 2, "bag2.coin": "ETH", "bag2.amount": 40, "bag2.price": 3100, "leg2.contract": "mexc:ETH_USDT",
        "leg2.bag": 2, "leg2.leverage": 25, "leg.ratio": 0.5,
    },
    "huge": {"bag.amount": 1e9, "bag.price": 1e12, "leg.leverage": 125, "horizon_days": 3650, "leg.funding_rate": 0.1},
    "tiny": {
        "bag.amount": 1e-9, "bag.price": 1e-9, "leg.contract": "custom", "leg.contract_value": 1e-12,
        "leg.lot_step": 1e-12, "leg.rounding": "none",
    },
    "no hedge": {legs: 0, "bag.amount": 0},
    "far moves": {
        "scenario.shocks": [-0.99, 0, 100], "leg.leverage": 1000, "leg.kind": "linear", "leg.contract": "custom",
    },
};

// Between the desk and the phone; frames without a browser have all plans at all sizes (view_sweep_test.cpp).
const BETWEEN = ["danger", "two coins"];
const WITH_ALL_OPEN = ["two coins"];

const NO_NUMBER = /\bNaN\b|\binf(inity)?\b|undefined|\bnull\b|1e\+?308|\[object/i;

const named = ({kind, label, x, y, width, height}) => `${kind} "${label.slice(0, 60)}" at ${x},${y} ${width}x${height}`;

function sticksOut({x, width}, viewport) {
    return x < -TOLERANCE || x + width > viewport.width + TOLERANCE;
}

function overlap(a, b) {
    const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
    const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
    return wide > 2 * TOLERANCE && high > 2 * TOLERANCE;
}

function overlapping(widgets) {
    const found = [];
    widgets.forEach((a, index) => {
        for (const b of widgets.slice(index + 1)) if (overlap(a, b)) found.push(`${named(a)} and ${named(b)}`);
    });
    return found;
}

/// The part that is to be seen: what scrolls ends below what stands fixed, and a help mark is smaller than what a
/// finger may hit.
function partSeen(keel, widgets) {
    const fixed = new Set(keel.fixedOf(widgets));
    const top = Math.max(...[...fixed].map(({y, height}) => y + height));
    return widgets.filter(({visible}) => visible).map((widget) => {
        const part = {...widget};
        if (widget.label.startsWith("Help on ")) {
            part.x += (widget.width - HELP_MARK) / 2;
            part.y += (widget.height - HELP_MARK) / 2;
            part.width = part.height = HELP_MARK;
        } else if (/^(Find|Close) [A-Z]/.test(widget.label)) { // words on a line of small text, with as much reach
            const reach = (widget.height - HELP_MARK) / 2;
            part.x += reach;
            part.y += reach;
            part.width -= 2 * reach;
            part.height = HELP_MARK;
        }
        if (!fixed.has(widget) && part.y < top) {
            part.height -= top - part.y;
            part.y = top;
        }
        return part;
    });
}

/// A widget that contains another by design is not compared: a chart, a row, a card that copies its figure.
const CONTROLS = ["button", "input", "choice", "header", "chip", "slider"];
const isControl = ({kind, label}) => CONTROLS.includes(kind) && !/^Copy (?!link)/.test(label);
const isText = ({kind}) => kind === "text" || kind === "cell";

/// All that is untidy, in words.
async function untidy(keel, viewport, what) {
    await keel.page.mouse.move(2, 2); // no tooltip
    await keel.still();
    const widgets = await keel.widgets();
    const shown = partSeen(keel, widgets);
    const odd = widgets.filter(({label, value}) => NO_NUMBER.test(`${label} ${value}`));
    const overflow = await keel.page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
    return [
        ...widgets.filter((widget) => sticksOut(widget, viewport)).map((one) => `outside the window: ${named(one)}`),
        ...overlapping(shown.filter(isText)).map((pair) => `text over text: ${pair}`),
        ...overlapping(shown.filter(isControl)).map((pair) => `a control over another: ${pair}`),
        ...odd.map((widget) => `words that are no numbers: ${named(widget)} ${widget.value}`),
        ...(overflow > 0 ? [`the document can be scrolled sideways by ${overflow}`] : []),
    ].map((trouble) => `${viewport.width} wide, ${what}: ${trouble}`);
}

/// With the mouse, which a tablet may have too.
async function openAllSections(keel) {
    for (let turn = 0; turn < 20; turn++) {
        const folds = (await keel.widgets()).filter(({kind}) => kind === "header");
        const closed = folds.find(({value}) => value === "closed");
        if (!closed) return;
        const which = folds.filter(({label}) => label === closed.label).indexOf(closed);
        await keel.click(closed.label, {kind: "header", which});
    }
    assert.fail("a section does not open");
}

const isTidyOn = (screen) => (world) => world.visit(world.address(), screen, async (keel) => {
    const troubles = [];
    const isBetween = [900, 820].includes(screen.viewport.width);
    for (const [name, plan] of Object.entries(PLANS).filter(([title]) => !isBetween || BETWEEN.includes(title))) {
        await keel.page.evaluate((hash) => { location.hash = hash; }, world.command.linkOfPlan(plan));
        await keel.still();
        troubles.push(...await untidy(keel, screen.viewport, name));
        if (WITH_ALL_OPEN.includes(name)) {
            await openAllSections(keel);
            troubles.push(...await untidy(keel, screen.viewport, `${name}, all open`));
        }
        await sameAsCommand(keel, world.command);
    }
    assert.deepEqual(troubles, []);
});

/// The whole column in a window of its height: nothing has to be scrolled to.
async function isTidyAllTheWayDown(world) {
    const troubles = [];
    for (const screen of SCREENS.slice(2)) {
        const viewport = {width: screen.viewport.width, height: 8000};
        await world.visit(world.addressOf(PLANS.danger), {...screen, viewport, deviceScaleFactor: 0.5}, async (keel) => {
            await openAllSections(keel);
            const last = (await keel.widgets()).at(-1);
            assert.ok(last.y + last.height < viewport.height, "there is more below");
            troubles.push(...await untidy(keel, viewport, "all the way down"));
        });
    }
    assert.deepEqual(troubles, []);
}

async function fitsFingers(world) {
    await world.visit(world.addressOf(PLANS.danger), SCREENS[3], async (keel) => {
        await openAllSections(keel);
        const small = (await keel.widgets()).filter(isControl)
            .filter(({width, height}) => Math.min(width, height) < LEAST_TARGET).map(named);
        assert.deepEqual(small, [], `smaller than ${LEAST_TARGET} CSS pixels`);
    });
}

export const layout = [
    ...SCREENS.map((screen) => {
        const {width, height} = screen.viewport;
        return [`nothing sticks out or lies on something else at ${width}x${height}`, isTidyOn(screen)];
    }),
    ["nor further down in one column", isTidyAllTheWayDown],
    ["what a finger has to hit is large enough", fitsFingers],
];
