#pragma once

// The two kinds of futures side by side: what a short position is worth, needs and pays. Formulas: a hedge is a short,
// money received is positive. F0 entry price, F mark price, all futures prices.
//
//            inverse (settled in the coin)             linear (settled in USD)
//   size     Q = n * V            USD                  X = n * c             coins
//   P&L      Q/F - Q/F0           coins                X * (F0 - F)          USD
//   notional Q/F                  coins                X * F                 USD
//
// Source of both P&L formulas: the venues' own pages, e.g. Binance "COIN-M P&L" and Bybit "P&L calculations (Inverse
// Contracts)"; the reference vectors in tests/ repeat their published examples.

#include "model/plan.hpp"
#include "model/units.hpp"

#include <variant>

namespace keel {

/// Short `notional` dollars' worth of an inverse contract. P&L and margin are coins.
struct InversePosition {
    using Settle = Coin;
    Usd notional;
    UsdPerCoin entry;
};

/// Short `size` coins of a linear contract. P&L and margin are USD.
struct LinearPosition {
    using Settle = Usd;
    Coin size;
    UsdPerCoin entry;
};

using Position = std::variant<InversePosition, LinearPosition>;

/// `n` contracts of `contract_value` (USD for inverse, coins for linear) sold at `entry`.
Position position_from_contracts(ContractKind kind, Contracts n, double contract_value, UsdPerCoin entry);

constexpr Coin pnl(const InversePosition& p, UsdPerCoin mark) { return p.notional / mark - p.notional / p.entry; }
constexpr Usd pnl(const LinearPosition& p, UsdPerCoin mark) { return p.size * (p.entry - mark); }

constexpr Coin notional_at(const InversePosition& p, UsdPerCoin mark) { return p.notional / mark; }
constexpr Usd notional_at(const LinearPosition& p, UsdPerCoin mark) { return p.size * mark; }

/// Delta at entry: the coins whose price moves the position offsets.
constexpr Coin coins_hedged(const InversePosition& p) { return p.notional / p.entry; }
constexpr Coin coins_hedged(const LinearPosition& p) { return p.size; }

constexpr Usd notional_usd(const InversePosition& p) { return p.notional; }
constexpr Usd notional_usd(const LinearPosition& p) { return p.size * p.entry; }

/// An amount of the settle asset in dollars at the spot price.
constexpr Usd usd_from_settle(Coin amount, UsdPerCoin spot) { return amount * spot; }
constexpr Usd usd_from_settle(Usd amount, UsdPerCoin) { return amount; }

} // namespace keel
