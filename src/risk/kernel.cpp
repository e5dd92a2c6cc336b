#include "risk/kernel.hpp"

#include "risk/prepared.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

namespace keel::risk {

namespace {

/// As many as are compiled and the processor has, and not more than asked for.
std::size_t lanes_of(LaneWidth width) {
#ifdef KEEL_RISK_WIDE
    const bool has_sixteen = __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512dq") != 0;
    if (has_sixteen && (width == LaneWidth::Best || width == LaneWidth::Sixteen)) return 16;
    if (__builtin_cpu_supports("avx2") != 0 && width != LaneWidth::Four) return 8;
#endif
    static_cast<void>(width);
    return 4;
}

/// A job with its pointers and what a run writes, for one number of lanes.
class Runner {
public:
    Runner(const Prepared& prepared, std::size_t lanes) : job_(prepared.job), lanes_(lanes) {
        job_.steps = prepared.steps.data();
        job_.bridge = prepared.bridge.data();
        if (job_.coordinates != 0) lay_points(prepared.points);
    }

    /// Calls with the parts of a range that one call of the lanes may have.
    template <class Call>
    void for_each_part(std::uint64_t first_path, std::size_t count, Call call) {
        const std::size_t most = (kMostGroups - 1) * group_paths(); // the first group may be a part of one
        for (std::size_t done = 0; done < count;) {
            const LaneRange range{.first_path = first_path + done, .count = std::min(count - done, most)};
            set_group(range.first_path / group_paths());
            call(job_, range, done);
            done += range.count;
        }
    }

    [[nodiscard]] std::size_t group_paths() const { return kVectors * lanes_; }

private:
    void lay_points(const SobolPoints& points) {
        points_ = &points;
        for (std::size_t i = 0; i < job_.coordinates; ++i) {
            const Directions& directions = points.directions[i];
            const std::size_t first = pattern_.size();
            pattern_.push_back(0);
            for (std::uint32_t path = 1; path < group_paths(); ++path)
                pattern_.push_back(pattern_[first + (path & (path - 1))]
                                   ^ directions[static_cast<std::size_t>(std::countr_zero(path))]);
            const auto low_bits = static_cast<std::size_t>(std::countr_zero(group_paths()));
            std::uint32_t sum = 0;
            for (std::size_t bit = 0; bit < kIndexBits; ++bit) {
                if (bit + low_bits < kIndexBits) sum ^= directions[bit + low_bits];
                sequel_.push_back(sum);
            }
        }
        words_.resize(job_.coordinates);
        job_.pattern = pattern_.data();
        job_.sequel = sequel_.data();
        job_.group_words = words_.data();
    }

    void set_group(std::uint64_t group) {
        for (std::size_t i = 0; i < words_.size(); ++i)
            words_[i] = points_->word(i, static_cast<std::uint32_t>(group * group_paths()));
    }

    LaneJob job_;
    std::size_t lanes_;
    const SobolPoints* points_ = nullptr;
    std::vector<std::uint32_t> pattern_, sequel_, words_;
};

void call_lanes(std::size_t lanes, const LaneJob& job, const LaneRange& range, const LaneResult& result) {
#ifdef KEEL_RISK_WIDE
    if (lanes == 16) return run_sixteen(job, range, result);
    if (lanes == 8) return run_eight(job, range, result);
#endif
    static_cast<void>(lanes);
    run_four(job, range, result);
}

void call_levels(std::size_t lanes, const LaneJob& job, const LaneRange& range, const LaneLevels& levels) {
#ifdef KEEL_RISK_WIDE
    if (lanes == 16) return run_levels_sixteen(job, range, levels);
    if (lanes == 8) return run_levels_eight(job, range, levels);
#endif
    static_cast<void>(lanes);
    run_levels_four(job, range, levels);
}

std::int64_t sum_of(std::span<const std::int32_t> values) {
    std::int64_t sum = 0;
    for (const std::int32_t value : values)
        sum += value;
    return sum;
}

} // namespace

void run(const Prepared& prepared, std::uint64_t first_path, std::size_t count, KernelBlock& block, LaneWidth width) {
    const std::size_t lanes = lanes_of(width), steps = prepared.steps.size();
    block.end.resize(count);
    block.weight.resize(count);
    block.funding.resize(count);
    block.survival.resize(count);
    block.exit.resize(count);
    block.touched.assign(steps, 0);
    std::vector<std::int32_t> touched(steps * lanes);
    Runner runner(prepared, lanes);
    runner.for_each_part(first_path, count, [&](const LaneJob& job, const LaneRange& range, std::size_t at) {
        std::fill(touched.begin(), touched.end(), 0);
        call_lanes(lanes, job, range,
                   {.end = block.end.data() + at,
                    .weight = block.weight.data() + at,
                    .funding = block.funding.data() + at,
                    .survival = block.survival.data() + at,
                    .exit = block.exit.data() + at,
                    .touched = touched.data()});
        for (std::size_t i = 0; i < steps; ++i)
            block.touched[i] += sum_of(std::span(touched).subspan(i * lanes, lanes));
    });
    if (prepared.job.start_exit != 0 && steps > 0) block.touched[0] = static_cast<std::int64_t>(count) << 20;
    for (std::size_t i = 1; i < steps; ++i)
        block.touched[i] += block.touched[i - 1];
}

void run_levels(const Prepared& prepared, std::span<const Level> levels, std::uint64_t first_path, std::size_t count,
                std::span<LevelSums> sums, LaneWidth width) {
    assert(levels.size() <= kMostLevels && sums.size() == levels.size());
    const std::size_t lanes = lanes_of(width);
    std::vector<LaneLevel> heights;
    std::vector<float> sides;
    for (const Level& level : levels) {
        heights.push_back(lane_level(level, prepared.job));
        sides.push_back(heights.back().distance > 0.0F ? 1.0F : -1.0F);
    }
    std::vector<std::int32_t> touched(levels.size() * 2 * lanes);
    std::fill(sums.begin(), sums.end(), LevelSums{});
    Runner runner(prepared, lanes);
    runner.for_each_part(first_path, count, [&](const LaneJob& job, const LaneRange& range, std::size_t) {
        std::fill(touched.begin(), touched.end(), 0);
        call_levels(lanes, job, range,
                    {.levels = heights.data(), .sides = sides.data(), .count = heights.size(), .sums = touched.data()});
        for (std::size_t k = 0; k < sums.size(); ++k) {
            const std::span<const std::int32_t> own = std::span(touched).subspan(k * 2 * lanes, 2 * lanes);
            sums[k].touched += sum_of(own.first(lanes));
            sums[k].touched_squared += sum_of(own.last(lanes));
        }
    });
}

} // namespace keel::risk
