#include "view/chart_axis.hpp"

#include "text/number.hpp"

#include <algorithm>
#include <cmath>

namespace keel::view {

namespace {

constexpr double kNearEnough = 0.8; // a few ticks more are better than half as many
constexpr double kNudge = 1e-9;     // of a step: ticks on the edge are inside

constexpr double kLargestPower = 1e308;

double round_step(double span, int count) {
    const double rough = span / std::max(1, count);
    const double power = power_of_ten_below(rough);
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= rough * kNearEnough) return factor * power;
    }
    return 10.0 * power;
}

/// Short texts, or longer ones where the short ones would be alike.
std::vector<std::string> tick_labels(const std::vector<double>& ticks, double step) {
    std::vector<std::string> labels;
    for (const double tick : ticks)
        labels.push_back(text::short_number(tick, text::Minus::Typographic));
    if (std::ranges::adjacent_find(labels) == labels.end()) return labels;
    const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - kNudge)) + 1, 0, 12);
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        labels[i] = text::grouped(ticks[i], decimals, text::Minus::Typographic);
    }
    return labels;
}

/// A range that is not empty and that doubles can part into steps.
void widen_if_empty(double& least, double& most) {
    const double size = std::max(std::fabs(least), std::fabs(most));
    if (most - least > size * 1e-9 && most - least > 1e-300) return;
    const double around = size > 0.0 ? size * 0.1 : 1.0;
    least -= around;
    most += around;
}

Axis with_ticks(double least, double most, double step) {
    Axis axis{least, most, step, {}, {}};
    const double first = std::ceil(least / step - kNudge), last = std::floor(most / step + kNudge);
    for (double i = first; i <= last && axis.ticks.size() < 64; i += 1.0)
        axis.ticks.push_back(i * step);
    axis.labels = tick_labels(axis.ticks, step);
    return axis;
}

Axis in_percent(Axis axis) {
    axis.least /= 100.0;
    axis.most /= 100.0;
    axis.step /= 100.0;
    for (double& tick : axis.ticks)
        tick /= 100.0;
    for (std::string& label : axis.labels)
        label += " %";
    return axis;
}

} // namespace

double power_of_ten_below(double value) {
    double power = 1.0;
    if (value >= 1.0) {
        while (power * 10.0 <= value)
            power *= 10.0;
        return power;
    }
    while (1.0 / power > value && power < kLargestPower)
        power *= 10.0;
    return 1.0 / power;
}

double round_step_below(double most) {
    const double power = power_of_ten_below(most);
    for (const double factor : {5.0, 2.0}) {
        if (factor * power <= most * (1.0 + 1e-12)) return factor * power;
    }
    return power;
}

Axis axis_within(double least, double most, int count) {
    widen_if_empty(least, most);
    return with_ticks(least, most, round_step(most - least, count));
}

Axis axis_around(double least, double most, int count) {
    widen_if_empty(least, most);
    const double step = round_step(most - least, count);
    return with_ticks(std::floor(least / step + kNudge) * step, std::ceil(most / step - kNudge) * step, step);
}

Axis percent_axis(double least, double most, int count) {
    return in_percent(axis_around(least * 100.0, most * 100.0, count));
}

Axis percent_axis_within(double least, double most, int count) {
    return in_percent(axis_within(least * 100.0, most * 100.0, count));
}

std::vector<float> spread(std::vector<float> positions, float distance, float low, float high) {
    if (positions.empty()) return positions;
    // A handful, sorted by insertion: those at one place keep their order.
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        auto place = order.end();
        while (place != order.begin() && positions[*(place - 1)] > positions[i])
            --place;
        order.insert(place, i);
    }

    // Groups of labels that touch stand around their common middle.
    struct Group {
        float middle;
        std::size_t first, count;
    };
    std::vector<Group> groups;
    const auto half = [&](const Group& group) { return distance * static_cast<float>(group.count) / 2.0f; };
    const auto clamped = [&](Group group) {
        group.middle = std::clamp(group.middle, low + half(group), std::max(low + half(group), high - half(group)));
        return group;
    };
    for (std::size_t i = 0; i < order.size(); ++i) {
        groups.push_back(clamped({positions[order[i]], i, 1}));
        while (groups.size() > 1) {
            const Group last = groups.back(), before = groups[groups.size() - 2];
            if (before.middle + half(before) <= last.middle - half(last)) break;
            const auto total = static_cast<float>(before.count + last.count);
            const float middle =
                (before.middle * static_cast<float>(before.count) + last.middle * static_cast<float>(last.count))
                / total;
            groups.pop_back();
            groups.back() = clamped({middle, before.first, before.count + last.count});
        }
    }
    for (const Group& group : groups) {
        for (std::size_t i = 0; i < group.count; ++i) {
            positions[order[group.first + i]] = group.middle - half(group) + distance * (static_cast<float>(i) + 0.5f);
        }
    }
    return positions;
}

} // namespace keel::view
