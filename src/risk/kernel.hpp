#pragma once

// Many paths of one price at once: a geometric Brownian motion on a grid of times, what a short hedge earns in funding
// on the way, and how likely it touches the levels at which the hedge ends. All logarithms are to base 2.
//
// What comes out depends on the job and the path's number alone, to the last bit: not on the blocks, the number of
// lanes, the compiler or the processor. What a path computes is float, with errors of some 1e-7; sums are whole
// numbers.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace keel::risk {

/// Funding of the step = from w(S_begin) + to w(S_end) + middle w(sqrt(S_begin S_end)), with w = S/S_0 (exponent +1) or
/// S_0/S (exponent -1): a share of today's notional, positive as it is counted. See simpson_funding.
struct KernelStep {
    double years = 0.0; // at least 0
    double funding_from = 0.0, funding_to = 0.0, funding_middle = 0.0;
    double share_at_exit = 0.5; // of that, what is still received when the step is that of the exit
};

/// n payments of `rate` spread evenly over a step, the last at its end: Simpson's rule over the mean of the bridge. An
/// exit at any time of the step alike leaves (n - 1)/2 of them. `volatility` is that of ln S for the square root of a
/// year.
KernelStep simpson_funding(double years, double payments, double rate, double volatility);

enum class Monitoring {
    Bridge, // all the time: between two steps by the Brownian bridge
    AtSteps // only where steps end
};
enum class Numbers { Pseudo, Sobol };

/// A level of log2(S/S_0) that moves with the sum of funding F so far (funding booked to a position moves its
/// liquidation price): log2_distance + slope F + curve F^2, and straight in between.
struct Level {
    double log2_distance = 0.0, slope = 0.0, curve = 0.0;
};

struct KernelJob {
    double log2_drift = 0.0;      // of log2 S, a year: (mu - sigma^2/2) / ln 2
    double log2_volatility = 0.0; // of log2 S, for the square root of a year: sigma / ln 2; at least 0
    std::vector<KernelStep> steps{};
    int exponent = 1; // +1 linear, -1 inverse
    std::optional<Level> upper{}, lower{};
    Monitoring monitoring = Monitoring::Bridge;
    std::uint64_t seed = 0;
    Numbers numbers = Numbers::Pseudo;
    std::uint32_t replicate = 0; // Sobol: which scramble
};

/// Sobol's points serve up to this many steps.
inline constexpr std::size_t kMostSobolSteps = 62;

/// KernelBlock::exit: 0, or one more than the step's index, with this bit when it was at the lower level.
inline constexpr std::uint32_t kExitBelow = 0x80000000U;
/// Probabilities in KernelBlock and LevelSums are whole numbers of this fraction.
inline constexpr double kTouchUnit = 0x1p-20;

/// By path. What a path has from its exit on is decided by one uniform number per path; `survival` is not.
struct KernelBlock {
    std::vector<float> end;     // log2(S_T / S_0)
    std::vector<float> weight;  // 2^(exponent end), held between 2^-120 and 2^120
    std::vector<float> funding; // until the exit, with that step's share, or until the end
    std::vector<float>
        survival; // that no level was touched, given the prices where steps end: its mean has the least error
    std::vector<std::uint32_t> exit;
    /// By step: the sum over the block's paths of the probability of having been touched until its end, in kTouchUnit.
    std::vector<std::int64_t> touched;
};

enum class LaneWidth {
    Best,
    Four,
    Eight,
    Sixteen
}; // at most as many as the processor has: AVX2 eight, AVX-512 sixteen

/// A job, ready to run on any number of threads.
struct Prepared;
struct PreparedDeleter {
    void operator()(const Prepared* prepared) const;
};
using PreparedPointer = std::unique_ptr<const Prepared, PreparedDeleter>;

/// What a job asks for must be within its ranges, its numbers finite (asserted).
PreparedPointer prepare(const KernelJob& job);

/// The paths first_path ... first_path + count - 1. With Sobol's points, all below 2^32. The block's memory is used
/// again.
void run(const Prepared& prepared, std::uint64_t first_path, std::size_t count, KernelBlock& block,
         LaneWidth width = LaneWidth::Best);

/// For one level: sums over paths of the probability p of having touched it until the end, and of p^2, in kTouchUnit.
struct LevelSums {
    std::int64_t touched = 0, touched_squared = 0;
};

/// Up to kMostLevels levels on the same paths, each as if it were the only one; upper if it is above 0, else lower. The
/// job's own levels do not matter, its monitoring does. sums.size() == levels.size().
inline constexpr std::size_t kMostLevels = 16;
void run_levels(const Prepared& prepared, std::span<const Level> levels, std::uint64_t first_path, std::size_t count,
                std::span<LevelSums> sums, LaneWidth width = LaneWidth::Best);

} // namespace keel::risk
