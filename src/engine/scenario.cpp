#include "engine/scenario.hpp"

#include "engine/follow.hpp"
#include "engine/margin.hpp"
#include "engine/market.hpp"
#include "engine/math.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace keel {

namespace {

constexpr double kDaysPerYear = 365.0;

/// A fee on a notional, as money received; settle asset.
template <class Settle>
Settle charged(Settle notional, Rate rate) {
    return Settle(0.0) - notional * rate; // never -0
}

/// Trading fees that a bonus pays, USD.
Usd bonus_on_fees(const HedgeLeg& leg, Usd entry_fee, Usd exit_fee) {
    const bool covers_exit = !leg.bonus_days || leg.lifetime_days <= *leg.bonus_days;
    const Usd fees = -(covers_exit ? entry_fee + exit_fee : entry_fee);
    return std::clamp(leg.bonus_for_fees, Usd(0.0), std::max(fees, Usd(0.0)));
}

template <class PositionType>
class Outcome {
public:
    using Settle = typename PositionType::Settle;

    Outcome(const Margined<PositionType>& margined, const HedgeLeg& leg, const Way& way, const Trip& asset,
            const Plan& plan)
        : margined_(margined), leg_(leg), way_(way), value_{asset.end, leg.settle_end}, plan_(plan) {}

    /// `backing_coins`: value at the death of the bag's coins that backed a cross wallet, after haircut.
    ScenarioLeg settle(const Fate& fate, Usd backing_coins) {
        result_.borrow_usd =
            0.0 - double(leg_.collateral_outside * (plan_.borrow_rate * leg_.lifetime_days / kDaysPerYear));
        if (leg_.settle_end != leg_.settle_start)
            result_.settle_usd = double(margined_.collateral) * (leg_.settle_end - leg_.settle_start);
        if (is_open(margined_.position) || double(margined_.turnover) > 0.0) {
            const UsdPerCoin exit = close(fate);
            if (fate.death) {
                lose_collateral(*fate.death, backing_coins);
            } else {
                pay_to_close(exit);
                use_bonus();
            }
        }
        result_.net_usd = result_.futures_usd + result_.basis_usd + result_.funding_usd
                          + (result_.entry_fee_usd + result_.exit_fee_usd) + result_.slippage_usd + result_.borrow_usd
                          + result_.settle_usd + result_.bonus_usd + result_.liquidation_usd;
        return result_;
    }

private:
    double usd(Settle amount) const { return double(usd_from_settle(amount, value_)); }

    /// P&L, funding and the cost of the entry. Returns the futures price at the end.
    UsdPerCoin close(const Fate& fate) {
        const UsdPerCoin exit = fate.death ? fate.death->mark : way_.futures_at_end();
        const UsdPerCoin basis = fate.death ? fate.death->basis : way_.exit_basis();
        const double settle = fate.death ? fate.death->settle : way_.settle_at_end();
        pnl_ = pnl(margined_.position, exit);
        const Settle price = pnl(margined_.position, way_.futures_with_entry_basis(exit, basis, settle));
        funding_ = Settle(fate.funding);
        result_.price = double(exit);
        result_.liquidated = fate.death.has_value();
        result_.futures_usd = usd(price + margined_.realised);
        result_.basis_usd = usd(pnl_ - price);
        result_.funding_usd = usd(funding_);
        result_.funding = fate.funding;
        result_.entry_fee_usd = usd(charged(margined_.turnover, leg_.terms.entry_fee));
        result_.slippage_usd = usd(charged(margined_.turnover, leg_.slippage));
        return exit;
    }

    void pay_to_close(UsdPerCoin exit) {
        const Settle notional = notional_at(margined_.position, exit);
        result_.exit_fee_usd = usd(charged(notional, leg_.expires ? leg_.terms.delivery_fee : leg_.terms.exit_fee));
        if (!leg_.expires) result_.slippage_usd += usd(charged(notional, leg_.slippage));
    }

    /// A bonus pays losses beyond the user's own collateral, or fees; what is left of it is not the user's.
    void use_bonus() {
        const Settle own = margined_.collateral + margined_.realised + pnl_ + funding_;
        if (double(margined_.bonus) > 0.0 && double(own) < 0.0)
            result_.bonus_usd = std::min(usd(margined_.bonus), usd(-own));
        if (double(leg_.bonus_for_fees) > 0.0)
            result_.bonus_usd = double(bonus_on_fees(leg_, Usd(result_.entry_fee_usd), Usd(result_.exit_fee_usd)));
    }

    void lose_collateral(const Death& death, Usd backing_coins) {
        result_.liquidation_usd = -usd(margined_.collateral) - double(backing_coins) - result_.futures_usd
                                  - result_.basis_usd - result_.funding_usd;
        const Settle fee = notional_at(margined_.position, death.mark) * leg_.terms.liquidation_fee;
        const Settle left = maintenance_margin(margined_.position, leg_.terms, death.mark);
        result_.liquidation_fee_usd = 0.0 - usd(std::clamp(fee, Settle(0.0), std::max(left, Settle(0.0))));
    }

    const Margined<PositionType>& margined_;
    const HedgeLeg& leg_;
    const Way& way_;
    SettleValue value_;
    const Plan& plan_;
    ScenarioLeg result_;
    Settle pnl_{};
    Settle funding_{};
};

/// Coins of a bag that a unified account sells for its losses, at the price of the moment.
Usd backing_coins(const HedgeLeg& leg, const Trip& bag, const Fate& fate, PriceMove move) {
    if (!fate.death || double(leg.spot_collateral) <= 0.0) return Usd(0.0);
    const double ratio = bag.end / bag.start;
    const double part = move == PriceMove::Straight ? math::exp(math::log(ratio) * fate.death->part) : 1.0;
    const UsdPerCoin spot = bag.start * (fate.death->part < 1.0 ? part : ratio);
    return leg.spot_collateral * spot * (1.0 - leg.spot_haircut);
}

std::vector<Fate> fates_of(const Plan& plan, const Hedge& hedge, const std::vector<Way>& ways,
                           const std::vector<Trip>& trips) {
    std::vector<Fate> fates(hedge.legs.size());
    // A cross leg that shares with nobody is as good as isolated.
    const auto is_alone = [&](const HedgeLeg& leg) {
        return !leg.is_cross
               || (hedge.wallets[leg.wallet].cross_legs.size() == 1 && double(leg.spot_collateral) == 0.0);
    };
    for (std::size_t i = 0; i < hedge.legs.size(); ++i) {
        if (is_alone(hedge.legs[i])) fates[i] = follow_isolated(plan, hedge.legs[i], ways[i]);
    }
    for (const Wallet& wallet : hedge.wallets) {
        if (wallet.cross_legs.empty() || is_alone(hedge.legs[wallet.cross_legs.front()])) continue;
        std::vector<Way> its_ways;
        std::vector<Trip> its_trips;
        for (const std::size_t i : wallet.cross_legs) {
            its_ways.push_back(ways[i]);
            its_trips.push_back(trips[hedge.legs[i].bag]);
        }
        const auto its_fates = follow_wallet(plan, hedge, wallet, its_ways, its_trips);
        for (std::size_t k = 0; k < its_fates.size(); ++k)
            fates[wallet.cross_legs[k]] = its_fates[k];
    }
    return fates;
}

std::vector<ScenarioBag> bags_of(const Plan& plan, const Hedge& hedge, const std::vector<Trip>& trips,
                                 const std::vector<ScenarioLeg>& legs) {
    std::vector<ScenarioBag> bags(plan.bags.size());
    for (std::size_t i = 0; i < hedge.legs.size(); ++i)
        bags[hedge.legs[i].bag].hedge_usd += legs[i].net_usd;
    for (std::size_t i = 0; i < bags.size(); ++i) {
        ScenarioBag& bag = bags[i];
        const Usd before = hedge.exposed[i] * trips[i].start;
        bag.shock = trips[i].end / trips[i].start - 1.0;
        bag.price = double(trips[i].end);
        bag.spot_usd = double(hedge.exposed[i] * trips[i].end - before);
        bag.net_usd = bag.spot_usd + bag.hedge_usd;
        bag.value_usd = double(before) + bag.net_usd;
    }
    return bags;
}

std::vector<ScenarioWallet> wallets_of(const Hedge& hedge, const std::vector<Trip>& trips,
                                       const std::vector<ScenarioLeg>& legs) {
    std::vector<ScenarioWallet> wallets(hedge.wallets.size());
    for (std::size_t i = 0; i < hedge.legs.size(); ++i) {
        const HedgeLeg& leg = hedge.legs[i];
        const ScenarioLeg& outcome = legs[i];
        const double change_usd = outcome.futures_usd + outcome.basis_usd + outcome.funding_usd + outcome.entry_fee_usd
                                  + outcome.exit_fee_usd + outcome.slippage_usd + outcome.liquidation_usd;
        const double unit = std::visit(
            [&]<class PositionType>(const Margined<PositionType>&) {
                using Settle = typename PositionType::Settle;
                return double(usd_from_settle(Settle(1.0), {trips[leg.asset].end, leg.settle_end}));
            },
            leg.margined);
        wallets[leg.wallet].change_usd += change_usd;
        wallets[leg.wallet].change += change_usd / unit;
    }
    return wallets;
}

/// The parts of all legs, in the order of the legs.
void add_legs(Scenario& total, const std::vector<ScenarioLeg>& legs) {
    for (const ScenarioLeg& leg : legs) {
        total.futures_usd += leg.futures_usd;
        total.basis_usd += leg.basis_usd;
        total.funding_usd += leg.funding_usd;
        total.fees_usd += leg.entry_fee_usd + leg.exit_fee_usd;
        total.slippage_usd += leg.slippage_usd;
        total.borrow_usd += leg.borrow_usd;
        total.settle_usd += leg.settle_usd;
        total.bonus_usd += leg.bonus_usd;
        total.liquidation_usd += leg.liquidation_usd;
        total.liquidated = total.liquidated || leg.liquidated;
    }
}

} // namespace

std::vector<Trip> trips_at(const Plan& plan, double shock) {
    std::vector<Trip> trips;
    trips.reserve(plan.bags.size());
    for (std::size_t i = 0; i < plan.bags.size(); ++i)
        trips.push_back({UsdPerCoin(plan.bags[i].price), price_after(plan, i, shock)});
    return trips;
}

std::vector<ScenarioLeg> leg_outcomes(const Plan& plan, const Hedge& hedge, const std::vector<Trip>& trips) {
    std::vector<Way> ways;
    ways.reserve(hedge.legs.size());
    for (const HedgeLeg& leg : hedge.legs)
        ways.emplace_back(leg, trips[leg.asset], plan);
    const std::vector<Fate> fates = fates_of(plan, hedge, ways, trips);
    std::vector<ScenarioLeg> outcomes;
    outcomes.reserve(hedge.legs.size());
    for (std::size_t i = 0; i < hedge.legs.size(); ++i) {
        const HedgeLeg& leg = hedge.legs[i];
        const Usd coins = backing_coins(leg, trips[leg.bag], fates[i], plan.scenario.move);
        outcomes.push_back(std::visit(
            [&](const auto& margined) {
                return Outcome(margined, leg, ways[i], trips[leg.asset], plan).settle(fates[i], coins);
            },
            leg.margined));
    }
    return outcomes;
}

double hedge_gain_at(const Plan& plan, const Hedge& hedge, double shock) {
    double gain = 0.0;
    for (const ScenarioLeg& leg : leg_outcomes(plan, hedge, trips_at(plan, shock)))
        gain += leg.net_usd;
    return gain;
}

Scenario scenario_at(const Plan& plan, const Hedge& hedge, double shock) {
    const std::vector<Trip> trips = trips_at(plan, shock);
    Scenario result = scenario_from(plan, hedge, trips, leg_outcomes(plan, hedge, trips));
    result.shock = shock;
    return result;
}

Scenario scenario_from(const Plan& plan, const Hedge& hedge, const std::vector<Trip>& trips,
                       std::vector<ScenarioLeg> legs) {
    Scenario result;
    result.shock = trips.front().end / trips.front().start - 1.0;
    result.price = double(trips.front().end);

    Usd sold, unhedged;
    for (std::size_t i = 0; i < plan.bags.size(); ++i) {
        sold += hedge.exposed[i] * trips[i].start;
        unhedged += hedge.exposed[i] * trips[i].end;
    }
    result.legs = std::move(legs);
    result.bags = bags_of(plan, hedge, trips, result.legs);
    result.wallets = wallets_of(hedge, trips, result.legs);
    add_legs(result, result.legs);
    result.spot_usd = double(unhedged - sold);
    result.net_usd = result.spot_usd + result.futures_usd + result.basis_usd + result.funding_usd + result.fees_usd
                     + result.slippage_usd + result.borrow_usd + result.settle_usd + result.bonus_usd
                     + result.liquidation_usd;
    result.value_usd = double(sold) + result.net_usd;
    result.value_coin = result.value_usd / result.price;
    result.net_coin = result.value_coin - double(sold / trips.front().start);
    result.unhedged_usd = double(unhedged);
    result.sold_usd = double(sold);
    return result;
}

} // namespace keel
