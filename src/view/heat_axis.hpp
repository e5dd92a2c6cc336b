#pragma once

// What varies up the side of a heat map: its range, its ticks, how it is told, and where the plan itself stands. Pure:
// no drawing.

#include "engine/grid.hpp"
#include "model/plan.hpp"
#include "model/report.hpp"
#include "view/chart_axis.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace keel::view {

/// The plane of a plan: prices as on the tab Payoff, rows around what the plan itself has. `report` is of the same
/// plan.
GridRequest heat_request(const Plan& plan, const Report& report, GridAxis axis, std::size_t leg);

/// Where on the way from the first to the last row, 0 to 1, a value stands, and back.
double part_of_row(const GridRequest& request, double value);
double row_at_part(const GridRequest& request, double part);

/// Of the plan itself; none where no row is like it.
std::optional<double> row_of_plan(const Plan& plan, const Report& report, const GridRequest& request);

/// Values of rows in [from, to], with labels.
Axis row_axis(const GridRequest& request, int count);

/// "Days held", "Leverage".
std::string row_title(GridAxis axis);
/// In the middle of a sentence: "days held", "leverage".
std::string row_name(GridAxis axis);
/// "12.5 days", "75 % hedged", "7.5× leverage", "0.01 % funding".
std::string told_row(GridAxis axis, double value);

} // namespace keel::view
