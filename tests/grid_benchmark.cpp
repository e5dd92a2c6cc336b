// How fast a plane of 512 x 512 cells is filled, by what plan and axis. Run with: keel_grid_benchmark "[!benchmark]",
// natively or with node. tests/benchmark/grid_peers.mjs sets it beside other languages.

#include "engine/grid.hpp"

#include <catch2/benchmark/catch_benchmark.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

using namespace keel;

namespace {

constexpr std::size_t kSide = 512;

/// Most awkward of the common ones: a basis that shrinks and a linear leg that receives.
Plan two_legs() {
    Plan plan;
    plan.legs.resize(2);
    plan.legs[0].leverage = 4.0;
    plan.legs[0].basis = 300.0;
    plan.legs[0].exit_basis = 100.0;
    plan.legs[1].contract = "binance:BTCUSDT";
    plan.legs[1].leverage = 6.0;
    plan.legs[1].ratio = 0.3;
    return plan;
}

Plan leveraged(double leverage) {
    Plan plan;
    plan.legs[0].leverage = leverage;
    return plan;
}

void measure(const std::string& name, const Plan& plan) {
    constexpr std::pair<GridAxis, const char*> kAxes[] = {{GridAxis::Days, "days"},
                                                          {GridAxis::Ratio, "ratio"},
                                                          {GridAxis::Leverage, "leverage"},
                                                          {GridAxis::Funding, "funding"}};
    GridPicture picture;
    std::vector<float> net_usd(kSide * kSide), liquidated(kSide * kSide);
    for (const auto& [axis, axis_name] : kAxes) {
        const GridRequest request{.axis = axis, .columns = kSide, .rows = kSide};
        REQUIRE(takes_grid_kernel(plan, request));
        BENCHMARK(name + ", " + axis_name) { return picture.fill(plan, request, net_usd, liquidated); };
    }
}

} // namespace

TEST_CASE("a plane of 512 x 512 cells", "[!benchmark][grid]") {
    measure("inverse at 1x", leveraged(1.0));
    measure("inverse at 5x", leveraged(5.0));
    measure("two legs with a basis", two_legs());
    BENCHMARK("16 x 16, cell by cell") {
        Plan plan = leveraged(5.0);
        plan.legs[0].bonus_use = BonusUse::Fees;
        plan.legs[0].bonus_credit = 1.0;
        return grid_of(plan, {.columns = 16, .rows = 16});
    };
}
