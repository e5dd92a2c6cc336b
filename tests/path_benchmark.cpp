// How fast a path is walked, and how much memory that takes: ten years of hourly bars, four legs, three rules. Run
// with: keel_path_benchmark "[path]", natively or with node.

#include "engine/path.hpp"

#include "support/memory.hpp"

#include <catch2/benchmark/catch_benchmark.hpp>
#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <cmath>
#include <random>
#include <vector>

using namespace keel;

namespace {

/// Hourly bars of a price that wanders and comes back, with its highs and lows.
std::vector<PriceBar> hourly_bars(std::size_t count) {
    std::mt19937_64 random(20240501);
    std::normal_distribution<double> noise(0.0, 0.006);
    std::vector<PriceBar> bars;
    double log_move = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        const double before = log_move;
        log_move += noise(random) - 0.0005 * log_move;
        const double reach = std::abs(noise(random)) * 0.5;
        bars.push_back({.day = static_cast<double>(i + 1) / 24.0,
                        .close = 65000.0 * std::exp(log_move),
                        .high = 65000.0 * std::exp(std::max(before, log_move) + reach),
                        .low = 65000.0 * std::exp(std::min(before, log_move) - reach)});
    }
    return bars;
}

/// An inverse, a linear and a quarterly leg, two of them in one cross wallet, and a leg on another coin.
Plan four_legs() {
    Plan plan;
    plan.bags.push_back({"ETH", 40.0, 3100.0});
    plan.bags[1].volatility = 0.8;
    plan.bags[1].correlation = 0.85;
    plan.legs.resize(4);
    plan.legs[0].ratio = 0.25;
    for (std::size_t i : {1U, 2U}) {
        plan.legs[i].contract = "binance:BTCUSDT";
        plan.legs[i].margin_mode = MarginMode::Cross;
        plan.legs[i].ratio = 0.2;
        plan.legs[i].collateral = 500000.0;
        plan.legs[i].funding_rate = -0.00001;
    }
    plan.legs[3].bag = 2.0;
    plan.legs[3].contract = "binance:ETHUSD_PERP";
    plan.legs[3].ratio = 0.3;
    plan.rules = {
        {.kind = TriggerKind::Drawdown, .level = 0.1, .ratio = 0.8, .exit = ExitKind::ConditionFalse, .exit_days = 5.0},
        {.kind = TriggerKind::RsiAbove, .leg = 2.0, .level = 75.0, .ratio = 0.4, .exit = ExitKind::ConditionFalse},
        {.kind = TriggerKind::Rebalance, .leg = 4.0, .level = 0.1, .ratio = 0.3}};
    return plan;
}

double seconds_of(const Plan& plan, const std::vector<PriceBar>& bars) {
    const auto start = std::chrono::steady_clock::now();
    const auto report = path_along(plan, {bars});
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    REQUIRE(report);
    return taken.count();
}

} // namespace

TEST_CASE("what is written down of a path does not grow with its bars", "[path]") {
    Plan plan = four_legs();
    plan.rules.clear();
    const std::vector<PriceBar> month_bars = hourly_bars(24 * 30), year_bars = hourly_bars(24 * 365);
    const auto day = path_along(plan, {month_bars}), year = path_along(plan, {year_bars});
    REQUIRE(day);
    REQUIRE(year);
    CHECK(year->series.size() < day->series.size() + 100);
    // Funding of four legs by the day.
    CHECK(year->events.size() < 4 * 370 + 20);
}

TEST_CASE("ten times the bars take no more memory on the way", "[path]") {
    // What is written down has its limits, which a year of hours and its rules do not reach: so none of them here, and
    // as many days. What differs is how often the price is known.
    Plan plan = four_legs();
    plan.rules.clear();
    if (!test::counts_heap()) SKIP("a sanitizer watches the heap");
    const std::vector<PriceBar> many = hourly_bars(24 * 365);
    std::vector<PriceBar> few;
    for (std::size_t i = 9; i < many.size(); i += 10)
        few.push_back(many[i]);
    const auto peak_of = [&](const std::vector<PriceBar>& bars) {
        const test::HeapPeak peak;
        const auto report = path_along(plan, {bars});
        REQUIRE(report);
        return peak.bytes();
    };
    const std::size_t of_few = peak_of(few), of_many = peak_of(many);
    CAPTURE(of_few, of_many);
    CHECK(of_few > 10000);
    CHECK(static_cast<double>(of_many) < 1.05 * static_cast<double>(of_few));
}

TEST_CASE("a path of ten years of hourly bars", "[!benchmark][path]") {
    constexpr std::size_t kTenYears = 87600;
    const std::vector<PriceBar> bars = hourly_bars(kTenYears);
    const std::vector<PriceBar> half(bars.begin(), bars.begin() + kTenYears / 2);
    const Plan plan = four_legs();
    Plan unruled = plan;
    unruled.rules.clear();
    Plan isolated = unruled;
    for (Leg& leg : isolated.legs)
        leg.margin_mode = MarginMode::Isolated;
    const test::HeapPeak peak;
    const auto report = path_along(plan, {bars});
    REQUIRE(report);
    const auto told = static_cast<double>(report->events.size()) + report->events_left_out;
    WARN("peak of the heap " << peak.bytes() << " bytes, " << told << " events, " << told / seconds_of(plan, bars)
                             << " a second, and " << kTenYears / seconds_of(plan, bars) << " bars a second");
    WARN(kTenYears << " bars, four legs, three rules and the same without: " << seconds_of(plan, bars)
                   << " s; half of them " << seconds_of(plan, half) << " s; without rules " << seconds_of(unruled, bars)
                   << " s; nor a shared wallet " << seconds_of(isolated, bars) << " s");
    BENCHMARK("path_along, 87,600 bars") { return path_along(plan, {bars}); };
}
