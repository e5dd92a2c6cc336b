#include "engine/path_crossings.hpp"

#include "engine/math.hpp"
#include "engine/wallet.hpp"

#include <algorithm>
#include <limits>

namespace keel {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

} // namespace

bool is_shared(const Hedge& hedge, std::size_t leg) {
    const HedgeLeg& each = hedge.legs[leg];
    return each.is_cross && (hedge.wallets[each.wallet].cross_legs.size() > 1 || double(each.spot_collateral) > 0.0);
}

bool is_shared_wallet(const Hedge& hedge, std::size_t wallet, std::span<const PathLeg> legs) {
    const auto& cross = hedge.wallets[wallet].cross_legs;
    return !cross.empty() && is_shared(hedge, cross.front())
           && std::ranges::any_of(cross, [&](std::size_t i) { return legs[i].is_open(); });
}

double excess_of_wallet(const Wallet& wallet, std::span<const PathLeg> legs, const PathMarks& now) {
    double excess = 0.0;
    for (const std::size_t i : wallet.cross_legs) {
        const PathLeg& leg = legs[i];
        if (leg.is_gone()) continue;
        const Sight sight{leg.mark(now.legs[i]), now.spots[leg.hedge().bag], now.legs[i].settle, !leg.is_open()};
        excess += excess_of(leg.hedge(), sight, leg.funding(), leg.has_bonus());
    }
    return excess;
}

bool is_dead(const PathLeg& leg, UsdPerCoin mark) {
    const auto price = leg.liquidation_price(mark);
    if (!price) return false;
    return leg.direction() > 0.0 ? mark >= *price : mark <= *price;
}

Crossings::Crossings(const Hedge& hedge, std::span<const PathLeg> legs, std::span<LegLimits> limits,
                     const WalkOptions& options, const PathMarks& from, const PathMarks& to)
    : hedge_(hedge), legs_(legs), limits_(limits), options_(options), from_(from), to_(to) {}

const Stretch& Crossings::stretch(std::size_t i) {
    if (!stretches_[i]) stretches_[i].emplace(legs_[i].hedge().terms.kind, from_.legs[i], to_.legs[i]);
    return *stretches_[i];
}

void Crossings::read_at(double part, PathMarks& marks) const {
    if (part >= 1.0) {
        marks = to_;
        return;
    }
    for (std::size_t i = 0; i < marks.spots.size(); ++i) {
        const double ratio = to_.spots[i] / from_.spots[i];
        marks.spots[i] = ratio == 1.0 ? from_.spots[i] : from_.spots[i] * math::exp(math::log(ratio) * part);
    }
    for (std::size_t i = 0; i < marks.legs.size(); ++i) {
        const LegPrices &from = from_.legs[i], &to = to_.legs[i];
        marks.legs[i] = {marks.spots[hedge_.legs[i].asset], from.basis + (to.basis - from.basis) * part,
                         from.settle + (to.settle - from.settle) * part};
    }
}

void Crossings::refresh_limits() {
    for (std::size_t i = 0; i < legs_.size(); ++i) {
        if (legs_[i].is_open() && (limits_[i].is_stale || limits_[i].is_near)) refresh(i, 0.0);
    }
}

std::optional<Crossing> Crossings::first_after(double part) {
    best_.reset();
    for (std::size_t i = 0; i < legs_.size(); ++i) {
        if (legs_[i].is_open()) look_at_leg(i, part);
    }
    for (std::size_t w = 0; w < hedge_.wallets.size(); ++w)
        look_at_wallet(w, part);
    return best_;
}

void Crossings::look_at_leg(std::size_t i, double part) {
    LegLimits& limits = limits_[i];
    if (limits.is_stale) refresh(i, part);
    const auto is_free = [&] {
        const double mark = mark_at_end(i);
        if (mark >= limits.above || mark <= limits.below) return false;
        // Only a basis that runs against the spot price bends the way below both of its ends.
        if (limits.below <= 0.0 || from_.legs[i].basis == to_.legs[i].basis) return true;
        const Stretch& way = stretch(i);
        return double(way.futures_at(way.part_of_lowest(part, 1.0))) > limits.below;
    };
    if (is_free()) return;
    if (limits.is_near) {
        refresh(i, part);
        if (is_free()) return;
    }
    const Leg& input = legs_[i].input();
    const bool is_short = legs_[i].direction() > 0.0;
    if (limits.liquidation) offer(PathEventKind::Liquidation, i, *limits.liquidation, part, is_short);
    if (input.stop_price && options_.stops == Happens::Yes)
        offer(PathEventKind::Stop, i, UsdPerCoin(*input.stop_price), part, is_short);
    if (input.adl_price && !limits.adl_is_over && options_.breaks == Happens::Yes) {
        const bool is_above = double(stretch(i).futures_at(part)) < *input.adl_price;
        offer(PathEventKind::Adl, i, UsdPerCoin(*input.adl_price), part, is_above);
    }
    if (limits.deposit) offer(PathEventKind::TopUp, i, *limits.deposit, part, is_short);
}

void Crossings::refresh(std::size_t i, double part) {
    const PathLeg& leg = legs_[i];
    const Leg& input = leg.input();
    LegLimits& limits = limits_[i];
    const UsdPerCoin mark = part == 0.0 ? leg.mark(from_.legs[i]) : stretch(i).futures_at(part);
    limits.is_stale = limits.is_near = false;
    limits.liquidation.reset();
    limits.deposit.reset();
    if (options_.breaks == Happens::Yes && !is_shared(hedge_, i)) limits.liquidation = leg.liquidation_price(mark);
    if (input.topup_leverage_max) limits.deposit = leg.price_at_leverage(*input.topup_leverage_max, mark);
    limits.above = kInfinity;
    limits.below = 0.0;
    const auto hold = [&](double price, bool is_above) {
        (is_above ? limits.above : limits.below) =
            is_above ? std::min(limits.above, price) : std::max(limits.below, price);
    };
    const bool is_short = leg.direction() > 0.0;
    if (limits.liquidation) hold(double(*limits.liquidation), is_short);
    if (limits.deposit) hold(double(*limits.deposit), is_short);
    if (input.stop_price && options_.stops == Happens::Yes) hold(*input.stop_price, is_short);
    if (input.adl_price && !limits.adl_is_over && options_.breaks == Happens::Yes)
        hold(*input.adl_price, double(mark) < *input.adl_price);
}

void Crossings::offer(PathEventKind kind, std::size_t i, UsdPerCoin price, double part, bool is_above) {
    const auto found = touched(i, price, part, is_above);
    // What was offered before is worse: liquidation, stop, closing, deposit.
    if (found && (!best_ || *found < best_->part)) best_ = Crossing{kind, i, std::nullopt, *found, price};
}

std::optional<double> Crossings::touched(std::size_t i, UsdPerCoin price, double part, bool is_above) {
    const Stretch& way = stretch(i);
    const UsdPerCoin mark = way.futures_at(part);
    if (is_above ? mark >= price : mark <= price) return part;
    if (is_above) {
        if (mark_at_end(i) < double(price)) return std::nullopt;
        return way.part_at_price(price, part, 1.0);
    }
    const double lowest = way.part_of_lowest(part, 1.0);
    if (way.futures_at(lowest) <= price) return way.part_at_price(price, part, lowest);
    if (mark_at_end(i) > double(price)) return std::nullopt;
    return way.part_at_price(price, part, 1.0);
}

void Crossings::look_at_wallet(std::size_t w, double part) {
    if (options_.breaks == Happens::No || !is_shared_wallet(hedge_, w, legs_)) return;
    const Wallet& wallet = hedge_.wallets[w];
    if (excess_of_wallet(wallet, legs_, to_) > 0.0) return;
    PathMarks middle = to_;
    const auto is_alive = [&](double at) {
        read_at(at, middle);
        return excess_of_wallet(wallet, legs_, middle) > 0.0;
    };
    double alive = part, dead = 1.0;
    if (!is_alive(part)) dead = part;
    for (int step = 0; alive < dead && step < 60; ++step) {
        const double between = 0.5 * (alive + dead);
        (is_alive(between) ? alive : dead) = between;
    }
    if (!best_ || dead <= best_->part)
        best_ = Crossing{PathEventKind::Liquidation, wallet.cross_legs.front(), w, dead, UsdPerCoin(0.0)};
}

} // namespace keel
