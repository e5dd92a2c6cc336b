// One contender of tests/benchmark/grid_peers.mjs: how long a picture of 512 x 512 cells takes, natively or as
// WebAssembly. Prints the shortest of some fills in milliseconds (others may want the processor, too), and cells by
// which the contenders are compared.

#include "engine/grid.hpp"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <vector>

namespace {

using namespace keel;

constexpr std::size_t kSide = 512;
constexpr int kFills = 40;

/// 5 BTC, short in USDT at 5x, 0.01 % each 8 hours, 0.05 % to open and to close.
Plan linear_plan() {
    Plan plan;
    Leg& leg = plan.legs.front();
    leg.contract = "custom";
    leg.kind = ContractKind::Linear;
    leg.contract_value = 0.001;
    leg.maintenance_rate = 0.004;
    leg.taker_fee_rate = 0.0005;
    leg.leverage = 5.0;
    return plan;
}

/// Of all bits of a smaller grid with a basis, to which natively and as WebAssembly the same must come.
unsigned hash_of(Plan plan, GridAxis axis) {
    plan.legs[0].basis = 200.0;
    plan.legs[0].exit_basis = 50.0;
    plan.legs.push_back(plan.legs[0]);
    plan.legs[1].kind = ContractKind::Inverse;
    plan.legs[1].contract_value = 100.0;
    const auto grid = grid_of(plan, {.axis = axis, .columns = 100, .rows = 60});
    std::uint32_t hash = 2166136261U; // FNV-1a
    for (const double net : grid ? grid->net_usd : std::vector<double>{}) {
        for (std::uint64_t bits = std::bit_cast<std::uint64_t>(net), i = 0; i < 8; ++i, bits >>= 8)
            hash = (hash ^ static_cast<std::uint32_t>(bits & 0xff)) * 16777619U;
    }
    return hash;
}

} // namespace

int main(int count, char** words) {
    const bool is_leverage = count > 1 && std::string_view(words[1]) == "leverage";
    const Plan plan = linear_plan();
    const GridRequest request{
        .axis = is_leverage ? GridAxis::Leverage : GridAxis::Days, .columns = kSide, .rows = kSide};
    GridPicture picture;
    std::vector<float> net_usd(kSide * kSide), liquidated(kSide * kSide);
    std::vector<double> taken;
    for (int fill = 0; fill < kFills; ++fill) {
        const auto start = std::chrono::steady_clock::now();
        if (!picture.fill(plan, request, net_usd, liquidated).empty()) return 1;
        taken.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::printf("{\"hash\":%u,\"ms\":%.4f,\"dead\":%td,\"cells\":[", hash_of(plan, request.axis),
                std::ranges::min(taken), std::count(liquidated.begin(), liquidated.end(), 1.0F));
    for (std::size_t i = 0; i < 8; ++i)
        std::printf("%s%.9g", i == 0 ? "" : ",", static_cast<double>(net_usd[i * 37321]));
    std::printf("]}\n");
}
