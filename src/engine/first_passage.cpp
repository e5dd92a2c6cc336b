#include "engine/first_passage.hpp"

#include "engine/math.hpp"
#include "engine/normal.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace keel {

namespace {

constexpr double kPi = 3.14159265358979323846;
/// A corridor this many deviations wide is never left at both ends.
constexpr double kWideCorridor = 16.0;
constexpr double kNegligible = 1e-18;

/// The motion seen from the level's side: the level lies above, `distance` = |ln level|.
struct Approach {
    double distance = 0.0;
    double speed = 0.0;     // of the logarithm towards the level, a year
    double deviation = 0.0; // of the logarithm after the time
    double variance = 0.0;  // a year
};

Approach approach_of(const PriceMotion& motion, double level, double years) {
    const double variance = motion.volatility * motion.volatility;
    const double distance = math::log(level), speed = motion.drift - 0.5 * variance;
    return {std::abs(distance), distance > 0.0 ? speed : -speed, motion.volatility * std::sqrt(years), variance};
}

/// Of an angle from -pi/2 to pi, by its series.
double sine(double x) {
    if (x > 0.5 * kPi) x = kPi - x;
    double term = x, sum = x;
    for (double n = 2.0; std::abs(term) > kNegligible; n += 2.0) {
        term *= -x * x / (n * (n + 1.0));
        sum += term;
    }
    return sum;
}

/// Without chance: the price grows at its drift alone.
bool is_reached(const PriceMotion& motion, double level, double years) {
    const double end = motion.drift * years, target = math::log(level);
    return target > 0.0 ? end >= target : end <= target;
}

} // namespace

double touch_probability(const PriceMotion& motion, double level, double years) {
    if (level == 1.0) return 1.0;
    if (motion.volatility == 0.0 || years == 0.0) return is_reached(motion, level, years) ? 1.0 : 0.0;
    const Approach to = approach_of(motion, level, years);
    const double way = to.speed * years;
    const double direct = normal_cdf((way - to.distance) / to.deviation);
    const double reflected =
        scaled_normal_tail(2.0 * to.speed * to.distance / to.variance, (to.distance + way) / to.deviation);
    return std::clamp(direct + reflected, 0.0, 1.0);
}

double surviving_price(const PriceMotion& motion, double level, double years) {
    if (level == 1.0) return 0.0;
    const double mean = motion.drift * years;
    if (motion.volatility == 0.0 || years == 0.0) return is_reached(motion, level, years) ? 0.0 : math::exp(mean);
    // With the price as the unit of account the motion drifts by its variance more (Girsanov).
    PriceMotion shifted = motion;
    shifted.drift += motion.volatility * motion.volatility;
    return math::exp(mean) * (1.0 - touch_probability(shifted, level, years));
}

double exit_probability(const PriceMotion& motion, double lower, double upper, double years) {
    if (lower >= 1.0 || upper <= 1.0) return 1.0;
    const double a = math::log(lower), b = math::log(upper), width = b - a;
    const double variance = motion.volatility * motion.volatility, deviation = motion.volatility * std::sqrt(years);
    if (width >= kWideCorridor * deviation)
        return std::min(1.0, touch_probability(motion, lower, years) + touch_probability(motion, upper, years));
    const double speed = motion.drift - 0.5 * variance, theta = speed / variance;
    const double decay = 0.5 * speed * theta * years;
    const double angle = -kPi * a / width; // of the first term's sine
    const double twice_cosine = 2.0 * sine(0.5 * kPi - angle);
    double inside = 0.0, sine_before = 0.0, sine_now = sine(angle);
    for (int n = 1;; ++n) {
        const double k = static_cast<double>(n) * kPi / width, faded = 0.5 * k * k * variance * years + decay;
        const double below = math::exp(theta * a - faded), above = math::exp(theta * b - faded);
        const double weight = n % 2 == 0 ? below - above : below + above;
        inside += sine_now * k / (k * k + theta * theta) * weight;
        if (below + above < kNegligible) break;
        sine_before = std::exchange(sine_now, twice_cosine * sine_now - sine_before);
    }
    return std::clamp(1.0 - 2.0 / width * inside, 0.0, 1.0);
}

double mean_funding(const PriceMotion& motion, const ShortHedge& hedge, std::span<const double> payment_years) {
    double sum = 0.0;
    for (const double years : payment_years)
        sum += hedge.funding_rate * surviving_price(motion, hedge.level, years);
    return sum;
}

double mean_result(const PriceMotion& motion, const ShortHedge& hedge, std::span<const double> payment_years,
                   double years) {
    const double touched = touch_probability(motion, hedge.level, years);
    const double standing = 1.0 - touched - surviving_price(motion, hedge.level, years);
    const double closed = (1.0 - hedge.level * (1.0 + hedge.exit_cost)) * touched;
    return math::exp(motion.drift * years) - 1.0
           + hedge.ratio * (standing + closed + mean_funding(motion, hedge, payment_years));
}

} // namespace keel
