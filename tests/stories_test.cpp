// Stories of a demanding holder with the figures that must come back (Keel's own list of twelve; computed beside the
// engine with 40-digit decimals). Flat maintenance rate 0.4 %.

#include "support/plans.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

using namespace keel;
using Catch::Matchers::WithinAbs;
using keel::test::flat_plan;
using keel::test::report_of;

namespace {

constexpr double kCent = 0.005;
constexpr double kEightDigits = 5e-9;

Scenario at_price(Plan plan, double price) {
    plan.scenario.shocks = {price / plan.bags[0].price - 1.0};
    return report_of(plan).scenarios.front();
}

} // namespace

TEST_CASE("story 1: a synthetic dollar earns thirty flat days of funding", "[stories]") {
    Plan plan = flat_plan(ContractKind::Inverse, 1.0);
    plan.legs[0].funding_rate = 0.0001;
    plan.scenario.move = PriceMove::Jump;

    const Scenario fall = at_price(plan, 45000.0);
    CHECK_THAT(fall.futures_usd / 45000.0, WithinAbs(2.22222222, kEightDigits));
    CHECK_THAT(fall.funding_usd / 45000.0, WithinAbs(0.045, kEightDigits));
    CHECK_THAT(fall.value_coin, WithinAbs(7.26722222, kEightDigits));
    CHECK_THAT(fall.value_usd, WithinAbs(327025.0, kCent));
    CHECK_THAT(fall.unhedged_usd, WithinAbs(225000.0, kCent));

    const Scenario rise = at_price(plan, 80000.0);
    CHECK_THAT(rise.futures_usd / 80000.0, WithinAbs(-0.9375, kEightDigits));
    CHECK_THAT(rise.value_coin, WithinAbs(4.1075, kEightDigits));
    CHECK_THAT(rise.value_usd, WithinAbs(328600.0, kCent));
    CHECK_THAT(rise.unhedged_usd, WithinAbs(400000.0, kCent));

    plan.legs[0].taker_fee_rate = 0.0005;
    CHECK_THAT(at_price(plan, 45000.0).value_usd, WithinAbs(326750.0, kCent));
    CHECK_THAT(at_price(plan, 80000.0).value_usd, WithinAbs(328237.5, kCent));
    CHECK_FALSE(report_of(plan).margin.legs[0].liquidation_price);

    plan.legs[0].funding_rate = 0.0;
    plan.legs[0].taker_fee_rate = 0.0;
    CHECK_THAT(at_price(plan, 45000.0).value_usd, WithinAbs(325000.0, kCent));
}

TEST_CASE("story 2: five bitcoin cold and one on the exchange", "[stories]") {
    Plan plan = flat_plan(ContractKind::Inverse, 1.0);
    plan.legs[0].collateral = 1.0;
    plan.legs[0].collateral_source = CollateralSource::Extra;

    const Report neutral = report_of(plan);
    CHECK(neutral.sizing.legs[0].contracts == 3900.0);
    CHECK_THAT(neutral.margin.legs[0].liquidation_price.value(), WithinAbs(77688.0, kCent));
    CHECK_THAT(neutral.margin.legs[0].liquidation_distance.value(), WithinAbs(0.1952, 5e-5));
    CHECK_THAT(at_price(plan, 45000.0).value_usd, WithinAbs(390000.0, kCent));
    CHECK_THAT(at_price(plan, 75000.0).value_usd, WithinAbs(390000.0, kCent));

    plan.legs[0].sizing = SizingMode::Contracts;
    plan.legs[0].contracts = 3250.0;
    CHECK_THAT(at_price(plan, 45000.0).value_usd, WithinAbs(370000.0, kCent));
    CHECK_THAT(at_price(plan, 75000.0).value_usd, WithinAbs(400000.0, kCent));
    const LegMargin margin = report_of(plan).margin.legs[0];
    CHECK_THAT(margin.liquidation_price.value(), WithinAbs(80925.0, kCent));
    CHECK_THAT(margin.liquidation_distance.value(), WithinAbs(0.2450, 5e-5));

    // The same six bitcoin, the collateral taken out of the bag.
    Plan inside = flat_plan(ContractKind::Inverse, 1.0);
    inside.bags[0].amount = 6.0;
    inside.legs[0].collateral = 1.0;
    CHECK(report_of(inside).sizing.legs[0].contracts == 3900.0);
    CHECK_THAT(at_price(inside, 45000.0).value_usd, WithinAbs(390000.0, kCent));
}

TEST_CASE("story 2's twin: three bitcoin of which half a one is posted", "[stories]") {
    Plan plan = flat_plan(ContractKind::Inverse, 1.0);
    plan.bags[0] = {"BTC", 3.0, 10000.0};
    plan.legs[0].collateral = 0.5;
    plan.legs[0].maintenance_rate = 0.005;
    const Report report = report_of(plan);
    CHECK(report.sizing.legs[0].notional_usd == 30000.0);
    CHECK_THAT(report.margin.legs[0].liquidation_price.value(), WithinAbs(11940.0, kCent));
    CHECK_THAT(report.margin.legs[0].liquidation_distance.value(), WithinAbs(0.194, 5e-5));
    CHECK_THAT(at_price(plan, 9000.0).value_usd, WithinAbs(30000.0, kCent));
    CHECK_THAT(at_price(plan, 11500.0).value_usd, WithinAbs(30000.0, kCent));
}

TEST_CASE("story 3: linear or inverse, the same short dies at another price", "[stories]") {
    const auto margin_of = [](ContractKind kind, double leverage) {
        return report_of(flat_plan(kind, leverage)).margin.legs[0];
    };
    const LegMargin linear_10 = margin_of(ContractKind::Linear, 10.0);
    CHECK_THAT(linear_10.collateral, WithinAbs(32500.0, kCent));
    CHECK_THAT(linear_10.liquidation_price.value(), WithinAbs(71215.14, kCent));
    CHECK_THAT(margin_of(ContractKind::Linear, 2.0).liquidation_price.value(), WithinAbs(97111.55, kCent));
    CHECK_THAT(margin_of(ContractKind::Linear, 1.0).liquidation_price.value(), WithinAbs(129482.07, kCent));
    const LegMargin inverse_10 = margin_of(ContractKind::Inverse, 10.0);
    CHECK_THAT(inverse_10.collateral, WithinAbs(0.5, kEightDigits));
    CHECK_THAT(inverse_10.liquidation_price.value(), WithinAbs(71933.33, kCent));
    CHECK_THAT(margin_of(ContractKind::Inverse, 5.0).liquidation_price.value(), WithinAbs(80925.0, kCent));
    CHECK_THAT(margin_of(ContractKind::Inverse, 2.0).liquidation_price.value(), WithinAbs(129480.0, kCent));
    CHECK_FALSE(margin_of(ContractKind::Inverse, 1.0).liquidation_price);
}

TEST_CASE("story 8: at the far end of the squeeze the posted bitcoin is gone", "[stories]") {
    Plan plan = flat_plan(ContractKind::Inverse, 1.0);
    plan.legs[0].collateral = 1.0;
    plan.legs[0].collateral_source = CollateralSource::Extra;
    plan.legs[0].sizing = SizingMode::Contracts;
    plan.legs[0].contracts = 3250.0;
    const Scenario squeeze = at_price(plan, 85000.0);
    CHECK(squeeze.liquidated);
    CHECK_THAT(squeeze.value_usd, WithinAbs(425000.0, kCent));
    plan.legs[0].collateral = 1.19176471; // would have held to 85,000
    plan.bags[0].amount = 6.0 - 1.19176471;
    CHECK_THAT(report_of(plan).margin.legs[0].liquidation_price.value(), WithinAbs(85000.0, 0.01));
    CHECK_THAT(at_price(plan, 84999.0).value_usd, WithinAbs(325000.0 + 84999.0, 0.01));
}
