#pragma once

// What sums are shown in: dollars, coins of the first bag, or percent of what the bags are worth today.

#include "model/plan.hpp"

#include <string>

namespace keel::view {

enum class MoneyUnit { Usd, Coin, Percent };

/// "USD", "BTC", "%".
std::string name_of(MoneyUnit unit, const Plan& plan);

/// The next one, for a button that goes through them.
MoneyUnit next(MoneyUnit unit);

/// Turns dollars into the unit and tells them.
class Money {
public:
    /// Percent of bags that are worth nothing do not exist: dollars then.
    Money(MoneyUnit wanted, const Plan& plan);

    /// The same at another moment, for sums that are told at "today's" price here.
    Money at(double coin_price) const {
        Money then = *this;
        then.price_today_ = coin_price;
        return then;
    }
    MoneyUnit unit() const { return unit_; }
    /// "USD", "BTC", "%".
    const std::string& name() const { return name_; }
    /// In the unit; a percentage is a fraction. `coin_price` is that of the first bag's coin at the moment of the sum.
    double of(double usd, double coin_price) const;
    /// The same at today's price.
    double of(double usd) const { return of(usd, price_today_); }
    /// "2,925 USD", "0.045 BTC", "0.90 %"; at today's price.
    std::string told(double usd) const;
    /// Without the unit, for tables whose title has it: "2,925", "0.045", "0.90 %".
    std::string number(double usd, double coin_price) const;
    /// What the title of such a table ends with: "USD", "in BTC", "% of what you hold".
    std::string in_titles() const;

private:
    MoneyUnit unit_;
    std::string name_;
    double price_today_;
    double bags_usd_;
};

} // namespace keel::view
