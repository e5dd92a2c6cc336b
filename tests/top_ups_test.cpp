// Deposits that bring the leverage back: at each rung it has grown to the most, after the deposit it is the target.

#include "engine/top_ups.hpp"

#include "engine/hedge.hpp"
#include "support/plans.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <cmath>
#include <random>
#include <vector>

using namespace keel;
using Catch::Matchers::WithinRel;
using keel::test::flat_plan;
using keel::test::random_plan;

namespace {

std::vector<TopUp> rungs_of(const Plan& plan, double most, double target, std::size_t count, std::size_t leg = 0) {
    auto rungs = top_ups(plan, leg, most, target, count);
    REQUIRE(rungs);
    return *std::move(rungs);
}

/// Notional over equity of a leg at a price, with so much put in on top.
double leverage_at(const HedgeLeg& leg, double price, double deposited) {
    return std::visit(
        [&](const auto& m) {
            const double equity = double(m.collateral + m.realised + pnl(m.position, UsdPerCoin(price))) + deposited;
            return double(notional_at(m.position, UsdPerCoin(price))) / equity;
        },
        leg.margined);
}

} // namespace

TEST_CASE("a linear ladder climbs from twice to twice", "[engine][solve]") {
    // 5 BTC at 65,000 behind 162,500: 4x where 325,000 + 162,500 = 5 F (1 + 1/4), at 78,000.
    const auto rungs = rungs_of(flat_plan(ContractKind::Linear, 2.0), 4.0, 2.0, 2);
    REQUIRE(rungs.size() == 2);
    CHECK_THAT(rungs[0].price, WithinRel(78000.0, 1e-14));
    CHECK_THAT(rungs[0].deposit, WithinRel(390000.0 / 4.0, 1e-13)); // a half of the notional less a quarter
    CHECK_THAT(rungs[0].deposit_usd, WithinRel(97500.0, 1e-13));
    CHECK_THAT(rungs[1].price, WithinRel(78000.0 * 1.2, 1e-13)); // (1 + 1/2) / (1 + 1/4)
}

TEST_CASE("a ladder ends with the number of rungs, and a full inverse hedge has none", "[engine][solve]") {
    CHECK(rungs_of(flat_plan(ContractKind::Linear, 2.0), 4.0, 3.0, 0).empty());
    CHECK(rungs_of(flat_plan(ContractKind::Linear, 2.0), 4.0, 3.0, 7).size() == 7);
    CHECK(rungs_of(flat_plan(ContractKind::Inverse, 1.0), 4.0, 3.0, 5).empty());
    Plan nothing = flat_plan(ContractKind::Linear, 2.0);
    nothing.legs[0].ratio = 0.0;
    CHECK(rungs_of(nothing, 4.0, 3.0, 5).empty());
}

TEST_CASE("the rungs of a long leg are falls", "[engine][solve]") {
    Plan plan = flat_plan(ContractKind::Linear, 2.0);
    plan.legs[0].side = Side::Long;
    // Equity 162,500 - 5 (65,000 - F) = 5 F / 4: F = 32,500 / 0.75.
    const auto rungs = rungs_of(plan, 4.0, 2.0, 3);
    REQUIRE(rungs.size() == 3);
    CHECK_THAT(rungs[0].price, WithinRel(32500.0 / 0.75, 1e-13));
    CHECK(rungs[1].price < rungs[0].price);
    CHECK(rungs[2].liquidation_price.value() < rungs[2].price);
}

TEST_CASE("a ladder that leads nowhere is refused", "[engine][solve]") {
    const Plan plan = flat_plan(ContractKind::Linear, 2.0);
    for (const double target : {0.0, -1.0, 4.0, 5.0, std::nan("")}) {
        const auto rungs = top_ups(plan, 0, 4.0, target, 3);
        REQUIRE_FALSE(rungs);
        CHECK(rungs.error().front().field == "target");
    }
    REQUIRE_FALSE(top_ups(plan, 1, 4.0, 3.0, 3));
    CHECK(top_ups(plan, 1, 4.0, 3.0, 3).error().front().field == "leg");
    Plan wrong = plan;
    wrong.bags[0].price = 0.0;
    CHECK_FALSE(top_ups(wrong, 0, 4.0, 3.0, 3));
}

TEST_CASE("at every rung the leverage is the most, and the target after the deposit", "[engine][solve][property]") {
    const std::uint64_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    int rungs_seen = 0;
    for (int i = 0; i < 4000; ++i) {
        const Plan plan = random_plan(random);
        if (plan.legs.empty()) continue;
        const std::size_t index = random() % plan.legs.size();
        const double target = std::uniform_real_distribution(1.1, 20.0)(random);
        const double most = target * std::uniform_real_distribution(1.05, 3.0)(random);
        const auto hedge = hedge_from_plan(plan);
        REQUIRE(hedge);
        const HedgeLeg& leg = hedge->legs[index];
        const double direction = double(leg.contracts) < 0.0 ? -1.0 : 1.0;
        double deposited = 0.0, before = double(leg.mark);
        for (const TopUp& rung : rungs_of(plan, most, target, 4, index)) {
            const double grown = leverage_at(leg, rung.price, deposited);
            deposited += rung.deposit;
            const double restored = leverage_at(leg, rung.price, deposited);
            // Equity is a small difference of large sums: what is left of the digits is the price's over it.
            if (std::abs(grown / most - 1.0) > 1e-6) FAIL("plan " << i << ": " << grown << " for " << most);
            if (std::abs(restored / target - 1.0) > 1e-6) FAIL("plan " << i << ": " << restored << " for " << target);
            if (!(rung.deposit > 0.0) || direction * (rung.price - before) < 0.0) FAIL("plan " << i << ": backwards");
            before = rung.price;
            ++rungs_seen;
        }
    }
    CHECK(rungs_seen > 2000);
}
