#include "view/payoff_curve.hpp"

#include "engine/plan_check.hpp"
#include "engine/scenario.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace keel::view {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kSteps = 160;
constexpr std::size_t kCoarseStride = 16;
constexpr std::size_t kCoarsePoints = kSteps / kCoarseStride + 2; // both ends, and today's price
constexpr double kNarrow = 1e-7;                                  // moves that close are the two sides of a break
constexpr auto kBatchTime = std::chrono::microseconds(500);

/// Every 16th of the steps, then those half way between, and so on.
std::vector<double> coarse_to_fine(double least, double most) {
    std::vector<double> moves = {0.0};
    const auto add = [&](std::size_t step) { moves.push_back(least + (most - least) * double(step) / double(kSteps)); };
    for (std::size_t step = 0; step <= kSteps; step += kCoarseStride)
        add(step);
    for (std::size_t stride = kCoarseStride; stride > 1; stride /= 2) {
        for (std::size_t step = stride / 2; step < kSteps; step += stride)
            add(step);
    }
    return moves;
}

/// Half way between two points between which a leg is liquidated.
std::optional<double> middle_of_wide_break(const std::vector<CurvePoint>& points) {
    for (std::size_t i = 1; i < points.size(); ++i) {
        const CurvePoint &a = points[i - 1], &b = points[i];
        if (b.shock - a.shock > kNarrow && a.liquidated != b.liquidated) return (a.shock + b.shock) / 2.0;
    }
    return std::nullopt;
}

CurvePoint point_of(const Scenario& scenario) {
    CurvePoint point{scenario.shock, scenario.price, scenario.value_usd, scenario.unhedged_usd, scenario.sold_usd};
    for (std::size_t leg = 0; leg < scenario.legs.size(); ++leg)
        point.liquidated |= scenario.legs[leg].liquidated ? 1u << leg : 0u;
    return point;
}

} // namespace

PayoffCurve::PayoffCurve(const Plan& plan, double least_move, double most_move) : plan_(plan) {
    plan_.scenario.shocks.clear();
    auto hedge = hedge_from_plan(plan);
    if (!hedge) return;
    hedge_ = std::move(*hedge);
    moves_ = coarse_to_fine(least_move, most_move);
    is_limited_ = !is_possible(least_move) || !is_possible(most_move);
}

/// A futures price may not fall to 0, as it would where a coin falls below the basis; a coin may also fall while
/// another rises.
bool PayoffCurve::is_possible(double move) {
    plan_.scenario.shocks = {move};
    const bool is_right = check_plan(plan_).empty();
    plan_.scenario.shocks.clear();
    return is_right;
}

std::vector<double> PayoffCurve::next_moves() const {
    const bool is_coarse = done_ < kCoarsePoints;
    if (!is_coarse && !has_given_up_) {
        if (const auto middle = middle_of_wide_break(points_)) return {*middle};
    }
    const std::size_t end = is_coarse ? std::min(moves_.size(), kCoarsePoints) : moves_.size();
    const auto from = moves_.begin() + static_cast<std::ptrdiff_t>(std::min(done_, end));
    const auto to = moves_.begin() + static_cast<std::ptrdiff_t>(std::min(done_ + batch_, end));
    return {from, to};
}

bool PayoffCurve::add(const std::vector<double>& moves) {
    bool has_added = false;
    for (const double move : moves) {
        // One that the plan does not allow must not take the others with it.
        if (is_limited_ && !is_possible(move)) continue;
        has_added = true;
        const auto place = std::ranges::lower_bound(points_, move, {}, &CurvePoint::shock);
        const bool is_known = place != points_.end() && place->shock == move;
        if (!is_known) points_.insert(place, point_of(scenario_at(plan_, *hedge_, move)));
    }
    return has_added;
}

bool PayoffCurve::advance(std::chrono::microseconds time) {
    const Clock::time_point start = Clock::now();
    bool has_worked = false;
    do {
        const std::vector<double> moves = next_moves();
        if (moves.empty()) return has_worked;
        const bool is_listed = moves.size() > 1 || (done_ < moves_.size() && moves[0] == moves_[done_]);
        const Clock::time_point before = Clock::now();
        const bool is_possible = add(moves);
        if (!is_listed) has_given_up_ |= !is_possible;
        if (is_listed) {
            done_ += moves.size();
            // As many at once as are quick; a call has a cost of its own.
            const bool is_quick = Clock::now() - before < kBatchTime;
            batch_ = is_quick ? std::min<std::size_t>(batch_ * 2, kMostShocks) : std::max<std::size_t>(batch_ / 2, 1);
        }
        has_worked = true;
    } while (Clock::now() - start < time);
    return has_worked;
}

bool PayoffCurve::is_complete() const { return next_moves().empty(); }

} // namespace keel::view
