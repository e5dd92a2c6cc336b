#pragma once

// The charts of a path: the price with what happened on it, and below what the plan has, or how much of its margin is
// used.

#include "model/path_report.hpp"
#include "model/plan.hpp"
#include "view/chart.hpp"
#include "view/colours.hpp"
#include "view/money_unit.hpp"

#include <optional>
#include <string>

namespace keel::view {

struct PathCharts {
    Colours colours;
    MoneyUnit unit = MoneyUnit::Usd; // of the value
    Chart price;
    Chart value;
    Chart margin;
    bool shows_margin = false; // below the price; else the value
    ChartState price_state;
    ChartState lower_state;
    std::optional<double> reading_at; // day of the crosshair of both
};

/// The points of the chart's handles after one was moved, added or taken away: rounded to what people say, and kept
/// between its neighbours.
PairList changed_points(const HandleChange& change, const Chart& chart);

void build_path_charts(PathCharts& charts, const Theme& theme, const Plan& plan, const PathReport& report,
                       const Money& money);

/// "day 12.5"
std::string day_in_words(double day);

} // namespace keel::view
