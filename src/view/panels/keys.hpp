#pragma once

// The sheet of keys: what the keyboard does.

#include "view/widgets.hpp"

namespace keel::view {

/// In the popup "keys" of the present ID scope, in the middle of the surface. Closes by Escape, its button and its key.
void keys_sheet(Ui& ui, ImVec2 surface);

} // namespace keel::view
