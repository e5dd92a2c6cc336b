#pragma once

// Strong types for the quantities that stand in a formula, and the products that mean something.
//
// Each type is one double: explicit in, explicit out, and only the same unit adds up. `Usd + Coin` does not
// compile, and neither does a P&L handed over in the wrong asset; tests/static proves both.
// At the boundary (Plan, Report, JSON, module) plain doubles with the unit in their name are used instead.

#include <compare>

namespace keel {

template <class Tag>
class Quantity {
public:
    constexpr Quantity() = default;
    explicit constexpr Quantity(double value) : value_(value) {}
    explicit constexpr operator double() const { return value_; }

    friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity(a.value_ + b.value_); }
    friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity(a.value_ - b.value_); }
    friend constexpr Quantity operator-(Quantity a) { return Quantity(-a.value_); }
    friend constexpr Quantity operator*(Quantity a, double factor) { return Quantity(a.value_ * factor); }
    friend constexpr Quantity operator*(double factor, Quantity a) { return Quantity(factor * a.value_); }
    friend constexpr Quantity operator/(Quantity a, double divisor) { return Quantity(a.value_ / divisor); }
    friend constexpr double operator/(Quantity a, Quantity b) { return a.value_ / b.value_; }
    friend constexpr auto operator<=>(Quantity, Quantity) = default;

    friend constexpr Quantity magnitude(Quantity a) { return a.value_ < 0.0 ? Quantity(-a.value_) : a; }

    constexpr Quantity& operator+=(Quantity other) { return *this = *this + other; }
    constexpr Quantity& operator-=(Quantity other) { return *this = *this - other; }

private:
    double value_ = 0.0;
};

/// US dollars. An amount of USDT or USDC is one as long as it stays inside its contract, which counts in them; it is
/// valued at the price of the settle asset when it leaves (usd_from_settle).
using Usd = Quantity<struct UsdTag>;
/// Units of the settle asset of a quanto contract: neither the coin nor dollars.
using SettleUnit = Quantity<struct SettleUnitTag>;
/// Size of a quanto position: settle units for each USD of the price.
using SettlePerPrice = Quantity<struct SettlePerPriceTag>;
/// Multiplier of one quanto contract.
using SettlePerContract = Quantity<struct SettlePerContractTag>;
/// Coins of the bag's own asset.
using Coin = Quantity<struct CoinTag>;
/// A price: dollars for one coin.
using UsdPerCoin = Quantity<struct UsdPerCoinTag>;
/// Futures contracts; positive counts contracts sold short, negative ones bought.
using Contracts = Quantity<struct ContractsTag>;
/// Value of one inverse contract.
using UsdPerContract = Quantity<struct UsdPerContractTag>;
/// Size of one linear contract.
using CoinPerContract = Quantity<struct CoinPerContractTag>;
/// A fraction (0.01 = 1 %): fee, funding or maintenance rate.
using Rate = Quantity<struct RateTag>;

constexpr Usd operator*(Coin coins, UsdPerCoin price) { return Usd(double(coins) * double(price)); }
constexpr Usd operator*(UsdPerCoin price, Coin coins) { return coins * price; }
constexpr Coin operator/(Usd value, UsdPerCoin price) { return Coin(double(value) / double(price)); }
constexpr UsdPerCoin operator/(Usd value, Coin coins) { return UsdPerCoin(double(value) / double(coins)); }

constexpr Usd operator*(Contracts n, UsdPerContract value) { return Usd(double(n) * double(value)); }
constexpr Coin operator*(Contracts n, CoinPerContract size) { return Coin(double(n) * double(size)); }
constexpr Contracts operator/(Usd notional, UsdPerContract value) {
    return Contracts(double(notional) / double(value));
}
constexpr Contracts operator/(Coin coins, CoinPerContract size) { return Contracts(double(coins) / double(size)); }

constexpr SettlePerPrice operator*(Contracts n, SettlePerContract multiplier) {
    return SettlePerPrice(double(n) * double(multiplier));
}
constexpr SettleUnit operator*(SettlePerPrice size, UsdPerCoin price) {
    return SettleUnit(double(size) * double(price));
}
constexpr SettleUnit operator*(SettleUnit amount, Rate rate) { return amount * double(rate); }

constexpr Usd operator*(Usd amount, Rate rate) { return amount * double(rate); }
constexpr Usd operator*(Rate rate, Usd amount) { return amount * rate; }
constexpr Coin operator*(Coin amount, Rate rate) { return amount * double(rate); }
constexpr Coin operator*(Rate rate, Coin amount) { return amount * rate; }

} // namespace keel
