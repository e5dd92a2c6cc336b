#pragma once

// Where everything of a chart goes; chart.cpp draws it there.

#include "view/chart.hpp"
#include "view/chart_axis.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace keel::view {

/// The label of a mark, above the plot.
struct PlacedMark {
    const Mark* mark = nullptr;
    float x = 0.0f;
    float width = 0.0f;
    int row = 0; // from the top
    float y = 0.0f;
};

/// Where the parts of a chart lie, and data to pixels. Valid as long as the chart.
struct ChartFrame {
    ImVec2 min, max; // of the plot
    Axis x, y;
    std::vector<PlacedMark> marks;

    float at_x(double value) const {
        return min.x + static_cast<float>((value - x.least) / (x.most - x.least)) * (max.x - min.x);
    }
    float at_y(double value) const {
        return max.y - static_cast<float>((value - y.least) / (y.most - y.least)) * (max.y - min.y);
    }
    ImVec2 at(const ChartPoint& point) const { return {at_x(point.x), at_y(point.y)}; }
    double value_of_x(float px) const {
        return x.least + double((px - min.x) / std::max(1.0f, max.x - min.x)) * (x.most - x.least);
    }
    double value_of_y(float py) const {
        return y.least + double((max.y - py) / std::max(1.0f, max.y - min.y)) * (y.most - y.least);
    }
};

/// A line of dashes, as long as the gaps between them.
void dashed_line(ImDrawList& list, const std::vector<ImVec2>& points, ImU32 colour, float width, float dash);

/// Does the line reach the right edge, where its label can stand?
bool ends_at_right(const Chart& chart, const Series& series);

/// The axis of what the chart shows, with about `count` ticks.
Axis y_axis_of(const Chart& chart, int count);

/// With `y` as the axis of the values, if it is given.
ChartFrame frame_of(const Ui& ui, const Chart& chart, ImVec2 start, ImVec2 size,
                    const std::optional<Axis>& y = std::nullopt);

} // namespace keel::view
