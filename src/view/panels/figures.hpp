#pragma once

// The key figures as a row of cards. A click copies one, a question mark asks where it comes from.

#include "model/plan.hpp"
#include "model/report.hpp"
#include "view/money_unit.hpp"
#include "view/panels/answer.hpp"

#include <string>

namespace keel::view {

/// `explained`: key of the one that is explained below (explain/derivation.hpp), or empty.
void figures_panel(Ui& ui, const Plan& plan, const Report& report, const Money& money, Freshness freshness, float width,
                   std::string& explained);

} // namespace keel::view
