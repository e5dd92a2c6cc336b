#pragma once

// What the tests of random paths share.

#include "model/plan.hpp"
#include "model/risk_report.hpp"
#include "risk/past.hpp"
#include "risk/simulation.hpp"

#include <string_view>
#include <utility>
#include <vector>

namespace keel::test {

enum class OnRoad { Chosen, Walk };

/// All chunks, one after the other. The plan must be valid: prints the issues otherwise.
RiskReport risk_of(const Plan& plan, OnRoad road = OnRoad::Chosen, const risk::Past& past = {});

/// The default plan with these fields, and as many paths.
Plan risk_plan(double paths, const std::vector<std::pair<std::string_view, std::string_view>>& fields);

/// Whether two estimates are of one value, by their errors together. The widest of some hundred comparisons is within
/// 4 of them.
bool agree(const Estimate& a, const Estimate& b, double errors = 4.0);
bool agrees(const Estimate& a, double value, double errors = 4.0);

/// By key.
const RiskDistribution& distribution(const RiskReport& report, std::string_view key);

} // namespace keel::test
