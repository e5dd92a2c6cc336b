#include "engine/sizing.hpp"

#include "support/plans.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <cmath>
#include <random>

using namespace keel;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using keel::test::flat_plan;
using keel::test::report_of;

TEST_CASE("five bitcoin at 65,000 are 3,250 contracts of 100 dollars", "[engine][sizing]") {
    const Report report = report_of(flat_plan(ContractKind::Inverse, 1.0)); // the guide's phase 3
    CHECK(report.sizing.legs[0].contracts == 3250.0);
    CHECK(report.sizing.legs[0].notional_usd == 325000.0);
    CHECK(report.sizing.legs[0].coins == 5.0);
    CHECK(report.sizing.bags[0].residual_coins == 0.0);
    CHECK(report.sizing.bags[0].achieved_ratio == 1.0);
}

TEST_CASE("the size of a hedge never depends on leverage", "[engine][sizing]") {
    for (const ContractKind kind : {ContractKind::Inverse, ContractKind::Linear}) {
        const double contracts = report_of(flat_plan(kind, 1.0)).sizing.legs[0].contracts;
        for (const double leverage : {2.0, 3.0, 10.0, 125.0})
            CHECK(report_of(flat_plan(kind, leverage)).sizing.legs[0].contracts == contracts);
    }
}

TEST_CASE("odd lots leave what story 11 says", "[engine][sizing]") {
    // 2.37 BTC at 63,417.50 = 1,502.99 contracts; 1,502 leaves +0.00156857 BTC, 1,503 is 0.00000828 BTC over.
    Plan plan = flat_plan(ContractKind::Inverse, 2.0);
    plan.bags[0].amount = 2.37;
    plan.bags[0].price = 63417.5;
    plan.legs[0].rounding = Rounding::Down;
    Report report = report_of(plan);
    CHECK_THAT(report.sizing.legs[0].contracts_exact, WithinAbs(1502.99475, 1e-9));
    CHECK(report.sizing.legs[0].contracts == 1502.0);
    CHECK_THAT(report.sizing.bags[0].residual_coins, WithinAbs(0.00156857, 5e-9));
    plan.legs[0].rounding = Rounding::Nearest;
    report = report_of(plan);
    CHECK(report.sizing.legs[0].contracts == 1503.0);
    CHECK_THAT(report.sizing.bags[0].residual_coins, WithinAbs(-0.00000828, 5e-9));
    plan.legs[0].rounding = Rounding::None;
    CHECK_THAT(report_of(plan).sizing.bags[0].residual_coins, WithinAbs(0.0, 1e-15));
}

TEST_CASE("the futures price sizes an inverse leg", "[engine][sizing]") {
    // engine.md section 3: 5 BTC, future at 66,300: 3,315 contracts; 3,250 leave 0.098 BTC open.
    Plan plan = flat_plan(ContractKind::Inverse, 1.0);
    plan.legs[0].basis = 1300.0;
    CHECK(report_of(plan).sizing.legs[0].contracts == 3315.0);
    plan.legs[0].sizing = SizingMode::Contracts;
    plan.legs[0].contracts = 3250.0;
    CHECK_THAT(report_of(plan).sizing.bags[0].residual_coins, WithinAbs(0.09803922, 5e-9));
}

TEST_CASE("coins posted on top of the bag are hedged too", "[engine][sizing]") {
    Plan plan = flat_plan(ContractKind::Inverse, 1.0);
    plan.legs[0].collateral_source = CollateralSource::Extra;
    plan.legs[0].collateral = 1.0;
    CHECK(report_of(plan).sizing.legs[0].contracts == 3900.0); // story 2
    // "I own 3 BTC and put 0.5 of them on the exchange: short 2.5 or 3?" 3: posted coins are still exposed.
    Plan three = flat_plan(ContractKind::Inverse, 1.0);
    three.bags[0].amount = 3.0;
    three.legs[0].collateral = 0.5;
    CHECK(report_of(three).sizing.legs[0].coins == 3.0);
}

TEST_CASE("collateral left at the initial margin on top of the bag is solved for", "[engine][sizing]") {
    // target = N / (1 - 1/L): 5 BTC at 5x are 6.25 BTC short on 1.25 BTC of margin.
    Plan plan = flat_plan(ContractKind::Inverse, 5.0);
    plan.legs[0].collateral_source = CollateralSource::Extra;
    const Report report = report_of(plan);
    CHECK_THAT(report.sizing.legs[0].coins, WithinRel(6.25, 2e-4)); // 4,062.5 contracts are rounded
    CHECK_THAT(report.sizing.bags[0].exposed_coins, WithinRel(5.0 + report.margin.legs[0].collateral, 1e-15));
    CHECK(std::abs(report.sizing.bags[0].residual_coins) <= 100.0 / 65000.0);

    plan.legs[0].leverage = 1.0;
    const auto impossible = evaluate(plan);
    REQUIRE_FALSE(impossible);
    CHECK(impossible.error().front().field == "leg.leverage");
}

TEST_CASE("a lot that is all but whole is whole, whichever way it rounds", "[engine][sizing]") {
    for (const Rounding rounding : {Rounding::Nearest, Rounding::Down, Rounding::Up})
        CHECK(double(round_to_lot(Contracts(3249.9999999999995), 1.0, rounding)) == 3250.0);
    CHECK(double(round_to_lot(Contracts(2.3704), 0.001, Rounding::Down)) == 2.37);
    CHECK(double(round_to_lot(Contracts(2.3701), 0.001, Rounding::Up)) == 2.371);
    CHECK(double(round_to_lot(Contracts(14.0), 5.0, Rounding::Nearest)) == 15.0);
    CHECK(double(round_to_lot(Contracts(0.3), 1.0, Rounding::None)) == 0.3);
}

TEST_CASE("rounding goes the way it says and by less than a lot", "[engine][sizing]") {
    const std::uint64_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> size(0.0, 1e6), step(0.001, 50.0);
    for (int i = 0; i < test::kRandomPlans; ++i) {
        const Contracts exact(size(random));
        const double lot = step(random);
        const double slack = 1e-9 * (double(exact) + lot);
        const double down = double(exact) - double(round_to_lot(exact, lot, Rounding::Down));
        const double up = double(round_to_lot(exact, lot, Rounding::Up)) - double(exact);
        const double nearest = std::abs(double(round_to_lot(exact, lot, Rounding::Nearest)) - double(exact));
        if (down < -slack || down >= lot + slack || up < -slack || up >= lot + slack || nearest > lot / 2 + slack)
            FAIL(double(exact) << " contracts in lots of " << lot);
    }
    SUCCEED();
}

TEST_CASE("below the minimum order there is no hedge", "[engine][sizing]") {
    Plan plan = flat_plan(ContractKind::Inverse, 1.0);
    plan.bags[0].amount = 0.0005; // 32.50 USD, a third of a contract
    const Report report = report_of(plan);
    CHECK(report.sizing.legs[0].contracts == 0.0);
    CHECK(report.sizing.legs[0].contracts_exact > 0.0);
    CHECK(report.warnings.front().code == "below_minimum_order");
    CHECK(report.scenarios.front().net_usd == report.scenarios.front().spot_usd);
}

TEST_CASE("coins posted for a long inverse leg cover a part of the debt themselves", "[engine][sizing]") {
    // 5 BTC owed at 65,000, 1x: 2.5 BTC are posted, the other 2.5 bought. What is owed and won is the same at any
    // price.
    Plan plan = flat_plan(ContractKind::Inverse, 1.0);
    plan.bags[0].amount = 0.0;
    plan.bags[0].owed = 5.0;
    plan.legs[0].side = Side::Long;
    const Report report = report_of(plan);
    CHECK(report.sizing.legs[0].contracts == -1625.0);
    CHECK(report.margin.legs[0].collateral == 2.5);
    CHECK(std::abs(report.sizing.bags[0].residual_coins) < 1e-12);
    for (const Scenario& scenario : report.scenarios) {
        if (!scenario.liquidated) CHECK(std::abs(scenario.net_usd) < 1e-6);
    }
    plan.legs[0].collateral = 1.0;
    CHECK(report_of(plan).sizing.legs[0].contracts == -2600.0);
}
