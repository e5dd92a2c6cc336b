#pragma once

// Reads what a formula with numbers says and works it out: "3,250 × 100 × (1 − 0.4 %) ÷ (5 − 0.5)". Written for tests,
// apart from what writes the formulas.

#include <optional>
#include <string_view>

namespace keel::test {

struct Worked {
    double value = 0.0;
    /// The greatest size that any part of a sum has, carried through to the result: what rounding of the parts does.
    double largest = 0.0;
};

/// Empty for anything else than numbers, + − × ÷ ² √( ) and %.
std::optional<Worked> arithmetic(std::string_view formula);

struct Printed {
    double value = 0.0;
    double last_digit = 0.0; // what one more in the last place is
};

/// The number that a text begins with: "−2,600.00 USD", "10.6667 %" (a fraction then).
std::optional<Printed> number_of(std::string_view text);

} // namespace keel::test
