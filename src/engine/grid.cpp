#include "engine/grid.hpp"

#include "engine/hedge.hpp"
#include "engine/math.hpp"
#include "engine/scenario.hpp"
#include "model/digits.hpp"

#include <algorithm>
#include <array>
#include <cassert>
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

Range range_of(const Plan& plan, const GridRequest& request) {
    const bool has_own_range = request.from != 0.0 || request.to != 0.0;
    return has_own_range ? Range{request.from, request.to} : usual_range(request.axis, plan);
}

/// The plan of the rows, to be given each row's value. The prices of all columns are checked with it.
Plan plan_of_rows(const Plan& plan, const GridRequest& request) {
    Plan rows = plan;
    rows.scenario.shocks = {request.least_move, request.most_move};
    return rows;
}

/// Every range that is checked has no gaps: what is right in the first and in the last row is so in those between.
bool is_right_throughout(Plan plan, const GridRequest& request, std::span<const double> rows) {
    return std::ranges::all_of(std::array{rows.front(), rows.back()}, [&](double value) {
        set_axis(plan, request, value);
        return hedge_from_plan(plan).has_value();
    });
}

void fill_row_cell_by_cell(const Plan& plan, const Hedge& hedge, std::span<const double> moves,
                           std::span<double> net_usd, std::span<double> liquidated) {
    for (std::size_t i = 0; i < moves.size(); ++i) {
        const Scenario scenario = scenario_at(plan, hedge, moves[i]);
        net_usd[i] = scenario.net_usd;
        liquidated[i] = scenario.liquidated ? 1.0 : 0.0;
    }
}

} // namespace

std::span<const std::string_view> grid_axis_names() { return kAxisNames; }

Plan plan_of_row(Plan plan, const GridRequest& request, double value) {
    set_axis(plan, request, value);
    return plan;
}

bool takes_grid_kernel(const Plan& plan, const GridRequest& request) noexcept {
    if (!check_request(plan, request).empty()) return false;
    Plan first = plan_of_rows(plan, request);
    set_axis(first, request, row_value(request, range_of(plan, request), 0));
    const auto hedge = hedge_from_plan(first);
    return hedge && takes_grid_kernel(*hedge);
}

/// `take(row, net, liquidated)` gets each row when it is filled.
template <class Take>
Issues GridPicture::fill_rows(const Plan& plan, const GridRequest& request, Take&& take) {
    if (Issues issues = check_request(plan, request); !issues.empty()) return issues;
    moves_.clear();
    prices_.clear();
    rows_.clear();
    for (std::size_t column = 0; column < request.columns; ++column) {
        moves_.push_back(spaced(request.least_move, request.most_move, column, request.columns));
        prices_.push_back(plan.bags.front().price * (1.0 + moves_.back()));
    }
    const Range range = range_of(plan, request);
    for (std::size_t row = 0; row < request.rows; ++row)
        rows_.push_back(row_value(request, range, row));
    net_usd_.resize(request.columns);
    liquidated_.resize(request.columns);
    Plan other = plan_of_rows(plan, request);
    const bool is_right = is_right_throughout(other, request, rows_);
    bool has_columns = false;
    for (std::size_t row = 0; row < request.rows; ++row) {
        set_axis(other, request, rows_[row]);
        auto hedge = is_right ? hedge_from_checked(other) : hedge_from_plan(other);
        if (!hedge) return std::move(hedge).error();
        if (takes_grid_kernel(*hedge)) {
            if (!has_columns) kernel_.set_columns(other, moves_);
            has_columns = true;
            kernel_.fill_row(other, *hedge, net_usd_, liquidated_);
        } else {
            fill_row_cell_by_cell(other, *hedge, moves_, net_usd_, liquidated_);
        }
        take(row, std::as_const(net_usd_), std::as_const(liquidated_));
    }
    return {};
}

Issues GridPicture::fill(const Plan& plan, const GridRequest& request, std::span<float> net_usd,
                         std::span<float> liquidated) noexcept {
    assert(net_usd.size() >= request.rows * request.columns && liquidated.size() >= request.rows * request.columns);
    const auto write = [&](std::span<float> cells, std::size_t row, const std::vector<double>& from) {
        std::ranges::transform(from, cells.subspan(row * from.size(), from.size()).begin(),
                               [](double value) { return static_cast<float>(value); });
    };
    return fill_rows(plan, request, [&](std::size_t row, const auto& row_net, const auto& row_liquidated) {
        write(net_usd, row, row_net);
        write(liquidated, row, row_liquidated);
    });
}

std::expected<Grid, Issues> grid_of(const Plan& plan, const GridRequest& request) noexcept {
    GridPicture picture;
    Grid grid;
    grid.axis = kAxisNames[static_cast<std::size_t>(request.axis)];
    Issues issues = picture.fill_rows(plan, request, [&](std::size_t, const auto& net_usd, const auto& liquidated) {
        grid.net_usd.insert(grid.net_usd.end(), net_usd.begin(), net_usd.end());
        grid.liquidated.insert(grid.liquidated.end(), liquidated.begin(), liquidated.end());
    });
    if (!issues.empty()) return std::unexpected(std::move(issues));
    grid.prices = std::move(picture.prices_);
    grid.rows = std::move(picture.rows_);
    return grid;
}

} // namespace keel
