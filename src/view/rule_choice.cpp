#include "view/rule_choice.hpp"

#include "engine/plan_check.hpp"
#include "view/chart_axis.hpp"

#include <cmath>
#include <optional>
#include <utility>

namespace keel::view {

namespace {

/// To two significant digits: a level that people say.
double rounded_price(double price) {
    const double power = power_of_ten_below(price) / 10.0;
    return std::round(price / power) * power;
}

/// The price that the rule looks at: of the coin of its hedge where that has a bag, else of the first coin.
double price_of(const Plan& plan, const Rule& rule) {
    const auto leg = static_cast<std::size_t>(rule.leg) - 1;
    const auto asset = leg < plan.legs.size() ? asset_of(plan, plan.legs[leg]) : std::nullopt;
    return plan.bags[asset.value_or(0)].price;
}

double usual_level(const Plan& plan, const Rule& rule) {
    switch (rule.kind) {
    case TriggerKind::PriceBelow: return rounded_price(0.9 * price_of(plan, rule));
    case TriggerKind::PriceAbove: return rounded_price(1.1 * price_of(plan, rule));
    case TriggerKind::Drawdown: return 0.1;
    case TriggerKind::RsiBelow: return 30.0;
    case TriggerKind::RsiAbove: return 70.0;
    case TriggerKind::FundingAbove: return 0.0005;
    case TriggerKind::Rebalance: return 0.05;
    case TriggerKind::BearishDivergence:
    case TriggerKind::FundingBelow:
    case TriggerKind::DateWindow: break;
    }
    return 0.0;
}

double usual_periods(TriggerKind kind) {
    const bool is_funding = kind == TriggerKind::FundingAbove || kind == TriggerKind::FundingBelow;
    return is_funding ? 3.0 : 14.0;
}

} // namespace

void add_rule(Plan& plan) {
    Rule rule;
    rule.level = usual_level(plan, rule);
    rule.exit = ExitKind::ConditionFalse;
    rule.exit_days = 1.0;
    plan.rules.push_back(rule);
}

void remove_rule(Plan& plan, std::size_t index) {
    if (index < plan.rules.size()) plan.rules.erase(plan.rules.begin() + static_cast<std::ptrdiff_t>(index));
}

void move_rule_down(Plan& plan, std::size_t index) {
    if (index + 1 < plan.rules.size()) std::swap(plan.rules[index], plan.rules[index + 1]);
}

void keep_rules_consistent(const Plan& before, Plan& after) {
    if (before.rules.size() != after.rules.size()) return;
    for (std::size_t i = 0; i < after.rules.size(); ++i) {
        Rule& rule = after.rules[i];
        if (rule.kind != before.rules[i].kind) {
            rule.level = usual_level(after, rule);
            rule.periods = usual_periods(rule.kind);
            rule.from_day = 0.0;
            rule.until_day.reset();
        }
        if (rule.exit == before.rules[i].exit) continue;
        if (rule.exit == ExitKind::TargetPrice && !rule.exit_price) rule.exit_price = price_of(after, rule);
        if (rule.exit == ExitKind::Date && !rule.exit_day) rule.exit_day = after.horizon_days;
    }
}

void forget_rules_of(Plan& plan, std::size_t leg) {
    const double number = static_cast<double>(leg + 1);
    std::erase_if(plan.rules, [&](const Rule& rule) { return rule.leg == number; });
    for (Rule& rule : plan.rules) {
        if (rule.leg > number) rule.leg -= 1.0;
    }
}

void swap_rules_of(Plan& plan, std::size_t leg) {
    const double number = static_cast<double>(leg + 1);
    for (Rule& rule : plan.rules) {
        if (rule.leg == number)
            rule.leg = number + 1.0;
        else if (rule.leg == number + 1.0)
            rule.leg = number;
    }
}

} // namespace keel::view
