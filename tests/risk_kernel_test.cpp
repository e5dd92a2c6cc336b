// The kernels against closed forms, against the same simulation in double, and against themselves in other pieces.

#include "risk/kernel.hpp"

#include "engine/first_passage.hpp"
#include "support/kernel_jobs.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

using namespace keel;
using namespace keel::risk;
using Catch::Matchers::WithinAbs;
using test::reference_job;
using test::ReferenceCase;

namespace {

/// tests/static/kernel_hash.sh reads this line.
constexpr std::uint64_t kKernelHash = 0xf71e32014b5ef8c5U;

constexpr double kClosedForm = 0.37015490, kClosedFormFar = 0.07141200, kClosedFormCorridor = 0.70687831;
constexpr double kMeanFunding = 0.01993351, kMeanResult = 0.02086500;
constexpr double kRatio = 0.8, kExitCost = 5e-4;

struct Mean {
    double sum = 0.0, square = 0.0, count = 0.0;
    void add(double x) {
        sum += x;
        square += x * x;
        count += 1.0;
    }
    [[nodiscard]] double value() const { return sum / count; }
    [[nodiscard]] double variance() const { return (square - sum * sum / count) / (count - 1.0); }
    [[nodiscard]] double error() const { return std::sqrt(variance() / count); }
    /// How many standard errors it is off.
    [[nodiscard]] double off(double expected) const { return std::abs(value() - expected) / error(); }
};

/// What the reference case asks of paths: the smooth and the drawn chance of a touch, funding, and the result of one
/// coin and a hedge of kRatio that is closed at the level.
struct Answers {
    Mean smooth, drawn, funding, result;
    void add(const KernelBlock& block, double level) {
        for (std::size_t i = 0; i < block.end.size(); ++i) {
            const bool is_out = block.exit[i] != 0;
            const auto weight = static_cast<double>(block.weight[i]), paid = static_cast<double>(block.funding[i]);
            smooth.add(1.0 - static_cast<double>(block.survival[i]));
            drawn.add(is_out ? 1.0 : 0.0);
            funding.add(paid);
            result.add(weight - 1.0 + kRatio * ((is_out ? 1.0 - level * (1.0 + kExitCost) : 1.0 - weight) + paid));
        }
    }
};

Answers answers_of(const KernelJob& job, std::size_t paths, double level = 1.3267) {
    const PreparedPointer prepared = prepare(job);
    KernelBlock block;
    Answers answers;
    for (std::size_t first = 0; first < paths; first += 16384) {
        run(*prepared, first, std::min<std::size_t>(16384, paths - first), block);
        answers.add(block, level);
    }
    return answers;
}

/// The chance of a touch by 2^k points of one scramble.
double sobol_chance(KernelJob job, std::uint32_t k, std::uint64_t seed, std::uint32_t replicate) {
    job.numbers = Numbers::Sobol;
    job.seed = seed;
    job.replicate = replicate;
    const PreparedPointer prepared = prepare(job);
    const std::array<Level, 1> level = {*job.upper};
    std::array<LevelSums, 1> sum;
    run_levels(*prepared, level, 0, std::size_t{1} << k, sum);
    return static_cast<double>(sum[0].touched) * kTouchUnit / static_cast<double>(std::size_t{1} << k);
}

bool is_same(const KernelBlock& a, const KernelBlock& b, std::size_t from) {
    for (std::size_t i = 0; i < b.end.size(); ++i)
        if (a.end[from + i] != b.end[i] || a.weight[from + i] != b.weight[i] || a.funding[from + i] != b.funding[i]
            || a.survival[from + i] != b.survival[i] || a.exit[from + i] != b.exit[i])
            return false;
    return true;
}

} // namespace

TEST_CASE("the reference case comes out within four standard errors", "[risk][kernel]") {
    constexpr std::size_t kPaths = 1000000;
    const Answers near = answers_of(reference_job({}), kPaths);
    CHECK(near.smooth.off(kClosedForm) < 4.0);
    CHECK(near.drawn.off(kClosedForm) < 4.0);
    CHECK(near.funding.off(kMeanFunding) < 4.0);
    CHECK(near.result.off(kMeanResult) < 4.0);
    CHECK(near.smooth.error() < near.drawn.error());
    const Answers far = answers_of(reference_job({.steps = 30, .upper = 1.8}), kPaths, 1.8);
    CHECK(far.smooth.off(kClosedFormFar) < 4.0);
    CHECK(far.drawn.off(kClosedFormFar) < 4.0);
    const Answers corridor = answers_of(reference_job({.steps = 30, .lower = 0.7}), kPaths);
    CHECK(corridor.smooth.off(kClosedFormCorridor) < 4.0);
    CHECK(corridor.drawn.off(kClosedFormCorridor) < 4.0);
}

TEST_CASE("thirty coarse steps with bridges are off by less than 2e-4", "[risk][kernel]") {
    constexpr std::uint32_t kReplicates = 48;
    Mean near, far, corridor, funding, result;
    for (std::uint32_t replicate = 0; replicate < kReplicates; ++replicate) {
        const ReferenceCase reference{.steps = 30, .numbers = Numbers::Sobol, .seed = 7, .replicate = replicate};
        const Answers answers = answers_of(reference_job(reference), 1U << 16);
        near.add(answers.smooth.value());
        funding.add(answers.funding.value());
        result.add(answers.result.value());
        ReferenceCase other = reference;
        other.upper = 1.8;
        far.add(answers_of(reference_job(other), 1U << 14).smooth.value());
        other.upper = 1.3267;
        other.lower = 0.7;
        corridor.add(answers_of(reference_job(other), 1U << 16).smooth.value());
    }
    CAPTURE(near.value(), near.error(), far.value(), far.error(), corridor.value(), corridor.error());
    CAPTURE(funding.value(), funding.error(), result.value(), result.error());
    CHECK_THAT(near.value(), WithinAbs(kClosedForm, 2e-4));
    CHECK_THAT(far.value(), WithinAbs(kClosedFormFar, 2e-4));
    CHECK_THAT(corridor.value(), WithinAbs(kClosedFormCorridor, 2e-4));
    CHECK_THAT(funding.value(), WithinAbs(kMeanFunding, 2e-5));
    CHECK_THAT(result.value(), WithinAbs(kMeanResult, 2e-4));
}

TEST_CASE("checking only where steps end misses touches", "[risk][kernel]") {
    // monte-carlo.md, section 1: 1.9 points out of 37 with 8 hours, 5.5 with three days.
    const double at_8h = answers_of(reference_job({.monitoring = Monitoring::AtSteps}), 200000).smooth.value();
    const double at_3d =
        answers_of(reference_job({.steps = 30, .monitoring = Monitoring::AtSteps}), 200000).smooth.value();
    CHECK_THAT(kClosedForm - at_8h, WithinAbs(0.019, 0.004));
    CHECK_THAT(kClosedForm - at_3d, WithinAbs(0.055, 0.004));
}

TEST_CASE("the chance of a touch is right at every step", "[risk][kernel]") {
    constexpr std::size_t kPaths = 200000;
    const PreparedPointer prepared = prepare(reference_job({.steps = 30}));
    KernelBlock block;
    run(*prepared, 0, kPaths, block);
    for (std::size_t i = 0; i < 30; ++i) {
        const double expected = touch_probability({0.05, 0.7}, 1.3267, static_cast<double>(i + 1) * 9.0 / 1095.0);
        const double found = static_cast<double>(block.touched[i]) * kTouchUnit / kPaths;
        CAPTURE(i, expected, found);
        CHECK(std::abs(found - expected) < 4.0 * std::sqrt(expected * (1.0 - expected) / kPaths) + 1e-6);
        std::size_t drawn = 0;
        for (const std::uint32_t exit : block.exit)
            if (exit != 0 && exit <= i + 1) ++drawn;
        const double part = static_cast<double>(drawn) / kPaths;
        CHECK(std::abs(part - expected) < 4.5 * std::sqrt(expected * (1.0 - expected) / kPaths) + 1e-5);
    }
}

TEST_CASE("paths do not depend on the block or the lanes they are simulated in", "[risk][kernel]") {
    KernelJob job = reference_job({.steps = 270, .upper = 1.3267, .lower = 0.7});
    job.numbers = GENERATE(Numbers::Pseudo, Numbers::Sobol);
    if (job.numbers == Numbers::Sobol) job.steps.resize(61);
    job.upper->slope = 0.5;
    const PreparedPointer prepared = prepare(job);
    KernelBlock whole, part;
    run(*prepared, 1000, 5000, whole, LaneWidth::Four);
    std::vector<std::int64_t> touched(whole.touched.size(), 0);
    std::size_t at = 0;
    for (const std::size_t count : {1U, 3U, 17U, 979U, 64U, 3936U}) {
        run(*prepared, 1000 + at, count, part,
            at % 3 == 0   ? LaneWidth::Eight
            : at % 3 == 1 ? LaneWidth::Sixteen
                          : LaneWidth::Four);
        CAPTURE(at);
        CHECK(is_same(whole, part, at));
        for (std::size_t i = 0; i < touched.size(); ++i)
            touched[i] += part.touched[i];
        at += count;
    }
    CHECK(at == 5000);
    CHECK(touched == whole.touched);
}

TEST_CASE("sums do not overflow in long runs", "[risk][kernel]") {
    KernelJob job = reference_job({.steps = 2, .upper = 1.0});
    const PreparedPointer prepared = prepare(job);
    const std::array<Level, 1> levels = {Level{1e-9, 0.0, 0.0}};
    std::array<LevelSums, 1> sums;
    run_levels(*prepared, levels, 3, 100000, sums);
    CHECK(sums[0].touched > std::int64_t{99000} << 20);
    CHECK(sums[0].touched <= std::int64_t{100000} << 20);
}

TEST_CASE("many levels on the same paths are each as if alone", "[risk][kernel]") {
    KernelJob job = reference_job({.steps = 30});
    job.monitoring = GENERATE(Monitoring::Bridge, Monitoring::AtSteps);
    job.exponent = GENERATE(1, -1);
    const std::array<Level, 5> levels = {
        {{0.4, 0.0, 0.0}, {0.4, 0.5, -0.3}, {-0.3, 0.0, 0.0}, {-0.3, -0.5, 0.2}, {0.9, 0.1, 0.0}}};
    std::array<LevelSums, 5> sums;
    const LaneWidth width = GENERATE(LaneWidth::Four, LaneWidth::Eight, LaneWidth::Sixteen);
    run_levels(*prepare(job), levels, 7, 3000, sums, width);
    KernelBlock block;
    for (std::size_t k = 0; k < levels.size(); ++k) {
        job.upper.reset();
        job.lower.reset();
        (levels[k].log2_distance > 0.0 ? job.upper : job.lower) = levels[k];
        run(*prepare(job), 7, 3000, block);
        CAPTURE(k);
        CHECK(sums[k].touched == block.touched.back());
        double square = 0.0;
        for (const float survival : block.survival)
            square += (1.0 - static_cast<double>(survival)) * (1.0 - static_cast<double>(survival));
        CHECK_THAT(static_cast<double>(sums[k].touched_squared) * kTouchUnit, WithinAbs(square, 0.003));
    }
}

TEST_CASE("quasi-random points find the same chance with a tenth of the variance", "[risk][kernel]") {
    const KernelJob job = reference_job({.steps = 30});
    const Mean pseudo = answers_of(job, 1U << 17).smooth;
    Mean sobol;
    for (std::uint32_t replicate = 0; replicate < 64; ++replicate)
        sobol.add(sobol_chance(job, 14, 8, replicate));
    const double ratio = pseudo.variance() / 16384.0 / sobol.variance();
    CAPTURE(sobol.value(), sobol.error(), ratio);
    CHECK(sobol.off(kClosedForm) < 4.0);
    CHECK(std::abs(sobol.value() - pseudo.value()) < 4.0 * std::hypot(sobol.error(), pseudo.error()));
    CHECK(ratio >= 10.0);
}

TEST_CASE("a 95 % interval holds the truth 95 times out of 100", "[risk][kernel]") {
    const KernelJob job = reference_job({.steps = 3});
    int pseudo_hits = 0, sobol_hits = 0;
    constexpr int kSeeds = 1000;
    for (int seed = 0; seed < kSeeds; ++seed) {
        KernelJob own = job;
        own.seed = static_cast<std::uint64_t>(seed);
        const Mean pseudo = answers_of(own, 1000).smooth;
        if (pseudo.off(kClosedForm) < 1.96) ++pseudo_hits;
        Mean sobol;
        for (std::uint32_t replicate = 0; replicate < 16; ++replicate)
            sobol.add(sobol_chance(own, 6, own.seed, replicate));
        if (sobol.off(kClosedForm) < 2.1314) ++sobol_hits; // Student's t, 15 degrees of freedom
    }
    CHECK((pseudo_hits >= 0.93 * kSeeds && pseudo_hits <= 0.97 * kSeeds));
    CHECK((sobol_hits >= 0.93 * kSeeds && sobol_hits <= 0.97 * kSeeds));
}

TEST_CASE("every compiler, processor and number of lanes gives the same bits", "[risk][kernel]") {
    CHECK(test::kernel_hash(LaneWidth::Four) == kKernelHash);
    CHECK(test::kernel_hash(LaneWidth::Eight) == kKernelHash);
    CHECK(test::kernel_hash(LaneWidth::Sixteen) == kKernelHash);
}
