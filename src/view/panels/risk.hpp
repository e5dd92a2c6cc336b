#pragma once

// The random paths of the plan: how likely it is liquidated, and what is left.

#include "model/plan.hpp"
#include "model/risk_report.hpp"
#include "view/panels/answer.hpp"
#include "view/risk_news.hpp"
#include "view/widgets.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace keel::view {

struct RiskState {
    std::optional<RiskReport> report;
    std::optional<Plan> asked;  // what is computed or is on its way; empty: to be asked for
    std::optional<double> part; // of what is being computed; empty: nothing is
    std::string trouble;        // for the person
};

void tell(RiskState& state, RiskNews news, std::string_view text, double part);

void risk_panel(Ui& ui, RiskState& state, const Plan& plan, Freshness freshness, ImVec2 size);

} // namespace keel::view
