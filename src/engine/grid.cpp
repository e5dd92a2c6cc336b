#include "engine/grid.hpp"

#include "engine/hedge.hpp"
#include "engine/math.hpp"
#include "engine/scenario.hpp"
#include "model/digits.hpp"

#include <array>
#include <string>
#include <utility>

namespace keel {

namespace {

constexpr std::array<std::string_view, 4> kAxisNames{"days", "ratio", "leverage", "funding"};

struct Range {
    double from;
    double to;
};

Range usual_range(GridAxis axis, const Plan& plan) {
    switch (axis) {
    case GridAxis::Days: return {0.0, plan.horizon_days > 0.0 ? plan.horizon_days : 30.0};
    case GridAxis::Ratio: return {0.0, 1.5};
    case GridAxis::Leverage: return {1.0, 20.0};
    case GridAxis::Funding: return {-0.0005, 0.0005};
    }
    return {0.0, 1.0};
}

void set_axis(Plan& plan, const GridRequest& request, double value) {
    if (request.axis == GridAxis::Days) {
        plan.horizon_days = value;
        return;
    }
    Leg& leg = plan.legs[request.leg];
    switch (request.axis) {
    case GridAxis::Days: break;
    case GridAxis::Ratio:
        leg.sizing = SizingMode::Ratio;
        leg.ratio = value;
        leg.collateral.reset();
        break;
    case GridAxis::Leverage:
        leg.leverage = value;
        leg.collateral.reset();
        break;
    case GridAxis::Funding:
        leg.funding_rate = value;
        leg.funding_regimes.clear();
        break;
    }
}

double spaced(double from, double to, std::size_t index, std::size_t count) {
    return index + 1 == count ? to : from + (to - from) * static_cast<double>(index) / static_cast<double>(count - 1);
}

double row_value(const GridRequest& request, Range range, std::size_t row) {
    if (request.axis != GridAxis::Leverage || range.from <= 0.0) return spaced(range.from, range.to, row, request.rows);
    if (row == 0) return range.from;
    if (row + 1 == request.rows) return range.to;
    return math::exp(spaced(math::log(range.from), math::log(range.to), row, request.rows));
}

Issues check_request(const Plan& plan, const GridRequest& request) {
    const auto count = [](std::size_t number) { return std::to_string(number); };
    const std::string sides = "in [2, " + count(kMostGridSide) + "]";
    Issues issues;
    if (request.columns < 2 || request.columns > kMostGridSide)
        issues.push_back({"columns", count(request.columns), sides});
    if (request.rows < 2 || request.rows > kMostGridSide) issues.push_back({"rows", count(request.rows), sides});
    if (!(request.least_move >= -0.99 && request.least_move < request.most_move && request.most_move <= 100.0)) {
        constexpr int kPrecision = 6;
        const auto moves =
            general_text(request.least_move, kPrecision) + " to " + general_text(request.most_move, kPrecision);
        issues.push_back({"moves", moves, "ascending in [-0.99, 100]"});
    }
    if (request.axis != GridAxis::Days && request.leg >= plan.legs.size())
        issues.push_back({"leg", count(request.leg + 1), "a hedge of this plan"});
    return issues;
}

} // namespace

std::span<const std::string_view> grid_axis_names() { return kAxisNames; }

std::expected<Grid, Issues> grid_of(const Plan& plan, const GridRequest& request) noexcept {
    Issues issues = check_request(plan, request);
    if (!issues.empty()) return std::unexpected(std::move(issues));
    Grid grid;
    grid.axis = kAxisNames[static_cast<std::size_t>(request.axis)];
    std::vector<double> moves;
    for (std::size_t column = 0; column < request.columns; ++column) {
        moves.push_back(spaced(request.least_move, request.most_move, column, request.columns));
        grid.prices.push_back(plan.bags.front().price * (1.0 + moves.back()));
    }
    const bool has_own_range = request.from != 0.0 || request.to != 0.0;
    const Range range = has_own_range ? Range{request.from, request.to} : usual_range(request.axis, plan);
    Plan other = plan;
    other.scenario.shocks = {request.least_move, request.most_move}; // checked with the plan
    for (std::size_t row = 0; row < request.rows; ++row) {
        grid.rows.push_back(row_value(request, range, row));
        set_axis(other, request, grid.rows.back());
        const auto hedge = hedge_from_plan(other);
        if (!hedge) return std::unexpected(hedge.error());
        for (const double move : moves) {
            const Scenario scenario = scenario_at(other, *hedge, move);
            grid.net_usd.push_back(scenario.net_usd);
            grid.liquidated.push_back(scenario.liquidated ? 1.0 : 0.0);
        }
    }
    return grid;
}

} // namespace keel
