// Both roads against closed forms and against each other.

#include "engine/first_passage.hpp"
#include "risk/simulation.hpp"
#include "support/build.hpp"
#include "support/risks.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <cmath>
#include <string>
#include <vector>

using namespace keel;
using namespace keel::test;
using Catch::Matchers::WithinAbs;

namespace {

constexpr double kFewer = kIsSlowBuild ? 0.1 : 1.0;

using Fields = std::vector<std::pair<std::string_view, std::string_view>>;

/// The reference case of design/monte-carlo.md, section 3: 270 payments of 8 hours, drift 5 %, volatility 70 %, a hedge
/// of 0.8 that is closed at 1.3267 times the price with a cost of 0.05 %. A stop is such a level that stays.
Plan reference_plan(double paths) {
    return risk_plan(paths, {{"bag.amount", "1"},
                             {"bag.price", "10000"},
                             {"bag.volatility", "0.7"},
                             {"risk.drift", "0.05"},
                             {"horizon_days", "90"},
                             {"leg.contract", "custom"},
                             {"leg.kind", "linear"},
                             {"leg.contract_value", "0.0001"},
                             {"leg.rounding", "none"},
                             {"leg.ratio", "0.8"},
                             {"leg.leverage", "1"},
                             {"leg.maker_fee_rate", "0"},
                             {"leg.taker_fee_rate", "0.0005"},
                             {"leg.entry_order", "maker"},
                             {"leg.funding_rate", "0.0001"},
                             {"leg.stop_price", "13267"}});
}

constexpr PriceMotion kMotion{0.05, 0.7};
constexpr double kYears = 90.0 / 365.0;

} // namespace

TEST_CASE("the reference case comes out on both roads", "[risk][roads]") {
    const OnRoad road = GENERATE(OnRoad::Chosen, OnRoad::Walk);
    const RiskReport report = risk_of(reference_plan(road == OnRoad::Walk ? 1e5 * kFewer : 1e6 * kFewer), road);
    CHECK(report.method.road == (road == OnRoad::Walk ? "walk" : "kernel"));
    INFO(report.stop.value << " +- " << report.stop.error);
    CHECK(agrees(report.stop, 0.37015490));
    // Coarse steps value funding by Simpson's rule and by payments booked together: within 2e-4 of its amount.
    const double funding = 0.8 * 10000.0 * 0.01993351;
    INFO(report.funding_usd.value << " +- " << report.funding_usd.error << " of " << funding);
    CHECK(std::abs(report.funding_usd.value - funding) <= 4.0 * report.funding_usd.error + 2e-3 * funding);
    // Who reaches the end pays the closing fee as well, which the reference leaves out.
    const double fee_at_end = 0.8 * 5e-4 * surviving_price(kMotion, 1.3267, kYears);
    const RiskDistribution& hedged = distribution(report, "hedged");
    INFO(hedged.mean_usd.value << " +- " << hedged.mean_usd.error);
    CHECK(agrees(hedged.mean_usd, 10000.0 * (0.02086500 - fee_at_end), 4.5));
    // Nobody's bags drift but by the mean.
    CHECK(agrees(distribution(report, "unhedged").mean_usd, 10000.0 * std::expm1(0.05 * kYears)));
}

TEST_CASE("coarse steps are right to 2e-4", "[risk][roads]") {
    Plan plan = reference_plan(4e6 * kFewer);
    const RiskReport report = risk_of(plan);
    CHECK(report.method.steps == 30.0);
    CHECK(report.method.numbers == "sobol");
    CHECK(report.stop.error < 2e-4 / std::sqrt(kFewer));
    CHECK_THAT(report.stop.value, WithinAbs(0.37015490, 2e-4 + 3.0 * report.stop.error));
}

TEST_CASE("an inverse hedge without funding dies as its closed form says", "[risk][roads]") {
    const OnRoad road = GENERATE(OnRoad::Chosen, OnRoad::Walk);
    const auto leverage = GENERATE("3", "10");
    const RiskReport report = risk_of(
        risk_plan((road == OnRoad::Walk ? 4e4 : 4e5) * kFewer, {{"leg.leverage", leverage}, {"leg.funding_rate", "0"}}),
        road);
    REQUIRE(report.liquidation_closed_form);
    INFO(report.liquidation.value << " +- " << report.liquidation.error << ", " << *report.liquidation_closed_form);
    CHECK(agrees(report.liquidation, *report.liquidation_closed_form));
    for (const RiskMoment& moment : report.moments) {
        if (moment.day <= 0.0) continue;
        const double level = (leverage == std::string("3") ? 97110.0 : 71933.0 + 1.0 / 3.0) / 65000.0;
        const double odds = touch_probability({0.0, 0.6}, level, moment.day / 365.0);
        INFO("day " << moment.day << ": " << moment.liquidation.value << ", " << odds);
        // Where hardly a path has died yet the error is not known either.
        CHECK(std::abs(moment.liquidation.value - odds) <= 4.5 * moment.liquidation.error + 6.0 / report.method.paths
                                                               + 4.0 * std::sqrt(odds / report.method.paths));
    }
}

TEST_CASE("both roads agree on plans that both can run", "[risk][roads]") {
    const Fields fields = GENERATE(
        Fields{{"leg.leverage", "10"}}, Fields{{"leg.leverage", "5"}, {"leg.contract", "binance:BTCUSDT"}},
        Fields{{"leg.leverage", "10"}, {"leg.stop_price", "69000"}},
        Fields{{"leg.leverage", "4"}, {"leg.funding_rate", "-0.0001"}, {"horizon_days", "60"}},
        Fields{{"bag.amount", "0"},
               {"bag.owed", "5"},
               {"leg.side", "long"},
               {"leg.leverage", "4"},
               {"leg.contract", "binance:BTCUSDT"}},
        Fields{{"leg.contract", "bybit:BTCUSD"}, {"leg.leverage", "20"}, {"leg.ratio", "0.5"}, {"risk.drift", "0.8"}},
        Fields{{"leg.contract", "okx:BTC-USDT-SWAP"},
               {"leg.leverage", "8"},
               {"leg.margin_mode", "cross"},
               {"cost.borrow_rate", "0.08"},
               {"leg.slippage_rate", "0.001"}},
        Fields{{"leg.leverage", "6"},
               {"leg.entry_price", "60000"},
               {"leg.sizing", "contracts"},
               {"leg.contracts", "2000"}},
        Fields{{"leg.leverage", "10"}, {"leg.funding_regimes", "10:0.001"}, {"horizon_days", "20"}});
    std::string text;
    for (const auto& [key, value] : fields)
        text.append(key).append("=").append(value).append(" ");
    INFO(text);
    const RiskReport fast = risk_of(risk_plan(2e5 * kFewer, fields));
    const RiskReport walk = risk_of(risk_plan(3e4 * kFewer, fields), OnRoad::Walk);
    REQUIRE(fast.method.road == "kernel");
    REQUIRE(walk.method.road == "walk");
    const auto check = [](std::string_view name, const Estimate& a, const Estimate& b, double slack) {
        INFO(name << ": " << a.value << " +- " << a.error << ", " << b.value << " +- " << b.error);
        CHECK(std::abs(a.value - b.value) <= 4.5 * std::hypot(a.error, b.error) + slack);
    };
    // Funding is the one thing that coarse steps round: by a third of a step's, on the paths that die.
    const double funding = 0.01 * std::abs(walk.funding_usd.value);
    check("liquidation", fast.liquidation, walk.liquidation, 1e-9);
    check("stop", fast.stop, walk.stop, 1e-9);
    check("funding", fast.funding_usd, walk.funding_usd, funding + 1e-9);
    check("fees", fast.fees_usd, walk.fees_usd, 1e-3 * std::abs(walk.fees_usd.value) + 1e-9);
    check("worse", fast.worse_than_unhedged, walk.worse_than_unhedged, 1e-9);
    for (const char* key : {"hedged", "half_hedged", "unhedged"}) {
        const RiskDistribution &a = distribution(fast, key), &b = distribution(walk, key);
        INFO(key);
        check("mean", a.mean_usd, b.mean_usd, funding);
        check("deviation", a.deviation_usd, b.deviation_usd, 1e-3 * b.deviation_usd.value);
        check("5 %", a.p5_usd, b.p5_usd, 2e-3 * b.deviation_usd.value);
        check("95 %", a.p95_usd, b.p95_usd, 2e-3 * b.deviation_usd.value);
        check("shortfall", a.expected_shortfall_95_usd, b.expected_shortfall_95_usd, 2e-3 * b.deviation_usd.value);
    }
    CHECK(distribution(fast, "sold") == distribution(walk, "sold"));
    REQUIRE(fast.by_leverage.size() == walk.by_leverage.size());
    for (std::size_t i = 0; i < fast.by_leverage.size(); ++i)
        check("by leverage", fast.by_leverage[i].liquidation, walk.by_leverage[i].liquidation, 2e-3);
    for (std::size_t i = 0; i < fast.by_collateral.size(); ++i)
        check("by collateral", fast.by_collateral[i].liquidation, walk.by_collateral[i].liquidation, 2e-3);
}

TEST_CASE("pseudo-random numbers and Sobol's points agree", "[risk][roads]") {
    const RiskReport sobol = risk_of(risk_plan(1e5 * kFewer, {{"leg.leverage", "10"}}));
    const RiskReport pseudo = risk_of(risk_plan(4e5 * kFewer, {{"leg.leverage", "10"}, {"risk.numbers", "pseudo"}}));
    CHECK(sobol.method.numbers == "sobol");
    CHECK(pseudo.method.numbers == "pseudo");
    CHECK(agree(sobol.liquidation, pseudo.liquidation));
    CHECK(agree(distribution(sobol, "hedged").mean_usd, distribution(pseudo, "hedged").mean_usd));
    CHECK(agree(distribution(sobol, "hedged").p5_usd, distribution(pseudo, "hedged").p5_usd));
    REQUIRE((sobol.effectiveness && pseudo.effectiveness));
    CHECK(agree(*sobol.effectiveness, *pseudo.effectiveness));
}

TEST_CASE("the road that a plan takes is told, and why", "[risk][roads]") {
    struct Case {
        Fields fields;
        std::string_view road;
        std::string_view why;
    };
    const Case each = GENERATE(
        Case{{}, "kernel", "one price"}, Case{{{"legs", "0"}}, "kernel", "one price"},
        Case{{{"risk.model", "jumps"}}, "walk", "jump"},
        Case{{{"risk.funding_deviation", "0.0001"}}, "walk", "funding"},
        Case{{{"risk.basis_deviation", "0.001"}}, "walk", "basis"}, Case{{{"leg.basis", "100"}}, "walk", "basis"},
        Case{{{"bags", "2"}}, "walk", "more than one bag"}, Case{{{"legs", "2"}}, "walk", "more than one hedge"},
        Case{{{"rules", "1"}, {"trigger.level", "60000"}}, "walk", "rules"},
        Case{{{"leg.leverage", "10"}, {"leg.topup_leverage_max", "15"}, {"leg.topup_leverage_target", "10"}},
             "walk",
             "added on the way"},
        Case{{{"leg.leverage", "10"}, {"leg.stop_price", "71900"}}, "walk", "close to each other"},
        Case{{{"leg.venue_fails_on", "5"}}, "walk", "fails"});
    Fields fields = each.fields;
    const RiskReport report = risk_of(risk_plan(200, fields));
    CHECK(report.method.road == each.road);
    INFO(report.method.why);
    CHECK(report.method.why.find(each.why) != std::string::npos);
}

TEST_CASE("what is dead at once is so in the formula too", "[risk][roads]") {
    const RiskReport report = risk_of(risk_plan(200, {{"leg.entry_price", "55000"},
                                                      {"leg.sizing", "contracts"},
                                                      {"leg.contracts", "2000"},
                                                      {"leg.leverage", "10"}}));
    CHECK(report.liquidation.value == 1.0);
    REQUIRE(report.liquidation_closed_form);
    CHECK(*report.liquidation_closed_form == 1.0);
}

TEST_CASE("the wildest prices that the inputs allow leave finite figures", "[risk][roads]") {
    const Fields fields =
        GENERATE(Fields{{"risk.model", "jumps"}, {"risk.jump_rate", "1000"}, {"risk.jump_deviation", "3"}},
                 Fields{{"risk.model", "jumps"},
                        {"risk.jump_rate", "1000"},
                        {"risk.jump_mean", "-3"},
                        {"horizon_days", "3650"},
                        {"risk.step_days", "100"}},
                 Fields{{"bag.volatility", "40"}, {"leg.leverage", "10"}},
                 Fields{{"bag.volatility", "100"}, {"horizon_days", "365"}},
                 Fields{{"risk.drift", "10"},
                        {"horizon_days", "3650"},
                        {"risk.basis_deviation", "0.5"},
                        {"risk.step_days", "100"}});
    const RiskReport report = risk_of(risk_plan(100, fields));
    for (const RiskDistribution& each : report.distributions) {
        INFO(each.key);
        for (const Estimate& figure : {each.mean_usd, each.deviation_usd, each.p1_usd, each.p50_usd, each.p99_usd,
                                       each.expected_shortfall_95_usd}) {
            CHECK(std::isfinite(figure.value));
            CHECK(std::isfinite(figure.error));
        }
    }
    for (const RiskMoment& moment : report.moments) {
        CHECK(std::isfinite(moment.price_95));
        CHECK(moment.price_5 >= 0.0);
    }
}

TEST_CASE("a bootstrap without a history and a plan with issues are refused", "[risk]") {
    Plan plan;
    plan.risk.model = RiskModel::Bootstrap;
    const auto without = risk::Simulation::of(plan);
    REQUIRE_FALSE(without);
    CHECK(without.error().front().field == "risk.model");
    plan = {};
    plan.bags[0].amount = -1.0;
    REQUIRE_FALSE(risk::Simulation::of(plan));
    plan = {};
    plan.risk.paths = 99.0;
    const auto few = risk::Simulation::of(plan);
    REQUIRE_FALSE(few);
    CHECK(few.error().front().field == "risk.paths");
}
