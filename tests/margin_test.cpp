#include "engine/margin.hpp"

#include "engine/hedge.hpp"
#include "support/plans.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace keel;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using keel::test::flat_plan;
using keel::test::report_of;
using keel::test::venue_plan;

namespace {

LegMargin margin_of(const Plan& plan) { return report_of(plan).margin.legs[0]; }

Terms terms_with(std::vector<MarginTier> tiers, TierUnit unit = TierUnit::SettleAsset) {
    Terms terms;
    terms.tiers = std::move(tiers);
    terms.tier_unit = unit;
    terms.contract_value = 1.0;
    return terms;
}

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Whether the position stands at the cap of a tier whose rate holds for all of it, where the margin jumps.
bool enters_dearer_tier(const Terms& terms, double notional) {
    if (terms.contract == nullptr || terms.contract->tier_method == TierMethod::MarginalWithDeduction) return false;
    return std::ranges::any_of(
        terms.tiers, [&](const MarginTier& tier) { return std::abs(notional - tier.cap) <= 1e-9 * notional; });
}

} // namespace

TEST_CASE("liquidation prices of the guide's short at 0.4 % are those of the table", "[engine][margin]") {
    // article-check.md section 3, decimal arithmetic.
    struct Row {
        double leverage;
        double linear;
        double inverse;
        double linear_bankrupt;
        double inverse_bankrupt;
    };
    constexpr Row kRows[] = {{2, 97111.55, 129480.00, 97500.0, 130000.0},
                             {3, 86321.38, 97110.00, 86666.67, 97500.0},
                             {5, 77689.24, 80925.00, 78000.0, 81250.0},
                             {10, 71215.14, 71933.33, 71500.0, 72222.22}};
    for (const Row& row : kRows) {
        INFO("leverage " << row.leverage);
        const LegMargin linear = margin_of(flat_plan(ContractKind::Linear, row.leverage));
        const LegMargin inverse = margin_of(flat_plan(ContractKind::Inverse, row.leverage));
        CHECK_THAT(linear.liquidation_price.value(), WithinAbs(row.linear, 0.005));
        CHECK_THAT(inverse.liquidation_price.value(), WithinAbs(row.inverse, 0.005));
        CHECK_THAT(linear.bankruptcy_price.value(), WithinAbs(row.linear_bankrupt, 0.005));
        CHECK_THAT(inverse.bankruptcy_price.value(), WithinAbs(row.inverse_bankrupt, 0.005));
    }
}

TEST_CASE("at 1x the inverse short is never liquidated and the linear one doubles first", "[engine][margin]") {
    const LegMargin inverse = margin_of(flat_plan(ContractKind::Inverse, 1.0));
    CHECK_FALSE(inverse.liquidation_price);
    CHECK_FALSE(inverse.liquidation_distance);
    CHECK_FALSE(inverse.bankruptcy_price);
    const LegMargin linear = margin_of(flat_plan(ContractKind::Linear, 1.0));
    CHECK_THAT(linear.liquidation_price.value(), WithinAbs(129482.07, 0.005));
    CHECK_THAT(linear.liquidation_distance.value(), WithinAbs(0.9920, 5e-5));
}

TEST_CASE("initial margin at 2x is half and at 10x a tenth of the notional", "[engine][margin]") {
    const LegMargin inverse = margin_of(flat_plan(ContractKind::Inverse, 2.0));
    CHECK(inverse.initial_margin == 2.5);
    CHECK(inverse.initial_margin_usd == 162500.0);
    CHECK(inverse.settle_asset == "BTC");
    CHECK(inverse.collateral_from_bag == 2.5);
    const LegMargin linear = margin_of(flat_plan(ContractKind::Linear, 2.0));
    CHECK(linear.initial_margin == 162500.0);
    CHECK(linear.settle_asset == "USDT");
    CHECK(linear.collateral_from_bag == 0.0);
    CHECK(margin_of(flat_plan(ContractKind::Linear, 10.0)).initial_margin == 32500.0);
}

TEST_CASE("a fee paid from the collateral brings a far price back", "[engine][margin]") {
    // Story 1: entry fee 0.0025 BTC paid from the 5 BTC, no funding: 129,480,000.
    Plan plan = flat_plan(ContractKind::Inverse, 1.0);
    plan.legs[0].collateral = 4.9975;
    CHECK_THAT(margin_of(plan).liquidation_price.value(), WithinRel(129480000.0, 1e-9));
}

TEST_CASE("each venue's own tier decides, at the liquidation price", "[engine][margin]") {
    // venues.md, "The article's bag on these records".
    const auto price = [](const char* contract, double leverage) {
        return margin_of(venue_plan(contract, leverage)).liquidation_price.value();
    };
    CHECK_THAT(price("binance:BTCUSD_PERP", 2.0), WithinAbs(129480.0, 0.5));
    CHECK_THAT(price("bybit:BTCUSD", 2.0), WithinAbs(129350.0, 0.5));
    CHECK_THAT(price("binance:BTCUSDT", 2.0), WithinAbs(97075.0, 0.5));
    CHECK_THAT(price("binance:BTCUSD_PERP", 10.0), WithinAbs(71933.0, 0.5));
    CHECK_THAT(price("bybit:BTCUSD", 10.0), WithinAbs(71861.0, 0.5));
    CHECK_THAT(price("binance:BTCUSDT", 10.0), WithinAbs(71204.0, 0.5));
    CHECK_THAT(price("binance:BTCUSDT", 1.0), WithinAbs(129413.0, 0.5));
    // 5 BTC at 65,000 are 325,000 USDT at entry (tier 2) and more at the liquidation price.
    CHECK(margin_of(venue_plan("binance:BTCUSDT", 2.0)).maintenance_rate == 0.005);
}

TEST_CASE("the reported price, fed back as mark, leaves the maintenance margin, exactly but where it jumps",
          "[engine][margin][property]") {
    const std::uint64_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    int checked = 0;
    for (int i = 0; i < test::kRandomPlans; ++i) {
        const auto hedge = hedge_from_plan(test::random_plan(random));
        REQUIRE(hedge);
        for (const HedgeLeg& leg : hedge->legs) {
            std::visit(
                [&](const auto& margined) {
                    using Settle = decltype(margined.collateral);
                    const auto& position = margined.position;
                    const Settle collateral = margined.collateral + margined.bonus + margined.realised;
                    const Liquidation found = liquidation_of(position, collateral, leg.terms, leg.mark);
                    const double direction = direction_of(position);
                    if (!found.price || direction * (*found.price / leg.mark - 1.0) <= 0.0) return;
                    const auto notional = notional_at(position, *found.price);
                    const auto equity = collateral + pnl(position, *found.price);
                    const auto needed =
                        notional * (found.tier.rate + leg.terms.added_maintenance) - Settle(found.tier.amount);
                    const double scale = std::max(std::abs(double(collateral)), double(notional));
                    const double gap = double(equity - needed);
                    if (gap < 0.0 && enters_dearer_tier(leg.terms, double(notional))) return;
                    if (std::abs(gap) > 1e-9 * scale) FAIL("gap " << gap);
                    ++checked;
                },
                leg.margined);
        }
    }
    CHECK(checked > test::kRandomPlans / 10);
}

TEST_CASE("more collateral never brings liquidation nearer", "[engine][margin][property]") {
    const std::uint64_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    for (int i = 0; i < test::kRandomPlans; ++i) {
        const auto hedge = hedge_from_plan(test::random_plan(random));
        REQUIRE(hedge);
        for (const HedgeLeg& leg : hedge->legs) {
            std::visit(
                [&](const auto& margined) {
                    const auto price_with = [&](auto collateral) {
                        return liquidation_of(margined.position, collateral, leg.terms, leg.mark).price;
                    };
                    const auto once = price_with(margined.collateral), twice = price_with(margined.collateral * 2.0);
                    const double direction = direction_of(margined.position);
                    if (twice && (!once || direction * (*twice / *once - 1.0) < 0.0)) FAIL("nearer with twice as much");
                },
                leg.margined);
        }
    }
    SUCCEED();
}

TEST_CASE("a linear short is liquidated as it enters a dearer tier of the whole position", "[engine][margin]") {
    // 1 coin at 100 with 50 collateral: tier 1 (1 %) up to 120 USD, then 40 % of everything: at 120 equity is 30,
    // below the 48 needed just above the cap, while tier 1 alone would hold until 150 / 1.01 = 148.51.
    const Terms terms = terms_with({{120.0, Rate(0.01), 0.0}, {kInfinity, Rate(0.4), 0.0}});
    const LinearPosition position{Coin(1.0), UsdPerCoin(100.0)};
    const Liquidation found = liquidation_of(position, Usd(50.0), terms);
    REQUIRE(found.price);
    CHECK(double(*found.price) == 120.0);
    CHECK(double(found.tier.rate) == 0.4);
}

TEST_CASE("an inverse short moves into cheaper tiers as the price rises", "[engine][margin]") {
    // 1,000 USD from 100: 10 coins at entry, tier 2 (10 %, deduction 0.4) above 5 coins, i.e. below 200 USD.
    const Terms terms = terms_with({{5.0, Rate(0.02), 0.0}, {kInfinity, Rate(0.10), 0.4}});
    const InversePosition position{Usd(1000.0), UsdPerCoin(100.0)};
    // K = 5: 1000 (1 - 0.02) / (10 - 5) = 196 lies in tier 2, where 1000 (0.9) / (10 - 5 - 0.4) = 195.65.
    const Liquidation near = liquidation_of(position, Coin(5.0), terms);
    CHECK_THAT(double(near.price.value()), WithinAbs(900.0 / 4.6, 1e-9));
    CHECK(double(near.tier.rate) == 0.10);
    // K = 6: 900 / 3.6 = 250 is out of tier 2; tier 1 gives 980 / 4 = 245.
    const Liquidation far = liquidation_of(position, Coin(6.0), terms);
    CHECK_THAT(double(far.price.value()), WithinAbs(245.0, 1e-9));
    CHECK(double(far.tier.rate) == 0.02);
}

TEST_CASE("tiers counted in contracts do not move with the price", "[engine][margin]") {
    const Terms terms = terms_with({{10.0, Rate(0.01), 0.0}, {kInfinity, Rate(0.05), 0.0}}, TierUnit::Contracts);
    const LinearPosition small{Coin(10.0), UsdPerCoin(100.0)}, large{Coin(11.0), UsdPerCoin(100.0)};
    CHECK(double(liquidation_of(small, Usd(500.0), terms).tier.rate) == 0.01);
    CHECK(double(liquidation_of(large, Usd(550.0), terms).tier.rate) == 0.05);
    CHECK_THAT(double(liquidation_of(large, Usd(550.0), terms).price.value()), WithinRel(150.0 / 1.05, 1e-14));
}

TEST_CASE("a position that starts below its maintenance margin says where it would have held", "[engine][margin]") {
    const Terms terms = terms_with({{kInfinity, Rate(0.05), 0.0}});
    const LinearPosition position{Coin(1.0), UsdPerCoin(100.0)};
    CHECK_THAT(double(liquidation_of(position, Usd(2.0), terms).price.value()), WithinRel(102.0 / 1.05, 1e-14));
    Plan plan = flat_plan(ContractKind::Linear, 10.0);
    plan.legs[0].collateral = 100.0;
    const Report report = report_of(plan);
    CHECK(report.warnings.front().severity == Severity::Danger);
    CHECK(report.margin.legs[0].liquidation_distance.value() < 0.0);
    for (const Scenario& scenario : report.scenarios)
        CHECK(scenario.liquidated);
}

TEST_CASE("nothing short has nothing to liquidate", "[engine][margin]") {
    Plan plan = flat_plan(ContractKind::Linear, 10.0);
    plan.legs[0].ratio = 0.0;
    const LegMargin margin = margin_of(plan);
    CHECK_FALSE(margin.liquidation_price);
    CHECK_FALSE(margin.bankruptcy_price);
    CHECK(margin.initial_margin == 0.0);
}

TEST_CASE("no liquidation price is beyond all numbers", "[engine][margin]") {
    // A long position, late from the start, that the last tier closes at any price: once told as infinite.
    Plan plan;
    plan.bags[0].amount = plan.bags[0].owed = 1e9;
    plan.scenario.maintenance_increase = 0.5;
    Leg& leg = plan.legs[0];
    leg.contract = "binance:BTCUSDC";
    leg.side = Side::Long;
    leg.entry_price = 1e-9;
    leg.change_contracts = 1e12;
    leg.leverage = 86.86921559560835;
    leg.settle_price = 137288378.48364332;
    const auto report = evaluate(plan);
    REQUIRE(report);
    const auto price = report->margin.legs[0].liquidation_price;
    CHECK((!price || std::isfinite(*price)));
}
