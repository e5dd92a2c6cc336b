#pragma once

// The figures of a history, of two beside each other and of funding: what `keel history` prints.

#include "history/series.hpp"

#include <cstddef>
#include <optional>

namespace keel::history {

struct Range {
    double least = 0.0;
    double most = 0.0;
    double last = 0.0;

    bool operator==(const Range&) const = default;
};

struct PriceFacts {
    std::size_t closes = 0;
    double first_close = 0.0;
    double last_close = 0.0;
    std::size_t returns = 0;
    std::optional<double> volatility;        // a year
    std::optional<Range> rolling_volatility; // of windows of 30 days
    std::optional<Swing> fall;
    std::optional<Swing> rise;
    std::optional<double> rsi;                      // RSI(14) after the last daily close
    std::size_t divergences = 0;                    // bearish ones on daily closes
    std::optional<Milliseconds> last_divergence_ms; // when it became known

    bool operator==(const PriceFacts&) const = default;
};

/// Of at least one close (asserted).
PriceFacts facts_of(const PriceHistory& prices);

struct PairFacts {
    std::size_t matched = 0;
    std::size_t only_first = 0;
    std::size_t only_second = 0;
    std::size_t returns = 0;
    /// Of the first one's returns on the second's: the slope is the beta, and the minimum-variance ratio of a hedge of
    /// the first by the second. Empty with fewer than three returns, or when the second stands still.
    std::optional<Regression> line;
    std::optional<Range> rolling_correlation; // of windows of 30 days
    std::optional<Range> rolling_slope;

    bool operator==(const PairFacts&) const = default;
};

PairFacts facts_of(const PriceHistory& first, const PriceHistory& second);

struct FundingFacts {
    FundingSummary summary;
    std::optional<Range> rolling_mean; // of windows of 7 days

    bool operator==(const FundingFacts&) const = default;
};

/// Empty with fewer than two payments.
std::optional<FundingFacts> facts_of(const FundingHistory& funding);

} // namespace keel::history
