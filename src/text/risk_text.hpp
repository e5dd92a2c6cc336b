#pragma once

// A risk report in words, as text for a terminal (at most 100 columns), as CSV and as JSON.

#include "model/plan.hpp"
#include "model/risk_report.hpp"

#include <string>

namespace keel::text {

/// Fills RiskReport::answer. Every face calls it once after the report was made.
void put_into_words(const Plan& plan, RiskReport& report);

std::string text_from_risk(const Plan& plan, const RiskReport& report);

/// A row for each figure, in the order of risk_table.hpp: key, value, standard error.
std::string csv_from_risk(const RiskReport& report);

/// Keys as in risk_table.hpp.
std::string json_from_risk(const RiskReport& report);

} // namespace keel::text
