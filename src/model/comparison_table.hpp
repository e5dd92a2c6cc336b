#pragma once

// The members of the answers beside the report, as report_table.hpp has those of the report.

#include "model/comparison.hpp"
#include "model/report_table.hpp"

namespace keel {

template <>
struct Table<Alternative> {
    static constexpr std::string_view name = "Alternative";
    static constexpr auto members = std::tuple{
        Member{"key", &Alternative::key, "stable name"},
        Member{"label", &Alternative::label, "for people"},
        Member{"contracts", &Alternative::contracts, "of all legs; negative: to buy"},
        Member{"collateral_usd", &Alternative::collateral_usd, "to be posted, USD"},
        Member{"outside_usd", &Alternative::outside_usd, "part of it that the bags do not hold, USD"},
        Member{"liquidation_price", &Alternative::liquidation_price, "nearest of all legs, USD; null: never"},
        Member{"cost_usd", &Alternative::cost_usd, "at an unchanged price, USD; negative: income"},
        Member{"values_usd", &Alternative::values_usd, "at each shock: what there is, before tax, USD"},
        Member{"in_hand_usd", &Alternative::in_hand_usd, "after tax on what was realised, the coins kept, USD"},
        Member{"after_tax_usd", &Alternative::after_tax_usd, "after tax, were the coins sold too, USD"},
        Member{"liquidated", &Alternative::liquidated, "1 where a leg was, on the way"},
    };
};

template <>
struct Table<Comparison> {
    static constexpr std::string_view name = "Comparison";
    static constexpr auto members = std::tuple{
        Member{"shocks", &Comparison::shocks, "moves of the first coin, fractions"},
        Member{"prices", &Comparison::prices, "end prices of the first coin, USD"},
        Member{"alternatives", &Comparison::alternatives, "the plan itself first"},
    };
};

template <>
struct Table<VenueOffer> {
    static constexpr std::string_view name = "VenueOffer";
    static constexpr auto members = std::tuple{
        Member{"contract", &VenueOffer::contract, "its id"},
        Member{"venue", &VenueOffer::venue, "as people write it"},
        Member{"kind", &VenueOffer::kind, "inverse or linear"},
        Member{"settle_asset", &VenueOffer::settle_asset, "what collateral and P&L are paid in"},
        Member{"contracts", &VenueOffer::contracts, "to sell short; negative: to buy"},
        Member{"residual_coins", &VenueOffer::residual_coins, "left open; negative: too many sold"},
        Member{"collateral", &VenueOffer::collateral, "settle asset"},
        Member{"collateral_usd", &VenueOffer::collateral_usd, "the same, USD"},
        Member{"outside_usd", &VenueOffer::outside_usd, "part of it that the bag does not hold, USD"},
        Member{"liquidation_price", &VenueOffer::liquidation_price, "USD; null: never"},
        Member{"liquidation_distance", &VenueOffer::liquidation_distance, "fraction; null: never"},
        Member{"maintenance_source", &VenueOffer::maintenance_source, "venue, inferred, assumed or plan"},
        Member{"fees_usd", &VenueOffer::fees_usd, "to open and to close, USD; null: not known"},
        Member{"funding_interval_hours", &VenueOffer::funding_interval_hours, "null: none, or not known"},
        Member{"funding_cap_rate", &VenueOffer::funding_cap_rate, "per interval, fraction; null: not known"},
        Member{"cost_usd", &VenueOffer::cost_usd, "over the horizon at an unchanged price, USD"},
        Member{"problem", &VenueOffer::problem, "why it cannot be had; empty: it can"},
        Member{"note", &VenueOffer::note, "what a holder should know"},
    };
};

template <>
struct Table<Solution> {
    static constexpr std::string_view name = "Solution";
    static constexpr auto members = std::tuple{
        Member{"goal", &Solution::goal, "what was asked"},
        Member{"status", &Solution::status, "found, already or impossible"},
        Member{"field", &Solution::field, "key of the input it sets; empty: none"},
        Member{"value", &Solution::value, "in the unit of that input; null: there is none"},
        Member{"liquidation_before", &Solution::liquidation_before, "of that leg, USD; null: never"},
        Member{"liquidation_after", &Solution::liquidation_after, "with the value put in, USD; null: never"},
        Member{"message", &Solution::message, "a sentence for people"},
    };
};

template <>
struct Table<TopUp> {
    static constexpr std::string_view name = "TopUp";
    static constexpr auto members = std::tuple{
        Member{"price", &TopUp::price, "futures price at which it is due, USD"},
        Member{"deposit", &TopUp::deposit, "settle asset"},
        Member{"deposit_usd", &TopUp::deposit_usd, "the same at that price, USD"},
        Member{"liquidation_price", &TopUp::liquidation_price, "after it, USD; null: never"},
    };
};

template <>
struct Table<Grid> {
    static constexpr std::string_view name = "Grid";
    static constexpr auto members = std::tuple{
        Member{"axis", &Grid::axis, "days, ratio, leverage or funding"},
        Member{"prices", &Grid::prices, "end prices of the first coin, USD: the columns"},
        Member{"rows", &Grid::rows, "values of the axis"},
        Member{"net_usd", &Grid::net_usd, "result, row by row, USD"},
        Member{"liquidated", &Grid::liquidated, "1 where a leg was, on the way"},
    };
};

constexpr std::string_view name_of(SolutionStatus status) {
    switch (status) {
    case SolutionStatus::Found: return "found";
    case SolutionStatus::Already: return "already";
    case SolutionStatus::Impossible: return "impossible";
    }
    return "found";
}

} // namespace keel
