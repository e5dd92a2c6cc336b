#pragma once

// How fast the kernels simulate what monte-carlo.md, section 9, compares.

#include "risk/kernel.hpp"

#include <array>
#include <cstddef>

namespace keel::test {

/// K1: the reference case in 270 steps, a level above and one below checked where steps end, and a histogram of 4096
/// bins of the result of a coin and its hedge. The rest have Brownian bridges. P is the chance of a touch.
enum class TimedCase {
    K1,          // P = 0.67
    K1Far,       // P = 0.009
    Bridge,      // 270 steps, P = 0.71
    BridgeFar,   // 270 steps, P = 0.009
    Coarse,      // 30 steps, P = 0.71
    CoarseOne,   // 30 steps, the level above alone, P = 0.37
    CoarseSobol, // the same with quasi-random points
    Levels1,     // 30 steps, one level on recorded paths
    Levels8
};
inline constexpr std::array<const char*, 9> kTimedCases = {
    "k1", "k1_far", "bridge", "bridge_far", "coarse", "coarse_one", "coarse_sobol", "levels_1", "levels_8"};

/// Of at least `paths` paths in calls for 4096, with what is counted of them.
double paths_a_second(TimedCase timed, risk::LaneWidth width, std::size_t paths);

} // namespace keel::test
