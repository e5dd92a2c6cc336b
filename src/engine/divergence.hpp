#pragma once

// Bearish divergence: the price makes a higher peak than before, the relative strength index a lower one.

#include "engine/rsi.hpp"

#include <cstddef>
#include <deque>
#include <optional>

namespace keel {

struct Peak {
    std::size_t index = 0; // of the close, counted from 0
    double close = 0.0;
    double rsi = 0.0;

    bool operator==(const Peak&) const = default;
};

struct Divergence {
    Peak first;
    Peak second;

    bool operator==(const Divergence&) const = default;
};

/// As TradingView's "RSI Divergence Indicator" with its defaults, on closes: peaks are those of the index, higher than
/// the five values before and not lower than the five behind, and 5 to 60 closes apart. A peak is known five closes
/// later, and only then told: no look ahead.
class DivergenceFinder {
public:
    explicit DivergenceFinder(std::size_t periods = 14) : rsi_(periods) {}

    /// The divergence that becomes known with this close.
    std::optional<Divergence> add(double close);

    static constexpr std::size_t kWing = 5;
    static constexpr std::size_t kLeastDistance = 5;
    static constexpr std::size_t kMostDistance = 60;

private:
    WilderRsi rsi_;
    std::size_t count_ = 0;
    std::deque<Peak> recent_; // the last 2 * kWing + 1 closes with an index
    std::optional<Peak> last_peak_;
};

} // namespace keel
