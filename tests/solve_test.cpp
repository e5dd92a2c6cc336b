// Questions asked backwards: the answer, put into the plan, reaches its goal, and a little less does not.

#include "engine/solve.hpp"

#include "engine/compare.hpp"
#include "support/plans.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <cmath>
#include <optional>
#include <random>

using namespace keel;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using keel::test::flat_plan;
using keel::test::random_plan;
using keel::test::report_of;

namespace {

constexpr double kClose = 1e-9;

Solution solved(const Plan& plan, const Question& question) {
    const auto solution = solve(plan, question);
    REQUIRE(solution);
    return *solution;
}

Plan with_collateral(Plan plan, double collateral, std::size_t leg = 0) {
    plan.legs[leg].collateral = collateral;
    return plan;
}

Plan with_leverage(Plan plan, double leverage, std::size_t leg = 0) {
    plan.legs[leg].leverage = leverage;
    plan.legs[leg].collateral.reset();
    return plan;
}

/// Whether that leg is not liquidated before `move`; a plan that is refused has nothing that survives.
bool survives(const Plan& plan, double move, std::size_t leg = 0) {
    const auto report = evaluate(plan);
    if (!report) return false;
    const double direction = report->sizing.legs[leg].contracts < 0.0 ? -1.0 : 1.0;
    const auto distance = report->margin.legs[leg].liquidation_distance;
    return !distance || direction * *distance >= std::abs(move) * (1.0 - kClose);
}

double loss_rate(Plan plan, double ratio, double move) {
    plan.legs[0].ratio = ratio;
    plan.legs[0].rounding = Rounding::None;
    plan.scenario.shocks = {move};
    return -report_of(plan).scenarios.front().net_usd / (plan.bags[0].amount * plan.bags[0].price);
}

double cost_rate(Plan plan, double days) {
    plan.horizon_days = days;
    return report_of(plan).cost.total_rate.value();
}

/// 5 BTC whose hedge pays 0.03 % each time and 0.05 % to open and to close.
Plan costly_plan() {
    Plan plan = flat_plan(ContractKind::Linear, 1.0);
    plan.legs[0].funding_rate = -0.0003;
    plan.legs[0].taker_fee_rate = 0.0005;
    return plan;
}

} // namespace

TEST_CASE("the goals have names", "[engine][solve]") {
    REQUIRE(goal_names().size() == 7);
    CHECK(goal_names()[static_cast<std::size_t>(Goal::RebuyPrice)] == "rebuy_price");
    for (std::size_t i = 0; i < goal_names().size(); ++i)
        CHECK(solved(Plan{}, {.goal = static_cast<Goal>(i)}).goal == goal_names()[i]);
}

TEST_CASE("below the break-even price the hedge makes more than it costs", "[engine][solve]") {
    Plan plan = costly_plan();
    plan.legs[0].exit_order = OrderType::Maker; // no exit fee: the cost does not depend on the end price
    plan.scenario.move = PriceMove::Jump;
    const Solution solution = solved(plan, {.goal = Goal::BreakEven});
    CHECK(solution.status == SolutionStatus::Found);
    CHECK(solution.field.empty());
    const double move = solution.value.value() / 65000.0 - 1.0;
    plan.scenario.shocks = {move - 0.01, move, move + 0.01};
    const Report report = report_of(plan);
    CHECK(report.scenarios[0].legs[0].net_usd > 0.0);
    CHECK_THAT(report.scenarios[1].legs[0].net_usd, WithinAbs(0.0, 1e-6));
    CHECK(report.scenarios[2].legs[0].net_usd < 0.0);
    plan.legs[0].ratio = 0.0;
    CHECK(solved(plan, {.goal = Goal::BreakEven}).status == SolutionStatus::Impossible);
}

TEST_CASE("the highest leverage survives the move and a little more does not", "[engine][solve]") {
    for (const ContractKind kind : {ContractKind::Inverse, ContractKind::Linear}) {
        const Plan plan = flat_plan(kind, 10.0);
        for (const double move : {0.05, 0.4, 0.9}) {
            const Solution solution = solved(plan, {.goal = Goal::Leverage, .move = move});
            CHECK(solution.status == SolutionStatus::Found);
            CHECK(solution.field == "leg.leverage");
            CHECK(survives(with_leverage(plan, *solution.value), move));
            CHECK_FALSE(survives(with_leverage(plan, *solution.value * 1.0001), move));
        }
    }
    // Story 4 from the other end: 1.44285714 of 5 BTC is 3.47x.
    const Solution inverse = solved(flat_plan(ContractKind::Inverse, 1.0), {.goal = Goal::Leverage, .move = 0.4});
    CHECK_THAT(inverse.value.value(), WithinRel(5.0 / 1.442857142857143, 1e-9));
    const Solution linear = solved(flat_plan(ContractKind::Linear, 1.0), {.goal = Goal::Leverage, .move = 0.4});
    CHECK_THAT(linear.value.value(), WithinRel(325000.0 / 131820.0, 1e-9));
}

TEST_CASE("the collateral found is just enough", "[engine][solve]") {
    Plan plan = flat_plan(ContractKind::Linear, 10.0);
    const Solution solution = solved(plan, {.goal = Goal::Collateral, .move = 0.4});
    CHECK(solution.field == "leg.collateral");
    CHECK(survives(with_collateral(plan, *solution.value), 0.4));
    CHECK_FALSE(survives(with_collateral(plan, *solution.value * 0.9999), 0.4));
    // Coins on top of the bag need hedging themselves.
    Plan extra = flat_plan(ContractKind::Inverse, 10.0);
    extra.legs[0].collateral_source = CollateralSource::Extra;
    extra.legs[0].rounding = Rounding::None;
    const Solution more = solved(extra, {.goal = Goal::Collateral, .move = 0.4});
    CHECK(survives(with_collateral(extra, *more.value), 0.4));
    CHECK_FALSE(survives(with_collateral(extra, *more.value * 0.9999), 0.4));
    CHECK(*more.value > 1.44285714);
}

TEST_CASE("enough collateral is already safe, and a leg of nothing is a question without answer", "[engine][solve]") {
    Plan plan = flat_plan(ContractKind::Inverse, 1.0); // never
    const Solution already = solved(plan, {.goal = Goal::Collateral, .move = 2.0});
    CHECK(already.status == SolutionStatus::Already);
    CHECK_THAT(already.value.value(), WithinAbs(3.34, 5e-9)); // story 4: this much would do
    plan.legs[0].ratio = 0.0;
    for (const Goal goal : {Goal::Leverage, Goal::Collateral, Goal::FundingRate}) {
        const Solution nothing = solved(plan, {.goal = goal});
        CHECK(nothing.status == SolutionStatus::Impossible);
        CHECK_FALSE(nothing.value);
    }
}

TEST_CASE("for a long leg the fall is meant", "[engine][solve]") {
    Plan plan = flat_plan(ContractKind::Linear, 10.0);
    plan.bags[0].amount = 0.0;
    plan.bags[0].owed = 5.0;
    plan.legs[0].side = Side::Long;
    const Solution rise = solved(plan, {.goal = Goal::Collateral, .move = 0.3});
    const Solution fall = solved(plan, {.goal = Goal::Collateral, .move = -0.3});
    CHECK(rise.value == fall.value);
    // E = MM at 45,500: K = 5 (65,000 - 45,500) + 0.4 % of 227,500.
    CHECK_THAT(rise.value.value(), WithinAbs(97500.0 + 910.0, 1e-6));
    CHECK(survives(with_collateral(plan, *rise.value), 0.3));
}

TEST_CASE("the ratio found keeps the loss within its bound", "[engine][solve]") {
    for (const ContractKind kind : {ContractKind::Inverse, ContractKind::Linear}) {
        const Plan plan = flat_plan(kind, 1.0);
        const Solution solution = solved(plan, {.goal = Goal::Ratio, .move = -0.3, .within = 0.06});
        CHECK(solution.field == "leg.ratio");
        CHECK_THAT(solution.value.value(), WithinAbs(0.8, 1e-8)); // (1 - 0.8) of 30 %
        CHECK_THAT(loss_rate(plan, *solution.value, -0.3), WithinAbs(0.06, 1e-8));
        CHECK(solved(plan, {.goal = Goal::Ratio, .move = -0.3, .within = 0.31}).status == SolutionStatus::Already);
    }
    Plan wrong_way = flat_plan(ContractKind::Linear, 1.0);
    wrong_way.legs[0].side = Side::Long;
    const Question question{.goal = Goal::Ratio, .move = -0.3, .within = 0.02};
    CHECK(solved(wrong_way, question).status == SolutionStatus::Impossible);
}

TEST_CASE("at the funding rate found the hedge costs what was asked", "[engine][solve]") {
    Plan plan = costly_plan();
    const Solution solution = solved(plan, {.goal = Goal::FundingRate, .within = 0.02});
    CHECK(solution.field == "leg.funding_rate");
    // 90 payments and 0.1 % of fees: (2 % - 0.1 %) / 90.
    CHECK_THAT(solution.value.value(), WithinRel(-0.019 / 90.0, 1e-9));
    plan.legs[0].funding_rate = *solution.value;
    CHECK_THAT(cost_rate(plan, 30.0), WithinRel(0.02, 1e-9));
    plan.legs[0].expiry_days = 60.0; // a dated contract has no funding
    CHECK(solved(plan, {.goal = Goal::FundingRate}).status == SolutionStatus::Impossible);
}

TEST_CASE("the cost passes its bound on the day found", "[engine][solve]") {
    const Plan plan = costly_plan(); // 0.1 % of fees and 0.09 % a day
    const Solution solution = solved(plan, {.goal = Goal::Days, .within = 0.02});
    CHECK(solution.field == "horizon_days");
    // The 64th payment takes it over 2 %: 0.1 % + 64 * 0.03 % = 2.02 %.
    CHECK_THAT(solution.value.value(), WithinAbs(64.0 / 3.0, 1e-6));
    CHECK(cost_rate(plan, *solution.value) > 0.02);
    CHECK(cost_rate(plan, *solution.value - 0.01) <= 0.02);
    CHECK(solved(plan, {.goal = Goal::Days, .within = 0.0005}).status == SolutionStatus::Already);
    CHECK(solved(flat_plan(ContractKind::Linear, 1.0), {.goal = Goal::Days}).status == SolutionStatus::Impossible);
}

TEST_CASE("bought back at the price found, selling leaves what the hedge leaves", "[engine][solve]") {
    Plan plan = costly_plan();
    plan.sale.tax_rate = 0.25;
    plan.bags[0].cost_basis = 60000.0;
    const Solution solution = solved(plan, {.goal = Goal::RebuyPrice});
    CHECK(solution.field == "sell.rebuy_price");
    plan.sale.rebuy_price = solution.value;
    plan.scenario.shocks = {0.0};
    const auto comparison = compare(plan);
    REQUIRE(comparison);
    CHECK_THAT(comparison->alternatives.back().values_usd.front(),
               WithinRel(325000.0 - report_of(plan).cost.total_usd, 1e-9));
}

TEST_CASE("a question about a leg that is not there is refused", "[engine][solve]") {
    for (const Goal goal : {Goal::Leverage, Goal::Collateral, Goal::Ratio, Goal::FundingRate}) {
        const auto solution = solve(Plan{}, {.goal = goal, .leg = 3});
        REQUIRE_FALSE(solution);
        CHECK(solution.error().front().field == "leg");
        CHECK(solution.error().front().value == "4");
    }
    CHECK(solve(Plan{}, {.goal = Goal::Days, .leg = 3}));
    Plan wrong;
    wrong.bags[0].price = 0.0;
    REQUIRE_FALSE(solve(wrong, {.goal = Goal::BreakEven}));
    CHECK(solve(wrong, {.goal = Goal::BreakEven}).error().front().field == "bag.price");
}

TEST_CASE("solutions of random plans, fed back, reach their goal", "[engine][solve][property]") {
    const std::uint64_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    int found = 0;
    for (int i = 0; i < 300; ++i) { // some hundred reports each
        Plan plan = random_plan(random);
        plan.scenario.shocks = {0.0};
        if (plan.legs.empty()) continue;
        const std::size_t leg = random() % plan.legs.size();
        const double move = std::uniform_real_distribution(0.05, 0.8)(random);
        const Solution collateral = solved(plan, {.goal = Goal::Collateral, .leg = leg, .move = move});
        if (collateral.value && !survives(with_collateral(plan, *collateral.value, leg), move, leg))
            FAIL("plan " << i << ": collateral " << *collateral.value << " does not survive " << move);
        const Solution leverage = solved(plan, {.goal = Goal::Leverage, .leg = leg, .move = move});
        if (leverage.value && !survives(with_leverage(plan, *leverage.value, leg), move, leg))
            FAIL("plan " << i << ": leverage " << *leverage.value << " does not survive " << move);
        found += collateral.value.has_value() + leverage.value.has_value();
    }
    CHECK(found > 150);
}

TEST_CASE("a solution tells the liquidation price before and after", "[engine][solve]") {
    // Story 4: 131,820 USDT survive +40 %; at 10x it dies at 71,215.14.
    const Plan plan = flat_plan(ContractKind::Linear, 10.0);
    const Solution found = solved(plan, {.goal = Goal::Collateral, .move = 0.4});
    CHECK_THAT(found.liquidation_before.value(), WithinAbs(71215.14, 0.005));
    CHECK_THAT(found.liquidation_after.value(), WithinRel(91000.0, 1e-9));
    const Solution already = solved(plan, {.goal = Goal::Collateral, .move = 0.05});
    CHECK(already.status == SolutionStatus::Already);
    CHECK(already.liquidation_after == already.liquidation_before);
    const Solution never = solved(flat_plan(ContractKind::Inverse, 1.0), {.goal = Goal::Leverage, .move = 0.4});
    CHECK_FALSE(never.liquidation_before);
    CHECK_THAT(never.liquidation_after.value(), WithinRel(91000.0, 1e-9));
}

TEST_CASE("an answer rounded for people still reaches its goal", "[engine][solve][property]") {
    for (const ContractKind kind : {ContractKind::Inverse, ContractKind::Linear}) {
        for (const double move : {0.1, 0.37, 0.4, 0.731, 2.0}) {
            for (const Goal goal : {Goal::Leverage, Goal::Collateral}) {
                const Plan plan = flat_plan(kind, 20.0);
                const Question question{.goal = goal, .move = move};
                const double exact = solved(plan, question).value.value();
                const double handy = handy_answer(plan, question, exact);
                INFO(goal_names()[static_cast<std::size_t>(goal)] << " for " << move << ": " << exact);
                CHECK_THAT(handy, WithinRel(exact, 0.01));
                CHECK(survives(with_answer(plan, question, handy), move));
            }
        }
    }
    const Question days{.goal = Goal::Days, .within = 0.02};
    const double handy = handy_answer(costly_plan(), days, solved(costly_plan(), days).value.value());
    CHECK(handy == std::round(handy * 100.0) / 100.0);
    CHECK(report_of(with_answer(costly_plan(), days, handy)).cost.total_rate.value() <= 0.02);
}

TEST_CASE("an answer empties what stands against it", "[engine][solve]") {
    Plan plan = costly_plan();
    plan.legs[0].collateral = 1000.0;
    plan.legs[0].funding_regimes = {{10.0, -0.001}};
    CHECK_FALSE(with_answer(plan, {.goal = Goal::Leverage}, 3.0).legs[0].collateral);
    CHECK_FALSE(with_answer(plan, {.goal = Goal::Ratio}, 0.5).legs[0].collateral);
    CHECK(with_answer(plan, {.goal = Goal::Collateral}, 2000.0).legs[0].collateral == 2000.0);
    CHECK(with_answer(plan, {.goal = Goal::FundingRate}, 0.001).legs[0].funding_regimes.empty());
    CHECK(with_answer(plan, {.goal = Goal::RebuyPrice}, 60000.0).sale.rebuy_price == 60000.0);
    CHECK(with_answer(plan, {.goal = Goal::BreakEven}, 60000.0) == plan);
}
