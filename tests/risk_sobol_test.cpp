// Sobol's points: the table, how evenly they lie, that scrambling keeps it; and the order of a Brownian bridge.

#include "risk/bridge_order.hpp"
#include "risk/sobol.hpp"
#include "risk/sobol_table.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <set>
#include <vector>

using namespace keel::risk;
using Catch::Matchers::WithinAbs;

namespace {

/// Whether x generates all of GF(2)[x] modulo the polynomial, but 0.
bool is_primitive(std::uint32_t polynomial) {
    const auto degree = static_cast<std::uint32_t>(std::bit_width(polynomial) - 1);
    std::uint32_t power = 1;
    std::uint32_t order = 0;
    do {
        power <<= 1;
        if ((power >> degree & 1U) != 0) power ^= polynomial;
        ++order;
    } while (power != 1 && order < 100000);
    return order == (1U << degree) - 1;
}

SobolPoints plain_points() {
    SobolPoints points;
    for (std::size_t i = 0; i < kMostCoordinates; ++i)
        points.directions.push_back(directions_of(i));
    points.shifts.resize(kMostCoordinates);
    return points;
}

/// Whether each of 2^k intervals of equal length holds one of the 2^k points from `first` on.
bool is_even_line(const SobolPoints& points, std::size_t coordinate, std::uint32_t k, std::uint32_t first) {
    std::vector<char> taken(std::size_t{1} << k, 0);
    for (std::uint32_t i = 0; i < 1U << k; ++i) {
        char& cell = taken[points.word(coordinate, first + i) >> (32U - k)];
        if (cell != 0) return false;
        cell = 1;
    }
    return true;
}

/// Whether each of 2^a x 2^b boxes holds as many of the first 2^k points.
bool is_even_plane(const SobolPoints& points, std::size_t x, std::size_t y, std::array<std::uint32_t, 2> bits,
                   std::uint32_t k) {
    const auto [a, b] = bits;
    std::vector<std::uint32_t> counts(std::size_t{1} << (a + b), 0);
    for (std::uint32_t i = 0; i < 1U << k; ++i) {
        const std::size_t column = a == 0 ? 0 : points.word(x, i) >> (32U - a);
        const std::size_t row = b == 0 ? 0 : points.word(y, i) >> (32U - b);
        ++counts[column << b | row];
    }
    const auto each = 1U << (k - a - b);
    return std::all_of(counts.begin(), counts.end(), [each](std::uint32_t count) { return count == each; });
}

} // namespace

TEST_CASE("the table holds primitive polynomials and odd numbers that fit", "[risk][sobol]") {
    std::set<std::uint32_t> polynomials;
    for (const SobolRow& row : kSobolRows) {
        CAPTURE(row.polynomial);
        CHECK(is_primitive(row.polynomial));
        polynomials.insert(row.polynomial);
        const auto degree = static_cast<std::size_t>(std::bit_width(std::uint32_t{row.polynomial}) - 1);
        for (std::size_t i = 0; i < row.start.size(); ++i)
            CHECK((i < degree ? row.start[i] % 2 == 1 && row.start[i] < 2U << i : row.start[i] == 0));
    }
    CHECK(polynomials.size() == kSobolRows.size());
}

TEST_CASE("the first points are the published ones", "[risk][sobol]") {
    // In the order of Gray's code, as the authors' program prints three coordinates: 0.5 0.5 0.5, 0.75 0.25 0.25,
    // 0.25 0.75 0.75, 0.375 0.375 0.625, 0.875 0.875 0.125, 0.625 0.125 0.875, 0.125 0.625 0.375.
    const SobolPoints points = plain_points();
    const std::array<std::array<double, 3>, 7> published = {{{0.5, 0.5, 0.5},
                                                             {0.75, 0.25, 0.25},
                                                             {0.25, 0.75, 0.75},
                                                             {0.375, 0.375, 0.625},
                                                             {0.875, 0.875, 0.125},
                                                             {0.625, 0.125, 0.875},
                                                             {0.125, 0.625, 0.375}}};
    for (std::uint32_t i = 1; i <= published.size(); ++i)
        for (std::size_t k = 0; k < 3; ++k)
            CHECK(points.word(k, i ^ i >> 1) * 0x1p-32 == published[i - 1][k]);
}

TEST_CASE("each coordinate of 2^k points has one in each of 2^k intervals", "[risk][sobol]") {
    const SobolPoints plain = plain_points(), scrambled = scrambled_sobol(kMostCoordinates, 5, 1);
    for (std::size_t coordinate = 0; coordinate < kMostCoordinates; ++coordinate)
        for (const std::uint32_t k : {1U, 4U, 7U, 10U, 12U}) {
            CAPTURE(coordinate, k);
            CHECK(is_even_line(plain, coordinate, k, 0));
            CHECK(is_even_line(scrambled, coordinate, k, 0));
            CHECK(is_even_line(scrambled, coordinate, k, 3U << k));
        }
}

TEST_CASE("pairs of coordinates are even too", "[risk][sobol]") {
    const SobolPoints plain = plain_points(), scrambled = scrambled_sobol(8, 5, 1);
    // The first two make a (0, k, 2)-net.
    for (std::uint32_t a = 0; a <= 8; ++a) {
        CHECK(is_even_plane(plain, 0, 1, {a, 8 - a}, 8));
        CHECK(is_even_plane(scrambled, 0, 1, {a, 8 - a}, 8));
    }
    // Property A of neighbours, and coarse boxes of any two of the first eight.
    for (std::size_t x = 0; x < 8; ++x)
        for (std::size_t y = x + 1; y < 8; ++y) {
            CAPTURE(x, y);
            CHECK(is_even_plane(plain, x, y, {1, 1}, 6));
            CHECK(is_even_plane(scrambled, x, y, {2, 2}, 9));
        }
}

TEST_CASE("scrambles differ by seed, replicate and coordinate, and are uniform", "[risk][sobol]") {
    std::set<std::uint32_t> words;
    double sum = 0.0;
    for (std::uint64_t seed = 0; seed < 20; ++seed)
        for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
            const SobolPoints points = scrambled_sobol(3, seed, replicate);
            for (std::size_t coordinate = 0; coordinate < 3; ++coordinate) {
                words.insert(points.word(coordinate, 12345));
                sum += points.word(coordinate, 12345) * 0x1p-32;
            }
        }
    CHECK(words.size() == 1200);
    CHECK(std::abs(sum / 1200.0 - 0.5) < 4.0 / std::sqrt(12.0 * 1200.0));
    CHECK(scrambled_sobol(5, 1, 1).shifts[2] == scrambled_sobol(3, 1, 1).shifts[2]);
}

TEST_CASE("a bridge in any order is a Brownian motion", "[risk][sobol]") {
    // Exactly: the covariance of W[i] and W[j] is the earlier time, from the weights of each normal in each value.
    const auto steps = GENERATE(std::vector<double>{0.25}, std::vector<double>{0.1, 0.1, 0.1, 0.1, 0.1},
                                std::vector<double>{0.001, 0.3, 0.0, 0.02, 0.02, 0.5, 0.0, 0.0, 0.1},
                                std::vector<double>(62, 1.0 / 62.0), std::vector<double>{0.0, 0.0});
    const std::vector<BridgePoint> points = bridge_order(steps);
    REQUIRE(points.size() == steps.size());
    CHECK(points[0].at == steps.size());
    std::vector<std::vector<double>> weights(steps.size() + 1, std::vector<double>(steps.size(), 0.0));
    std::vector<char> is_known(steps.size() + 1, 0);
    is_known[0] = 1;
    for (std::size_t k = 0; k < points.size(); ++k) {
        const BridgePoint& point = points[k];
        CHECK((is_known[point.left] == 1 && is_known[point.right] == 1 && is_known[point.at] == 0));
        is_known[point.at] = 1;
        for (std::size_t z = 0; z < steps.size(); ++z)
            weights[point.at][z] = static_cast<double>(point.left_weight) * weights[point.left][z]
                                   + static_cast<double>(point.right_weight) * weights[point.right][z];
        weights[point.at][k] += static_cast<double>(point.deviation);
    }
    std::vector<double> times{0.0};
    for (const double years : steps)
        times.push_back(times.back() + years);
    for (std::size_t i = 1; i < times.size(); ++i)
        for (std::size_t j = i; j < times.size(); ++j) {
            double covariance = 0.0;
            for (std::size_t z = 0; z < steps.size(); ++z)
                covariance += weights[i][z] * weights[j][z];
            CAPTURE(i, j);
            CHECK_THAT(covariance, WithinAbs(times[i], 1e-6));
        }
}

TEST_CASE("no steps need no bridge", "[risk][sobol]") { CHECK(bridge_order({}).empty()); }
