#pragma once

// The fields of a path of prices and of what happens on it. Only fields.cpp includes this.

#include "model/field_access.hpp"

namespace keel::field_access {

inline constexpr double kMostDays = 3650;

inline constexpr std::array kBagPathFields{
    field<&Bag::path>({
        .key = "bag.path",
        .label = "Own price path",
        .unit = Unit::UsdPerCoin,
        .least = 1e-9,
        .most = 1e12,
        .least_first = 0,
        .most_first = kMostDays,
        .most_count = kMostOwnWaypoints,
        .help = "Takes another coin along a path of its own, as day:price pairs; without one it moves by beta times "
                "the move of the first coin. 10:2800,30:3500 is a fall by day 10 and a recovery by day 30.",
    }),
};

inline constexpr std::array kLegPathFields{
    field<&Leg::stop_price>({
        .key = "leg.stop_price",
        .label = "Stop-loss of the hedge",
        .unit = Unit::UsdPerCoin,
        .least = 1e-9,
        .most = 1e12,
        .empty_means = "no stop",
        .help = "The futures price at which you close the hedge at a loss. Your coins are unprotected from there on: "
                "after a stop at 70,000 a fall to 45,000 costs the coins all of it.",
    }),
    field<&Leg::adl_part>({
        .key = "leg.adl_part",
        .label = "Closed by the exchange",
        .unit = Unit::Rate,
        .least = 0,
        .most = 1,
        .help = "Auto-deleveraging: in a crash an exchange may close winning positions to pay for bankrupt ones. The "
                "part of the hedge that is closed; 0.6 of 3,250 contracts leave 1,300.",
    }),
    field<&Leg::adl_price>({
        .key = "leg.adl_price",
        .label = "Closed at the price",
        .unit = Unit::UsdPerCoin,
        .least = 1e-9,
        .most = 1e12,
        .empty_means = "at no price",
        .help = "The futures price at which the exchange closes a part of the hedge, the first time it is there.",
    }),
    field<&Leg::adl_day>({
        .key = "leg.adl_day",
        .label = "Closed on day",
        .unit = Unit::Days,
        .least = 0,
        .most = kMostDays,
        .empty_means = "on no day",
        .help = "The day on which the exchange closes a part of the hedge, at the futures price of that moment.",
    }),
    field<&Leg::venue_fails_on>({
        .key = "leg.venue_fails_on",
        .label = "Exchange fails on day",
        .unit = Unit::Days,
        .least = 0,
        .most = kMostDays,
        .empty_means = "never",
        .help = "What if the exchange goes under? On that day this hedge, its profits and all of its collateral are "
                "gone, and your other coins ride on without it.",
    }),
    field<&Leg::basis_path>({
        .key = "leg.basis_path",
        .label = "Basis on the way",
        .unit = Unit::Usd,
        .least = -1e12,
        .most = 1e12,
        .least_first = 0,
        .most_first = kMostDays,
        .most_count = kMostOwnWaypoints,
        .help = "Futures price less spot price along a path, as day:basis pairs from today's basis on; without them "
                "it goes straight to the exit basis. A dated contract ends at 0 whatever stands here.",
    }),
    field<&Leg::settle_path>({
        .key = "leg.settle_path",
        .label = "Price of the settle asset on the way",
        .unit = Unit::Usd,
        .least = 0.01,
        .most = 1e9,
        .least_first = 0,
        .most_first = kMostDays,
        .most_count = kMostOwnWaypoints,
        .help = "What one USDT or USDC is worth along a path, as day:price pairs. 5:1,6:0.97,9:1 is a slip of three "
                "days; the collateral and the profits are worth less meanwhile.",
    }),
    field<&Leg::topup_leverage_max>({
        .key = "leg.topup_leverage_max",
        .label = "Top up above a leverage of",
        .unit = Unit::Multiple,
        .least = 0.01,
        .most = 1000,
        .empty_means = "never",
        .help = "A losing hedge grows and its margin shrinks: its leverage rises. Where it passes this figure, "
                "collateral is added. 3x becomes 4x when the price has risen by 12.5 %.",
    }),
    field<&Leg::topup_leverage_target>({
        .key = "leg.topup_leverage_target",
        .label = "Back to a leverage of",
        .unit = Unit::Multiple,
        .least = 0.01,
        .most = 1000,
        .empty_means = "no deposit",
        .help = "How much is added: deposit = notional x (1 / target - 1 / leverage). From 4x back to 3x takes a "
                "twelfth of the notional.",
    }),
};

inline constexpr std::array kScenarioPathFields{
    field<&ScenarioInput::path>({
        .key = "scenario.path",
        .label = "Way of the price",
        .unit = Unit::UsdPerCoin,
        .least = 1e-9,
        .most = 1e12,
        .least_first = 0,
        .most_first = kMostDays,
        .most_count = kMostWaypoints,
        .help = "The way of the first coin's price, as day:price pairs or by name. 10:85000,30:45000 rises until day "
                "10 and falls until day 30; two pairs with one day are a gap. march_2020 is how it went then, from "
                "today's price on. None: the price stays where it is.",
    }),
    field<&ScenarioInput::margin_rule_day>({
        .key = "scenario.margin_rule_day",
        .label = "Margin rules change on day",
        .unit = Unit::Days,
        .least = 0,
        .most = kMostDays,
        .empty_means = "never",
        .help = "Exchanges raise their margins in a storm. From that day of a path on, every maintenance rate is "
                "higher by the figure beside this one.",
    }),
    field<&ScenarioInput::margin_rule_increase>({
        .key = "scenario.margin_rule_increase",
        .label = "Margin rules ask for more",
        .unit = Unit::Rate,
        .least = 0,
        .most = 0.5,
        .help = "Added to every maintenance rate from that day on: with 1 %, 0.4 % becomes 1.4 %.",
    }),
};

} // namespace keel::field_access
