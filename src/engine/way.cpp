#include "engine/way.hpp"

#include "engine/math.hpp"

namespace keel {

namespace {

LegPrices start_of(const HedgeLeg& leg, const Trip& trip) { return {trip.start, leg.entry_basis, leg.settle_start}; }

/// Where the leg ends: of one that expires before the horizon, on its way there or before the jump.
LegPrices end_of(const HedgeLeg& leg, const Trip& trip, const Plan& plan, double life) {
    if (life >= 1.0) return {trip.end, leg.exit_basis, leg.settle_end};
    if (plan.scenario.move == PriceMove::Jump) return {trip.start, leg.exit_basis, leg.settle_start};
    const double ratio = trip.end == trip.start ? 1.0 : math::exp(math::log(trip.end / trip.start) * life);
    return {trip.start * ratio, leg.exit_basis, leg.settle_start + (leg.settle_end - leg.settle_start) * life};
}

} // namespace

Way::Way(const HedgeLeg& leg, const Trip& trip, const Plan& plan)
    : kind_(leg.terms.kind), life_(leg.lifetime_days < plan.horizon_days ? leg.lifetime_days / plan.horizon_days : 1.0),
      entry_basis_(leg.entry_basis), end_(end_of(leg, trip, plan, life_)),
      stretch_(kind_, start_of(leg, trip), plan.scenario.move == PriceMove::Straight ? end_ : start_of(leg, trip)) {}

double Way::part_at_price(UsdPerCoin price, double from, double to) const {
    return stretch_.part_at_price(price, part_of_life(from), part_of_life(to)) * life_;
}

double Way::part_of_lowest(double from, double to) const {
    if (life_ <= 0.0) return to;
    return stretch_.part_of_lowest(part_of_life(from), part_of_life(to)) * life_;
}

} // namespace keel
