#pragma once

// A Brownian motion on a grid of times, its last value drawn first, then values in the middle of the widest gap: so the
// first coordinates of quasi-random points, the most even ones, decide most of the path (B. Moskowitz and R. Caflisch,
// "Smoothness and dimension reduction in quasi-Monte Carlo methods", 1996).

#include <cstdint>
#include <span>
#include <vector>

namespace keel::risk {

/// W[at] = left_weight W[left] + right_weight W[right] + deviation Z, Z standard normal; W[0] is 0 and W[i] belongs to
/// the end of step i. All in square roots of a year.
struct BridgePoint {
    std::uint32_t at, left, right;
    float left_weight, right_weight, deviation;
};

/// In the order in which they can be computed; one for each step. Steps of 0 years are legal.
std::vector<BridgePoint> bridge_order(std::span<const double> step_years);

} // namespace keel::risk
