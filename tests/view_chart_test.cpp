// Chart, axes and the payoff curve.

#include "support/view_page.hpp"

#include "view/chart_axis.hpp"
#include "view/panels/payoff.hpp"

#include "engine/evaluate.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <vector>

using namespace keel;
using namespace keel::view;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

std::vector<CurvePoint> whole_curve(const Plan& plan) {
    PayoffCurve curve(plan, -0.6, 1.0);
    while (curve.advance(std::chrono::milliseconds(1)))
        continue;
    return curve.points();
}

} // namespace

TEST_CASE("the crosshair reads every line", "[view]") {
    Page page;
    page.show("leg.leverage=5");
    const Seen* plot = page.find("Payoff chart");
    REQUIRE(plot != nullptr);
    page.move_to(plot->x + plot->width / 2.0f, plot->y + plot->height / 2.0f);
    CHECK(!page.find("Payoff chart")->value.empty());
    page.move_to(5.0f, 5.0f);
    CHECK(page.find("Payoff chart")->value.empty());
}

TEST_CASE("a power of ten is the greatest that is not above", "[view][chart]") {
    for (int exponent = -300; exponent <= 300; ++exponent) {
        const double power = std::stod("1e" + std::to_string(exponent));
        INFO(exponent);
        CHECK_THAT(power_of_ten_below(power * 1.0001), WithinRel(power, 1e-12));
        CHECK_THAT(power_of_ten_below(power * 9.9), WithinRel(power, 1e-12));
    }
    for (const double exact : {1e-5, 0.001, 0.1, 1.0, 10.0, 1000.0, 1e15})
        CHECK(power_of_ten_below(exact) == exact);
}

TEST_CASE("ticks are round, inside and all different", "[view][chart]") {
    for (const double centre : {0.0, 65000.0, 1e-9, 1e15, -3.0}) {
        for (const double span : {1e-12, 0.3, 7.0, 1e5, 1e18}) {
            for (const int count : {2, 5, 10}) {
                const Axis axis = axis_around(centre - span / 2.0, centre + span / 2.0, count);
                INFO(centre << " " << span << " " << count);
                REQUIRE(axis.ticks.size() >= 2);
                CHECK(axis.ticks.size() <= 24);
                CHECK(axis.ticks.size() == axis.labels.size());
                CHECK(axis.least < axis.most);
                const double power = std::pow(10.0, std::floor(std::log10(axis.step) + 1e-9));
                const double factor = axis.step / power;
                const auto is = [&](double round) { return std::fabs(factor - round) < 1e-6; };
                CHECK((is(1.0) || is(2.0) || is(2.5) || is(5.0) || is(10.0)));
            }
        }
    }
    CHECK(axis_around(0.0, 650000.0, 5).labels == std::vector<std::string>{"0", "200k", "400k", "600k", "800k"});
    CHECK(axis_within(26000.0, 130000.0, 10).ticks.front() == 30000.0);
}

TEST_CASE("labels move apart in order and stay inside", "[view][chart]") {
    const auto places = spread({100.0f, 101.0f, 20.0f, 199.0f}, 15.0f, 0.0f, 200.0f);
    CHECK(places[2] == 20.0f);
    CHECK_THAT(places[1] - places[0], WithinAbs(15.0, 1e-3));
    CHECK_THAT(double(places[0] + places[1]) / 2.0, WithinAbs(100.5, 1e-3));
    CHECK(places[3] <= 200.0f - 7.5f);
    CHECK(spread({}, 10.0f, 0.0f, 1.0f).empty());
}

TEST_CASE("the payoff curve finds the price of the liquidation from both sides", "[view][chart]") {
    Plan plan;
    plan.legs[0].leverage = 5.0;
    plan.legs[0].funding_rate = 0.0;
    const std::vector<CurvePoint> curve = whole_curve(plan);
    REQUIRE(curve.size() > 160);
    CHECK(std::ranges::is_sorted(curve, {}, &CurvePoint::shock));
    const auto first = std::ranges::find_if(curve, &CurvePoint::liquidated);
    REQUIRE(first != curve.end());
    REQUIRE(first != curve.begin());
    const double liquidation = *evaluate(plan)->margin.legs[0].liquidation_price;
    CHECK_THAT(first->price, WithinRel(liquidation, 1e-6));
    CHECK_THAT((first - 1)->price, WithinRel(liquidation, 1e-6));
    CHECK((first - 1)->price <= first->price);
}

TEST_CASE("the payoff curve comes piece by piece, the whole range first", "[view][chart]") {
    PayoffCurve curve(Plan{}, -0.6, 1.0);
    while (curve.points().size() < 12)
        REQUIRE(curve.advance(std::chrono::microseconds(0)));
    CHECK(!curve.is_complete());
    CHECK_THAT(curve.points().front().shock, WithinAbs(-0.6, 1e-12));
    CHECK_THAT(curve.points().back().shock, WithinAbs(1.0, 1e-12));
    CHECK(std::ranges::find(curve.points(), 0.0, &CurvePoint::shock) != curve.points().end());
    while (curve.advance(std::chrono::microseconds(0)))
        continue;
    CHECK(curve.is_complete());
}

TEST_CASE("the payoff curve has what the report says of these end prices", "[view][chart]") {
    Plan plan;
    plan.legs[0].leverage = 5.0;
    Bag& ether = plan.bags.emplace_back();
    ether.coin = "ETH", ether.amount = 30.0, ether.price = 3000.0, ether.volatility = 0.9;
    Leg& cross = plan.legs.emplace_back();
    cross.contract = "binance:ETHUSDT", cross.bag = 2.0, cross.leverage = 3.0, cross.margin_mode = MarginMode::Cross;
    const std::vector<CurvePoint> curve = whole_curve(plan);
    for (const CurvePoint& point : curve) {
        plan.scenario.shocks = {point.shock};
        const auto report = evaluate(plan);
        REQUIRE(report);
        const Scenario& scenario = report->scenarios.front();
        CHECK(point.price == scenario.price);
        CHECK(point.value_usd == scenario.value_usd);
        CHECK(point.unhedged_usd == scenario.unhedged_usd);
        CHECK(point.sold_usd == scenario.sold_usd);
        for (std::size_t leg = 0; leg < 2; ++leg)
            CHECK((point.liquidated >> leg & 1u) == (scenario.legs[leg].liquidated ? 1u : 0u));
    }
}

TEST_CASE("the payoff curve ends where the futures price would reach 0", "[view][chart]") {
    Plan plan; // 65,000 USD
    plan.legs[0].basis = -39000.0;
    plan.scenario.shocks = {0.0};
    const std::vector<CurvePoint> curve = whole_curve(plan);
    REQUIRE(!curve.empty());
    CHECK(curve.front().shock > -0.4);
    CHECK(curve.front().shock < -0.38);
    CHECK_THAT(curve.back().shock, WithinAbs(1.0, 1e-12));
    Bag& opposite = plan.bags.emplace_back();
    opposite.coin = "ETH", opposite.correlation = -1.0; // falls when BTC rises
    plan.legs[0] = Leg{};
    plan.legs[0].contract = "custom", plan.legs[0].bag = 2.0, plan.legs[0].basis = -0.5 * opposite.price;
    const std::vector<CurvePoint> mirrored = whole_curve(plan);
    REQUIRE(!mirrored.empty());
    CHECK(mirrored.back().shock < 0.6);
    CHECK(mirrored.front().shock <= -0.59);
}

TEST_CASE("an impossible plan has no payoff curve", "[view][chart]") {
    Plan plan;
    plan.legs[0].ratio = -1.0;
    PayoffCurve curve(plan, -0.6, 1.0);
    CHECK(curve.is_complete());
    CHECK(!curve.advance(std::chrono::milliseconds(1)));
    CHECK(curve.points().empty());
}

TEST_CASE("the payoff curve of a hedge that holds is flat", "[view][chart]") {
    Plan plan;
    plan.legs[0].funding_rate = 0.0;
    plan.legs[0].taker_fee_rate = 0.0;
    for (const CurvePoint& scenario : whole_curve(plan)) {
        CHECK_THAT(scenario.value_usd, WithinRel(325000.0, 1e-9));
        CHECK(scenario.liquidated == 0);
    }
}

TEST_CASE("a long hedge is liquidated below the price, and the chart says so", "[view][chart]") {
    Page page(kHighDesktop);
    page.show("bag.amount=0&bag.owed=5&leg.side=long&leg.leverage=5");
    REQUIRE(page.app.report().sizing.legs[0].contracts < 0.0);
    REQUIRE(page.app.report().margin.legs[0].liquidation_price.has_value());
    CHECK(*page.app.report().margin.legs[0].liquidation_price < 65000.0);
    CHECK(page.shows_text("Buy"));
    CHECK(!page.shows_text("Sell short"));
    CHECK(page.shows_text("liquidated at"));
}

TEST_CASE("each of several liquidations breaks the curve", "[view][chart]") {
    Plan plan;
    plan.legs.push_back(Leg{});
    plan.legs[0].leverage = 5.0;
    plan.legs[1].leverage = 3.0;
    plan.legs[0].ratio = plan.legs[1].ratio = 0.5;
    const std::vector<CurvePoint> curve = whole_curve(plan);
    int breaks = 0;
    for (std::size_t i = 1; i < curve.size(); ++i) {
        if (curve[i - 1].liquidated == curve[i].liquidated) continue;
        ++breaks;
        CHECK_THAT(curve[i].price, WithinRel(curve[i - 1].price, 1e-6));
    }
    CHECK(breaks == 2);
}
