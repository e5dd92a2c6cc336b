#pragma once

// The rules of a plan on a path: when a hedge ratio is applied, and when it is taken back.
//
// A price or a drawdown from the peak is met at its exact time; RSI, divergence and rebalancing are looked at at each
// daily close (day 1, 2, ...), an average of funding at each payment, a window at its days. A rule that fired is in
// force until its exit; the last one that fired of those in force sets the ratio of its leg, none leaves it to the
// plan. A divergence holds for the day on which it becomes known. After its exit a rule waits until its condition has
// been false before it fires again. Rebalancing is no state: it fires at each close at which the ratio is off, for the
// ratio that is in force. Nothing looks ahead: all a rule knows are prices and payments up to its moment.

#include "engine/divergence.hpp"
#include "engine/hedge.hpp"
#include "engine/path_prices.hpp"
#include "engine/rsi.hpp"
#include "model/path_report.hpp"
#include "model/plan.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <span>
#include <vector>

namespace keel {

/// A ratio that is to be applied to a leg; none: what the plan says.
struct RuleAction {
    PathEventKind kind = PathEventKind::Trigger; // or exit, target
    std::size_t rule = 0;
    std::size_t leg = 0;
    std::optional<double> ratio;
};

/// A price on a stretch at which a rule has something to do.
struct RuleCrossing {
    std::size_t rule = 0;
    double part = 0.0; // of the stretch
    bool is_target = false;
};

class Rules {
public:
    Rules(const Plan& plan, const Hedge& hedge);

    bool empty() const { return states_.empty(); }
    /// Spot prices of the coin of a bag at which a rule has something to do, as things stand.
    std::vector<double> levels_of(std::size_t asset) const;
    /// When something is looked at; infinite when nothing is.
    double next_after(double day) const;
    std::optional<RuleCrossing> first_after(double part, const PathMarks& from, const PathMarks& to) const;
    std::vector<RuleAction> cross(const RuleCrossing& crossing, double day, const PathMarks& now);
    /// At the end of a stretch, before and after what `day` brings; a gap lies between.
    void reach(const PathMarks& before);
    void note_payment(std::size_t leg, double rate);
    /// `ratios`: what each leg hedges of its bag at that moment.
    std::vector<RuleAction> look(double day, const PathMarks& now, std::span<const double> ratios);

private:
    struct State {
        bool holds = false; // the condition
        bool is_active = false;
        bool is_armed = true;
        double false_since = 0.0;
        double fired = 0.0; // a number that grows
        double fired_at = 0.0;
        double peak = 0.0;
        WilderRsi rsi;
        std::optional<double> rsi_now;
        DivergenceFinder divergences;
        bool diverges = false; // one became known with the last close
        std::deque<double> rates;
        double next_close = 0.0;
    };

    std::size_t asset(std::size_t rule) const { return hedge_.legs[leg(rule)].asset; }
    std::size_t leg(std::size_t rule) const { return static_cast<std::size_t>(plan_.rules[rule].leg) - 1; }
    double price(std::size_t rule, const PathMarks& now) const { return double(now.spots[asset(rule)]); }
    /// The price at which the condition turns, for the kinds that are met at a price.
    std::optional<double> level(std::size_t rule) const;
    bool holds_at(std::size_t rule, double price) const;
    void note_close(std::size_t rule, double price);
    bool condition(std::size_t rule, double day, const PathMarks& now) const;
    void set_condition(std::size_t rule, bool holds, double day, double price, std::vector<RuleAction>& actions);
    void leave_if_due(std::size_t rule, double day, const PathMarks& now, std::vector<RuleAction>& actions);
    void leave(std::size_t rule, PathEventKind kind, std::vector<RuleAction>& actions);
    std::optional<double> ratio_in_force(std::size_t leg) const;

    const Plan& plan_;
    const Hedge& hedge_;
    std::vector<State> states_;
    double fired_ = 0.0;
};

} // namespace keel
