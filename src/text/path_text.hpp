#pragma once

// A path in words, as text for a terminal (at most 100 columns), as CSV and as JSON.

#include "model/path_report.hpp"
#include "model/plan.hpp"

#include <string>

namespace keel::text {

/// Fills PathReport::answer and PathEvent::note. Every face calls it once after path_of().
void put_into_words(const Plan& plan, PathReport& report);

std::string text_from_path(const Plan& plan, const PathReport& report);

/// A row for each moment of the series, then of those of the alternatives; the last column says whose it is.
std::string csv_from_path(const PathReport& report);

/// Keys as in path_table.hpp.
std::string json_from_path(const PathReport& report);

} // namespace keel::text
