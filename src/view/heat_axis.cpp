#include "view/heat_axis.hpp"

#include "engine/math.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"
#include "view/amounts.hpp"
#include "view/date_axis.hpp"
#include "view/panels/payoff.hpp"

#include <algorithm>
#include <cmath>

namespace keel::view {

namespace {

constexpr double kAround = 1.25;    // the plan's own value shall not lie on the edge
constexpr double kUsualDays = 30.0; // of a plan that ends today
constexpr double kMostDays = 3650.0;
constexpr double kUsualRatio = 1.5;
constexpr double kMostRatio = 10.0;
constexpr double kUsualFunding = 0.0005;
constexpr double kMostFunding = 0.1;
constexpr double kLeverages[] = {20.0, 50.0, 100.0, 200.0, 500.0, 1000.0};
constexpr double kLeverageTicks[] = {0.01, 0.02, 0.05, 0.1,  0.2,   0.5,   1.0,   2.0,   3.0,
                                     5.0,  10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0};
constexpr auto kMinus = text::Minus::Typographic;

/// A round end a little beyond a value.
double round_end(double value, double usual, double most) {
    if (value * kAround <= usual) return usual;
    return std::min(axis_around(0.0, value * kAround, 5).most, most);
}

/// The leverage of what the leg is backed by.
double leverage_of(const Plan& plan, const Report& report, std::size_t leg) {
    const Leg& own = plan.legs[leg];
    if (!own.collateral || leg >= report.margin.legs.size()) return own.leverage;
    const double collateral = report.margin.legs[leg].collateral_usd;
    return collateral > 0.0 ? report.sizing.legs[leg].notional_usd / collateral : own.leverage;
}

std::optional<double> ratio_of(const Plan& plan, const Report& report, std::size_t leg) {
    const Leg& own = plan.legs[leg];
    if (own.sizing == SizingMode::Ratio) return own.ratio;
    const std::size_t bag = static_cast<std::size_t>(own.bag) - 1;
    if (leg >= report.sizing.legs.size() || bag >= report.sizing.bags.size()) return std::nullopt;
    const double exposed = report.sizing.bags[bag].exposed_coins;
    if (exposed == 0.0) return std::nullopt;
    return std::fabs(report.sizing.legs[leg].coins / exposed);
}

std::optional<double> value_of_plan(const Plan& plan, const Report& report, GridAxis axis, std::size_t leg) {
    if (axis == GridAxis::Days) return plan.horizon_days;
    if (leg >= plan.legs.size()) return std::nullopt;
    if (axis == GridAxis::Ratio) return ratio_of(plan, report, leg);
    if (axis == GridAxis::Leverage) return leverage_of(plan, report, leg);
    return plan.legs[leg].funding_regimes.empty() ? std::optional(plan.legs[leg].funding_rate) : std::nullopt;
}

bool is_logarithmic(const GridRequest& request) { return request.axis == GridAxis::Leverage && request.from > 0.0; }

} // namespace

GridRequest heat_request(const Plan& plan, const Report& report, GridAxis axis, std::size_t leg) {
    const PayoffMoves moves = payoff_moves(plan, report);
    GridRequest request{.axis = axis, .leg = leg, .least_move = moves.least, .most_move = moves.most};
    const double own = value_of_plan(plan, report, axis, leg).value_or(0.0);
    switch (axis) {
    case GridAxis::Days: request.to = own > 0.0 ? round_end(own, 0.0, kMostDays) : kUsualDays; break;
    case GridAxis::Ratio: request.to = round_end(own, kUsualRatio, kMostRatio); break;
    case GridAxis::Leverage: {
        const auto is_enough = [&](double most) { return most >= own * kAround; };
        const auto* const most = std::ranges::find_if(kLeverages, is_enough);
        request.from = own > 0.0 && own < 1.0 ? own : 1.0;
        request.to = most == std::end(kLeverages) ? *std::prev(most) : *most;
        break;
    }
    case GridAxis::Funding:
        request.to = round_end(std::fabs(own), kUsualFunding, kMostFunding);
        request.from = -request.to;
        break;
    }
    return request;
}

double part_of_row(const GridRequest& request, double value) {
    if (!is_logarithmic(request)) return (value - request.from) / (request.to - request.from);
    return math::log(value / request.from) / math::log(request.to / request.from);
}

double row_at_part(const GridRequest& request, double part) {
    if (part <= 0.0) return request.from;
    if (part >= 1.0) return request.to;
    if (!is_logarithmic(request)) return request.from + (request.to - request.from) * part;
    return request.from * math::exp(math::log(request.to / request.from) * part);
}

std::optional<double> row_of_plan(const Plan& plan, const Report& report, const GridRequest& request) {
    const auto value = value_of_plan(plan, report, request.axis, request.leg);
    const bool is_on = value && *value >= request.from && *value <= request.to;
    return is_on ? value : std::nullopt;
}

Axis row_axis(const GridRequest& request, int count) {
    if (request.axis == GridAxis::Days) return day_axis(request.from, request.to, count);
    if (!is_logarithmic(request)) return percent_axis_within(request.from, request.to, count);
    Axis axis{request.from, request.to, 1.0, {}, {}};
    for (const double tick : kLeverageTicks) {
        if (tick < request.from || tick > request.to) continue;
        axis.ticks.push_back(tick);
        axis.labels.push_back(text::coins(tick) + "\u00d7");
    }
    return axis;
}

std::string row_title(GridAxis axis) { return text::capitalised(row_name(axis)); }

std::string row_name(GridAxis axis) {
    switch (axis) {
    case GridAxis::Days: return "days held";
    case GridAxis::Ratio: return "hedge ratio";
    case GridAxis::Leverage: return "leverage";
    case GridAxis::Funding: return "funding rate";
    }
    return "";
}

std::string told_row(GridAxis axis, double value) {
    switch (axis) {
    case GridAxis::Days: return days_in_words(value);
    case GridAxis::Ratio: return text::coins(std::round(value * 1e6) / 1e4) + " % hedged";
    case GridAxis::Leverage: return text::coins(value) + "\u00d7 leverage";
    case GridAxis::Funding: return text::coins(std::round(value * 1e8) / 1e6, kMinus) + " % funding";
    }
    return "";
}

} // namespace keel::view
