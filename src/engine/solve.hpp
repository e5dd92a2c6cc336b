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

    bool operator==(const Question&) const = default;
};

/// "break_even", "leverage", "collateral" …, in the order of Goal.
std::span<const std::string_view> goal_names();

std::expected<Solution, Issues> solve(const Plan& plan, const Question& question) noexcept;

/// The plan with a value that solve() found for the question put in: its input set, and emptied what would stand
/// against it (collateral typed in, where the leverage or the ratio decides; funding by period, where one rate does).
Plan with_answer(const Plan& plan, const Question& question, double value);

/// The value with as many digits as people type, rounded to the side on which the goal is still reached: leverage and
/// days down, collateral and the ratio up.
double handy_answer(const Plan& plan, const Question& question, double value);

} // namespace keel
