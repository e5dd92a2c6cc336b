#pragma once

// The part of the module's TypeScript declarations that does not follow from a table.

#include <string_view>

namespace keel::text {

inline constexpr std::string_view kHead = R"(// Generated from Keel's tables of inputs and results: do not edit.
// Rates are fractions (0.01 is 1 %), prices USD per coin, coins sold short are positive.

)";

inline constexpr std::string_view kInterface = R"(/** Wrong input. */
export interface Issue {
    /** key of the input, such as "bag.amount" */
    field: string;
    /** as given */
    value: string;
    /** what would have been accepted, such as "in [0, 1e9]" */
    accepted: string;
    /** the three as a sentence */
    message: string;
}

/** Thrown with all that is wrong with a plan. */
export declare class KeelError extends Error {
    readonly issues: readonly Issue[];
}

/** What could be read from a link; it never throws. */
export interface LinkReading {
    plan: Plan;
    /** unknown keys and bad values: the defaults were kept for them */
    issues: Issue[];
    /** the check value does not fit: a part was changed or cut off */
    damaged: boolean;
    /** made by a later version: what is known was read */
    newer: boolean;
    /** longer than 64 KiB: only its beginning was read */
    truncated: boolean;
    /** the above in words */
    notes: string[];
}

/** An input: one entry of the field table. */
export interface FieldInfo {
    key: string;
    scope: "plan" | "bag" | "leg";
    label: string;
    kind: "number" | "whole" | "choice" | "ticker" | "contract" | "number_list" | "pair_list";
    unit: string;
    may_be_empty: boolean;
    least: number | null;
    most: number | null;
    choices: string[];
    default: number | string | number[] | null;
    empty_means: string | null;
    accepted: string;
    help: string;
}

/** A step of a venue's margin table; null is "not known". */
export interface Tier {
    cap: number | null;
    maintenance_rate: number | null;
    maintenance_amount: number | null;
    max_leverage: number | null;
}

/** A contract of the venue table; null is "not known". */
export interface ContractInfo {
    id: string;
    venue: string;
    market: string;
    symbol: string;
    product: "perpetual" | "dated";
    /** as 2026-12-25; null for a perpetual */
    delivery_date: string | null;
    kind: "inverse" | "linear";
    underlying: string;
    settle_asset: string;
    contract_value: number;
    lot_step: number | null;
    minimum_contracts: number | null;
    minimum_notional_usd: number | null;
    maker_fee_rate: number | null;
    taker_fee_rate: number | null;
    liquidation_fee_rate: number | null;
    delivery_fee_rate: number | null;
    fee_confidence: "low" | "medium" | "high" | null;
    max_leverage: number | null;
    funding_interval_hours: number | null;
    /** the highest and the lowest funding rate per interval */
    funding_cap_rate: number | null;
    funding_floor_rate: number | null;
    bonus_usable_as_margin: boolean | null;
    bonus_usable_for_fees: boolean | null;
    revision: number;
    confidence: "low" | "medium" | "high";
    as_of: string;
    source: string;
    note: string | null;
    tier_method: "marginal_with_deduction" | "whole_position";
    tier_unit: "settle_asset" | "contracts" | "usd";
    tiers_inferred: boolean;
    /** liquidated when equity reaches the maintenance margin and this fee */
    fee_in_maintenance: "none" | "closing" | "liquidation";
    tiers_confidence: "low" | "medium" | "high" | null;
    tiers_as_of: string | null;
    tiers_source: string | null;
    tiers: Tier[];
}

export interface Keel {
    readonly version: string;
    /** Everything about a plan. What is left out has its default. Throws a KeelError. */
    evaluate(plan?: PlanInput): Report;
    /** The plan as the fragment of a link, without '#'. Throws a KeelError. */
    encodeLink(plan?: PlanInput): string;
    /** Takes a fragment with or without '#', or a whole address. */
    decodeLink(link: string): LinkReading;
    /** Every input with its default. */
    defaultPlan(): Plan;
    fields(): FieldInfo[];
    venues(): ContractInfo[];
    /** The plan beside no hedge, smaller ones, other contracts and selling; or beside another plan. Throws a KeelError. */
    compare(plan?: PlanInput, other?: PlanInput): Comparison;
    /** A question asked backwards. Throws a KeelError. */
    solve(plan: PlanInput | undefined, question: Question): Solution;
    /** Deposits that bring a hedge's leverage from `most` back to `target`. Throws a KeelError. */
    topUps(plan: PlanInput | undefined, request: TopUpRequest): TopUp[];
    /** The same hedge with each contract on its coin; `leg` is 1 for the first. Throws a KeelError. */
    compareVenues(plan?: PlanInput, leg?: number): VenueOffer[];
    /** Results over end prices and another quantity. Throws a KeelError. */
    grid(plan: PlanInput | undefined, request: GridRequest): Grid;
    /** The plan along scenario.path: what happens on the way, and what it comes to. Throws a KeelError. */
    path(plan?: PlanInput): PathReport;
    /** What a price history says, from the text of a CSV file. Throws a KeelError. */
    history(csv: string, options?: HistoryOptions): HistoryReport;
    /**
     * The plan along a price history in place of scenario.path, from the text of a CSV file: its rules from trigger to
     * exit, beside holding and a hedge that always stands. Throws a KeelError.
     */
    pathAlong(plan: PlanInput | undefined, csv: string, options?: PathAlongOptions): Backtest;
    /**
     * How likely what is, on many random paths, computed in workers. The same plan gives the same numbers, however many
     * workers there are. `onProgress` gets the report of the paths so far and which part of all they are (0 to 1), at
     * most 10 times a second. Rejects with a KeelError, and with the reason of an aborted signal.
     */
    risk(
        plan?: PlanInput,
        onProgress?: ((report: RiskReport, part: number) => void) | null,
        options?: RiskOptions,
    ): Promise<RiskReport>;
}

export interface RiskOptions {
    /** ends it: the promise rejects with the signal's reason */
    signal?: AbortSignal;
    /** the text of a file of prices, which risk.model "bootstrap" draws from */
    csv?: string;
    /** how many; as many as the machine runs beside each other */
    workers?: number;
}

export interface HistoryOptions {
    /** the text of a second file of prices: how the first is hedged with it */
    with?: string;
    /** the text of a file of funding rates */
    funding?: string;
}

export interface PathAlongOptions {
    /** the text of a file of the rates that were paid, in place of leg.funding_rate */
    funding?: string;
    /** multiplies the prices so that the file begins at bag.price; otherwise its first open takes its place */
    scale?: boolean;
}

/** What was read of one file, and what was left out. Times are ISO 8601 in UTC. */
export interface HistoryFile {
    name: string;
    shape: string;
    lines: number;
    rows: number;
    left_out: number;
    from: string | null;
    to: string | null;
    bar_seconds: number | null;
    gaps: number;
    missing_bars: number;
    longest_gap_from: string | null;
    longest_gap_to: string | null;
    decimal_assumed: boolean;
    findings: { reason: string; left_out: boolean; lines: number; first_line: number }[];
}

/** Rates are fractions; times ISO 8601 in UTC. */
export interface PriceFigures {
    closes: number;
    first_close: number;
    last_close: number;
    change: number;
    returns: number;
    /** a year */
    volatility: number | null;
    least_rolling_volatility: number | null;
    most_rolling_volatility: number | null;
    last_rolling_volatility: number | null;
    /** the deepest */
    fall: number | null;
    fall_from: string | null;
    fall_to: string | null;
    fall_recovered: string | null;
    /** the highest */
    rise: number | null;
    rise_from: string | null;
    rise_to: string | null;
    rise_undone: string | null;
    /** RSI(14) of the last daily close */
    rsi: number | null;
    divergences: number;
    last_divergence: string | null;
}

/** The first file hedged with the second. */
export interface PairFigures {
    matched: number;
    only_first: number;
    only_second: number;
    returns: number;
    correlation: number | null;
    least_rolling_correlation: number | null;
    most_rolling_correlation: number | null;
    last_rolling_correlation: number | null;
    /** the slope of the returns: beta */
    min_variance_ratio: number | null;
    ratio_error: number | null;
    ratio_95_least: number | null;
    ratio_95_most: number | null;
    least_rolling_ratio: number | null;
    most_rolling_ratio: number | null;
    last_rolling_ratio: number | null;
    effectiveness: number | null;
}

/** Rates of a payment; positive is income of a short. */
export interface FundingFigures {
    payments: number;
    mean_rate: number;
    annual_rate: number;
    paid_by_longs: number;
    least_rate: number;
    most_rate: number;
    least_rolling_rate: number | null;
    most_rolling_rate: number | null;
    last_rolling_rate: number | null;
}

export interface HistoryReport {
    file: HistoryFile;
    prices: PriceFigures;
    /** of a second file, when there is one */
    second_file?: HistoryFile;
    second_prices?: PriceFigures;
    pair?: PairFigures;
    /** of a file of funding rates, when there is one; without figures for fewer than two payments */
    funding_file?: HistoryFile;
    funding?: FundingFigures;
}

export interface Question {
    goal: "break_even" | "leverage" | "collateral" | "ratio" | "funding_rate" | "days" | "rebuy_price";
    /** 1 is the first hedge */
    leg?: number;
    /** move of the price, fraction; 0.4 */
    move?: number;
    /** share of the coins' value, fraction; 0.02 */
    within?: number;
}

export interface TopUpRequest {
    leg?: number;
    most?: number;
    target?: number;
    rungs?: number;
}

export interface GridRequest {
    axis: "days" | "ratio" | "leverage" | "funding";
    leg?: number;
    /** 33 and 17; at most 1024 */
    columns?: number;
    rows?: number;
    /** moves of the first and the last column, fractions; -0.5 and 0.5 */
    least?: number;
    most?: number;
    /** values of the first and the last row */
    from?: number;
    to?: number;
}

export interface CreateOptions {
    /** Where keel-engine.wasm is, when it is not beside the module. */
    locateFile?: (path: string, prefix: string) => string;
}

export declare function createKeel(options?: CreateOptions): Promise<Keel>;
)";

} // namespace keel::text
