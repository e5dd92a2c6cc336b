#include "engine/rules.hpp"

#include "engine/math.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace keel {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
bool looks_at_closes(TriggerKind kind) {
    return kind == TriggerKind::RsiBelow || kind == TriggerKind::RsiAbove || kind == TriggerKind::BearishDivergence
           || kind == TriggerKind::Rebalance;
}

bool is_met_at_a_price(TriggerKind kind) {
    return kind == TriggerKind::PriceBelow || kind == TriggerKind::PriceAbove || kind == TriggerKind::Drawdown;
}

} // namespace

Rules::Rules(const Plan& plan, const Hedge& hedge) : plan_(plan), hedge_(hedge) {
    for (std::size_t i = 0; i < plan.rules.size(); ++i) {
        State state;
        const auto periods = static_cast<std::size_t>(plan.rules[i].periods);
        state.rsi = WilderRsi(periods);
        state.divergences = DivergenceFinder(periods);
        state.peak = plan.bags[asset(i)].price;
        states_.push_back(std::move(state));
    }
}

double Rules::next_after(double day) const {
    double next = kInfinity;
    const auto offer = [&](double at) {
        if (at > day) next = std::fmin(next, at);
    };
    for (std::size_t i = 0; i < states_.size(); ++i) {
        const Rule& rule = plan_.rules[i];
        const State& state = states_[i];
        if (looks_at_closes(rule.kind)) offer(std::floor(day) + 1.0);
        if (rule.kind == TriggerKind::DateWindow) {
            offer(rule.from_day);
            if (rule.until_day) offer(*rule.until_day);
        }
        if (!state.is_active) continue;
        if (rule.exit == ExitKind::Date && rule.exit_day) offer(*rule.exit_day);
        if (rule.exit == ExitKind::ConditionFalse && !state.holds) offer(state.false_since + rule.exit_days);
    }
    return next;
}

std::vector<double> Rules::levels_of(std::size_t of_asset) const {
    std::vector<double> levels;
    for (std::size_t i = 0; i < states_.size(); ++i) {
        if (asset(i) != of_asset) continue;
        if (const auto turning = level(i)) levels.push_back(*turning);
        if (states_[i].is_active && plan_.rules[i].exit == ExitKind::TargetPrice)
            levels.push_back(*plan_.rules[i].exit_price);
    }
    return levels;
}

std::optional<double> Rules::level(std::size_t i) const {
    const Rule& rule = plan_.rules[i];
    if (rule.kind == TriggerKind::Drawdown) return states_[i].peak * (1.0 - rule.level);
    return is_met_at_a_price(rule.kind) ? std::optional(rule.level) : std::nullopt;
}

bool Rules::holds_at(std::size_t i, double price) const {
    return plan_.rules[i].kind == TriggerKind::PriceAbove ? price >= *level(i) : price <= *level(i);
}

std::optional<RuleCrossing> Rules::first_after(double part, const PathMarks& from, const PathMarks& to) const {
    std::optional<RuleCrossing> best;
    const auto offer = [&](std::size_t i, double at, bool is_target) {
        const double start = price(i, from), end = price(i, to);
        const double ratio = end / start;
        const double found = ratio == 1.0 ? part : math::log(at / start) / math::log(ratio);
        const double held = std::clamp(found, part, 1.0);
        if (!best || held < best->part) best = RuleCrossing{i, held, is_target};
    };
    for (std::size_t i = 0; i < states_.size(); ++i) {
        const Rule& rule = plan_.rules[i];
        const State& state = states_[i];
        const double end = price(i, to);
        if (is_met_at_a_price(rule.kind) && holds_at(i, end) != state.holds) offer(i, *level(i), false);
        if (!state.is_active || rule.exit != ExitKind::TargetPrice) continue;
        const double target = *rule.exit_price;
        if (state.fired_at < target ? end >= target : end <= target) offer(i, target, true);
    }
    return best;
}

std::vector<RuleAction> Rules::cross(const RuleCrossing& crossing, double day, const PathMarks& now) {
    std::vector<RuleAction> actions;
    if (crossing.is_target) {
        leave(crossing.rule, PathEventKind::Target, actions);
    } else {
        set_condition(crossing.rule, !states_[crossing.rule].holds, day, price(crossing.rule, now), actions);
        leave_if_due(crossing.rule, day, now, actions);
    }
    return actions;
}

void Rules::reach(const PathMarks& before) {
    for (std::size_t i = 0; i < states_.size(); ++i)
        states_[i].peak = std::max(states_[i].peak, price(i, before));
}

void Rules::note_payment(std::size_t paid_leg, double rate) {
    for (std::size_t i = 0; i < states_.size(); ++i) {
        const Rule& rule = plan_.rules[i];
        const bool is_average = rule.kind == TriggerKind::FundingBelow || rule.kind == TriggerKind::FundingAbove;
        if (!is_average || leg(i) != paid_leg) continue;
        states_[i].rates.push_back(rate);
        if (static_cast<double>(states_[i].rates.size()) > rule.periods) states_[i].rates.pop_front();
    }
}

void Rules::note_close(std::size_t i, double price) {
    State& state = states_[i];
    if (plan_.rules[i].kind == TriggerKind::BearishDivergence) {
        const auto found = state.divergences.add(price);
        state.diverges = found && found->second.rsi >= plan_.rules[i].level;
    } else {
        state.rsi_now = state.rsi.add(price);
    }
}

bool Rules::condition(std::size_t i, double day, const PathMarks& now) const {
    const Rule& rule = plan_.rules[i];
    const State& state = states_[i];
    switch (rule.kind) {
    case TriggerKind::PriceBelow:
    case TriggerKind::PriceAbove:
    case TriggerKind::Drawdown: return holds_at(i, price(i, now));
    case TriggerKind::RsiBelow: return state.rsi_now && *state.rsi_now <= rule.level;
    case TriggerKind::RsiAbove: return state.rsi_now && *state.rsi_now >= rule.level;
    case TriggerKind::BearishDivergence: return state.diverges;
    case TriggerKind::FundingBelow:
    case TriggerKind::FundingAbove: {
        if (static_cast<double>(state.rates.size()) < rule.periods) return false;
        const double sum = std::accumulate(state.rates.begin(), state.rates.end(), 0.0);
        const double average = sum / static_cast<double>(state.rates.size());
        return rule.kind == TriggerKind::FundingBelow ? average <= rule.level : average >= rule.level;
    }
    case TriggerKind::DateWindow: return day >= rule.from_day && (!rule.until_day || day < *rule.until_day);
    case TriggerKind::Rebalance: return false;
    }
    return false;
}

void Rules::set_condition(std::size_t i, bool holds, double day, double price, std::vector<RuleAction>& actions) {
    State& state = states_[i];
    if (state.holds && !holds) state.false_since = day;
    state.holds = holds;
    if (!holds) state.is_armed = true;
    const Rule& rule = plan_.rules[i];
    const bool is_over = rule.exit == ExitKind::Date && rule.exit_day && day >= *rule.exit_day;
    if (!holds || state.is_active || !state.is_armed || is_over) return;
    state.is_active = true;
    state.is_armed = false;
    state.fired = ++fired_;
    state.fired_at = price;
    actions.push_back({PathEventKind::Trigger, i, leg(i), rule.ratio});
}

void Rules::leave(std::size_t i, PathEventKind kind, std::vector<RuleAction>& actions) {
    states_[i].is_active = false;
    states_[i].is_armed = !states_[i].holds;
    actions.push_back({kind, i, leg(i), ratio_in_force(leg(i))});
}

void Rules::leave_if_due(std::size_t i, double day, const PathMarks& now, std::vector<RuleAction>& actions) {
    const Rule& rule = plan_.rules[i];
    const State& state = states_[i];
    if (!state.is_active) return;
    switch (rule.exit) {
    case ExitKind::Never: return;
    case ExitKind::ConditionFalse:
        if (!state.holds && day >= state.false_since + rule.exit_days) leave(i, PathEventKind::Exit, actions);
        return;
    case ExitKind::Date:
        if (rule.exit_day && day >= *rule.exit_day) leave(i, PathEventKind::Exit, actions);
        return;
    case ExitKind::TargetPrice: {
        const double target = *rule.exit_price, at = price(i, now);
        if (state.fired_at < target ? at >= target : at <= target) leave(i, PathEventKind::Target, actions);
        return;
    }
    }
}

std::optional<double> Rules::ratio_in_force(std::size_t of_leg) const {
    std::optional<double> ratio;
    double last = 0.0;
    for (std::size_t i = 0; i < states_.size(); ++i) {
        if (!states_[i].is_active || leg(i) != of_leg || states_[i].fired <= last) continue;
        last = states_[i].fired;
        ratio = plan_.rules[i].ratio;
    }
    return ratio;
}

std::vector<RuleAction> Rules::look(double day, const PathMarks& now, std::span<const double> ratios) {
    std::vector<RuleAction> actions;
    for (std::size_t i = 0; i < states_.size(); ++i) {
        const Rule& rule = plan_.rules[i];
        State& state = states_[i];
        const bool is_close = looks_at_closes(rule.kind) && day >= state.next_close;
        if (is_close) {
            note_close(i, price(i, now));
            state.next_close = std::floor(day) + 1.0;
        }
        if (rule.kind == TriggerKind::Rebalance) {
            const double wanted = ratio_in_force(leg(i)).value_or(rule.ratio);
            if (is_close && day > 0.0 && std::abs(ratios[leg(i)] - wanted) >= rule.level)
                actions.push_back({PathEventKind::Trigger, i, leg(i), wanted});
            continue;
        }
        state.peak = std::max(state.peak, price(i, now));
        set_condition(i, condition(i, day, now), day, price(i, now), actions);
        leave_if_due(i, day, now, actions);
    }
    return actions;
}

} // namespace keel
