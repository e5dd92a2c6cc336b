// Words and tables of reports made by hand, so that each case is there; and of real ones, that they fit.

#include "text/risk_text.hpp"

#include "model/risk_table.hpp"
#include "risk/crew.hpp"
#include "text/layout.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

using namespace keel;
using namespace keel::text;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;
using Json = nlohmann::json;

namespace {

/// That loses `loss` in the worst 5 of 100.
RiskDistribution spread(const char* key, double loss) {
    RiskDistribution d{.key = key, .label = key};
    d.p5_usd = {-loss, 1.0};
    d.value_at_risk_95_usd = {loss, 1.0};
    d.p1_usd = {-1.5 * loss, 1.0};
    d.p95_usd = {90'000.0, 1.0};
    d.mean_usd = {1.0, 1.0};
    d.least_usd = -2.0 * loss - 1.0;
    d.most_usd = 200'000.0;
    return d;
}

/// Liquidated 51 times of 100, loses 74,000 in place of 100,000 USD.
RiskReport made() {
    RiskReport report;
    report.days = 30.0;
    report.method = {.model = "gbm",
                     .road = "kernel",
                     .numbers = "sobol",
                     .why = "Because.",
                     .seed = 1.0,
                     .steps = 30.0,
                     .paths = 131'072.0,
                     .wanted = 131'072.0};
    report.liquidation = {0.51, 0.0004};
    report.liquidation_closed_form = 0.53;
    report.fees_usd = {-325.0, 0.1};
    report.worse_than_unhedged = {0.45, 0.001};
    report.distributions = {spread("hedged", 74'000.0), spread("half_hedged", 80'000.0), spread("unhedged", 100'000.0),
                            spread("sold", 325.0)};
    return report;
}

std::string told(RiskReport report, const Plan& plan = {}) {
    put_into_words(plan, report);
    return report.answer;
}

std::string told_odds(double value, double error, double paths = 131'072.0) {
    RiskReport report = made();
    report.liquidation = {value, error};
    report.method.paths = report.method.wanted = paths;
    const std::string answer = told(report);
    const std::string start = "The hedge is liquidated in ";
    REQUIRE(answer.starts_with(start));
    return answer.substr(start.size(), answer.find(". ") - start.size());
}

std::string told_losses(double hedged, double unhedged) {
    RiskReport report = made();
    report.distributions[0] = spread("hedged", hedged);
    report.distributions[2] = spread("unhedged", unhedged);
    const std::string answer = told(report);
    return answer.substr(answer.find(". ") + 2);
}

RiskReport run_of(const Plan& plan) {
    const auto simulation = risk::Simulation::of(plan);
    REQUIRE(simulation.has_value());
    risk::Tally tally(*simulation);
    risk::run_all(*simulation, 1, tally, [] { return true; });
    RiskReport report = *tally.report();
    put_into_words(plan, report);
    return report;
}

Plan plan_with(const std::function<void(Plan&)>& change) {
    Plan plan;
    plan.risk.paths = 1000.0;
    change(plan);
    return plan;
}

} // namespace

TEST_CASE("the answer tells liquidation and bad cases in round numbers", "[text][risk]") {
    CHECK(told(made())
          == "The hedge is liquidated in about 51 of 100 possible months. In the worst 5 of 100 you lose 74,000 USD or "
             "more; without the hedge 100,000 USD.");
}

TEST_CASE("odds are told as people count", "[text][risk]") {
    CHECK(told_odds(0.1671, 0.001) == "about 17 of 100 possible months");
    CHECK(told_odds(0.51, 0.05, 100.0) == "about 51 of 100 possible months (give or take 10)");
    CHECK(told_odds(0.000402, 0.00001) == "about 1 in 2,500 possible months");
    CHECK(told_odds(0.0004, 0.0002) == "roughly 1 in 2,500 possible months");
    CHECK(told_odds(0.997, 0.0001) == "all but about 1 in 330 possible months");
    CHECK(told_odds(1.0, 0.0) == "every one of 131,072 possible months");
    CHECK(told_odds(0.0, 0.0) == "none of 131,072 possible months (fewer than 1 in 43,000)");
    CHECK(told_odds(0.0, 0.0, 1000.0) == "none of 1,000 possible months (fewer than 1 in 330)");
    CHECK(told_odds(1e-8, 1e-9) == "fewer than 1 in a million possible months");
}

TEST_CASE("what cannot come is never", "[text][risk]") {
    RiskReport report = made();
    report.liquidation = {};
    report.liquidation_closed_form = 0.0;
    CHECK_THAT(told(report), StartsWith("The hedge is practically never liquidated. "));
}

TEST_CASE("the length of a path has a name", "[text][risk]") {
    const auto name_of = [](double days) {
        RiskReport report = made();
        report.days = days;
        const std::string answer = told(report);
        const auto start = answer.find("possible");
        return answer.substr(start, answer.find(". ", start) - start);
    };
    CHECK(name_of(1.0) == "possible days");
    CHECK(name_of(7.0) == "possible weeks");
    CHECK(name_of(365.0) == "possible years");
    CHECK(name_of(45.5) == "possible stretches of 45.5 days");
}

TEST_CASE("bad cases with and without the hedge", "[text][risk]") {
    CHECK(told_losses(42'421.0, 83'712.0)
          == "In the worst 5 of 100 you lose 42,000 USD or more; without the hedge 84,000 USD.");
    CHECK(told_losses(110'000.0, 84'000.0)
          == "With the hedge the bad cases are worse: in the worst 5 of 100 you lose 110,000 USD or more, without it "
             "84,000 USD.");
    CHECK(told_losses(83'900.0, 84'000.0)
          == "In the worst 5 of 100 you lose 84,000 USD or more, with the hedge or without it.");
    CHECK(told_losses(-2'191.0, 84'000.0)
          == "In 95 of 100 you end at least 2,200 USD up; without the hedge the worst 5 of 100 lose 84,000 USD or "
             "more.");
    CHECK(told_losses(10.0, 84'000.0)
          == "In 95 of 100 you lose next to nothing; without the hedge the worst 5 of 100 lose 84,000 USD or more.");
    CHECK(told_losses(500.0, -920.0)
          == "In the worst 5 of 100 you lose 500 USD or more; without the hedge 95 of 100 end at least 920 USD up.");
    CHECK_THAT(told_losses(1.234e12, 2e12), StartsWith("In the worst 5 of 100 you lose 1.23tn USD or more; "));
    CHECK_THAT(told_losses(0.4321, 2.0), StartsWith("In the worst 5 of 100 you lose 0.43 USD or more; "));
}

TEST_CASE("a stop is told before the liquidation", "[text][risk]") {
    Plan plan;
    plan.legs[0].stop_price = 75'000.0;
    RiskReport report = made();
    report.stop = {0.3, 0.001};
    report.liquidation = {0.02, 0.0001};
    CHECK_THAT(told(report, plan), StartsWith("The stop closes the hedge in about 30 of 100 possible months; it is "
                                              "liquidated in about 2 of 100. "));
    report.liquidation = {};
    CHECK_THAT(told(report, plan),
               ContainsSubstring("; it is liquidated in none of 131,072 (fewer than 1 in 43,000)."));
    report.liquidation_closed_form = 0.0;
    CHECK_THAT(told(report, plan), ContainsSubstring("; it is practically never liquidated. "));
    report = made();
    CHECK_THAT(told(report, plan),
               StartsWith("The hedge is liquidated in about 51 of 100 possible months, always before its stop. "));
    report.liquidation = {};
    CHECK_THAT(told(report, plan), ContainsSubstring("; a stop is never hit. "));
}

TEST_CASE("several hedges are told as one of them", "[text][risk]") {
    Plan plan;
    plan.legs.resize(2);
    CHECK_THAT(told(made(), plan), StartsWith("A hedge is liquidated in about 51 of 100 possible months. "));
}

TEST_CASE("a run that is not over says so", "[text][risk]") {
    RiskReport report = made();
    report.method.paths = 12'032.0;
    report.method.wanted = 100'000.0;
    CHECK_THAT(told(report), EndsWith(" So far that is from 12,032 of 100,000 paths."));
}

TEST_CASE("plans without a hedge, without coins, without days", "[text][risk]") {
    const auto answer_of = [](const std::function<void(Plan&)>& change) { return run_of(plan_with(change)).answer; };
    const auto is_bare = StartsWith("Nothing is hedged: in the worst 5 of 100 possible months you lose 8");
    CHECK_THAT(answer_of([](Plan& plan) { plan.legs.clear(); }), is_bare);
    CHECK_THAT(answer_of([](Plan& plan) { plan.legs[0].ratio = 0.0; }), is_bare);
    CHECK_THAT(answer_of([](Plan& plan) {
                   plan.legs[0].ratio = 0.0;
                   plan.rules.resize(1);
                   plan.rules[0].level = 100.0;
               }),
               StartsWith("No rule opened a hedge in any of 1,000 paths: "));
    CHECK_THAT(answer_of([](Plan& plan) {
                   plan.bags[0].amount = 0.0;
                   plan.legs[0].sizing = SizingMode::Contracts;
                   plan.legs[0].contracts = 1000.0;
                   plan.legs[0].leverage = 5.0;
               }),
               ContainsSubstring("There are no coins to protect: in the worst 5 of 100 you lose 2"));
    CHECK(answer_of([](Plan& plan) { plan.horizon_days = 0.0; })
          == "Within 0 days no price moves: to open and close the hedge at once costs you 325.00 USD.");
    CHECK(answer_of([](Plan& plan) { plan.horizon_days = 0.0, plan.legs.clear(); })
          == "Within 0 days nothing happens.");
    CHECK_THAT(answer_of([](Plan& plan) { plan.horizon_days = 0.0, plan.legs[0].leverage = 500.0; }),
               StartsWith("The hedge is liquidated as soon as it is opened, which costs you "));
    CHECK(answer_of([](Plan& plan) { plan.bags[0].amount = 0.0; }) == "There is nothing to lose.");
}

TEST_CASE("text of all kinds of plans fits a terminal", "[text][risk]") {
    const auto change = GENERATE(values<void (*)(Plan&)>({
        [](Plan&) {},
        [](Plan& plan) { plan.legs.clear(); },
        [](Plan& plan) { plan.legs[0].stop_price = 75'000.0, plan.legs[0].leverage = 10.0; },
        [](Plan& plan) { plan.risk.model = RiskModel::Jumps; },
        [](Plan& plan) { plan.horizon_days = 0.0; },
        [](Plan& plan) { plan.bags[0].amount = 1e9; },
        [](Plan& plan) { plan.bags[0].amount = 1e-8, plan.legs[0].rounding = Rounding::None; },
        [](Plan& plan) { plan.bags[0].price = 0.00001234, plan.legs[0].contract = "custom"; },
        [](Plan& plan) { plan.bags[0].volatility = 20.0, plan.risk.model = RiskModel::Jumps; },
        [](Plan& plan) { plan.legs.resize(2), plan.legs[1].ratio = 0.2, plan.legs[0].margin_mode = MarginMode::Cross; },
    }));
    const Plan plan = plan_with(change);
    const RiskReport report = run_of(plan);
    const std::string text = text_from_risk(plan, report);
    CHECK_THAT(text, StartsWith(wrapped(report.answer, 0)));
    CHECK_THAT(text, ContainsSubstring("ES 99 %"));
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(width_of(line) <= kTerminalColumns);
        CHECK(!line.ends_with(' '));
    }
}

TEST_CASE("text tells figures with their errors, levels and how it was done", "[text][risk]") {
    const Plan plan = plan_with([](Plan& each) { each.legs[0].leverage = 10.0; });
    const std::string text = text_from_risk(plan, run_of(plan));
    CHECK_THAT(text, ContainsSubstring("1,024 paths of 30 days in 30 steps: every day like the last (gbm)"));
    CHECK_THAT(text, ContainsSubstring("the hedge is liquidated") && ContainsSubstring(" %  ± "));
    CHECK_THAT(text, ContainsSubstring("by formula, liquidation price fixed"));
    CHECK_THAT(text, ContainsSubstring("The same paths with another leverage\nleverage  collateral, BTC"));
    CHECK_THAT(text, ContainsSubstring("never"));
    CHECK_THAT(text, ContainsSubstring("How the paths end, in USD more or less than today\n"));
    CHECK_THAT(text, ContainsSubstring("Liquidated until then, and prices of BTC in USD\nday  liquidated"));
    // Some ten moments, the first and the last among them.
    CHECK_THAT(text, ContainsSubstring("\n  0         0 %") && ContainsSubstring("\n 30 "));
}

TEST_CASE("CSV has a row for each figure, in the order of the table", "[text][risk]") {
    RiskReport report = made();
    report.moments.resize(4);
    report.moments[3].liquidation = {0.25, 0.001};
    report.by_leverage.resize(1);
    const std::string csv = csv_from_risk(report);
    CHECK_THAT(csv, StartsWith("key,value,standard_error\nrisk.answer,,\nrisk.method.model,gbm,\n"));
    CHECK_THAT(csv, ContainsSubstring("\nrisk.liquidation,0.51,0.0004\n"));
    CHECK_THAT(csv, ContainsSubstring("\nrisk.moments[3].liquidation,0.25,0.001\n"));
    CHECK_THAT(csv, ContainsSubstring("\nrisk.distributions[0].value_at_risk_95_usd,74000,1\n"));
    CHECK_THAT(csv, ContainsSubstring("\nrisk.effectiveness,,\n"));
    CHECK_THAT(csv, ContainsSubstring("\nrisk.by_leverage[0].liquidation_price,,\n"));
    std::istringstream lines(csv);
    for (std::string line; std::getline(lines, line);)
        CHECK(std::ranges::count(line, ',') == 2);
}

TEST_CASE("JSON has the keys of the table", "[text][risk]") {
    const Json json = Json::parse(json_from_risk(run_of(plan_with([](Plan&) {}))));
    const auto check = [&](const auto& member) { CHECK(json.contains(std::string(member.key))); };
    std::apply([&](const auto&... member) { (check(member), ...); }, Table<RiskReport>::members);
    CHECK(json["distributions"][0]["key"] == "hedged");
    CHECK(json["liquidation"].contains("error"));
    CHECK(json["by_leverage"][0]["liquidation_price"].is_null());
    CHECK(json["method"]["wanted"] == 1024);
}
