#pragma once

// The price of the insurance: what the hedge costs over the horizon if spot does not move at all.
// Cost of insurance = -(funding + fees + slippage + interest on outside collateral + basis carry + change of the settle
// asset + what a bonus pays); negative: income.

#include "engine/hedge.hpp"
#include "model/plan.hpp"
#include "model/report.hpp"

#include <vector>

namespace keel {

/// What each leg comes to while every coin keeps its price, whatever the bags' own shocks are.
std::vector<ScenarioLeg> outcomes_at_unchanged_price(const Plan& plan, const Hedge& hedge);

Cost cost_of(const Plan& plan, const Hedge& hedge);

} // namespace keel
