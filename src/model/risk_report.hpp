#pragma once

// How likely what is, on many random paths of one plan. Signs as in report.hpp. risk_table.hpp names the members.

#include <optional>
#include <string>
#include <vector>

namespace keel {

/// A number that was estimated from random paths.
struct Estimate {
    double value = 0.0;
    double error = 0.0; // standard error: the true value is within twice of it nearly always

    bool operator==(const Estimate&) const = default;
};

/// The price of the first coin and what has happened until a day.
struct RiskMoment {
    double day = 0.0;
    Estimate liquidation = {}; // probability that a leg was liquidated by then
    Estimate stop = {};        // that a stop was hit by then
    double price_5 = 0.0;      // percentiles of the price, USD
    double price_25 = 0.0;
    double price_50 = 0.0;
    double price_75 = 0.0;
    double price_95 = 0.0;

    bool operator==(const RiskMoment&) const = default;
};

/// A part of all paths that end with a net between two amounts.
struct RiskBar {
    double from_usd = 0.0;
    double to_usd = 0.0;
    double part = 0.0; // of all paths

    bool operator==(const RiskBar&) const = default;
};

/// The net result of one way to treat the bags, over all paths: what there is at the end less what the bags were worth
/// at the start, USD.
struct RiskDistribution {
    std::string key = {};   // stable: "hedged", "half_hedged", "unhedged", "sold"
    std::string label = {}; // for people
    Estimate mean_usd = {};
    Estimate deviation_usd = {};
    Estimate p1_usd = {}; // percentiles
    Estimate p5_usd = {};
    Estimate p25_usd = {};
    Estimate p50_usd = {};
    Estimate p75_usd = {};
    Estimate p95_usd = {};
    Estimate p99_usd = {};
    // Losses that are exceeded in 5 and in 1 of 100 cases, and the mean of those cases; positive: a loss.
    Estimate value_at_risk_95_usd = {};
    Estimate value_at_risk_99_usd = {};
    Estimate expected_shortfall_95_usd = {};
    Estimate expected_shortfall_99_usd = {};
    double least_usd = 0.0; // of all paths
    double most_usd = 0.0;
    std::vector<RiskBar> bars = {}; // a histogram, ascending and without gaps

    bool operator==(const RiskDistribution&) const = default;
};

/// The same paths with another leverage, or with another collateral, of the first hedge that is open.
struct RiskLevel {
    double leverage = 0.0;
    double collateral = 0.0;                      // settle asset
    std::optional<double> liquidation_price = {}; // today's, USD; none: never
    Estimate liquidation = {};                    // probability over the horizon

    bool operator==(const RiskLevel&) const = default;
};

/// How the paths were made.
struct RiskMethod {
    std::string model = {};   // "gbm", "jumps" or "bootstrap"
    std::string road = {};    // "kernel": the fast one; "walk": each path is walked by the rules of the plan
    std::string numbers = {}; // "sobol" or "pseudo"
    std::string why = {};     // a sentence for people
    double seed = 0.0;
    double steps = 0.0;  // of a path
    double paths = 0.0;  // that were run
    double wanted = 0.0; // that shall be run; more than `paths`: it was cut short, or goes on

    bool operator==(const RiskMethod&) const = default;
};

struct RiskReport {
    std::string answer = {}; // a sentence or two; filled by text/risk_words
    RiskMethod method = {};
    double days = 0.0;
    Estimate liquidation = {}; // probability over the horizon that a leg is liquidated
    Estimate stop = {};        // that a stop is hit
    // Of the first leg in closed form, for a liquidation price that stays where it is today; none: it has none, or the
    // model is another one.
    std::optional<double> liquidation_closed_form = {};
    Estimate funding_usd = {}; // mean, received
    Estimate fees_usd = {};    // mean, with slippage; negative: paid
    // 1 - Var(hedged) / Var(unhedged); none where the bags do not vary.
    std::optional<Estimate> effectiveness = {};
    Estimate worse_than_unhedged = {};                // probability that the hedge leaves less than none
    std::vector<RiskMoment> moments = {};             // from day 0 to the horizon
    std::vector<RiskDistribution> distributions = {}; // hedged, half hedged, unhedged, sold
    std::vector<RiskLevel> by_leverage = {};          // ascending; empty without a hedge to vary
    std::vector<RiskLevel> by_collateral = {};        // ascending

    bool operator==(const RiskReport&) const = default;
};

} // namespace keel
