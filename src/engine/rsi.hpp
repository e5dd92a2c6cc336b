#pragma once

// The relative strength index of a series of closes, with Wilder's smoothing (J. Welles Wilder, New Concepts in
// Technical Trading Systems, 1978).

#include <cstddef>
#include <optional>

namespace keel {

/// RSI = 100 - 100 / (1 + gain / loss) of an average gain and an average loss, both >= 0: from 0 to 100. Without losses
/// it is 100. Without either the formula says nothing; then it is 50, so that a standstill counts neither as overbought
/// nor as oversold. (So does cinar/indicator since its change 455; TA-Lib says 0 there, TradingView 100.)
double rsi_of(double average_gain, double average_loss);

/// Takes the closes one by one and looks at no later one.
class WilderRsi {
public:
    /// At least one period (asserted).
    explicit WilderRsi(std::size_t periods = 14);

    /// The index after this close; empty until there are `periods` changes, which takes one close more.
    std::optional<double> add(double close);

private:
    std::size_t periods_;
    std::size_t changes_ = 0;
    std::optional<double> last_close_;
    double average_gain_ = 0.0;
    double average_loss_ = 0.0;
};

} // namespace keel
