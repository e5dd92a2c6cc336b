#pragma once

// The usual distance from one time to the next, and what is missing between two.

#include "history/price_history.hpp"

#include <optional>
#include <span>

namespace keel::history {

/// The median of the distances, which is a distance that occurs. Of rising times; empty with fewer than two.
std::optional<Milliseconds> usual_distance(std::span<const Milliseconds> times);

/// More than one and a half bars: months, which differ, have none.
bool is_gap(Milliseconds distance, Milliseconds bar_ms);

} // namespace keel::history
