#pragma once

// Groups of paths through all stages, for one number of lanes. Included by the source of each kind of processor alone.

#include "risk/number_lanes.hpp"
#include "risk/path_lanes.hpp"

namespace keel::risk {

template <class L>
struct GroupBuffer {
    static constexpr std::size_t kPaths = kVectors * L::kCount;
    alignas(64) float uniform_words[kPaths];
    alignas(64) float steps[(kStageSteps + 2) * kPaths];
};

/// The numbers of one group, stage by stage.
template <class L>
struct GroupNumbers {
    static constexpr std::size_t kPaths = kVectors * L::kCount;
    NormalsFromWords<L> normals;
    PowerOfTwo<L> power;
    WordState<L> words;
    GroupBuffer<L> buffer;

    void start(const LaneJob& job, std::uint64_t group) {
        if (job.coordinates != 0) {
            draw_points<L>(job, group, buffer.steps);
            const float* last = buffer.steps + (job.coordinates - 1) * kPaths;
            __builtin_memcpy(buffer.uniform_words, last, sizeof buffer.uniform_words);
        } else {
            start_words<L>(job.key, group * kPaths, words);
            draw_words<L>(words, 1, buffer.uniform_words);
        }
    }

    /// Growth of `count` steps. Quasi-random points are all drawn at once: they have no more steps than a stage.
    void next(const LaneJob& job, std::size_t count) {
        const std::size_t even = count + count % 2;
        if (job.coordinates == 0) draw_words<L>(words, even, buffer.steps);
        turn_into_normals<L>(normals, even, buffer.steps);
        if (job.coordinates != 0) turn_into_growth<L>(job, buffer.steps);
    }
};

/// Calls with the group's number, its first lane that is asked for, the end of these, and where their results begin.
template <std::size_t kPaths, class Call>
[[gnu::always_inline]] inline void for_each_group(const LaneRange& range, Call call) {
    const std::uint64_t end = range.first_path + range.count;
    for (std::uint64_t path = range.first_path; path < end;) {
        const std::uint64_t group = path / kPaths, base = group * kPaths;
        const std::uint64_t stop = base + kPaths < end ? base + kPaths : end;
        call(group, static_cast<std::size_t>(path - base), static_cast<std::size_t>(stop - base),
             static_cast<std::size_t>(path - range.first_path));
        path = stop;
    }
}

/// -1 in the lanes from `first` to before `last` of a group.
template <class L>
void mark_wanted(std::size_t first, std::size_t last, typename L::Int* wanted) {
    for (std::size_t v = 0; v < kVectors; ++v)
        for (std::size_t lane = 0; lane < L::kCount; ++lane) {
            const std::size_t at = v * L::kCount + lane;
            wanted[v][lane] = at >= first && at < last ? -1 : 0;
        }
}

template <class L>
using Follow = void (*)(const LaneJob&, const PowerOfTwo<L>&, std::size_t, std::size_t, const float*, PathState<L>*,
                        std::int32_t*);

template <class L, Monitoring kMonitoring>
Follow<L> follow_for(Sides sides) {
    switch (sides) {
    case Sides::Upper: return &follow<L, Sides::Upper, kMonitoring>;
    case Sides::Lower: return &follow<L, Sides::Lower, kMonitoring>;
    case Sides::Both: return &follow<L, Sides::Both, kMonitoring>;
    case Sides::None: break;
    }
    return &follow<L, Sides::None, Monitoring::AtSteps>;
}

template <class L>
struct GroupResults {
    static constexpr std::size_t kPaths = kVectors * L::kCount;
    float end[kPaths], weight[kPaths], funding[kPaths], survival[kPaths];
    std::uint32_t exit[kPaths];
};

template <class L>
[[gnu::noinline]] void finish_paths(const LaneJob& job, const PathState<L>* states, GroupResults<L>& to) {
    for (std::size_t v = 0; v < kVectors; ++v) {
        const PathState<L>& s = states[v];
        const std::size_t at = v * L::kCount;
        L::store(s.motion.y * job.end_scale, to.end + at);
        constexpr float kMost = 2.0F * PowerOfTwo<L>::kHeld;
        const typename L::Float log2 = L::larger(L::smaller(s.motion.y * 2.0F, L::all(kMost)), L::all(-kMost));
        L::store(PowerOfTwo<L>{}(log2), to.weight + at);
        L::store(L::choose(s.exit == 0, s.motion.funding, s.exit_funding), to.funding + at);
        L::store(s.survival, to.survival + at);
        L::store(s.exit, to.exit + at);
    }
}

template <class Value>
[[gnu::always_inline]] inline void copy_part(const Value* from, std::size_t first, std::size_t last, Value* to) {
    __builtin_memcpy(to, from + first, (last - first) * sizeof(Value));
}

template <class L>
void run_lanes(const LaneJob& job, const LaneRange& range, const LaneResult& result) {
    const Follow<L> follow_steps = job.monitoring == Monitoring::Bridge ? follow_for<L, Monitoring::Bridge>(job.sides)
                                                                        : follow_for<L, Monitoring::AtSteps>(job.sides);
    GroupNumbers<L> numbers;
    PathState<L> states[kVectors];
    GroupResults<L> results;
    for_each_group<kVectors * L::kCount>(
        range, [&](std::uint64_t group, std::size_t first, std::size_t last, std::size_t at) {
            numbers.start(job, group);
            typename L::Int wanted[kVectors];
            mark_wanted<L>(first, last, wanted);
            start_paths<L>(job, numbers.buffer.uniform_words, wanted, states);
            for (std::size_t step = 0; step < job.step_count; step += kStageSteps) {
                const std::size_t left = job.step_count - step, count = left < kStageSteps ? left : kStageSteps;
                numbers.next(job, count);
                follow_steps(job, numbers.power, step, count, numbers.buffer.steps, states,
                             result.touched + step * L::kCount);
            }
            finish_paths<L>(job, states, results);
            copy_part(results.end, first, last, result.end + at);
            copy_part(results.weight, first, last, result.weight + at);
            copy_part(results.funding, first, last, result.funding + at);
            copy_part(results.survival, first, last, result.survival + at);
            copy_part(results.exit, first, last, result.exit + at);
        });
}

template <class L>
void add_level_sums(const LevelState<L>* states, const typename L::Int* wanted, std::int32_t* sums) {
    using Int = typename L::Int;
    Int touched = L::template load<Int>(sums), squared = L::template load<Int>(sums + L::kCount);
    for (std::size_t v = 0; v < kVectors; ++v) {
        const typename L::Float probability = 1.0F - states[v].survival;
        touched = touched + (touch_units<L>(probability) & wanted[v]);
        squared = squared + (touch_units<L>(probability * probability) & wanted[v]);
    }
    L::store(touched, sums);
    L::store(squared, sums + L::kCount);
}

template <class L>
void run_levels_lanes(const LaneJob& job, const LaneRange& range, const LaneLevels& levels) {
    const auto meet =
        job.monitoring == Monitoring::Bridge ? &meet_level<L, Monitoring::Bridge> : &meet_level<L, Monitoring::AtSteps>;
    GroupNumbers<L> numbers;
    alignas(64) float funding[kStageSteps * kVectors * L::kCount];
    LevelState<L> states[kMostLevels][kVectors];
    for_each_group<kVectors * L::kCount>(
        range, [&](std::uint64_t group, std::size_t first, std::size_t last, std::size_t) {
            numbers.start(job, group);
            Motion<L> motions[kVectors];
            for (std::size_t k = 0; k < levels.count; ++k)
                for (LevelState<L>& state : states[k]) {
                    state.gap = L::all(levels.levels[k].distance * levels.sides[k]);
                    state.survival = L::only(state.gap > 0.0F, L::all(1.0F));
                }
            for (std::size_t step = 0; step < job.step_count; step += kStageSteps) {
                const std::size_t left = job.step_count - step, count = left < kStageSteps ? left : kStageSteps;
                numbers.next(job, count);
                record<L>(job, numbers.power, step, count, numbers.buffer.steps, motions, funding);
                for (std::size_t k = 0; k < levels.count; ++k)
                    meet(job, numbers.power, step, count, numbers.buffer.steps, funding, levels.levels[k],
                         levels.sides[k], states[k]);
            }
            typename L::Int wanted[kVectors];
            mark_wanted<L>(first, last, wanted);
            for (std::size_t k = 0; k < levels.count; ++k)
                add_level_sums<L>(states[k], wanted, levels.sums + k * 2 * L::kCount);
        });
}

} // namespace keel::risk
