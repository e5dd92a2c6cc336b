#pragma once

// The charts of a risk report: prices over time, the chance of a liquidation so far, and how the results spread.

#include "model/plan.hpp"
#include "model/report.hpp"
#include "model/risk_report.hpp"
#include "view/chart_cards.hpp"
#include "view/money_unit.hpp"
#include "view/theme.hpp"

#include <vector>

namespace keel::view {

/// `plan` and `report` are those that the paths were of. What has nothing to show is left out.
std::vector<ChartCard> risk_charts(const Theme& theme, const Plan& plan, const Report& report, const RiskReport& risk,
                                   const Money& money);

} // namespace keel::view
