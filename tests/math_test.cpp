#include "engine/math.hpp"

#include <catch2/catch_test_macros.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

using namespace keel;

namespace {

/// Distance in representable numbers.
std::int64_t ulps_between(double a, double b) {
    return std::abs(std::bit_cast<std::int64_t>(a) - std::bit_cast<std::int64_t>(b));
}

} // namespace

TEST_CASE("exp and log give the known constants", "[engine][math]") {
    CHECK(math::exp(0.0) == 1.0);
    CHECK(ulps_between(math::exp(1.0), 2.718281828459045) <= 1);    // OEIS A001113
    CHECK(ulps_between(math::exp(-1.0), 0.36787944117144233) <= 1); // OEIS A068985
    CHECK(math::log(1.0) == 0.0);
    CHECK(math::log(2.0) == 0.6931471805599453); // OEIS A002162
    CHECK(math::log(10.0) == 2.302585092994046); // OEIS A002392
}

TEST_CASE("exp and log stay within one ulp of the C library", "[engine][math]") {
    std::mt19937_64 random(20261123);
    std::uniform_real_distribution<double> exponent(-700.0, 700.0);
    std::int64_t worst_exp = 0, worst_log = 0;
    for (int i = 0; i < 200000; ++i) {
        const double x = exponent(random);
        worst_exp = std::max(worst_exp, ulps_between(math::exp(x), std::exp(x)));
        const double y = std::exp(x / (i % 3 == 0 ? 1.0 : 1000.0));
        if (std::abs(std::log(y)) > 1e-300) worst_log = std::max(worst_log, ulps_between(math::log(y), std::log(y)));
    }
    CHECK(worst_exp <= 1);
    CHECK(worst_log <= 1);
}

TEST_CASE("exp saturates at both ends and log reads subnormal numbers", "[engine][math]") {
    CHECK(math::exp(710.0) == std::numeric_limits<double>::infinity());
    CHECK(math::exp(-746.0) == 0.0);
    CHECK(math::exp(-745.0) == std::exp(-745.0));
    CHECK(math::exp(709.7) == std::exp(709.7));
    const double smallest = std::numeric_limits<double>::denorm_min();
    CHECK(math::log(smallest) == std::log(smallest));
}

TEST_CASE("exp and log have the same bits on every machine", "[engine][math]") {
    // One hash over a fixed sequence: the native and the web build of this test must agree.
    std::uint64_t hash = 14695981039346656037ULL;
    for (int i = -2000; i <= 2000; ++i) {
        for (const double value : {math::exp(i / 7.0), math::log(math::exp(i / 7.0))})
            hash = (hash ^ std::bit_cast<std::uint64_t>(value)) * 1099511628211ULL;
    }
    CHECK(hash == 0xa573a479082f7e47ULL);
}
