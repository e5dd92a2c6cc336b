#pragma once

// Axes of dates, days and percentages, for charts over time. Pure: no drawing. Times are milliseconds since 1970, UTC.

#include "view/chart_axis.hpp"

#include <string>

namespace keel::view {

/// Ticks at round times within the range: whole years, months, days or hours, about `count` of them or fewer. Labels
/// name what changes from tick to tick: "2024", "Mar 2024", "5 Mar", "14:00". `step` is in milliseconds, of months and
/// years about.
Axis date_axis(double least_ms, double most_ms, int count);

/// Of days from today: ticks at whole days, months of 30 and years of 365 of them; at parts of a day where it is short.
Axis day_axis(double least, double most, int count);

/// "2024-03-01", and the same with the time of day.
std::string told_day(double ms);
std::string told_time(double ms);

} // namespace keel::view
