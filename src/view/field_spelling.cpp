#include "view/field_spelling.hpp"

#include "text/number.hpp"
#include "view/chart_axis.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace keel::view {

namespace {

constexpr double kLeverages[] = {1, 2, 3, 5, 10, 20, 50, 100, 125};
constexpr double kHours[] = {1, 2, 4, 8, 12, 24};
constexpr int kMostDecimals = 12;

double next_multiple(double value, double step, Step direction) {
    const double count = value / step;
    const double nudge = 1e-9 * std::max(1.0, std::fabs(count));
    return step * (direction == Step::Up ? std::floor(count + nudge) + 1.0 : std::ceil(count - nudge) - 1.0);
}

double next_of(std::span<const double> values, double value, Step direction) {
    if (direction == Step::Up) {
        const auto above = std::ranges::find_if(values, [&](double v) { return v > value; });
        return above == values.end() ? value * 2.0 : *above;
    }
    const auto below = std::ranges::find_if(values.rbegin(), values.rend(), [&](double v) { return v < value; });
    return below == values.rend() ? value / 2.0 : *below;
}

double step_size(const Field& field, double value) {
    const double size = std::fabs(value);
    switch (field.unit) {
    case Unit::UsdPerCoin:
    case Unit::Usd: return round_step_below(std::max(size * 0.01, field.least < 0.0 ? 10.0 : 1e-12));
    case Unit::Rate:
        return size > 0.02 || field.most >= 5.0 ? (field.most >= 5.0 ? 0.05 : 0.01)
                                                : round_step_below(std::max(size * 0.1, 1e-5));
    case Unit::Coins:
    case Unit::SettleAsset:
    case Unit::ContractValue: return size > 0.0 ? round_step_below(size * 0.1) : 1.0;
    case Unit::Contracts: return size > 0.0 ? std::max(1.0, round_step_below(size * 0.01)) : 1.0;
    default: return 1.0;
    }
}

} // namespace

std::string issue_in_words(const Issue& issue) {
    const auto address = find_field(issue.field);
    if (!address) return text_from_issue(issue);
    return std::string(address->field->label) + " is " + (issue.value.empty() ? "empty" : issue.value)
           + ", which is not " + issue.accepted;
}

double stepped(const Field& field, double value, Step step) {
    double next = value;
    if (field.unit == Unit::Multiple) {
        next = next_of(kLeverages, value, step);
    } else if (field.unit == Unit::Hours) {
        next = next_of(kHours, value, step);
    } else {
        next = next_multiple(value, step_size(field, value), step);
    }
    // Multiples of a step such as 1e-5 carry dust: what is written is what is meant.
    const auto clean = text::read_typed(text::grouped(next, kMostDecimals));
    if (clean && std::fabs(next) > 1e-9) next = *clean;
    return std::clamp(next, field.least, field.most);
}

} // namespace keel::view
