#pragma once

// Numbers to text and back. Two families: exact (links, JSON, CSV: shortest digits that read back as the same
// double) and for people (grouped digits, sensible decimals). The only place where numbers are formatted.

#include <optional>
#include <string>
#include <string_view>

namespace keel::text {

/// Shortest decimal that reads back as the same double, spelled as JavaScript does but for the plus sign of an
/// exponent: "65000", "0.1", "1e-12", "1e21", "-0.05"; the negative zero is "-0". Never locale dependent.
/// NaN and infinities have no text: the caller must not have them (asserted).
std::string exact(double value);

/// Reads what exact() writes and any plain decimal ("1e3", "+5", ".5"). Empty for anything else, for trailing text,
/// and for what overflows (1e400), NaN or infinity. What is too small for a double is 0.
std::optional<double> read_exact(std::string_view text);

/// Reads what people type: "65,000", "65 000", "65k", "1.5m", "2bn", "5%", "5 %", "$1,000", "3x", "1e3", "\u22125".
/// "5%" is 0.05 everywhere. Groups must have three digits: "65,5" is refused, it may mean 65.5 or 655.
std::optional<double> read_typed(std::string_view text);

enum class Minus { Ascii, Typographic };

/// Grouped with a fixed number of decimals: grouped(-1234.5, 2) is "-1,234.50". Rounds half away from zero on the
/// digits of exact(): 1.005 is "1.01"; "-0.00" becomes "0.00".
std::string grouped(double value, int decimals, Minus minus = Minus::Ascii);

/// Dollars with as many decimals as make sense: cents, none from 10,000 on when they are whole ("325,000"), more
/// below ten cents ("0.000123").
std::string money(double usd, Minus minus = Minus::Ascii);

/// A price in USD, to the cent from 1 on and to 6 significant digits below.
std::string price(double usd, Minus minus = Minus::Ascii);

/// Coins: up to 8 decimals, trailing zeros dropped.
std::string coins(double amount, Minus minus = Minus::Ascii);

/// A fraction as percent: percent(0.1952, 2) is "19.52 %".
std::string percent(double fraction, int decimals, Minus minus = Minus::Ascii);

/// percent() with an explicit sign: "+19.52 %". What rounds to zero has none.
std::string signed_percent(double fraction, int decimals, Minus minus = Minus::Ascii);

/// Short for axes, up to 4 digits: "65k", "1.5m", "2bn", "0.25".
std::string short_number(double value, Minus minus = Minus::Ascii);

/// The same with another number of digits: "65.4k" with three.
std::string short_number(double value, int significant, Minus minus = Minus::Ascii);

} // namespace keel::text
