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
    double contracts_exact = 0.0; // before rounding to the lot; negative: to buy
    double contracts = 0.0;
    double notional_usd = 0.0;   // at the entry price
    double coins = 0.0;          // delta at entry
    double futures_price = 0.0;  // F0: entry price, as the venue quotes it
    double pnl_so_far_usd = 0.0; // of a position that is open already
    // Of a dated contract, held to expiry: a year, simple and compound.
    std::optional<double> locked_in_yield;
    std::optional<double> locked_in_yield_compound;
    // Of a cross-hedge: what can be known from volatility and correlation.
    std::optional<double> min_variance_ratio;
    std::optional<double> effectiveness;       // R squared: part of the variance that goes away
    std::optional<double> residual_volatility; // annualised, of the bag
    std::optional<double> unhedged_sd_usd;     // one standard deviation over the horizon
    std::optional<double> residual_sd_usd;

    bool operator==(const LegSizing&) const = default;
};

struct BagSizing {
    double exposed_coins = 0.0; // held less owed, and coin collateral brought on top
    double hedged_coins = 0.0;
    double residual_coins = 0.0;          // left exposed; negative: hedged too much
    double residual_usd = 0.0;            // the same at the spot price
    std::optional<double> achieved_ratio; // none without exposed coins

    bool operator==(const BagSizing&) const = default;
};

struct Sizing {
    std::vector<LegSizing> legs;
    std::vector<BagSizing> bags;
    double net_delta_usd = 0.0; // what is left exposed of all bags

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
    double added_maintenance_rate = 0.0;        // on top of the tier: the fee to close where the venue asks for it
    std::string maintenance_source;             // "venue", "inferred", "assumed" or "plan"
    std::optional<double> liquidation_price;    // USD; none: never
    std::optional<double> liquidation_distance; // fraction of the futures price
    std::optional<double> bankruptcy_price;     // USD; none: never

    bool operator==(const LegMargin&) const = default;
};

/// What the legs of one venue and settle asset have together.
struct WalletMargin {
    std::string venue;
    std::string settle_asset;
    double legs = 0.0;           // how many
    double cross_legs = 0.0;     // how many of them share their collateral
    double collateral = 0.0;     // settle asset
    double initial_margin = 0.0; // settle asset
    // Of the cross legs; none without any.
    std::optional<double> equity;      // settle asset
    std::optional<double> maintenance; // settle asset
    // Moves of the first bag's coin at which they are liquidated together; none: never.
    std::optional<double> liquidation_rise;
    std::optional<double> liquidation_fall;

    bool operator==(const WalletMargin&) const = default;
};

struct Margin {
    std::vector<LegMargin> legs;
    std::vector<WalletMargin> wallets;

    bool operator==(const Margin&) const = default;
};

/// What the hedge costs over the horizon at an unchanged price. Cost positive, income negative.
struct Cost {
    double entry_fee_usd = 0.0;
    double exit_fee_usd = 0.0;
    double funding_usd = 0.0;
    double borrow_usd = 0.0;
    double basis_usd = 0.0;
    double slippage_usd = 0.0;
    double settle_usd = 0.0; // change in value of USDT and other collateral
    double bonus_usd = 0.0;  // what a bonus pays, negative
    double total_usd = 0.0;
    std::optional<double> break_even_price; // of the first coin: below it the hedge made more than this cost
    std::optional<double> total_rate;       // fraction of the bags' value; none when they are worth nothing
    std::optional<double> annualised_rate;  // none without a horizon
    std::optional<double> per_day_usd;      // none without a horizon

    bool operator==(const Cost&) const = default;
};

/// What one leg adds to a scenario. The parts sum to net_usd.
struct ScenarioLeg {
    double price = 0.0; // futures price at which it ends, as the venue quotes it
    double futures_usd = 0.0;
    double basis_usd = 0.0;
    double funding_usd = 0.0;
    double entry_fee_usd = 0.0;
    double exit_fee_usd = 0.0; // or the delivery fee
    double slippage_usd = 0.0;
    double borrow_usd = 0.0;
    double settle_usd = 0.0;
    double bonus_usd = 0.0;
    double liquidation_usd = 0.0;
    double net_usd = 0.0;
    double funding = 0.0;             // settle asset
    double liquidation_fee_usd = 0.0; // inside liquidation_usd
    bool liquidated = false;

    bool operator==(const ScenarioLeg&) const = default;
};

/// What one bag does in a scenario, with the legs that hedge it.
struct ScenarioBag {
    double shock = 0.0; // of its own coin
    double price = 0.0; // USD
    double spot_usd = 0.0;
    double hedge_usd = 0.0;
    double net_usd = 0.0;
    double value_usd = 0.0;

    bool operator==(const ScenarioBag&) const = default;
};

/// What a settle wallet gains or loses in a scenario: P&L, funding and fees, or its collateral.
struct ScenarioWallet {
    double change = 0.0; // settle asset
    double change_usd = 0.0;

    bool operator==(const ScenarioWallet&) const = default;
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
    double slippage_usd = 0.0;
    double borrow_usd = 0.0;
    double settle_usd = 0.0;      // change in value of USDT and other collateral
    double bonus_usd = 0.0;       // what a bonus pays
    double liquidation_usd = 0.0; // what a liquidation took beyond the price loss
    double net_usd = 0.0;
    double net_coin = 0.0;     // change in coins of the first bag, were all held in it
    double value_usd = 0.0;    // bag, coin collateral and hedge after all; USDT collateral stands aside
    double value_coin = 0.0;   // the same in coins of the first bag
    double unhedged_usd = 0.0; // value of the same coins had nothing been done
    double sold_usd = 0.0;     // value had all been sold at the start, without costs
    bool liquidated = false;   // at least one leg was, on the way
    std::vector<ScenarioLeg> legs;
    std::vector<ScenarioBag> bags;
    std::vector<ScenarioWallet> wallets; // in the order of Margin::wallets

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
