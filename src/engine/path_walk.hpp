#pragma once

// One walk along a path of prices. Between two moments at which anything is due or a price bends, every leg sees a
// stretch (stretch.hpp), on which the first price that does something to a leg is found exactly, not at a sample.
//
// Order at one instant: a gap, and what it jumped over: liquidation, then stops, then closings by the venue; a bonus
// that expires; funding; a new margin rule; closings and failures of the venue due on that day; deposits; expiry. After
// each of them that can, what is left is tried against its maintenance margin.
// Inside a stretch the nearest price comes first: liquidation before stop before closing before deposit.
// In a gap there is no price between: a stop is filled at the far side, a liquidation takes all that backed the leg.
// Nothing looks ahead: what happens until a day depends on the prices of the stretch it lies in and of those before.

#include "engine/hedge.hpp"
#include "engine/path_crossings.hpp"
#include "engine/path_drawn.hpp"
#include "engine/path_log.hpp"
#include "engine/path_prices.hpp"
#include "engine/path_schedule.hpp"
#include "engine/way.hpp"
#include "model/path_report.hpp"
#include "model/plan.hpp"

#include <optional>
#include <span>
#include <vector>

namespace keel {

struct WalkedPath {
    BarPoints bars;
    std::span<const FundingPayment> funding; // empty: the plan's own
    const DrawnPath* drawn = nullptr;        // in place of the bars
};

struct Walked {
    PathLog log;
    std::vector<ScenarioLeg> legs;
    std::vector<Trip> trips; // one a bag
    std::vector<RuleEpisode> episodes;
    RuleTotals rules;
    double hedged_days = 0.0;
    bool is_broken = false;                   // a leg was liquidated, closed by the venue, or lost with it
    std::optional<double> liquidated_on = {}; // day of the first liquidation of a leg
    std::optional<double> stopped_on = {};    // of the first stop
};

/// `plan.horizon_days` is the length of the path, and `hedge` that of this plan.
Walked walk_path(const Plan& plan, const Hedge& hedge, const WalkedPath& path, const WalkOptions& options);

} // namespace keel
