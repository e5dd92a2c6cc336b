#include "risk/prepared.hpp"

#include "engine/math.hpp"
#include "risk/float_math.hpp"
#include "risk/random.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace keel::risk {

namespace {

constexpr double kLn2 = 0.6931471805599453;
constexpr double kHalf = 0.5;           // y is half a logarithm
constexpr float kClosest = 1e30F;       // without chance: any distance is far
constexpr double kLargestNormal = 6.56; // normals_from_words reaches 6.55

/// Of 2 d0 d1 / variance in powers of two, for distances that are halves as y is.
float minus_closeness_of(double variance) {
    const double closeness = variance > 0.0 ? 8.0 / (kLn2 * variance) : static_cast<double>(kClosest);
    return -static_cast<float>(std::min(closeness, static_cast<double>(kClosest)));
}

std::vector<LaneStep> lane_steps(const KernelJob& job) {
    std::vector<LaneStep> steps;
    for (const KernelStep& step : job.steps) {
        assert(step.years >= 0.0 && std::isfinite(step.years));
        const double deviation = job.log2_volatility * std::sqrt(step.years);
        const double scale = job.numbers == Numbers::Pseudo ? deviation : job.log2_volatility;
        steps.push_back({.drift = static_cast<float>(kHalf * job.exponent * job.log2_drift * step.years),
                         .scale = static_cast<float>(kHalf * job.exponent * scale),
                         .minus_closeness = minus_closeness_of(deviation * deviation),
                         .from = static_cast<float>(step.funding_from),
                         .to = static_cast<float>(step.funding_to),
                         .middle = static_cast<float>(step.funding_middle),
                         .lost_at_exit = static_cast<float>(1.0 - step.share_at_exit),
                         .weighing = Weighing::None});
    }
    bool is_asked = false; // whether the step after needs the weight
    for (std::size_t i = steps.size(); i-- > 0;) {
        LaneStep& step = steps[i];
        const bool is_everywhere = step.from != 0.0F || step.middle != 0.0F;
        if (is_everywhere)
            step.weighing = Weighing::Everywhere;
        else if (is_asked || step.to != 0.0F)
            step.weighing = Weighing::AtEnd;
        is_asked = is_everywhere;
    }
    return steps;
}

/// Whether no path can leave the range of 2^y, by the largest normal number there is. The increments of a bridge are
/// weighted sums of normals, so they get more room.
bool stays_bounded(const KernelJob& job) {
    const double room = job.numbers == Numbers::Pseudo ? 1.0 : 4.0;
    double reach = 0.0;
    for (const KernelStep& step : job.steps)
        reach +=
            std::abs(job.log2_drift) * step.years + room * kLargestNormal * job.log2_volatility * std::sqrt(step.years);
    return kHalf * reach < static_cast<double>(PowerOfTwo<Lanes<1>>::kHeld);
}

bool is_moving(const std::optional<Level>& level) { return level && (level->slope != 0.0 || level->curve != 0.0); }

/// Turned over for exponent -1, where y grows as the price falls.
void set_levels(const KernelJob& job, LaneJob& lanes) {
    const bool is_inverse = job.exponent < 0;
    const std::optional<Level>&upper = is_inverse ? job.lower : job.upper, &lower = is_inverse ? job.upper : job.lower;
    if (upper) lanes.upper = lane_level(*upper, lanes);
    if (lower) lanes.lower = lane_level(*lower, lanes);
    lanes.upper_exit = is_inverse ? kExitBelow : 0U;
    lanes.lower_exit = is_inverse ? 0U : kExitBelow;
    lanes.sides = upper && lower ? Sides::Both : upper ? Sides::Upper : lower ? Sides::Lower : Sides::None;
    if (lower && lanes.lower.distance >= 0.0F) lanes.start_exit = 1U | lanes.lower_exit;
    if (upper && lanes.upper.distance <= 0.0F) lanes.start_exit = 1U | lanes.upper_exit;
    lanes.is_moving = is_moving(upper) || is_moving(lower);
}

void set_points(const KernelJob& job, Prepared& prepared) {
    const std::size_t steps = job.steps.size();
    assert(steps <= kMostSobolSteps);
    prepared.job.coordinates = steps + steps % 2 + 1;
    prepared.points = scrambled_sobol(prepared.job.coordinates, job.seed, job.replicate);
    std::vector<double> years;
    for (const KernelStep& step : job.steps)
        years.push_back(step.years);
    prepared.bridge = bridge_order(years);
}

} // namespace

LaneLevel lane_level(const Level& level, const LaneJob& job) {
    const double scale = 1.0 / static_cast<double>(job.end_scale);
    return {static_cast<float>(scale * level.log2_distance), static_cast<float>(scale * level.slope),
            static_cast<float>(scale * level.curve)};
}

void PreparedDeleter::operator()(const Prepared* prepared) const { delete prepared; }

PreparedPointer prepare(const KernelJob& job) {
    assert(job.exponent == 1 || job.exponent == -1);
    assert(job.log2_volatility >= 0.0 && std::isfinite(job.log2_volatility) && std::isfinite(job.log2_drift));
    auto prepared = std::make_unique<Prepared>();
    prepared->steps = lane_steps(job);
    LaneJob& lanes = prepared->job;
    lanes.step_count = job.steps.size();
    lanes.monitoring = job.monitoring;
    lanes.end_scale = static_cast<float>(job.exponent / kHalf);
    lanes.is_bounded = stays_bounded(job);
    lanes.key = key_of(job.seed, 0);
    set_levels(job, lanes);
    if (job.numbers == Numbers::Sobol) set_points(job, *prepared);
    return PreparedPointer(prepared.release());
}

KernelStep simpson_funding(double years, double payments, double rate, double volatility) {
    const double middle = math::exp(volatility * volatility * years / 8.0);
    return {.years = years,
            .funding_from = rate * (payments / 6.0 - 0.5),
            .funding_to = rate * (payments / 6.0 + 0.5),
            .funding_middle = rate * (2.0 * payments / 3.0) * middle,
            .share_at_exit = payments > 1.0 ? (payments - 1.0) / (2.0 * payments) : 0.0};
}

} // namespace keel::risk
