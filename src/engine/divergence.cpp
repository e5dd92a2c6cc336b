#include "engine/divergence.hpp"

#include <utility>

namespace keel {

std::optional<Divergence> DivergenceFinder::add(double close) {
    const auto rsi = rsi_.add(close);
    const std::size_t index = count_++;
    if (!rsi) return std::nullopt;
    recent_.push_back({index, close, *rsi});
    if (recent_.size() <= 2 * kWing) return std::nullopt;
    if (recent_.size() > 2 * kWing + 1) recent_.pop_front();

    const Peak& middle = recent_[kWing];
    for (std::size_t i = 0; i < kWing; ++i) {
        if (recent_[i].rsi >= middle.rsi || recent_[kWing + 1 + i].rsi > middle.rsi) return std::nullopt;
    }
    const auto before = std::exchange(last_peak_, middle);
    if (!before || !(middle.close > before->close && middle.rsi < before->rsi)) return std::nullopt;
    const std::size_t distance = middle.index - before->index;
    if (distance < kLeastDistance || distance > kMostDistance) return std::nullopt;
    return Divergence{*before, middle};
}

} // namespace keel
