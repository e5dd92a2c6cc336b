#pragma once

// What stands at the right of a chart's title: the way back from a zoom.

#include "view/chart.hpp"

namespace keel::view {

/// On the card at `corner`, before the plot is drawn, which may reach below them. Returns what is left of the width.
float draw_chart_tools(Ui& ui, const char* id, const Chart& chart, ChartState& state, ImVec2 corner, float width);

} // namespace keel::view
