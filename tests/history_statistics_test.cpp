// Hull's table of spot and futures changes is in vectors_test.cpp. Here: NIST's certified regression, and properties.

#include "history/statistics.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <array>
#include <cmath>
#include <random>
#include <utility>
#include <vector>

using namespace keel::history;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

// NIST Statistical Reference Datasets, linear regression, "Norris" (1980), 36 observations of ozone monitors.
const std::vector<double> kNorrisX{0.2, 337.4, 118.2, 884.6, 10.1,  226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4,
                                   0.6, 775.5, 666.9, 338.0, 447.5, 11.6,  556.0, 228.1, 995.8, 887.6, 120.2, 0.3,
                                   0.3, 556.8, 339.1, 887.2, 999.0, 779.0, 11.1,  118.3, 229.2, 669.1, 448.9, 0.5};
const std::vector<double> kNorrisY{0.1, 338.8, 118.1, 888.0, 9.2,   228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3,
                                   0.1, 778.1, 668.8, 339.3, 448.9, 10.8,  557.7, 228.3, 998.0, 888.8, 119.6, 0.3,
                                   0.6, 557.6, 339.3, 888.0, 998.5, 778.9, 10.2,  117.6, 228.9, 668.4, 449.2, 0.2};

std::vector<double> random_values(std::mt19937_64& random, std::size_t count, double around = 0.0) {
    std::normal_distribution<double> normal(around, 0.03);
    std::vector<double> values(count);
    for (double& value : values)
        value = normal(random);
    return values;
}

} // namespace

TEST_CASE("the line through Norris's points is the one that NIST certifies", "[history][statistics]") {
    const auto line = regression_of(kNorrisX, kNorrisY);
    REQUIRE(line);
    CHECK(line->count == 36);
    CHECK_THAT(line->slope, WithinRel(1.00211681802045, 1e-13));
    CHECK_THAT(line->intercept, WithinRel(-0.262323073774029, 1e-11));
    CHECK_THAT(line->slope_error, WithinRel(0.429796848199937e-03, 1e-11));
    CHECK_THAT(*line->correlation * *line->correlation, WithinRel(0.999993745883712, 1e-13));
    // t of 34 degrees of freedom is 2.0322 in every table.
    CHECK_THAT(line->slope_95.most - line->slope, WithinRel(2.0322 * 0.429796848199937e-03, 3e-5));
    CHECK_THAT(line->slope - line->slope_95.least, WithinRel(2.0322 * 0.429796848199937e-03, 3e-5));
}

TEST_CASE("mean and deviation are those of a sample", "[history][statistics]") {
    // By hand: mean 5, squares 9+1+1+1+0+0+4+16 = 32, deviation sqrt(32 / 7).
    const std::vector<double> values{2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0};
    CHECK(mean_of(values) == 5.0);
    CHECK_THAT(*deviation_of(values), WithinRel(2.138089935299395, 1e-14));
    CHECK(!mean_of({}));
    CHECK(!deviation_of({}));
    CHECK(!deviation_of(std::vector{5.0}));
    CHECK(deviation_of(std::vector{0.1, 0.1, 0.1}) == 0.0);
    // A large offset leaves the deviation as it is (NIST "NumAcc4": 10000000.2 and .1, .3 in turn, deviation 0.1).
    std::vector<double> offset{10000000.2};
    for (int i = 0; i < 500; ++i) {
        offset.push_back(10000000.1);
        offset.push_back(10000000.3);
    }
    CHECK_THAT(*deviation_of(offset), WithinRel(0.1, 1e-7));
    CHECK_THAT(*mean_of(offset), WithinRel(10000000.2, 1e-15));
}

TEST_CASE("Student's t is that of the tables", "[history][statistics]") {
    // Table of the 97.5 % point in Abramowitz and Stegun 26.10 and any textbook, to three decimals.
    constexpr std::array<std::pair<std::size_t, double>, 12> kTable{{{1, 12.706},
                                                                     {2, 4.303},
                                                                     {3, 3.182},
                                                                     {5, 2.571},
                                                                     {10, 2.228},
                                                                     {20, 2.086},
                                                                     {30, 2.042},
                                                                     {40, 2.021},
                                                                     {60, 2.000},
                                                                     {100, 1.984},
                                                                     {120, 1.980},
                                                                     {1000, 1.962}}};
    for (const auto& [degrees, t] : kTable) {
        INFO(degrees);
        CHECK_THAT(student_t_975(degrees), WithinAbs(t, 0.0005));
    }
    for (std::size_t degrees = 1; degrees < 3000; ++degrees)
        CHECK(student_t_975(degrees) > student_t_975(degrees + 1));
    CHECK_THAT(student_t_975(40), WithinAbs(2.021075390306273, 1e-8)); // mpmath, 40 digits
    CHECK_THAT(student_t_975(100000000), WithinAbs(1.959963984540054, 1e-7));
}

TEST_CASE("points on a line have its slope and no error", "[history][statistics]") {
    const auto line = regression_of(std::vector{1.0, 2.0, 4.0, 8.0}, std::vector{-1.0, -3.0, -7.0, -15.0});
    REQUIRE(line);
    CHECK_THAT(line->slope, WithinAbs(-2.0, 1e-14));
    CHECK_THAT(line->intercept, WithinAbs(1.0, 1e-14));
    CHECK_THAT(line->slope_error, WithinAbs(0.0, 1e-14));
    CHECK_THAT(*line->correlation, WithinAbs(-1.0, 1e-15));
}

TEST_CASE("a line needs three points and an x that varies", "[history][statistics]") {
    CHECK(!regression_of({}, {}));
    CHECK(!regression_of(std::vector{1.0, 2.0}, std::vector{1.0, 3.0}));
    CHECK(!regression_of(std::vector{0.1, 0.1, 0.1}, std::vector{1.0, 3.0, 2.0}));
    const auto flat = regression_of(std::vector{1.0, 2.0, 3.0}, std::vector{0.1, 0.1, 0.1});
    REQUIRE(flat);
    CHECK(!flat->correlation);
    CHECK_THAT(flat->slope, WithinAbs(0.0, 1e-16));
}

TEST_CASE("the slope is the correlation times the ratio of the deviations", "[history][statistics]") {
    std::mt19937_64 random(31);
    for (int round = 0; round < 100; ++round) {
        const auto x = random_values(random, 50);
        auto y = random_values(random, 50);
        for (std::size_t i = 0; i < y.size(); ++i)
            y[i] += 0.7 * x[i];
        const auto line = regression_of(x, y), swapped = regression_of(y, x);
        CHECK_THAT(line->slope, WithinRel(*line->correlation * line->deviation_y / line->deviation_x, 1e-12));
        CHECK_THAT(line->slope * swapped->slope, WithinRel(*line->correlation * *line->correlation, 1e-12));
        CHECK(std::abs(*line->correlation) <= 1.0);
        // Another unit of y is another unit of the slope.
        for (double& value : y)
            value *= 4.0;
        CHECK_THAT(regression_of(x, y)->slope, WithinRel(4.0 * line->slope, 1e-12));
    }
}

TEST_CASE("the interval holds the true slope 95 times of 100", "[history][statistics]") {
    std::mt19937_64 random(41);
    for (const std::size_t count : {4U, 30U}) {
        int held = 0;
        constexpr int kRounds = 4000;
        for (int round = 0; round < kRounds; ++round) {
            const auto x = random_values(random, count);
            auto y = random_values(random, count);
            for (std::size_t i = 0; i < count; ++i)
                y[i] += 0.8 * x[i];
            const Interval interval = regression_of(x, y)->slope_95;
            held += interval.least <= 0.8 && 0.8 <= interval.most;
        }
        // Three standard errors of a share of 4,000 are 0.0103.
        INFO(count << " points");
        CHECK_THAT(held / static_cast<double>(kRounds), WithinAbs(0.95, 0.0104));
    }
}

TEST_CASE("rolling values are those of each window by itself", "[history][statistics]") {
    std::mt19937_64 random(51);
    auto x = random_values(random, 1000, 5.0);
    const auto y = random_values(random, 1000, -2.0);
    for (std::size_t i = 300; i < 340; ++i)
        x[i] = 4.9; // a standstill
    for (const std::size_t window : {2U, 7U, 30U, 999U, 1000U}) {
        const auto means = rolling_mean(x, window), deviations = rolling_deviation(x, window);
        const auto lines = rolling_line(x, y, window);
        REQUIRE((means.size() == 1001 - window && deviations.size() == means.size() && lines.size() == means.size()));
        for (std::size_t i = 0; i < means.size(); ++i) {
            const std::span<const double> xs(x.data() + i, window), ys(y.data() + i, window);
            CHECK_THAT(means[i], WithinRel(*mean_of(xs), 1e-13));
            CHECK_THAT(deviations[i], WithinAbs(*deviation_of(xs), 1e-12));
            CHECK((deviations[i] == 0.0) == !lines[i].slope);
            const auto whole = window > 2 ? regression_of(xs, ys) : std::nullopt;
            if (!whole) continue;
            CHECK_THAT(*lines[i].slope, WithinAbs(whole->slope, 1e-9));
            CHECK_THAT(*lines[i].correlation, WithinAbs(*whole->correlation, 1e-9));
        }
    }
    CHECK(rolling_mean(x, 1) == x);
    CHECK(rolling_mean(x, 1001).empty());
}
