#pragma once

// The price paths with a name, scaled to today's price; the shapes also to a horizon.

#include "model/plan.hpp"

namespace keel {

/// Waypoints of `preset`, for a price that starts at `price`: a shape lasts `days`, an episode as long as it did.
PairList waypoints_of(PathPreset preset, double days, double price);

} // namespace keel
