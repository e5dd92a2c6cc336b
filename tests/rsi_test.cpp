// The reference vectors of topic rsi are in vectors_test.cpp; these are the properties and the edges.

#include "engine/rsi.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <optional>
#include <random>
#include <vector>

using namespace keel;
using Catch::Matchers::WithinAbs;

namespace {

using Values = std::vector<std::optional<double>>;

Values rsi_of_all(const std::vector<double>& closes, std::size_t periods) {
    WilderRsi rsi(periods);
    Values values;
    for (const double close : closes)
        values.push_back(rsi.add(close));
    return values;
}

/// In whole cents, so that sums and differences are exact.
std::vector<double> random_closes(std::mt19937_64& random, std::size_t count) {
    std::uniform_int_distribution<int> step(-300, 300);
    std::vector<double> closes{65000.0};
    while (closes.size() < count)
        closes.push_back(closes.back() + step(random));
    return closes;
}

} // namespace

TEST_CASE("the index of two periods is what the formula gives by hand", "[engine][rsi]") {
    // Changes +2, -1, +3, 0. Means after two: 1 and 0.5, so 100 * 1 / 1.5. Then gain (1 + 3) / 2 = 2 and loss 0.5 / 2 =
    // 0.25: 100 * 2 / 2.25. Then both are halved: the same.
    const Values values = rsi_of_all({10.0, 12.0, 11.0, 14.0, 14.0}, 2);
    CHECK(!values[0]);
    CHECK(!values[1]);
    REQUIRE((values[2] && values[3] && values[4]));
    CHECK_THAT(*values[2], WithinAbs(66.66666666666667, 1e-12));
    CHECK_THAT(*values[3], WithinAbs(88.88888888888889, 1e-12));
    CHECK_THAT(*values[4], WithinAbs(88.88888888888889, 1e-12));
}

TEST_CASE("there is no index before one close more than its periods", "[engine][rsi]") {
    for (const std::size_t periods : {1U, 2U, 14U, 50U}) {
        std::mt19937_64 random(periods);
        const Values values = rsi_of_all(random_closes(random, 2 * periods + 1), periods);
        for (std::size_t i = 0; i < values.size(); ++i) {
            INFO(periods << " periods, close " << i + 1);
            CHECK(values[i].has_value() == (i >= periods));
        }
    }
}

TEST_CASE("only gains are 100, only losses 0, a standstill 50", "[engine][rsi]") {
    CHECK(*rsi_of_all({1.0, 2.0, 2.0, 5.0}, 3).back() == 100.0);
    CHECK(*rsi_of_all({5.0, 4.0, 4.0, 1.0}, 3).back() == 0.0);
    CHECK(*rsi_of_all({5.0, 5.0, 5.0, 5.0}, 3).back() == 50.0);
    CHECK(*rsi_of_all({5.0, 5.0, 5.0, 5.0, 5.0001}, 3).back() == 100.0);
}

TEST_CASE("the index lies from 0 to 100 and its mirror image on the other side of 50", "[engine][rsi]") {
    std::mt19937_64 random(7);
    for (int round = 0; round < 50; ++round) {
        const std::vector<double> closes = random_closes(random, 200);
        std::vector<double> mirrored;
        for (const double close : closes)
            mirrored.push_back(200000.0 - close);
        const Values values = rsi_of_all(closes, 14), others = rsi_of_all(mirrored, 14);
        for (std::size_t i = 14; i < values.size(); ++i) {
            CHECK((*values[i] >= 0.0 && *values[i] <= 100.0));
            CHECK_THAT(*values[i] + *others[i], WithinAbs(100.0, 1e-10));
        }
    }
}

TEST_CASE("the unit of the price does not matter to the index", "[engine][rsi]") {
    std::mt19937_64 random(11);
    const std::vector<double> closes = random_closes(random, 300);
    std::vector<double> scaled;
    for (const double close : closes)
        scaled.push_back(close * 0x1p-20);
    CHECK(rsi_of_all(closes, 14) == rsi_of_all(scaled, 14));
}

TEST_CASE("later closes change no earlier index", "[engine][rsi]") {
    std::mt19937_64 random(13);
    const std::vector<double> closes = random_closes(random, 100);
    std::vector<double> other = closes;
    for (std::size_t i = 60; i < other.size(); ++i)
        other[i] *= 0.5;
    const Values values = rsi_of_all(closes, 14), others = rsi_of_all(other, 14);
    CHECK(Values(values.begin(), values.begin() + 60) == Values(others.begin(), others.begin() + 60));
    CHECK(values.back() != others.back());
}

TEST_CASE("a rise lifts the index and a fall lowers it", "[engine][rsi]") {
    std::mt19937_64 random(17);
    const std::vector<double> closes = random_closes(random, 100);
    for (const double change : {1.0, 250.0, -1.0, -250.0}) {
        WilderRsi rsi;
        std::optional<double> before;
        for (const double close : closes)
            before = rsi.add(close);
        const auto after = rsi.add(closes.back() + change);
        INFO("change " << change);
        CHECK((*after > *before) == (change > 0.0));
    }
}
