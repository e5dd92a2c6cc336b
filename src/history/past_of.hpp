#pragma once

// A price history as what random paths draw from (risk/past.hpp).
//
// A bar behind a gap is left out: from the close before it to its own is the return of many bars, not of one. Those on
// both sides of a gap become neighbours. The first bar has no close before it and is left out as well.

#include "history/price_history.hpp"
#include "model/issue.hpp"
#include "risk/past.hpp"

#include <expected>

namespace keel::history {

/// Where a history has single prices, highs and lows are the closes. An issue with fewer than two bars to draw from.
std::expected<risk::Past, Issue> past_of(const PriceHistory& prices);

} // namespace keel::history
