#pragma once

// How many contracts: from a ratio, a count or a notional to lots that can be ordered.

#include "engine/terms.hpp"
#include "model/plan.hpp"
#include "model/units.hpp"

#include <optional>

namespace keel {

struct SizedLeg {
    Contracts exact;   // before rounding
    Contracts rounded; // a multiple of the lot step, or 0 below the minimum order
    bool below_minimum_contracts = false;
    bool below_minimum_notional = false;
};

/// Coins to sell short for SizingMode::Ratio.
/// Collateral in coins that comes on top of the bag is exposed too: target = ratio * (N + K). Where K is left at the
/// initial margin target / L, that solves to ratio * N / (1 - ratio / L); empty when ratio >= L: no size is enough.
std::optional<Coin> target_coins(const Leg& leg, const Bag& bag, const Terms& terms);

/// Whether collateral of this leg is coin brought on top of the bag.
bool brings_extra_coins(const Leg& leg, const Terms& terms);

/// Contracts for the leg at futures price `entry`; needs target_coins to exist.
SizedLeg size_leg(const Leg& leg, const Bag& bag, const Terms& terms, UsdPerCoin entry);

/// `contracts` as a multiple of `lot_step`. A count within 1e-9 of a whole lot is that lot, whichever way it rounds,
/// so that 3,249.9999999999995 does not lose a contract.
Contracts round_to_lot(Contracts contracts, double lot_step, Rounding rounding);

} // namespace keel
