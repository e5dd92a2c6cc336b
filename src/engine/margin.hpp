#pragma once

// Margin of one isolated short: initial and maintenance margin, and the mark price at which it is liquidated.
//
// Equity at mark F:  E(F) = K + pnl(F) + bookings     Maintenance margin:  MM(F) = notional(F) * rate - amount
// Liquidated when E(F) <= MM(F). With rate m and amount a of the tier in force AT the liquidation price:
//   inverse  F_liq = Q (1 - m) / (Q/F0 - K - a), none when K + a >= Q/F0
//   linear   F_liq = (K + X F0 + a) / (X (1 + m))
// Bankruptcy price: the same with m = a = 0. As published by Binance for COIN-M and USD-M; see reference/venues.md.
// Not modelled: the fee to close that some venues add to the maintenance margin.

#include "engine/contract.hpp"
#include "engine/terms.hpp"
#include "model/units.hpp"

#include <optional>

namespace keel {

struct Liquidation {
    std::optional<UsdPerCoin> price; // none: never
    MarginTier tier;                 // in force there; at the entry price when there is none
};

/// `collateral` in the settle asset, bookings (funding received so far) included. Looks upward from the entry price;
/// when the position is under-margined at entry already, the price (at or below entry) from which on it is.
Liquidation liquidation_of(const InversePosition& position, Coin collateral, const Terms& terms);
Liquidation liquidation_of(const LinearPosition& position, Usd collateral, const Terms& terms);

std::optional<UsdPerCoin> bankruptcy_price(const InversePosition& position, Coin collateral);
std::optional<UsdPerCoin> bankruptcy_price(const LinearPosition& position, Usd collateral);

/// Notional / leverage, settle asset.
Coin initial_margin(const InversePosition& position, double leverage);
Usd initial_margin(const LinearPosition& position, double leverage);

} // namespace keel
