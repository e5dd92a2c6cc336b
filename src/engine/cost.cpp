#include "engine/cost.hpp"

#include "engine/market.hpp"
#include "engine/scenario.hpp"

#include <optional>
#include <vector>

namespace keel {

namespace {

constexpr double kDaysPerYear = 365.0;
/// What was received as a cost; never -0.
double cost_from_received(double received) { return 0.0 - received; }

/// The move at which what the legs make of the price is what they cost at an unchanged one: delta * beta * move =
/// -cost.
std::optional<double> break_even_price(const Plan& plan, const Hedge& hedge, double cost_usd) {
    double made_per_fall = 0.0; // USD, for a fall of the reference asset by all of its price
    for (const HedgeLeg& leg : hedge.legs) {
        const Coin coins = std::visit(
            [&](const auto& margined) { return coins_hedged(margined.position, leg.settle_start); }, leg.margined);
        made_per_fall += double(coins) * plan.bags[leg.asset].price * beta_of(plan, leg.asset);
    }
    if (made_per_fall == 0.0) return std::nullopt;
    const double factor = 1.0 - cost_usd / made_per_fall;
    return factor > 0.0 ? std::optional(plan.bags.front().price * factor) : std::nullopt;
}

} // namespace

std::vector<ScenarioLeg> outcomes_at_unchanged_price(const Plan& plan, const Hedge& hedge) {
    std::vector<Trip> nowhere;
    for (const Bag& bag : plan.bags)
        nowhere.push_back({UsdPerCoin(bag.price), UsdPerCoin(bag.price)});
    return leg_outcomes(plan, hedge, nowhere);
}

Cost cost_of(const Plan& plan, const Hedge& hedge) {
    const double bags = bags_value(plan);
    ScenarioLeg sum;
    for (const ScenarioLeg& leg : outcomes_at_unchanged_price(plan, hedge)) {
        sum.entry_fee_usd += leg.entry_fee_usd;
        sum.exit_fee_usd += leg.exit_fee_usd;
        sum.funding_usd += leg.funding_usd;
        sum.borrow_usd += leg.borrow_usd;
        sum.basis_usd += leg.basis_usd;
        sum.slippage_usd += leg.slippage_usd;
        sum.settle_usd += leg.settle_usd;
        sum.bonus_usd += leg.bonus_usd;
    }
    Cost cost;
    cost.entry_fee_usd = cost_from_received(sum.entry_fee_usd);
    cost.exit_fee_usd = cost_from_received(sum.exit_fee_usd);
    cost.funding_usd = cost_from_received(sum.funding_usd);
    cost.borrow_usd = cost_from_received(sum.borrow_usd);
    cost.basis_usd = cost_from_received(sum.basis_usd);
    cost.slippage_usd = cost_from_received(sum.slippage_usd);
    cost.settle_usd = cost_from_received(sum.settle_usd);
    cost.bonus_usd = cost_from_received(sum.bonus_usd);
    cost.total_usd = cost.entry_fee_usd + cost.exit_fee_usd + cost.funding_usd + cost.borrow_usd + cost.basis_usd
                     + cost.slippage_usd + cost.settle_usd + cost.bonus_usd;
    if (bags > 0.0) cost.total_rate = cost.total_usd / bags;
    if (plan.horizon_days > 0.0) {
        cost.per_day_usd = cost.total_usd / plan.horizon_days;
        if (cost.total_rate) cost.annualised_rate = *cost.total_rate * kDaysPerYear / plan.horizon_days;
    }
    cost.break_even_price = break_even_price(plan, hedge, cost.total_usd);
    return cost;
}

} // namespace keel
