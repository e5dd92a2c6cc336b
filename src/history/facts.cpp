#include "history/facts.hpp"

#include "engine/divergence.hpp"
#include "engine/rsi.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace keel::history {

namespace {

constexpr Milliseconds kWindowMs = 30 * kDayMs;
constexpr Milliseconds kFundingWindowMs = 7 * kDayMs;
// A deviation of fewer says little; longer bars have longer windows for it.
constexpr std::size_t kLeastWindow = 10;

std::size_t window_of(Milliseconds length_ms, Milliseconds bar_ms, std::size_t least) {
    return std::max(least, static_cast<std::size_t>(length_ms / bar_ms));
}

std::optional<Range> range_of(const std::vector<double>& values) {
    if (values.empty()) return std::nullopt;
    const auto [least, most] = std::ranges::minmax(values);
    return Range{least, most, values.back()};
}

template <class Member>
std::optional<Range> range_of(const std::vector<RollingLine>& lines, Member member) {
    std::vector<double> values;
    for (const RollingLine& line : lines) {
        if (const auto& value = line.*member) values.push_back(*value);
    }
    return range_of(values);
}

void add_indicators(const PriceHistory& prices, PriceFacts& facts) {
    const DailyCloses days = daily_closes(prices);
    WilderRsi rsi;
    DivergenceFinder finder;
    for (std::size_t i = 0; i < days.close.size(); ++i) {
        facts.rsi = rsi.add(days.close[i]);
        if (!finder.add(days.close[i])) continue;
        ++facts.divergences;
        facts.last_divergence_ms = days.time_ms[i];
    }
}

} // namespace

PriceFacts facts_of(const PriceHistory& prices) {
    assert(prices.size() > 0);
    PriceFacts facts;
    facts.closes = prices.size();
    facts.first_close = prices.close.front();
    facts.last_close = prices.close.back();
    facts.fall = largest_fall(prices);
    facts.rise = largest_rise(prices);
    add_indicators(prices, facts);
    if (!prices.bar_ms) return facts;
    const Returns returns = log_returns(prices);
    facts.returns = returns.value.size();
    facts.volatility = annual_volatility(returns, *prices.bar_ms);
    const double scale = std::sqrt(bars_per_year(*prices.bar_ms));
    auto rolling = range_of(rolling_deviation(returns.value, window_of(kWindowMs, *prices.bar_ms, kLeastWindow)));
    if (rolling) facts.rolling_volatility = {rolling->least * scale, rolling->most * scale, rolling->last * scale};
    return facts;
}

PairFacts facts_of(const PriceHistory& first, const PriceHistory& second) {
    const Joined both = joined(first, second);
    const PairReturns returns = log_returns(both);
    PairFacts facts;
    facts.matched = both.time_ms.size();
    facts.only_first = both.only_first;
    facts.only_second = both.only_second;
    facts.returns = returns.first.size();
    facts.line = regression_of(returns.second, returns.first);
    if (!both.bar_ms) return facts;
    const auto lines = rolling_line(returns.second, returns.first, window_of(kWindowMs, *both.bar_ms, kLeastWindow));
    facts.rolling_correlation = range_of(lines, &RollingLine::correlation);
    facts.rolling_slope = range_of(lines, &RollingLine::slope);
    return facts;
}

std::optional<FundingFacts> facts_of(const FundingHistory& funding) {
    const auto summary = summary_of(funding);
    if (!summary) return std::nullopt;
    const std::size_t window = window_of(kFundingWindowMs, *funding.interval_ms, 1);
    return FundingFacts{*summary, range_of(rolling_mean(funding.rate, window))};
}

} // namespace keel::history
