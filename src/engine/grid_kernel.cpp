#include "engine/grid_kernel.hpp"

#include "engine/market.hpp"
#include "engine/math.hpp"
#include "engine/way.hpp"

#include <algorithm>
#include <concepts>
#include <ranges>

namespace keel {

namespace {

constexpr double kDaysPerYear = 365.0;

bool is_alone(const Hedge& hedge, const HedgeLeg& leg) {
    return !leg.is_cross || (hedge.wallets[leg.wallet].cross_legs.size() == 1 && double(leg.spot_collateral) == 0.0);
}

bool has_bonus(const HedgeLeg& leg) {
    return double(leg.bonus_for_fees) > 0.0
           || std::visit([](const auto& margined) { return double(margined.bonus) > 0.0; }, leg.margined);
}

void set_asset(GridAsset& asset, const Plan& plan, std::size_t bag, std::span<const double> moves) {
    asset.start = plan.bags[bag].price;
    asset.end.clear();
    asset.gain.clear();
    asset.log_moves.clear();
    asset.places.clear();
    for (const double move : moves) {
        const double end = double(price_after(plan, bag, move));
        asset.end.push_back(end);
        asset.gain.push_back(end - asset.start);
        asset.log_moves.push_back(end == asset.start ? 0.0 : math::log(end / asset.start));
    }
    const auto [least, most] = std::ranges::minmax(asset.log_moves);
    asset.least_log = least;
    asset.most_log = most;
    const double middle = 0.5 * (most + least), reach = 0.5 * (most - least);
    for (const double log_move : asset.log_moves)
        asset.places.push_back(reach > 0.0 ? std::clamp((log_move - middle) / reach, -1.0, 1.0) : 0.0);
}

/// What a leg adds to the net, USD. A leg that lives: end * (fixed + funding * sum) + exit * term + outside, one that
/// dies: end * lost + outside. `end` is the spot price of an inverse leg's coin, else 1; sum is that of the payments,
/// term that of the exit.
struct LegLine {
    double fixed;
    double funding;
    double exit;
    double lost;
    double outside;
};

/// The parts of scenario.cpp, gathered by what they are multiplied with.
template <class PositionType>
LegLine line_of(const Plan& plan, const HedgeLeg& leg, const Margined<PositionType>& margined, double payment_rate) {
    using Settle = typename PositionType::Settle;
    constexpr bool kIsInverse = std::same_as<PositionType, InversePosition>;
    const double unit = kIsInverse ? 1.0 : leg.settle_end;
    const PositionType& position = margined.position;
    const double size = double(size_of(position));
    const double direction = direction_of(position);
    const Rate exit_rate = leg.expires ? leg.terms.delivery_fee : leg.terms.exit_fee + leg.slippage;
    const Settle to_open = margined.turnover * (leg.terms.entry_fee + leg.slippage);
    LegLine line;
    // P&L at an exit price F: size / F - size / F0, or size * F0 - size * F; the notional is its part with F.
    const double at_entry =
        is_open(position) ? (kIsInverse ? -size / double(position.entry) : size * double(position.entry)) : 0.0;
    line.fixed = unit * (at_entry + double(margined.realised - to_open));
    line.funding = unit * size * payment_rate;
    line.exit = unit * ((kIsInverse ? size : -size) - size * direction * double(exit_rate));
    line.lost = -unit * double(margined.collateral + to_open);
    line.outside = double(margined.collateral) * (leg.settle_end - leg.settle_start)
                   - double(leg.collateral_outside) * (plan.borrow_rate * leg.lifetime_days / kDaysPerYear);
    return line;
}

// Into locals: what is written may not be what is read.

void add_living(const LegLine& of_leg, const double* ends, const double* sums, const double* terms, ColumnRun run,
                double* net_usd) {
    const LegLine line = of_leg;
    if (ends != nullptr) {
        for (std::size_t i = run.from; i < run.to; ++i)
            net_usd[i] += ends[i] * (line.fixed + line.funding * sums[i]) + line.exit * terms[i] + line.outside;
    } else {
        for (std::size_t i = run.from; i < run.to; ++i)
            net_usd[i] += line.fixed + line.funding * sums[i] + line.exit * terms[i] + line.outside;
    }
}

void add_dead(const LegLine& of_leg, const double* ends, ColumnRun run, double* net_usd) {
    const LegLine line = of_leg;
    for (std::size_t i = run.from; i < run.to; ++i)
        net_usd[i] += (ends != nullptr ? ends[i] : 1.0) * line.lost + line.outside;
}

} // namespace

bool takes_grid_kernel(const Hedge& hedge) {
    return std::ranges::all_of(hedge.legs,
                               [&](const HedgeLeg& leg) { return is_alone(hedge, leg) && !has_bonus(leg); });
}

void GridKernel::set_columns(const Plan& plan, std::span<const double> moves) {
    assets_.resize(plan.bags.size());
    for (std::size_t bag = 0; bag < assets_.size(); ++bag)
        set_asset(assets_[bag], plan, bag, moves);
    legs_.resize(plan.legs.size());
    for (LegColumns& leg : legs_) {
        leg.payments.forget();
        leg.life = -1.0;
    }
}

void GridKernel::fill_row(const Plan& plan, const Hedge& hedge, std::span<double> net_usd,
                          std::span<double> liquidated) {
    std::ranges::fill(net_usd, 0.0);
    std::ranges::fill(liquidated, 0.0);
    for (std::size_t bag = 0; bag < assets_.size(); ++bag) {
        const double coins = double(hedge.exposed[bag]);
        const double* gain = assets_[bag].gain.data();
        for (std::size_t i = 0; i < net_usd.size(); ++i)
            net_usd[i] += coins * gain[i];
    }
    for (std::size_t i = 0; i < hedge.legs.size(); ++i) {
        add_leg(plan, hedge.legs[i], legs_[i], net_usd);
        for (const ColumnRun& run : legs_[i].deaths)
            std::fill(liquidated.begin() + static_cast<std::ptrdiff_t>(run.from),
                      liquidated.begin() + static_cast<std::ptrdiff_t>(run.to), 1.0);
    }
}

void GridKernel::set_exit(const Plan& plan, const HedgeLeg& leg, LegColumns& columns) const {
    const GridAsset& asset = assets_[leg.asset];
    const auto way_to = [&](double end) { return Way(leg, {UsdPerCoin(asset.start), UsdPerCoin(end)}, plan); };
    const double life = way_to(asset.start).life(), settle = way_to(asset.start).settle_at_end();
    if (life == columns.life && double(leg.exit_basis) == columns.exit_basis) return;
    columns.life = life;
    columns.exit_basis = double(leg.exit_basis);
    columns.exit_spots.clear();
    columns.exit_terms.clear();
    for (const double end : asset.end) {
        const UsdPerCoin spot = life < 1.0 ? way_to(end).spot_at_end() : UsdPerCoin(end);
        const double price = double(futures_price(leg.terms.kind, {spot, leg.exit_basis, settle}));
        columns.exit_spots.push_back(double(spot));
        columns.exit_terms.push_back(leg.terms.kind == ContractKind::Inverse ? end / price : price);
    }
}

void GridKernel::add_leg(const Plan& plan, const HedgeLeg& leg, LegColumns& columns, std::span<double> net_usd) const {
    const GridAsset& asset = assets_[leg.asset];
    columns.payments.prepare(plan, leg, asset);
    set_exit(plan, leg, columns);
    find_deaths(plan, leg, asset, columns.exit_spots, columns.payments, columns.deaths);
    const LegLine line = std::visit(
        [&](const auto& margined) { return line_of(plan, leg, margined, columns.payments.rate()); }, leg.margined);
    const double* ends = leg.terms.kind == ContractKind::Inverse ? asset.end.data() : nullptr;
    const double* sums = columns.payments.sums().data();
    std::size_t alive = 0;
    for (const ColumnRun& run : columns.deaths) {
        add_living(line, ends, sums, columns.exit_terms.data(), {alive, run.from}, net_usd.data());
        add_dead(line, ends, run, net_usd.data());
        alive = run.to;
    }
    add_living(line, ends, sums, columns.exit_terms.data(), {alive, net_usd.size()}, net_usd.data());
}

} // namespace keel
