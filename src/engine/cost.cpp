#include "engine/cost.hpp"

#include "engine/scenario.hpp"

namespace keel {

namespace {

constexpr double kDaysPerYear = 365.0;

/// What was received as a cost; never -0.
double cost_from_received(Usd received) { return 0.0 - double(received); }

} // namespace

Cost cost_of(const Plan& plan, const Hedge& hedge) {
    Usd entry_fee, exit_fee, funding, borrow, basis, bags;
    for (const Bag& bag : plan.bags)
        bags += Coin(bag.amount) * UsdPerCoin(bag.price);
    for (const HedgeLeg& leg : hedge.legs) {
        const UsdPerCoin spot(plan.bags[leg.bag].price);
        const LegOutcome outcome = leg_outcome(leg, spot, spot, plan);
        entry_fee += outcome.entry_fee;
        exit_fee += outcome.exit_fee;
        funding += outcome.funding;
        borrow += outcome.borrow;
        basis += outcome.basis;
    }
    Cost cost;
    cost.entry_fee_usd = cost_from_received(entry_fee);
    cost.exit_fee_usd = cost_from_received(exit_fee);
    cost.funding_usd = cost_from_received(funding);
    cost.borrow_usd = cost_from_received(borrow);
    cost.basis_usd = cost_from_received(basis);
    cost.total_usd = cost.entry_fee_usd + cost.exit_fee_usd + cost.funding_usd + cost.borrow_usd + cost.basis_usd;
    if (double(bags) > 0.0) cost.total_rate = cost.total_usd / double(bags);
    if (plan.horizon_days > 0.0) {
        cost.per_day_usd = cost.total_usd / plan.horizon_days;
        if (cost.total_rate) cost.annualised_rate = *cost.total_rate * kDaysPerYear / plan.horizon_days;
    }
    return cost;
}

} // namespace keel
