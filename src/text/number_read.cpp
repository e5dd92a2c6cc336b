// The reading half of number.hpp.

#include "text/number.hpp"

#include "model/digits.hpp"
#include "text/cursor.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <system_error>
#include <utility>

namespace keel::text {

namespace {

constexpr std::size_t kGroup = 3;

/// "e-12" when it is there whole; a lone "e" stays where it is.
std::string taken_exponent(Cursor& cursor) {
    Cursor ahead = cursor;
    if (!ahead.take("e") && !ahead.take("E")) return {};
    std::string exponent;
    if (ahead.take("-")) {
        exponent = "-";
    } else {
        ahead.take("+");
    }
    const auto digits = ahead.take_digits();
    if (digits.empty()) return {};
    cursor = ahead;
    return exponent.append(digits);
}

/// Whole part of digits in groups of three behind `separator`, with the separators left out. The cursor stands behind
/// the first group.
bool append_groups(Cursor& cursor, std::string_view separator, std::string& digits) {
    if (digits.empty() || digits.size() > kGroup) return true;
    for (;;) {
        Cursor ahead = cursor;
        if (!ahead.take(separator)) return true;
        const auto group = ahead.take_digits();
        // A space may also stand before a suffix: "5 %".
        if (group.empty() && separator == " ") return true;
        if (group.size() != kGroup) return false;
        digits.append(group);
        cursor = ahead;
    }
}

bool append_any_groups(Cursor& cursor, std::string& digits) {
    for (const std::string_view separator : {",", " ", "'", "_"}) {
        if (cursor.rest().starts_with(separator)) return append_groups(cursor, separator, digits);
    }
    return true;
}

enum class Groups { Refused, Accepted };

struct Mantissa {
    std::string digits;       // "650005"
    std::ptrdiff_t point = 0; // after as many of them
    std::string exponent;
};

std::optional<Mantissa> take_mantissa(Cursor& cursor, Groups groups) {
    std::string digits(cursor.take_digits());
    if (groups == Groups::Accepted && !append_any_groups(cursor, digits)) return std::nullopt;
    std::string fraction;
    if (cursor.take(".")) fraction = cursor.take_digits();
    if (digits.empty() && fraction.empty()) return std::nullopt;
    const auto point = std::ssize(digits);
    return Mantissa{std::move(digits) + fraction, point, taken_exponent(cursor)};
}

/// The decimal shift is part of the text, so that the result is the double nearest to what was written: 0.01 % is
/// 0.0001, which 0.01 / 100 need not be.
std::optional<double> double_from(const Mantissa& mantissa, int shift) {
    // Far beyond what a double holds, but far from what an integer cannot.
    constexpr long long kFar = 1000000000000;
    const std::string_view written = mantissa.exponent;
    long long exponent = 0;
    if (std::from_chars(written.data(), written.data() + written.size(), exponent).ec == std::errc::result_out_of_range)
        exponent = written.starts_with('-') ? -kFar : kFar;
    exponent = std::clamp(exponent, -kFar, kFar) + shift;
    const double value = double_from_digits(mantissa.digits, mantissa.point + exponent);
    if (!std::isfinite(value)) return std::nullopt;
    return value;
}

/// What a double and a power of ten hold exactly needs no more than one multiplication or division, which rounds once
/// (Clinger 1990). Empty: the long way.
std::optional<double> short_decimal(std::string_view text) {
    constexpr std::array<double, 16> kPowersOfTen{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                  1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    constexpr std::size_t kMostDigits = 15; // always below 2^53
    double value = 0.0;
    std::size_t digits = 0, decimals = 0;
    bool has_point = false;
    for (const char c : text) {
        if (c == '.' && !has_point) {
            has_point = true;
        } else if (is_digit(c) && digits < kMostDigits) {
            value = value * 10.0 + (c - '0');
            ++digits;
            decimals += has_point;
        } else {
            return std::nullopt;
        }
    }
    if (digits == 0) return std::nullopt;
    return value / kPowersOfTen[decimals];
}

std::string with_plain_signs(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, char>, 5> kSigns{{
        {"\u2212", '-'},
        {"\u2013", '-'},
        {"\u00a0", ' '},
        {"\u2009", ' '},
        {"\u202f", ' '},
    }};
    std::string plain;
    for (Cursor cursor(text); !cursor.at_end();) {
        const auto found = std::ranges::find_if(kSigns, [&](const auto& sign) { return cursor.take(sign.first); });
        if (found != kSigns.end()) {
            plain += found->second;
        } else {
            const char c = cursor.peek();
            cursor.take({&c, 1});
            plain += c == '\t' ? ' ' : c;
        }
    }
    return plain;
}

/// The power of ten that a suffix stands for.
int taken_shift(Cursor& cursor) {
    constexpr std::array<std::pair<std::string_view, int>, 15> kSuffixes{{
        {"%", -2},
        {"k", 3},
        {"K", 3},
        {"mn", 6},
        {"m", 6},
        {"M", 6},
        {"bn", 9},
        {"b", 9},
        {"B", 9},
        {"tn", 12},
        {"t", 12},
        {"T", 12},
        {"x", 0},
        {"X", 0},
        {"\u00d7", 0},
    }};
    const auto found = std::ranges::find_if(kSuffixes, [&](const auto& s) { return cursor.take(s.first); });
    return found != kSuffixes.end() ? found->second : 0;
}

} // namespace

std::optional<double> read_exact(std::string_view text) {
    if (const auto value = short_decimal(text)) return value;
    Cursor cursor(text);
    const bool is_negative = cursor.take("-");
    if (!is_negative) cursor.take("+");
    const auto mantissa = take_mantissa(cursor, Groups::Refused);
    if (!mantissa || !cursor.at_end()) return std::nullopt;
    const auto value = double_from(*mantissa, 0);
    return value && is_negative ? -*value : value;
}

std::optional<double> read_typed(std::string_view text) {
    const std::string plain = with_plain_signs(text);
    Cursor cursor(plain);
    cursor.skip_spaces();
    bool has_dollar = cursor.take("$");
    const bool is_negative = cursor.take("-");
    if (!is_negative) cursor.take("+");
    cursor.skip_spaces();
    if (!has_dollar) has_dollar = cursor.take("$");
    cursor.skip_spaces();
    const auto mantissa = take_mantissa(cursor, Groups::Accepted);
    if (!mantissa) return std::nullopt;
    cursor.skip_spaces();
    const int shift = taken_shift(cursor);
    cursor.skip_spaces();
    if (!has_dollar && cursor.take("$")) cursor.skip_spaces();
    if (!cursor.at_end()) return std::nullopt;
    const auto value = double_from(*mantissa, shift);
    return value && is_negative ? -*value : value;
}

} // namespace keel::text
