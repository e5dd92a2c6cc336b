#include "risk/bridge_order.hpp"

#include <cmath>
#include <cstddef>

namespace keel::risk {

namespace {

struct Gap {
    std::size_t left, right; // indices of times, with others between them
};

/// The index between them that is nearest to their middle.
std::size_t middle_of(std::span<const double> times, const Gap& gap) {
    std::size_t best = gap.left + 1;
    for (std::size_t i = best; i < gap.right; ++i) {
        const auto off = [&](std::size_t k) { return std::abs(2.0 * times[k] - times[gap.left] - times[gap.right]); };
        if (off(i) < off(best)) best = i;
    }
    return best;
}

BridgePoint point_between(std::span<const double> times, const Gap& gap, std::size_t at) {
    const double width = times[gap.right] - times[gap.left];
    const double before = times[at] - times[gap.left], after = times[gap.right] - times[at];
    const double right_weight = width > 0.0 ? before / width : 0.0;
    return {.at = static_cast<std::uint32_t>(at),
            .left = static_cast<std::uint32_t>(gap.left),
            .right = static_cast<std::uint32_t>(gap.right),
            .left_weight = static_cast<float>(1.0 - right_weight),
            .right_weight = static_cast<float>(right_weight),
            .deviation = static_cast<float>(std::sqrt(before > 0.0 ? right_weight * after : 0.0))};
}

} // namespace

std::vector<BridgePoint> bridge_order(std::span<const double> step_years) {
    std::vector<double> times{0.0};
    for (const double years : step_years)
        times.push_back(times.back() + years);
    std::vector<BridgePoint> points;
    const std::size_t last = step_years.size();
    if (last == 0) return points;
    points.push_back({.at = static_cast<std::uint32_t>(last),
                      .left = 0,
                      .right = 0,
                      .left_weight = 0.0F,
                      .right_weight = 0.0F,
                      .deviation = static_cast<float>(std::sqrt(times[last]))});
    std::vector<Gap> gaps{{0, last}};
    while (points.size() < last) {
        std::size_t widest = gaps.size();
        for (std::size_t i = 0; i < gaps.size(); ++i) {
            if (gaps[i].right - gaps[i].left < 2) continue;
            const auto width = [&](std::size_t k) { return times[gaps[k].right] - times[gaps[k].left]; };
            if (widest == gaps.size() || width(i) > width(widest)) widest = i;
        }
        const Gap gap = gaps[widest];
        const std::size_t at = middle_of(times, gap);
        points.push_back(point_between(times, gap, at));
        gaps[widest].right = at;
        gaps.push_back({at, gap.right});
    }
    return points;
}

} // namespace keel::risk
