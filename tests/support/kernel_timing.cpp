#include "support/kernel_timing.hpp"

#include "risk/histogram.hpp"
#include "support/kernel_jobs.hpp"

#include <chrono>
#include <vector>

namespace keel::test {

using namespace keel::risk;

namespace {

constexpr std::size_t kSlice = 4096;
constexpr float kRatio = 0.8F, kExitCost = 5e-4F;

KernelJob job_of(TimedCase timed) {
    const bool is_far = timed == TimedCase::K1Far || timed == TimedCase::BridgeFar;
    const bool is_fine = timed == TimedCase::K1 || timed == TimedCase::Bridge || is_far;
    ReferenceCase reference{.steps = is_fine ? 270 : 30, .upper = is_far ? 2.5 : 1.3267, .lower = is_far ? 0.35 : 0.7};
    if (timed == TimedCase::K1 || timed == TimedCase::K1Far) reference.monitoring = Monitoring::AtSteps;
    if (timed == TimedCase::CoarseOne || timed == TimedCase::CoarseSobol) reference.lower = 0.0;
    if (timed == TimedCase::CoarseSobol) reference.numbers = Numbers::Sobol;
    return reference_job(reference);
}

/// Closed at the level above or below, 1.3267 and 0.7 or 2.5 and 0.35.
void count_results(const KernelBlock& block, float upper, float lower, std::vector<float>& results,
                   Histogram& histogram) {
    const std::size_t count = block.end.size();
    results.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t exit = block.exit[i];
        const float closed = (exit & kExitBelow) != 0 ? lower * (1.0F + kExitCost) : upper * (1.0F + kExitCost);
        const float hedge = 1.0F - (exit != 0 ? closed : block.weight[i]) + block.funding[i];
        results[i] = block.weight[i] - 1.0F + kRatio * hedge;
    }
    count_values(results, histogram);
}

} // namespace

double paths_a_second(TimedCase timed, LaneWidth width, std::size_t paths) {
    const PreparedPointer prepared = prepare(job_of(timed));
    const bool is_far = timed == TimedCase::K1Far || timed == TimedCase::BridgeFar;
    const bool has_levels = timed == TimedCase::Levels1 || timed == TimedCase::Levels8;
    std::vector<Level> levels;
    for (int i = 0; i < (timed == TimedCase::Levels8 ? 8 : 1); ++i)
        levels.push_back({.log2_distance = 0.4078 + 0.1 * i});
    std::vector<LevelSums> sums(levels.size());
    KernelBlock block;
    std::vector<float> results;
    Histogram histogram{-1.0F, 2.0F, std::vector<std::uint32_t>(4096, 0)};
    std::size_t done = 0;
    const auto start = std::chrono::steady_clock::now();
    for (; done < paths; done += kSlice) {
        if (has_levels) {
            run_levels(*prepared, levels, done, kSlice, sums, width);
        } else {
            run(*prepared, done, kSlice, block, width);
            count_results(block, is_far ? 2.5F : 1.3267F, is_far ? 0.35F : 0.7F, results, histogram);
        }
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    return static_cast<double>(done) / taken.count();
}

} // namespace keel::test
