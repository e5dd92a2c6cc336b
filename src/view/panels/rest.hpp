#pragma once

// What stands in a tab whose code is not there yet.

#include "view/rest_state.hpp"
#include "view/widgets.hpp"

namespace keel::view {

/// True when the code is there and the tab can be drawn. Otherwise says in the middle of `size` that it is on its way,
/// or that it did not come, with a button that asks for it again.
bool rest_panel(Ui& ui, RestState state, ImVec2 size);

} // namespace keel::view
