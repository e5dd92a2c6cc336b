#pragma once

// Reports, venues and fields as text for a terminal (at most 100 columns) and as CSV.

#include "model/plan.hpp"
#include "model/report.hpp"

#include <string>

namespace keel::text {

/// Answer, warnings, sizing, margin, cost and the ladder, for people.
std::string text_from_report(const Plan& plan, const Report& report);

/// The ladder, a row a scenario, with exact numbers; columns as in report_table.hpp.
std::string csv_from_report(const Report& report);

std::string text_from_venues();
std::string csv_from_venues();
std::string text_from_fields();
std::string csv_from_fields();

} // namespace keel::text
