#pragma once

// What the page shows of a backtest. Small, as a HistoryPicture is.

#include "history/price_history.hpp"
#include "history/rolling.hpp"
#include "model/backtest.hpp"
#include "model/issue.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace keel::history {

inline constexpr std::size_t kMostEpisodes = 200;

struct BacktestPicture {
    std::vector<std::string> troubles; // why there is none; then the rest is empty
    std::string answer;
    std::vector<std::string> conventions;
    bool has_highs_and_lows = false;
    double start_price = 0.0; // of the first coin, USD
    double end_price = 0.0;
    std::vector<BacktestTotal> totals;
    std::vector<RuleEpisode> episodes; // the first kMostEpisodes
    double episodes_in_all = 0.0;
    // When rules fired and ended, with the close of the bar, as the file has it.
    Curve triggers;
    Curve exits;

    bool operator==(const BacktestPicture&) const = default;
};

/// Of a backtest on these prices, in words already.
BacktestPicture picture_of(const Backtest& test, const PriceHistory& prices);
BacktestPicture picture_of(const Issues& issues);

} // namespace keel::history
