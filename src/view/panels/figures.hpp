#pragma once

// The key figures as a row of cards. A click copies one.

#include "model/plan.hpp"
#include "model/report.hpp"
#include "view/panels/answer.hpp"

namespace keel::view {

void figures_panel(Ui& ui, const Plan& plan, const Report& report, Freshness freshness, float width);

} // namespace keel::view
