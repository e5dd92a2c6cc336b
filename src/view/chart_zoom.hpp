#pragma once

// A part of a chart's x axis in place of all of it: found by wheel and pinch, by dragging, and by keys. What is drawn
// then is a chart of that part alone, so that ticks are round and the values fill the height.

#include "view/chart.hpp"
#include "view/chart_frame.hpp"

namespace keel::view {

/// Seen `factor` times as large, with `at` staying where it is. Not beyond all, nor without end.
ChartRange zoomed(ChartRange shown, ChartRange all, double at, double factor);

/// Moved by so much, as far as there is something to see.
ChartRange panned(ChartRange shown, ChartRange all, double by);

/// What of a zoom holds for a chart whose data has changed. Empty: all is to be shown.
std::optional<ChartRange> zoom_for(const Chart& chart, ChartRange zoom);

/// The chart of that part: lines end at its edges, and what stands beside it is left out. Handles keep their numbers.
Chart part_of(const Chart& chart, ChartRange range);

/// After the item of the plot, and what moves its handles: what the person does changes state.zoom for the next frame.
void zoom_by_input(Ui& ui, const Chart& chart, const ChartFrame& frame, ChartState& state);

/// Says with which key the wheel zooms, to whoever has turned it over the plot.
void draw_zoom_hint(Ui& ui, const ChartFrame& frame);

} // namespace keel::view
