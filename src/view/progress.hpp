#pragma once

// What takes its time, and what went wrong with it.

#include "view/widgets.hpp"

#include <string_view>

namespace keel::view {

/// What is at work and how much of it is done, 0 to 1, with a button that ends it: as high as the button, at the
/// cursor. True when it was pressed.
bool progress_line(Ui& ui, std::string_view title, double part, std::string_view cancel_name, float width);

/// A sentence behind the mark of a warning.
void trouble_line(Ui& ui, std::string_view trouble, float width);

} // namespace keel::view
