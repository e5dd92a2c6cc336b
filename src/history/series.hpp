#pragma once

// What a price history tells: returns, volatility, the deepest fall and the highest rise, two histories side by side,
// funding.

#include "history/price_history.hpp"
#include "history/statistics.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace keel::history {

/// When a close is known.
Milliseconds close_ms(const PriceHistory& prices, std::size_t i);

/// log(close / close before) of neighbouring bars. Across a gap there is none: it would be one return of many bars.
struct Returns {
    std::vector<Milliseconds> time_ms; // of the later bar
    std::vector<double> value;
    std::size_t skipped = 0; // gaps
};

/// Closes above zero; `bar_ms` tells what a gap is, and without it there are no returns.
Returns log_returns(std::span<const Milliseconds> time_ms, std::span<const double> close,
                    std::optional<Milliseconds> bar_ms);
Returns log_returns(const PriceHistory& prices);

/// Days of 24 hours and years of 365 days: coins trade all the time.
double bars_per_year(Milliseconds bar_ms);

/// Sample deviation of the returns times the root of the bars in a year. Empty with fewer than two returns.
std::optional<double> annual_volatility(const Returns& returns, Milliseconds bar_ms);

/// From one close to a later one: -0.3 is a fall of 30 %.
struct Swing {
    double move = 0.0;
    Milliseconds from_ms = 0;
    Milliseconds to_ms = 0;
    std::optional<Milliseconds> recovered_ms; // the first close back at where it began

    bool operator==(const Swing&) const = default;
};

/// The largest of closes; empty when the price never falls, or never rises.
std::optional<Swing> largest_fall(const PriceHistory& prices);
std::optional<Swing> largest_rise(const PriceHistory& prices);

/// The last close of each day in UTC; bars of a day or more as they are. The last day may not be over.
struct DailyCloses {
    std::vector<Milliseconds> time_ms; // the start of the day
    std::vector<double> close;
};
DailyCloses daily_closes(const PriceHistory& prices);

/// Closes of two histories at the same moments. A bar's close belongs to the moment when it ends, so that hours and
/// days may be joined.
struct Joined {
    std::vector<Milliseconds> time_ms;
    std::vector<double> first;
    std::vector<double> second;
    std::size_t only_first = 0;
    std::size_t only_second = 0;
    std::optional<Milliseconds> bar_ms; // from one moment to the next, as most of them are
};
Joined joined(const PriceHistory& first, const PriceHistory& second);

/// Returns of both over the same time.
struct PairReturns {
    std::vector<Milliseconds> time_ms;
    std::vector<double> first;
    std::vector<double> second;
    std::size_t skipped = 0;
};
PairReturns log_returns(const Joined& joined);

struct FundingSummary {
    std::size_t count = 0;
    double mean_rate = 0.0;     // of a payment
    double annual_rate = 0.0;   // mean_rate times the payments in a year; positive is income of a short
    double paid_by_longs = 0.0; // share of the payments with a rate above zero
    double least_rate = 0.0;
    double most_rate = 0.0;

    bool operator==(const FundingSummary&) const = default;
};

/// Empty with fewer than two payments.
std::optional<FundingSummary> summary_of(const FundingHistory& funding);

} // namespace keel::history
