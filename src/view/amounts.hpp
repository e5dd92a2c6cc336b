#pragma once

// Sums and prices in the short form that cards, tables and charts use: no cents where they only are noise.

#include <string>

namespace keel::view {

/// From a trillion on nobody reads single dollars, and no column has room for them: 5.0425e20.
inline constexpr double kShortFrom = 1e12;
inline constexpr int kShortDigits = 5;

/// From here on cents are noise.
inline constexpr double kWholeMoneyFrom = 1000.0;

/// "80,925", "1,234.50", "0.0812".
std::string short_price(double usd);

/// "325,000", "97.50", with a typographic minus.
std::string short_money(double usd);

/// Coins or dollars as collateral: "0.15384615", "4,113.33".
std::string short_amount(double amount);

/// "30 days", "1 day".
std::string days_in_words(double days);

} // namespace keel::view
