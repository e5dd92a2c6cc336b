#include "engine/divergence.hpp"

#include <catch2/catch_test_macros.hpp>

#include <optional>
#include <random>
#include <vector>

using namespace keel;

namespace {

std::vector<double> random_closes(std::uint64_t seed, std::size_t count) {
    std::mt19937_64 random(seed);
    std::uniform_int_distribution<int> step(-100, 104);
    std::vector<double> closes{10000.0};
    while (closes.size() < count)
        closes.push_back(closes.back() + step(random));
    return closes;
}

std::vector<std::optional<Divergence>> found_in(const std::vector<double>& closes) {
    DivergenceFinder finder;
    std::vector<std::optional<Divergence>> found;
    for (const double close : closes)
        found.push_back(finder.add(close));
    return found;
}

/// The definition once more, over the whole series at once.
std::vector<std::size_t> second_peaks(const std::vector<double>& closes) {
    WilderRsi wilder;
    std::vector<std::optional<double>> rsi;
    for (const double close : closes)
        rsi.push_back(wilder.add(close));
    std::vector<std::size_t> peaks, found;
    for (std::size_t i = 14 + 5; i + 5 < closes.size(); ++i) {
        bool is_peak = true;
        for (std::size_t k = 1; k <= 5; ++k)
            is_peak = is_peak && *rsi[i - k] < *rsi[i] && *rsi[i + k] <= *rsi[i];
        if (is_peak) peaks.push_back(i);
    }
    for (std::size_t k = 1; k < peaks.size(); ++k) {
        const std::size_t a = peaks[k - 1], b = peaks[k];
        if (b - a <= 60 && closes[b] > closes[a] && *rsi[b] < *rsi[a]) found.push_back(b);
    }
    return found;
}

} // namespace

TEST_CASE("a slower rise to a higher peak is a bearish divergence", "[engine][divergence]") {
    // To and fro, up 15 steps without a loss, down 6, then up to a higher price in small steps with losses between.
    std::vector<double> closes{100.0};
    const auto step = [&](double change, int times) {
        for (int i = 0; i < times; ++i)
            closes.push_back(closes.back() + change);
    };
    for (int i = 0; i < 5; ++i) {
        step(10.0, 1);
        step(-10.0, 1);
    }
    step(10.0, 15);
    step(-10.0, 6);
    for (int i = 0; i < 12; ++i) {
        step(9.0, 1);
        step(-2.0, 1);
    }
    step(-10.0, 8);
    const auto found = found_in(closes);
    int count = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (!found[i]) continue;
        ++count;
        CHECK(found[i]->second.index + DivergenceFinder::kWing == i); // not known earlier
        CHECK(found[i]->first.close < found[i]->second.close);
        CHECK(found[i]->first.rsi > found[i]->second.rsi);
        CHECK(closes[found[i]->second.index] == found[i]->second.close);
    }
    CHECK(count == 1);
}

TEST_CASE("divergences are those that the definition finds over the whole series", "[engine][divergence]") {
    std::size_t all = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const std::vector<double> closes = random_closes(seed, 600);
        std::vector<std::size_t> peaks;
        for (const auto& found : found_in(closes)) {
            if (found) peaks.push_back(found->second.index);
        }
        CHECK(peaks == second_peaks(closes));
        all += peaks.size();
    }
    CHECK(all > 40);
}

TEST_CASE("later closes change no divergence that is known", "[engine][divergence]") {
    const std::vector<double> closes = random_closes(99, 400);
    std::vector<double> other = closes;
    for (std::size_t i = 250; i < other.size(); ++i)
        other[i] = 20000.0 - other[i] * 0.5;
    const auto found = found_in(closes), others = found_in(other);
    for (std::size_t i = 0; i < 250; ++i)
        CHECK(found[i] == others[i]);
}

TEST_CASE("a standstill and a straight rise have no divergence", "[engine][divergence]") {
    std::vector<double> flat(200, 5.0), rising;
    for (int i = 0; i < 200; ++i)
        rising.push_back(100.0 + i);
    for (const auto& closes : {flat, rising}) {
        for (const auto& found : found_in(closes))
            CHECK(!found);
    }
}
