#pragma once

// The last stage of a group of paths: the price, the funding and the levels, step by step.

#include "risk/float_math.hpp"
#include "risk/lane_job.hpp"

namespace keel::risk {

template <class L>
[[gnu::always_inline]] inline typename L::Float height(const LaneLevel& level, typename L::Float funding) {
    return (level.curve * funding + level.slope) * funding + level.distance;
}

/// A smaller chance of having survived is none: no uniform number is below 2^-24, and numbers near the least that a
/// float holds are slow.
inline constexpr float kGone = 0x1p-30F;

/// A probability in kTouchUnit.
template <class L>
[[gnu::always_inline]] inline typename L::Int touch_units(typename L::Float probability) {
    return L::int_from_float(probability * 0x1p20F + 0.5F);
}

/// That a bridge touches its level: 2^-q for q = d0 d1 over its measure, given as -q > -kFarthest; 1 from beyond the
/// level.
template <class L>
[[gnu::always_inline]] inline typename L::Float touch_probability(const PowerOfTwo<L>& power,
                                                                  typename L::Float minus_q) {
    return power(L::smaller(minus_q, typename L::Float{}));
}

/// Price and funding of one vector of paths. The funding goes on after an exit: the smooth probability asks what would
/// be without one.
template <class L>
struct Motion {
    typename L::Float y = typename L::Float{};
    typename L::Float root = L::all(1.0F); // of the weight: 2^y
    typename L::Float funding = typename L::Float{};

    /// Returns what the step adds to the funding.
    [[gnu::always_inline]] typename L::Float go(const PowerOfTwo<L>& power, const LaneStep& step, typename L::Float z,
                                                bool is_bounded) {
        y = y + (z * step.scale + step.drift);
        if (step.weighing == Weighing::None) return typename L::Float{};
        const typename L::Float before = root;
        root = is_bounded ? power(y) : power.held(y);
        typename L::Float added = root * step.to;
        if (step.weighing == Weighing::Everywhere) {
            added = (added + before * step.middle) * root + before * before * step.from;
        } else {
            added = added * root;
        }
        funding = funding + added;
        return added;
    }
};

template <class L>
struct PathState {
    Motion<L> motion;
    typename L::Float survival, upper_gap, lower_gap, exit_funding;
    typename L::Float uniform; // the path exits when its survival falls below; 0 when it has
    typename L::Int standing;  // survival is above 0
    typename L::Int touched;   // 1 - survival in kTouchUnit
    typename L::Int exit;
};

/// Paths that nobody asked for have, like those that begin outside, no survival: nothing happens to them.
template <class L>
[[gnu::noinline]] void start_paths(const LaneJob& job, const float* uniform_words, const typename L::Int* wanted,
                                   PathState<L>* states) {
    using Float = typename L::Float;
    using Int = typename L::Int;
    const Int inside = L::all(job.start_exit == 0 ? -1 : 0);
    for (std::size_t v = 0; v < kVectors; ++v) {
        PathState<L>& s = states[v];
        s.motion = {};
        s.standing = inside & wanted[v];
        s.survival = L::only(s.standing, L::all(1.0F));
        s.upper_gap = L::all(job.upper.distance);
        s.lower_gap = L::all(-job.lower.distance);
        s.uniform = L::only(s.standing,
                            uniform_from_word<L>(L::template load<typename L::Word>(uniform_words + v * L::kCount)));
        s.exit_funding = Float{};
        s.touched = touch_units<L>(1.0F - s.survival);
        s.exit = L::bits(L::all(job.start_exit));
    }
}

/// What a touch, likely or certain, does to a path. `probability` is 0 where there is none; `lost` is what an exit now
/// takes from the funding.
template <class L>
[[gnu::always_inline]] inline void touch(PathState<L>& s, typename L::Float probability, typename L::Int exit,
                                         typename L::Float lost, std::int32_t* touched) {
    using Int = typename L::Int;
    s.survival = s.survival * (1.0F - probability);
    s.standing = s.survival > kGone;
    s.survival = L::only(s.standing, s.survival);
    const Int now = touch_units<L>(1.0F - s.survival);
    L::store(L::template load<Int>(touched) + (now - s.touched), touched);
    s.touched = now;
    const Int leaving = s.survival < s.uniform;
    if (!L::any(leaving)) return;
    s.uniform = L::only(~leaving, s.uniform);
    s.exit = s.exit | (exit & leaving);
    s.exit_funding = L::choose(leaving, s.motion.funding - lost, s.exit_funding);
}

/// Steps first_step ... first_step + count - 1; growth and touched begin with the first.
template <class L, Sides kSides, Monitoring kMonitoring>
[[gnu::noinline]] void follow(const LaneJob& job, const PowerOfTwo<L>& constants, std::size_t first_step,
                              std::size_t count, const float* growth, PathState<L>* states, std::int32_t* touched) {
    using Float = typename L::Float;
    using Int = typename L::Int;
    constexpr bool kHasUpper = kSides == Sides::Upper || kSides == Sides::Both;
    constexpr bool kHasLower = kSides == Sides::Lower || kSides == Sides::Both;
    const LaneLevel upper = job.upper, lower = job.lower;
    const Int upper_exit = L::bits(L::all(job.upper_exit)), lower_exit = L::bits(L::all(job.lower_exit));
    const bool is_moving = job.is_moving, is_bounded = job.is_bounded;
    const LaneStep* const steps = job.steps + first_step;
    const PowerOfTwo<L> power = constants;
    for (std::size_t v = 0; v < kVectors; ++v) {
        PathState<L> s = states[v];
        const float* z = growth + v * L::kCount;
        for (std::size_t i = 0; i < count; ++i, z += kVectors * L::kCount) {
            const LaneStep& step = steps[i];
            const Float added = s.motion.go(power, step, L::template load<Float>(z), is_bounded);
            Float upper_near{}, lower_near{}; // what is small when a level is near
            if constexpr (kHasUpper) {
                const Float before = s.upper_gap;
                s.upper_gap = (is_moving ? height<L>(upper, s.motion.funding) : L::all(upper.distance)) - s.motion.y;
                upper_near = kMonitoring == Monitoring::Bridge ? before * s.upper_gap : s.upper_gap;
            }
            if constexpr (kHasLower) {
                const Float before = s.lower_gap;
                s.lower_gap = s.motion.y - (is_moving ? height<L>(lower, s.motion.funding) : L::all(lower.distance));
                lower_near = kMonitoring == Monitoring::Bridge ? before * s.lower_gap : s.lower_gap;
            }
            if constexpr (kSides != Sides::None) {
                Float near = kHasUpper ? upper_near : lower_near;
                if constexpr (kSides == Sides::Both) near = L::smaller(upper_near, lower_near);
                Int is_near;
                if constexpr (kMonitoring == Monitoring::Bridge) {
                    near = near * step.minus_closeness;
                    is_near = (near > -kFarthest) & s.standing;
                } else {
                    is_near = (near <= 0.0F) & s.standing;
                }
                if (L::any(is_near)) [[unlikely]] {
                    Float probability = L::all(1.0F);
                    if constexpr (kMonitoring == Monitoring::Bridge) probability = touch_probability<L>(power, near);
                    Int exit = kHasUpper ? upper_exit : lower_exit;
                    if constexpr (kSides == Sides::Both) {
                        const Int is_lower = lower_near < upper_near;
                        exit = (lower_exit & is_lower) | (upper_exit & ~is_lower);
                    }
                    exit = exit | static_cast<std::int32_t>(first_step + i + 1);
                    touch<L>(s, L::only(is_near, probability), exit, added * step.lost_at_exit,
                             touched + i * L::kCount);
                }
            }
        }
        states[v] = s;
    }
}

/// Price and funding alone, [step][vector][lane]: y replaces the growth.
template <class L>
[[gnu::noinline]] void record(const LaneJob& job, const PowerOfTwo<L>& constants, std::size_t first_step,
                              std::size_t count, float* growth, Motion<L>* motions, float* funding) {
    const LaneStep* const steps = job.steps + first_step;
    const PowerOfTwo<L> power = constants;
    const bool is_bounded = job.is_bounded;
    for (std::size_t v = 0; v < kVectors; ++v) {
        Motion<L> motion = motions[v];
        std::size_t at = v * L::kCount;
        for (std::size_t i = 0; i < count; ++i, at += kVectors * L::kCount) {
            motion.go(power, steps[i], L::template load<typename L::Float>(growth + at), is_bounded);
            L::store(motion.y, growth + at);
            L::store(motion.funding, funding + at);
        }
        motions[v] = motion;
    }
}

template <class L>
struct LevelState {
    typename L::Float survival, gap;
};

/// One level along recorded steps. side: +1 upper, -1 lower.
template <class L, Monitoring kMonitoring>
[[gnu::noinline]] void meet_level(const LaneJob& job, const PowerOfTwo<L>& constants, std::size_t first_step,
                                  std::size_t count, const float* y, const float* funding, const LaneLevel& level_at,
                                  float side, LevelState<L>* states) {
    using Float = typename L::Float;
    using Int = typename L::Int;
    const LaneLevel level = level_at;
    const bool is_moving = level.slope != 0.0F || level.curve != 0.0F;
    const LaneStep* const steps = job.steps + first_step;
    const PowerOfTwo<L> power = constants;
    for (std::size_t v = 0; v < kVectors; ++v) {
        LevelState<L> s = states[v];
        Int standing = s.survival > 0.0F;
        std::size_t at = v * L::kCount;
        for (std::size_t i = 0; i < count; ++i, at += kVectors * L::kCount) {
            const Float before = s.gap, now = L::template load<Float>(y + at);
            if (is_moving)
                s.gap = (height<L>(level, L::template load<Float>(funding + at)) - now) * side;
            else
                s.gap = (level.distance - now) * side;
            Float near = s.gap;
            Int is_near;
            if constexpr (kMonitoring == Monitoring::Bridge) {
                near = before * s.gap * steps[i].minus_closeness;
                is_near = (near > -kFarthest) & standing;
            } else {
                is_near = (near <= 0.0F) & standing;
            }
            if (L::any(is_near)) [[unlikely]] {
                Float probability = L::all(1.0F);
                if constexpr (kMonitoring == Monitoring::Bridge) probability = touch_probability<L>(power, near);
                s.survival = s.survival * (1.0F - L::only(is_near, probability));
                standing = s.survival > kGone;
                s.survival = L::only(standing, s.survival);
            }
        }
        states[v] = s;
    }
}

} // namespace keel::risk
