#pragma once

// What happens to a position on its way: funding is paid at each timestamp, and where equity meets the maintenance
// margin it is liquidated. Isolated legs are followed each by itself, the legs of a cross wallet together.
// Between two timestamps the futures price is a convex function of time: its highest point is one of the two, its
// lowest is found where the slope is 0.

#include "engine/hedge.hpp"
#include "engine/way.hpp"
#include "model/plan.hpp"

#include <optional>
#include <span>
#include <vector>

namespace keel {

/// Where and when a position was liquidated.
struct Death {
    double part;     // of the horizon
    UsdPerCoin mark; // futures price, as the venue quotes it
    UsdPerCoin basis;
    double settle; // USD for one unit of the settle asset
};

/// How the way ended for one leg.
struct Fate {
    double funding = 0.0; // received, settle asset
    std::optional<Death> death;
};

/// A leg that stands alone.
Fate follow_isolated(const Plan& plan, const HedgeLeg& leg, const Way& way);

/// The legs of one cross wallet, with their ways and the trips of the bags they hedge; in the order of the wallet.
std::vector<Fate> follow_wallet(const Plan& plan, const Hedge& hedge, const Wallet& wallet, std::span<const Way> ways,
                                std::span<const Trip> trips);

} // namespace keel
