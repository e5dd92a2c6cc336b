// How long an evaluation takes. Not part of the checks: machines are noisy. Run
//   build/native/tests/keel_tests "[!benchmark]"
// and compare within that run: the first figure is the yardstick, a thousand exponentials.

#include "engine/evaluate.hpp"
#include "engine/math.hpp"
#include "text/link.hpp"
#include "text/words.hpp"

#include <catch2/benchmark/catch_benchmark.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace keel;

namespace {

Plan largest_plan() {
    Plan plan;
    plan.bags.assign(kMostBags, Bag{});
    plan.legs.assign(kMostLegs, Leg{});
    for (std::size_t i = 0; i < plan.legs.size(); ++i)
        plan.legs[i].bag = static_cast<double>(i + 1);
    return plan;
}

/// What the page computes after an edit: the report and some 160 points of the payoff chart.
double evaluate_page(Plan plan) {
    double sum = evaluate(plan)->cost.total_usd;
    for (int chunk = 0; chunk < 3; ++chunk) {
        plan.scenario.shocks.clear();
        for (int i = 0; i < 54; ++i)
            plan.scenario.shocks.push_back(-0.6 + 0.01 * (54 * chunk + i));
        sum += evaluate(plan)->scenarios.back().net_usd;
    }
    return sum;
}

/// `legs` equal shares of the default hedge.
Plan plan_with_legs(std::size_t legs, MarginMode mode) {
    Plan plan;
    plan.legs[0].ratio = 1.0 / static_cast<double>(legs);
    plan.legs[0].margin_mode = mode;
    plan.legs.assign(legs, plan.legs[0]);
    return plan;
}

/// So many end prices, from -60 % to 60 %.
Plan plan_with_rows(std::size_t rows) {
    Plan plan;
    plan.scenario.shocks.clear();
    for (std::size_t i = 0; i < rows; ++i)
        plan.scenario.shocks.push_back(-0.6 + 1.2 * static_cast<double>(i) / static_cast<double>(rows));
    return plan;
}

double cost_of_plan(const Plan& plan) { return evaluate(plan)->cost.total_usd; }

} // namespace

TEST_CASE("time of an evaluation, by what grows", "[!benchmark]") {
    const Plan leg_1 = plan_with_legs(1, MarginMode::Isolated), leg_8 = plan_with_legs(8, MarginMode::Isolated);
    const Plan cross_1 = plan_with_legs(1, MarginMode::Cross), cross_8 = plan_with_legs(8, MarginMode::Cross);
    const Plan row_1 = plan_with_rows(1), row_64 = plan_with_rows(64);
    Plan largest = largest_plan();
    for (Leg& leg : largest.legs)
        leg.margin_mode = MarginMode::Cross;
    REQUIRE(evaluate(largest));

    BENCHMARK("a thousand exponentials, again") {
        double sum = 0.0;
        for (int i = 0; i < 1000; ++i)
            sum += math::exp(i * 0.001);
        return sum;
    };
    BENCHMARK("1 leg, 11 end prices") { return cost_of_plan(leg_1); };
    BENCHMARK("8 legs, 11 end prices") { return cost_of_plan(leg_8); };
    BENCHMARK("1 leg, 1 end price") { return cost_of_plan(row_1); };
    BENCHMARK("1 leg, 64 end prices") { return cost_of_plan(row_64); };
    BENCHMARK("1 leg in a cross wallet, 11 end prices") { return cost_of_plan(cross_1); };
    BENCHMARK("8 legs in one cross wallet, 11 end prices") { return cost_of_plan(cross_8); };
    BENCHMARK("8 bags and 8 legs in one cross wallet, 11 end prices") { return cost_of_plan(largest); };
}

TEST_CASE("time of an evaluation", "[!benchmark]") {
    const Plan plan;
    const Plan largest = largest_plan();
    Plan hourly_year = plan;
    hourly_year.horizon_days = 365.0;
    hourly_year.legs[0].funding_interval_hours = 1.0;
    REQUIRE(evaluate(largest));

    BENCHMARK("a thousand exponentials") {
        double sum = 0.0;
        for (int i = 0; i < 1000; ++i)
            sum += math::exp(i * 0.001);
        return sum;
    };
    BENCHMARK("the default plan, 11 end prices") { return evaluate(plan)->cost.total_usd; };
    BENCHMARK("8 bags and 8 legs, 11 end prices") { return evaluate(largest)->cost.total_usd; };
    BENCHMARK("the page after an edit") { return evaluate_page(plan); };
    BENCHMARK("the page after an edit, hourly funding for a year") { return evaluate_page(hourly_year); };
    BENCHMARK("words") {
        Report report = *evaluate(plan);
        text::put_into_words(plan, report);
        return report.answer.size();
    };
    BENCHMARK("link written and read, 8 bags and 8 legs") {
        return text::plan_from_link(text::link_from_plan(largest)).plan.legs.size();
    };
}
