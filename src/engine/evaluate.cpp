#include "engine/evaluate.hpp"

#include "engine/cost.hpp"
#include "engine/hedge.hpp"
#include "engine/margin.hpp"
#include "engine/market.hpp"
#include "engine/math.hpp"
#include "engine/scenario.hpp"
#include "engine/wallet.hpp"
#include "engine/warnings.hpp"

#include <cmath>
#include <cstddef>
#include <utility>

namespace keel {

namespace {

constexpr double kDaysPerYear = 365.0;

/// What a dated contract earns a year when it is held to expiry: (F0 / S0 - 1) * 365 / days.
void add_locked_in_yield(LegSizing& sizing, const Plan& plan, const HedgeLeg& leg) {
    const double days = leg.terms.expiry_days;
    if (!leg.terms.is_dated || days <= 0.0) return;
    const double gain = double(leg.entry_basis) / plan.bags[leg.asset].price;
    sizing.locked_in_yield = gain * kDaysPerYear / days;
    const double compound = math::exp(math::log(1.0 + gain) * (kDaysPerYear / days)) - 1.0;
    if (std::isfinite(compound)) sizing.locked_in_yield_compound = compound;
}

/// With D/V USD short for each USD held, the variance that is left is
/// sigma_A^2 + (D/V)^2 sigma_B^2 - 2 rho sigma_A sigma_B D/V; at the minimum-variance ratio rho^2 of it is gone
/// (Ederington 1979).
void add_cross_hedge(LegSizing& sizing, const Plan& plan, const HedgeLeg& leg) {
    if (leg.bag == leg.asset) return;
    const Bag& bag = plan.bags[leg.bag];
    const Bag& asset = plan.bags[leg.asset];
    const double correlation = correlation_between(plan, leg.bag, leg.asset);
    const double value = (bag.amount - bag.owed) * bag.price;
    sizing.min_variance_ratio = minimum_variance_ratio(plan, leg.bag, leg.asset);
    if (value <= 0.0) return;
    const double short_for_each = sizing.coins * asset.price / value;
    const double in_asset = short_for_each * asset.volatility;
    const double variance =
        bag.volatility * bag.volatility + in_asset * in_asset - 2.0 * correlation * bag.volatility * in_asset;
    sizing.residual_volatility = std::sqrt(std::fmax(variance, 0.0));
    sizing.effectiveness = 1.0 - variance / (bag.volatility * bag.volatility);
    const double scale = std::sqrt(plan.horizon_days / kDaysPerYear) * value;
    sizing.unhedged_sd_usd = bag.volatility * scale;
    sizing.residual_sd_usd = *sizing.residual_volatility * scale;
}

LegSizing sizing_of(const Plan& plan, const HedgeLeg& leg) {
    LegSizing sizing = std::visit(
        [&](const auto& margined) {
            const auto& position = margined.position;
            const SettleValue today = settle_value_today(plan, leg);
            const auto so_far = pnl(position, leg.mark) + margined.realised;
            LegSizing result;
            result.contracts_exact = double(leg.sized.exact);
            result.contracts = double(leg.contracts);
            result.notional_usd = double(notional_usd(position, leg.settle_start));
            result.coins = double(coins_hedged(position, leg.settle_start));
            result.futures_price = double(position.entry);
            result.pnl_so_far_usd = double(usd_from_settle(so_far, today));
            return result;
        },
        leg.margined);
    add_locked_in_yield(sizing, plan, leg);
    add_cross_hedge(sizing, plan, leg);
    return sizing;
}

/// Where the wallet of a cross leg dies on the side on which this leg loses, as its own futures price.
void set_cross_liquidation(LegMargin& margin, const Plan& plan, const HedgeLeg& leg, const WalletLimits& limits) {
    std::visit(
        [&](const auto& margined) {
            const auto move = direction_of(margined.position) > 0.0 ? limits.liquidation_rise : limits.liquidation_fall;
            if (!is_open(margined.position) || !move) return;
            const UsdPerCoin price = sight_at_move(plan, leg, *move).mark;
            const MarginTier& tier = tier_in_force(margined.position, leg.terms, price);
            margin.liquidation_price = double(price);
            margin.liquidation_distance = price / leg.mark - 1.0;
            margin.maintenance_rate = double(tier.rate);
            margin.maintenance_amount = tier.amount;
        },
        leg.margined);
}

LegMargin margin_of(const Plan& plan, const HedgeLeg& leg, const Leg& input) {
    return std::visit(
        [&](const auto& margined) {
            const auto& position = margined.position;
            const SettleValue today = settle_value_today(plan, leg);
            const auto initial = initial_margin(position, input.leverage);
            const auto backing = margined.collateral + margined.bonus + margined.realised;
            const Liquidation liquidation = liquidation_of(position, backing, leg.terms, leg.mark);
            LegMargin margin;
            margin.settle_asset = leg.terms.settle_asset;
            margin.initial_margin = double(initial);
            margin.initial_margin_usd = double(usd_from_settle(initial, today));
            margin.collateral = double(margined.collateral);
            margin.collateral_usd = double(usd_from_settle(margined.collateral, today));
            margin.collateral_from_bag = double(leg.collateral_from_bag);
            margin.maintenance_rate = double(liquidation.tier.rate);
            margin.maintenance_amount = liquidation.tier.amount;
            margin.added_maintenance_rate = double(leg.terms.added_maintenance);
            margin.maintenance_source = name_of(leg.terms.maintenance_source);
            if (leg.is_cross) return margin;
            if (liquidation.price) {
                margin.liquidation_price = double(*liquidation.price);
                margin.liquidation_distance = *liquidation.price / leg.mark - 1.0;
            }
            if (const auto bankrupt = bankruptcy_price(position, backing)) margin.bankruptcy_price = double(*bankrupt);
            return margin;
        },
        leg.margined);
}

/// Fills in what cross legs have together.
std::vector<WalletMargin> wallet_margins(const Plan& plan, const Hedge& hedge, std::vector<LegMargin>& legs) {
    std::vector<WalletMargin> wallets;
    for (const Wallet& wallet : hedge.wallets) {
        WalletMargin& margin = wallets.emplace_back();
        margin.venue = wallet.venue;
        margin.settle_asset = wallet.settle_asset;
        margin.legs = static_cast<double>(wallet.legs.size());
        margin.cross_legs = static_cast<double>(wallet.cross_legs.size());
        for (const std::size_t i : wallet.legs) {
            margin.collateral += legs[i].collateral;
            margin.initial_margin += legs[i].initial_margin;
        }
        if (wallet.cross_legs.empty()) continue;
        const WalletLimits limits = limits_of(plan, hedge, wallet);
        margin.equity = limits.equity;
        margin.maintenance = limits.maintenance;
        margin.liquidation_rise = limits.liquidation_rise;
        margin.liquidation_fall = limits.liquidation_fall;
        for (const std::size_t i : wallet.cross_legs)
            set_cross_liquidation(legs[i], plan, hedge.legs[i], limits);
    }
    return wallets;
}

/// Coins of the hedged bag that a leg stands for: of another coin, those whose moves it offsets by their beta.
double coins_of_bag(const Plan& plan, const HedgeLeg& leg, double coins) {
    if (leg.bag == leg.asset) return coins;
    const double ratio = minimum_variance_ratio(plan, leg.bag, leg.asset);
    if (ratio <= 0.0) return 0.0;
    return coins * plan.bags[leg.asset].price / plan.bags[leg.bag].price / ratio;
}

std::vector<BagSizing> bag_sizings(const Plan& plan, const Hedge& hedge, const std::vector<LegSizing>& legs) {
    std::vector<BagSizing> bags(plan.bags.size());
    for (std::size_t i = 0; i < hedge.legs.size(); ++i)
        bags[hedge.legs[i].bag].hedged_coins += coins_of_bag(plan, hedge.legs[i], legs[i].coins);
    for (std::size_t i = 0; i < bags.size(); ++i) {
        bags[i].exposed_coins = double(hedge.exposed[i]);
        bags[i].residual_coins = bags[i].exposed_coins - bags[i].hedged_coins;
        bags[i].residual_usd = bags[i].residual_coins * plan.bags[i].price;
        if (bags[i].exposed_coins != 0.0) bags[i].achieved_ratio = bags[i].hedged_coins / bags[i].exposed_coins;
    }
    return bags;
}

} // namespace

double outside_usd(const LegMargin& margin) {
    if (margin.collateral <= 0.0) return 0.0;
    return margin.collateral_usd * (1.0 - margin.collateral_from_bag / margin.collateral);
}

std::expected<Report, Issues> evaluate(const Plan& plan) noexcept {
    auto hedge = hedge_from_plan(plan);
    if (!hedge) return std::unexpected(std::move(hedge.error()));

    Report report;
    for (std::size_t i = 0; i < hedge->legs.size(); ++i) {
        report.sizing.legs.push_back(sizing_of(plan, hedge->legs[i]));
        report.margin.legs.push_back(margin_of(plan, hedge->legs[i], plan.legs[i]));
    }
    report.margin.wallets = wallet_margins(plan, *hedge, report.margin.legs);
    report.sizing.bags = bag_sizings(plan, *hedge, report.sizing.legs);
    for (const BagSizing& bag : report.sizing.bags)
        report.sizing.net_delta_usd += bag.residual_usd;
    report.cost = cost_of(plan, *hedge);
    for (const double shock : plan.scenario.shocks)
        report.scenarios.push_back(scenario_at(plan, *hedge, shock));
    report.warnings = warnings_of(plan, *hedge, report);
    return report;
}

} // namespace keel
