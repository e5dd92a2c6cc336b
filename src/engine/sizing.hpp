#pragma once

// How many contracts: from a ratio, a count or a notional to lots that can be ordered.

#include "engine/terms.hpp"
#include "model/plan.hpp"
#include "model/units.hpp"

#include <cstddef>
#include <optional>

namespace keel {

/// What a leg is sized against.
struct SizingBasis {
    std::size_t bag = 0;   // that it hedges
    std::size_t asset = 0; // the bag of the contract's coin: the same one unless it is a cross-hedge
    UsdPerCoin entry;      // entry price of the position, as the venue quotes it
    UsdPerCoin futures;    // today's futures price, USD
    double settle = 1.0;   // USD for one unit of the settle asset
};

struct SizedLeg {
    Contracts exact;   // before rounding; negative for a long leg
    Contracts rounded; // a multiple of the lot step, or 0 below the minimum order
    bool below_minimum_contracts = false;
    bool below_minimum_notional = false;
};

/// Coins of the contract's asset to sell (or buy) for SizingMode::Ratio and MinVariance; never negative.
/// Collateral in coins that comes on top of the bag is exposed too: target = ratio * (N + K). Where K is left at the
/// initial margin target / L, that solves to ratio * N / (1 - ratio / L); empty when ratio >= L: no size is enough.
/// Of a debt such collateral covers a part: for a long inverse leg target = ratio * (N - K), and ratio * N /
/// (1 + ratio / L) for the initial margin. For another coin than the bag's: ratio * N * S_bag / S_asset, and h* in
/// place of the ratio for MinVariance.
std::optional<Coin> target_coins(const Plan& plan, const Leg& leg, const Terms& terms, const SizingBasis& basis);

/// Coins of the contract's asset as contracts, before rounding.
Contracts contracts_from_coins(const Terms& terms, Coin coins, const SizingBasis& basis);

/// Whether collateral of this leg is coin brought on top of the bags.
bool brings_extra_coins(const Leg& leg, const Terms& terms);

/// Contracts for the leg, before any change to an open position; needs target_coins to exist.
SizedLeg size_leg(const Plan& plan, const Leg& leg, const Terms& terms, const SizingBasis& basis);

/// `contracts` as a multiple of `lot_step`. A count within 1e-9 of a whole lot is that lot, whichever way it rounds,
/// so that 3,249.9999999999995 does not lose a contract. Up and down mean further from and nearer to zero.
Contracts round_to_lot(Contracts contracts, double lot_step, Rounding rounding);

} // namespace keel
