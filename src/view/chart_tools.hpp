#pragma once

// What stands at the right of a chart's title: the way back from a zoom, and a menu that saves the chart.

#include "view/chart.hpp"

#include <string_view>

namespace keel::view {

/// On the card at `corner`, before the plot is drawn, which may reach below them. Without an opacity of 1 nothing is
/// saved: the data is not of the present inputs. Returns what is left of the width.
float draw_chart_tools(Ui& ui, const char* id, std::string_view title, const Chart& chart, ChartState& state,
                       ImVec2 corner, float width, float opacity);

} // namespace keel::view
