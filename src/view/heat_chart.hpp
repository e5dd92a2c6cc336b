#pragma once

// A heat map with its axes, the plan's own place on it, labels at its contour lines, and a crosshair that says what one
// place comes to.

#include "view/heat_look.hpp"
#include "view/heat_picture.hpp"
#include "view/widgets.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace keel::view {

/// A price at the end and a value of the rows.
struct HeatPlace {
    double price = 0.0;
    double row = 0.0;

    bool operator==(const HeatPlace&) const = default;
};

/// What the engine says of a place.
struct HeatReading {
    HeatPlace place;
    double net = 0.0;       // in the unit of the cells
    std::string net_told;   // "−65,000.00 USD", "−2 BTC"
    std::string value_told; // what there is then
    bool is_liquidated = false;
};

struct HeatChart {
    std::string name;        // for the log
    std::string price_title; // under the axis
    std::string unit_title;  // "USD", "in BTC", "% of what you hold"
    std::string unit_name;   // "USD", "BTC", "%"
    double today = 1.0;      // price
    std::optional<double> own_row = {};
    std::string own_label = {};
    std::string liquidated_words = {};
    /// None where the plan does not allow it.
    std::function<std::optional<HeatReading>(HeatPlace)> read = {};
};

struct HeatChartState {
    std::optional<HeatPlace> reading_at;
    std::optional<ChartNumbers> numbers = {}; // as long as the cells are these:
    unsigned numbers_of_revision = 0;
};

/// Loss to gain, and what the other marks mean; at the cursor, in as many lines as it needs.
/// `unit` is what a title of sums ends with.
void draw_heat_legend(Ui& ui, const HeatCells& cells, const HeatLook& look, std::string_view unit, float width);

/// At the cursor.
void draw_heat_chart(Ui& ui, const char* id, const HeatChart& chart, const HeatCells& cells, const HeatLook& look,
                     HeatChartState& state, ImVec2 size);

} // namespace keel::view
