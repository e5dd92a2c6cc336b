// Closed forms of touching a level: the reference case of the simulation, published figures, and what must hold.

#include "engine/first_passage.hpp"

#include "engine/math.hpp"
#include "engine/normal.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <cmath>
#include <random>
#include <vector>

using namespace keel;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

// 270 payments of 8 hours with a volatility of 70 % and a drift of 5 %: the figures were computed twice, by this closed
// form in another language and by simulation.
constexpr PriceMotion kMotion{0.05, 0.7};
constexpr double kYears = 270.0 / 1095.0;
constexpr double kEightDigits = 5e-9;

std::vector<double> payments() {
    std::vector<double> years;
    for (int i = 1; i <= 270; ++i)
        years.push_back(static_cast<double>(i) / 1095.0);
    return years;
}

} // namespace

TEST_CASE("the normal distribution is that of the C library's erfc", "[risk]") {
    for (double z = -37.0; z <= 37.0; z += 0.0137) {
        INFO(z);
        CHECK_THAT(normal_cdf(z), WithinAbs(0.5 * std::erfc(-z / std::sqrt(2.0)), 1e-15));
        CHECK_THAT(normal_cdf(z), WithinRel(0.5 * std::erfc(-z / std::sqrt(2.0)), 1e-12));
    }
    CHECK_THAT(scaled_normal_tail(800.0, 40.0), WithinRel(std::exp(0.0) / (40.0 * std::sqrt(2.0 * M_PI)), 1e-3));
    CHECK(normal_cdf(-50.0) == 0.0);
    CHECK(normal_cdf(50.0) == 1.0);
}

TEST_CASE("the reference case of the simulation has its closed forms", "[risk]") {
    CHECK_THAT(touch_probability(kMotion, 1.3267, kYears), WithinAbs(0.37015490, kEightDigits));
    CHECK_THAT(touch_probability(kMotion, 1.8, kYears), WithinAbs(0.07141200, kEightDigits));
    CHECK_THAT(exit_probability(kMotion, 0.7, 1.3267, kYears), WithinAbs(0.70687831, kEightDigits));
    const ShortHedge hedge{.ratio = 0.8, .level = 1.3267, .exit_cost = 5e-4, .funding_rate = 1e-4};
    CHECK_THAT(mean_funding(kMotion, hedge, payments()), WithinAbs(0.01993351, kEightDigits));
    CHECK_THAT(mean_result(kMotion, hedge, payments(), kYears), WithinAbs(0.02086500, kEightDigits));
}

TEST_CASE("published odds of touching a level come out", "[risk]") {
    // E. Haug, "The Complete Guide to Option Pricing Formulas", cash-or-nothing barrier options.
    CHECK_THAT(touch_probability({0.1, 0.2}, 100.0 / 105.0, 0.5), WithinAbs(0.656021, 7.01e-6));
    CHECK_THAT(touch_probability({0.1, 0.2}, 100.0 / 95.0, 0.5), WithinAbs(0.786512, 7.01e-6));
    // H. Taylor and S. Karlin: a standard Brownian motion stays below 2 until 4.
    CHECK_THAT(1.0 - touch_probability({0.5, 1.0}, std::exp(2.0), 4.0), WithinAbs(0.6826, 1e-4));
    // C. Hui's double no-touch options, undiscounted.
    CHECK_THAT(1.0 - exit_probability({0.03, 0.2}, 0.8, 1.2, 0.25), WithinAbs(0.904303, 1.01e-5));
    CHECK_THAT(1.0 - exit_probability({0.03, 0.1}, 0.95, 1.05, 0.25), WithinAbs(0.367799, 1.01e-5));
}

TEST_CASE("odds of touching a level lie between 0 and 1 and grow with time", "[risk][property]") {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> part(0.0, 1.0);
    for (int i = 0; i < 20000; ++i) {
        const PriceMotion motion{-5.0 + 10.0 * part(random), std::pow(10.0, -3.0 + 4.0 * part(random))};
        const double level = std::exp(-3.0 + 6.0 * part(random)), years = std::pow(10.0, -4.0 + 5.0 * part(random));
        INFO(motion.drift << " " << motion.volatility << " " << level << " " << years);
        const double now = touch_probability(motion, level, years);
        CHECK((now >= 0.0 && now <= 1.0));
        CHECK(touch_probability(motion, level, years * 1.5) >= now - 1e-12);
        const double farther = std::pow(level, 1.2);
        CHECK(touch_probability(motion, farther, years) <= now + 1e-12);
        const double alive = surviving_price(motion, level, years);
        CHECK(alive >= 0.0);
        CHECK(alive <= std::exp(motion.drift * years) * (1.0 + 1e-12));
        if (level > 1.0) CHECK(alive <= level * (1.0 - now) + 1e-9); // a price that never touched is below the level
        const double out = exit_probability(motion, 1.0 / (1.0 + std::abs(level - 1.0)), std::max(1.01, level), years);
        CHECK((out >= 0.0 && out <= 1.0));
    }
}

TEST_CASE("a wide corridor is left as its two levels are touched", "[risk]") {
    // On both sides of the width from which the series is not summed.
    for (const double years : {0.0102, 0.0106, 0.011}) {
        const double both = touch_probability(kMotion, 0.6, years) + touch_probability(kMotion, 1.9, years);
        CHECK_THAT(exit_probability(kMotion, 0.6, 1.9, years), WithinAbs(both, 1e-12));
    }
    CHECK(exit_probability(kMotion, 1.0, 2.0, 1.0) == 1.0);
}

TEST_CASE("without chance the price goes its way", "[risk]") {
    CHECK(touch_probability({0.5, 0.0}, 1.2, 1.0) == 1.0);
    CHECK(touch_probability({0.5, 0.0}, 1.2, 0.2) == 0.0);
    CHECK(touch_probability({-0.5, 0.0}, 0.9, 1.0) == 1.0);
    CHECK(touch_probability(kMotion, 1.0, 0.0) == 1.0);
    CHECK(surviving_price({0.5, 0.0}, 3.0, 1.0) == math::exp(0.5));
}
