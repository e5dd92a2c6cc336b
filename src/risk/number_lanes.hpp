#pragma once

// The first stages of a group of paths: random words, out of them normals, and for quasi-random points the Brownian
// motion that they draw. Each is a function of its own over a buffer [step][vector][lane], never inlined into another:
// together they would not fit the registers.

#include "risk/lane_job.hpp"
#include "risk/normals.hpp"
#include "risk/random.hpp"

namespace keel::risk {

template <class L>
struct WordState {
    Sfc32<typename L::Word> lanes[kVectors];
    std::uint32_t counter;
};

/// The four vectors from `first_path` on.
template <class L>
[[gnu::noinline]] void start_words(std::uint64_t key, std::uint64_t first_path, WordState<L>& state) {
    for (std::size_t v = 0; v < kVectors; ++v)
        for (std::size_t lane = 0; lane < L::kCount; ++lane) {
            const Sfc32<std::uint32_t> start = start_of_path(key, first_path + v * L::kCount + lane);
            state.lanes[v].a[lane] = start.a;
            state.lanes[v].b[lane] = start.b;
            state.lanes[v].c[lane] = start.c;
        }
    state.counter = 0;
}

template <class L>
[[gnu::noinline]] void draw_words(WordState<L>& state, std::size_t count, float* to) {
    WordState<L> s = state;
    for (std::size_t i = 0; i < count; ++i) {
        ++s.counter;
        for (std::size_t v = 0; v < kVectors; ++v, to += L::kCount)
            L::store(s.lanes[v].next(s.counter), to);
    }
    state = s;
}

/// All coordinates of the group that comes next.
template <class L>
[[gnu::noinline]] void draw_points(const LaneJob& job, std::uint64_t group, float* to) {
    const std::size_t coordinates = job.coordinates;
    const std::uint32_t* pattern = job.pattern;
    std::uint32_t* words = job.group_words;
    std::size_t ones = 0;
    while ((group >> ones & 1U) != 0)
        ++ones;
    const std::uint32_t* sequel = job.sequel + ones;
    for (std::size_t i = 0; i < coordinates; ++i) {
        const typename L::Word word = L::all(words[i]);
        for (std::size_t v = 0; v < kVectors; ++v, to += L::kCount, pattern += L::kCount)
            L::store(word ^ L::template load<typename L::Word>(pattern), to);
        words[i] ^= sequel[i * kIndexBits];
    }
}

/// In place, for an even number of steps.
template <class L>
[[gnu::noinline]] void turn_into_normals(const NormalsFromWords<L>& constants, std::size_t steps, float* buffer) {
    using Word = typename L::Word;
    constexpr std::size_t kStride = kVectors * L::kCount;
    const NormalsFromWords<L> normals = constants;
    for (std::size_t i = 0; i < steps; i += 2, buffer += 2 * kStride)
        for (std::size_t lane = 0; lane < kStride; lane += L::kCount) {
            float *first = buffer + lane, *second = first + kStride;
            const auto pair = normals(L::template load<Word>(first), L::template load<Word>(second));
            L::store(pair.first, first);
            L::store(pair.second, second);
        }
}

/// Normals in the order of the bridge to the growth of the Brownian motion in each step, in place.
template <class L>
[[gnu::noinline]] void turn_into_growth(const LaneJob& job, float* buffer) {
    using Float = typename L::Float;
    constexpr std::size_t kStride = kVectors * L::kCount;
    const std::size_t steps = job.step_count;
    const BridgePoint* points = job.bridge;
    for (std::size_t lane = 0; lane < kStride; lane += L::kCount) {
        Float motion[kStageSteps + 1];
        motion[0] = Float{};
        for (std::size_t i = 0; i < steps; ++i) {
            const BridgePoint point = points[i];
            motion[point.at] = motion[point.left] * point.left_weight + motion[point.right] * point.right_weight
                               + L::template load<Float>(buffer + i * kStride + lane) * point.deviation;
        }
        for (std::size_t i = 0; i < steps; ++i)
            L::store(motion[i + 1] - motion[i], buffer + i * kStride + lane);
    }
}

} // namespace keel::risk
