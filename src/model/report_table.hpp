#pragma once

// The members of the report with key, unit and meaning: JSON, CSV, the module's objects and its TypeScript
// declarations are all written from this table, so that a new result is one line here.

#include "model/report.hpp"

#include <string_view>
#include <tuple>

namespace keel {

template <class Owner, class Type>
struct Member {
    std::string_view key;
    Type Owner::*pointer;
    std::string_view meaning; // with its unit
};

template <class Owner, class Type>
Member(const char*, Type Owner::*, const char*) -> Member<Owner, Type>;

/// Specialised for each struct of the report: `name` (of its TypeScript interface) and the tuple `members`.
template <class Struct>
struct Table;

template <>
struct Table<LegSizing> {
    static constexpr std::string_view name = "LegSizing";
    static constexpr auto members = std::tuple{
        Member{"contracts_exact", &LegSizing::contracts_exact, "contracts before rounding to the lot"},
        Member{"contracts", &LegSizing::contracts, "contracts to sell short; negative: to buy"},
        Member{"notional_usd", &LegSizing::notional_usd, "value of the position at its entry price, USD"},
        Member{"coins", &LegSizing::coins, "coins sold short: the delta at entry"},
        Member{"futures_price", &LegSizing::futures_price, "entry price of the future, USD"},
        Member{"pnl_so_far_usd", &LegSizing::pnl_so_far_usd, "of a position that is open already, USD"},
        Member{"locked_in_yield", &LegSizing::locked_in_yield,
               "of a dated contract held to expiry, a year, simple; null for a perpetual one"},
        Member{"locked_in_yield_compound", &LegSizing::locked_in_yield_compound, "the same, compound"},
        Member{"min_variance_ratio", &LegSizing::min_variance_ratio,
               "of a hedge with another coin: USD short for each USD held; null without one"},
        Member{"effectiveness", &LegSizing::effectiveness,
               "part of the variance that it takes away: R squared at the best ratio, below 0 when it adds; null "
               "without one"},
        Member{"residual_volatility", &LegSizing::residual_volatility,
               "a year, of the bag so hedged; null without one"},
        Member{"unhedged_sd_usd", &LegSizing::unhedged_sd_usd,
               "one standard deviation of the bag over the horizon, USD; null without such a hedge"},
        Member{"residual_sd_usd", &LegSizing::residual_sd_usd, "the same with the hedge; null without one"},
    };
};

template <>
struct Table<BagSizing> {
    static constexpr std::string_view name = "BagSizing";
    static constexpr auto members = std::tuple{
        Member{"exposed_coins", &BagSizing::exposed_coins, "held less owed, and coin collateral brought on top, coins"},
        Member{"hedged_coins", &BagSizing::hedged_coins, "coins sold short against it"},
        Member{"residual_coins", &BagSizing::residual_coins, "coins left exposed; negative: hedged too much"},
        Member{"residual_usd", &BagSizing::residual_usd, "the same at the spot price, USD"},
        Member{"achieved_ratio", &BagSizing::achieved_ratio, "hedged over exposed coins; null without exposed coins"},
    };
};

template <>
struct Table<Sizing> {
    static constexpr std::string_view name = "Sizing";
    static constexpr auto members = std::tuple{
        Member{"legs", &Sizing::legs, "one for each leg"},
        Member{"bags", &Sizing::bags, "one for each bag"},
        Member{"net_delta_usd", &Sizing::net_delta_usd, "what is left exposed of all bags, USD"},
    };
};

template <>
struct Table<LegMargin> {
    static constexpr std::string_view name = "LegMargin";
    static constexpr auto members = std::tuple{
        Member{"settle_asset", &LegMargin::settle_asset, "what collateral and P&L are paid in"},
        Member{"initial_margin", &LegMargin::initial_margin, "notional over leverage, settle asset"},
        Member{"initial_margin_usd", &LegMargin::initial_margin_usd, "the same at the spot price, USD"},
        Member{"collateral", &LegMargin::collateral, "posted for the leg, settle asset"},
        Member{"collateral_usd", &LegMargin::collateral_usd, "the same at the spot price, USD"},
        Member{"collateral_from_bag", &LegMargin::collateral_from_bag, "part taken out of the bag, settle asset"},
        Member{"maintenance_rate", &LegMargin::maintenance_rate, "of the tier at the liquidation price, fraction"},
        Member{"maintenance_amount", &LegMargin::maintenance_amount, "deduction of that tier, settle asset"},
        Member{"added_maintenance_rate", &LegMargin::added_maintenance_rate,
               "on top of it: the fee to close where the venue asks for it, and the plan's increase"},
        Member{"maintenance_source", &LegMargin::maintenance_source, "venue, inferred, assumed or plan"},
        Member{"liquidation_price", &LegMargin::liquidation_price,
               "mark price as the venue quotes it, USD; null: never"},
        Member{"liquidation_distance", &LegMargin::liquidation_distance,
               "from the futures price, fraction; null: never"},
        Member{"bankruptcy_price", &LegMargin::bankruptcy_price,
               "where nothing is left, USD; null: never, or on cross margin"},
    };
};

template <>
struct Table<WalletMargin> {
    static constexpr std::string_view name = "WalletMargin";
    static constexpr auto members = std::tuple{
        Member{"venue", &WalletMargin::venue, "name of the venue, or custom"},
        Member{"settle_asset", &WalletMargin::settle_asset, "what it is counted in"},
        Member{"legs", &WalletMargin::legs, "how many legs"},
        Member{"cross_legs", &WalletMargin::cross_legs, "how many of them share their collateral"},
        Member{"collateral", &WalletMargin::collateral, "of all legs, settle asset"},
        Member{"initial_margin", &WalletMargin::initial_margin, "of all legs, settle asset"},
        Member{"equity", &WalletMargin::equity, "of the cross legs today, settle asset; null without any"},
        Member{"maintenance", &WalletMargin::maintenance, "their maintenance margin, settle asset; null without any"},
        Member{"liquidation_rise", &WalletMargin::liquidation_rise,
               "rise of the first coin at which they are liquidated together, fraction; null: never"},
        Member{"liquidation_fall", &WalletMargin::liquidation_fall,
               "fall at which they are, fraction, negative; null: never"},
    };
};

template <>
struct Table<Margin> {
    static constexpr std::string_view name = "Margin";
    static constexpr auto members = std::tuple{
        Member{"legs", &Margin::legs, "one for each leg"},
        Member{"wallets", &Margin::wallets, "one for each venue and settle asset"},
    };
};

template <>
struct Table<Cost> {
    static constexpr std::string_view name = "Cost";
    static constexpr auto members = std::tuple{
        Member{"entry_fee_usd", &Cost::entry_fee_usd, "USD"},
        Member{"exit_fee_usd", &Cost::exit_fee_usd, "USD"},
        Member{"funding_usd", &Cost::funding_usd, "USD; negative: received"},
        Member{"borrow_usd", &Cost::borrow_usd, "interest on collateral from outside the bag, USD"},
        Member{"basis_usd", &Cost::basis_usd, "basis carry, USD; negative: earned"},
        Member{"slippage_usd", &Cost::slippage_usd, "USD"},
        Member{"settle_usd", &Cost::settle_usd, "lost on USDT and other collateral by a change of its price, USD"},
        Member{"bonus_usd", &Cost::bonus_usd, "what a bonus pays, USD; negative"},
        Member{"total_usd", &Cost::total_usd, "sum, USD; negative: income"},
        Member{"break_even_price", &Cost::break_even_price,
               "end price of the first coin below which the hedge makes more than this cost, USD; null: none"},
        Member{"total_rate", &Cost::total_rate, "of the bags' value, fraction; null without a bag"},
        Member{"annualised_rate", &Cost::annualised_rate, "the same for a year, simple; null without a horizon"},
        Member{"per_day_usd", &Cost::per_day_usd, "USD a day; null without a horizon"},
    };
};

template <>
struct Table<ScenarioLeg> {
    static constexpr std::string_view name = "ScenarioLeg";
    static constexpr auto members = std::tuple{
        Member{"price", &ScenarioLeg::price, "futures price at which it ends, USD"},
        Member{"futures_usd", &ScenarioLeg::futures_usd, "price part of its P&L, USD"},
        Member{"basis_usd", &ScenarioLeg::basis_usd, "part due to a changed basis, USD"},
        Member{"funding_usd", &ScenarioLeg::funding_usd, "USD; positive: received"},
        Member{"entry_fee_usd", &ScenarioLeg::entry_fee_usd, "USD; negative"},
        Member{"exit_fee_usd", &ScenarioLeg::exit_fee_usd, "or the delivery fee, USD; negative"},
        Member{"slippage_usd", &ScenarioLeg::slippage_usd, "USD; negative"},
        Member{"borrow_usd", &ScenarioLeg::borrow_usd, "interest on collateral from outside, USD; negative"},
        Member{"settle_usd", &ScenarioLeg::settle_usd, "change in value of its collateral, USD"},
        Member{"bonus_usd", &ScenarioLeg::bonus_usd, "what a bonus pays, USD"},
        Member{"liquidation_usd", &ScenarioLeg::liquidation_usd, "lost to a liquidation beyond the price loss, USD"},
        Member{"net_usd", &ScenarioLeg::net_usd, "sum of the parts above, USD"},
        Member{"funding", &ScenarioLeg::funding, "received, settle asset"},
        Member{"liquidation_fee_usd", &ScenarioLeg::liquidation_fee_usd, "inside liquidation_usd, USD; negative"},
        Member{"liquidated", &ScenarioLeg::liquidated, "it was, on the way"},
    };
};

template <>
struct Table<ScenarioBag> {
    static constexpr std::string_view name = "ScenarioBag";
    static constexpr auto members = std::tuple{
        Member{"shock", &ScenarioBag::shock, "move of its own coin, fraction"},
        Member{"price", &ScenarioBag::price, "end price, USD"},
        Member{"spot_usd", &ScenarioBag::spot_usd, "change in value of its coins, USD"},
        Member{"hedge_usd", &ScenarioBag::hedge_usd, "net of the legs that hedge it, USD"},
        Member{"net_usd", &ScenarioBag::net_usd, "sum of both, USD"},
        Member{"value_usd", &ScenarioBag::value_usd, "after all, USD"},
    };
};

template <>
struct Table<ScenarioWallet> {
    static constexpr std::string_view name = "ScenarioWallet";
    static constexpr auto members = std::tuple{
        Member{"change", &ScenarioWallet::change, "P&L, funding and fees, or its collateral lost, settle asset"},
        Member{"change_usd", &ScenarioWallet::change_usd, "the same at the end, USD"},
    };
};

template <>
struct Table<Scenario> {
    static constexpr std::string_view name = "Scenario";
    static constexpr auto members = std::tuple{
        Member{"shock", &Scenario::shock, "move of the price, fraction"},
        Member{"price", &Scenario::price, "end price of the first bag's coin, USD"},
        Member{"spot_usd", &Scenario::spot_usd, "change in value of bag and coin collateral, USD"},
        Member{"futures_usd", &Scenario::futures_usd, "price part of the futures P&L, USD"},
        Member{"basis_usd", &Scenario::basis_usd, "part of the futures P&L due to a changed basis, USD"},
        Member{"funding_usd", &Scenario::funding_usd, "USD; positive: received"},
        Member{"fees_usd", &Scenario::fees_usd, "entry and exit fee, USD; negative"},
        Member{"slippage_usd", &Scenario::slippage_usd, "orders filled worse than quoted, USD; negative"},
        Member{"borrow_usd", &Scenario::borrow_usd, "interest on collateral from outside, USD; negative"},
        Member{"settle_usd", &Scenario::settle_usd, "change in value of USDT and other collateral, USD"},
        Member{"bonus_usd", &Scenario::bonus_usd, "what a bonus pays, USD"},
        Member{"liquidation_usd", &Scenario::liquidation_usd, "lost to a liquidation beyond the price loss, USD"},
        Member{"net_usd", &Scenario::net_usd, "sum of the parts above, USD"},
        Member{"net_coin", &Scenario::net_coin, "change in coins of the first bag, were all held in it"},
        Member{"value_usd", &Scenario::value_usd, "bag, coin collateral and hedge after all, USD"},
        Member{"value_coin", &Scenario::value_coin, "the same in coins of the first bag"},
        Member{"unhedged_usd", &Scenario::unhedged_usd, "value of the same coins without a hedge, USD"},
        Member{"sold_usd", &Scenario::sold_usd, "value had all been sold at the start, USD"},
        Member{"liquidated", &Scenario::liquidated, "a leg was liquidated on the way"},
        Member{"legs", &Scenario::legs, "one for each leg"},
        Member{"bags", &Scenario::bags, "one for each bag"},
        Member{"wallets", &Scenario::wallets, "one for each wallet of the margin block"},
    };
};

template <>
struct Table<Warning> {
    static constexpr std::string_view name = "Warning";
    static constexpr auto members = std::tuple{
        Member{"code", &Warning::code, "stable name in snake_case"},
        Member{"severity", &Warning::severity, "notice, caution or danger"},
        Member{"field", &Warning::field, "key of the input that causes it"},
        Member{"message", &Warning::message, "a sentence for people"},
        Member{"value", &Warning::value, "the number that makes it real"},
    };
};

template <>
struct Table<Report> {
    static constexpr std::string_view name = "Report";
    static constexpr auto members = std::tuple{
        Member{"answer", &Report::answer, "the result in a sentence or two"},
        Member{"sizing", &Report::sizing, "how many contracts"},
        Member{"margin", &Report::margin, "collateral, and where the hedge dies"},
        Member{"cost", &Report::cost, "over the horizon at an unchanged price; cost positive, income negative"},
        Member{"scenarios", &Report::scenarios, "one for each shock of the plan"},
        Member{"warnings", &Report::warnings, "worst first"},
    };
};

constexpr std::string_view name_of(Severity severity) {
    switch (severity) {
    case Severity::Notice: return "notice";
    case Severity::Caution: return "caution";
    case Severity::Danger: return "danger";
    }
    return "notice";
}

} // namespace keel
