#pragma once

// A ladder of deposits that keeps the leverage of a leg in a band.

#include "model/comparison.hpp"
#include "model/issue.hpp"
#include "model/plan.hpp"

#include <cstddef>
#include <expected>
#include <vector>

namespace keel {

/// Deposits that bring a leg's leverage back to `target` whenever it has grown to `most`, the first `count` of them.
/// Leverage is notional over equity. For a short each rung is a rise, for a long leg a fall. Empty when it never grows
/// that much. 0 < target < most. With signed sizes, s = 1 for a short and -1 for a long leg, it is there at
///   inverse         F = Q (s / most - 1) / (K - Q/F0)
///   linear, quanto  F = (K + X F0) / (X (1 + s / most))
/// from equity = notional / most; the deposit is notional (1 / target - 1 / most).
std::expected<std::vector<TopUp>, Issues> top_ups(const Plan& plan, std::size_t leg, double most, double target,
                                                  std::size_t count) noexcept;

} // namespace keel
