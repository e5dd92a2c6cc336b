#include "support/plans.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <random>

using namespace keel;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using keel::test::flat_plan;
using keel::test::random_plan;
using keel::test::report_of;

TEST_CASE("the default plan earns funding and pays two fees", "[engine][cost]") {
    // 325,000 USD: 0.05 % twice is 2 * 162.50; 90 payments of 32.50 received.
    const Cost cost = report_of(Plan{}).cost;
    CHECK_THAT(cost.entry_fee_usd, WithinAbs(162.5, 1e-9));
    CHECK_THAT(cost.exit_fee_usd, WithinAbs(162.5, 1e-9));
    CHECK_THAT(cost.funding_usd, WithinAbs(-2925.0, 1e-8));
    CHECK_THAT(cost.total_usd, WithinAbs(-2600.0, 1e-8));
    CHECK_THAT(cost.total_rate.value(), WithinRel(-0.008, 1e-10));
    CHECK_THAT(cost.annualised_rate.value(), WithinRel(-0.008 * 365.0 / 30.0, 1e-10));
    CHECK_THAT(cost.per_day_usd.value(), WithinRel(-2600.0 / 30.0, 1e-10));
}

TEST_CASE("a month of funding at -0.03 % costs what story 6 says", "[engine][cost]") {
    // 100 ETH at 3,200, linear, 21 days at -0.03 % every 8 hours: 63 * 96 = 6,048.00.
    Plan plan = flat_plan(ContractKind::Linear, 1.0);
    plan.bags[0] = {"ETH", 100.0, 3200.0};
    plan.legs[0].funding_rate = -0.0003;
    plan.horizon_days = 21.0;
    const Cost cost = report_of(plan).cost;
    CHECK_THAT(cost.funding_usd, WithinAbs(6048.0, 1e-8));
    CHECK_THAT(cost.per_day_usd.value(), WithinAbs(288.0, 1e-9));
}

TEST_CASE("borrowed collateral costs interest, collateral from the bag does not", "[engine][cost]") {
    Plan plan = flat_plan(ContractKind::Linear, 2.0);
    plan.borrow_rate = 0.10;
    plan.horizon_days = 36.5;
    CHECK_THAT(report_of(plan).cost.borrow_usd, WithinAbs(162500.0 * 0.01, 1e-8));
    Plan inverse = flat_plan(ContractKind::Inverse, 2.0);
    inverse.borrow_rate = 0.10;
    CHECK(report_of(inverse).cost.borrow_usd == 0.0);
}

TEST_CASE("earned basis is an income", "[engine][cost]") {
    Plan plan = flat_plan(ContractKind::Linear, 1.0);
    plan.legs[0].basis = 650.0;
    plan.legs[0].exit_basis = 0.0;
    CHECK_THAT(report_of(plan).cost.basis_usd, WithinAbs(-3250.0, 1e-8));
}

TEST_CASE("maker orders cost the maker rate", "[engine][cost]") {
    Plan plan; // Binance COIN-M: maker 0.02 %
    plan.legs[0].entry_order = OrderType::Maker;
    const Cost cost = report_of(plan).cost;
    CHECK_THAT(cost.entry_fee_usd, WithinAbs(65.0, 1e-9));
    CHECK_THAT(cost.exit_fee_usd, WithinAbs(162.5, 1e-9));
}

TEST_CASE("what has no days or no bag has no rate", "[engine][cost]") {
    Plan plan;
    plan.horizon_days = 0.0;
    CHECK_FALSE(report_of(plan).cost.annualised_rate);
    CHECK_FALSE(report_of(plan).cost.per_day_usd);
    plan.bags[0].amount = 0.0;
    CHECK_FALSE(report_of(plan).cost.total_rate);
}

TEST_CASE("the cost at an unchanged price is the loss of that scenario, but for what the price did before",
          "[engine][cost][property]") {
    const std::uint64_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    for (int i = 0; i < 2000; ++i) {
        Plan plan = random_plan(random);
        plan.scenario.shocks = {0.0};
        for (Bag& bag : plan.bags)
            bag.shock.reset();
        const Report report = report_of(plan);
        const Scenario& flat = report.scenarios.front();
        if (flat.liquidated) continue;
        const double lost = flat.net_usd - flat.spot_usd - flat.futures_usd;
        const double scale = std::abs(flat.sold_usd) + std::abs(flat.futures_usd) + std::abs(flat.spot_usd)
                             + std::abs(flat.net_usd) + std::abs(flat.funding_usd) + 1.0;
        if (std::abs(lost + report.cost.total_usd) > 1e-9 * scale) FAIL(lost << " against " << report.cost.total_usd);
    }
    SUCCEED();
}
