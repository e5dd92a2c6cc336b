#pragma once

// The points of a chart that can be dragged.

#include "view/chart.hpp"
#include "view/chart_frame.hpp"

#include <optional>

namespace keel::view {

/// What mouse, finger or keys do to the points, just behind the item of the chart.
std::optional<HandleChange> move_handles(Ui& ui, const Chart& chart, const ChartFrame& frame, ChartState& state);

/// `item` is that of the chart: where the arrow keys move them, each is a stop of the keyboard.
void draw_handles(Ui& ui, const Chart& chart, const ChartFrame& frame, const ChartState& state, ImGuiID item,
                  float opacity);

} // namespace keel::view
