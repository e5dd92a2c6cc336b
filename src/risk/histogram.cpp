#include "risk/histogram.hpp"

#include <algorithm>

namespace keel::risk {

void count_values(std::span<const float> values, Histogram& histogram) {
    const auto bins = static_cast<float>(histogram.counts.size());
    const float lowest = histogram.lowest, scale = bins / (histogram.highest - lowest), last = bins - 1.0F;
    std::uint32_t* const counts = histogram.counts.data();
    for (const float value : values)
        ++counts[static_cast<std::size_t>(static_cast<std::int32_t>(std::clamp((value - lowest) * scale, 0.0F, last)))];
}

double quantile(const Histogram& histogram, double share) {
    std::uint64_t all = 0;
    for (const std::uint32_t count : histogram.counts)
        all += count;
    const double rank = share * static_cast<double>(all);
    const double width = (static_cast<double>(histogram.highest) - static_cast<double>(histogram.lowest))
                         / static_cast<double>(histogram.counts.size());
    double below = 0.0, edge = static_cast<double>(histogram.lowest);
    for (const std::uint32_t count : histogram.counts) {
        const auto own = static_cast<double>(count);
        if (own > 0.0 && below + own >= rank) return edge + width * (rank - below) / own;
        below += own;
        edge += width;
    }
    return all == 0 ? 0.0 : static_cast<double>(histogram.highest);
}

} // namespace keel::risk
