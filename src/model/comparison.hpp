#pragma once

// Answers beside the report: a plan against its alternatives, the same hedge at every venue, a question solved
// backwards, and a plane of results. comparison_table.hpp names their members for JSON.

#include <optional>
#include <string>
#include <vector>

namespace keel {

/// One thing a holder could do. The lists have an entry for each shock of the plan.
struct Alternative {
    std::string key = {};                         // stable: "hold", "hedge_50", "inverse_2x", "sell"
    std::string label = {};                       // for people: "Hedge 50 %"
    double contracts = 0.0;                       // of all legs; negative: to buy
    double collateral_usd = 0.0;                  // to be posted, coins of the bag included
    double outside_usd = 0.0;                     // part of it that the bags do not hold
    std::optional<double> liquidation_price = {}; // nearest of all legs, USD; none: never
    double cost_usd = 0.0;                        // at an unchanged price; negative: income
    std::vector<double> values_usd = {};          // bags, coin collateral and hedge after all, before tax
    std::vector<double> in_hand_usd = {};         // after tax on what was realised; the coins are kept
    std::vector<double> after_tax_usd = {};       // were the coins sold too
    std::vector<double> liquidated = {};          // 1 where a leg was, on the way

    bool operator==(const Alternative&) const = default;
};

struct Comparison {
    std::vector<double> shocks = {};
    std::vector<double> prices = {};       // of the first coin, USD
    std::vector<Alternative> alternatives; // the plan itself first

    bool operator==(const Comparison&) const = default;
};

/// The first leg of a plan with another contract on the same coin.
struct VenueOffer {
    std::string contract = {}; // id
    std::string venue = {};
    std::string kind = {};
    std::string settle_asset = {};
    double contracts = 0.0;
    double residual_coins = 0.0; // left open by rounding; negative: sold too many
    double collateral = 0.0;     // settle asset
    double collateral_usd = 0.0;
    double outside_usd = 0.0;                        // part of it that the bag does not hold
    std::optional<double> liquidation_price = {};    // USD; none: never
    std::optional<double> liquidation_distance = {}; // fraction of the futures price
    std::string maintenance_source = {};             // "venue", "inferred", "assumed" or "plan"
    std::optional<double> fees_usd = {};             // to open and to close at an unchanged price; none: not known
    std::optional<double> funding_interval_hours;
    std::optional<double> funding_cap_rate = {}; // per interval; none: not known
    double cost_usd = 0.0;                       // of the whole horizon at an unchanged price
    std::string problem = {};                    // why it cannot be had; empty: it can
    std::string note = {};                       // of the venue's record

    bool operator==(const VenueOffer&) const = default;
};

enum class SolutionStatus { Found, Already, Impossible };

/// The answer to a question asked backwards.
struct Solution {
    std::string goal = {};
    SolutionStatus status = SolutionStatus::Found;
    std::string field = {};           // key of the input it sets; empty: none
    std::optional<double> value = {}; // in the unit of that input
    // Liquidation price of the leg that was asked about, USD; none: never. After: with the value put in.
    std::optional<double> liquidation_before = {};
    std::optional<double> liquidation_after = {};
    std::string message = {}; // a sentence for people

    bool operator==(const Solution&) const = default;
};

/// One rung of a ladder of deposits: where the leverage has grown to the most, and what brings it back.
struct TopUp {
    double price = 0.0;                           // futures price, USD
    double deposit = 0.0;                         // settle asset
    double deposit_usd = 0.0;                     // at that price
    std::optional<double> liquidation_price = {}; // after it, USD; none: never

    bool operator==(const TopUp&) const = default;
};

/// Results over end prices (columns) and another quantity (rows).
struct Grid {
    std::string axis = {};               // "days", "ratio", "leverage" or "funding"
    std::vector<double> prices = {};     // of the first coin, USD
    std::vector<double> rows = {};       // values of the axis
    std::vector<double> net_usd = {};    // row by row
    std::vector<double> liquidated = {}; // 1 where a leg was, on the way

    bool operator==(const Grid&) const = default;
};

} // namespace keel
