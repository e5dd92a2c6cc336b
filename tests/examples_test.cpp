// The plans to begin with: each opens, and gives the figures that its words and its story name (Keel's own list of
// twelve; computed beside the engine with 40-digit decimals). Those of the article as corrected.

#include "text/examples.hpp"

#include "engine/compare.hpp"
#include "engine/first_passage.hpp"
#include "engine/solve.hpp"
#include "support/paths.hpp"
#include "support/plans.hpp"
#include "text/link.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>
#include <string>
#include <string_view>

using namespace keel;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using keel::test::alternative;
using keel::test::events_of;
using keel::test::only;
using keel::test::report_of;
using keel::test::walked;

namespace {

constexpr double kCent = 0.005;
constexpr double kEightDigits = 5e-9;

Plan example(std::string_view name) {
    const auto plan = text::plan_from_example(name);
    REQUIRE(plan);
    return *plan;
}

/// Of the example's own ladder: the row that ends on this price.
Scenario row_at(const Plan& plan, double price) {
    const Report report = report_of(plan);
    const auto is_it = [&](const Scenario& row) { return std::abs(row.price - price) < 1e-6; };
    const auto found = std::ranges::find_if(report.scenarios, is_it);
    REQUIRE(found != report.scenarios.end());
    return *found;
}

double liquidation_of(const Plan& plan) { return report_of(plan).margin.legs[0].liquidation_price.value(); }

double after_tax(const Plan& plan, std::string_view key, double end_price) {
    Plan ending = plan;
    ending.scenario.shocks = {end_price / plan.bags[0].price - 1.0};
    const auto comparison = compare(ending);
    REQUIRE(comparison);
    const auto found = std::ranges::find(comparison->alternatives, key, &Alternative::key);
    REQUIRE(found != comparison->alternatives.end());
    return found->after_tax_usd.front();
}

} // namespace

TEST_CASE("every example opens without an error, and its link is the same plan again", "[examples]") {
    REQUIRE(text::examples().size() == 1 + 5 + 12);
    std::set<std::string_view> names, titles;
    for (const text::Example& one : text::examples()) {
        INFO(one.name);
        const auto reading = text::plan_from_link(one.link);
        CHECK(reading.issues.empty());
        CHECK(reading.notes.empty());
        CHECK(reading.plan == example(one.name));
        report_of(reading.plan);
        const std::string link = text::link_from_plan(reading.plan);
        CHECK(text::plan_from_link(link).plan == reading.plan);
        CHECK(link.size() <= 400);
        names.insert(one.name);
        titles.insert(one.title);
        CHECK(one.words.ends_with('.'));
        CHECK(one.words.size() <= 150);
        CHECK(one.title.size() <= 32);
    }
    CHECK(names.size() == text::examples().size());
    CHECK(titles.size() == text::examples().size());
    CHECK_FALSE(text::plan_from_example("no-such"));
    CHECK(example("start") == Plan{});
}

TEST_CASE("the article in five phases, with the figures that are right", "[examples]") {
    CHECK(example("phase-1").legs.empty());
    CHECK_THAT(report_of(example("phase-1")).scenarios.front().unhedged_usd, WithinAbs(162500.0, kCent)); // at -50 %

    const Report phase_2 = report_of(example("phase-2"));
    CHECK(phase_2.margin.legs[0].settle_asset == "BTC");
    CHECK_THAT(phase_2.margin.legs[0].collateral, WithinAbs(2.5, kEightDigits));

    const Report phase_3 = report_of(example("phase-3"));
    CHECK(phase_3.sizing.legs[0].contracts == 3250.0);
    CHECK_THAT(phase_3.sizing.legs[0].notional_usd, WithinAbs(325000.0, kCent));
    CHECK_THAT(phase_3.margin.legs[0].initial_margin_usd, WithinAbs(32500.0, kCent));
    CHECK_THAT(phase_3.margin.legs[0].liquidation_distance.value(), WithinAbs(0.1, 0.01));

    const LegMargin phase_4 = report_of(example("phase-4")).margin.legs[0];
    CHECK_THAT(phase_4.collateral, WithinAbs(162500.0, kCent));
    CHECK(phase_4.liquidation_distance.value() > 0.4);

    const PathReport phase_5 = walked(example("phase-5"));
    // What was gained at 60,000 was paid in coins, which rise with the rest.
    CHECK_THAT(phase_5.outcome.value_usd, WithinAbs((5.0 + 25000.0 / 60000.0) * 72000.0, kCent));
    CHECK(events_of(phase_5, PathEventKind::Liquidation).empty());
}

TEST_CASE("example of story 1: a synthetic dollar", "[examples]") {
    const Plan plan = example("synthetic-dollar");
    CHECK_THAT(row_at(plan, 45000.0).value_usd, WithinAbs(327025.0, kCent));
    CHECK_THAT(row_at(plan, 45000.0).value_coin, WithinAbs(7.26722222, kEightDigits));
    CHECK_THAT(row_at(plan, 80000.0).value_usd, WithinAbs(328600.0, kCent));
    CHECK_THAT(report_of(plan).cost.funding_usd, WithinAbs(-2925.0, kCent));
    CHECK_FALSE(report_of(plan).margin.legs[0].liquidation_price);
}

TEST_CASE("example of story 2: the cold wallet", "[examples]") {
    const Plan plan = example("cold-wallet");
    CHECK(report_of(plan).sizing.legs[0].contracts == 3900.0);
    CHECK_THAT(liquidation_of(plan), WithinAbs(77688.0, kCent));
    CHECK_THAT(row_at(plan, 45000.0).value_usd, WithinAbs(390000.0, kCent));
    CHECK_THAT(row_at(plan, 75000.0).value_usd, WithinAbs(390000.0, kCent));
}

TEST_CASE("example of story 3: linear or inverse", "[examples]") {
    Plan plan = example("linear-or-inverse");
    CHECK_THAT(liquidation_of(plan), WithinAbs(71215.14, kCent));
    plan.legs[0].leverage = 2.0;
    CHECK_THAT(liquidation_of(plan), WithinAbs(97111.55, kCent));
}

TEST_CASE("example of story 4: how much to survive", "[examples]") {
    const Plan plan = example("how-much-to-survive");
    CHECK_THAT(liquidation_of(plan), WithinAbs(91000.0, 0.01));
    const auto solution = solve(plan, {.goal = Goal::Collateral, .move = 0.4});
    REQUIRE(solution);
    CHECK_THAT(solution->value.value(), WithinAbs(1.44285714, kEightDigits));
}

TEST_CASE("example of story 5: a ladder of deposits", "[examples]") {
    const auto deposits = events_of(walked(example("top-up-ladder")), PathEventKind::TopUp);
    REQUIRE(deposits.size() == 3);
    CHECK_THAT(deposits[0].price, WithinAbs(73125.0, kCent));
    CHECK_THAT(deposits[1].amount, WithinAbs(0.32921811, kEightDigits));
    CHECK_THAT(deposits[2].price, WithinAbs(92548.83, kCent));
    CHECK_THAT(deposits[2].amount_usd, WithinAbs(27083.33, kCent));
}

TEST_CASE("example of story 6: funding flips", "[examples]") {
    const Cost cost = report_of(example("funding-flips")).cost;
    CHECK_THAT(cost.funding_usd, WithinAbs(5184.0, kCent));
    CHECK_THAT(cost.total_usd, WithinAbs(5504.0, kCent));
    CHECK_THAT(cost.break_even_price.value(), WithinAbs(3144.96, kCent));
}

TEST_CASE("example of story 7: a quarterly future", "[examples]") {
    const Plan plan = example("quarterly");
    CHECK(report_of(plan).sizing.legs[0].contracts == 3315.0);
    CHECK_THAT(report_of(plan).sizing.legs[0].locked_in_yield.value(), WithinAbs(0.0811, 5e-5));
    for (const double price : {45000.0, 65000.0, 90000.0})
        CHECK_THAT(row_at(plan, price).value_usd, WithinAbs(331500.0, kCent));
}

TEST_CASE("example of story 8: the net breaks", "[examples]") {
    const PathReport report = walked(example("broken-net"));
    CHECK_THAT(only(report, PathEventKind::Liquidation).price, WithinAbs(80925.0, kCent));
    CHECK_THAT(report.outcome.value_usd, WithinAbs(225000.0, kCent));
    CHECK_THAT(alternative(report, "held").value_usd, WithinAbs(370000.0, kCent));
    CHECK_THAT(report.broken_net_usd.value(), WithinAbs(145000.0, kCent));
}

TEST_CASE("example of story 9: the venue closes the hedge", "[examples]") {
    const PathReport report = walked(example("venue-closes"));
    CHECK_THAT(report.outcome.value_usd, WithinAbs(289545.45, kCent));
    CHECK_THAT(report.outcome.value_coin, WithinAbs(6.43434343, kEightDigits));
    CHECK_THAT(report.broken_net_usd.value(), WithinAbs(35454.55, kCent));
}

TEST_CASE("example of story 10: one coin hedged with another", "[examples]") {
    const LegSizing sizing = report_of(example("cross-hedge")).sizing.legs[0];
    CHECK_THAT(sizing.notional_usd, WithinAbs(432000.0, kCent));
    CHECK_THAT(sizing.residual_volatility.value(), WithinRel(0.54, 1e-12));
    CHECK_THAT(sizing.residual_sd_usd.value(), WithinAbs(46443.96, kCent));
}

TEST_CASE("example of story 11: sell or hedge, after tax", "[examples]") {
    const Plan plan = example("sell-or-hedge");
    CHECK_THAT(row_at(plan, 80000.0).value_usd, WithinAbs(325000.0, kCent));
    CHECK_THAT(after_tax(plan, "sell", 45000.0), WithinAbs(268750.0, kCent));
    CHECK_THAT(after_tax(plan, "plan", 80000.0), WithinAbs(268750.0, kCent));
    Plan strict = plan;
    strict.sale.loss_deductible = YesNo::No;
    CHECK_THAT(after_tax(strict, "plan", 80000.0), WithinAbs(250000.0, kCent));
}

TEST_CASE("example of story 12: a link for a friend, and how likely it is", "[examples]") {
    const Plan plan = example("send-to-a-friend");
    CHECK_THAT(liquidation_of(plan), WithinAbs(80925.0, kCent));
    const PriceMotion motion{.drift = 0.0, .volatility = plan.bags[0].volatility};
    CHECK_THAT(touch_probability(motion, 80925.0 / 65000.0, 30.0 / 365.0), WithinAbs(0.1812, 5e-5));
    CHECK_THAT(touch_probability(motion, 80925.0 / 65000.0, 90.0 / 365.0), WithinAbs(0.4121, 5e-5));

    std::string link = text::link_from_plan(example("cold-wallet"));
    CHECK(link.size() <= 300);
    CHECK(std::isalnum(static_cast<unsigned char>(link.back())) != 0);
    link[link.find("0.004")] = '1';
    CHECK(text::plan_from_link(link).damaged);
}
