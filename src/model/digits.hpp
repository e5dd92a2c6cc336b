#pragma once

// Doubles and decimal digits, exactly, both ways. Of the C library's own strtod and printf the same comes out, but they
// bring arithmetic of 128 bits along, and with that 10 kB into the first load of the page.

#include <string>
#include <string_view>

namespace keel {

/// 0.DIGITS * 10^point, without leading or trailing zeros. Zero has no digits and point 0.
struct Digits {
    std::string digits;
    int point = 0;
    bool operator==(const Digits&) const = default;
};

/// Every digit of a double that is finite and not below 0: of 0.1 they are 55.
Digits digits_from_double(double magnitude);

/// The nearest with at most `count` > 0 digits; halfway the one whose last digit is even, as printf rounds.
Digits rounded_to_digits(Digits digits, std::size_t count);

/// The double nearest to 0.DIGITS * 10^point; halfway the one whose last bit is even. Any zeros may lead or trail.
/// What is too large is infinity.
double double_from_digits(std::string_view digits, long long point);

/// As printf writes with %.*g: up to `precision` significant digits, "1e+09", "0.0001", "-5", "nan", "inf".
std::string general_text(double value, int precision);

} // namespace keel
