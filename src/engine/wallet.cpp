#include "engine/wallet.hpp"

#include "engine/margin.hpp"
#include "engine/market.hpp"
#include "engine/root.hpp"

#include <algorithm>

namespace keel {

namespace {

// Steps small enough to find a stretch of a tier in which the wallet would die and live again; far from today, where
// one tier holds, larger ones.
constexpr double kStep = 1.02;
constexpr double kFarStep = 1.25;
constexpr double kFarFrom = 8.0;
constexpr double kHighestFactor = 1e9;
constexpr double kLowestFactor = 1e-6;

double coins_that_count(const HedgeLeg& leg, const Sight& sight) {
    return double(leg.spot_collateral * sight.bag_spot) * (1.0 - leg.spot_haircut) / sight.settle;
}

double excess_at(const Plan& plan, const Hedge& hedge, const Wallet& wallet, double factor) {
    double excess = 0.0;
    for (const std::size_t i : wallet.cross_legs)
        excess += excess_of(hedge.legs[i], sight_at_move(plan, hedge.legs[i], factor - 1.0), 0.0, true);
    return excess;
}

/// The first move from 0 on, up or down, at which nothing is left above the maintenance margin.
std::optional<double> first_death(const Plan& plan, const Hedge& hedge, const Wallet& wallet, bool is_rise) {
    const auto excess = [&](double factor) { return excess_at(plan, hedge, wallet, factor); };
    const auto ends = [&](double factor) { return is_rise ? factor > kHighestFactor : factor < kLowestFactor; };
    const auto next = [&](double factor) {
        const bool is_far = factor > kFarFrom || factor < 1.0 / kFarFrom;
        const double step = is_far ? kFarStep : kStep;
        return is_rise ? factor * step : factor / step;
    };
    double from = 1.0;
    if (excess(from) <= 0.0) return 0.0;
    for (double to = next(from); !ends(to); from = to, to = next(to)) {
        if (excess(to) > 0.0) continue;
        const auto is_alive = [&](double factor) { return excess(factor) > 0.0 ? 1.0 : -1.0; };
        return sign_change(is_alive, from, to) - 1.0;
    }
    return std::nullopt;
}

} // namespace

Sight sight_at_move(const Plan& plan, const HedgeLeg& leg, double move) {
    const auto price_of = [&](std::size_t bag) {
        const double beta = beta_of(plan, bag);
        return UsdPerCoin(plan.bags[bag].price) * std::max(1.0 + (beta == 1.0 ? move : beta * move), kLowestFactor);
    };
    const double quote = leg.terms.kind == ContractKind::Linear ? leg.settle_start : 1.0;
    const UsdPerCoin futures = price_of(leg.asset) + leg.entry_basis;
    return {std::max(futures, UsdPerCoin(1e-12)) / quote, price_of(leg.bag), leg.settle_start, false};
}

double excess_of(const HedgeLeg& leg, const Sight& sight, double funding, bool with_bonus) {
    return std::visit(
        [&](const auto& m) {
            const double backing = double(m.collateral) + (with_bonus ? double(m.bonus) : 0.0) + double(m.realised);
            double open = is_open(m.position) ? double(pnl(m.position, sight.mark)) : 0.0;
            if (is_open(m.position) && !sight.is_settled)
                open -= double(maintenance_margin(m.position, leg.terms, sight.mark));
            return backing + funding + open + coins_that_count(leg, sight);
        },
        leg.margined);
}

WalletLimits limits_of(const Plan& plan, const Hedge& hedge, const Wallet& wallet) {
    WalletLimits limits;
    bool has_position = false;
    for (const std::size_t i : wallet.cross_legs) {
        const HedgeLeg& leg = hedge.legs[i];
        const Sight today = sight_at_move(plan, leg, 0.0);
        const double maintenance = std::visit(
            [&](const auto& m) {
                has_position = has_position || is_open(m.position);
                return is_open(m.position) ? double(maintenance_margin(m.position, leg.terms, today.mark)) : 0.0;
            },
            leg.margined);
        limits.maintenance += maintenance;
        limits.equity += excess_of(leg, today, 0.0, true) + maintenance;
    }
    if (!has_position) return limits;
    limits.liquidation_rise = first_death(plan, hedge, wallet, true);
    limits.liquidation_fall = first_death(plan, hedge, wallet, false);
    return limits;
}

} // namespace keel
