#pragma once

// How often values fall where: counts that can be added up in any order.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace keel::risk {

/// Bins of equal width from lowest to highest; what lies beyond is counted in the first and the last.
struct Histogram {
    float lowest = 0.0F, highest = 1.0F;
    std::vector<std::uint32_t> counts;
};

/// None may be NaN; the histogram has at least one bin and lowest < highest.
void count_values(std::span<const float> values, Histogram& histogram);

/// The value below which `share` (0 to 1) of all that was counted lies, straight within a bin. 0 if nothing was.
double quantile(const Histogram& histogram, double share);

} // namespace keel::risk
