#include "engine/solve.hpp"

#include "engine/compare.hpp"
#include "engine/evaluate.hpp"
#include "engine/hedge.hpp"
#include "engine/margin.hpp"
#include "engine/market.hpp"
#include "engine/plan_check.hpp"
#include "engine/root.hpp"

#include <array>
#include <cmath>
#include <concepts>
#include <optional>
#include <string>
#include <utility>

namespace keel {

namespace {

constexpr std::array<std::string_view, 7> kGoalNames{"break_even",   "leverage", "collateral", "ratio",
                                                     "funding_rate", "days",     "rebuy_price"};
constexpr double kLeastLeverage = 0.01, kMostLeverage = 1000.0;
constexpr double kMostRatio = 10.0;
constexpr double kMostDays = 3650.0;
constexpr double kMostFunding = 0.1;
constexpr double kMostCollateral = 1e15;
/// Rounding leaves a liquidation price this little short of the one that was asked for.
constexpr double kClose = 1e-9;

/// See with_answer().
void put_answer(Plan& plan, const Question& question, double value) {
    const auto leg = [&]() -> Leg& { return plan.legs[question.leg]; };
    switch (question.goal) {
    case Goal::BreakEven: return;
    case Goal::Leverage: leg().leverage = value, leg().collateral.reset(); return;
    case Goal::Collateral: leg().collateral = value; return;
    case Goal::Ratio: leg().sizing = SizingMode::Ratio, leg().ratio = value, leg().collateral.reset(); return;
    case Goal::FundingRate: leg().funding_rate = value, leg().funding_regimes.clear(); return;
    case Goal::Days: plan.horizon_days = value; return;
    case Goal::RebuyPrice: plan.sale.rebuy_price = value; return;
    }
}

class Solver {
public:
    Solver(const Plan& plan, const Question& question, const Report& report)
        : plan_(plan), question_(question), report_(report), leg_(question.leg) {
        solution_.goal = kGoalNames[static_cast<std::size_t>(question.goal)];
    }

    Solution solve() {
        switch (question_.goal) {
        case Goal::BreakEven: find_break_even(); break;
        case Goal::Leverage: find_leverage(); break;
        case Goal::Collateral: find_collateral(); break;
        case Goal::Ratio: find_ratio(); break;
        case Goal::FundingRate: find_funding_rate(); break;
        case Goal::Days: find_days(); break;
        case Goal::RebuyPrice: find_rebuy_price(); break;
        }
        return solution_;
    }

private:
    void answer(SolutionStatus status, std::string_view field, std::optional<double> value) {
        solution_.status = status;
        solution_.field = field;
        solution_.value = value;
    }

    bool has_position() const {
        return leg_ < report_.sizing.legs.size() && report_.sizing.legs[leg_].contracts != 0.0;
    }

    double direction() const { return report_.sizing.legs[leg_].contracts < 0.0 ? -1.0 : 1.0; }

    /// The report of the plan with something changed; empty when that is no valid plan.
    template <class Change>
    std::optional<Report> report_with(Change&& change) const {
        Plan other = plan_;
        change(other);
        auto report = evaluate(other);
        return report ? std::optional(*std::move(report)) : std::nullopt;
    }

    // ---- Margin ----

    bool is_far_enough(const LegMargin& margin) const {
        if (!margin.liquidation_distance) return true;
        return *margin.liquidation_distance * direction() >= std::abs(question_.move) * (1.0 - kClose);
    }

    bool survives_with(double value) const {
        const auto report = report_with([&](Plan& plan) {
            put_answer(plan, question_, value);
            plan.scenario.shocks = {0.0}; // the margin does not look at them
        });
        return report && is_far_enough(report->margin.legs[leg_]);
    }

    /// Of an isolated leg: E = MM at the price that was asked for. Its size must not depend on its collateral.
    std::optional<double> collateral_in_closed_form() const {
        const auto hedge = hedge_from_plan(plan_);
        if (!hedge || hedge->legs[leg_].is_cross || hedge->legs[leg_].terms.kind == ContractKind::Inverse) {
            if (!hedge || hedge->legs[leg_].is_cross) return std::nullopt;
            if (brings_extra_coins(plan_.legs[leg_], hedge->legs[leg_].terms)
                && plan_.legs[leg_].sizing != SizingMode::Contracts && plan_.legs[leg_].sizing != SizingMode::Notional)
                return std::nullopt;
        }
        const HedgeLeg& leg = hedge->legs[leg_];
        const UsdPerCoin price = leg.mark * (1.0 + direction() * std::abs(question_.move));
        if (double(price) <= 0.0) return std::nullopt;
        return std::visit(
            [&](const auto& margined) -> std::optional<double> {
                const auto needed =
                    collateral_to_survive(margined.position, leg.terms, price) - margined.bonus - margined.realised;
                return std::fmax(double(needed), 0.0);
            },
            leg.margined);
    }

    std::optional<double> needed_collateral() const {
        if (const auto closed = collateral_in_closed_form(); closed && survives_with(*closed)) return closed;
        double most = std::fmax(report_.margin.legs[leg_].initial_margin, 1e-9);
        while (!survives_with(most)) {
            most *= 2.0;
            if (most > kMostCollateral) return std::nullopt;
        }
        if (survives_with(0.0)) return 0.0;
        return sign_change([&](double collateral) { return survives_with(collateral) ? 1.0 : -1.0; }, 0.0, most);
    }

    void find_collateral() {
        const std::string field = leg_key(leg_, "collateral");
        if (!has_position()) return answer(SolutionStatus::Impossible, field, std::nullopt);
        const bool is_beyond_zero = direction() < 0.0 && std::abs(question_.move) >= 1.0;
        const auto needed = is_beyond_zero ? std::nullopt : needed_collateral();
        if (!needed) return answer(SolutionStatus::Impossible, field, std::nullopt);
        const bool is_enough = is_far_enough(report_.margin.legs[leg_]);
        answer(is_enough ? SolutionStatus::Already : SolutionStatus::Found, field, needed);
    }

    void find_leverage() {
        const std::string field = leg_key(leg_, "leverage");
        if (!has_position()) return answer(SolutionStatus::Impossible, field, std::nullopt);
        if (survives_with(kMostLeverage)) return answer(SolutionStatus::Found, field, kMostLeverage);
        // Closed form: the initial margin that is just enough.
        const LegMargin& margin = report_.margin.legs[leg_];
        const auto collateral = collateral_in_closed_form();
        if (collateral && *collateral > 0.0) {
            const double leverage = margin.initial_margin * plan_.legs[leg_].leverage / *collateral;
            if (leverage >= kLeastLeverage && survives_with(leverage))
                return answer(SolutionStatus::Found, field, leverage);
        }
        if (!survives_with(kLeastLeverage)) return answer(SolutionStatus::Impossible, field, std::nullopt);
        const auto lives = [&](double leverage) { return survives_with(leverage) ? 1.0 : -1.0; };
        answer(SolutionStatus::Found, field, sign_change(lives, kMostLeverage, kLeastLeverage));
    }

    // ---- Result ----

    void find_break_even() {
        const auto& price = report_.cost.break_even_price;
        answer(price ? SolutionStatus::Found : SolutionStatus::Impossible, "", price);
    }

    /// Result at the move less what may be lost; not above 0 when the ratio is too small.
    std::optional<double> room_at_ratio(double ratio) const {
        const auto report = report_with([&](Plan& plan) {
            put_answer(plan, question_, ratio);
            plan.legs[leg_].rounding = Rounding::None;
            plan.scenario.shocks = {question_.move};
        });
        if (!report) return std::nullopt;
        return report->scenarios.front().net_usd + question_.within * bags_value(plan_);
    }

    void find_ratio() {
        const std::string field = leg_key(leg_, "ratio");
        if (leg_ >= plan_.legs.size()) return answer(SolutionStatus::Impossible, field, std::nullopt);
        const auto is_within = [&](double ratio) {
            const auto room = room_at_ratio(ratio);
            return room && *room >= -kClose * bags_value(plan_) ? 1.0 : -1.0;
        };
        if (is_within(0.0) > 0.0) return answer(SolutionStatus::Already, field, 0.0);
        // Coarse first: a hedge that is too large is wrong again.
        constexpr double kStep = 0.05;
        for (double to = kStep; to <= kMostRatio; to += kStep) {
            if (is_within(to) < 0.0) continue;
            const double from = to - kStep;
            const auto room = [&](double ratio) { return room_at_ratio(ratio).value_or(-1.0); };
            const double ratio =
                room(from) < 0.0 && room(to) > 0.0 ? crossing(room, from, to) : sign_change(is_within, from, to);
            return answer(SolutionStatus::Found, field, ratio);
        }
        answer(SolutionStatus::Impossible, field, std::nullopt);
    }

    // ---- Cost ----

    double cost_above_with(double value) const {
        const auto report = report_with([&](Plan& plan) { put_answer(plan, question_, value); });
        const double cost = report ? report->cost.total_usd : report_.cost.total_usd;
        return cost - question_.within * bags_value(plan_);
    }

    void find_funding_rate() {
        const std::string field = leg_key(leg_, "funding_rate");
        if (!has_position()) return answer(SolutionStatus::Impossible, field, std::nullopt);
        const auto above = [&](double rate) { return cost_above_with(rate); };
        const double at_least = above(-kMostFunding), at_most = above(kMostFunding);
        if ((at_least < 0.0) == (at_most < 0.0)) return answer(SolutionStatus::Impossible, field, std::nullopt);
        answer(SolutionStatus::Found, field, crossing(above, -kMostFunding, kMostFunding));
    }

    void find_days() {
        const auto above = [&](double days) { return cost_above_with(days); };
        if (above(0.0) > 0.0) return answer(SolutionStatus::Already, "horizon_days", 0.0);
        double from = 0.0;
        for (double to = 1.0;; to = std::fmin(to * 1.25, kMostDays)) {
            if (above(to) > 0.0) {
                const auto is_above = [&](double days) { return above(days) > 0.0 ? 1.0 : -1.0; };
                return answer(SolutionStatus::Found, "horizon_days", sign_change(is_above, from, to));
            }
            if (to >= kMostDays) return answer(SolutionStatus::Impossible, "horizon_days", std::nullopt);
            from = to;
        }
    }

    /// The price at which the money from a sale buys as many coins as the hedge leaves at an unchanged price.
    void find_rebuy_price() {
        Plan sale = plan_;
        sale.sale.rebuy_price = plan_.bags.front().price;
        sale.scenario.shocks = {0.0};
        const auto comparison = compare(sale);
        double kept = -report_.cost.total_usd;
        for (const Bag& bag : plan_.bags)
            kept += (bag.amount - bag.owed) * bag.price;
        if (!comparison || kept <= 0.0) return answer(SolutionStatus::Impossible, "sell.rebuy_price", std::nullopt);
        const double bought = comparison->alternatives.back().values_usd.front();
        answer(SolutionStatus::Found, "sell.rebuy_price", plan_.bags.front().price * bought / kept);
    }

    const Plan& plan_;
    const Question& question_;
    const Report& report_;
    std::size_t leg_;
    Solution solution_;
};

} // namespace

std::span<const std::string_view> goal_names() { return kGoalNames; }

std::expected<Solution, Issues> solve(const Plan& plan, const Question& question) noexcept {
    const bool needs_leg =
        question.goal != Goal::BreakEven && question.goal != Goal::Days && question.goal != Goal::RebuyPrice;
    Issues issues = needs_leg ? unknown_leg(plan, question.leg) : Issues{};
    if (!issues.empty()) return std::unexpected(std::move(issues));
    const auto report = evaluate(plan);
    if (!report) return std::unexpected(report.error());
    Solution solution = Solver(plan, question, *report).solve();
    if (question.leg >= plan.legs.size()) return solution;
    solution.liquidation_before = report->margin.legs[question.leg].liquidation_price;
    solution.liquidation_after = solution.liquidation_before;
    if (solution.status != SolutionStatus::Found || !solution.value) return solution;
    if (const auto after = evaluate(with_answer(plan, question, *solution.value)))
        solution.liquidation_after = after->margin.legs[question.leg].liquidation_price;
    return solution;
}

Plan with_answer(const Plan& plan, const Question& question, double value) {
    Plan other = plan;
    put_answer(other, question, value);
    return other;
}

double handy_answer(const Plan& plan, const Question& question, double value) {
    const auto down = [](double number, double scale) { return std::floor(number * scale) / scale; };
    const auto up = [](double number, double scale) { return std::ceil(number * scale) / scale; };
    switch (question.goal) {
    case Goal::Leverage: return value >= 1.0 ? down(value, 1e2) : down(value, 1e6);
    case Goal::Collateral: {
        const auto hedge = hedge_from_plan(plan);
        const bool is_in_coins = hedge && hedge->legs[question.leg].terms.kind == ContractKind::Inverse;
        return up(value, is_in_coins ? 1e8 : 1e2);
    }
    case Goal::Ratio: return up(value, 1e4);
    case Goal::FundingRate: return std::round(value * 1e8) / 1e8;
    case Goal::Days: return down(value, 1e2);
    case Goal::BreakEven:
    case Goal::RebuyPrice: return value >= 1.0 ? down(value, 1e2) : value;
    }
    return value;
}

} // namespace keel
