#pragma once

// The charts of a history, made from its picture.

#include "history/backtest_picture.hpp"
#include "history/picture.hpp"
#include "view/chart_cards.hpp"
#include "view/theme.hpp"

#include <optional>
#include <string>
#include <vector>

namespace keel::view {

/// What a file is called in labels and titles: its name without the ending.
std::string short_name(const history::Source& source);

/// Price, fall from the peak, volatility, RSI; with a second history its lines beside the first's, where they share an
/// axis, and the beta and correlation of both; funding.
std::vector<ChartCard> history_charts(const Theme& theme, const history::HistoryPicture& picture);

/// Marks on the first price where rules fired and ended.
void add_rules(std::vector<ChartCard>& charts, const Theme& theme, const history::BacktestPicture& backtest);

/// The returns of two histories as dots, and the line through them; empty without one.
std::optional<ChartCard> returns_chart(const Theme& theme, const history::HistoryPicture& picture);

} // namespace keel::view
