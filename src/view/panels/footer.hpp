#pragma once

// That this is no advice, and where the figures of the chosen contracts are from.

#include "model/plan.hpp"
#include "view/rest_state.hpp"
#include "view/widgets.hpp"

namespace keel::view {

void footer_panel(Ui& ui, const Plan& plan, RestState rest, float width);

} // namespace keel::view
