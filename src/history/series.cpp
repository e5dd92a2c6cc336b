#include "history/series.hpp"

#include "engine/math.hpp"
#include "history/gaps.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace keel::history {

Milliseconds close_ms(const PriceHistory& prices, std::size_t i) {
    return prices.time_ms[i] + (prices.time_of == TimeOf::BarStart ? prices.bar_ms.value_or(0) : 0);
}

namespace {

/// The deepest fall of `sign` * price: with -1 the highest rise.
std::optional<Swing> largest_swing(const PriceHistory& prices, double sign) {
    const auto& close = prices.close;
    std::size_t extreme = 0, from = 0, to = 0;
    double most = 0.0;
    for (std::size_t i = 1; i < close.size(); ++i) {
        if (sign * close[i] > sign * close[extreme]) extreme = i;
        const double move = close[i] / close[extreme] - 1.0;
        if (sign * move >= sign * most) continue;
        most = move;
        from = extreme;
        to = i;
    }
    if (most == 0.0) return std::nullopt;
    Swing swing{most, prices.time_ms[from], prices.time_ms[to], {}};
    for (std::size_t i = to + 1; i < close.size() && !swing.recovered_ms; ++i) {
        if (sign * close[i] >= sign * close[from]) swing.recovered_ms = prices.time_ms[i];
    }
    return swing;
}

} // namespace

Returns log_returns(std::span<const Milliseconds> time_ms, std::span<const double> close,
                    std::optional<Milliseconds> bar_ms) {
    assert(time_ms.size() == close.size());
    Returns returns;
    for (std::size_t i = 1; bar_ms && i < close.size(); ++i) {
        if (is_gap(time_ms[i] - time_ms[i - 1], *bar_ms)) {
            ++returns.skipped;
            continue;
        }
        returns.time_ms.push_back(time_ms[i]);
        returns.value.push_back(math::log(close[i] / close[i - 1]));
    }
    return returns;
}

Returns log_returns(const PriceHistory& prices) { return log_returns(prices.time_ms, prices.close, prices.bar_ms); }

double bars_per_year(Milliseconds bar_ms) {
    return kDaysPerYear * static_cast<double>(kDayMs) / static_cast<double>(bar_ms);
}

std::optional<double> annual_volatility(const Returns& returns, Milliseconds bar_ms) {
    const auto deviation = deviation_of(returns.value);
    if (!deviation) return std::nullopt;
    return *deviation * std::sqrt(bars_per_year(bar_ms));
}

std::optional<Swing> largest_fall(const PriceHistory& prices) { return largest_swing(prices, 1.0); }
std::optional<Swing> largest_rise(const PriceHistory& prices) { return largest_swing(prices, -1.0); }

DailyCloses daily_closes(const PriceHistory& prices) {
    const bool are_short = prices.bar_ms && *prices.bar_ms < kDayMs;
    if (!are_short) return {prices.time_ms, prices.close};
    DailyCloses days;
    for (std::size_t i = 0; i < prices.size(); ++i) {
        const Milliseconds day = prices.time_ms[i] / kDayMs * kDayMs;
        if (days.time_ms.empty() || days.time_ms.back() != day) {
            days.time_ms.push_back(day);
            days.close.push_back(prices.close[i]);
        } else {
            days.close.back() = prices.close[i];
        }
    }
    return days;
}

Joined joined(const PriceHistory& first, const PriceHistory& second) {
    Joined both;
    std::size_t i = 0, j = 0;
    while (i < first.size() && j < second.size()) {
        const Milliseconds at = close_ms(first, i), other = close_ms(second, j);
        if (at == other) {
            both.time_ms.push_back(at);
            both.first.push_back(first.close[i]);
            both.second.push_back(second.close[j]);
        }
        i += at <= other;
        j += other <= at;
    }
    both.only_first = first.size() - both.time_ms.size();
    both.only_second = second.size() - both.time_ms.size();
    both.bar_ms = usual_distance(both.time_ms);
    return both;
}

PairReturns log_returns(const Joined& joined) {
    Returns first = log_returns(joined.time_ms, joined.first, joined.bar_ms);
    Returns second = log_returns(joined.time_ms, joined.second, joined.bar_ms);
    return {std::move(first.time_ms), std::move(first.value), std::move(second.value), first.skipped};
}

std::optional<FundingSummary> summary_of(const FundingHistory& funding) {
    if (funding.size() < 2 || !funding.interval_ms) return std::nullopt;
    FundingSummary summary{.count = funding.size()};
    summary.mean_rate = mean_of(funding.rate).value_or(0.0);
    summary.annual_rate = summary.mean_rate * bars_per_year(*funding.interval_ms);
    const auto positive = std::ranges::count_if(funding.rate, [](double rate) { return rate > 0.0; });
    summary.paid_by_longs = static_cast<double>(positive) / static_cast<double>(funding.size());
    const auto [least, most] = std::ranges::minmax(funding.rate);
    summary.least_rate = least;
    summary.most_rate = most;
    return summary;
}

} // namespace keel::history
