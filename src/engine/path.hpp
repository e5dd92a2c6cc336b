#pragma once

// A plan on a path of prices: what happens on the way, and what it comes to (path_walk.hpp). The first coin follows the
// waypoints of scenario.path or the bars of a price history, joined log-linearly, from today's price on; behind the
// last one the price stays. The path is as long as the plan's horizon or its last price, whichever is later. Another
// coin has a path of its own, goes straight to the end of its own move, or is, at every bend of the first one's path,
// where beta takes it in a scenario, and log-linear between.
//
// What is left out: liquidation in steps, the price impact of the plan's own orders, interest on borrowed coins that
// back a wallet, and every fee of the venue for a closing of its own.

#include "engine/path_prices.hpp"
#include "engine/path_schedule.hpp"
#include "model/issue.hpp"
#include "model/path_report.hpp"
#include "model/plan.hpp"

#include <expected>
#include <span>

namespace keel {

std::expected<PathReport, Issues> path_of(const Plan& plan) noexcept;

/// What was, in place of scenario.path. Both must stay where they are.
struct PathHistory {
    std::span<const PriceBar> bars;
    std::span<const FundingPayment> funding = {}; // of perpetual legs on the first coin; empty: the plan's own rates
};

/// The same along a history. Day 0 and the price before the first bar are today's. Inside a bar with high and low the
/// one that is worse for the hedge comes first: the high, unless more coins are bought than sold short at the start.
std::expected<PathReport, Issues> path_along(const Plan& plan, const PathHistory& history) noexcept;

} // namespace keel
