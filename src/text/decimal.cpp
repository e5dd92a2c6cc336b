#include "text/decimal.hpp"

#include "model/digits.hpp"

#include <algorithm>
#include <cassert>
#include <cfloat>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>

namespace keel::text {

namespace {

constexpr std::size_t kDigitsAlwaysKept = 15; // Any decimal with so many digits survives the way through a double.
constexpr std::size_t kDigitsEnough = 17;     // Any double survives the way through so many digits.

void drop_trailing_zeros(std::string& digits) { digits.erase(digits.find_last_not_of('0') + 1); }

/// Adds one to the last digit. True when a new leading digit came up: "99" to "1".
bool increment(std::string& digits) {
    while (!digits.empty() && digits.back() == '9')
        digits.pop_back();
    if (digits.empty()) {
        digits = "1";
        return true;
    }
    ++digits.back();
    return false;
}

/// Below a power of two doubles stand twice as dense as above it. There the nearest decimal of 16 digits may lie below
/// and belong to another double, while the next one above still reads back: 2^-44 is 5.684341886080802e-14.
Digits next_above(Digits decimal) {
    decimal.digits.resize(kDigitsEnough - 1, '0');
    if (increment(decimal.digits)) ++decimal.point;
    return decimal;
}

/// The shortest that read back as the same double.
Digits shortest_digits(double magnitude) {
    const Digits all = digits_from_double(magnitude);
    const auto reads_back = [&](const Digits& some) {
        return double_from_digits(some.digits, some.point) == magnitude;
    };
    std::size_t count = magnitude < DBL_MIN ? 1 : kDigitsAlwaysKept;
    for (; count < kDigitsEnough; ++count) {
        auto some = rounded_to_digits(all, count);
        if (reads_back(some)) return some;
    }
    auto above = next_above(rounded_to_digits(all, kDigitsEnough - 1));
    return reads_back(above) ? above : rounded_to_digits(all, kDigitsEnough);
}

} // namespace

Decimal decimal_from_double(double value) {
    assert(std::isfinite(value));
    auto [digits, point] = std::isfinite(value) ? shortest_digits(std::fabs(value)) : Digits{};
    return {.is_negative = std::signbit(value), .digits = std::move(digits), .point = point};
}

Decimal rounded_to_decimals(Decimal decimal, int decimals) {
    const int kept = decimal.point + decimals;
    if (kept >= static_cast<int>(decimal.digits.size())) {
        if (decimal.digits.empty()) decimal.is_negative = false;
        return decimal;
    }
    if (kept < 0) return {};
    const bool goes_up = decimal.digits[static_cast<std::size_t>(kept)] >= '5';
    decimal.digits.resize(static_cast<std::size_t>(kept));
    if (goes_up && increment(decimal.digits)) ++decimal.point;
    drop_trailing_zeros(decimal.digits);
    return decimal.digits.empty() ? Decimal{} : decimal;
}

Decimal rounded_to_significant(Decimal decimal, int significant) {
    const int decimals = significant - decimal.point;
    return rounded_to_decimals(std::move(decimal), decimals);
}

std::string positional(const Decimal& decimal, int decimals, Grouping grouping) {
    const auto whole_count = static_cast<std::size_t>(std::max(decimal.point, 0));
    std::string whole = decimal.digits.substr(0, std::min(whole_count, decimal.digits.size()));
    whole.resize(whole_count, '0');
    if (whole.empty()) whole = "0";

    std::string fraction(static_cast<std::size_t>(std::max(-decimal.point, 0)), '0');
    if (decimal.digits.size() > whole_count) fraction += decimal.digits.substr(whole_count);
    if (decimal.digits.empty()) fraction.clear();
    const auto least = static_cast<std::size_t>(std::max(decimals, 0));
    if (fraction.size() < least) fraction.resize(least, '0');

    constexpr std::size_t kGroup = 3;
    if (grouping == Grouping::Thousands) {
        for (std::size_t place = whole.size(); place > kGroup; place -= kGroup)
            whole.insert(place - kGroup, ",");
    }
    return fraction.empty() ? whole : whole + "." + fraction;
}

} // namespace keel::text
