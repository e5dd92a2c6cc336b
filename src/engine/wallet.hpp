#pragma once

// Cross margin: the legs of a wallet share what backs them and die together, where the sum of their equities meets the
// sum of their maintenance margins. Coins of a unified account count with their haircut. As published by Binance
// ("wallet balance - maintenance margin of the other contracts + their unrealised P&L"), for all legs at once.

#include "engine/hedge.hpp"
#include "model/plan.hpp"

#include <optional>
#include <vector>

namespace keel {

/// What a leg sees at some moment.
struct Sight {
    UsdPerCoin mark;         // futures price, as the venue quotes it
    UsdPerCoin bag_spot;     // of the bag it hedges
    double settle = 1.0;     // USD for one unit of the settle asset
    bool is_settled = false; // expired: its P&L stays in the wallet, and it needs no margin
};

/// What is above the maintenance margin of one leg, settle asset: collateral, P&L, `funding` received so far and coins
/// that count, less the margin. A wallet is liquidated where the sum over its legs is not above 0.
double excess_of(const HedgeLeg& leg, const Sight& sight, double funding, bool with_bonus);

/// Equity and maintenance margin of a wallet today, and the moves of the reference asset at which it dies, each coin
/// moving with its beta and the basis unchanged; none: never in that direction.
struct WalletLimits {
    double equity = 0.0;                    // settle asset
    double maintenance = 0.0;               // settle asset
    std::optional<double> liquidation_rise; // fraction, > 0
    std::optional<double> liquidation_fall; // fraction, < 0
};

WalletLimits limits_of(const Plan& plan, const Hedge& hedge, const Wallet& wallet);

/// What the leg sees when the reference asset has moved by `move`.
Sight sight_at_move(const Plan& plan, const HedgeLeg& leg, double move);

} // namespace keel
