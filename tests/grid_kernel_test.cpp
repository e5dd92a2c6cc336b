// The fast rows of a grid against the slow ones: the same cells, from any plan that the kernel takes.

#include "engine/grid.hpp"
#include "engine/scenario.hpp"

#include "support/plans.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

using namespace keel;
using keel::test::flat_plan;
using keel::test::kRandomPlans;
using keel::test::random_plan;
using keel::test::scale_of;
using keel::test::venue_plan;

namespace {

constexpr std::array kAxes{GridAxis::Days, GridAxis::Ratio, GridAxis::Leverage, GridAxis::Funding};

Plan row_plan(Plan plan, const GridRequest& request, double value) {
    plan.scenario.shocks = {request.least_move, request.most_move};
    if (request.axis == GridAxis::Days) {
        plan.horizon_days = value;
        return plan;
    }
    Leg& leg = plan.legs[request.leg];
    if (request.axis == GridAxis::Funding) {
        leg.funding_rate = value;
        leg.funding_regimes.clear();
        return plan;
    }
    leg.collateral.reset();
    if (request.axis == GridAxis::Leverage) {
        leg.leverage = value;
    } else {
        leg.sizing = SizingMode::Ratio;
        leg.ratio = value;
    }
    return plan;
}

/// Whether equity and maintenance margin are as good as equal on the way: a hair further up or down it ends otherwise.
bool is_on_the_edge(const Plan& plan, const Hedge& hedge, double move) {
    constexpr double kHair = 1e-9;
    const auto dies_at = [&](double factor) {
        return scenario_at(plan, hedge, (1.0 + move) * factor - 1.0).liquidated;
    };
    return dies_at(1.0 - kHair) != dies_at(1.0 + kHair);
}

struct Compared {
    std::size_t cells = 0;
    std::size_t deaths = 0;
};

/// Every cell beside scenario_at.
Compared compare(const Plan& plan, const GridRequest& request) {
    const auto grid = grid_of(plan, request);
    if (!grid) return {}; // a row that is no plan: coins on top of the bag at 1x, more to close than is open
    Compared compared;
    for (std::size_t row = 0; row < request.rows; ++row) {
        const Plan other = row_plan(plan, request, grid->rows[row]);
        const auto hedge = hedge_from_plan(other);
        REQUIRE(hedge);
        for (std::size_t column = 0; column < request.columns; ++column, ++compared.cells) {
            const double move = grid->prices[column] / plan.bags[0].price - 1.0;
            const Scenario scenario = scenario_at(other, *hedge, move);
            const std::size_t cell = row * request.columns + column;
            const bool is_liquidated = grid->liquidated[cell] == 1.0;
            if (is_liquidated != scenario.liquidated && !is_on_the_edge(other, *hedge, move))
                FAIL(grid->axis << " " << grid->rows[row] << ", move " << move << ": dead " << is_liquidated);
            if (is_liquidated == scenario.liquidated
                && !(std::abs(grid->net_usd[cell] - scenario.net_usd) <= 1e-9 * scale_of(scenario)))
                FAIL(grid->axis << " " << grid->rows[row] << ", move " << move << ": " << grid->net_usd[cell] << " for "
                                << scenario.net_usd);
            compared.deaths += is_liquidated ? 1 : 0;
        }
    }
    return compared;
}

/// What the kernel does not take, taken out; and often what keeps it from telling a liquidation without a walk.
Plan random_taken_plan(std::mt19937_64& random) {
    Plan plan = random_plan(random);
    for (Leg& leg : plan.legs) {
        leg.margin_mode = MarginMode::Isolated;
        leg.spot_collateral = 0.0;
        leg.bonus_use = BonusUse::None;
        if (random() % 2 == 0) continue;
        leg.exit_basis.reset();
        leg.exit_settle_price.reset();
        leg.funding_regimes.clear();
        if (random() % 2 == 0) leg.funding_rate *= 10.0;
        if (random() % 4 == 0) leg.basis *= 20.0 * (random() % 2 == 0 ? 1.0 : -1.0);
    }
    return plan;
}

/// Columns as many as a curve is worth, from a few percent around today's price to all that is allowed.
GridRequest random_request(const Plan& plan, std::mt19937_64& random) {
    const auto uniform = [&](double least, double most) { return std::uniform_real_distribution(least, most)(random); };
    GridRequest request{
        .axis = kAxes[random() % kAxes.size()], .columns = static_cast<std::size_t>(2 + random() % 50), .rows = 3};
    if (plan.legs.empty()) request.axis = GridAxis::Days;
    if (!plan.legs.empty()) request.leg = random() % plan.legs.size();
    request.least_move = random() % 8 == 0 ? -0.99 : uniform(-0.9, 0.1);
    request.most_move = request.least_move + std::exp(uniform(-4.0, 1.5));
    if (random() % 8 == 0) request.most_move = 100.0;
    if (request.axis == GridAxis::Funding && random() % 4 == 0) {
        request.from = -0.005;
        request.to = 0.004;
    }
    if (request.axis == GridAxis::Leverage && random() % 2 == 0) {
        request.from = 1.0;
        request.to = 120.0;
    }
    return request;
}

GridRequest request_on(GridAxis axis) { return {.axis = axis, .columns = 40, .rows = 5}; }

} // namespace

TEST_CASE("the kernel tells each cell as a scenario does", "[engine][grid][property]") {
    const std::uint64_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    Compared all;
    for (int i = 0; i < kRandomPlans / 10; ++i) {
        INFO("plan " << i);
        const Plan plan = random_taken_plan(random);
        const GridRequest request = random_request(plan, random);
        const Compared compared = compare(plan, request);
        if (compared.cells > 0 && !takes_grid_kernel(plan, request)) FAIL("not taken");
        all.cells += compared.cells;
        all.deaths += compared.deaths;
    }
    CHECK(all.cells > 20 * static_cast<std::size_t>(kRandomPlans / 10));
    CHECK(all.deaths > all.cells / 20);
    CHECK(all.deaths < all.cells * 3 / 4);
}

TEST_CASE("which plans the kernel takes", "[engine][grid]") {
    const GridRequest request;
    Plan plan;
    CHECK(takes_grid_kernel(plan, request));
    plan.legs.clear();
    CHECK(takes_grid_kernel(plan, request));
    CHECK_FALSE(takes_grid_kernel(plan, {.axis = GridAxis::Ratio})); // no leg: no such grid

    const auto takes = [&](auto&& change) {
        Plan changed;
        changed.legs.resize(2);
        change(changed.legs[1]);
        return takes_grid_kernel(changed, {.axis = GridAxis::Leverage, .leg = 1});
    };
    CHECK(takes([](Leg&) {}));
    CHECK(takes([](Leg& leg) { leg.contract = "binance:BTCUSDT"; }));
    CHECK(takes([](Leg& leg) { leg.side = Side::Long; }));
    CHECK(takes([](Leg& leg) { leg.margin_mode = MarginMode::Cross; })); // shares with nobody
    CHECK(takes([](Leg& leg) { leg.funding_regimes = {{3.0, 0.0003}}; }));
    CHECK(takes([](Leg& leg) { leg.expiry_days = 10.0; }));
    CHECK_FALSE(takes([](Leg& leg) {
        leg.bonus_use = BonusUse::Fees;
        leg.bonus_credit = 10.0;
    }));

    Plan shared;
    shared.legs.resize(2);
    for (Leg& leg : shared.legs)
        leg.margin_mode = MarginMode::Cross;
    CHECK_FALSE(takes_grid_kernel(shared, request));
    CHECK(compare(shared, {.columns = 20, .rows = 3}).cells == 60);
}

TEST_CASE("a plane of nothing is flat", "[engine][grid]") {
    Plan plan;
    plan.bags[0].amount = 0.0;
    const auto grid = grid_of(plan, {.columns = 40, .rows = 5});
    REQUIRE(grid);
    CHECK(std::ranges::all_of(grid->net_usd, [](double net) { return net == 0.0; }));
    CHECK(std::ranges::all_of(grid->liquidated, [](double liquidated) { return liquidated == 0.0; }));
}

TEST_CASE("the whole plane from nearly nothing to a hundred times the price", "[engine][grid]") {
    for (const ContractKind kind : {ContractKind::Inverse, ContractKind::Linear}) {
        for (const double leverage : {1.0, 3.0, 50.0}) {
            for (const double funding : {0.0, 0.0003, -0.0003}) {
                for (const double basis : {0.0, 250.0, -250.0}) {
                    for (const Side side : {Side::Short, Side::Long}) {
                        Plan plan = flat_plan(kind, leverage);
                        plan.legs[0].funding_rate = funding;
                        plan.legs[0].basis = basis;
                        plan.legs[0].side = side;
                        for (const GridAxis axis : kAxes)
                            CHECK(compare(plan, {axis, 0, 40, 3, -0.99, 100.0}).cells == 120);
                    }
                }
            }
        }
    }
}

TEST_CASE("an inverse hedge at 1x lives in every cell", "[engine][grid]") {
    const Plan plan = flat_plan(ContractKind::Inverse, 1.0);
    const auto grid = grid_of(plan, {.columns = 64, .rows = 8, .least_move = -0.99, .most_move = 100.0});
    REQUIRE(grid);
    for (std::size_t i = 0; i < grid->net_usd.size(); ++i) {
        CHECK(grid->liquidated[i] == 0.0);
        CHECK(std::abs(grid->net_usd[i]) < 1e-6); // a synthetic dollar
    }
}

TEST_CASE("at no time there is no funding", "[engine][grid]") {
    Plan plan = venue_plan("binance:BTCUSDT", 3.0);
    plan.legs[0].funding_rate = 0.001;
    Plan without = plan;
    without.legs[0].funding_rate = 0.0;
    const GridRequest request{.columns = 40, .rows = 4};
    const auto with_funding = grid_of(plan, request), without_funding = grid_of(without, request);
    REQUIRE(with_funding);
    REQUIRE(without_funding);
    CHECK(std::equal(with_funding->net_usd.begin(), with_funding->net_usd.begin() + 40,
                     without_funding->net_usd.begin()));
    CHECK(with_funding->net_usd[3 * 40 + 20] > without_funding->net_usd[3 * 40 + 20] + 1000.0);
}

TEST_CASE("funding that is received on the way keeps a leg alive, and what is paid takes it", "[engine][grid]") {
    // 5 BTC short in USDT at 5x dies at 65,000 * 1.2 / 1.004 = 77,689; with 5 % of the notional more or less, some
    // 3,200 dollars further or nearer.
    Plan plan = flat_plan(ContractKind::Linear, 5.0);
    const auto deaths = [&](double rate) {
        plan.legs[0].funding_rate = rate;
        const GridRequest request{
            .columns = 1000, .rows = 2, .least_move = 0.0, .most_move = 0.3, .from = 30.0, .to = 31.0};
        const auto grid = grid_of(plan, request);
        REQUIRE(grid);
        CHECK(compare(plan, request).cells == 2000);
        return std::count(grid->liquidated.begin(), grid->liquidated.begin() + 1000, 1.0);
    };
    const auto none = deaths(0.0), received = deaths(0.0005), paid = deaths(-0.0005);
    CHECK(std::abs(none - 349) <= 1); // (0.3 - 0.19522) / 0.3 of the columns
    CHECK(received < none - 130);
    CHECK(paid > none + 130);
}

TEST_CASE("a picture holds the same cells, and again the same", "[engine][grid]") {
    Plan plan;
    plan.legs[0].leverage = 5.0;
    const GridRequest request{.axis = GridAxis::Leverage, .columns = 50, .rows = 20};
    const auto grid = grid_of(plan, request);
    REQUIRE(grid);
    GridPicture picture;
    std::vector<float> net_usd(1000), liquidated(1000);
    for (const double leverage : {1.0, 2.0, 5.0}) { // another plan before must not show
        plan.legs[0].basis = 100.0 * (5.0 - leverage);
        REQUIRE(picture.fill(plan, request, net_usd, liquidated).empty());
    }
    CHECK(std::ranges::equal(picture.prices(), grid->prices));
    CHECK(std::ranges::equal(picture.rows(), grid->rows));
    for (std::size_t i = 0; i < net_usd.size(); ++i) {
        CHECK(net_usd[i] == static_cast<float>(grid->net_usd[i]));
        CHECK(liquidated[i] == static_cast<float>(grid->liquidated[i]));
    }
    plan.bags[0].price = -1.0;
    CHECK(picture.fill(plan, request, net_usd, liquidated).front().field == "bag.price");
}

TEST_CASE("rows do not know of each other", "[engine][grid]") {
    Plan plan;
    plan.legs[0].leverage = 4.0;
    for (const GridAxis axis : kAxes) {
        const GridRequest all = request_on(axis);
        const auto grid = grid_of(plan, all);
        REQUIRE(grid);
        GridRequest last = all;
        last.rows = 2;
        last.from = grid->rows[3];
        last.to = grid->rows[4];
        const auto two = grid_of(plan, last);
        REQUIRE(two);
        CHECK(std::ranges::equal(two->net_usd, std::span(grid->net_usd).last(80)));
    }
}
