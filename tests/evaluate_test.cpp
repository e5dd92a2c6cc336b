#include "engine/evaluate.hpp"

#include "support/finite.hpp"
#include "support/plans.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <limits>
#include <random>
#include <string>

using namespace keel;
using keel::test::flat_plan;
using keel::test::random_plan;
using keel::test::report_of;

namespace {

bool is_finite(const Report& report) { return keel::test::not_finite_in(report).empty(); }

Issues issues_of(const Plan& plan) {
    const auto report = evaluate(plan);
    return report ? Issues{} : report.error();
}

} // namespace

TEST_CASE("a report of a valid plan holds no NaN and no infinity", "[engine][evaluate][property]") {
    const std::uint64_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    for (int i = 0; i < test::kRandomPlans; ++i) {
        if (!is_finite(report_of(random_plan(random)))) FAIL("plan " << i);
    }
    SUCCEED();
}

TEST_CASE("extreme but legal inputs give finite reports", "[engine][evaluate]") {
    for (const ContractKind kind : {ContractKind::Inverse, ContractKind::Linear}) {
        for (const double amount : {0.0, 1e-8, 1e9}) {
            for (const double price : {1e-9, 1.0, 1e12}) {
                for (const double leverage : {0.01, 1.0, 1000.0}) {
                    Plan plan = flat_plan(kind, leverage);
                    plan.bags[0].amount = amount;
                    plan.bags[0].price = price;
                    plan.legs[0].contract_value = 1e-12;
                    plan.legs[0].lot_step = 1e-12;
                    plan.legs[0].funding_rate = -0.1;
                    plan.horizon_days = 10.0;
                    plan.scenario.shocks = {-0.99, 0.0, 100.0};
                    INFO(amount << " coins at " << price << ", " << leverage << "x");
                    CHECK(is_finite(report_of(plan)));
                }
            }
        }
    }
}

TEST_CASE("the check for finite numbers can fail", "[engine][evaluate]") {
    Report report = report_of(Plan{});
    report.margin.legs[0].liquidation_price = std::numeric_limits<double>::infinity();
    CHECK_FALSE(is_finite(report));
}

TEST_CASE("a plan without legs is an unhedged bag", "[engine][evaluate]") {
    Plan plan;
    plan.legs.clear();
    const Report report = report_of(plan);
    CHECK(report.cost.total_usd == 0.0);
    for (const Scenario& scenario : report.scenarios)
        CHECK(scenario.value_usd == scenario.unhedged_usd);
}

TEST_CASE("all issues come back at once, each with its field", "[engine][evaluate]") {
    Plan plan;
    plan.bags[0].amount = -5.0;
    plan.bags[0].price = std::numeric_limits<double>::quiet_NaN();
    plan.legs[0].contract = "binance:NOPE";
    const Issues issues = issues_of(plan);
    REQUIRE(issues.size() == 3);
    CHECK(text_from_issue(issues[0]) == "bag.amount: -5 is not in [0, 1e9]");
    CHECK(issues[1].field == "bag.price");
    CHECK(issues[2].field == "leg.contract");
}

TEST_CASE("a contract on another coin is refused", "[engine][evaluate]") {
    Plan plan;
    plan.bags[0].coin = "ETH";
    REQUIRE(issues_of(plan).size() == 1);
    CHECK(issues_of(plan)[0].field == "leg.contract");
}

TEST_CASE("a leg must point at a bag that is there", "[engine][evaluate]") {
    Plan plan;
    plan.legs[0].bag = 2.0;
    REQUIRE(issues_of(plan).size() == 1);
    CHECK(issues_of(plan)[0].field == "leg.bag");
}

TEST_CASE("a linear contract takes no collateral from the bag", "[engine][evaluate]") {
    Plan plan = flat_plan(ContractKind::Linear, 2.0);
    plan.legs[0].collateral_source = CollateralSource::Bag;
    REQUIRE(issues_of(plan).size() == 1);
    CHECK(issues_of(plan)[0].field == "leg.collateral_source");
}

TEST_CASE("a basis that takes the futures price below zero is refused", "[engine][evaluate]") {
    Plan plan = flat_plan(ContractKind::Linear, 2.0);
    plan.legs[0].basis = -33000.0; // the lowest scenario price is 32,500
    REQUIRE(issues_of(plan).size() == 1);
    CHECK(issues_of(plan)[0].field == "leg.basis");
    plan.legs[0].basis = -32000.0;
    CHECK(issues_of(plan).empty());
    plan.legs[0].exit_basis = -32500.0;
    CHECK(issues_of(plan)[0].field == "leg.exit_basis");
}

TEST_CASE("two legs add up", "[engine][evaluate]") {
    Plan one = flat_plan(ContractKind::Inverse, 4.0);
    Plan two = one;
    two.legs[0].ratio = 0.5;
    two.legs.push_back(two.legs[0]);
    const Report whole = report_of(one), halves = report_of(two);
    CHECK(halves.sizing.bags[0].hedged_coins == whole.sizing.bags[0].hedged_coins);
    for (std::size_t k = 0; k < whole.scenarios.size(); ++k) {
        CHECK(std::abs(halves.scenarios[k].net_usd - whole.scenarios[k].net_usd) < 1e-6);
        CHECK(halves.scenarios[k].liquidated == whole.scenarios[k].liquidated);
    }
}
