#include "view/money_unit.hpp"

#include "engine/market.hpp"
#include "text/number.hpp"
#include "view/amounts.hpp"

namespace keel::view {

std::string name_of(MoneyUnit unit, const Plan& plan) {
    return unit == MoneyUnit::Usd ? "USD" : unit == MoneyUnit::Coin ? plan.bags.front().coin : "%";
}

MoneyUnit next(MoneyUnit unit) {
    return unit == MoneyUnit::Usd ? MoneyUnit::Coin : unit == MoneyUnit::Coin ? MoneyUnit::Percent : MoneyUnit::Usd;
}

Money::Money(MoneyUnit wanted, const Plan& plan)
    : unit_(wanted), price_today_(plan.bags.front().price), bags_usd_(bags_value(plan)) {
    if (unit_ == MoneyUnit::Percent && bags_usd_ <= 0.0) unit_ = MoneyUnit::Usd;
    name_ = name_of(unit_, plan);
}

double Money::of(double usd, double coin_price) const {
    switch (unit_) {
    case MoneyUnit::Usd: break;
    case MoneyUnit::Coin: return usd / coin_price;
    case MoneyUnit::Percent: return usd / bags_usd_;
    }
    return usd;
}

std::string Money::told(double usd) const {
    const std::string told = number(usd, price_today_);
    return unit_ == MoneyUnit::Percent ? told : told + " " + name_;
}

std::string Money::number(double usd, double coin_price) const {
    switch (unit_) {
    case MoneyUnit::Usd: break;
    case MoneyUnit::Coin: return short_amount(of(usd, coin_price));
    case MoneyUnit::Percent: return text::percent(of(usd), 2, text::Minus::Typographic);
    }
    return short_money(usd);
}

std::string Money::in_titles() const {
    switch (unit_) {
    case MoneyUnit::Usd: break;
    case MoneyUnit::Coin: return "in " + name_;
    case MoneyUnit::Percent: return "% of what you hold";
    }
    return name_;
}

} // namespace keel::view
