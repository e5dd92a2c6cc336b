#pragma once

// What one end price leaves: every leg followed along the way there, every part of the result in dollars.
//
// The way: Straight is log-linear in time from today's spot to the end price, the basis linear from entry to exit
// basis; Jump is flat until the horizon and then moves at once. Funding is paid at each timestamp in (0, T], every h
// hours, on the notional at that moment's futures price. A leg whose equity meets its maintenance margin on the way is
// liquidated there: price P&L, basis, funding and the rest of its collateral come to exactly -collateral, no exit fee
// is paid, and the bag rides on without it. Coin amounts are valued once, at the end price.
// Between two timestamps the futures price is a convex function of time, so its highest point is one of the two.

#include "engine/hedge.hpp"
#include "model/plan.hpp"
#include "model/report.hpp"
#include "model/units.hpp"

namespace keel {

/// Parts of one leg's result at the end price, USD. Positive: received.
struct LegOutcome {
    Usd price;
    Usd basis;
    Usd funding;
    Usd entry_fee;
    Usd exit_fee;
    Usd borrow;
    Usd liquidation;
    bool liquidated = false;
};

LegOutcome leg_outcome(const HedgeLeg& leg, UsdPerCoin start, UsdPerCoin end, const Plan& plan);

/// The whole plan with every bag's price moved by `shock`.
Scenario scenario_at(const Plan& plan, const Hedge& hedge, double shock);

/// Number of funding timestamps in (0, horizon_days].
double funding_count(double horizon_days, double interval_hours);

} // namespace keel
