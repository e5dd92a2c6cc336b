// The tab Guide: what it says is what `keel guide` says, and a claim shows its plan.
import assert from "node:assert/strict";

import {sameAsCommand} from "./keel_page.mjs";
import {DESKTOP, PHONE} from "./world.mjs";

async function opens(world) {
    const claims = JSON.parse(world.command.output(["guide", "--format", "json"]));
    for (const view of [DESKTOP, PHONE]) {
        await world.visit(world.addressOf({leg: {leverage: 10}}), view, async (keel) => {
            const press = async (label, options) => {
                if (view === DESKTOP) return keel.click(label, options);
                await keel.reveal(label, options);
                return keel.tap(label, options);
            };
            await press("Guide", {kind: "choice"});
            assert.ok(!await keel.has(claims[0].answer, "text"), "the claims are folded away at first");
            for (const heading of ["What the article says (4)", "What the article says (2)"]) await press(heading);
            const inStep = claims.filter(({step}) => step === 1 || step === 3);
            for (const {answer} of inStep) await keel.reveal(answer, {kind: "text"});
            await keel.moveAway();
            await world.keepPicture(keel, `guide-${view === PHONE ? "phone" : "desktop"}`);
            const claim = inStep.at(-1);
            await press(`Show me: ${claim.said}`);
            assert.equal(`#${await keel.fragment()}`, claim.link);
            await sameAsCommand(keel, world.command);
            await press("Take the article's example: 5 BTC at 65,000 USD");
            assert.equal((await keel.plan()).bag.amount, 5);
        });
    }
}

export const guide = [["guide: claims open and show their plans", opens]];
