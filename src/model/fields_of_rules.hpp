#pragma once

// The fields of a rule on a path: what triggers it, and its exit. Only fields.cpp includes this.

#include "model/field_access.hpp"

namespace keel::field_access {

inline constexpr std::array kRuleFields{
    field<&Rule::kind>({
        .key = "trigger.kind",
        .label = "Rule applies when",
        .help = "What sets the hedge ratio on a path: the price below or above a level, a fall from its peak, the "
                "RSI of daily closes, a bearish divergence, the average funding, a window of days, or a ratio that "
                "is off by so much.",
    }),
    field<&Rule::leg>({
        .key = "trigger.leg",
        .label = "Rule for hedge",
        .kind = FieldKind::Whole,
        .least = 1,
        .most = kMostLegs,
        .help = "Which hedge the rule sets the ratio of; 1 is the first. Prices and RSI are those of the coin of its "
                "contract.",
    }),
    field<&Rule::level>({
        .key = "trigger.level",
        .label = "Level of the rule",
        .least = -1e12,
        .most = 1e12,
        .help = "A price in USD, a fall from the peak (0.1 is 10 %), an RSI from 0 to 100, a funding rate per "
                "payment, or for rebalancing how far the ratio may be off: 0.05 lets 1 become 0.95.",
    }),
    field<&Rule::periods>({
        .key = "trigger.periods",
        .label = "Periods of the rule",
        .kind = FieldKind::Whole,
        .least = 1,
        .most = 1000,
        .help = "Days of the RSI, 14 by Wilder, also of that of a divergence; or payments of which the average "
                "funding is taken.",
    }),
    field<&Rule::from_day>({
        .key = "trigger.from_day",
        .label = "Window from day",
        .unit = Unit::Days,
        .least = 0,
        .most = 3650,
        .help = "The first day of a window, such as that of an election or a rate decision, in which the ratio is "
                "applied.",
    }),
    field<&Rule::until_day>({
        .key = "trigger.until_day",
        .label = "Window until day",
        .unit = Unit::Days,
        .least = 0,
        .most = 3650,
        .empty_means = "it has no end",
        .help = "The day on which the window is over; with the exit condition_false the ratio is taken back then.",
    }),
    field<&Rule::ratio>({
        .key = "trigger.ratio",
        .label = "Ratio to apply",
        .unit = Unit::Rate,
        .least = 0,
        .most = 10,
        .help = "The hedge ratio while the rule is in force; of several the last one that fired counts. Four rules "
                "with 25, 50, 75 and 100 % at four levels are a ladder.",
    }),
    field<&Rule::exit>({
        .key = "exit.kind",
        .label = "Rule ends when",
        .help = "Never, once its condition has been false for some days, when the price reaches a target, or on a "
                "day. Then the ratio is again what it was without the rule.",
    }),
    field<&Rule::exit_days>({
        .key = "exit.days",
        .label = "False for days",
        .unit = Unit::Days,
        .least = 0,
        .most = 3650,
        .help = "How long the threat must have passed before the rule ends; with 3 a price that was back above the "
                "level for one day changes nothing.",
    }),
    field<&Rule::exit_price>({
        .key = "exit.price",
        .label = "Target price",
        .unit = Unit::UsdPerCoin,
        .least = 1e-9,
        .most = 1e12,
        .empty_means = "no target",
        .help = "Where the rule ends with its profit taken: the price reaches it from the side on which it was when "
                "the rule fired.",
    }),
    field<&Rule::exit_day>({
        .key = "exit.day",
        .label = "Ends on day",
        .unit = Unit::Days,
        .least = 0,
        .most = 3650,
        .empty_means = "no day",
        .help = "The day of the path on which the rule ends and after which it does not fire again.",
    }),
};

} // namespace keel::field_access
