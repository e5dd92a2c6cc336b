#include "engine/math.hpp"

#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <limits>

namespace keel::math {

namespace {

// ln 2 in two parts: the high one has its lowest 32 bits clear, so that k * kLn2High is exact for |k| < 2^20.
constexpr double kLn2High = 0x1.62e42feep-1;
constexpr double kLn2Low = 0x1.a39ef35793c76p-33;
constexpr double kLog2E = 0x1.71547652b82fep+0;
constexpr double kSqrt2 = 0x1.6a09e667f3bcdp+0;
constexpr int kExponentBias = 1023;
constexpr int kMantissaBits = 52;

/// 2^k for a normal result.
double power_of_two(int k) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(k + kExponentBias) << kMantissaBits);
}

} // namespace

double exp(double x) {
    if (x > 709.782712893384) return std::numeric_limits<double>::infinity();
    if (x < -745.1332191019412) return 0.0;
    // x = k ln 2 + r with |r| <= ln 2 / 2; e^r by its Taylor series to r^13 (next term below 4e-18).
    const double k = std::floor(x * kLog2E + 0.5);
    const double high = x - k * kLn2High; // exact
    const double low = k * kLn2Low;
    const double r = high - low;
    double tail = 1.0 / 6227020800.0; // 1/13!
    constexpr std::array<double, 11> kInverseFactorials = {1.0 / 479001600.0,
                                                           1.0 / 39916800.0,
                                                           1.0 / 3628800.0,
                                                           1.0 / 362880.0,
                                                           1.0 / 40320.0,
                                                           1.0 / 5040.0,
                                                           1.0 / 720.0,
                                                           1.0 / 120.0,
                                                           1.0 / 24.0,
                                                           1.0 / 6.0,
                                                           0.5};
    for (const double coefficient : kInverseFactorials)
        tail = tail * r + coefficient;
    const double power = 1.0 + (high - (low - r * r * tail)); // without the rounding of r
    // Scaled in two steps, so that results below the smallest normal number round once.
    const int exponent = static_cast<int>(k);
    const int half = exponent / 2;
    return power * power_of_two(half) * power_of_two(exponent - half);
}

double log(double x) {
    assert(x > 0.0 && x < std::numeric_limits<double>::infinity());
    int exponent = 0;
    if (x < std::numeric_limits<double>::min()) { // subnormal
        x *= 0x1p54;
        exponent = -54;
    }
    const auto bits = std::bit_cast<std::uint64_t>(x);
    exponent += static_cast<int>(bits >> kMantissaBits) - kExponentBias;
    double m = std::bit_cast<double>((bits & 0x000fffffffffffffU) | 0x3ff0000000000000U);
    if (m > kSqrt2) {
        m *= 0.5;
        exponent += 1;
    }
    // log m = 2 artanh s, s = f / (2 + f), written as f - (f^2/2 - s (f^2/2 + R)) to keep the leading part exact.
    const double f = m - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    double series = 2.0 / 23.0;
    for (int odd = 21; odd >= 3; odd -= 2)
        series = series * z + 2.0 / odd;
    const double remainder = z * series;
    const double half_square = 0.5 * f * f;
    const double k = exponent;
    return k * kLn2High - ((half_square - (s * (half_square + remainder) + k * kLn2Low)) - f);
}

} // namespace keel::math
