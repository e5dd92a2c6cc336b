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
        Member{"contracts", &LegSizing::contracts, "contracts to sell short"},
        Member{"notional_usd", &LegSizing::notional_usd, "value of the position at the futures price, USD"},
        Member{"coins", &LegSizing::coins, "coins sold short: the delta at entry"},
        Member{"futures_price", &LegSizing::futures_price, "entry price of the future, USD"},
    };
};

template <>
struct Table<BagSizing> {
    static constexpr std::string_view name = "BagSizing";
    static constexpr auto members = std::tuple{
        Member{"exposed_coins", &BagSizing::exposed_coins, "the bag and coin collateral brought on top of it, coins"},
        Member{"hedged_coins", &BagSizing::hedged_coins, "coins sold short against it"},
        Member{"residual_coins", &BagSizing::residual_coins, "coins left exposed; negative: hedged too much"},
        Member{"achieved_ratio", &BagSizing::achieved_ratio, "hedged over exposed coins; null without exposed coins"},
    };
};

template <>
struct Table<Sizing> {
    static constexpr std::string_view name = "Sizing";
    static constexpr auto members = std::tuple{
        Member{"legs", &Sizing::legs, "one for each leg"},
        Member{"bags", &Sizing::bags, "one for each bag"},
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
        Member{"maintenance_source", &LegMargin::maintenance_source, "venue, inferred, assumed or plan"},
        Member{"liquidation_price", &LegMargin::liquidation_price, "mark price, USD; null: never"},
        Member{"liquidation_distance", &LegMargin::liquidation_distance,
               "from the futures price, fraction; null: never"},
        Member{"bankruptcy_price", &LegMargin::bankruptcy_price, "where nothing is left, USD; null: never"},
    };
};

template <>
struct Table<Margin> {
    static constexpr std::string_view name = "Margin";
    static constexpr auto members = std::tuple{Member{"legs", &Margin::legs, "one for each leg"}};
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
        Member{"total_usd", &Cost::total_usd, "sum, USD; negative: income"},
        Member{"total_rate", &Cost::total_rate, "of the bags' value, fraction; null without a bag"},
        Member{"annualised_rate", &Cost::annualised_rate, "the same for a year, simple; null without a horizon"},
        Member{"per_day_usd", &Cost::per_day_usd, "USD a day; null without a horizon"},
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
        Member{"borrow_usd", &Scenario::borrow_usd, "interest on collateral from outside, USD; negative"},
        Member{"liquidation_usd", &Scenario::liquidation_usd, "lost to a liquidation beyond the price loss, USD"},
        Member{"net_usd", &Scenario::net_usd, "sum of the parts above, USD"},
        Member{"net_coin", &Scenario::net_coin, "change in coins of the first bag, were all held in it"},
        Member{"value_usd", &Scenario::value_usd, "bag, coin collateral and hedge after all, USD"},
        Member{"value_coin", &Scenario::value_coin, "the same in coins of the first bag"},
        Member{"unhedged_usd", &Scenario::unhedged_usd, "value of the same coins without a hedge, USD"},
        Member{"sold_usd", &Scenario::sold_usd, "value had all been sold at the start, USD"},
        Member{"liquidated", &Scenario::liquidated, "a leg was liquidated on the way"},
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
