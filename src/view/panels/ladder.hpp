#pragma once

// The scenarios as a table, a row a price. Where it is narrow, fewer columns stand and a press on a row shows the rest.

#include "model/plan.hpp"
#include "model/report.hpp"
#include "view/table_card.hpp"

namespace keel::view {

void ladder_panel(Ui& ui, TableState& state, const Plan& plan, const Report& report, const Money& money,
                  Freshness freshness, float width);

} // namespace keel::view
