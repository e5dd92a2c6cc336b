#pragma once

// Margin of one isolated position: initial and maintenance margin, and the mark price at which it is liquidated.
//
// Equity at mark F:  E(F) = K + pnl(F) + bookings     Maintenance margin:  MM(F) = notional(F) * rate - amount
// Liquidated when E(F) <= MM(F). With rate m and amount a of the tier in force AT the liquidation price, s = 1 for a
// short and -1 for a long position, and signed sizes:
//   inverse         F_liq = Q (1 - s m) / (Q/F0 - K - a), for a short none when K + a >= Q/F0
//   linear, quanto  F_liq = (K + X F0 + a) / (X (1 + s m)), for a long one none when K + a >= |X| F0
// Bankruptcy price: the same with m = a = 0. As published by Binance for COIN-M and USD-M; see reference/venues.md.
// m is the tier's rate and what comes on top of it (Terms::added_maintenance).

#include "engine/contract.hpp"
#include "engine/terms.hpp"
#include "model/units.hpp"

#include <optional>

namespace keel {

struct Liquidation {
    std::optional<UsdPerCoin> price; // none: never
    MarginTier tier;                 // in force there; at the entry price when there is none
};

/// `collateral` in the settle asset, bookings (funding received so far) included. Looks from `mark`, today's price, the
/// way the position loses: up for a short, down for a long one. When it is under-margined there already, the nearest
/// price, on either side of `mark`, from which on it is.
Liquidation liquidation_of(const InversePosition& position, Coin collateral, const Terms& terms, UsdPerCoin mark);
Liquidation liquidation_of(const LinearPosition& position, Usd collateral, const Terms& terms, UsdPerCoin mark);
Liquidation liquidation_of(const QuantoPosition& position, SettleUnit collateral, const Terms& terms, UsdPerCoin mark);

template <class PositionType>
Liquidation liquidation_of(const PositionType& position, typename PositionType::Settle collateral, const Terms& terms) {
    return liquidation_of(position, collateral, terms, position.entry);
}

/// Where nothing is left; none: nowhere.
std::optional<UsdPerCoin> bankruptcy_price(const InversePosition& position, Coin collateral);
std::optional<UsdPerCoin> bankruptcy_price(const LinearPosition& position, Usd collateral);
std::optional<UsdPerCoin> bankruptcy_price(const QuantoPosition& position, SettleUnit collateral);

/// The tier that holds for the position at `mark`.
const MarginTier& tier_in_force(const InversePosition& position, const Terms& terms, UsdPerCoin mark);
const MarginTier& tier_in_force(const LinearPosition& position, const Terms& terms, UsdPerCoin mark);
const MarginTier& tier_in_force(const QuantoPosition& position, const Terms& terms, UsdPerCoin mark);

/// Of the tier that holds at `mark`, with what the terms add; settle asset.
Coin maintenance_margin(const InversePosition& position, const Terms& terms, UsdPerCoin mark);
Usd maintenance_margin(const LinearPosition& position, const Terms& terms, UsdPerCoin mark);
SettleUnit maintenance_margin(const QuantoPosition& position, const Terms& terms, UsdPerCoin mark);

/// The collateral with which the liquidation price is `mark`: E = MM there. May be negative: none is needed.
template <class PositionType>
typename PositionType::Settle collateral_to_survive(const PositionType& position, const Terms& terms, UsdPerCoin mark) {
    return maintenance_margin(position, terms, mark) - pnl(position, mark);
}

/// Where the leverage, notional over collateral and P&L, has grown to `most`; none: nowhere on the losing side of
/// `from`.
std::optional<UsdPerCoin> price_at_leverage(const InversePosition& position, Coin collateral, double most,
                                            UsdPerCoin from);
std::optional<UsdPerCoin> price_at_leverage(const LinearPosition& position, Usd collateral, double most,
                                            UsdPerCoin from);
std::optional<UsdPerCoin> price_at_leverage(const QuantoPosition& position, SettleUnit collateral, double most,
                                            UsdPerCoin from);

/// Notional / leverage, settle asset.
template <class PositionType>
typename PositionType::Settle initial_margin(const PositionType& position, double leverage) {
    return notional_at(position, position.entry) / leverage;
}

} // namespace keel
