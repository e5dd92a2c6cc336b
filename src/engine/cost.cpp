#include "engine/cost.hpp"

#include "engine/root.hpp"
#include "engine/scenario.hpp"

#include <cmath>
#include <optional>
#include <vector>

namespace keel {

namespace {

constexpr double kDaysPerYear = 365.0;
constexpr double kDeepestFall = -0.99;
constexpr double kHighestRise = 10.0;

/// What was received as a cost; never -0.
double cost_from_received(double received) { return 0.0 - received; }

bool has_position(const Hedge& hedge) {
    for (const HedgeLeg& leg : hedge.legs) {
        if (double(leg.contracts) != 0.0) return true;
    }
    return false;
}

/// The nearest end price at which the hedge neither adds nor takes anything: on the side where it begins to pay.
std::optional<double> break_even_price(const Plan& plan, const Hedge& hedge) {
    if (!has_position(hedge)) return std::nullopt;
    const auto gain = [&](double shock) { return hedge_gain_at(plan, hedge, shock); };
    const double now = gain(0.0);
    const double start = plan.bags.front().price;
    if (now == 0.0) return start;
    // A short that costs pays off further down; one that earns goes on doing so until some way up.
    const double end = now < 0.0 ? kDeepestFall : kHighestRise;
    double from = 0.0;
    for (double to = end / 64.0; from != end; from = to, to = std::abs(to) * 2.0 < std::abs(end) ? to * 2.0 : end) {
        if ((gain(to) < 0.0) == (now < 0.0)) continue;
        return start * (1.0 + crossing(gain, from, to));
    }
    return std::nullopt;
}

} // namespace

Cost cost_of(const Plan& plan, const Hedge& hedge) {
    double bags = 0.0;
    for (const Bag& bag : plan.bags)
        bags += bag.amount * bag.price;
    const std::vector<Trip> nowhere = [&] {
        std::vector<Trip> trips;
        for (const Bag& bag : plan.bags)
            trips.push_back({UsdPerCoin(bag.price), UsdPerCoin(bag.price)});
        return trips;
    }();
    ScenarioLeg sum;
    for (const ScenarioLeg& leg : leg_outcomes(plan, hedge, nowhere)) {
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
    cost.break_even_price = break_even_price(plan, hedge);
    return cost;
}

} // namespace keel
