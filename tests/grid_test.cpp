// Results over a plane: every cell is what evaluate() says of that row and price.

#include "engine/grid.hpp"

#include "support/plans.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <cmath>
#include <random>

using namespace keel;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using keel::test::flat_plan;
using keel::test::random_plan;
using keel::test::report_of;
using keel::test::scale_of;

namespace {

Grid grid_with(const Plan& plan, const GridRequest& request) {
    auto grid = grid_of(plan, request);
    if (!grid) UNSCOPED_INFO(text_from_issue(grid.error().front()));
    REQUIRE(grid);
    return *std::move(grid);
}

/// The plan of one row.
Plan row_plan(Plan plan, const GridRequest& request, double value) {
    Leg* leg = request.leg < plan.legs.size() ? &plan.legs[request.leg] : nullptr;
    switch (request.axis) {
    case GridAxis::Days: plan.horizon_days = value; return plan;
    case GridAxis::Ratio:
        leg->sizing = SizingMode::Ratio;
        leg->ratio = value;
        leg->collateral.reset();
        return plan;
    case GridAxis::Leverage:
        leg->leverage = value;
        leg->collateral.reset();
        return plan;
    case GridAxis::Funding:
        leg->funding_rate = value;
        leg->funding_regimes.clear();
        return plan;
    }
    return plan;
}

std::string field_of_issue(const Plan& plan, const GridRequest& request) {
    const auto grid = grid_of(plan, request);
    return grid ? "" : grid.error().front().field;
}

constexpr GridAxis kAxes[] = {GridAxis::Days, GridAxis::Ratio, GridAxis::Leverage, GridAxis::Funding};

} // namespace

TEST_CASE("a grid has its columns, its rows and a cell for each pair", "[engine][grid]") {
    const Grid grid = grid_with(Plan{}, {});
    CHECK(grid.axis == "days");
    CHECK(grid.prices.size() == 33);
    CHECK(grid.rows.size() == 17);
    CHECK(grid.net_usd.size() == 33 * 17);
    CHECK(grid.liquidated.size() == 33 * 17);
    CHECK(grid.prices.front() == 32500.0);
    CHECK(grid.prices.back() == 97500.0);
    CHECK_THAT(grid.prices[16], WithinRel(65000.0, 1e-14));
    CHECK(grid.rows.front() == 0.0);
    CHECK(grid.rows.back() == 30.0);
}

TEST_CASE("the guide's half hedge is a row of the plane", "[engine][grid]") {
    const Plan plan = flat_plan(ContractKind::Linear, 1.0);
    const Grid grid = grid_with(
        plan, {.axis = GridAxis::Ratio, .columns = 3, .rows = 3, .least_move = -0.1, .most_move = 0.1, .to = 1.0});
    CHECK(grid.rows == std::vector{0.0, 0.5, 1.0});
    constexpr double kExpected[] = {-32500.0, 0.0, 32500.0, -16250.0, 0.0, 16250.0, 0.0, 0.0, 0.0};
    for (std::size_t i = 0; i < 9; ++i)
        CHECK_THAT(grid.net_usd[i], WithinAbs(kExpected[i], 1e-6));
}

TEST_CASE("the plan of a row is the row", "[engine][grid]") {
    Plan plan;
    plan.legs[0].leverage = 10.0;
    plan.legs[0].collateral = 2.0;
    for (const GridAxis axis : kAxes) {
        const Grid grid = grid_with(plan, {.axis = axis, .columns = 3, .rows = 3});
        for (std::size_t row = 0; row < 3; ++row) {
            Plan there = plan_of_row(plan, {.axis = axis}, grid.rows[row]);
            CHECK(there == row_plan(plan, {.axis = axis}, grid.rows[row]));
            there.scenario.shocks = {-0.5, 0.0, 0.5};
            const Report report = report_of(there);
            for (std::size_t i = 0; i < 3; ++i)
                CHECK_THAT(grid.net_usd[3 * row + i], WithinAbs(report.scenarios[i].net_usd, 1e-6));
        }
    }
}

TEST_CASE("leverage is spaced in its logarithm", "[engine][grid]") {
    const Plan plan = flat_plan(ContractKind::Inverse, 1.0);
    const Grid grid = grid_with(plan, {.axis = GridAxis::Leverage, .rows = 4, .from = 1.0, .to = 27.0});
    CHECK(grid.rows.front() == 1.0);
    CHECK_THAT(grid.rows[1], WithinRel(3.0, 1e-12));
    CHECK_THAT(grid.rows[2], WithinRel(9.0, 1e-12));
    CHECK(grid.rows.back() == 27.0);
    // 1x never dies; 9x dies before +50 %.
    CHECK(grid.liquidated[32] == 0.0);
    CHECK(grid.liquidated[2 * 33 + 32] == 1.0);
}

TEST_CASE("a silly plane is refused, with the range that is not", "[engine][grid]") {
    const Plan plan;
    CHECK(field_of_issue(plan, {.columns = 1}) == "columns");
    CHECK(field_of_issue(plan, {.columns = kMostGridSide + 1}) == "columns");
    CHECK(field_of_issue(plan, {.rows = 0}) == "rows");
    CHECK(field_of_issue(plan, {.least_move = 0.2, .most_move = 0.2}) == "moves");
    CHECK(field_of_issue(plan, {.least_move = -1.0}) == "moves");
    CHECK(field_of_issue(plan, {.most_move = 101.0}) == "moves");
    CHECK(field_of_issue(plan, {.least_move = std::nan("")}) == "moves");
    CHECK(field_of_issue(plan, {.axis = GridAxis::Ratio, .leg = 1}) == "leg");
    CHECK(field_of_issue(plan, {.leg = 1}).empty()); // days are nobody's
    CHECK(field_of_issue(plan, {.axis = GridAxis::Leverage, .from = -1.0, .to = 5.0}) == "leg.leverage");
    CHECK(field_of_issue(plan, {.axis = GridAxis::Ratio, .from = 0.0, .to = 11.0}) == "leg.ratio");
    CHECK(field_of_issue(plan, {.axis = GridAxis::Funding, .from = 0.0, .to = std::nan("")}) == "leg.funding_rate");
    Plan wrong;
    wrong.bags[0].price = -1.0;
    CHECK(field_of_issue(wrong, {}) == "bag.price");
}

TEST_CASE("the largest plane is had", "[engine][grid]") {
    Plan plan = flat_plan(ContractKind::Linear, 2.0);
    plan.horizon_days = 0.0;
    const Grid grid = grid_with(plan, {.axis = GridAxis::Ratio, .columns = kMostGridSide, .rows = 2});
    CHECK(grid.net_usd.size() == 2 * kMostGridSide);
}

TEST_CASE("each cell is the report of its row at its price", "[engine][grid][property]") {
    const std::uint64_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    int cells = 0;
    for (int i = 0; i < 400; ++i) {
        const Plan plan = random_plan(random);
        GridRequest request{.axis = kAxes[random() % 4], .columns = 4, .rows = 3, .least_move = -0.6, .most_move = 0.9};
        if (request.axis != GridAxis::Days) {
            if (plan.legs.empty()) continue;
            request.leg = random() % plan.legs.size();
        }
        const auto grid = grid_of(plan, request);
        if (!grid) continue; // a row that is no plan: coins on top of the bag at 1x, more to close than is open
        for (std::size_t row = 0; row < 3; ++row) {
            Plan other = row_plan(plan, request, grid->rows[row]);
            other.scenario.shocks = {-0.6, -0.6 + 1.5 / 3.0, -0.6 + 1.5 * 2.0 / 3.0, 0.9};
            const Report report = report_of(other);
            for (std::size_t column = 0; column < 4; ++column, ++cells) {
                const Scenario& scenario = report.scenarios[column];
                const double net = grid->net_usd[row * 4 + column];
                if (std::abs(net - scenario.net_usd) > 1e-9 * scale_of(scenario))
                    FAIL("plan " << i << ", " << grid->axis << " " << grid->rows[row] << ": " << net << " for "
                                 << scenario.net_usd);
                if ((grid->liquidated[row * 4 + column] == 1.0) != scenario.liquidated) FAIL("plan " << i);
            }
        }
    }
    CHECK(cells > 2000);
}
