#pragma once

// What the plan and its rules would have done along the prices that were read.

#include "view/panels/history.hpp"

namespace keel::view {

/// Asks for another backtest when the plan is not the one that the last one was of.
void backtest_panel(Ui& ui, BacktestState& state, const Plan& plan, float width);

} // namespace keel::view
