// The paths of the kernels one by one: against the same simulation in double, and where nothing is left to chance.

#include "risk/kernel.hpp"
#include "risk/normals.hpp"
#include "risk/random.hpp"
#include "risk/sobol.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

using namespace keel::risk;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

KernelJob varied_job() {
    KernelJob job{.log2_drift = -0.2, .log2_volatility = 1.1, .seed = 99};
    for (int i = 0; i < 24; ++i)
        job.steps.push_back({.years = i % 5 == 3 ? 0.0 : 0.004 * (1 + i % 3),
                             .funding_from = i % 2 == 0 ? 0.001 : 0.0,
                             .funding_to = i % 4 == 1 ? 0.0 : 0.002,
                             .funding_middle = i % 3 == 0 ? 0.004 : 0.0,
                             .share_at_exit = 0.25});
    return job;
}

double height(const Level& level, double funding) {
    return level.log2_distance + level.slope * funding + level.curve * funding * funding;
}

/// What a path should be, as kernel.hpp says it.
struct ReferencePath {
    double x = 0.0, funding = 0.0, survival = 1.0, exit_funding = 0.0;
    std::uint32_t exit = 0;
};

ReferencePath walk(const KernelJob& job, std::uint64_t number) {
    Stream random(job.seed, number, 0);
    const auto uniform = static_cast<double>(random.uniform());
    ReferencePath path;
    for (std::size_t i = 0; i < job.steps.size(); ++i) {
        const KernelStep& step = job.steps[i];
        const double before = path.x, funding_before = path.funding;
        path.x += job.log2_drift * step.years
                  + job.log2_volatility * std::sqrt(step.years) * static_cast<double>(random.normal());
        const auto weight = [&](double x) { return std::exp2(job.exponent * x); };
        const double added = step.funding_from * weight(before) + step.funding_to * weight(path.x)
                             + step.funding_middle * weight((before + path.x) / 2.0);
        path.funding += added;
        const double variance = job.log2_volatility * job.log2_volatility * step.years;
        double probability = 0.0;
        std::uint32_t side = 0;
        const auto meet = [&](const std::optional<Level>& level, double sign, std::uint32_t mark) {
            if (!level) return;
            const double d0 = sign * (height(*level, funding_before) - before);
            const double d1 = sign * (height(*level, path.funding) - path.x);
            double p = d1 <= 0.0 || d0 <= 0.0 ? 1.0 : 0.0;
            if (p == 0.0 && job.monitoring == Monitoring::Bridge && variance > 0.0)
                p = std::exp(-2.0 * d0 * d1 / variance);
            if (p > probability) {
                probability = p;
                side = mark;
            }
        };
        meet(job.upper, 1.0, 0);
        meet(job.lower, -1.0, kExitBelow);
        path.survival *= 1.0 - probability;
        if (path.exit == 0 && path.survival < uniform) {
            path.exit = static_cast<std::uint32_t>(i + 1) | side;
            path.exit_funding = funding_before + added * step.share_at_exit;
        }
    }
    if (path.exit != 0) path.funding = path.exit_funding;
    return path;
}

} // namespace

TEST_CASE("paths are those of the same simulation in double", "[risk][kernel]") {
    KernelJob job = varied_job();
    job.monitoring = GENERATE(Monitoring::Bridge, Monitoring::AtSteps);
    job.exponent = GENERATE(1, -1);
    const int sides = GENERATE(0, 1, 2, 3);
    if (sides % 2 == 1) job.upper = Level{0.35, 0.8, -0.5};
    if (sides / 2 == 1) job.lower = Level{-0.4, 0.6, 0.3};
    constexpr std::size_t kPaths = 2000;
    KernelBlock block;
    run(*prepare(job), 11, kPaths, block);
    std::size_t other_exits = 0;
    double end_error = 0.0, weight_error = 0.0, survival_error = 0.0, funding_error = 0.0, exits = 0.0;
    for (std::size_t i = 0; i < kPaths; ++i) {
        const ReferencePath path = walk(job, 11 + i);
        end_error = std::max(end_error, std::abs(static_cast<double>(block.end[i]) - path.x));
        weight_error = std::max(
            weight_error, std::abs(static_cast<double>(block.weight[i]) / std::exp2(job.exponent * path.x) - 1.0));
        survival_error = std::max(survival_error, std::abs(static_cast<double>(block.survival[i]) - path.survival));
        exits += path.exit != 0 ? 1.0 : 0.0;
        if (block.exit[i] != path.exit) // where the uniform number is within an error of the survival
            ++other_exits;
        else
            funding_error = std::max(funding_error, std::abs(static_cast<double>(block.funding[i]) - path.funding));
    }
    CAPTURE(sides, job.exponent, exits);
    CHECK(end_error < 2e-6);
    CHECK(weight_error < 2e-6);
    CHECK(funding_error < 1e-6);
    CHECK(survival_error < 2e-3); // q = closeness d0 d1 with closeness up to 500
    CHECK(other_exits <= 2);
    CHECK((sides == 0 ? exits == 0.0 : exits > 100.0));
}

TEST_CASE("one step of quasi-random numbers is a normal of its point", "[risk][kernel]") {
    KernelJob job{.log2_drift = 0.0, .log2_volatility = 1.0, .steps = {{.years = 1.0}, {.years = 0.0}}};
    job.numbers = Numbers::Sobol;
    job.replicate = 4;
    KernelBlock block;
    run(*prepare(job), 100, 500, block);
    const SobolPoints points = scrambled_sobol(3, job.seed, 4);
    std::size_t differing = 0;
    for (std::uint32_t i = 0; i < 500; ++i) {
        using One = Lanes<1>;
        const auto pair =
            NormalsFromWords<One>{}(One::Word{points.word(0, 100 + i)}, One::Word{points.word(1, 100 + i)});
        if (block.end[i] != pair.first[0]) ++differing;
    }
    CHECK(differing == 0);
}

TEST_CASE("without volatility the price goes its way", "[risk][kernel]") {
    KernelJob job{.log2_drift = 1.0, .log2_volatility = 0.0};
    for (int i = 0; i < 8; ++i)
        job.steps.push_back({.years = 0.125, .funding_to = 0.5, .share_at_exit = 0.0});
    job.numbers = GENERATE(Numbers::Pseudo, Numbers::Sobol);
    job.monitoring = GENERATE(Monitoring::Bridge, Monitoring::AtSteps);
    KernelBlock block;
    run(*prepare(job), 0, 5, block);
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(block.end[i] == 1.0F);
        CHECK(block.weight[i] == 2.0F);
        CHECK(block.survival[i] == 1.0F);
        CHECK(block.exit[i] == 0);
    }
    job.upper = Level{.log2_distance = 0.6};
    run(*prepare(job), 0, 5, block);
    CHECK(block.exit[3] == 5); // 0.625 is the first beyond
    CHECK(block.survival[3] == 0.0F);
    CHECK(block.touched[3] == 0);
    CHECK(block.touched[4] == std::int64_t{5} << 20);
    CHECK(block.touched[7] == std::int64_t{5} << 20);
    double funding = 0.0;
    for (int i = 1; i <= 4; ++i)
        funding += 0.5 * std::exp2(i / 8.0);
    CHECK_THAT(block.funding[3], WithinRel(static_cast<float>(funding), 1e-6F));
    CHECK(block.end[3] == 1.0F);
    // A level that funding moves out of the way, and one that it moves onto the price.
    job.upper = Level{.log2_distance = 0.6, .slope = 1.0};
    run(*prepare(job), 0, 5, block);
    CHECK(block.exit[0] == 0);
    job.upper = Level{.log2_distance = 0.6, .slope = 0.0, .curve = -0.2};
    run(*prepare(job), 0, 5, block);
    // 0.6 - 0.2 F^2 with F = 0.545, 1.14, 1.789: 0.54, 0.34, -0.04 against 0.125, 0.25, 0.375.
    CHECK(block.exit[0] == 3);
}

TEST_CASE("a level that is passed already ends the hedge at once", "[risk][kernel]") {
    KernelJob job = varied_job();
    job.exponent = GENERATE(1, -1);
    job.upper = Level{.log2_distance = 1.0};
    job.lower = Level{.log2_distance = GENERATE(0.0, 0.25)};
    KernelBlock block;
    run(*prepare(job), 0, 100, block);
    for (std::size_t i = 0; i < 100; ++i) {
        CHECK(block.exit[i] == (1U | kExitBelow));
        CHECK(block.funding[i] == 0.0F);
        CHECK(block.survival[i] == 0.0F);
    }
    CHECK(block.touched.front() == std::int64_t{100} << 20);
    CHECK(block.touched.back() == std::int64_t{100} << 20);
    job.lower.reset();
    KernelBlock free;
    run(*prepare(job), 0, 100, free);
    CHECK(free.end == block.end);
}

TEST_CASE("no steps, no time and no paths are legal", "[risk][kernel]") {
    KernelJob job = varied_job();
    job.numbers = GENERATE(Numbers::Pseudo, Numbers::Sobol);
    job.upper = Level{.log2_distance = 0.5};
    KernelBlock block;
    run(*prepare(job), 0, 0, block);
    CHECK(block.end.empty());
    for (KernelStep& step : job.steps)
        step.years = 0.0;
    run(*prepare(job), 0, 20, block);
    CHECK(block.end[13] == 0.0F);
    CHECK(block.exit[13] == 0);
    CHECK(block.survival[13] == 1.0F);
    job.steps.clear();
    run(*prepare(job), 0, 20, block);
    CHECK(block.end[19] == 0.0F);
    CHECK(block.weight[19] == 1.0F);
    CHECK(block.touched.empty());
}

TEST_CASE("a price beyond what a float's power holds stays finite", "[risk][kernel]") {
    KernelJob job = varied_job();
    job.log2_volatility = 400.0;
    job.upper = Level{.log2_distance = 50.0};
    KernelBlock block;
    run(*prepare(job), 0, 3000, block);
    for (std::size_t i = 0; i < 3000; ++i)
        REQUIRE((std::isfinite(block.weight[i]) && std::isfinite(block.funding[i]) && block.survival[i] >= 0.0F
                 && block.survival[i] <= 1.0F && block.weight[i] >= 0x1p-120F && block.weight[i] <= 0x1p120F));
}

TEST_CASE("funding of a coarse step is that of its payments", "[risk][kernel]") {
    // Simpson's weights add up to the payments at a price that stands still.
    const KernelStep step = simpson_funding(9.0 / 1095.0, 9.0, 1e-4, 0.0);
    CHECK_THAT(step.funding_from + step.funding_to + step.funding_middle, WithinRel(9e-4, 1e-12));
    CHECK_THAT(step.share_at_exit, WithinRel(4.0 / 9.0, 1e-12));
    CHECK(simpson_funding(1.0 / 1095.0, 1.0, 1e-4, 0.7).share_at_exit == 0.0);
}
