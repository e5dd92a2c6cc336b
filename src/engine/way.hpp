#pragma once

// The way of prices to a scenario's end, seen by one leg. Straight: spot log-linear in time, basis and settle price
// linear. Jump: all stand still until the horizon and then move at once. Time is the part of the horizon that has
// passed, 0 to 1. A dated leg that expires inside the horizon ends earlier, at the spot price of that moment.

#include "engine/hedge.hpp"
#include "model/plan.hpp"
#include "model/units.hpp"

namespace keel {

/// Where the coins of a plan start and end.
struct Trip {
    UsdPerCoin start;
    UsdPerCoin end;
};

class Way {
public:
    /// `trip` of the contract's coin.
    Way(const HedgeLeg& leg, const Trip& trip, const Plan& plan);

    /// Part of the horizon at which the leg ends: 1 unless it expires before.
    double life() const { return life_; }
    UsdPerCoin spot_at(double part) const;
    UsdPerCoin basis_at(double part) const { return entry_basis_ + basis_change_ * (life_ > 0.0 ? part / life_ : 1.0); }
    double settle_at(double part) const { return settle_start_ + settle_change_ * part; }
    /// As the venue quotes it, just before a jump.
    UsdPerCoin futures_at(double part) const { return quoted(spot_at(part) + basis_at(part), settle_at(part)); }
    /// After the jump, when there is one before the leg ends.
    UsdPerCoin futures_at_end() const { return quoted(spot_at_end_ + exit_basis_, settle_at_end_); }
    /// The futures price of the end had the basis stayed what it was at the start.
    UsdPerCoin futures_with_entry_basis(UsdPerCoin mark, UsdPerCoin basis, double settle) const;
    UsdPerCoin exit_basis() const { return exit_basis_; }
    double settle_at_end() const { return settle_at_end_; }

    /// The part at which the futures price, on one side of `price` at `from` and not at `to`, reaches it.
    double part_at_price(UsdPerCoin price, double from, double to) const;
    /// The part between both at which the futures price is lowest; it may be one of them.
    double part_of_lowest(double from, double to) const;

private:
    UsdPerCoin quoted(UsdPerCoin usd, double settle) const { return is_linear_ ? usd / settle : usd; }

    bool is_linear_;
    double life_ = 1.0;
    UsdPerCoin start_;
    double log_ratio_;
    UsdPerCoin spot_at_end_;
    UsdPerCoin entry_basis_;
    UsdPerCoin basis_change_;
    UsdPerCoin exit_basis_;
    double settle_start_;
    double settle_change_;
    double settle_at_end_;
};

} // namespace keel
