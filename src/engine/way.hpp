#pragma once

// The way of prices to a scenario's end, seen by one leg. Straight: one stretch. Jump: all stand still until the
// horizon and then move at once. Time is the part of the horizon that has passed, 0 to 1. A dated leg that expires
// inside the horizon ends earlier, at the spot price of that moment.

#include "engine/hedge.hpp"
#include "engine/stretch.hpp"
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
    UsdPerCoin basis_at(double part) const { return stretch_.at(part_of_life(part)).basis; }
    double settle_at(double part) const { return stretch_.at(part_of_life(part)).settle; }
    /// As the venue quotes it, just before a jump.
    UsdPerCoin futures_at(double part) const { return stretch_.futures_at(part_of_life(part)); }
    /// After the jump, when there is one before the leg ends.
    UsdPerCoin futures_at_end() const { return futures_price(kind_, end_); }
    /// The futures price of the end had the basis stayed what it was at the start.
    UsdPerCoin futures_with_entry_basis(UsdPerCoin mark, UsdPerCoin basis, double settle) const {
        return futures_with_basis(kind_, mark, {end_.spot, basis, settle}, entry_basis_);
    }
    UsdPerCoin exit_basis() const { return end_.basis; }
    UsdPerCoin spot_at_end() const { return end_.spot; }
    double settle_at_end() const { return end_.settle; }

    /// As those of a stretch.
    double part_at_price(UsdPerCoin price, double from, double to) const;
    double part_of_lowest(double from, double to) const;

private:
    double part_of_life(double part) const { return life_ > 0.0 ? part / life_ : 1.0; }

    ContractKind kind_;
    double life_;
    UsdPerCoin entry_basis_;
    LegPrices end_;
    Stretch stretch_;
};

} // namespace keel
