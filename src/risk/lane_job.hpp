#pragma once

// A job as the kernels read it: plain floats and pointers, since code that is compiled for one kind of processor may
// not share so much as a vector's operator[] with the rest (risk/lanes.hpp). Prices are y = exponent log2(S/S_0) here,
// so that 2^y is the weight of funding; a job with exponent -1 has its levels turned over.

#include "risk/bridge_order.hpp"
#include "risk/kernel.hpp"
#include "risk/sobol.hpp"

#include <cstddef>
#include <cstdint>

namespace keel::risk {

/// A group is four vectors of lanes: as many paths go through each stage beside each other.
inline constexpr std::size_t kVectors = 4;
/// Steps from stage to stage; even, since normals come in pairs.
inline constexpr std::size_t kStageSteps = 64;
/// Probabilities of a step below 2^-25 do not change a float that is 1 - p: they are 0.
inline constexpr float kFarthest = 25.0F;

enum class Sides { None, Upper, Lower, Both };

/// What a step needs of 2^y: nothing, its value at the end (for its own funding or the next step's), or that at all
/// three places.
enum class Weighing : std::uint32_t { None, AtEnd, Everywhere };

struct LaneStep {
    float drift, scale;    // y grows by drift + scale z
    float minus_closeness; // the bridge between distances d0 and d1 touches with 2^(minus_closeness d0 d1)
    float from, to, middle;
    float lost_at_exit;
    Weighing weighing;
};

struct LaneLevel {
    float distance, slope, curve;
};

struct LaneJob {
    const LaneStep* steps;
    std::size_t step_count;
    LaneLevel upper, lower;
    std::uint32_t upper_exit, lower_exit; // what marks their exits: 0 or kExitBelow
    std::uint32_t start_exit;             // not 0 where today's price is at or beyond a level already
    Sides sides;
    Monitoring monitoring;
    float end_scale; // log2(S_T/S_0) of y
    bool is_moving;  // a level moves with funding
    bool is_bounded; // y cannot leave what 2^y allows
    std::uint64_t key;
    // Sobol's points, if there are coordinates: pairs of them make normals, the last is the uniform number. Lanes of a
    // group differ in the low bits of the index, that is by a pattern; `sequel[k]` takes a group's word to the next
    // group's, where k low bits of the group's number are 1.
    std::size_t coordinates;
    const std::uint32_t* pattern; // [coordinate][lane of the group]
    const std::uint32_t* sequel;  // [coordinate][kIndexBits]
    std::uint32_t* group_words;   // [coordinate], of the group that comes next
    const BridgePoint* bridge;    // one for each step
};

struct LaneResult {
    float *end, *weight, *funding, *survival;
    std::uint32_t* exit;
    std::int32_t* touched; // [step][lane], what the step adds
};

struct LaneLevels {
    const LaneLevel* levels;
    const float* sides; // +1 upper, -1 lower
    std::size_t count;
    std::int32_t* sums; // [level][2][lane]
};

/// At most so many paths a call, so that the sums of a lane stay below 2^31: 2^20 from each of 64 x kVectors paths.
inline constexpr std::size_t kMostGroups = 256;

/// A part of the group number `group`: its paths first_lane ... last_lane - 1. Results are of those alone.
struct LaneRange {
    std::uint64_t first_path;
    std::size_t count; // of paths, in at most kMostGroups groups
};

void run_four(const LaneJob& job, const LaneRange& range, const LaneResult& result);
void run_eight(const LaneJob& job, const LaneRange& range, const LaneResult& result);
void run_sixteen(const LaneJob& job, const LaneRange& range, const LaneResult& result);
void run_levels_four(const LaneJob& job, const LaneRange& range, const LaneLevels& levels);
void run_levels_eight(const LaneJob& job, const LaneRange& range, const LaneLevels& levels);
void run_levels_sixteen(const LaneJob& job, const LaneRange& range, const LaneLevels& levels);

} // namespace keel::risk
