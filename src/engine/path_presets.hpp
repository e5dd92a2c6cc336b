#pragma once

// The price paths with a name, scaled to a horizon and to today's price.

#include "model/plan.hpp"

namespace keel {

/// Waypoints of `preset`: days up to `days`, prices for one that starts at `price`.
PairList waypoints_of(PathPreset preset, double days, double price);

} // namespace keel
