#include "view/amounts.hpp"

#include "text/number.hpp"

#include <cmath>

namespace keel::view {

namespace {

constexpr double kWholePriceFrom = 10000.0;

} // namespace

std::string short_price(double usd) {
    if (std::fabs(usd) >= kShortFrom) return text::short_number(usd, kShortDigits, text::Minus::Typographic);
    if (std::fabs(usd) >= kWholePriceFrom) return text::grouped(usd, 0, text::Minus::Typographic);
    return text::price(usd, text::Minus::Typographic);
}

std::string short_money(double usd) {
    if (std::fabs(usd) >= kShortFrom) return text::short_number(usd, kShortDigits, text::Minus::Typographic);
    if (std::fabs(usd) >= kWholeMoneyFrom) return text::grouped(usd, 0, text::Minus::Typographic);
    return text::money(usd, text::Minus::Typographic);
}

std::string short_amount(double amount) {
    const double size = std::fabs(amount);
    const double unit = size >= 1e6 ? 1.0 : size >= 1e3 ? 1e2 : size >= 1.0 ? 1e4 : 1e8; // one over the last digit
    return text::coins(std::round(amount * unit) / unit, text::Minus::Typographic);
}

std::string days_in_words(double days) { return text::coins(days) + (days == 1.0 ? " day" : " days"); }

} // namespace keel::view
