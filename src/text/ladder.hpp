#pragma once

// The scenarios of a report as tables for a terminal.

#include "model/plan.hpp"
#include "model/report.hpp"

#include <string>

namespace keel::text {

/// A row for each scenario, with the parts that make up its result.
std::string ladder_text(const Plan& plan, const Report& report);

/// What each bag and each hedge brings at the lowest, the middle and the highest of the end prices. Empty when there is
/// one of each.
std::string parts_text(const Plan& plan, const Report& report);

} // namespace keel::text
