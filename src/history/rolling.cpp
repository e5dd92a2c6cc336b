#include "history/rolling.hpp"

#include "engine/divergence.hpp"
#include "engine/rsi.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace keel::history {

namespace {

constexpr Milliseconds kWindowMs = 30 * kDayMs;
constexpr Milliseconds kFundingWindowMs = 7 * kDayMs;
// A deviation of fewer says little; longer bars have longer windows for it.
constexpr std::size_t kLeastWindow = 10;

std::size_t window_of(Milliseconds length_ms, Milliseconds bar_ms, std::size_t least) {
    return std::max(least, static_cast<std::size_t>(length_ms / bar_ms));
}

/// The moments of the last `count` values.
std::vector<Milliseconds> last_of(std::span<const Milliseconds> time_ms, std::size_t count) {
    const auto last = time_ms.last(count);
    return {last.begin(), last.end()};
}

} // namespace

Curve fall_from_peak(const PriceHistory& prices) {
    Curve curve{prices.time_ms, {}};
    curve.value.reserve(prices.size());
    double peak = 0.0;
    for (const double close : prices.close) {
        peak = std::max(peak, close);
        curve.value.push_back(close / peak - 1.0);
    }
    return curve;
}

Curve rolling_volatility(const PriceHistory& prices, const Returns& returns) {
    if (!prices.bar_ms) return {};
    Curve curve;
    curve.value = rolling_deviation(returns.value, window_of(kWindowMs, *prices.bar_ms, kLeastWindow));
    curve.time_ms = last_of(returns.time_ms, curve.value.size());
    const double scale = std::sqrt(bars_per_year(*prices.bar_ms));
    for (double& value : curve.value)
        value *= scale;
    return curve;
}

Curve daily_rsi(const DailyCloses& days) {
    Curve curve;
    WilderRsi rsi;
    for (std::size_t i = 0; i < days.close.size(); ++i) {
        const auto value = rsi.add(days.close[i]);
        if (!value) continue;
        curve.time_ms.push_back(days.time_ms[i]);
        curve.value.push_back(*value);
    }
    return curve;
}

Curve divergences_of(const DailyCloses& days) {
    Curve curve;
    DivergenceFinder finder;
    for (std::size_t i = 0; i < days.close.size(); ++i) {
        if (!finder.add(days.close[i])) continue;
        curve.time_ms.push_back(days.time_ms[i]);
        curve.value.push_back(days.close[i]);
    }
    return curve;
}

RollingLines rolling_lines(const PairReturns& returns, std::optional<Milliseconds> bar_ms) {
    if (!bar_ms) return {};
    RollingLines rolling;
    rolling.lines = rolling_line(returns.second, returns.first, window_of(kWindowMs, *bar_ms, kLeastWindow));
    rolling.time_ms = last_of(returns.time_ms, rolling.lines.size());
    return rolling;
}

Curve curve_of(const RollingLines& rolling, std::optional<double> RollingLine::*member) {
    Curve curve;
    for (std::size_t i = 0; i < rolling.lines.size(); ++i) {
        const std::optional<double>& value = rolling.lines[i].*member;
        if (!value) continue;
        curve.time_ms.push_back(rolling.time_ms[i]);
        curve.value.push_back(*value);
    }
    return curve;
}

Curve rolling_funding(const FundingHistory& funding) {
    if (!funding.interval_ms) return {};
    Curve curve;
    curve.value = rolling_mean(funding.rate, window_of(kFundingWindowMs, *funding.interval_ms, 1));
    curve.time_ms = last_of(funding.time_ms, curve.value.size());
    return curve;
}

} // namespace keel::history
