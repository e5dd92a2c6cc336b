#pragma once

// What the menu in the bar holds: plans to begin with.

#include "text/examples.hpp"
#include "view/widgets.hpp"

namespace keel::view {

/// Rows at the cursor. The example that was pressed, or nullptr.
const text::Example* examples_panel(Ui& ui, float width);

/// A title, cut off where it is too long, with a line or more below it. True when it was pressed.
bool menu_row(Ui& ui, std::string_view title, std::string_view words, float width);

void menu_heading(Ui& ui, std::string_view heading);

} // namespace keel::view
