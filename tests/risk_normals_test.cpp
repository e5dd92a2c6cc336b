// The float functions against double, and the distribution of the normals made with them.

#include "risk/normals.hpp"
#include "risk/random.hpp"

#include "engine/normal.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>

using namespace keel::risk;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using Catch::Matchers::WithinULP;

namespace {

using One = Lanes<1>;
using Four = Lanes<4>;

float minus_log(float x) { return MinusLog<One>{}(One::Float{x})[0]; }
float power_of_two(float x) { return PowerOfTwo<One>{}(One::Float{x})[0]; }
float sine(float x) { return Circle<One>{}.sine(One::Float{x})[0]; }
float cosine(float x) { return Circle<One>{}.cosine(One::Float{x})[0]; }

/// The largest of errors, which a test then compares once.
class Largest {
public:
    void add(double error) { value_ = std::max(value_, std::abs(error)); }
    [[nodiscard]] double value() const { return value_; }

private:
    double value_ = 0.0;
};

/// How often |z| is above 0, 1, ... 6 among normals.
struct Tails {
    std::array<double, 7> counts{};
    void add(float z) {
        for (std::size_t sigma = 0; sigma < counts.size(); ++sigma)
            counts[sigma] += std::abs(z) > static_cast<float>(sigma) ? 1.0 : 0.0;
    }
};

} // namespace

TEST_CASE("the float functions are as exact as they say", "[risk][normals]") {
    Largest of_log, of_power, of_sine, of_cosine;
    constexpr int kSteps = 400000;
    for (int i = 0; i <= kSteps; ++i) {
        const double part = static_cast<double>(i) / kSteps;
        const auto near_one = static_cast<float>(std::exp2(-2.0 * part)),
                   small = static_cast<float>(std::exp2(-62.0 * part));
        for (const float x : {near_one, small})
            if (x < 1.0F) of_log.add(static_cast<double>(minus_log(x)) / -std::log(static_cast<double>(x)) - 1.0);
        const auto y = static_cast<float>(252.0 * part - 126.0), close = static_cast<float>(2.0 * part - 1.0);
        for (const float x : {y, close})
            of_power.add(static_cast<double>(power_of_two(x)) / std::exp2(static_cast<double>(x)) - 1.0);
        const auto angle = static_cast<float>((part - 0.5) * M_PI);
        of_sine.add(static_cast<double>(sine(angle)) - std::sin(static_cast<double>(angle)));
        of_cosine.add(static_cast<double>(cosine(angle)) - std::cos(static_cast<double>(angle)));
    }
    CHECK(of_log.value() < 3.5e-7);
    CHECK(of_power.value() < 2.5e-7);
    CHECK(of_sine.value() < 1.5e-7);
    CHECK(of_cosine.value() < 1.8e-7);
    CHECK(minus_log(1.0F) == 0.0F);
    CHECK(power_of_two(0.0F) == 1.0F);
    CHECK(power_of_two(-126.0F) == 0x1p-126F);
}

TEST_CASE("what would leave the range of a float is held", "[risk][normals]") {
    const PowerOfTwo<Four> power;
    const Four::Float held = power.held(Four::Float{-1e30F, 1e30F, 3.0F, -0.0F});
    CHECK(held[0] == 0x1p-60F);
    CHECK(held[1] == 0x1p60F);
    CHECK_THAT(held[2], WithinULP(8.0F, 2));
    CHECK(held[3] == 1.0F);
}

TEST_CASE("lanes beside each other have the bits of one alone", "[risk][normals]") {
    Stream random(1, 0, 9);
    std::size_t differing = 0;
    for (int i = 0; i < 50000; ++i) {
        const Four::Word a{random.next(), random.next(), random.next(), random.next()};
        const Four::Word b{random.next(), random.next(), random.next(), random.next()};
        const NormalPair<Four> four = NormalsFromWords<Four>{}(a, b);
        for (std::size_t lane = 0; lane < 4; ++lane) {
            const NormalPair<One> one = NormalsFromWords<One>{}(One::Word{a[lane]}, One::Word{b[lane]});
            const auto same = [](float x, float y) { return std::bit_cast<int>(x) == std::bit_cast<int>(y); };
            if (!same(one.first[0], four.first[lane]) || !same(one.second[0], four.second[lane])) ++differing;
        }
    }
    CHECK(differing == 0);
}

TEST_CASE("normals are those of Box and Muller in double", "[risk][normals]") {
    Largest error;
    Stream random(2, 0, 9);
    for (int i = 0; i < 200000; ++i) {
        const std::uint32_t a = random.next(), b = random.next();
        const NormalPair<One> pair = NormalsFromWords<One>{}(One::Word{a}, One::Word{b});
        const double u = static_cast<double>(std::bit_cast<std::int32_t>(a | 1U)) * 0x1p-31;
        const double angle = static_cast<double>(std::bit_cast<std::int32_t>(b)) * 0x1p-31 * M_PI / 2.0;
        // Near 1 a float's u is no nearer than 2^-25, which the root makes large: compare what it was made of.
        const auto rounded = static_cast<double>(static_cast<float>(u * u));
        const double radius = std::sqrt(-std::log(rounded));
        if (rounded > 0.999) continue;
        error.add(static_cast<double>(pair.first[0]) - std::copysign(radius * std::cos(angle), u));
        error.add(static_cast<double>(pair.second[0]) - radius * std::sin(angle));
    }
    CHECK(error.value() < 2e-5);
}

TEST_CASE("the moments of normals are right", "[risk][normals]") {
    constexpr int kCount = 2000000;
    double sum = 0.0, square = 0.0, cube = 0.0, fourth = 0.0, product = 0.0;
    Tails tails;
    Stream random(3, 0, 0);
    for (int i = 0; i < kCount; i += 2) {
        const float first = random.normal(), second = random.normal();
        for (const float z : {first, second}) {
            const auto x = static_cast<double>(z);
            sum += x;
            square += x * x;
            cube += x * x * x;
            fourth += x * x * x * x;
            tails.add(z);
        }
        product += static_cast<double>(first) * static_cast<double>(second);
    }
    // The variances of z, z^2, z^3 and z^4 are 1, 2, 15 and 96.
    const double n = kCount, root = std::sqrt(n);
    CHECK(std::abs(sum) < 4.0 * root);
    CHECK(std::abs(square - n) < 4.0 * std::sqrt(2.0) * root);
    CHECK(std::abs(cube) < 4.0 * std::sqrt(15.0) * root);
    CHECK(std::abs(fourth - 3.0 * n) < 4.0 * std::sqrt(96.0) * root);
    CHECK(std::abs(product) < 4.0 * std::sqrt(n / 2.0));
    for (std::size_t sigma = 1; sigma <= 4; ++sigma) {
        const double p = 2.0 * keel::normal_cdf(-static_cast<double>(sigma));
        CAPTURE(sigma);
        CHECK(std::abs(tails.counts[sigma] - n * p) < 4.0 * std::sqrt(n * p));
    }
}

TEST_CASE("tails are right beyond five sigma", "[risk][normals]") {
    // Only radii of which every pair has 2^-15: beyond 4.56. A normal beyond 5 needs one of them, so there are 2^15
    // times as many as in as many pairs.
    constexpr int kPairs = 2000000;
    const NormalsFromWords<One> normals;
    Tails tails;
    Stream random(4, 0, 0);
    for (int i = 0; i < kPairs; ++i) {
        const std::uint32_t word = random.next();
        const std::uint32_t size = word >> 16 | 1U; // |u| below 2^-15
        const std::uint32_t radius_word = (word & 0x8000U) != 0 ? 0U - size : size;
        const NormalPair<One> pair = normals(One::Word{radius_word}, One::Word{random.next()});
        tails.add(pair.first[0]);
        tails.add(pair.second[0]);
    }
    for (const std::size_t sigma : {5U, 6U}) {
        const double expected = 2.0 * kPairs * 0x1p15 * 2.0 * keel::normal_cdf(-static_cast<double>(sigma));
        CAPTURE(sigma, expected, tails.counts[sigma]);
        // At 6 the words' own steps show: |u| is a multiple of 2^-31, and e^-18 is 33 of them.
        CHECK(std::abs(tails.counts[sigma] - expected)
              < 4.0 * std::sqrt(expected) + (sigma == 6 ? 0.03 * expected : 0.0));
    }
}

TEST_CASE("a uniform number is never 0 or 1", "[risk][normals]") {
    CHECK(uniform_from_word<One>(One::Word{0U})[0] == 0x1p-24F);
    CHECK(uniform_from_word<One>(One::Word{0xffffffffU})[0] == 1.0F - 0x1p-24F);
    CHECK_THAT(uniform_from_word<One>(One::Word{0x80000000U})[0], WithinAbs(0.5, 1e-7));
}
