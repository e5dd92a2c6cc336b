#pragma once

// The question whose answer is an input, asked below it and taken with one press.

#include "view/panels/find_link.hpp"

namespace keel::view {

/// The open question at the cursor, `width` wide.
void solve_box(Form& form, SolveState& state, const FieldAddress& address, float width);

} // namespace keel::view
