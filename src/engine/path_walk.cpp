#include "engine/path_walk.hpp"

#include "engine/path_schedule.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace keel {

namespace {

class Walker {
public:
    Walker(const Plan& plan, const Hedge& hedge, const BarPoints& bars, const WalkOptions& options)
        : plan_(plan), hedge_(hedge), options_(options), prices_(plan, hedge, bars), schedule_(plan, hedge),
          log_(hedge.legs.size(), plan.horizon_days) {
        for (std::size_t i = 0; i < hedge.legs.size(); ++i)
            legs_.emplace_back(hedge.legs[i], plan.legs[i], plan.borrow_rate);
        now_.spots.resize(plan.bags.size());
        now_.legs.resize(hedge.legs.size());
        to_ = now_;
        for (std::size_t i = 0; i < plan.bags.size(); ++i) {
            coins_left_.push_back(Coin(plan.bags[i].amount));
            start_usd_ += double(hedge.exposed[i]) * plan.bags[i].price;
        }
        for (const HedgeLeg& leg : hedge.legs)
            coins_left_[leg.asset] -= leg.collateral_from_bag;
    }

    Walked walk() {
        open();
        arrive(0.0);
        const double length = plan_.horizon_days;
        while (day_ < length) {
            const double next = std::min({prices_.next_bend(), schedule_.next_after(day_), length});
            prices_.move_to(next);
            prices_.read_before(to_);
            cross_to(next);
            arrive(next);
        }
        close_all();
        std::vector<Trip> trips;
        for (std::size_t i = 0; i < plan_.bags.size(); ++i)
            trips.push_back({UsdPerCoin(plan_.bags[i].price), now_.spots[i]});
        std::vector<ScenarioLeg> outcomes;
        for (std::size_t i = 0; i < legs_.size(); ++i)
            outcomes.push_back(legs_[i].outcome(day_, now_.legs[i]));
        log_.finish();
        return {std::move(log_), std::move(outcomes), std::move(trips), is_broken_};
    }

private:
    bool breaks() const { return options_.breaks == Happens::Yes; }
    UsdPerCoin mark(std::size_t i) const { return legs_[i].mark(now_.legs[i]); }

    void open() {
        prices_.move_to(0.0);
        prices_.read_before(now_);
        to_ = now_;
        limits_.resize(legs_.size());
        for (std::size_t i = 0; i < legs_.size(); ++i) {
            if (!legs_[i].is_open()) continue;
            tell(PathEventKind::Open, i, legs_[i].notional(mark(i)));
        }
        record();
        kill_the_dead();
    }

    // ---- Between two moments ----

    void cross_to(double day) {
        from_ = now_;
        const double from_day = day_;
        double part = 0.0;
        Crossings crossings(hedge_, legs_, limits_, options_, from_, to_);
        while (const auto hit = crossings.first_after(part)) {
            part = hit->part;
            day_ = part < 1.0 ? from_day + (day - from_day) * part : day;
            crossings.read_at(part, now_);
            if (!hit->wallet) now_mark_ = hit->price;
            act(*hit);
            now_mark_.reset();
        }
        day_ = day;
        now_ = to_;
    }

    void act(const Crossing& hit) {
        switch (hit.kind) {
        case PathEventKind::Liquidation: return liquidate(hit.leg, hit.wallet);
        case PathEventKind::Stop: return stop(hit.leg);
        case PathEventKind::Adl: return deleverage(hit.leg);
        default: return top_up(hit.leg);
        }
    }

    // ---- At one moment ----

    void arrive(double day) {
        prices_.read_after(now_);
        if (has_gap()) jump();
        to_ = now_;
        end_bonuses();
        pay_funding();
        change_rules();
        for (std::size_t i = 0; i < legs_.size(); ++i) {
            const Leg& input = plan_.legs[i];
            if (input.adl_day && *input.adl_day == day && breaks()) deleverage(i);
            if (input.venue_fails_on && *input.venue_fails_on == day && breaks()) fail(i);
        }
        for (std::size_t i = 0; i < legs_.size(); ++i) {
            const auto& most = plan_.legs[i].topup_leverage_max;
            if (most && legs_[i].is_open() && legs_[i].deposit_for_leverage(*most, mark(i)) > 0.0) top_up(i);
        }
        for (std::size_t i = 0; i < legs_.size(); ++i) {
            if (hedge_.legs[i].expires && hedge_.legs[i].lifetime_days == day) expire(i);
        }
        tell_settle_prices();
        if (schedule_.is_sample(day)) record();
    }

    bool has_gap() const {
        if (now_.spots != to_.spots) return true;
        for (std::size_t i = 0; i < legs_.size(); ++i) {
            if (now_.legs[i].basis != to_.legs[i].basis || now_.legs[i].settle != to_.legs[i].settle) return true;
        }
        return false;
    }

    /// What the prices jumped over, from to_ to now_.
    void jump() {
        std::swap(now_, to_);
        record();
        std::swap(now_, to_);
        kill_the_dead();
        for (std::size_t i = 0; i < legs_.size(); ++i) {
            if (!legs_[i].is_open()) continue;
            const Leg& input = plan_.legs[i];
            const double before = double(legs_[i].mark(to_.legs[i])), after = double(mark(i));
            if (input.stop_price && options_.stops == Happens::Yes
                && legs_[i].direction() * (after - *input.stop_price) >= 0.0) {
                stop(i);
            } else if (input.adl_price && !limits_[i].adl_is_over && breaks()
                       && (before - *input.adl_price) * (after - *input.adl_price) <= 0.0) {
                deleverage(i);
            }
        }
        record();
    }

    void end_bonuses() {
        bool has_ended = false;
        for (std::size_t i = 0; i < legs_.size(); ++i) {
            const auto& until = hedge_.legs[i].bonus_days;
            if (!until || !legs_[i].has_bonus() || *until > day_) continue;
            legs_[i].end_bonus();
            limits_[i].is_stale = true;
            has_ended = true;
        }
        if (has_ended) kill_the_dead();
    }

    void pay_funding() {
        bool has_paid = false;
        for (std::size_t i = 0; i < legs_.size(); ++i) {
            const auto due = schedule_.payment_due(i, day_);
            if (!due || !legs_[i].is_open()) continue;
            const double received = legs_[i].pay_funding(*due, mark(i));
            if (received == 0.0) continue;
            (received > 0.0 ? limits_[i].is_near : limits_[i].is_stale) = true;
            has_paid = has_paid || received < 0.0;
            log_.add_funding(i, event(PathEventKind::Funding, i, received));
        }
        if (has_paid) kill_the_dead();
    }

    void change_rules() {
        const auto& day = plan_.scenario.margin_rule_day;
        if (!day || plan_.scenario.margin_rule_increase == 0.0 || *day != day_) return;
        for (std::size_t i = 0; i < legs_.size(); ++i) {
            legs_[i].raise_maintenance(Rate(plan_.scenario.margin_rule_increase));
            limits_[i].is_stale = true;
        }
        log_.add({.day = day_,
                  .kind = PathEventKind::MarginRule,
                  .price = double(now_.spots.front()),
                  .amount = plan_.scenario.margin_rule_increase});
        kill_the_dead();
        record();
    }

    /// A settle price that moves by itself, at its bends.
    void tell_settle_prices() {
        for (std::size_t i = 0; i < legs_.size(); ++i) {
            if (hedge_.legs[i].terms.kind == ContractKind::Inverse || legs_[i].state() != LegState::Open) continue;
            for (const NumberPair& point : plan_.legs[i].settle_path) {
                if (point.first != day_) continue;
                tell(PathEventKind::Settle, i, point.second, Amount::IsNone);
            }
        }
    }

    // ---- What happens to a leg ----

    /// Tries every leg and wallet against its maintenance margin.
    void kill_the_dead() {
        if (!breaks()) return;
        for (std::size_t i = 0; i < legs_.size(); ++i) {
            if (legs_[i].is_open() && !is_shared(hedge_, i) && is_dead(legs_[i], mark(i))) liquidate(i, std::nullopt);
        }
        for (std::size_t w = 0; w < hedge_.wallets.size(); ++w) {
            if (is_shared_wallet(hedge_, w, legs_) && excess_of_wallet(hedge_.wallets[w], legs_, now_) <= 0.0)
                liquidate(0, w);
        }
    }

    void liquidate(std::size_t leg, std::optional<std::size_t> wallet) {
        if (!wallet) return lose(leg, PathLeg::Loss::Liquidation, PathEventKind::Liquidation, Usd(0.0));
        now_mark_.reset();
        for (const std::size_t i : hedge_.wallets[*wallet].cross_legs) {
            if (legs_[i].is_gone() || !legs_[i].was_open()) continue;
            const HedgeLeg& each = hedge_.legs[i];
            const Usd coins = each.spot_collateral * now_.spots[each.bag] * (1.0 - each.spot_haircut);
            lose(i, PathLeg::Loss::Liquidation, PathEventKind::Liquidation, coins);
        }
    }

    void lose(std::size_t i, PathLeg::Loss loss, PathEventKind kind, Usd backing) {
        record();
        const double collateral =
            std::visit([](const auto& m) { return double(m.collateral); }, legs_[i].hedge().margined);
        legs_[i].lose(loss, backing, now_.legs[i], at(i));
        is_broken_ = true;
        tell(kind, i, -collateral);
        record();
    }

    void fail(std::size_t i) {
        if (legs_[i].is_gone()) return;
        // Coins of the bag that were there are lost whole.
        const HedgeLeg& leg = hedge_.legs[i];
        lose(i, PathLeg::Loss::VenueFailure, PathEventKind::VenueFailure, leg.spot_collateral * now_.spots[leg.bag]);
        kill_the_dead();
    }

    void stop(std::size_t i) {
        record();
        const double made = legs_[i].close(1.0, PathLeg::Closing::Order, day_, now_.legs[i], at(i));
        tell(PathEventKind::Stop, i, made);
        record();
    }

    void deleverage(std::size_t i) {
        limits_[i].adl_is_over = true;
        limits_[i].is_stale = true;
        const double part = plan_.legs[i].adl_part;
        if (part <= 0.0 || !legs_[i].is_open()) return;
        record();
        const double made = legs_[i].close(part, PathLeg::Closing::ByVenue, day_, now_.legs[i], at(i));
        is_broken_ = true;
        tell(PathEventKind::Adl, i, made);
        record();
    }

    /// Out of the bag as far as it reaches, where the plan takes coins from it.
    void top_up(std::size_t i) {
        const double deposit = legs_[i].deposit_for_leverage(*plan_.legs[i].topup_leverage_target, at(i));
        if (deposit <= 0.0) return;
        double outside = deposit;
        const HedgeLeg& leg = hedge_.legs[i];
        if (leg.terms.kind == ContractKind::Inverse && !brings_extra_coins(plan_.legs[i], leg.terms)) {
            const Coin from_bag = std::clamp(Coin(deposit), Coin(0.0), std::max(coins_left_[leg.asset], Coin(0.0)));
            coins_left_[leg.asset] -= from_bag;
            outside -= double(from_bag);
        }
        legs_[i].deposit(deposit, outside, day_, now_.legs[i]);
        limits_[i].is_stale = true;
        tell(PathEventKind::TopUp, i, deposit);
        record();
    }

    void expire(std::size_t i) {
        if (!legs_[i].is_open()) return;
        const double made = legs_[i].close(1.0, PathLeg::Closing::Expiry, day_, now_.legs[i], mark(i));
        tell(PathEventKind::Expiry, i, made);
        record();
    }

    void close_all() {
        for (std::size_t i = 0; i < legs_.size(); ++i) {
            if (!legs_[i].is_open()) continue;
            const double made = legs_[i].close(1.0, PathLeg::Closing::Order, day_, now_.legs[i], mark(i));
            tell(PathEventKind::Close, i, made);
        }
        record();
    }

    // ---- What is written down ----

    /// The price at which something happens to the leg: the one it crossed, where it crossed one.
    UsdPerCoin at(std::size_t i) const { return now_mark_.value_or(mark(i)); }

    enum class Amount { IsSettle, IsNone };

    PathEvent event(PathEventKind kind, std::size_t i, double amount, Amount is = Amount::IsSettle) const {
        const double usd = is == Amount::IsSettle ? amount * legs_[i].unit_usd(now_.legs[i]) : 0.0;
        return {.day = day_,
                .kind = kind,
                .leg = static_cast<double>(i + 1),
                .price = double(at(i)),
                .amount = amount,
                .amount_usd = usd};
    }

    void tell(PathEventKind kind, std::size_t i, double amount, Amount is = Amount::IsSettle) {
        limits_[i].is_stale = true;
        log_.add(event(kind, i, amount, is));
    }

    void record() {
        if (options_.written == Happens::Yes) log_.add_moment(moment_of(day_, hedge_, legs_, now_, start_usd_));
    }

    const Plan& plan_;
    const Hedge& hedge_;
    WalkOptions options_;
    PathPrices prices_;
    PathSchedule schedule_;
    PathLog log_;
    std::vector<PathLeg> legs_;
    std::vector<LegLimits> limits_;
    std::vector<Coin> coins_left_; // in the bags, not posted
    PathMarks from_, now_, to_;
    std::optional<UsdPerCoin> now_mark_;
    double day_ = 0.0;
    double start_usd_ = 0.0;
    bool is_broken_ = false;
};

} // namespace

Walked walk_path(const Plan& plan, const Hedge& hedge, const BarPoints& bars, const WalkOptions& options) {
    return Walker(plan, hedge, bars, options).walk();
}

} // namespace keel
