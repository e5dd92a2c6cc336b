#pragma once

// A scatter plot: dots over two axes in percent, and a straight line through them.

#include "view/widgets.hpp"

#include <optional>
#include <string>
#include <vector>

namespace keel::view {

struct ScatterLine {
    double slope = 0.0;
    double intercept = 0.0;
    std::string label;
};

struct ScatterChart {
    std::string name;    // for the log
    std::string x_title; // under the plot
    std::string y_title; // above it
    std::vector<double> x;
    std::vector<double> y; // as many
    std::optional<ScatterLine> line;
};

/// Draws at the cursor.
void draw_scatter(Ui& ui, const ScatterChart& chart, ImVec2 size, float opacity);

} // namespace keel::view
