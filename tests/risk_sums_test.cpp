// Sums of paths: they add up in any split, cross to another thread or worker bit for bit, and tell the right figures.

#include "risk/crew.hpp"
#include "risk/percentiles.hpp"
#include "risk/sums.hpp"
#include "risk/tally.hpp"
#include "support/risks.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using namespace keel;
using namespace keel::risk;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

const std::vector<Plan>& plans() {
    static const std::vector<Plan> all{
        test::risk_plan(3000, {{"leg.leverage", "10"}}),
        test::risk_plan(70000, {{"leg.leverage", "10"}, {"risk.numbers", "pseudo"}}),
        test::risk_plan(1500, {{"leg.leverage", "10"}, {"risk.model", "jumps"}}),
    };
    return all;
}

Simulation simulation_of(const Plan& plan) {
    auto simulation = Simulation::of(plan);
    REQUIRE(simulation);
    return std::move(*simulation);
}

RiskReport in_order(const Simulation& simulation) {
    Tally tally(simulation);
    for (std::size_t chunk = 0; chunk < simulation.setup().chunks; ++chunk)
        tally.take(chunk, simulation.run(chunk));
    return *tally.report();
}

} // namespace

TEST_CASE("chunks may come in any order and twice", "[risk][sums]") {
    for (const Plan& plan : plans()) {
        const Simulation simulation = simulation_of(plan);
        REQUIRE(simulation.setup().chunks > 1);
        std::vector<std::size_t> order(simulation.setup().chunks);
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::ranges::shuffle(order, std::mt19937_64(7));
        Tally tally(simulation);
        for (const std::size_t chunk : order) {
            tally.take(chunk, simulation.run(chunk));
            tally.take(chunk, simulation.run(chunk));
        }
        CHECK(tally.is_done());
        CHECK(*tally.report() == in_order(simulation));
    }
}

TEST_CASE("threads change no bit", "[risk][sums]") {
    for (const Plan& plan : plans()) {
        const Simulation simulation = simulation_of(plan);
        const RiskReport one = in_order(simulation);
        for (const std::size_t threads : std::initializer_list<std::size_t>{1, 2, 4}) {
            Tally tally(simulation);
            run_all(simulation, threads, tally, [] { return true; });
            CHECK(*tally.report() == one);
        }
    }
}

TEST_CASE("a run that is cut short tells how far it came", "[risk][sums]") {
    const Simulation simulation = simulation_of(plans()[1]);
    Tally tally(simulation);
    run_all(simulation, 1, tally, [] { return false; });
    const auto report = tally.report();
    REQUIRE(report);
    CHECK(report->method.paths > 0.0);
    CHECK(report->method.paths < report->method.wanted);
    CHECK(report->method.wanted == 70000.0);
}

TEST_CASE("sums cross as bytes, and other bytes are none", "[risk][sums]") {
    for (const Plan& plan : plans()) {
        const Simulation simulation = simulation_of(plan);
        const Sums sums = simulation.run(0);
        const std::string bytes = sums.packed();
        const auto back = Sums::unpacked(bytes);
        REQUIRE(back);
        CHECK(back->packed() == bytes);
        Tally direct(simulation), crossed(simulation);
        for (std::size_t chunk = 0; chunk < simulation.setup().chunks; ++chunk) {
            direct.take(chunk, simulation.run(chunk));
            crossed.take(chunk, *Sums::unpacked(simulation.run(chunk).packed()));
        }
        CHECK(*direct.report() == *crossed.report());
        for (const std::size_t size : {std::size_t{0}, std::size_t{7}, bytes.size() / 2, bytes.size() - 1})
            CHECK_FALSE(Sums::unpacked(bytes.substr(0, size)));
        CHECK_FALSE(Sums::unpacked(bytes + "x"));
        std::mt19937_64 random(3);
        for (int i = 0; i < 300; ++i) {
            std::string bad = bytes;
            bad[random() % bad.size()] = static_cast<char>(random());
            (void)Sums::unpacked(bad); // whatever it says, it does not crash
        }
    }
}

TEST_CASE("percentiles of bins are those of the values, to a bin's width", "[risk][sums]") {
    std::mt19937_64 random(11);
    std::normal_distribution<double> normal(100.0, 15.0);
    Bins bins(20.0, 180.0, 2048);
    std::vector<double> values;
    for (int i = 0; i < 50000; ++i) {
        values.push_back(normal(random));
        bins.add(values.back());
    }
    std::ranges::sort(values);
    const Percentiles percentiles(bins, values.front(), values.back());
    const double width = 160.0 / 2048.0;
    for (const double part : {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99}) {
        const double exact = values[static_cast<std::size_t>(part * 50000.0)];
        CHECK_THAT(percentiles.at(part).value, WithinAbs(exact, width));
        // sqrt(q (1 - q) / n) / density
        const double z = (exact - 100.0) / 15.0;
        const double density = std::exp(-0.5 * z * z) / (15.0 * std::sqrt(2.0 * M_PI));
        CHECK_THAT(percentiles.at(part).error, WithinRel(std::sqrt(part * (1.0 - part) / 50000.0) / density, 0.25));
    }
    double tail = 0.0;
    for (int i = 0; i < 2500; ++i)
        tail += values[static_cast<std::size_t>(i)] / 2500.0;
    CHECK_THAT(percentiles.mean_below(0.05).value, WithinAbs(tail, width));
    // Of a normal distribution: mean - sd * density(z) / part.
    CHECK_THAT(percentiles.mean_below(0.05).value,
               WithinAbs(100.0 - 15.0 * 2.062713, 4.0 * percentiles.mean_below(0.05).error));
    double sum = 0.0;
    const auto bars = percentiles.bars();
    CHECK(bars.size() >= 30);
    CHECK(bars.size() <= 62);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        sum += bars[i].part;
        CHECK(bars[i].from_usd < bars[i].to_usd);
        if (i > 0) CHECK(bars[i].from_usd == bars[i - 1].to_usd);
    }
    CHECK_THAT(sum, WithinAbs(1.0, 1e-12));
}

TEST_CASE("values that are all one have one bar", "[risk][sums]") {
    Bins bins(-1.0, 1.0, 2048);
    for (int i = 0; i < 10; ++i)
        bins.add(0.25);
    const Percentiles percentiles(bins, 0.25, 0.25);
    CHECK(percentiles.at(0.5) == Estimate{0.25, 0.0});
    CHECK(percentiles.bars().size() == 1);
    CHECK(percentiles.bars().front().part == 1.0);
}

TEST_CASE("figures of a report fit each other", "[risk][sums]") {
    for (const Plan& plan : plans()) {
        const RiskReport report = test::risk_of(plan);
        const RiskDistribution& hedged = test::distribution(report, "hedged");
        CHECK(hedged.p1_usd.value <= hedged.p5_usd.value);
        CHECK(hedged.p95_usd.value <= hedged.p99_usd.value);
        CHECK(hedged.least_usd <= hedged.p1_usd.value);
        CHECK(hedged.value_at_risk_95_usd.value == -hedged.p5_usd.value);
        CHECK(hedged.expected_shortfall_95_usd.value >= hedged.value_at_risk_95_usd.value);
        CHECK(hedged.expected_shortfall_99_usd.value >= hedged.expected_shortfall_95_usd.value);
        double before = 0.0;
        for (const RiskMoment& moment : report.moments) {
            CHECK(moment.liquidation.value >= before);
            CHECK(moment.price_5 <= moment.price_50);
            CHECK(moment.price_50 <= moment.price_95);
            before = moment.liquidation.value;
        }
        CHECK(report.moments.front().day == 0.0);
        CHECK(report.moments.back().day == plan.horizon_days);
        CHECK(report.moments.back().liquidation.value == report.liquidation.value);
        // More collateral, fewer deaths, on the same paths.
        for (std::size_t i = 1; i < report.by_leverage.size(); ++i)
            CHECK(report.by_leverage[i].liquidation.value >= report.by_leverage[i - 1].liquidation.value);
        for (std::size_t i = 1; i < report.by_collateral.size(); ++i)
            CHECK(report.by_collateral[i].liquidation.value <= report.by_collateral[i - 1].liquidation.value);
        const RiskDistribution& half = test::distribution(report, "half_hedged");
        const RiskDistribution& unhedged = test::distribution(report, "unhedged");
        CHECK_THAT(half.mean_usd.value, WithinAbs(0.5 * (hedged.mean_usd.value + unhedged.mean_usd.value), 1e-6));
    }
}
