#pragma once

// The key figures of a risk report, and how the paths were made.

#include "model/plan.hpp"
#include "model/report.hpp"
#include "model/risk_report.hpp"
#include "view/figure_cards.hpp"
#include "view/money_unit.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace keel::view {

/// "51.32 % ± 0.04": as many decimals as the standard error lets one trust.
std::string told_chance(const Estimate& chance);

/// Does the plan have a hedge, or a rule that may open one?
bool may_hedge(const Plan& plan, const Report& report);

/// `plan` and `report` are those that the paths were of.
std::vector<Figure> risk_figures(const Plan& plan, const Report& report, const RiskReport& risk, const Money& money);

/// Sums are told as everywhere on the tab; in dollars it is the report's own answer.
std::string answer_in_words(const Plan& plan, const RiskReport& risk, const Money& money);

/// How the paths were made, a sentence or two in each line.
std::vector<std::string> method_in_words(const RiskReport& risk);

} // namespace keel::view
