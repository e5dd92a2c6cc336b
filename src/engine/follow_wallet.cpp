#include "engine/follow.hpp"
#include "engine/math.hpp"
#include "engine/wallet.hpp"

#include <algorithm>
#include <cmath>

namespace keel {

namespace {

// Between payments the wallet is looked at this often on its way, at least.
constexpr double kLeastLooks = 48.0;

class WalletFollower {
public:
    WalletFollower(const Plan& plan, const Hedge& hedge, const Wallet& wallet, std::span<const Way> ways,
                   std::span<const Trip> trips)
        : plan_(plan), hedge_(hedge), wallet_(wallet), ways_(ways), trips_(trips), fates_(wallet.cross_legs.size()) {}

    std::vector<Fate> follow() {
        if (dies_at(0.0, 0.0)) return std::move(fates_);
        double part = 0.0;
        for (const double next : looks()) {
            if (dies_at(part, next)) return std::move(fates_);
            pay_funding(part, next);
            part = next;
            if (dies_at(part, part)) return std::move(fates_);
        }
        if (has_position(1.0) && excess_after_jump() <= 0.0) die_at_jump();
        return std::move(fates_);
    }

private:
    const HedgeLeg& leg(std::size_t i) const { return hedge_.legs[wallet_.cross_legs[i]]; }

    /// Every payment of any leg, every expiry, and enough moments between.
    std::vector<double> looks() const {
        std::vector<double> parts{1.0};
        for (std::size_t i = 0; i < wallet_.cross_legs.size(); ++i) {
            parts.push_back(ways_[i].life());
            if (plan_.horizon_days <= 0.0) continue;
            if (leg(i).bonus_days) parts.push_back(std::fmin(*leg(i).bonus_days / plan_.horizon_days, 1.0));
            if (leg(i).funding.is_zero()) continue;
            const double payments = leg(i).funding.payments_until(leg(i).lifetime_days);
            for (double k = 1.0; k <= payments; k += 1.0)
                parts.push_back(part_of_payment(i, k));
        }
        if (static_cast<double>(parts.size()) < kLeastLooks) {
            for (double k = 1.0; k < kLeastLooks; k += 1.0)
                parts.push_back(k / kLeastLooks);
        }
        std::ranges::sort(parts);
        parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
        return parts;
    }

    double part_of_payment(std::size_t i, double k) const {
        return std::fmin(k * leg(i).funding.interval_days() / plan_.horizon_days, ways_[i].life());
    }

    /// The spot price of the bag a leg hedges; `is_over`: after the jump.
    UsdPerCoin bag_spot(std::size_t i, double part, bool is_over) const {
        const Trip& trip = trips_[i];
        if (is_over) return trip.end;
        if (plan_.scenario.move == PriceMove::Jump) return trip.start;
        return UsdPerCoin(double(trip.start) * math::exp(math::log(trip.end / trip.start) * part));
    }

    /// An expired leg stays settled at its last price.
    Sight sight(std::size_t i, double part, bool is_over) const {
        const Way& way = ways_[i];
        const bool has_ended = part >= way.life() && (way.life() < 1.0 || is_over);
        const UsdPerCoin spot = bag_spot(i, part, is_over);
        if (has_ended) return {way.futures_at_end(), spot, way.settle_at_end(), part > way.life()};
        return {way.futures_at(part), spot, way.settle_at(part), false};
    }

    bool has_bonus(std::size_t i, double part) const {
        return !leg(i).bonus_days || part * plan_.horizon_days < *leg(i).bonus_days
               || *leg(i).bonus_days > plan_.horizon_days;
    }

    /// Without one there is nothing to liquidate: what was settled is settled.
    bool has_position(double part) const {
        for (std::size_t i = 0; i < fates_.size(); ++i) {
            const bool is_held = std::visit([](const auto& m) { return is_open(m.position); }, leg(i).margined);
            if (is_held && part <= ways_[i].life()) return true;
        }
        return false;
    }

    double excess(double part, bool is_over) const {
        double sum = 0.0;
        for (std::size_t i = 0; i < fates_.size(); ++i)
            sum += excess_of(leg(i), sight(i, part, is_over), fates_[i].funding, has_bonus(i, part));
        return sum;
    }

    double excess_after_jump() const { return excess(1.0, true); }

    bool dies_at(double from, double to) {
        if (!has_position(to) || excess(to, false) > 0.0) return false;
        double alive = from, dead = to;
        for (int step = 0; from < to && step < 60; ++step) {
            const double middle = 0.5 * (alive + dead);
            (excess(middle, false) > 0.0 ? alive : dead) = middle;
        }
        for (std::size_t i = 0; i < fates_.size(); ++i) {
            const Sight last = sight(i, dead, false);
            fates_[i].death = Death{dead, last.mark, ways_[i].basis_at(std::fmin(dead, ways_[i].life())), last.settle};
        }
        return true;
    }

    void die_at_jump() {
        for (std::size_t i = 0; i < fates_.size(); ++i) {
            const Sight last = sight(i, 1.0, true);
            fates_[i].death = Death{1.0, last.mark, ways_[i].exit_basis(), last.settle};
        }
    }

    /// All payments in (from, to].
    void pay_funding(double from, double to) {
        for (std::size_t i = 0; i < fates_.size(); ++i) {
            if (leg(i).funding.is_zero() || plan_.horizon_days <= 0.0) continue;
            const double interval = leg(i).funding.interval_days() / plan_.horizon_days;
            const double payments = leg(i).funding.payments_until(leg(i).lifetime_days);
            for (double k = std::fmax(1.0, std::floor(from / interval)); k <= payments; k += 1.0) {
                const double part = part_of_payment(i, k);
                if (part <= from) continue;
                if (part > to) break;
                pay(i, part, k * leg(i).funding.interval_days());
            }
        }
    }

    void pay(std::size_t i, double part, double day) {
        std::visit(
            [&](const auto& m) {
                const auto amount = notional_at(m.position, ways_[i].futures_at(part)) * leg(i).funding.rate_at(day);
                fates_[i].funding += double(amount) * direction_of(m.position);
            },
            leg(i).margined);
    }

    const Plan& plan_;
    const Hedge& hedge_;
    const Wallet& wallet_;
    std::span<const Way> ways_;
    std::span<const Trip> trips_;
    std::vector<Fate> fates_;
};

} // namespace

std::vector<Fate> follow_wallet(const Plan& plan, const Hedge& hedge, const Wallet& wallet, std::span<const Way> ways,
                                std::span<const Trip> trips) {
    return WalletFollower(plan, hedge, wallet, ways, trips).follow();
}

} // namespace keel
