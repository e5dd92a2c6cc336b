#pragma once

// A heat map as numbers, for those who cannot see its colours.

#include "view/heat_chart.hpp"
#include "view/heat_picture.hpp"
#include "view/widget_log.hpp"

namespace keel::view {

/// Round prices and today's down, round values of what goes up the side and the plan's own across; each cell as the
/// crosshair tells it, and a sentence about the whole map. As many readings as cells.
ChartNumbers numbers_of(const HeatChart& chart, const HeatCells& cells);

} // namespace keel::view
