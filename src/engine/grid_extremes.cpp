#include "engine/grid_extremes.hpp"

#include <algorithm>

namespace keel {

namespace {

/// What one step gains at a spot price, in a tier of rate `m`.
double gain_of_step(const PaymentSteps& steps, double spot, double m) {
    const bool receives = steps.received > 0.0;
    const double rise = receives ? steps.growth - 1.0 : 1.0 - 1.0 / steps.growth; // of the price, part of `spot`
    if (!steps.is_inverse) return steps.received * (spot + steps.basis) - (steps.direction + m) * spot * rise;
    const double other = receives ? spot * steps.growth : spot / steps.growth;
    return steps.received - (steps.direction - m) * spot * rise / (other + steps.basis);
}

} // namespace

bool is_worst_at_an_end(const PaymentSteps& steps) {
    // A straight line in the rate: extreme at the lowest or the highest.
    const double first = std::min(gain_of_step(steps, steps.first_spot, steps.lowest_rate),
                                  gain_of_step(steps, steps.first_spot, steps.highest_rate));
    const double last = std::max(gain_of_step(steps, steps.last_spot, steps.lowest_rate),
                                 gain_of_step(steps, steps.last_spot, steps.highest_rate));
    return first >= 0.0 || last <= 0.0;
}

} // namespace keel
