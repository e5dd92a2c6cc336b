#pragma once

// Questions asked backwards. Closed forms where the engine has one, checked against the report; a bracketing search
// over reports elsewhere. No answer is an answer too: "already" (nothing has to be changed) and "impossible".

#include "model/comparison.hpp"
#include "model/issue.hpp"
#include "model/plan.hpp"

#include <cstddef>
#include <expected>
#include <span>
#include <string_view>
#include <vector>

namespace keel {

enum class Goal {
    BreakEven,   // end price below which the hedge makes more than it costs
    Leverage,    // highest one whose liquidation is at least `move` away
    Collateral,  // that survives `move`
    Ratio,       // that keeps the loss at `move` (a fall is negative) within `within` of the bags' value
    FundingRate, // at which the horizon's hedging costs `within` of the bags' value
    Days,        // until the cost passes `within` of the bags' value
    RebuyPrice,  // below which selling and buying back would have been cheaper than the hedge
};

struct Question {
    Goal goal = Goal::BreakEven;
    std::size_t leg = 0;  // that may be changed
    double move = 0.4;    // fraction; for a long leg the fall is meant, whatever the sign
    double within = 0.02; // fraction
};

/// "break_even", "leverage", "collateral" …, in the order of Goal.
std::span<const std::string_view> goal_names();

std::expected<Solution, Issues> solve(const Plan& plan, const Question& question) noexcept;

/// Deposits that bring a leg's leverage back to `target` whenever it has grown to `most`, the first `count` of them.
/// Leverage is notional over equity. For a short each rung is a rise, for a long leg a fall. Empty when it never grows
/// that much. 0 < target < most. With signed sizes, s = 1 for a short and -1 for a long leg, it is there at
///   inverse         F = Q (s / most - 1) / (K - Q/F0)
///   linear, quanto  F = (K + X F0) / (X (1 + s / most))
/// from equity = notional / most; the deposit is notional (1 / target - 1 / most).
std::expected<std::vector<TopUp>, Issues> top_ups(const Plan& plan, std::size_t leg, double most, double target,
                                                  std::size_t count) noexcept;

} // namespace keel
