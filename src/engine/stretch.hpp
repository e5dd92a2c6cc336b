#pragma once

// The prices one leg sees between two moments with nothing but a straight line between them: spot log-linear in time,
// basis and settle price linear. Time is the part of the stretch that has passed, 0 to 1. The futures price is a convex
// function of it: its highest point is one of the two ends.

#include "model/plan.hpp"
#include "model/units.hpp"

namespace keel {

/// What a leg sees at one moment.
struct LegPrices {
    UsdPerCoin spot; // of the contract's coin
    UsdPerCoin basis;
    double settle = 1.0; // USD for one unit of the settle asset
};

/// A futures price as the venue quotes it: a linear contract in its settle asset, the others in USD.
constexpr UsdPerCoin futures_price(ContractKind kind, const LegPrices& prices) {
    const UsdPerCoin usd = prices.spot + prices.basis;
    return kind == ContractKind::Linear ? usd / prices.settle : usd;
}

/// What `mark` would be with another basis than that of `prices`.
UsdPerCoin futures_with_basis(ContractKind kind, UsdPerCoin mark, const LegPrices& prices, UsdPerCoin basis);

class Stretch {
public:
    Stretch(ContractKind kind, const LegPrices& from, const LegPrices& to);

    LegPrices at(double part) const;
    UsdPerCoin spot_at(double part) const;
    UsdPerCoin futures_at(double part) const { return futures_price(kind_, at(part)); }

    /// The part at which the futures price, on one side of `price` at `from` and not at `to`, reaches it.
    double part_at_price(UsdPerCoin price, double from, double to) const;
    /// The part between both at which the futures price is lowest; it may be one of them.
    double part_of_lowest(double from, double to) const;

private:
    ContractKind kind_;
    LegPrices from_;
    UsdPerCoin basis_change_;
    double settle_change_;
    double log_ratio_;
};

} // namespace keel
