#pragma once

// Figures of windows that move over a history, each with the moment at which it is known.

#include "history/series.hpp"
#include "history/statistics.hpp"

#include <optional>
#include <vector>

namespace keel::history {

/// Values and their moments, in the order of time.
struct Curve {
    std::vector<Milliseconds> time_ms;
    std::vector<double> value;

    bool operator==(const Curve&) const = default;
};

/// Close over the highest close so far, less one: 0 at a peak, -0.3 is 30 % below it.
Curve fall_from_peak(const PriceHistory& prices);

/// The volatility a year of each 30 days of returns. None where the bars have no common length.
Curve rolling_volatility(const PriceHistory& prices, const Returns& returns);

/// RSI(14) of the daily closes, by their days.
Curve daily_rsi(const DailyCloses& days);

/// The days on which a bearish divergence of daily closes becomes known, with the close then.
Curve divergences_of(const DailyCloses& days);

/// The line through each 30 days of returns of the first on those of the second.
struct RollingLines {
    std::vector<Milliseconds> time_ms;
    std::vector<RollingLine> lines;
};
RollingLines rolling_lines(const PairReturns& returns, std::optional<Milliseconds> bar_ms);

/// One member of the lines where it is there.
Curve curve_of(const RollingLines& rolling, std::optional<double> RollingLine::*member);

/// The mean rate of each 7 days of payments.
Curve rolling_funding(const FundingHistory& funding);

} // namespace keel::history
