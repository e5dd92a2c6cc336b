// Keel as a module, for pages and for Node:
//
//   import { createKeel } from "./keel.mjs";
//   const keel = await createKeel();
//   const report = keel.evaluate({ bag: { amount: 2 }, "leg.leverage": 3 });
//
// keel.d.ts describes everything. Nothing leaves the program that uses it.

import createEngine from "./keel-engine.mjs";

// Above what is read of a link, so that the engine still sees that it was too long.
const mostLinkCharacters = 65537;

export class KeelError extends Error {
    constructor(issues) {
        super(issues.map((issue) => issue.message).join("; "));
        this.name = "KeelError";
        this.issues = issues;
    }
}

function checked(result) {
    if (result.issues) throw new KeelError(result.issues);
    return result;
}

function textOf(csv, name) {
    if (typeof csv !== "string") throw new TypeError(`${name}: the text of a CSV file is needed`);
    return csv;
}

export async function createKeel({ locateFile } = {}) {
    const engine = await createEngine(locateFile ? { locateFile } : {});
    return Object.freeze({
        version: engine.version(),
        evaluate: (plan) => checked(engine.evaluate(plan)).report,
        encodeLink: (plan) => checked(engine.encodeLink(plan)).link,
        decodeLink(link) {
            if (typeof link !== "string") throw new TypeError("decodeLink: a string is needed");
            return engine.decodeLink(link.slice(0, mostLinkCharacters));
        },
        defaultPlan: () => engine.defaultPlan(),
        fields: () => engine.fields(),
        venues: () => engine.venues(),
        compare: (plan, other) => checked(engine.compare(plan, other)).result,
        solve: (plan, question) => checked(engine.solve(plan, question)).result,
        topUps: (plan, request) => checked(engine.topUps(plan, request)).result,
        compareVenues: (plan, leg) => checked(engine.compareVenues(plan, leg)).result,
        path: (plan) => checked(engine.path(plan)).result,
        history: (csv, options) => checked(engine.history(textOf(csv, "history"), options)).result,
        pathAlong: (plan, csv, options) => checked(engine.pathAlong(plan, textOf(csv, "pathAlong"), options)).result,
        grid: (plan, request) => checked(engine.grid(plan, request)).result,
    });
}
