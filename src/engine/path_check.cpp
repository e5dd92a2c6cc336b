#include "engine/path_check.hpp"

#include "engine/market.hpp"
#include "engine/plan_check.hpp"
#include "engine/terms.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace keel {

namespace {

std::string text_from_pair(const NumberPair& pair) {
    return text_from_number(pair.first) + ":" + text_from_number(pair.second);
}

enum class Gaps { Allowed, None };

/// Days must go forward; two pairs of one day are a gap.
void check_order(const PairList& points, Gaps gaps, const std::string& key, Issues& issues) {
    for (std::size_t i = 1; i < points.size(); ++i) {
        const bool is_back = points[i].first < points[i - 1].first;
        const bool is_same = points[i].first == points[i - 1].first;
        const bool is_third = is_same && i >= 2 && points[i - 2].first == points[i].first;
        if (is_back || (is_same && gaps == Gaps::None) || is_third) {
            issues.push_back({key, text_from_pair(points[i]),
                              gaps == Gaps::Allowed ? "in the order of days, at most two pairs with one day (a gap)"
                                                    : "in the order of days, one pair for each"});
            return;
        }
    }
}

class LegPathChecks {
public:
    LegPathChecks(const Plan& plan, std::size_t index, std::span<const PriceBar> bars, Issues& issues)
        : plan_(plan), leg_(plan.legs[index]), index_(index), asset_(*asset_of(plan, leg_)), bars_(bars),
          issues_(issues) {}

    void check() {
        check_order(leg_.basis_path, Gaps::None, leg_key(index_, "basis_path"), issues_);
        check_order(leg_.settle_path, Gaps::None, leg_key(index_, "settle_path"), issues_);
        check_stop();
        check_top_up();
        if (leg_.adl_part > 0.0 && !leg_.adl_price && !leg_.adl_day) {
            add("adl_part", leg_.adl_part,
                "possible without leg.adl_price or leg.adl_day: they say when it is closed; accepted: 0");
        }
        check_basis();
    }

private:
    void add(std::string_view name, double value, std::string accepted) {
        issues_.push_back({leg_key(index_, name), text_from_number(value), std::move(accepted)});
    }

    void check_stop() {
        if (!leg_.stop_price) return;
        const bool is_short = leg_.side == Side::Short;
        const Bag& bag = plan_.bags[static_cast<std::size_t>(leg_.bag) - 1];
        const ContractKind kind = terms_of(plan_, leg_, bag).kind;
        const LegPrices today{UsdPerCoin(plan_.bags[asset_].price), UsdPerCoin(leg_.basis),
                              kind == ContractKind::Inverse ? 1.0 : leg_.settle_price};
        const double mark = double(futures_price(kind, today));
        if (is_short ? *leg_.stop_price > mark : *leg_.stop_price < mark) return;
        add("stop_price", *leg_.stop_price,
            (is_short ? "above " : "below ") + text_from_number(mark) + ", today's futures price: a "
                + (is_short ? "short" : "long") + " position loses on that side");
    }

    void check_top_up() {
        const auto& most = leg_.topup_leverage_max;
        const auto& target = leg_.topup_leverage_target;
        if (!most && !target) return;
        if (!most) return add("topup_leverage_target", *target, "possible without leg.topup_leverage_max");
        if (!target) return add("topup_leverage_max", *most, "possible without leg.topup_leverage_target");
        if (*target >= *most) add("topup_leverage_target", *target, "below leg.topup_leverage_max");
        if (leg_.margin_mode == MarginMode::Cross) {
            add("topup_leverage_max", *most,
                "possible on cross margin, where all that is in the wallet backs the hedge already");
        }
    }

    /// Futures prices must stay above 0 all along; the lowest spot price and basis decide, as in a scenario.
    void check_basis() {
        double lowest_basis = std::min(leg_.basis, leg_.exit_basis.value_or(leg_.basis));
        for (const NumberPair& point : leg_.basis_path)
            lowest_basis = std::min(lowest_basis, point.second);
        const double lowest = lowest_spot();
        if (lowest_basis > -lowest) return;
        add(leg_.basis_path.empty() ? "basis" : "basis_path", lowest_basis,
            "above " + text_from_number(-lowest) + ": the futures price would fall to 0 or below at "
                + text_from_number(lowest) + ", the lowest price of the path");
    }

    double lowest_spot() const {
        const Bag& bag = plan_.bags[asset_];
        double lowest = bag.price;
        if (!bag.path.empty()) {
            for (const NumberPair& point : bag.path)
                lowest = std::min(lowest, point.second);
            return lowest;
        }
        if (bag.shock) return std::min(lowest, bag.price * (1.0 + *bag.shock));
        const double beta = beta_of(plan_, asset_);
        for (const PriceBar& bar : bars_) {
            for (const double price : {bar.close, bar.high, bar.low}) {
                if (price <= 0.0) continue;
                const double move = std::max(beta * (price / plan_.bags.front().price - 1.0), kDeepestMove);
                lowest =
                    std::min(lowest, bag.price * (1.0 + (beta == 1.0 ? price / plan_.bags.front().price - 1.0 : move)));
            }
        }
        return lowest;
    }

    const Plan& plan_;
    const Leg& leg_;
    std::size_t index_;
    std::size_t asset_;
    std::span<const PriceBar> bars_;
    Issues& issues_;
};

class RuleChecks {
public:
    RuleChecks(const Plan& plan, std::size_t index, Issues& issues)
        : plan_(plan), rule_(plan.rules[index]), index_(index), issues_(issues) {}

    void check() {
        if (rule_.leg > static_cast<double>(plan_.legs.size()))
            add("trigger.leg", rule_.leg, "a hedge of this plan, 1 to " + std::to_string(plan_.legs.size()));
        check_level();
        if (rule_.until_day && *rule_.until_day <= rule_.from_day)
            add("trigger.until_day", *rule_.until_day, "after trigger.from_day");
        if (rule_.exit == ExitKind::TargetPrice && !rule_.exit_price)
            issues_.push_back({key("exit.price"), "an empty value", "the target of exit.kind target_price"});
        if (rule_.exit == ExitKind::Date && !rule_.exit_day)
            issues_.push_back({key("exit.day"), "an empty value", "the day of exit.kind date"});
    }

private:
    std::string key(std::string_view name) const {
        const auto dot = name.find('.');
        const std::string number = index_ == 0 ? "" : std::to_string(index_ + 1);
        return std::string(name.substr(0, dot)) + number + std::string(name.substr(dot));
    }

    void add(std::string_view name, double value, std::string accepted) {
        issues_.push_back({key(name), text_from_number(value), std::move(accepted)});
    }

    void check_level() {
        const double level = rule_.level;
        switch (rule_.kind) {
        case TriggerKind::PriceBelow:
        case TriggerKind::PriceAbove:
            if (level <= 0.0) add("trigger.level", level, "a price above 0");
            return;
        case TriggerKind::Drawdown:
            if (level <= 0.0 || level >= 1.0) add("trigger.level", level, "a fall above 0 and below 1");
            return;
        case TriggerKind::RsiBelow:
        case TriggerKind::RsiAbove:
        case TriggerKind::BearishDivergence:
            if (level < 0.0 || level > 100.0) add("trigger.level", level, "an RSI in [0, 100]");
            return;
        case TriggerKind::Rebalance:
            if (level <= 0.0) add("trigger.level", level, "a difference of ratios above 0");
            return;
        case TriggerKind::FundingBelow:
        case TriggerKind::FundingAbove:
        case TriggerKind::DateWindow: return;
        }
    }

    const Plan& plan_;
    const Rule& rule_;
    std::size_t index_;
    Issues& issues_;
};

} // namespace

Issues check_path(const Plan& plan, std::span<const PriceBar> bars) {
    Issues issues;
    check_order(plan.scenario.path.points, Gaps::Allowed, "scenario.path", issues);
    for (std::size_t i = 0; i < plan.bags.size(); ++i) {
        check_order(plan.bags[i].path, Gaps::Allowed, bag_key(i, "path"), issues);
        if (plan.bags[i].path.empty() || plan.bags[i].coin != plan.bags.front().coin) continue;
        issues.push_back({bag_key(i, "path"), text_from_pair(plan.bags[i].path.front()),
                          "possible for " + plan.bags[i].coin + ", the first coin: its path is scenario.path"});
    }
    for (std::size_t i = 0; i < plan.legs.size(); ++i)
        LegPathChecks(plan, i, bars, issues).check();
    for (std::size_t i = 0; i < plan.rules.size(); ++i)
        RuleChecks(plan, i, issues).check();
    return issues;
}

Issues check_history(std::span<const PriceBar> bars, std::span<const FundingPayment> funding) {
    const auto is_price = [](double price) { return std::isfinite(price) && price > 0.0; };
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const PriceBar& bar = bars[i];
        const bool has_range = bar.high != 0.0 || bar.low != 0.0;
        const bool is_right =
            is_price(bar.close)
            && (!has_range
                || (is_price(bar.low) && is_price(bar.high) && bar.low <= bar.close && bar.close <= bar.high));
        const bool is_later = std::isfinite(bar.day) && bar.day >= (i == 0 ? 0.0 : bars[i - 1].day);
        if (is_right && is_later) continue;
        return {
            {"prices", "bar " + std::to_string(i + 1),
             is_right ? "later than the one before, from day 0 on" : "a price above 0 between its low and its high"}};
    }
    for (std::size_t i = 0; i < funding.size(); ++i) {
        const double day = funding[i].day, rate = funding[i].rate;
        const bool is_later = std::isfinite(day) && (i == 0 || day > funding[i - 1].day);
        if (is_later && std::abs(rate) <= 1.0) continue;
        return {{"funding", "payment " + std::to_string(i + 1),
                 is_later ? "a rate in [-1, 1]" : "later than the one before"}};
    }
    return {};
}

} // namespace keel
