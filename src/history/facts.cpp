#include "history/facts.hpp"

#include "history/rolling.hpp"

#include <algorithm>
#include <cassert>
#include <vector>

namespace keel::history {

namespace {

std::optional<Range> range_of(const std::vector<double>& values) {
    if (values.empty()) return std::nullopt;
    const auto [least, most] = std::ranges::minmax(values);
    return Range{least, most, values.back()};
}

void add_indicators(const PriceHistory& prices, PriceFacts& facts) {
    const DailyCloses days = daily_closes(prices);
    const Curve rsi = daily_rsi(days);
    if (!rsi.value.empty()) facts.rsi = rsi.value.back();
    const Curve divergences = divergences_of(days);
    facts.divergences = divergences.value.size();
    if (!divergences.value.empty()) facts.last_divergence_ms = divergences.time_ms.back();
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
    facts.rolling_volatility = range_of(rolling_volatility(prices, returns).value);
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
    const RollingLines rolling = rolling_lines(returns, both.bar_ms);
    facts.rolling_correlation = range_of(curve_of(rolling, &RollingLine::correlation).value);
    facts.rolling_slope = range_of(curve_of(rolling, &RollingLine::slope).value);
    return facts;
}

std::optional<FundingFacts> facts_of(const FundingHistory& funding) {
    const auto summary = summary_of(funding);
    if (!summary) return std::nullopt;
    return FundingFacts{*summary, range_of(rolling_funding(funding).value)};
}

} // namespace keel::history
