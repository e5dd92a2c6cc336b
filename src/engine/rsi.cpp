#include "engine/rsi.hpp"

#include <cassert>
#include <cmath>

namespace keel {

double rsi_of(double average_gain, double average_loss) {
    const double both = average_gain + average_loss;
    return both > 0.0 ? 100.0 * (average_gain / both) : 50.0;
}

WilderRsi::WilderRsi(std::size_t periods) : periods_(periods) { assert(periods > 0); }

std::optional<double> WilderRsi::add(double close) {
    if (!last_close_) {
        last_close_ = close;
        return std::nullopt;
    }
    const double change = close - *last_close_;
    last_close_ = close;
    ++changes_;
    // A plain mean while the first periods fill, then average = (average * (periods - 1) + change) / periods: the same
    // formula with a count that stops growing.
    const auto count = static_cast<double>(changes_ < periods_ ? changes_ : periods_);
    average_gain_ = (average_gain_ * (count - 1.0) + std::fmax(change, 0.0)) / count;
    average_loss_ = (average_loss_ * (count - 1.0) + std::fmax(-change, 0.0)) / count;
    if (changes_ < periods_) return std::nullopt;
    return rsi_of(average_gain_, average_loss_);
}

} // namespace keel
