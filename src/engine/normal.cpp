#include "engine/normal.hpp"

#include "engine/math.hpp"

#include <array>

namespace keel {

namespace {

constexpr double kRootTwoPi = 2.506628274631000502;
// The approximation errs by 1e-17 or so, which says little in the tail; the fraction converges fast there.
constexpr double kFractionFrom = 3.0;
constexpr double kFractions = 40.0;

constexpr std::array kAbove = {3.52624965998911e-02, 0.700383064443688, 6.37396220353165, 33.912866078383,
                               112.079291497871,     221.213596169931,  220.206867912376};
constexpr std::array kBelow = {8.83883476483184e-02, 1.75566716318264, 16.064177579207,  86.7807322029461,
                               296.564248779674,     637.333633378831, 793.826512519948, 440.413735824752};

template <class Coefficients>
double polynomial(const Coefficients& coefficients, double x) {
    double sum = 0.0;
    for (const double coefficient : coefficients)
        sum = sum * x + coefficient;
    return sum;
}

/// P(Z > z) / e^(-z^2/2) for z >= 0.
double tail_over_density(double z) {
    if (z < kFractionFrom) return polynomial(kAbove, z) / polynomial(kBelow, z);
    double fraction = z;
    for (double count = kFractions; count > 0.0; count -= 1.0)
        fraction = z + count / fraction;
    return 1.0 / (fraction * kRootTwoPi);
}

} // namespace

double normal_cdf(double z) { return z <= 0.0 ? scaled_normal_tail(0.0, -z) : 1.0 - scaled_normal_tail(0.0, z); }

double scaled_normal_tail(double scale, double z) {
    if (z >= 0.0) return math::exp(scale - 0.5 * z * z) * tail_over_density(z);
    return math::exp(scale) * (1.0 - math::exp(-0.5 * z * z) * tail_over_density(-z));
}

} // namespace keel
