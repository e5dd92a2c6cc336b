#pragma once

// The name, and what concerns the page as a whole.

#include "view/money_unit.hpp"
#include "view/plan_history.hpp"
#include "view/widgets.hpp"

namespace keel::view {

enum class TopBarRequest { None, Undo, Redo, Menu };

/// `link` is the fragment without '#'. `unit` of the sums can be changed. Draws in the whole width at the cursor,
/// top_bar_height() high.
TopBarRequest top_bar(Ui& ui, const std::string& link, const PlanHistory& history, bool is_menu_open, const Plan& plan,
                      MoneyUnit& unit);

float top_bar_height(const Ui& ui);

} // namespace keel::view
