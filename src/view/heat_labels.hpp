#pragma once

// Where the labels of the contour lines of a heat map stand. Pure: no drawing.

#include "view/chart_axis.hpp"
#include "view/heat_axis.hpp"
#include "view/heat_look.hpp"
#include "view/heat_picture.hpp"

#include <imgui.h>

#include <functional>
#include <string>
#include <vector>

namespace keel::view {

/// Where the map lies, and places to pixels.
struct HeatFrame {
    ImVec2 min = {}, max = {};
    GridRequest request = {};
    double today = 1.0; // price
    Axis prices = {};
    Axis rows = {};

    float x_of(double price) const {
        return min.x + static_cast<float>((price - prices.least) / (prices.most - prices.least)) * (max.x - min.x);
    }
    float y_of(double row) const { return max.y - static_cast<float>(part_of_row(request, row)) * (max.y - min.y); }
    double price_at(float x) const {
        return prices.least + double((x - min.x) / (max.x - min.x)) * (prices.most - prices.least);
    }
    float part_of_y(float y) const { return (max.y - y) / (max.y - min.y); }
};

struct HeatBox {
    ImVec2 min, max;
};

/// What labels keep away from: from boxes always, from lines where there is another place.
struct HeatTaken {
    std::vector<HeatBox> boxes;
    std::vector<HeatBox> lines;
};

struct HeatLabel {
    std::string words;
    HeatBox box;
    bool is_zero = false;
};

/// At most one for each line, on it, inside the map, apart from each other and from what is `taken`; that of zero
/// first.
std::vector<HeatLabel> heat_labels(const HeatCells& cells, const HeatLook& look, const HeatFrame& frame,
                                   const std::function<ImVec2(const std::string&)>& size_of, HeatTaken taken,
                                   float between);

} // namespace keel::view
