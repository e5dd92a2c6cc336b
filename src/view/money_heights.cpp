#include "view/money_heights.hpp"

#include "text/number.hpp"
#include "view/amounts.hpp"

namespace keel::view {

namespace {

std::string told_coins(double amount) { return short_amount(amount); }
std::string told_change(double fraction) { return text::signed_percent(fraction, 1, text::Minus::Typographic); }

} // namespace

double height_of(const Money& money, double value_usd, double start_usd, double coin_price) {
    const bool is_change = money.unit() == MoneyUnit::Percent;
    return money.of(is_change ? value_usd - start_usd : value_usd, coin_price);
}

void tell_heights(Chart& chart, const Money& money) {
    chart.y_unit = money.name();
    if (money.unit() == MoneyUnit::Coin) chart.y_told = told_coins;
    if (money.unit() != MoneyUnit::Percent) return;
    chart.y_told = told_change;
    chart.y_axis = percent_axis;
    chart.y_unit = "change as a fraction";
}

std::string title_in(const Money& money, std::string_view what, std::string_view when) {
    const bool is_change = money.unit() == MoneyUnit::Percent;
    return std::string(is_change ? "Change" : what).append(when).append(", ").append(money.in_titles());
}

} // namespace keel::view
