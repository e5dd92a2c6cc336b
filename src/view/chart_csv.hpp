#pragma once

// The points of a chart's lines as CSV, each number with all its digits.

#include "view/chart.hpp"

#include <string>

namespace keel::view {

/// A row for each x within the range, a column for each line, empty where a line has no point there.
std::string csv_from_chart(const Chart& chart, ChartRange range);

} // namespace keel::view
