#include "support/plans.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <optional>
#include <string_view>

using namespace keel;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using keel::test::flat_plan;
using keel::test::report_of;
using keel::test::venue_plan;

namespace {

std::optional<Warning> find(const Plan& plan, std::string_view code) {
    const Report report = report_of(plan);
    const auto found = std::ranges::find(report.warnings, code, &Warning::code);
    return found == report.warnings.end() ? std::nullopt : std::optional(*found);
}

} // namespace

TEST_CASE("never is a knife edge, and the warning says which price comes back", "[engine][warnings]") {
    // article-check.md section 5: 63 payments of -0.01 % and 0.5 % maintenance: 10,265,873.02.
    Plan plan = flat_plan(ContractKind::Inverse, 1.0);
    plan.legs[0].maintenance_rate = 0.005;
    plan.horizon_days = 21.0;
    const auto warning = find(plan, "liquidation_never_is_fragile");
    REQUIRE(warning);
    CHECK_THAT(warning->value, WithinAbs(10265873.02, 0.005));
    CHECK(warning->field == "leg.collateral");
    plan.legs[0].collateral = 5.5; // more than the notional: nothing fragile about it
    plan.bags[0].amount = 6.0;
    plan.legs[0].sizing = SizingMode::Contracts;
    plan.legs[0].contracts = 3250.0;
    CHECK_FALSE(find(plan, "liquidation_never_is_fragile"));
}

TEST_CASE("a liquidation within a squeeze is a danger when it is near", "[engine][warnings]") {
    CHECK(find(flat_plan(ContractKind::Linear, 10.0), "liquidation_within_squeeze")->severity == Severity::Danger);
    CHECK(find(flat_plan(ContractKind::Linear, 2.0), "liquidation_within_squeeze")->severity == Severity::Caution);
    CHECK_FALSE(find(flat_plan(ContractKind::Inverse, 2.0), "liquidation_within_squeeze"));
    CHECK_THAT(find(flat_plan(ContractKind::Linear, 10.0), "liquidation_within_squeeze")->value,
               WithinAbs(0.0956, 5e-5));
}

TEST_CASE("linear collateral comes from outside the bag", "[engine][warnings]") {
    CHECK(find(flat_plan(ContractKind::Linear, 2.0), "collateral_outside_bag")->value == 162500.0);
    CHECK_FALSE(find(flat_plan(ContractKind::Inverse, 2.0), "collateral_outside_bag"));
}

TEST_CASE("collateral beyond the bag has to be brought", "[engine][warnings]") {
    Plan plan = flat_plan(ContractKind::Inverse, 1.0);
    plan.legs[0].ratio = 1.2; // 3,900 contracts at 1x: 6 BTC, the bag has 5
    const auto warning = find(plan, "collateral_exceeds_bag");
    REQUIRE(warning);
    CHECK_THAT(warning->value, WithinAbs(1.0, 1e-12));
    CHECK_THAT(report_of(plan).sizing.bags[0].exposed_coins, WithinAbs(6.0, 1e-12));
}

TEST_CASE("less than the initial margin is a danger", "[engine][warnings]") {
    Plan plan = flat_plan(ContractKind::Inverse, 2.0);
    plan.legs[0].collateral = 2.0;
    CHECK_THAT(find(plan, "collateral_below_initial_margin")->value, WithinRel(0.5, 1e-12));
    plan.legs[0].collateral = 2.5;
    CHECK_FALSE(find(plan, "collateral_below_initial_margin"));
}

TEST_CASE("unknown maintenance rates are assumed aloud", "[engine][warnings]") {
    const auto assumed = find(venue_plan("weex:BTCUSDT", 2.0), "maintenance_rate_assumed");
    REQUIRE(assumed);
    CHECK(assumed->value == 0.005);
    CHECK(find(venue_plan("bingx:BTC-USDT", 2.0), "maintenance_rate_assumed"));
    CHECK_FALSE(find(venue_plan("binance:BTCUSD_PERP", 2.0), "maintenance_rate_assumed"));
    Plan filled = venue_plan("weex:BTCUSDT", 2.0);
    filled.legs[0].maintenance_rate = 0.004;
    CHECK_FALSE(find(filled, "maintenance_rate_assumed"));
    CHECK(report_of(filled).margin.legs[0].maintenance_source == "plan");
}

TEST_CASE("rates guessed from a venue's schedule say so", "[engine][warnings]") {
    Plan plan = venue_plan("binance:ETHUSD_PERP", 2.0);
    plan.bags[0] = {"ETH", 10.0, 3200.0};
    CHECK(find(plan, "maintenance_rate_inferred"));
    CHECK(report_of(plan).margin.legs[0].maintenance_source == "inferred");
}

TEST_CASE("over-hedging, negative funding and an empty bag are named", "[engine][warnings]") {
    Plan plan = flat_plan(ContractKind::Linear, 2.0);
    plan.legs[0].ratio = 1.2;
    CHECK_THAT(find(plan, "over_hedged")->value, WithinRel(1.2, 1e-9));
    plan.legs[0].funding_rate = -0.0001;
    CHECK_THAT(find(plan, "funding_is_cost")->value, WithinRel(390000.0 * 0.0003, 1e-9));
    plan.bags[0].amount = 0.0;
    CHECK(find(plan, "bag_empty"));
    CHECK(find(plan, "nothing_hedged"));
}

TEST_CASE("leverage above the venue's tier and sizes above its table are named", "[engine][warnings]") {
    Plan plan = venue_plan("binance:BTCUSD_PERP", 110.0);
    plan.bags[0].amount = 7.0; // tier 2: 100x at most
    CHECK(find(plan, "leverage_above_venue")->value == 100.0);
    plan.bags[0].amount = 4.0; // tier 1: 125x
    CHECK_FALSE(find(plan, "leverage_above_venue"));
    plan.bags[0].amount = 1500.0; // the table ends at 1,000 BTC
    CHECK(find(plan, "position_above_tiers")->value == 1000.0);
}

TEST_CASE("warnings stand worst first", "[engine][warnings]") {
    Plan plan = flat_plan(ContractKind::Linear, 20.0);
    plan.legs[0].ratio = 1.3;
    plan.legs[0].funding_rate = -0.001;
    const Report report = report_of(plan);
    REQUIRE(report.warnings.size() >= 3);
    CHECK(std::ranges::is_sorted(report.warnings, std::greater{}, &Warning::severity));
    CHECK(report.warnings.front().severity == Severity::Danger);
}
