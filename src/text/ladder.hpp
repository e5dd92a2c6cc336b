#pragma once

// The scenarios of a report as tables: for a terminal, and as rows for other places.

#include "model/plan.hpp"
#include "model/report.hpp"
#include "text/layout.hpp"

#include <string>

namespace keel::text {

/// A row for each scenario, with the parts that make up its result.
std::string ladder_text(const Plan& plan, const Report& report);

/// What each bag and each hedge brings at the lowest, the middle and the highest of the end prices. Empty when there is
/// one of each.
std::string parts_text(const Plan& plan, const Report& report);

/// The same in words above a table, and with a heading and all their cents.
std::string ladder_title(const Plan& plan, const Report& report);
Rows rows_of_ladder(const Report& report);
std::string parts_title(const Report& report);
Rows rows_of_parts(const Plan& plan, const Report& report); // empty when there is one of each

} // namespace keel::text
