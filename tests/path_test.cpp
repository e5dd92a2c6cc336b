// Paths of prices: the stories that need one, the disaster the guide describes, and what must hold at single events.
// Figures of the stories as in stories_test.cpp.

#include "engine/path.hpp"

#include "support/finite.hpp"
#include "support/paths.hpp"
#include "support/plans.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <cmath>
#include <string>

using namespace keel;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using keel::test::alternative;
using keel::test::cold_wallet;
using keel::test::events_of;
using keel::test::flat_plan;
using keel::test::on_path;
using keel::test::only;
using keel::test::report_of;
using keel::test::walked;

namespace {

constexpr double kCent = 0.005;
constexpr double kEightDigits = 5e-9;

std::string issue_of(const Plan& plan) {
    const auto report = path_of(plan);
    return report ? "" : text_from_issue(report.error().front());
}

/// 5 BTC, all of them posted, 3,250 contracts.
Plan all_posted() { return flat_plan(ContractKind::Inverse, 1.0); }

/// The guide's: 5 BTC, short with 32,500 USDT.
Plan disaster() { return flat_plan(ContractKind::Linear, 10.0); }

} // namespace

TEST_CASE("story 8: the hedge is liquidated in the squeeze before the crash", "[stories][path]") {
    const PathReport report = walked(on_path(cold_wallet(), {{10.0, 85000.0}, {30.0, 45000.0}}));
    const PathEvent liquidation = only(report, PathEventKind::Liquidation);
    CHECK_THAT(liquidation.price, WithinAbs(80925.0, kCent));
    CHECK_THAT(liquidation.amount, WithinAbs(-1.0, kEightDigits));
    // 65,000 (85,000 / 65,000)^(d / 10) = 80,925.
    CHECK_THAT(liquidation.day, WithinRel(10.0 * std::log(80925.0 / 65000.0) / std::log(85000.0 / 65000.0), 1e-12));
    CHECK_THAT(report.outcome.value_usd, WithinAbs(225000.0, kCent));
    CHECK_THAT(alternative(report, "held").value_usd, WithinAbs(370000.0, kCent));
    CHECK_THAT(alternative(report, "unhedged").value_usd, WithinAbs(270000.0, kCent));
    CHECK_THAT(report.broken_net_usd.value(), WithinAbs(145000.0, kCent));

    const PathReport at_top = walked(on_path(cold_wallet(), {{30.0, 85000.0}}));
    CHECK_THAT(at_top.outcome.value_usd, WithinAbs(425000.0, kCent));
    CHECK_THAT(alternative(at_top, "held").value_usd, WithinAbs(410000.0, kCent));

    Plan enough = cold_wallet();
    enough.legs[0].collateral = 1.19176471;
    CHECK(events_of(walked(on_path(enough, {{30.0, 85000.0}})), PathEventKind::Liquidation).empty());
    enough.legs[0].collateral = 1.19176470;
    CHECK(events_of(walked(on_path(enough, {{30.0, 85000.0}})), PathEventKind::Liquidation).size() == 1);
}

TEST_CASE("story 9: the venue closes most of the hedge on the way down", "[stories][path]") {
    Plan plan = on_path(all_posted(), {{30.0, 45000.0}});
    plan.legs[0].adl_part = 0.6;
    plan.legs[0].adl_price = 55000.0;
    const PathReport report = walked(plan);
    const PathEvent adl = only(report, PathEventKind::Adl);
    CHECK(adl.price == 55000.0);
    CHECK_THAT(adl.amount, WithinAbs(0.54545455, kEightDigits));
    CHECK_THAT(only(report, PathEventKind::Close).amount, WithinAbs(0.88888889, kEightDigits));
    CHECK_THAT(report.outcome.value_usd, WithinAbs(289545.45, kCent));
    CHECK_THAT(report.outcome.value_coin, WithinAbs(6.43434343, kEightDigits));
    CHECK_THAT(report.broken_net_usd.value(), WithinAbs(35454.55, kCent));
}

TEST_CASE("story 5: a band of twice to four times tops up three times on the way", "[stories][path]") {
    Plan plan = on_path(flat_plan(ContractKind::Inverse, 3.0), {{30.0, 95000.0}});
    plan.legs[0].topup_leverage_max = 4.0;
    plan.legs[0].topup_leverage_target = 3.0;
    const PathReport report = walked(plan);
    const auto deposits = events_of(report, PathEventKind::TopUp);
    REQUIRE(deposits.size() == 3);
    const double prices[] = {73125.0, 82265.625, 92548.828125};
    const double amounts[] = {0.37037037, 0.32921811, 0.29263832};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK_THAT(deposits[i].price, WithinAbs(prices[i], kCent));
        CHECK_THAT(deposits[i].amount, WithinAbs(amounts[i], kEightDigits));
        CHECK_THAT(deposits[i].amount_usd, WithinAbs(27083.33, kCent));
    }
    CHECK(events_of(report, PathEventKind::Liquidation).empty());
    // The coins come out of the bag: it stays worth what it was.
    CHECK_THAT(report.outcome.value_usd, WithinAbs(325000.0, kCent));
}

TEST_CASE("story 1: a synthetic dollar on a straight path", "[stories][path]") {
    Plan plan = all_posted();
    plan.legs[0].funding_rate = 0.0001;
    // Flat for 30 days, then at once.
    PathReport fall = walked(on_path(plan, {{30.0, 65000.0}, {30.0, 45000.0}}));
    // The last of 90 payments falls on the jump, and is paid after it: on the larger notional, 325,000 / 45,000 BTC.
    const double funding = 89.0 * 0.0005 + 0.0001 * 325000.0 / 45000.0;
    CHECK_THAT(fall.outcome.legs[0].funding, WithinRel(funding, 1e-12));
    fall = walked(on_path(plan, {{30.0, 65000.0}, {30.001, 45000.0}}));
    CHECK_THAT(fall.outcome.legs[0].funding, WithinAbs(0.045, kEightDigits));
    CHECK_THAT(fall.outcome.value_usd, WithinAbs(327025.0, kCent));
    CHECK_THAT(fall.outcome.value_coin, WithinAbs(7.26722222, kEightDigits));
    const PathReport rise = walked(on_path(plan, {{30.0, 65000.0}, {30.001, 80000.0}}));
    CHECK_THAT(rise.outcome.value_usd, WithinAbs(328600.0, kCent));
    CHECK_THAT(rise.outcome.value_coin, WithinAbs(4.1075, kEightDigits));
    CHECK(events_of(rise, PathEventKind::Liquidation).empty());

    plan.legs[0].taker_fee_rate = 0.0005;
    CHECK_THAT(walked(on_path(plan, {{30.0, 65000.0}, {30.001, 45000.0}})).outcome.value_usd,
               WithinAbs(326750.0, kCent));
    CHECK_THAT(walked(on_path(plan, {{30.0, 65000.0}, {30.001, 80000.0}})).outcome.value_usd,
               WithinAbs(328237.5, kCent));
}

TEST_CASE("the guide's disaster: ten times leverage dies at a tenth of the rise", "[stories][path]") {
    const PathReport rise = walked(on_path(disaster(), {{30.0, 91000.0}}));
    CHECK_THAT(only(rise, PathEventKind::Liquidation).price, WithinAbs(71215.14, kCent));
    CHECK_THAT(rise.outcome.legs[0].net_usd, WithinAbs(-32500.0, kCent));
    // 5 x 91,000 - 32,500; unhedged 455,000. Had it held: 325,000.
    CHECK_THAT(rise.outcome.value_usd, WithinAbs(422500.0, kCent));
    CHECK_THAT(alternative(rise, "held").value_usd, WithinAbs(325000.0, kCent));
    CHECK_THAT(rise.broken_net_usd.value(), WithinAbs(-97500.0, kCent));
    // And the fall back: 325,000 - 32,500 for having done nothing but hedge.
    const PathReport back = walked(on_path(disaster(), {{15.0, 91000.0}, {30.0, 65000.0}}));
    CHECK_THAT(only(back, PathEventKind::Liquidation).price, WithinAbs(71215.14, kCent));
    CHECK_THAT(back.outcome.value_usd, WithinAbs(292500.0, kCent));
    CHECK_THAT(back.broken_net_usd.value(), WithinAbs(32500.0, kCent));
}

TEST_CASE("a stop ends the hedge at its price, and the same path is told without it", "[path]") {
    Plan plan = on_path(all_posted(), {{10.0, 85000.0}, {30.0, 45000.0}});
    plan.legs[0].stop_price = 78000.0;
    const PathReport report = walked(plan);
    const PathEvent stop = only(report, PathEventKind::Stop);
    CHECK(stop.price == 78000.0);
    // 325,000 (1 / 78,000 - 1 / 65,000).
    CHECK_THAT(stop.amount, WithinAbs(-0.83333333, kEightDigits));
    CHECK_THAT(report.outcome.value_usd, WithinAbs((5.0 - 5.0 / 6.0) * 45000.0, kCent));
    CHECK_THAT(alternative(report, "without_stop").value_usd, WithinAbs(325000.0, kCent));
    CHECK_FALSE(report.broken_net_usd.has_value());
}

TEST_CASE("each walk beside the plan's has its own series and events", "[path]") {
    // Posted elsewhere and at five times: the stop comes first, and without it the hedge is liquidated on the way up.
    Plan plan = on_path(cold_wallet(), {{10.0, 85000.0}, {30.0, 45000.0}});
    plan.legs[0].funding_rate = 0.0001;
    plan.legs[0].stop_price = 70000.0;
    const PathReport report = walked(plan);
    const auto is_even = [&](const PathMoment& moment) {
        const double number = moment.day / report.days * 240.0;
        return std::abs(number - std::round(number)) < 1e-9;
    };
    std::vector<double> even_days;
    for (const PathMoment& moment : report.series) {
        if (is_even(moment)) even_days.push_back(moment.day);
    }
    CHECK(even_days.size() >= 241);
    for (const PathAlternative& other : report.alternatives) {
        CAPTURE(other.key);
        REQUIRE(!other.series.empty());
        CHECK(std::ranges::is_sorted(other.series, {}, &PathMoment::day));
        CHECK_THAT(other.series.back().value_usd, WithinAbs(other.value_usd, 1e-6));
        CHECK_THAT(other.series.back().net_usd, WithinAbs(other.net_usd, 1e-6));
        for (const double day : even_days)
            CHECK(std::ranges::find(other.series, day, &PathMoment::day) != other.series.end());
        CHECK(std::ranges::none_of(other.events,
                                   [](const PathEvent& event) { return event.kind == PathEventKind::Funding; }));
    }
    // Before the stop both walks are one.
    const PathAlternative& without = alternative(report, "without_stop");
    const double stopped = only(report, PathEventKind::Stop).day;
    for (const PathMoment& moment : report.series) {
        if (moment.day >= stopped) break;
        CHECK(std::ranges::find(without.series, moment) != without.series.end());
    }
    REQUIRE(without.liquidated);
    const auto died = std::ranges::find(without.events, PathEventKind::Liquidation, &PathEvent::kind);
    REQUIRE(died != without.events.end());
    CHECK(died->day > stopped);
    CHECK(alternative(report, "unhedged").events.empty());
}

TEST_CASE("a gap fills a stop at its far side and takes a liquidation through", "[path]") {
    Plan plan = on_path(cold_wallet(), {{10.0, 66000.0}, {10.0, 79000.0}, {30.0, 79000.0}});
    plan.legs[0].stop_price = 70000.0;
    const PathReport stopped = walked(plan);
    CHECK(only(stopped, PathEventKind::Stop).price == 79000.0);
    CHECK(only(stopped, PathEventKind::Stop).day == 10.0);

    plan.scenario.path.points = {{10.0, 66000.0}, {10.0, 120000.0}, {30.0, 120000.0}};
    const PathReport dead = walked(plan);
    CHECK(events_of(dead, PathEventKind::Stop).empty());
    CHECK(only(dead, PathEventKind::Liquidation).price == 120000.0);
    // No more than the collateral is lost.
    CHECK_THAT(dead.outcome.legs[0].net_usd, WithinAbs(-120000.0, kCent));
    CHECK_THAT(dead.outcome.value_usd, WithinAbs(600000.0, kCent));
}

TEST_CASE("of a stop and a liquidation the nearer one happens", "[path]") {
    Plan plan = on_path(cold_wallet(), {{30.0, 100000.0}});
    plan.legs[0].stop_price = 80924.0;
    CHECK(events_of(walked(plan), PathEventKind::Stop).size() == 1);
    CHECK(events_of(walked(plan), PathEventKind::Liquidation).empty());
    plan.legs[0].stop_price = 80926.0;
    CHECK(events_of(walked(plan), PathEventKind::Stop).empty());
    CHECK(events_of(walked(plan), PathEventKind::Liquidation).size() == 1);
}

TEST_CASE("a rise of the maintenance rate liquidates what was safe", "[path]") {
    // At 78,000 equity 1 + 325,000 (1 / 78,000 - 1 / 65,000) = 1 / 6 BTC against 0.4 % of 4.1667 BTC = 1 / 60; with
    // 4 % 11 / 60.
    Plan plan = on_path(cold_wallet(), {{10.0, 78000.0}});
    CHECK(events_of(walked(plan), PathEventKind::Liquidation).empty());
    plan.scenario.margin_rule_day = 20.0;
    plan.scenario.margin_rule_increase = 0.035;
    CHECK(events_of(walked(plan), PathEventKind::Liquidation).empty());
    plan.scenario.margin_rule_increase = 0.036;
    const PathReport report = walked(plan);
    CHECK(only(report, PathEventKind::MarginRule).day == 20.0);
    CHECK(only(report, PathEventKind::Liquidation).day == 20.0);
    CHECK_THAT(report.outcome.value_usd, WithinAbs(390000.0, kCent));
}

TEST_CASE("a venue that fails takes the leg and all its collateral", "[path]") {
    Plan plan = on_path(all_posted(), {{30.0, 45000.0}});
    plan.legs[0].venue_fails_on = 12.0;
    const PathReport report = walked(plan);
    CHECK(only(report, PathEventKind::VenueFailure).day == 12.0);
    CHECK_THAT(only(report, PathEventKind::VenueFailure).amount, WithinAbs(-5.0, kEightDigits));
    CHECK_THAT(report.outcome.value_usd, WithinAbs(0.0, kCent));
    CHECK_THAT(report.broken_net_usd.value(), WithinAbs(325000.0, kCent));
}

TEST_CASE("a slip of the settle asset counts while it lasts", "[path]") {
    Plan plan = on_path(flat_plan(ContractKind::Linear, 1.0), {{30.0, 45000.0}});
    plan.legs[0].settle_path = {{10.0, 1.0}, {11.0, 0.97}, {20.0, 0.97}, {21.0, 1.0}};
    const PathReport back = walked(plan);
    CHECK_THAT(back.outcome.value_usd, WithinAbs(325000.0, 0.01));
    CHECK(events_of(back, PathEventKind::Settle).size() == 4);
    plan.legs[0].settle_path = {{10.0, 1.0}, {11.0, 0.97}};
    // The future stands at 45,000 / 0.97 USDT: 5 x (65,000 - 46,391.75) x 0.97 = 90,250 USD, and 325,000 USDT of
    // collateral are worth 3 % less.
    const PathReport slipped = walked(plan);
    CHECK_THAT(slipped.outcome.settle_usd, WithinAbs(-9750.0, 0.01));
    CHECK_THAT(slipped.outcome.futures_usd, WithinAbs(90250.0, 0.01));
}

TEST_CASE("a dated leg is settled on its way and the bag rides on", "[path]") {
    Plan plan = on_path(all_posted(), {{10.0, 60000.0}, {30.0, 45000.0}});
    plan.legs[0].expiry_days = 10.0;
    plan.legs[0].basis = 1300.0;
    const PathReport report = walked(plan);
    const PathEvent expiry = only(report, PathEventKind::Expiry);
    CHECK(expiry.day == 10.0);
    CHECK_THAT(expiry.price, WithinAbs(60000.0, 1e-6));
    CHECK(events_of(report, PathEventKind::Close).empty());
    // 3,315 contracts of 100 USD: 331,500 / 60,000 - 331,500 / 66,300.
    CHECK_THAT(expiry.amount, WithinAbs(0.525, kEightDigits));
    CHECK_THAT(report.outcome.value_usd, WithinAbs(5.525 * 45000.0, kCent));
}

TEST_CASE("the basis goes where its path takes it", "[path]") {
    Plan plan = on_path(all_posted(), {{30.0, 65000.0}});
    plan.legs[0].basis_path = {{10.0, 6500.0}, {20.0, -1000.0}};
    const PathReport report = walked(plan);
    CHECK_THAT(only(report, PathEventKind::Close).price, WithinAbs(64000.0, 1e-6));
    // 325,000 / 64,000 - 5 BTC, all of it the basis'.
    CHECK_THAT(report.outcome.basis_usd, WithinAbs((325000.0 / 64000.0 - 5.0) * 65000.0, kCent));
    CHECK_THAT(report.outcome.futures_usd, WithinAbs(0.0, kCent));
}

TEST_CASE("the events of a path stand in the order of time, and its series ends at the outcome", "[path]") {
    Plan plan = on_path(cold_wallet(), {{10.0, 85000.0}, {30.0, 45000.0}});
    plan.legs[0].funding_rate = -0.0003;
    const PathReport report = walked(plan);
    CHECK(std::ranges::is_sorted(report.events, {}, &PathEvent::day));
    CHECK(std::ranges::is_sorted(report.series, {}, &PathMoment::day));
    CHECK(report.series.back().value_usd == report.outcome.value_usd);
    CHECK(report.series.back().net_usd == report.outcome.net_usd);
    CHECK(report.series.size() >= 241);
    CHECK(events_of(report, PathEventKind::Open).size() == 1);
    // Funding by the day until the liquidation.
    const double died = only(report, PathEventKind::Liquidation).day;
    CHECK(events_of(report, PathEventKind::Funding).size() == static_cast<std::size_t>(std::ceil(died)));
    double funding = 0.0;
    for (const PathEvent& event : events_of(report, PathEventKind::Funding))
        funding += event.amount;
    CHECK_THAT(report.outcome.legs[0].funding, WithinRel(funding, 1e-12));
}

TEST_CASE("a path that cannot be walked is refused with what would be", "[path]") {
    CHECK(issue_of(on_path(all_posted(), {{10.0, 60000.0}, {9.0, 50000.0}}))
          == "scenario.path: 9:50000 is not in the order of days, at most two pairs with one day (a gap)");
    CHECK(issue_of(on_path(all_posted(), {{1.0, 6e4}, {1.0, 5e4}, {1.0, 4e4}})).starts_with("scenario.path: 1:40000"));
    Plan plan = all_posted();
    plan.legs[0].stop_price = 64000.0;
    CHECK(issue_of(plan)
          == "leg.stop_price: 64000 is not above 65000, today's futures price: a short position loses on that side");
    plan = all_posted();
    plan.legs[0].adl_part = 0.5;
    CHECK(issue_of(plan).starts_with("leg.adl_part: 0.5"));
    plan = all_posted();
    plan.legs[0].topup_leverage_max = 3.0;
    CHECK(issue_of(plan).starts_with("leg.topup_leverage_max: 3"));
    plan.legs[0].topup_leverage_target = 3.0;
    CHECK(issue_of(plan) == "leg.topup_leverage_target: 3 is not below leg.topup_leverage_max");
    plan = all_posted();
    plan.bags[0].path = {{1.0, 2.0}};
    CHECK(issue_of(plan).starts_with("bag.path: 1:2"));
    plan = on_path(all_posted(), {{30.0, 1000.0}});
    plan.legs[0].basis_path = {{5.0, -2000.0}};
    CHECK(issue_of(plan).starts_with("leg.basis_path: -2000"));
    plan = all_posted();
    plan.bags[0].amount = -1.0;
    CHECK(issue_of(plan).starts_with("bag.amount"));
}

TEST_CASE("a path may end after the horizon, and lasts as long as its last price", "[path]") {
    Plan plan = on_path(all_posted(), {{45.0, 70000.0}});
    CHECK(walked(plan).days == 45.0);
    plan.scenario.path.points = {{10.0, 70000.0}};
    CHECK(walked(plan).days == 30.0);
    CHECK_THAT(walked(plan).outcome.price, WithinAbs(70000.0, 1e-9));
}

TEST_CASE("an event tells the first coin's price of its moment", "[path]") {
    Plan plan = flat_plan(ContractKind::Linear, 2.0);
    plan.bags.push_back({.coin = "ETH", .amount = 10.0, .price = 3000.0});
    plan.legs.push_back(plan.legs[0]);
    plan.legs[1].bag = 2.0;
    plan.legs[1].basis = 5.0;
    for (Leg& leg : plan.legs)
        leg.funding_rate = 0.0001;
    const PathReport report = walked(on_path(plan, {{10.0, 78000.0}, {20.0, 52000.0}, {20.0, 39000.0}}));
    const auto price_on = [](double day) {
        if (day >= 20.0) return 39000.0;
        const double from = day <= 10.0 ? 65000.0 : 78000.0, to = day <= 10.0 ? 78000.0 : 52000.0;
        return from * std::pow(to / from, std::fmod(day, 10.0) / 10.0 + (day == 10.0 ? 1.0 : 0.0));
    };
    bool has_second = false;
    for (const PathEvent& event : report.events) {
        INFO("day " << event.day);
        CHECK_THAT(event.coin_price, WithinRel(price_on(event.day), 1e-9));
        has_second |= event.leg == 2.0 && event.price < 10000.0;
    }
    CHECK(has_second);
}
