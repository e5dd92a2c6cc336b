#include "engine/path_book.hpp"

#include "engine/sizing.hpp"

#include <algorithm>
#include <cmath>

namespace keel {

PathBook::PathBook(const Plan& plan, const Hedge& hedge, const WalkOptions& options)
    : limits(hedge.legs.size()), journal(hedge.legs.size(), plan.horizon_days), episodes(plan), plan_(plan),
      hedge_(hedge), options_(options) {
    for (std::size_t i = 0; i < hedge.legs.size(); ++i)
        legs.emplace_back(hedge.legs[i], plan.legs[i], plan.borrow_rate);
    now.spots.resize(plan.bags.size());
    now.legs.resize(hedge.legs.size());
    for (std::size_t i = 0; i < plan.bags.size(); ++i) {
        coins_left_.push_back(Coin(plan.bags[i].amount));
        start_usd_ += double(hedge.exposed[i]) * plan.bags[i].price;
    }
    for (const HedgeLeg& leg : hedge.legs)
        coins_left_[leg.asset] -= leg.collateral_from_bag;
}

void PathBook::pass_until(double later) {
    if (std::ranges::any_of(legs, &PathLeg::is_open)) hedged_days += later - day;
    day = later;
}

LegAtMoment PathBook::leg_now(std::size_t i) const {
    const HedgeLeg& leg = hedge_.legs[i];
    return {.day = day,
            .price = double(now.spots[leg.asset]),
            .coin_price = double(now.spots.front()),
            .coins_usd = double(hedge_.exposed[leg.bag] * now.spots[leg.bag]),
            .unit_usd = legs[i].unit_usd(now.legs[i]),
            .made = legs[i].outcome(day, now.legs[i])};
}

void PathBook::open() {
    for (std::size_t i = 0; i < legs.size(); ++i) {
        if (legs[i].is_open()) tell(event(PathEventKind::Open, i, legs[i].notional(mark(i))));
    }
    record();
    kill_the_dead();
}

void PathBook::kill_the_dead() {
    if (!breaks()) return;
    for (std::size_t i = 0; i < legs.size(); ++i) {
        if (legs[i].is_open() && !is_shared(hedge_, i) && is_dead(legs[i], mark(i))) liquidate(i, std::nullopt);
    }
    for (std::size_t w = 0; w < hedge_.wallets.size(); ++w) {
        if (is_shared_wallet(hedge_, w, legs) && excess_of_wallet(hedge_.wallets[w], legs, now) <= 0.0) liquidate(0, w);
    }
}

void PathBook::liquidate(std::size_t leg, std::optional<std::size_t> wallet) {
    if (!wallet) return lose(leg, PathLeg::Loss::Liquidation, PathEventKind::Liquidation, Usd(0.0));
    for (const std::size_t i : hedge_.wallets[*wallet].cross_legs) {
        if (legs[i].is_gone() || !legs[i].was_open()) continue;
        const HedgeLeg& each = hedge_.legs[i];
        const Usd coins = each.spot_collateral * now.spots[each.bag] * (1.0 - each.spot_haircut);
        lose(i, PathLeg::Loss::Liquidation, PathEventKind::Liquidation, coins);
    }
}

void PathBook::lose(std::size_t i, PathLeg::Loss loss, PathEventKind kind, Usd backing) {
    record();
    const double collateral = std::visit([](const auto& m) { return double(m.collateral); }, legs[i].hedge().margined);
    legs[i].lose(loss, backing, now.legs[i], at(i));
    is_broken = true;
    tell(event(kind, i, -collateral));
    const bool is_liquidated = loss == PathLeg::Loss::Liquidation;
    if (is_liquidated && !liquidated_on) liquidated_on = day;
    episodes.end_of_leg(i, is_liquidated ? EpisodeEnd::Liquidation : EpisodeEnd::VenueFailure, leg_now(i));
    record();
}

void PathBook::fail(std::size_t i) {
    if (legs[i].is_gone()) return;
    // Coins of the bag that were there are lost whole.
    const HedgeLeg& leg = hedge_.legs[i];
    lose(i, PathLeg::Loss::VenueFailure, PathEventKind::VenueFailure, leg.spot_collateral * now.spots[leg.bag]);
    kill_the_dead();
}

void PathBook::stop(std::size_t i) {
    if (!stopped_on) stopped_on = day;
    record();
    tell(event(PathEventKind::Stop, i, legs[i].close(1.0, PathLeg::Closing::Order, day, now.legs[i], at(i))));
    episodes.end_of_leg(i, EpisodeEnd::Stop, leg_now(i));
    record();
}

void PathBook::deleverage(std::size_t i) {
    limits[i].adl_is_over = true;
    limits[i].is_stale = true;
    const double part = plan_.legs[i].adl_part;
    if (part <= 0.0 || !legs[i].is_open()) return;
    record();
    is_broken = true;
    tell(event(PathEventKind::Adl, i, legs[i].close(part, PathLeg::Closing::ByVenue, day, now.legs[i], at(i))));
    if (part == 1.0) episodes.end_of_leg(i, EpisodeEnd::Adl, leg_now(i));
    record();
}

void PathBook::top_up(std::size_t i) {
    const double amount = legs[i].deposit_for_leverage(*plan_.legs[i].topup_leverage_target, at(i));
    if (amount <= 0.0) return;
    deposit(i, amount);
    tell(event(PathEventKind::TopUp, i, amount));
    record();
}

/// Out of the bag as far as it reaches, where the plan takes coins from it.
void PathBook::deposit(std::size_t i, double amount) {
    if (amount <= 0.0) return;
    double outside = amount;
    const HedgeLeg& leg = hedge_.legs[i];
    if (leg.terms.kind == ContractKind::Inverse && !brings_extra_coins(plan_.legs[i], leg.terms)) {
        const Coin from_bag = std::clamp(Coin(amount), Coin(0.0), std::max(coins_left_[leg.asset], Coin(0.0)));
        coins_left_[leg.asset] -= from_bag;
        outside -= double(from_bag);
    }
    legs[i].deposit(amount, outside, day, now.legs[i]);
    limits[i].is_stale = true;
}

void PathBook::expire(std::size_t i) {
    if (!legs[i].is_open()) return;
    tell(event(PathEventKind::Expiry, i, legs[i].close(1.0, PathLeg::Closing::Expiry, day, now.legs[i], mark(i))));
    episodes.end_of_leg(i, EpisodeEnd::Expiry, leg_now(i));
    record();
}

void PathBook::close_all() {
    for (std::size_t i = 0; i < legs.size(); ++i) {
        if (legs[i].is_open())
            tell(
                event(PathEventKind::Close, i, legs[i].close(1.0, PathLeg::Closing::Order, day, now.legs[i], mark(i))));
        episodes.end_of_leg(i, EpisodeEnd::EndOfPath, leg_now(i));
    }
    record(Recording::AtEvenTime);
}

/// Coins of the leg's asset that stand for all that is exposed of its bag, at the prices of now.
double PathBook::coins_exposed(std::size_t i) const {
    const HedgeLeg& leg = hedge_.legs[i];
    return std::abs(double(hedge_.exposed[leg.bag])) * (now.spots[leg.bag] / now.spots[leg.asset]);
}

double PathBook::ratio_of(std::size_t i, double contracts) const {
    const double exposed = coins_exposed(i);
    return exposed > 0.0 ? legs[i].coins_of(contracts, now.legs[i]) / exposed : 0.0;
}

double PathBook::contracts_at_ratio(std::size_t i, double ratio) const {
    const HedgeLeg& leg = hedge_.legs[i];
    const LegPrices& prices = now.legs[i];
    const SizingBasis basis{leg.bag, leg.asset, mark(i), prices.spot + prices.basis, prices.settle};
    const Contracts exact = contracts_from_coins(leg.terms, Coin(ratio * coins_exposed(i)), basis);
    const double rounded = double(round_to_lot(exact, leg.terms.lot_step, plan_.legs[i].rounding));
    const bool is_enough = rounded >= leg.terms.minimum_contracts || plan_.legs[i].rounding == Rounding::None;
    return is_enough ? rounded : 0.0;
}

void PathBook::apply(const RuleAction& action) {
    const std::size_t i = action.leg;
    if (legs[i].state() != LegState::Open) return;
    const Leg& input = plan_.legs[i];
    std::optional<double> ratio = action.ratio;
    if (!ratio && input.sizing == SizingMode::Ratio && !input.entry_price) ratio = input.ratio;
    const double wanted = ratio ? contracts_at_ratio(i, *ratio) : std::abs(double(hedge_.legs[i].contracts));
    record();
    PathEvent told = event(action.kind, i, ratio.value_or(ratio_of(i, wanted)));
    told.amount_usd = 0.0;
    told.rule = static_cast<double>(action.rule + 1);
    tell(told);
    const bool is_trigger = action.kind == PathEventKind::Trigger;
    if (plan_.rules[action.rule].kind == TriggerKind::Rebalance) {
        episodes.count_rebalance();
    } else if (is_trigger) {
        episodes.begin(action.rule, told.amount, leg_now(i));
    }
    change_to(i, wanted);
    if (!is_trigger) {
        const bool is_target = action.kind == PathEventKind::Target;
        episodes.end(action.rule, is_target ? EpisodeEnd::Target : EpisodeEnd::Exit, leg_now(i));
    }
    record();
}

void PathBook::change_to(std::size_t i, double wanted) {
    constexpr double kNoChange = 1e-9;
    const double open = legs[i].contracts();
    const double change = wanted - open;
    if (std::abs(change) <= kNoChange * std::max(wanted, open)) return;
    if (change < 0.0) {
        const double part = wanted > 0.0 ? -change / open : 1.0;
        tell(event(PathEventKind::Reduce, i, legs[i].close(part, PathLeg::Closing::Rule, day, now.legs[i], mark(i))));
        return;
    }
    tell(event(PathEventKind::Add, i, legs[i].add(change, day, mark(i))));
    // What is added is backed as the plan backs the leg at its start.
    if (!plan_.legs[i].collateral) deposit(i, legs[i].deposit_for_leverage(plan_.legs[i].leverage, mark(i)));
    kill_the_dead();
}

PathEvent PathBook::event(PathEventKind kind, std::size_t i, double amount) const {
    return {.day = day,
            .kind = kind,
            .leg = static_cast<double>(i + 1),
            .price = double(at(i)),
            .coin_price = double(now.spots.front()),
            .amount = amount,
            .amount_usd = amount * legs[i].unit_usd(now.legs[i])};
}

void PathBook::tell(const PathEvent& event) {
    if (event.leg > 0.0) limits[static_cast<std::size_t>(event.leg) - 1].is_stale = true;
    if (options_.journal == Happens::Yes) journal.add(event);
}

void PathBook::record(Recording recording) {
    if (options_.journal == Happens::No) return;
    // Once nobody would read the events any more, the even times are enough.
    if (recording == Recording::AtEvent && journal.events_left_out > 0.0) return;
    journal.add_moment(moment_of(day, hedge_, legs, now, start_usd_));
}

} // namespace keel
