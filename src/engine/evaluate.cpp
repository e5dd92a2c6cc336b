#include "engine/evaluate.hpp"

#include "engine/cost.hpp"
#include "engine/hedge.hpp"
#include "engine/margin.hpp"
#include "engine/scenario.hpp"
#include "engine/warnings.hpp"

#include <string>
#include <utility>

namespace keel {

namespace {

LegSizing sizing_of(const HedgeLeg& leg) {
    return std::visit(
        [&](const auto& margined) {
            const auto& position = margined.position;
            return LegSizing{.contracts_exact = double(leg.sized.exact),
                             .contracts = double(leg.sized.rounded),
                             .notional_usd = double(notional_usd(position)),
                             .coins = double(coins_hedged(position)),
                             .futures_price = double(position.entry)};
        },
        leg.margined);
}

LegMargin margin_of(const HedgeLeg& leg, const Leg& input, UsdPerCoin spot) {
    return std::visit(
        [&](const auto& margined) {
            const auto& [position, collateral] = margined;
            const auto initial = initial_margin(position, input.leverage);
            const Liquidation liquidation = liquidation_of(position, collateral, leg.terms);
            LegMargin margin;
            margin.settle_asset = leg.terms.settle_asset;
            margin.initial_margin = double(initial);
            margin.initial_margin_usd = double(usd_from_settle(initial, spot));
            margin.collateral = double(collateral);
            margin.collateral_usd = double(usd_from_settle(collateral, spot));
            margin.collateral_from_bag = double(leg.collateral_from_bag);
            margin.maintenance_rate = double(liquidation.tier.rate);
            margin.maintenance_amount = liquidation.tier.amount;
            margin.maintenance_source = name_of(leg.terms.maintenance_source);
            if (liquidation.price) {
                margin.liquidation_price = double(*liquidation.price);
                margin.liquidation_distance = *liquidation.price / position.entry - 1.0;
            }
            if (const auto bankrupt = bankruptcy_price(position, collateral))
                margin.bankruptcy_price = double(*bankrupt);
            return margin;
        },
        leg.margined);
}

std::vector<BagSizing> bag_sizings(const Plan& plan, const Hedge& hedge, const std::vector<LegSizing>& legs) {
    std::vector<BagSizing> bags(plan.bags.size());
    for (std::size_t i = 0; i < hedge.legs.size(); ++i)
        bags[hedge.legs[i].bag].hedged_coins += legs[i].coins;
    for (std::size_t i = 0; i < bags.size(); ++i) {
        bags[i].exposed_coins = double(hedge.exposed[i]);
        bags[i].residual_coins = bags[i].exposed_coins - bags[i].hedged_coins;
        if (bags[i].exposed_coins > 0.0) bags[i].achieved_ratio = bags[i].hedged_coins / bags[i].exposed_coins;
    }
    return bags;
}

} // namespace

std::expected<Report, Issues> evaluate(const Plan& plan) noexcept {
    auto hedge = hedge_from_plan(plan);
    if (!hedge) return std::unexpected(std::move(hedge.error()));

    Report report;
    for (std::size_t i = 0; i < hedge->legs.size(); ++i) {
        const HedgeLeg& leg = hedge->legs[i];
        report.sizing.legs.push_back(sizing_of(leg));
        report.margin.legs.push_back(margin_of(leg, plan.legs[i], UsdPerCoin(plan.bags[leg.bag].price)));
    }
    report.sizing.bags = bag_sizings(plan, *hedge, report.sizing.legs);
    report.cost = cost_of(plan, *hedge);
    for (const double shock : plan.scenario.shocks)
        report.scenarios.push_back(scenario_at(plan, *hedge, shock));
    report.warnings = warnings_of(plan, *hedge, report);
    return report;
}

} // namespace keel
