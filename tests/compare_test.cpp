// A plan beside what its holder could do instead. Figures of the stories; the rest are properties.

#include "engine/compare.hpp"

#include "support/plans.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace keel;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using keel::test::flat_plan;
using keel::test::random_plan;
using keel::test::report_of;

namespace {

Comparison compared(const Plan& plan) {
    auto comparison = compare(plan);
    REQUIRE(comparison);
    return *std::move(comparison);
}

const Alternative* find_alternative(const Comparison& comparison, std::string_view key) {
    const auto found = std::ranges::find(comparison.alternatives, key, &Alternative::key);
    return found == comparison.alternatives.end() ? nullptr : &*found;
}

Alternative alternative(const Plan& plan, std::string_view key) {
    const Comparison comparison = compared(plan);
    const Alternative* found = find_alternative(comparison, key);
    INFO("alternative " << key);
    REQUIRE(found != nullptr);
    return *found;
}

std::vector<std::string> keys_of(const Comparison& comparison) {
    std::vector<std::string> keys;
    for (const Alternative& alternative : comparison.alternatives)
        keys.push_back(alternative.key);
    return keys;
}

double unit_from(std::mt19937_64& random) { return std::uniform_real_distribution(0.0, 1.0)(random); }

/// Empty when nothing is wrong with the row of a plan with that tax.
std::string fault_of(const Alternative& row, std::size_t shocks) {
    if (row.values_usd.size() != shocks || row.in_hand_usd.size() != shocks) return "wrong length";
    if (row.after_tax_usd.size() != shocks || row.liquidated.size() != shocks) return "wrong length";
    for (std::size_t k = 0; k < shocks; ++k) {
        if (!std::isfinite(row.values_usd[k]) || !std::isfinite(row.after_tax_usd[k])) return "not finite";
        if (row.in_hand_usd[k] > row.values_usd[k] || row.after_tax_usd[k] > row.values_usd[k])
            return "a tax brought money";
        if (row.liquidated[k] != 0.0 && row.liquidated[k] != 1.0) return "liquidated is neither 0 nor 1";
    }
    return {};
}

} // namespace

TEST_CASE("the alternatives come in a fixed order, the plan itself first", "[engine][compare]") {
    Plan plan;
    const std::vector<std::string> keys{"plan",      "hold",       "hedge_25",   "hedge_50",   "hedge_75",
                                        "hedge_100", "inverse_1x", "inverse_2x", "inverse_3x", "linear_1x",
                                        "linear_2x", "linear_3x",  "sell"};
    CHECK(keys_of(compared(plan)) == keys);
    plan.sale.rebuy_price = 50000.0;
    CHECK(keys_of(compared(plan)).back() == "sell_rebuy");
    CHECK(compared(plan).alternatives.size() == keys.size() + 1);
}

TEST_CASE("the first row is the plan's own report", "[engine][compare]") {
    Plan plan;
    plan.legs[0].leverage = 3.0;
    const Report report = report_of(plan);
    const Comparison comparison = compared(plan);
    const Alternative& row = comparison.alternatives.front();
    CHECK(row.contracts == report.sizing.legs[0].contracts);
    CHECK(row.collateral_usd == report.margin.legs[0].collateral_usd);
    CHECK(row.outside_usd == 0.0);
    CHECK(row.liquidation_price == report.margin.legs[0].liquidation_price);
    CHECK(row.cost_usd == report.cost.total_usd);
    CHECK(comparison.shocks == plan.scenario.shocks);
    for (std::size_t k = 0; k < report.scenarios.size(); ++k) {
        CHECK(comparison.prices[k] == report.scenarios[k].price);
        CHECK(row.values_usd[k] == report.scenarios[k].value_usd);
        CHECK((row.liquidated[k] == 1.0) == report.scenarios[k].liquidated);
    }
}

TEST_CASE("holding is the bag and nothing else", "[engine][compare]") {
    const Plan plan = flat_plan(ContractKind::Inverse, 1.0);
    const Alternative hold = alternative(plan, "hold");
    CHECK(hold.contracts == 0.0);
    CHECK(hold.collateral_usd == 0.0);
    CHECK(hold.cost_usd == 0.0);
    CHECK_FALSE(hold.liquidation_price);
    for (std::size_t k = 0; k < plan.scenario.shocks.size(); ++k)
        CHECK_THAT(hold.values_usd[k], WithinRel(325000.0 * (1.0 + plan.scenario.shocks[k]), 1e-12));
}

TEST_CASE("smaller hedges are the plan at that ratio", "[engine][compare]") {
    Plan plan = flat_plan(ContractKind::Inverse, 2.0);
    for (const auto& [key, ratio] : {std::pair("hedge_25", 0.25), {"hedge_50", 0.5}, {"hedge_75", 0.75}}) {
        Plan other = plan;
        other.legs[0].ratio = ratio;
        const Report report = report_of(other);
        const Alternative row = alternative(plan, key);
        CHECK(row.contracts == report.sizing.legs[0].contracts);
        CHECK(row.values_usd.front() == report.scenarios.front().value_usd);
    }
    // The guide's 50 %: a fall of 10 % costs 5 %.
    plan.scenario.shocks = {-0.1};
    CHECK_THAT(alternative(plan, "hedge_50").values_usd.front(), WithinAbs(325000.0 * 0.95, 0.005));
    CHECK_THAT(alternative(plan, "hedge_100").values_usd.front(), WithinAbs(325000.0, 0.005));
}

TEST_CASE("kinds and leverages die where story 3 says", "[engine][compare]") {
    const Plan inverse = flat_plan(ContractKind::Inverse, 5.0), linear = flat_plan(ContractKind::Linear, 5.0);
    CHECK_FALSE(alternative(inverse, "inverse_1x").liquidation_price);
    CHECK_THAT(alternative(inverse, "inverse_2x").liquidation_price.value(), WithinAbs(129480.0, 0.005));
    CHECK_THAT(alternative(inverse, "inverse_3x").liquidation_price.value(), WithinAbs(97110.0, 0.005));
    CHECK_THAT(alternative(linear, "linear_1x").liquidation_price.value(), WithinAbs(129482.07, 0.005));
    CHECK_THAT(alternative(linear, "linear_2x").liquidation_price.value(), WithinAbs(97111.55, 0.005));
    CHECK_THAT(alternative(linear, "linear_2x").outside_usd, WithinAbs(162500.0, 0.005));
    CHECK(alternative(inverse, "inverse_2x").outside_usd == 0.0);
}

TEST_CASE("the other kind is had at the plan's own venue", "[engine][compare]") {
    Plan plan = test::venue_plan("bybit:BTCUSD", 2.0);
    plan.legs[0].taker_fee_rate.reset();
    Plan other = plan;
    other.legs[0] = Leg{};
    other.legs[0].contract = "bybit:BTCUSDT";
    other.legs[0].leverage = 2.0;
    other.legs[0].funding_rate = 0.0;
    CHECK(alternative(plan, "linear_2x").liquidation_price == report_of(other).margin.legs[0].liquidation_price);
}

TEST_CASE("selling does not care where the price goes", "[engine][compare]") {
    Plan plan; // 5 BTC at 65,000, 0.1 % fee
    plan.sale.slippage_rate = 0.002;
    const Alternative sell = alternative(plan, "sell");
    for (const double value : sell.values_usd)
        CHECK_THAT(value, WithinAbs(325000.0 * (1.0 - 0.003), 1e-6));
    CHECK_THAT(sell.cost_usd, WithinAbs(975.0, 1e-6));
    plan.bags[0].cost_basis = 20000.0;
    plan.sale.tax_rate = 0.25;
    const Alternative taxed = alternative(plan, "sell"); // 25 % of 324,025 - 100,000
    CHECK_THAT(taxed.values_usd.front(), WithinAbs(324025.0, 1e-6));
    CHECK_THAT(taxed.in_hand_usd.front(), WithinAbs(324025.0 - 56006.25, 1e-6));
    plan.bags[0].cost_basis = 80000.0; // a loss brings nothing
    CHECK_THAT(alternative(plan, "sell").in_hand_usd.front(), WithinAbs(324025.0, 1e-6));
}

TEST_CASE("bought back lower there are more coins, higher there are fewer", "[engine][compare]") {
    Plan plan;
    plan.sale.fee_rate = 0.0;
    plan.scenario.shocks = {-0.5, 0.0, 0.4};
    plan.sale.rebuy_price = 52000.0; // 325,000 buys 6.25 BTC
    const Alternative lower = alternative(plan, "sell_rebuy");
    CHECK_THAT(lower.values_usd[0], WithinAbs(6.25 * 32500.0, 1e-6));
    CHECK_THAT(lower.values_usd[2], WithinAbs(6.25 * 91000.0, 1e-6));
    plan.sale.rebuy_price = 81250.0; // 4 BTC
    CHECK_THAT(alternative(plan, "sell_rebuy").values_usd[1], WithinAbs(4.0 * 65000.0, 1e-6));
    plan.sale.fee_rate = 0.01; // paid twice
    CHECK_THAT(alternative(plan, "sell_rebuy").values_usd[1], WithinAbs(4.0 * 65000.0 * 0.99 * 0.99, 1e-6));
}

TEST_CASE("two plans are laid on the moves of the first", "[engine][compare]") {
    Plan a = flat_plan(ContractKind::Inverse, 1.0), b = flat_plan(ContractKind::Linear, 2.0);
    a.scenario.shocks = {-0.3, 0.1};
    const auto comparison = compare(a, b);
    REQUIRE(comparison);
    CHECK(keys_of(*comparison) == std::vector<std::string>{"a", "b"});
    CHECK(comparison->shocks == a.scenario.shocks);
    b.scenario.shocks = a.scenario.shocks;
    CHECK(comparison->alternatives[1].values_usd[1] == report_of(b).scenarios[1].value_usd);
    CHECK(comparison->alternatives[1].liquidation_price == report_of(b).margin.legs[0].liquidation_price);
}

TEST_CASE("a plan that is not valid is compared with nothing", "[engine][compare]") {
    Plan wrong;
    wrong.bags[0].amount = -1.0;
    REQUIRE_FALSE(compare(wrong));
    CHECK(compare(wrong).error().front().field == "bag.amount");
    CHECK_FALSE(compare(Plan{}, wrong));
    CHECK_FALSE(compare(wrong, Plan{}));
}

TEST_CASE("a plan without hedges is compared too", "[engine][compare]") {
    Plan plan;
    plan.legs.clear();
    CHECK(alternative(plan, "plan").contracts == 0.0);
    CHECK(alternative(plan, "hedge_100").contracts == 3250.0);
    plan.bags[0].coin = "DOGE"; // no contract of that name: a custom one
    CHECK(alternative(plan, "hedge_100").contracts == 3250.0);
}

TEST_CASE("every alternative of a random plan is whole, and taxes only take", "[engine][compare][property]") {
    const std::uint64_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    for (int i = 0; i < test::kRandomPlans * 7 / 100; ++i) { // some 14 reports each
        Plan plan = random_plan(random);
        plan.scenario.shocks = {-0.4, 0.0, 0.6};
        plan.sale.tax_rate = i % 3 == 0 ? 0.0 : unit_from(random);
        plan.sale.loss_deductible = i % 2 == 0 ? YesNo::Yes : YesNo::No;
        if (i % 4 == 0) plan.sale.rebuy_price = plan.bags[0].price * (0.5 + unit_from(random));
        const Comparison comparison = compared(plan);
        for (const Alternative& row : comparison.alternatives) {
            const std::string fault = fault_of(row, 3);
            if (!fault.empty()) FAIL("plan " << i << ", " << row.key << ": " << fault);
            if (plan.sale.tax_rate == 0.0 && row.after_tax_usd != row.values_usd) FAIL("taxed without a tax: " << i);
        }
        const double held = find_alternative(comparison, "hold")->values_usd[1];
        double bags = 0.0;
        for (const Bag& bag : plan.bags)
            bags += (bag.amount - bag.owed) * bag.price * (bag.shock ? 1.0 + *bag.shock : 1.0);
        if (std::abs(held - bags) > 1e-9 * (std::abs(bags) + 1e6)) FAIL("held " << held << " for " << bags);
    }
    SUCCEED();
}
