// How fast the kernels are, in ratios that section 9 of the design note sets targets for: all in one run, the order
// another one in each round, medians of the rounds. Run with: keel_risk_benchmark "[!benchmark]", natively or with
// node.

#include "support/kernel_timing.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <ctime>
#include <iomanip>
#include <sstream>
#include <vector>

using namespace keel;
using risk::LaneWidth;
using test::TimedCase;

namespace {

constexpr std::size_t kRounds = 9;
constexpr std::size_t kCases = test::kTimedCases.size();

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Paths a second by case and round.
using Rounds = std::array<std::vector<double>, kCases>;

Rounds measured(LaneWidth width) {
    Rounds rounds;
    for (std::size_t round = 0; round <= kRounds; ++round)
        for (std::size_t i = 0; i < kCases; ++i) {
            const std::size_t at = (i + round) % kCases;
            const bool is_fine = at < 4;
            const double speed = test::paths_a_second(static_cast<TimedCase>(at), width, is_fine ? 100000 : 400000);
            if (round > 0) rounds[at].push_back(speed); // The first warms up.
        }
    return rounds;
}

/// How many times as fast `a` is as `b`, round by round.
double ratio(const Rounds& rounds, TimedCase a, TimedCase b) {
    std::vector<double> ratios;
    for (std::size_t i = 0; i < kRounds; ++i)
        ratios.push_back(rounds[static_cast<std::size_t>(a)][i] / rounds[static_cast<std::size_t>(b)][i]);
    return median(ratios);
}

void report(const char* name, LaneWidth width) {
    const Rounds rounds = measured(width);
    std::ostringstream text;
    text << name << ", million paths a second:" << std::fixed << std::setprecision(3);
    for (std::size_t i = 0; i < kCases; ++i)
        text << "\n  " << std::setw(13) << std::left << test::kTimedCases[i] << median(rounds[i]) / 1e6;
    text << std::setprecision(2)
         << "\nbridge at every step over K1: " << ratio(rounds, TimedCase::K1, TimedCase::Bridge)
         << " (at most 1.75), far " << ratio(rounds, TimedCase::K1Far, TimedCase::BridgeFar) << " (at most 1.15)"
         << "\n30 coarse steps with bridges, a path: K1 takes " << ratio(rounds, TimedCase::Coarse, TimedCase::K1)
         << " times as long, with one level " << ratio(rounds, TimedCase::CoarseOne, TimedCase::K1) << " (at least 4)"
         << "\nSobol's points over random ones: " << ratio(rounds, TimedCase::CoarseOne, TimedCase::CoarseSobol)
         << "\n8 levels over one on recorded paths: " << ratio(rounds, TimedCase::Levels1, TimedCase::Levels8)
         << ", one there over one in passing: " << ratio(rounds, TimedCase::CoarseOne, TimedCase::Levels1);
    WARN(text.str());
    CHECK(median(rounds[0]) > 0.0);
}

} // namespace

TEST_CASE("the kernels with four lanes", "[!benchmark][risk]") { report("four lanes", LaneWidth::Four); }

TEST_CASE("the kernels with eight lanes", "[!benchmark][risk]") { report("eight lanes", LaneWidth::Eight); }

TEST_CASE("the kernels with as many lanes as the processor has", "[!benchmark][risk]") {
    report("best", LaneWidth::Best);
}
