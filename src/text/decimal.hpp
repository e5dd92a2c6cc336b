#pragma once

// A double as the decimal digits people and JavaScript write for it. What number.cpp formats and rounds; nothing else
// needs this header.

#include <string>

namespace keel::text {

/// 0.DIGITS * 10^point, without leading or trailing zeros. Zero has no digits and point 0.
struct Decimal {
    bool is_negative = false;
    std::string digits;
    int point = 0;
};

/// The shortest digits that read back as the same double; of several, the nearest.
Decimal decimal_from_double(double value);

/// Half away from zero, on the decimal digits. What becomes zero loses its sign.
Decimal rounded_to_decimals(Decimal decimal, int decimals);
Decimal rounded_to_significant(Decimal decimal, int significant);

enum class Grouping { None, Thousands };

/// Without sign: "1,234.50". At least `decimals` decimals, and more when the digits go on.
std::string positional(const Decimal& decimal, int decimals, Grouping grouping);

} // namespace keel::text
