#include "engine/market.hpp"

#include <algorithm>

namespace keel {

namespace {

bool is_one_coin(const Plan& plan, std::size_t a, std::size_t b) { return plan.bags[a].coin == plan.bags[b].coin; }

} // namespace

double beta_of(const Plan& plan, std::size_t bag) {
    if (is_one_coin(plan, bag, 0)) return 1.0;
    return plan.bags[bag].correlation * plan.bags[bag].volatility / plan.bags.front().volatility;
}

double bags_value(const Plan& plan) {
    double value = 0.0;
    for (const Bag& bag : plan.bags)
        value += bag.amount * bag.price;
    return value;
}

double move_of(const Plan& plan, std::size_t bag, double shock) {
    if (plan.bags[bag].shock) return *plan.bags[bag].shock;
    const double beta = beta_of(plan, bag);
    return beta == 1.0 ? shock : std::max(beta * shock, kDeepestMove);
}

UsdPerCoin price_after(const Plan& plan, std::size_t bag, double shock) {
    return UsdPerCoin(plan.bags[bag].price) * (1.0 + move_of(plan, bag, shock));
}

double correlation_between(const Plan& plan, std::size_t a, std::size_t b) {
    if (is_one_coin(plan, a, b)) return 1.0;
    const auto with_reference = [&](std::size_t bag) {
        return is_one_coin(plan, bag, 0) ? 1.0 : plan.bags[bag].correlation;
    };
    return with_reference(a) * with_reference(b);
}

double minimum_variance_ratio(const Plan& plan, std::size_t bag, std::size_t asset) {
    if (is_one_coin(plan, bag, asset)) return 1.0;
    return correlation_between(plan, bag, asset) * plan.bags[bag].volatility / plan.bags[asset].volatility;
}

} // namespace keel
