// Somebody's program that uses the module: read by the TypeScript compiler only (see check_types.sh). What must not
// compile stands behind @ts-expect-error, which is itself an error when it does.
import {createKeel, KeelError} from "./keel.mjs";
import type {
    Backtest, ContractInfo, FieldInfo, HistoryReport, Issue, Keel, Leg, LinkReading, Plan, PlanInput, Report, RuleEpisode,
    Scenario, Warning,
} from "./keel.mjs";

const keel: Keel = await createKeel();
await createKeel({locateFile: (path: string, prefix: string): string => prefix + path});

// Plans: nested, dotted, both, nothing.
const nested: Plan = {bag: {coin: "BTC", amount: 5}, leg8: {collateral: null}, horizon_days: 7, legs: 2};
const dotted: PlanInput = {"bag.amount": 2, "leg2.ratio": 0.5, "scenario.shocks": [-0.1, 0.1], "cost.borrow_rate": 0.1};
const both: PlanInput = {bag: {amount: 2}, "leg.kind": "linear", scenario: {move: "jump"}};
const frozen: PlanInput = {scenario: {shocks: [0, 0.1] as const}};
for (const plan of [nested, dotted, both, frozen]) keel.evaluate(plan);

// @ts-expect-error: a number is needed
keel.evaluate({bag: {amount: "2"}});
// @ts-expect-error: no such choice
keel.evaluate({leg: {kind: "cubic"}});
// @ts-expect-error: no such input
keel.evaluate({bag: {colour: "red"}});
// @ts-expect-error: no such input with a dot
keel.evaluate({"bag.colour": "red"});
// @ts-expect-error: there are eight at most
keel.evaluate({leg9: {}});
// @ts-expect-error: not a choice of this input, with a dot either
keel.evaluate({"leg.sizing": "all"});
// @ts-expect-error: may not be empty
const never: Leg = {ratio: null};

// Results.
const report: Report = keel.evaluate();
const contracts: number = report.sizing.legs[0]!.contracts;
const price: number | null = report.margin.legs[0]!.liquidation_price;
const net: number[] = report.scenarios.map((scenario: Scenario) => scenario.net_usd);
const worst: Warning | undefined = report.warnings[0];
const severity: "notice" | "caution" | "danger" | undefined = worst?.severity;
const daily: number | null = report.cost.per_day_usd;
// @ts-expect-error: it may be null
const surely: number = report.margin.legs[0]!.liquidation_price;
// @ts-expect-error: no such result
report.sizing.legs[0]!.profit;

// Histories.
const history: HistoryReport = keel.history("date,close", {with: "", funding: ""});
const fall: number | null = history.prices.fall;
const test: Backtest = keel.pathAlong({}, "date,close", {scale: true});
const saved: number[] = test.path.episodes.map((episode: RuleEpisode) => episode.saved_usd);
const ended: "exit" | "target" | "stop" | "liquidation" | "adl" | "expiry" | "venue_failure" | "end_of_path" | undefined =
    test.path.episodes[0]?.ended_by;
// @ts-expect-error: the text, not a number
keel.history(5);

// Links, tables, issues.
const link: string = keel.encodeLink(both);
const reading: LinkReading = keel.decodeLink(link);
const again: Report = keel.evaluate(reading.plan);
const defaults: Plan = keel.defaultPlan();
const fields: FieldInfo[] = keel.fields();
const venues: ContractInfo[] = keel.venues();
const version: string = keel.version;
try {
    keel.evaluate({});
} catch (error) {
    if (error instanceof KeelError) {
        const issues: readonly Issue[] = error.issues;
        const message: string | undefined = issues[0]?.message;
        console.log(error.message, message);
    }
}
console.log(fall, saved, ended);
console.log(contracts, price, net, severity, daily, surely, again, defaults, fields, venues, version, never);
