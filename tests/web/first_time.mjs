// Somebody who never was here: how many contracts for my 3.2 ETH on Bybit, and where does it die? Four inputs at most,
// and the page says what the command says.
import assert from "node:assert/strict";

import {middleOf} from "./keel_page.mjs";
import {DESKTOP, PHONE} from "./world.mjs";

const MOST_INPUTS = 4;
const ASKED = {"bag.coin": "ETH", "bag.amount": 3.2, "bag.price": 3100, "leg.contract": "bybit:ETHUSD"};

/// Counts what is touched to enter something. A section that is opened is none.
class Hand {
    constructor(keel, press) {
        Object.assign(this, {keel, press, inputs: new Set()});
    }

    async open(section) {
        const header = await this.keel.find(section, {kind: "header"});
        if (header.value === "closed") await this.press(section, {kind: "header"});
    }

    async choose(label, option) {
        this.inputs.add(label);
        await this.press(label, {kind: "choice"});
        await this.press(`${label}, ${option}`, {kind: "choice"});
    }

    async type(label, text) {
        this.inputs.add(label);
        await this.press(label, {kind: "input"});
        await this.keel.page.keyboard.insertText(text);
        await this.keel.page.keyboard.press("Enter");
        await this.keel.still();
    }
}

/// A finger scrolls too; the wheel is what a test scrolls with.
async function tapped(keel, label, options) {
    const {height} = keel.page.viewportSize();
    for (let turn = 0; turn < 30; turn++) {
        const {y, height: tall} = await keel.find(label, options);
        if (y > 70 && y + tall < height - 20) break;
        await keel.page.mouse.move(4, height / 2);
        await keel.page.mouse.wheel(0, Math.max(-400, Math.min(400, y - height / 2)));
        await keel.still();
    }
    await keel.page.touchscreen.tap(...middleOf(await keel.find(label, options)));
    await keel.still();
}

const firstWord = (text) => text.replace(/,/g, "").split(" ")[0];

async function assertAnswered(keel, world, hand) {
    await keel.idle();
    const words = Object.entries(ASKED).flatMap(([key, value]) => ["--set", `${key}=${value}`]);
    const told = JSON.parse(world.command.output(["evaluate", ...words, "--format", "json"]));
    const page = JSON.parse(await keel.reportText());
    assert.deepEqual(page.sizing.legs, told.sizing.legs);
    assert.deepEqual(page.margin.legs, told.margin.legs);
    assert.ok(hand.inputs.size <= MOST_INPUTS, `it takes ${[...hand.inputs].join(", ")}`);
    // And it stands there to be read.
    const contracts = Math.round(told.sizing.legs[0].contracts);
    const price = told.margin.legs[0].liquidation_price;
    assert.equal(firstWord((await keel.find("Copy Sell short")).value), String(contracts));
    const shown = (await keel.find("Copy Liquidation")).value;
    if (price === null) assert.match(shown, /never/i);
    else assert.ok(Math.abs(Number(firstWord(shown)) / price - 1) < 1e-3, `${shown} is not ${price}`);
    assert.ok(await keel.has(told.answer, "text"), `not on the page: ${told.answer}`);
}

const asksForETH = (screen, pressWith) => async (world, say) => {
    await world.visit(world.address(), screen, async (keel) => {
        const hand = new Hand(keel, (label, options) => pressWith(keel, label, options));
        await hand.open("Bag");
        await hand.choose("Coin", "ETH");
        await hand.type("Coins held", "3.2");
        await hand.type("Price today", "3100");
        await hand.open("Hedge");
        await hand.choose("Venue", "Bybit");
        await assertAnswered(keel, world, hand);
        say(`${hand.inputs.size} inputs: ${[...hand.inputs].join(", ")}`);
    });
};

export const firstTime = [
    ["the first question is answered with four inputs, by mouse", asksForETH(DESKTOP, (keel, ...what) => keel.click(...what))],
    ["the first question is answered with four inputs, by finger", asksForETH({...PHONE, deviceScaleFactor: 1}, tapped)],
];
