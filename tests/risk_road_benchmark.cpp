// How many steps of random paths a second both roads walk, and how much faster the kernel is: figures of one run, which
// only mean something beside each other.
//   keel_tests "[risk][!benchmark]"

#include "risk/simulation.hpp"
#include "risk/tally.hpp"
#include "support/risks.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

using namespace keel;
using namespace keel::test;

namespace {

using Fields = std::vector<std::pair<std::string_view, std::string_view>>;

struct Way {
    std::string_view name;
    Fields fields;
    bool may_use_kernel = false;
};

const Fields kFourLegs{{"legs", "4"},          {"leg.leverage", "5"},  {"leg2.leverage", "5"},
                       {"leg3.leverage", "5"}, {"leg4.leverage", "5"}, {"leg.ratio", "0.25"},
                       {"leg2.ratio", "0.25"}, {"leg3.ratio", "0.25"}, {"leg4.ratio", "0.25"}};
const Fields kCross{{"bags", "2"},
                    {"bag2.coin", "ETH"},
                    {"bag2.price", "2500"},
                    {"bag2.amount", "50"},
                    {"bag2.correlation", "0.8"},
                    {"legs", "2"},
                    {"leg.contract", "binance:BTCUSDT"},
                    {"leg2.contract", "binance:ETHUSDT"},
                    {"leg2.bag", "2"},
                    {"leg.leverage", "5"},
                    {"leg2.leverage", "5"},
                    {"leg.margin_mode", "cross"},
                    {"leg2.margin_mode", "cross"}};
const Fields kRules{{"leg.leverage", "5"},
                    {"leg.ratio", "0"},
                    {"rules", "3"},
                    {"trigger.level", "60000"},
                    {"trigger2.kind", "rsi_below"},
                    {"trigger2.level", "30"},
                    {"trigger3.kind", "drawdown"},
                    {"trigger3.level", "0.15"}};

/// The fastest of some runs: steps a second.
double steps_a_second(const risk::Simulation& simulation) {
    double best = 1e300;
    for (int round = 0; round < 7; ++round) {
        const auto begun = std::chrono::steady_clock::now();
        const risk::Sums sums = simulation.run(0);
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
        best = std::min(best, taken.count() / (sums.paths * simulation.setup().steps));
    }
    return 1.0 / best;
}

} // namespace

TEST_CASE("steps of random paths a second", "[risk][!benchmark]") {
    const Way ways[] = {
        {"kernel, one leg", {{"leg.leverage", "5"}}, true},
        {"walk, one leg", {{"leg.leverage", "5"}}},
        {"walk, four legs", kFourLegs},
        {"walk, two coins on cross margin", kCross},
        {"walk, three rules", kRules},
        {"walk, jumps", {{"leg.leverage", "5"}, {"risk.model", "jumps"}}},
        {"walk, funding and basis that swing",
         {{"leg.leverage", "5"}, {"risk.funding_deviation", "0.0002"}, {"risk.basis_deviation", "0.002"}}}};
    double kernel = 0.0;
    for (const Way& way : ways) {
        const Plan plan = risk_plan(100000, way.fields);
        const auto simulation = way.may_use_kernel ? risk::Simulation::of(plan) : risk::Simulation::on_walk_road(plan);
        REQUIRE(simulation);
        const double speed = steps_a_second(*simulation);
        if (way.may_use_kernel) kernel = speed;
        std::printf("%-36s %8.2f million steps a second, the kernel %5.1f times\n", std::string(way.name).c_str(),
                    speed / 1e6, kernel / speed);
        CHECK(speed > 0.0);
    }
}
