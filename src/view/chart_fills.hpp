#pragma once

// What a chart has beside its lines: filled spaces, horizontal levels, and the names of histograms.

#include "view/chart.hpp"
#include "view/chart_frame.hpp"

namespace keel::view {

void draw_fills(const Chart& chart, const ChartFrame& frame, float opacity);

void draw_levels(Ui& ui, const Chart& chart, const ChartFrame& frame, float opacity);

/// Beside the highest point of each histogram, where the label lies on none.
void draw_peak_labels(Ui& ui, const Chart& chart, const ChartFrame& frame, float opacity);

} // namespace keel::view
