#include "text/decimal.hpp"

#include <algorithm>
#include <cassert>
#include <cfloat>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace keel::text {

namespace {

constexpr int kDigitsAlwaysKept = 15; // Any decimal with so many digits survives the way through a double.
constexpr int kDigitsEnough = 17;     // Any double survives the way through so many digits.

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

/// "1.25e-07" is {"125", -6}.
Decimal decimal_from_scientific(std::string_view text) {
    Decimal decimal;
    const auto exponent = text.find('e');
    for (const char c : text.substr(0, exponent)) {
        if (c != '.') decimal.digits += c;
    }
    decimal.point = static_cast<int>(std::strtol(text.data() + exponent + 1, nullptr, 10)) + 1;
    drop_trailing_zeros(decimal.digits);
    return decimal;
}

double double_from_decimal(const Decimal& decimal) {
    return std::strtod(("0." + decimal.digits + "e" + std::to_string(decimal.point)).c_str(), nullptr);
}

Decimal with_digits(double magnitude, int count) {
    char text[40];
    std::snprintf(text, sizeof text, "%.*e", count - 1, magnitude);
    return decimal_from_scientific(text);
}

/// Below a power of two doubles stand twice as dense as above it. There the nearest decimal of 16 digits may lie below
/// and belong to another double, while the next one above still reads back: 2^-44 is 5.684341886080802e-14.
Decimal next_above(Decimal decimal) {
    decimal.digits.resize(kDigitsEnough - 1, '0');
    if (increment(decimal.digits)) ++decimal.point;
    return decimal;
}

} // namespace

Decimal decimal_from_double(double value) {
    assert(std::isfinite(value));
    const double magnitude = std::fabs(value);
    Decimal decimal;
    if (magnitude > 0.0 && std::isfinite(magnitude)) {
        int count = magnitude < DBL_MIN ? 1 : kDigitsAlwaysKept;
        for (; count < kDigitsEnough; ++count) {
            decimal = with_digits(magnitude, count);
            if (double_from_decimal(decimal) == magnitude) break;
        }
        if (count == kDigitsEnough) {
            decimal = next_above(std::move(decimal));
            if (double_from_decimal(decimal) != magnitude) decimal = with_digits(magnitude, kDigitsEnough);
        }
    }
    decimal.is_negative = std::signbit(value);
    return decimal;
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
