// What holds for every plan, of the terms of a leg: expiry, cross wallets, funding, bonus and the price of USDT.

#include "engine/evaluate.hpp"

#include "support/plans.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <random>

using namespace keel;
using keel::test::flat_plan;
using keel::test::random_plan;
using keel::test::report_of;

namespace {

constexpr int kPlans = test::kRandomPlans;

double uniform(double least, double most, std::mt19937_64& random) {
    return std::uniform_real_distribution(least, most)(random);
}

double log_uniform(double least, double most, std::mt19937_64& random) {
    return std::exp(uniform(std::log(least), std::log(most), random));
}

bool is_close(double a, double b, double scale) { return std::abs(a - b) <= 1e-9 * (std::abs(scale) + 1e-300); }

Scenario at(Plan plan, double move) {
    plan.scenario.shocks = {move};
    return report_of(plan).scenarios.front();
}

/// One leg, inverse or linear, some leverage; no fees and no funding.
Plan plain_plan(int i, std::mt19937_64& random) {
    Plan plan = flat_plan(i % 2 == 0 ? ContractKind::Inverse : ContractKind::Linear, log_uniform(1.0, 50.0, random));
    plan.bags[0].amount = log_uniform(1e-2, 1e4, random);
    plan.bags[0].price = log_uniform(1.0, 1e5, random);
    plan.legs[0].contract_value = i % 2 == 0 ? 1.0 : 0.001;
    plan.legs[0].rounding = Rounding::None;
    return plan;
}

} // namespace

TEST_CASE("a dated leg of the right size, held to expiry, is worth the same at every price", "[engine][property]") {
    const std::uint64_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    for (int i = 0; i < kPlans; ++i) {
        Plan plan = plain_plan(i, random);
        Leg& leg = plan.legs[0];
        leg.leverage = 1.0;
        leg.basis = plan.bags[0].price * uniform(-0.05, 0.1, random);
        leg.expiry_days = uniform(0.5, 200.0, random);
        plan.horizon_days = *leg.expiry_days;
        if (i % 2 == 1) leg.collateral = 1e15; // a linear hedge at 1x dies where the price has doubled
        const double locked = plan.bags[0].amount * (plan.bags[0].price + leg.basis);
        const Scenario scenario = at(plan, uniform(-0.9, 3.0, random));
        if (scenario.liquidated || !is_close(scenario.value_usd, locked, locked * 10.0))
            FAIL("plan " << i << ": " << scenario.value_usd << " for " << locked);
    }
    SUCCEED();
}

TEST_CASE("alone in its cross wallet a leg dies where it does isolated", "[engine][property]") {
    const std::uint64_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    int checked = 0;
    for (int i = 0; i < kPlans; ++i) {
        Plan plan = plain_plan(i, random);
        plan.legs[0].side = i % 3 == 0 ? Side::Long : Side::Short;
        plan.legs[0].basis = plan.bags[0].price * uniform(-0.02, 0.02, random);
        const LegMargin isolated = report_of(plan).margin.legs[0];
        plan.legs[0].margin_mode = MarginMode::Cross;
        const LegMargin cross = report_of(plan).margin.legs[0];
        // The search over a wallet ends at a billion times and at a millionth of the price.
        if (isolated.liquidation_distance.value_or(0.0) > 1e6) continue;
        // With an unchanged basis the future does not fall below it.
        const double spot = isolated.liquidation_price.value_or(plan.bags[0].price) - plan.legs[0].basis;
        if (spot < 1e-5 * plan.bags[0].price) continue;
        if (cross.liquidation_price.has_value() != isolated.liquidation_price.has_value())
            FAIL("plan " << i << ": only one is liquidated");
        if (!cross.liquidation_price) continue;
        if (std::abs(*cross.liquidation_price / *isolated.liquidation_price - 1.0) > 1e-9)
            FAIL("plan " << i << ": " << *cross.liquidation_price << " for " << *isolated.liquidation_price);
        ++checked;
    }
    CHECK(checked > test::kRandomPlans / 2);
}

TEST_CASE("equal legs on both sides of a cross wallet never die", "[engine][property]") {
    const std::uint64_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    for (int i = 0; i < kPlans; ++i) {
        Plan plan = plain_plan(1, random); // linear: what is needed grows with the price, not the equity
        Leg& leg = plan.legs[0];
        leg.margin_mode = MarginMode::Cross;
        leg.maintenance_rate = uniform(0.0, 0.05, random);
        leg.leverage = 1.0;
        leg.contracts = log_uniform(1.0, 1e6, random);
        leg.sizing = SizingMode::Contracts;
        plan.legs.push_back(leg);
        plan.legs[1].side = Side::Long;
        const double move = uniform(-0.99, 5.0, random); // needs 2 m (1 + move) of 2: at most 0.6
        if (at(plan, move).liquidated) FAIL("plan " << i << " at " << move);
    }
    SUCCEED();
}

TEST_CASE("periods of one funding rate are that rate", "[engine][property]") {
    const std::uint64_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    for (int i = 0; i < kPlans; ++i) {
        Plan plan = plain_plan(i, random);
        Leg& leg = plan.legs[0];
        leg.funding_rate = uniform(-0.001, 0.001, random);
        leg.funding_interval_hours = uniform(1.0, 24.0, random);
        plan.horizon_days = uniform(0.0, 60.0, random);
        Plan periods = plan;
        for (int k = i % 5; k >= 0; --k)
            periods.legs[0].funding_regimes.push_back({uniform(0.0, 20.0, random), leg.funding_rate});
        const double move = uniform(-0.5, 0.5, random);
        if (at(plan, move) != at(periods, move)) FAIL("plan " << i);
    }
    SUCCEED();
}

TEST_CASE("funding stays inside its cap and floor", "[engine][property]") {
    const std::uint64_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    for (int i = 0; i < kPlans; ++i) {
        Plan plan = plain_plan(i, random);
        Leg& leg = plan.legs[0];
        leg.collateral = 1e9; // nothing dies
        if (i % 2 == 0) plan.bags[0].amount = 1e9;
        leg.funding_cap_rate = uniform(0.0, 0.001, random);
        leg.funding_floor_rate = -uniform(0.0, 0.001, random);
        leg.funding_rate = uniform(-0.003, 0.003, random);
        leg.funding_regimes = {{uniform(0.0, 30.0, random), uniform(-0.003, 0.003, random)}};
        leg.sizing = SizingMode::Notional;
        leg.notional = 1e5;
        const double received = -report_of(plan).cost.funding_usd; // 90 payments
        const double most = 90.0 * 1e5 * *leg.funding_cap_rate, least = 90.0 * 1e5 * *leg.funding_floor_rate;
        if (received > most + 1e-3 || received < least - 1e-3) FAIL("plan " << i << ": " << received);
        Plan held = plan;
        held.legs[0].funding_rate = std::clamp(leg.funding_rate, *leg.funding_floor_rate, *leg.funding_cap_rate);
        held.legs[0].funding_regimes[0].second =
            std::clamp(leg.funding_regimes[0].second, *leg.funding_floor_rate, *leg.funding_cap_rate);
        if (report_of(held).cost.funding_usd != -received) FAIL("plan " << i << ": clamped by hand");
    }
    SUCCEED();
}

TEST_CASE("a bonus is no wealth, and pays no more than the fees", "[engine][property]") {
    const std::uint64_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    for (int i = 0; i < kPlans; ++i) {
        Plan plan = plain_plan(i, random);
        Leg& leg = plan.legs[0];
        leg.taker_fee_rate = uniform(0.0, 0.002, random);
        leg.bonus_use = i % 4 < 2 ? BonusUse::Margin : BonusUse::Fees;
        const double move = uniform(-0.5, 1.0, random);
        const Scenario without = at(plan, move);
        leg.bonus_credit = log_uniform(1.0, 1e5, random);
        const Scenario with = at(plan, move);
        if (leg.bonus_use == BonusUse::Margin) {
            // An own collateral that is enough: the plan lives without the bonus.
            if (!without.liquidated && !is_close(with.value_usd, without.value_usd, without.sold_usd))
                FAIL("plan " << i << ": " << with.value_usd << " for " << without.value_usd);
            continue;
        }
        const double paid = with.bonus_usd;
        if (paid < 0.0 || paid > leg.bonus_credit || paid > -with.fees_usd * (1.0 + 1e-12))
            FAIL("plan " << i << ": " << paid << " of " << with.fees_usd);
        if (!is_close(with.value_usd, without.value_usd + paid, without.sold_usd)) FAIL("plan " << i);
    }
    SUCCEED();
}

TEST_CASE("a price of USDT of 1 is no price at all", "[engine][property]") {
    const std::uint64_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    for (int i = 0; i < kPlans; ++i) {
        Plan plan = random_plan(random);
        for (Leg& leg : plan.legs) {
            leg.settle_price = 1.0;
            leg.exit_settle_price.reset();
        }
        Plan said = plan;
        for (Leg& leg : said.legs)
            leg.exit_settle_price = 1.0;
        if (report_of(plan) != report_of(said)) FAIL("plan " << i);
    }
    SUCCEED();
}
