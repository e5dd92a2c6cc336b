#include "engine/path_walk.hpp"

#include "engine/path_book.hpp"
#include "engine/path_bridge.hpp"
#include "engine/rules.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace keel {

namespace {

class Walker {
public:
    Walker(const Plan& plan, const Hedge& hedge, const WalkedPath& path, const WalkOptions& options)
        : plan_(plan), hedge_(hedge), options_(options), drawn_(path.drawn),
          prices_(drawn_ != nullptr ? PathPrices(plan, hedge, *drawn_) : PathPrices(plan, hedge, path.bars)),
          schedule_(plan, hedge, path.funding, options), rules_(plan, hedge), book_(plan, hedge, options),
          to_(book_.now) {
        if (drawn_ == nullptr) return;
        if (!drawn_->funding.empty()) swing_.emplace(0.0, drawn_->funding, Curve::Join::Straight);
        if (drawn_->uniforms != nullptr) bridge_.emplace(hedge, *drawn_);
    }

    Walked walk() {
        prices_.move_to(0.0);
        prices_.read_before(to_);
        book_.now = to_;
        book_.open();
        arrive();
        const double length = plan_.horizon_days;
        while (book_.day < length) {
            const double next =
                std::min({prices_.next_bend(), schedule_.next_after(book_.day), next_of_rules(), length});
            prices_.move_to(next);
            prices_.read_before(to_);
            cross_to(next);
            arrive();
        }
        book_.close_all();
        std::vector<Trip> trips;
        for (std::size_t i = 0; i < plan_.bags.size(); ++i)
            trips.push_back({UsdPerCoin(plan_.bags[i].price), book_.now.spots[i]});
        std::vector<ScenarioLeg> outcomes;
        for (std::size_t i = 0; i < book_.legs.size(); ++i)
            outcomes.push_back(book_.legs[i].outcome(book_.day, book_.now.legs[i]));
        book_.journal.finish();
        return {.log = std::move(book_.journal),
                .legs = std::move(outcomes),
                .trips = std::move(trips),
                .episodes = std::move(book_.episodes.episodes),
                .rules = book_.episodes.totals,
                .hedged_days = book_.hedged_days,
                .is_broken = book_.is_broken,
                .liquidated_on = book_.liquidated_on,
                .stopped_on = book_.stopped_on};
    }

private:
    // ---- Between two moments ----

    /// Over what the price touches on the way, where that was drawn.
    void cross_to(double day) {
        constexpr int kMostTouches = 32; // on one stretch
        for (int touches = 0; bridge_ && touches < kMostTouches; ++touches) {
            const double days = day - book_.day;
            if (!may_touch(days)) break;
            Crossings(hedge_, book_.legs, book_.limits, options_, book_.now, to_).refresh_limits();
            auto touch =
                bridge_->first(book_.legs, book_.limits, has_rules() ? &rules_ : nullptr, book_.now, to_, days);
            if (!touch || book_.day + days * touch->part >= day) break;
            std::swap(touch->marks, to_);
            cross_straight_to(book_.day + days * touch->part);
            std::swap(touch->marks, to_);
        }
        cross_straight_to(day);
    }

    /// By limits that may be nearer than they are, which is seldom, and costs little to know.
    bool may_touch(double days) {
        const auto is_stale = [&](std::size_t i) { return book_.legs[i].is_open() && book_.limits[i].is_stale; };
        for (std::size_t i = 0; i < book_.legs.size(); ++i) {
            if (is_stale(i)) return true;
        }
        return bridge_->may_touch(book_.legs, book_.limits, has_rules() ? &rules_ : nullptr, book_.now, to_, days);
    }

    void cross_straight_to(double day) {
        from_ = book_.now;
        const double from_day = book_.day;
        double part = 0.0;
        Crossings crossings(hedge_, book_.legs, book_.limits, options_, from_, to_);
        for (;;) {
            const auto hit = crossings.first_after(part);
            const auto rule = has_rules() ? rules_.first_after(part, from_, to_) : std::nullopt;
            if (!hit && !rule) break;
            // Of two at once the rule comes after all but a deposit.
            const bool is_rule =
                rule
                && (!hit || rule->part < hit->part || (rule->part == hit->part && hit->kind == PathEventKind::TopUp));
            part = is_rule ? rule->part : hit->part;
            // What was due before comes before: it may have moved what was hit.
            if (pay_what_was_due(from_day + (day - from_day) * part, part, crossings)) continue;
            book_.pass_until(part < 1.0 ? from_day + (day - from_day) * part : day);
            crossings.read_at(part, book_.now);
            if (is_rule) {
                apply(rules_.cross(*rule, book_.day, book_.now));
            } else {
                act(*hit);
            }
        }
        book_.pass_until(day);
        book_.now = to_;
    }

    /// Of payments that are booked together, those until then; whether there were any.
    bool pay_what_was_due(double day, double part, const Crossings& crossings) {
        if (options_.payments_together <= 1.0) return false;
        bool has_paid = false;
        for (std::size_t i = 0; i < book_.legs.size(); ++i) {
            const auto due = schedule_.take_until(i, day);
            if (!due || !book_.legs[i].is_open()) continue;
            if (!has_paid) crossings.read_at(part, book_.now);
            has_paid = true;
            book_.legs[i].pay_funding(with_swing(*due, i), book_.mark(i));
            book_.limits[i].is_stale = true;
        }
        return has_paid;
    }

    void act(const Crossing& hit) {
        if (hit.wallet) return book_.liquidate(hit.leg, hit.wallet);
        book_.crossed = hit.price;
        switch (hit.kind) {
        case PathEventKind::Liquidation: book_.liquidate(hit.leg, std::nullopt); break;
        case PathEventKind::Stop: book_.stop(hit.leg); break;
        case PathEventKind::Adl: book_.deleverage(hit.leg); break;
        default: book_.top_up(hit.leg); break;
        }
        book_.crossed.reset();
    }

    // ---- At one moment ----

    void arrive() {
        if (has_rules()) rules_.reach(to_);
        prices_.read_after(book_.now);
        if (has_gap()) jump();
        to_ = book_.now;
        end_bonuses();
        pay_funding();
        change_margin_rules();
        do_what_is_due_by_venue();
        look_at_rules();
        for (std::size_t i = 0; i < book_.legs.size(); ++i) {
            const auto& most = plan_.legs[i].topup_leverage_max;
            const PathLeg& leg = book_.legs[i];
            if (most && leg.is_open() && leg.deposit_for_leverage(*most, book_.mark(i)) > 0.0) book_.top_up(i);
        }
        for (std::size_t i = 0; i < book_.legs.size(); ++i) {
            if (hedge_.legs[i].expires && hedge_.legs[i].lifetime_days == book_.day) book_.expire(i);
        }
        tell_settle_prices();
        if (schedule_.is_sample(book_.day)) book_.record(PathBook::Recording::AtEvenTime);
    }

    bool has_gap() const {
        const PathMarks& now = book_.now;
        if (now.spots != to_.spots) return true;
        for (std::size_t i = 0; i < now.legs.size(); ++i) {
            if (now.legs[i].basis != to_.legs[i].basis || now.legs[i].settle != to_.legs[i].settle) return true;
        }
        return false;
    }

    /// What the prices jumped over, from to_ to those of now.
    void jump() {
        std::swap(book_.now, to_);
        book_.record();
        std::swap(book_.now, to_);
        book_.kill_the_dead();
        for (std::size_t i = 0; i < book_.legs.size(); ++i) {
            const PathLeg& leg = book_.legs[i];
            if (!leg.is_open()) continue;
            const Leg& input = plan_.legs[i];
            const double before = double(leg.mark(to_.legs[i])), after = double(book_.mark(i));
            const bool has_stop = input.stop_price && options_.stops == Happens::Yes;
            if (has_stop && leg.direction() * (after - *input.stop_price) >= 0.0) {
                book_.stop(i);
            } else if (input.adl_price && !book_.limits[i].adl_is_over && book_.breaks()
                       && (before - *input.adl_price) * (after - *input.adl_price) <= 0.0) {
                book_.deleverage(i);
            }
        }
        book_.record();
    }

    void end_bonuses() {
        bool has_ended = false;
        for (std::size_t i = 0; i < book_.legs.size(); ++i) {
            const auto& until = hedge_.legs[i].bonus_days;
            if (!until || !book_.legs[i].has_bonus() || *until > book_.day) continue;
            book_.legs[i].end_bonus();
            book_.limits[i].is_stale = true;
            has_ended = true;
        }
        if (has_ended) book_.kill_the_dead();
    }

    void pay_funding() {
        bool has_paid = false;
        for (std::size_t i = 0; i < book_.legs.size(); ++i) {
            const auto payment = schedule_.payment_due(i, book_.day);
            if (!payment) continue;
            const Rate due = with_swing(*payment, i);
            if (has_rules()) rules_.note_payment(i, double(due));
            if (!book_.legs[i].is_open()) continue;
            const double received = book_.legs[i].pay_funding(due, book_.mark(i));
            if (received == 0.0) continue;
            (received > 0.0 ? book_.limits[i].is_near : book_.limits[i].is_stale) = true;
            has_paid = has_paid || received < 0.0;
            if (options_.told_funding == Happens::Yes)
                book_.journal.add_funding(i, book_.event(PathEventKind::Funding, i, received));
        }
        if (has_paid) book_.kill_the_dead();
    }

    /// The rate of a payment with what was drawn on top of it, inside the venue's cap and floor.
    Rate with_swing(const DuePayment& payment, std::size_t i) {
        if (!swing_) return payment.rate;
        swing_->move_to(book_.day);
        const Terms& terms = hedge_.legs[i].terms;
        double rate = double(payment.rate) + swing_->after() * payment.count;
        if (terms.funding_cap_rate) rate = std::min(rate, *terms.funding_cap_rate * payment.count);
        if (terms.funding_floor_rate) rate = std::max(rate, *terms.funding_floor_rate * payment.count);
        return Rate(rate);
    }

    void change_margin_rules() {
        const auto& day = plan_.scenario.margin_rule_day;
        const double increase = plan_.scenario.margin_rule_increase;
        if (!day || increase == 0.0 || *day != book_.day) return;
        for (std::size_t i = 0; i < book_.legs.size(); ++i) {
            book_.legs[i].raise_maintenance(Rate(increase));
            book_.limits[i].is_stale = true;
        }
        const double price = double(book_.now.spots.front());
        book_.tell({.day = book_.day,
                    .kind = PathEventKind::MarginRule,
                    .price = price,
                    .coin_price = price,
                    .amount = increase});
        book_.kill_the_dead();
        book_.record();
    }

    void do_what_is_due_by_venue() {
        if (!book_.breaks()) return;
        for (std::size_t i = 0; i < book_.legs.size(); ++i) {
            if (plan_.legs[i].adl_day == book_.day) book_.deleverage(i);
            if (plan_.legs[i].venue_fails_on == book_.day) book_.fail(i);
        }
    }

    /// A settle price that moves by itself, at its bends.
    void tell_settle_prices() {
        for (std::size_t i = 0; i < book_.legs.size(); ++i) {
            if (hedge_.legs[i].terms.kind == ContractKind::Inverse || book_.legs[i].state() != LegState::Open) continue;
            for (const NumberPair& point : plan_.legs[i].settle_path) {
                if (point.first != book_.day) continue;
                PathEvent event = book_.event(PathEventKind::Settle, i, point.second);
                event.amount_usd = 0.0;
                book_.tell(event);
            }
        }
    }

    // ---- Rules ----

    bool has_rules() const { return !rules_.empty() && options_.rules == Happens::Yes; }

    double next_of_rules() const {
        return has_rules() ? rules_.next_after(book_.day) : std::numeric_limits<double>::infinity();
    }

    void look_at_rules() {
        if (!has_rules()) return;
        ratios_.clear();
        for (std::size_t i = 0; i < book_.legs.size(); ++i)
            ratios_.push_back(book_.ratio_of(i));
        apply(rules_.look(book_.day, book_.now, ratios_));
    }

    void apply(const std::vector<RuleAction>& actions) {
        for (const RuleAction& action : actions)
            book_.apply(action);
    }

    const Plan& plan_;
    const Hedge& hedge_;
    WalkOptions options_;
    const DrawnPath* drawn_;
    PathPrices prices_;
    PathSchedule schedule_;
    Rules rules_;
    PathBook book_;
    PathMarks from_, to_;
    std::optional<Curve> swing_; // of the funding
    std::optional<PathBridge> bridge_;
    std::vector<double> ratios_;
};

} // namespace

Walked walk_path(const Plan& plan, const Hedge& hedge, const WalkedPath& path, const WalkOptions& options) {
    return Walker(plan, hedge, path, options).walk();
}

} // namespace keel
