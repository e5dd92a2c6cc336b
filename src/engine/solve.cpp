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

    template <class Change>
    bool survives(Change&& change) const {
        const auto report = report_with([&](Plan& plan) {
            change(plan);
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

    static void set_collateral(Plan& plan, std::size_t leg, double collateral) {
        plan.legs[leg].collateral = collateral;
    }

    std::optional<double> needed_collateral() const {
        const auto with = [&](double collateral) {
            return [this, collateral](Plan& plan) { set_collateral(plan, leg_, collateral); };
        };
        if (const auto closed = collateral_in_closed_form(); closed && survives(with(*closed))) return closed;
        double most = std::fmax(report_.margin.legs[leg_].initial_margin, 1e-9);
        while (!survives(with(most))) {
            most *= 2.0;
            if (most > kMostCollateral) return std::nullopt;
        }
        if (survives(with(0.0))) return 0.0;
        return sign_change([&](double collateral) { return survives(with(collateral)) ? 1.0 : -1.0; }, 0.0, most);
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
        const auto with = [&](double leverage) {
            return [this, leverage](Plan& plan) {
                plan.legs[leg_].leverage = leverage;
                plan.legs[leg_].collateral.reset();
            };
        };
        if (survives(with(kMostLeverage))) return answer(SolutionStatus::Found, field, kMostLeverage);
        // Closed form: the initial margin that is just enough.
        const LegMargin& margin = report_.margin.legs[leg_];
        const auto collateral = collateral_in_closed_form();
        if (collateral && *collateral > 0.0) {
            const double leverage = margin.initial_margin * plan_.legs[leg_].leverage / *collateral;
            if (leverage >= kLeastLeverage && survives(with(leverage)))
                return answer(SolutionStatus::Found, field, leverage);
        }
        if (!survives(with(kLeastLeverage))) return answer(SolutionStatus::Impossible, field, std::nullopt);
        const auto lives = [&](double leverage) { return survives(with(leverage)) ? 1.0 : -1.0; };
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
            plan.legs[leg_].sizing = SizingMode::Ratio;
            plan.legs[leg_].ratio = ratio;
            plan.legs[leg_].rounding = Rounding::None;
            plan.legs[leg_].collateral.reset();
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

    template <class Change>
    double cost_above(Change&& change) const {
        const auto report = report_with(change);
        const double cost = report ? report->cost.total_usd : report_.cost.total_usd;
        return cost - question_.within * bags_value(plan_);
    }

    void find_funding_rate() {
        const std::string field = leg_key(leg_, "funding_rate");
        if (!has_position()) return answer(SolutionStatus::Impossible, field, std::nullopt);
        const auto above = [&](double rate) {
            return cost_above([&](Plan& plan) {
                plan.legs[leg_].funding_rate = rate;
                plan.legs[leg_].funding_regimes.clear();
            });
        };
        const double at_least = above(-kMostFunding), at_most = above(kMostFunding);
        if ((at_least < 0.0) == (at_most < 0.0)) return answer(SolutionStatus::Impossible, field, std::nullopt);
        answer(SolutionStatus::Found, field, crossing(above, -kMostFunding, kMostFunding));
    }

    void find_days() {
        const auto above = [&](double days) { return cost_above([&](Plan& plan) { plan.horizon_days = days; }); };
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

template <class PositionType>
std::vector<TopUp> rungs_of(const Margined<PositionType>& margined, const HedgeLeg& leg, double most, double target,
                            std::size_t count) {
    const PositionType& position = margined.position;
    auto backing = margined.collateral + margined.realised;
    std::vector<TopUp> rungs;
    UsdPerCoin from = leg.mark;
    while (rungs.size() < count && is_open(position)) {
        const auto price = price_at_leverage(position, backing, most, from);
        if (!price) break;
        const auto deposit = notional_at(position, *price) * (1.0 / target - 1.0 / most);
        backing += deposit;
        // Coins are worth the spot price, which is the futures price less the basis.
        const SettleValue then{*price - leg.entry_basis, leg.settle_start};
        TopUp rung{double(*price), double(deposit), double(usd_from_settle(deposit, then)), std::nullopt};
        if (const auto liquidation = liquidation_of(position, backing, leg.terms, *price).price)
            rung.liquidation_price = double(*liquidation);
        rungs.push_back(rung);
        from = *price;
    }

    return rungs;
}

Issues unknown_leg(const Plan& plan, std::size_t leg) {
    if (leg < plan.legs.size()) return {};
    return {{"leg", std::to_string(leg + 1), "a hedge of this plan, 1 to " + std::to_string(plan.legs.size())}};
}

} // namespace

std::span<const std::string_view> goal_names() { return kGoalNames; }

std::expected<Solution, Issues> solve(const Plan& plan, const Question& question) noexcept {
    const bool needs_leg =
        question.goal != Goal::BreakEven && question.goal != Goal::Days && question.goal != Goal::RebuyPrice;
    Issues issues = needs_leg ? unknown_leg(plan, question.leg) : Issues{};
    if (!issues.empty()) return std::unexpected(std::move(issues));
    const auto report = evaluate(plan);
    if (!report) return std::unexpected(report.error());
    return Solver(plan, question, *report).solve();
}

std::expected<std::vector<TopUp>, Issues> top_ups(const Plan& plan, std::size_t leg, double most, double target,
                                                  std::size_t count) noexcept {
    Issues issues = unknown_leg(plan, leg);
    if (!(target > 0.0 && target < most))
        issues.push_back({"target", std::to_string(target), "above 0 and below most"});
    if (!issues.empty()) return std::unexpected(std::move(issues));
    const auto hedge = hedge_from_plan(plan);
    if (!hedge) return std::unexpected(hedge.error());
    return std::visit([&](const auto& margined) { return rungs_of(margined, hedge->legs[leg], most, target, count); },
                      hedge->legs[leg].margined);
}

} // namespace keel
