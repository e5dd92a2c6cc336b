#pragma once

// A plan made ready for computing: each leg with its terms, its size, its position and its collateral, and each bag
// with the coins that are exposed.

#include "engine/contract.hpp"
#include "engine/sizing.hpp"
#include "engine/terms.hpp"
#include "model/issue.hpp"
#include "model/plan.hpp"
#include "model/units.hpp"

#include <cstddef>
#include <expected>
#include <variant>
#include <vector>

namespace keel {

/// A position and the collateral posted for it, in its own settle asset.
template <class PositionType>
struct Margined {
    PositionType position;
    typename PositionType::Settle collateral;
};

using MarginedPosition = std::variant<Margined<InversePosition>, Margined<LinearPosition>>;

struct HedgeLeg {
    std::size_t bag = 0;
    Terms terms;
    SizedLeg sized;
    MarginedPosition margined;
    Coin collateral_from_bag;
    Coin collateral_extra;  // coins brought on top of the bag: exposed too
    Usd collateral_outside; // value at the spot price of all that comes from outside the bag
    UsdPerCoin entry_basis;
    UsdPerCoin exit_basis;
    Rate funding_rate;
};

struct Hedge {
    std::vector<HedgeLeg> legs;
    std::vector<Coin> exposed; // one a bag: coins held and extra coin collateral
};

/// All issues at once: those of each field, and those of fields that do not fit each other.
std::expected<Hedge, Issues> hedge_from_plan(const Plan& plan);

} // namespace keel
