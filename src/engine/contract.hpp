#pragma once

// The kinds of futures side by side: what a position is worth, needs and pays. Sizes are signed: positive is short,
// negative long; the formulas are the same. Money received is positive, money paid is negative. F0 entry price,
// F mark price, all futures prices as the venue quotes them.
//
//            inverse (settled in the coin)    linear (settled in USD)    quanto (settled in a third asset)
//   size     Q = n * V          USD           X = n * c         coins    M = n * m        settle units per USD
//   P&L      Q/F - Q/F0         coins         X * (F0 - F)      USD      M * (F0 - F)     settle units
//   notional |Q|/F              coins         |X| * F           USD      |M| * F          settle units
//
// Sources: the venues' own pages, e.g. Binance "COIN-M P&L", Bybit "P&L calculations (Inverse Contracts)", BitMEX
// "Quanto futures"; the reference vectors in tests/ repeat their published examples.

#include "model/plan.hpp"
#include "model/units.hpp"

#include <concepts>
#include <variant>

namespace keel {

/// `notional` dollars' worth of an inverse contract. P&L and margin are coins.
struct InversePosition {
    using Settle = Coin;
    Usd notional;
    UsdPerCoin entry;
};

/// `size` coins of a linear contract. P&L and margin are USD (USDT, USDC: see Usd).
struct LinearPosition {
    using Settle = Usd;
    Coin size;
    UsdPerCoin entry;
};

/// `size` settle units for each USD of the price. P&L and margin are settle units.
struct QuantoPosition {
    using Settle = SettleUnit;
    SettlePerPrice size;
    UsdPerCoin entry;
};

using Position = std::variant<InversePosition, LinearPosition, QuantoPosition>;

/// A position whose P&L is a straight line in the price.
template <class Type>
concept StraightPosition = std::same_as<Type, LinearPosition> || std::same_as<Type, QuantoPosition>;

/// `n` contracts of `contract_value` (USD for inverse, coins for linear, settle units per USD for quanto) sold (bought,
/// when negative) at `entry`.
Position position_from_contracts(ContractKind kind, Contracts n, double contract_value, UsdPerCoin entry);

/// The position that results when `added`, of the same kind, joins `open`: its entry is the average of both, harmonic
/// for an inverse contract. Same direction; either may be empty.
InversePosition joined(const InversePosition& open, const InversePosition& added);
LinearPosition joined(const LinearPosition& open, const LinearPosition& added);
QuantoPosition joined(const QuantoPosition& open, const QuantoPosition& added);

constexpr Usd size_of(const InversePosition& p) { return p.notional; }
constexpr Coin size_of(const LinearPosition& p) { return p.size; }
constexpr SettlePerPrice size_of(const QuantoPosition& p) { return p.size; }

/// 1 for a short, -1 for a long position.
template <class PositionType>
constexpr double direction_of(const PositionType& p) {
    return double(size_of(p)) < 0.0 ? -1.0 : 1.0;
}

template <class PositionType>
constexpr bool is_open(const PositionType& p) {
    return double(size_of(p)) != 0.0;
}

constexpr Coin pnl(const InversePosition& p, UsdPerCoin mark) { return p.notional / mark - p.notional / p.entry; }
template <StraightPosition Type>
constexpr auto pnl(const Type& p, UsdPerCoin mark) {
    return p.size * (p.entry - mark);
}

constexpr Coin notional_at(const InversePosition& p, UsdPerCoin mark) { return magnitude(p.notional / mark); }
template <StraightPosition Type>
constexpr auto notional_at(const Type& p, UsdPerCoin mark) {
    return magnitude(p.size * mark);
}

/// What one unit of the settle asset is worth at some moment. Coins are worth `spot`, others `settle` USD.
struct SettleValue {
    UsdPerCoin spot;
    double settle = 1.0;
};

constexpr Usd usd_from_settle(Coin amount, const SettleValue& value) { return amount * value.spot; }
constexpr Usd usd_from_settle(Usd amount, const SettleValue& value) { return amount * value.settle; }
constexpr Usd usd_from_settle(SettleUnit amount, const SettleValue& value) {
    return Usd(double(amount) * value.settle);
}

/// Delta at entry: the coins whose price moves the position offsets; negative for a long one.
constexpr Coin coins_hedged(const InversePosition& p, double) { return p.notional / p.entry; }
constexpr Coin coins_hedged(const LinearPosition& p, double) { return p.size; }
constexpr Coin coins_hedged(const QuantoPosition& p, double settle) { return Coin(double(p.size) * settle); }

/// Value of the position at its entry price, USD. `settle`: USD for one unit of the settle asset.
constexpr Usd notional_usd(const InversePosition& p, double) { return magnitude(p.notional); }
constexpr Usd notional_usd(const LinearPosition& p, double settle) { return notional_at(p, p.entry) * settle; }
constexpr Usd notional_usd(const QuantoPosition& p, double settle) {
    return Usd(double(notional_at(p, p.entry)) * settle);
}

} // namespace keel
