#pragma once

// The tables of a risk report, and the plan that a row of them stands for.

#include "model/plan.hpp"
#include "model/report.hpp"
#include "model/risk_report.hpp"
#include "view/money_unit.hpp"
#include "view/table_card.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace keel::view {

/// What titles of sums of random paths end with. What the coin costs at the end of the path that a percentile stands
/// for is not known: "in BTC at today's price".
std::string unit_of_paths(const Money& money);

/// Mean, swing, percentiles and losses of the ways to treat the bags.
Table results_table(const RiskReport& risk, bool is_hedged, const Money& money);

/// Of the figure in that row: for explain::derivation_of_risk.
std::string_view key_of_result(std::size_t row);

enum class LevelsBy { Leverage, Collateral };

const std::vector<RiskLevel>& levels_of(const RiskReport& risk, LevelsBy by);

/// The hedge that the levels are of; none without one.
std::optional<std::size_t> leg_of_levels(const Plan& plan, const Report& report);

/// `leg` is that of leg_of_levels.
Table levels_table(const Report& report, std::size_t leg, const RiskReport& risk, LevelsBy by);

/// The plan with the leverage or the collateral of a row.
struct LevelUse {
    std::string what; // behind "Use": "3× leverage"
    Plan plan;
};
LevelUse use_of_level(const Plan& plan, const Report& report, std::size_t leg, const RiskLevel& level, LevelsBy by);

} // namespace keel::view
