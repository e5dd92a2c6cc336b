#pragma once

// What the plan and its rules would have done along the prices that were read.

#include "view/panels/history.hpp"

namespace keel::view {

/// The unit for this history: percentages are of what was held at its start, coins at the price of its end where a sum
/// has no other moment.
Money money_of_history(const history::BacktestPicture& picture, Plan plan, MoneyUnit unit);

Table totals_table(const std::vector<BacktestTotal>& totals, const Money& money);
Table episodes_table(const std::vector<RuleEpisode>& episodes, const Money& money);

/// Asks for another backtest when the plan is not the one that the last one was of.
void backtest_panel(Ui& ui, BacktestState& state, const Plan& plan, const Money& unit, float width);

} // namespace keel::view
