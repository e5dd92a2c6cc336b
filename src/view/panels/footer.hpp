#pragma once

// That this is no advice, where the figures of the chosen contracts are from, and the way to the keys.

#include "model/plan.hpp"
#include "view/rest_state.hpp"
#include "view/widgets.hpp"

namespace keel::view {

/// True when the keys shall be shown.
bool footer_panel(Ui& ui, const Plan& plan, RestState rest, float width);

} // namespace keel::view
