#pragma once

// What one end price leaves: every leg followed along the way there (follow.hpp, way.hpp), every part of the result in
// dollars. Coin amounts are valued once, at the end price, and USDT at its price of the end.
//
// A leg that is liquidated on the way: price P&L, basis, funding and the rest of its collateral come to exactly
// -collateral, no exit fee is paid, and the bag rides on without it. Legs on cross margin lose their collateral and the
// coins that counted as such, after haircut, together. A dated leg that expires is settled at the spot price, pays the
// delivery fee in place of the exit fee, and the bag rides on without it.

#include "engine/hedge.hpp"
#include "engine/way.hpp"
#include "model/plan.hpp"
#include "model/report.hpp"
#include "model/units.hpp"

#include <vector>

namespace keel {

/// One for each bag, with every coin moved by what `shock` of the reference asset means for it.
std::vector<Trip> trips_at(const Plan& plan, double shock);

/// What each leg adds when the bags make these trips; Report::scenarios[].legs.
std::vector<ScenarioLeg> leg_outcomes(const Plan& plan, const Hedge& hedge, const std::vector<Trip>& trips);

/// The whole plan.
Scenario scenario_at(const Plan& plan, const Hedge& hedge, double shock);

/// The same from what the legs have come to, by whatever way.
Scenario scenario_from(const Plan& plan, const Hedge& hedge, const std::vector<Trip>& trips,
                       std::vector<ScenarioLeg> legs);

/// What the hedge adds to simply holding, USD: the net of all legs.
double hedge_gain_at(const Plan& plan, const Hedge& hedge, double shock);

} // namespace keel
