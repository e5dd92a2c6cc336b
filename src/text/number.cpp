#include "text/number.hpp"

#include "text/decimal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace keel::text {

namespace {

constexpr std::string_view kTypographicMinus = "\u2212";
constexpr int kPercentDigits = 2; // 0.01 is 1 %.

std::string signed_text(const Decimal& decimal, std::string magnitude, Minus minus) {
    if (!decimal.is_negative) return magnitude;
    return (minus == Minus::Ascii ? "-" : std::string(kTypographicMinus)) + magnitude;
}

std::string grouped_text(const Decimal& decimal, int decimals, Minus minus) {
    return signed_text(decimal, positional(decimal, decimals, Grouping::Thousands), minus);
}

/// As many decimals as `significant` digits need, but at least two; trailing zeros beyond two are dropped.
std::string small_text(Decimal decimal, int significant, Minus minus) {
    constexpr int kCents = 2;
    const int decimals = std::max(kCents, significant - decimal.point);
    return grouped_text(rounded_to_decimals(std::move(decimal), decimals), kCents, minus);
}

/// "1.25e-7"; without sign.
std::string scientific(const Decimal& decimal) {
    std::string text = decimal.digits.substr(0, 1);
    if (decimal.digits.size() > 1) text += "." + decimal.digits.substr(1);
    return text + "e" + std::to_string(decimal.point - 1);
}

Decimal percent_from_double(double fraction, int decimals) {
    Decimal decimal = decimal_from_double(fraction);
    if (!decimal.digits.empty()) decimal.point += kPercentDigits;
    return rounded_to_decimals(std::move(decimal), decimals);
}

} // namespace

std::string exact(double value) {
    // From here on JavaScript's Number::toString writes an exponent.
    constexpr int kLargestPoint = 21;
    constexpr int kSmallestPoint = -5;
    const Decimal decimal = decimal_from_double(value);
    if (decimal.point <= kLargestPoint && decimal.point >= kSmallestPoint)
        return signed_text(decimal, positional(decimal, 0, Grouping::None), Minus::Ascii);
    return signed_text(decimal, scientific(decimal), Minus::Ascii);
}

std::string grouped(double value, int decimals, Minus minus) {
    return grouped_text(rounded_to_decimals(decimal_from_double(value), decimals), decimals, minus);
}

std::string money(double usd, Minus minus) {
    constexpr double kNothing = 1e-8; // Below it there is only what subtractions leave over.
    constexpr double kSmall = 0.1;
    constexpr double kLarge = 10000.0;
    if (std::fabs(usd) < kNothing) return "0.00";
    if (std::fabs(usd) < kSmall) return small_text(decimal_from_double(usd), 3, minus);
    const Decimal cents = rounded_to_decimals(decimal_from_double(usd), 2);
    const bool is_whole = static_cast<int>(cents.digits.size()) <= cents.point;
    return grouped_text(cents, is_whole && std::fabs(usd) >= kLarge ? 0 : 2, minus);
}

std::string price(double usd, Minus minus) {
    constexpr int kSignificantBelowOne = 6;
    if (std::fabs(usd) >= 1.0 || usd == 0.0) return grouped(usd, 2, minus);
    return small_text(decimal_from_double(usd), kSignificantBelowOne, minus);
}

std::string coins(double amount, Minus minus) {
    constexpr int kCoinDecimals = 8;
    return grouped_text(rounded_to_decimals(decimal_from_double(amount), kCoinDecimals), 0, minus);
}

std::string percent(double fraction, int decimals, Minus minus) {
    return grouped_text(percent_from_double(fraction, decimals), decimals, minus) + " %";
}

std::string signed_percent(double fraction, int decimals, Minus minus) {
    const Decimal decimal = percent_from_double(fraction, decimals);
    const bool is_positive = !decimal.is_negative && !decimal.digits.empty();
    return (is_positive ? "+" : "") + grouped_text(decimal, decimals, minus) + " %";
}

std::string short_number(double value, Minus minus) {
    constexpr int kSignificant = 4;
    return short_number(value, kSignificant, minus);
}

std::string short_number(double value, int significant, Minus minus) {
    constexpr std::array<std::string_view, 5> kSuffixes{"", "k", "m", "bn", "tn"};
    constexpr int kSmallestPoint = -5;
    Decimal decimal = rounded_to_significant(decimal_from_double(value), significant);
    const int thousands = std::max(decimal.point - 1, 0) / 3;
    if (decimal.digits.empty()) return "0";
    if (decimal.point < kSmallestPoint || thousands >= static_cast<int>(kSuffixes.size()))
        return signed_text(decimal, scientific(decimal), minus);
    decimal.point -= 3 * thousands;
    return signed_text(decimal, positional(decimal, 0, Grouping::None), minus)
           + std::string(kSuffixes[static_cast<std::size_t>(thousands)]);
}

} // namespace keel::text
