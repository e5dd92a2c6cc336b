// Random words: the published generators, and that neither seeds, paths nor streams know of each other.

#include "risk/random.hpp"

#include <catch2/catch_test_macros.hpp>

#include <bit>
#include <cmath>
#include <cstddef>
#include <set>
#include <vector>

using namespace keel::risk;

namespace {

double uniform_of(std::uint32_t word) { return (static_cast<double>(word) + 0.5) * 0x1p-32; }

/// The correlation of two uniform numbers, in standard deviations of what chance makes of it.
class Correlation {
public:
    void add(double a, double b) {
        sum_ += 12.0 * (a - 0.5) * (b - 0.5);
        ++count_;
    }
    [[nodiscard]] double deviations() const { return sum_ / std::sqrt(static_cast<double>(count_)); }

private:
    double sum_ = 0.0;
    std::size_t count_ = 0;
};

} // namespace

TEST_CASE("splitmix64 gives its published numbers", "[risk][random]") {
    // Of the state 1234567: https://rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64
    std::uint64_t state = 1234567;
    for (const std::uint64_t expected : {6457827717110365317U, 3203168211198807973U, 9817491932198370423U,
                                         4593380528125082431U, 16408922859458223821U})
        CHECK(mixed(state += kGolden) == expected);
}

TEST_CASE("a stream is sfc32 from the path's place in splitmix64", "[risk][random]") {
    const std::uint64_t key = key_of(7, 2);
    std::uint64_t state = key + 2 * 41 * kGolden;
    const std::uint64_t first = mixed(state += kGolden), second = mixed(state += kGolden);
    auto a = static_cast<std::uint32_t>(first), b = static_cast<std::uint32_t>(first >> 32);
    auto c = static_cast<std::uint32_t>(second);
    Stream stream(7, 41, 2);
    for (std::uint32_t counter = 1; counter <= 1000; ++counter) {
        // As in PractRand's sfc.cpp.
        const std::uint32_t expected = a + b + counter;
        a = b ^ (b >> 9);
        b = c + (c << 3);
        c = std::rotl(c, 21) + expected;
        REQUIRE(stream.next() == expected);
    }
}

TEST_CASE("no two seeds, paths or streams begin alike", "[risk][random]") {
    std::set<std::uint64_t> starts;
    std::size_t count = 0;
    for (std::uint64_t seed = 0; seed < 50; ++seed)
        for (std::uint64_t path = 0; path < 200; ++path)
            for (std::uint64_t stream = 0; stream < 3; ++stream, ++count) {
                Stream random(seed, path, stream);
                const std::uint64_t high = random.next();
                starts.insert(high << 32 | random.next());
            }
    CHECK(starts.size() == count);
}

TEST_CASE("neighbouring seeds, paths, streams and words are independent", "[risk][random]") {
    // Four standard deviations of each: by chance one of all of these in a thousand seeds.
    Correlation of_seeds, of_paths, of_streams, of_words;
    std::size_t differing_bits = 0, count = 0;
    for (std::uint64_t i = 0; i < 20000; ++i) {
        Stream here(i, i, 0), next_seed(i + 1, i, 0), next_path(i, i + 1, 0), next_stream(i, i, 1);
        double before = 0.5;
        for (int k = 0; k < 8; ++k, ++count) {
            const std::uint32_t word = here.next(), other = next_path.next();
            const double u = uniform_of(word);
            of_seeds.add(u, uniform_of(next_seed.next()));
            of_paths.add(u, uniform_of(other));
            of_streams.add(u, uniform_of(next_stream.next()));
            if (k > 0) of_words.add(u, before);
            before = u;
            differing_bits += static_cast<std::size_t>(std::popcount(word ^ other));
        }
    }
    CHECK(std::abs(of_seeds.deviations()) < 4.0);
    CHECK(std::abs(of_paths.deviations()) < 4.0);
    CHECK(std::abs(of_streams.deviations()) < 4.0);
    CHECK(std::abs(of_words.deviations()) < 4.0);
    const double bits = 32.0 * static_cast<double>(count);
    CHECK(std::abs(static_cast<double>(differing_bits) - bits / 2.0) < 4.0 * std::sqrt(bits / 4.0));
}

TEST_CASE("the bytes of first words of consecutive paths are evenly spread", "[risk][random]") {
    // Pearson's statistic of 256 values: 255 with a standard deviation of 22.6.
    for (const int shift : {0, 8, 16, 24}) {
        std::vector<double> counts(256, 0.0);
        constexpr std::uint64_t kPaths = 256 * 400;
        for (std::uint64_t path = 0; path < kPaths; ++path)
            ++counts[Stream(0, path, 0).next() >> shift & 255U];
        double statistic = 0.0;
        for (const double found : counts)
            statistic += (found - 400.0) * (found - 400.0) / 400.0;
        CAPTURE(shift);
        CHECK(std::abs(statistic - 255.0) < 4.0 * 22.6);
    }
}
