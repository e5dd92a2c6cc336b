#include "engine/path_log.hpp"

#include "engine/wallet.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace keel {

namespace {

constexpr double kMostFundingEvents = 400.0; // of one leg
/// A payment of day 7 that is booked at 7.000000000000001 is one of day 7.
constexpr double kSameDay = 1e-9;

} // namespace

PathLog::PathLog(std::size_t legs, double length)
    : days_together_(std::fmax(1.0, std::ceil(length / kMostFundingEvents))), sums_(legs) {}

void PathLog::append(const PathEvent& event) {
    if (events.size() < kMostPathEvents) {
        events.push_back(event);
    } else {
        events_left_out += 1.0;
    }
}

/// The sums of days that are over, the earliest first.
void PathLog::flush_until(double day) {
    for (;;) {
        const auto first =
            std::ranges::min_element(sums_, {}, [](const Sum& sum) { return sum.is_open ? sum.event.day : HUGE_VAL; });
        if (first == sums_.end() || !first->is_open || first->ends_on > day - kSameDay) return;
        append(first->event);
        first->is_open = false;
    }
}

void PathLog::add(const PathEvent& event) {
    flush_until(event.day);
    // What was paid before stands before.
    if (event.leg > 0.0) {
        Sum& sum = sums_[static_cast<std::size_t>(event.leg) - 1];
        if (sum.is_open) append(sum.event);
        sum.is_open = false;
    }
    append(event);
}

void PathLog::add_funding(std::size_t leg, const PathEvent& payment) {
    flush_until(payment.day);
    Sum& sum = sums_[leg];
    if (!sum.is_open) {
        sum.event = payment;
        sum.ends_on = days_together_ * std::fmax(1.0, std::ceil(payment.day / days_together_ - kSameDay));
        sum.is_open = true;
        return;
    }
    sum.event.day = payment.day;
    sum.event.price = payment.price;
    sum.event.coin_price = payment.coin_price;
    sum.event.amount += payment.amount;
    sum.event.amount_usd += payment.amount_usd;
}

void PathLog::add_moment(const PathMoment& moment) {
    if (moments.empty() || !(moments.back() == moment)) moments.push_back(moment);
}

void PathLog::finish() { flush_until(HUGE_VAL); }

PathMoment moment_of(double day, const Hedge& hedge, std::span<const PathLeg> legs, const PathMarks& now,
                     double start_usd) {
    PathMoment moment;
    moment.day = day;
    moment.price = double(now.spots.front());
    for (std::size_t i = 0; i < hedge.exposed.size(); ++i)
        moment.spot_usd += double(hedge.exposed[i] * now.spots[i]);
    struct Shared {
        double equity = 0.0;
        double maintenance = 0.0;
    };
    std::vector<Shared> wallets(hedge.wallets.size());
    const auto raise_ratio = [&](double maintenance, double equity) {
        if (maintenance <= 0.0 || equity <= 0.0) return;
        moment.margin_ratio = std::fmax(moment.margin_ratio.value_or(0.0), maintenance / equity);
    };
    for (std::size_t i = 0; i < legs.size(); ++i) {
        const PathLeg& leg = legs[i];
        moment.hedge_usd += leg.outcome(day, now.legs[i]).net_usd;
        if (leg.is_gone()) continue;
        const UsdPerCoin mark = leg.mark(now.legs[i]);
        const double equity = leg.equity(mark), maintenance = leg.maintenance(mark);
        if (leg.is_open()) moment.equity_usd += equity * leg.unit_usd(now.legs[i]);
        if (!leg.hedge().is_cross) {
            raise_ratio(maintenance, equity);
            continue;
        }
        // What was closed on cross margin backs the others.
        const Sight sight{mark, now.spots[leg.hedge().bag], now.legs[i].settle, !leg.is_open()};
        Shared& wallet = wallets[leg.hedge().wallet];
        wallet.equity += excess_of(leg.hedge(), sight, leg.funding(), leg.has_bonus()) + maintenance;
        wallet.maintenance += maintenance;
    }
    for (const Shared& wallet : wallets)
        raise_ratio(wallet.maintenance, wallet.equity);
    moment.value_usd = moment.spot_usd + moment.hedge_usd;
    moment.net_usd = moment.value_usd - start_usd;
    return moment;
}

} // namespace keel
