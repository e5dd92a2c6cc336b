#pragma once

// Every result of a calculation. Signs: contracts > 0 are sold short; money received is positive, money paid is
// negative, except in Cost, where a cost is positive and an income negative. A number that may not exist is optional.
// report_table.hpp names, explains and lists the members for JSON, CSV, the module and its types.

#include "model/issue.hpp"

#include <optional>
#include <string>
#include <vector>

namespace keel {

struct LegSizing {
    double contracts_exact = 0.0; // before rounding to the lot
    double contracts = 0.0;
    double notional_usd = 0.0;  // at the futures price
    double coins = 0.0;         // delta at entry
    double futures_price = 0.0; // F0, USD

    bool operator==(const LegSizing&) const = default;
};

struct BagSizing {
    double exposed_coins = 0.0; // the bag and coin collateral brought on top of it
    double hedged_coins = 0.0;
    double residual_coins = 0.0;          // left exposed; negative: hedged too much
    std::optional<double> achieved_ratio; // none without exposed coins

    bool operator==(const BagSizing&) const = default;
};

struct Sizing {
    std::vector<LegSizing> legs;
    std::vector<BagSizing> bags;

    bool operator==(const Sizing&) const = default;
};

struct LegMargin {
    std::string settle_asset;
    double initial_margin = 0.0; // settle asset
    double initial_margin_usd = 0.0;
    double collateral = 0.0; // settle asset
    double collateral_usd = 0.0;
    double collateral_from_bag = 0.0;           // settle asset; the rest is brought from outside
    double maintenance_rate = 0.0;              // of the tier in force at the liquidation price
    double maintenance_amount = 0.0;            // settle asset
    std::string maintenance_source;             // "venue", "inferred", "assumed" or "plan"
    std::optional<double> liquidation_price;    // USD; none: never
    std::optional<double> liquidation_distance; // fraction of the futures price
    std::optional<double> bankruptcy_price;     // USD; none: never

    bool operator==(const LegMargin&) const = default;
};

struct Margin {
    std::vector<LegMargin> legs;

    bool operator==(const Margin&) const = default;
};

/// What the hedge costs over the horizon at an unchanged price. Cost positive, income negative.
struct Cost {
    double entry_fee_usd = 0.0;
    double exit_fee_usd = 0.0;
    double funding_usd = 0.0;
    double borrow_usd = 0.0;
    double basis_usd = 0.0;
    double total_usd = 0.0;
    std::optional<double> total_rate;      // fraction of the bags' value; none when they are worth nothing
    std::optional<double> annualised_rate; // none without a horizon
    std::optional<double> per_day_usd;     // none without a horizon

    bool operator==(const Cost&) const = default;
};

/// The result at one end price. The parts from spot_usd to liquidation_usd sum to net_usd.
struct Scenario {
    double shock = 0.0;
    double price = 0.0;       // of the first bag's coin, USD
    double spot_usd = 0.0;    // bag and coin collateral
    double futures_usd = 0.0; // price part
    double basis_usd = 0.0;
    double funding_usd = 0.0;
    double fees_usd = 0.0;
    double borrow_usd = 0.0;
    double liquidation_usd = 0.0; // what a liquidation took beyond the price loss
    double net_usd = 0.0;
    double net_coin = 0.0;     // change in coins of the first bag, were all held in it
    double value_usd = 0.0;    // bag, coin collateral and hedge after all; USDT collateral stands aside
    double value_coin = 0.0;   // the same in coins of the first bag
    double unhedged_usd = 0.0; // value of the same coins had nothing been done
    double sold_usd = 0.0;     // value had all been sold at the start, without costs
    bool liquidated = false;   // at least one leg was, on the way

    bool operator==(const Scenario&) const = default;
};

struct Report {
    std::string answer; // one sentence or two; filled by text/words
    Sizing sizing;
    Margin margin;
    Cost cost;
    std::vector<Scenario> scenarios;
    std::vector<Warning> warnings; // worst first

    bool operator==(const Report&) const = default;
};

} // namespace keel
