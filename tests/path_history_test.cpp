// Paths of what was: bars of a history, funding that was paid, the paths with a name.

#include "engine/path.hpp"

#include "model/episodes.hpp"
#include "model/fields.hpp"
#include "support/paths.hpp"
#include "support/plans.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <cmath>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace keel;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using keel::test::alternative;
using keel::test::cold_wallet;
using keel::test::events_of;
using keel::test::flat_plan;
using keel::test::on_path;
using keel::test::only;
using keel::test::walked;

namespace {

constexpr double kCent = 0.005;

} // namespace

TEST_CASE("inside a bar the worse of high and low comes first", "[path]") {
    // 65,000 to 65,000 with a high of 82,000 and a low of 60,000; liquidated at 80,925, closed by the venue at 61,000.
    const PriceBar bars[] = {{.day = 1.0, .close = 65000.0, .high = 82000.0, .low = 60000.0}};
    Plan plan = cold_wallet();
    plan.legs[0].adl_part = 1.0;
    plan.legs[0].adl_price = 61000.0;
    const auto report = path_along(plan, {bars});
    REQUIRE(report);
    CHECK_THAT(only(*report, PathEventKind::Liquidation).price, WithinAbs(80925.0, kCent));
    CHECK(only(*report, PathEventKind::Liquidation).day < 1.0 / 3.0);
    CHECK(events_of(*report, PathEventKind::Adl).empty());
    // A long position is hurt by the low, and closed at the high after it.
    plan.legs[0].side = Side::Long;
    plan.legs[0].adl_price = 81000.0;
    plan.legs[0].collateral = 0.3;
    const auto other = path_along(plan, {bars});
    REQUIRE(other);
    CHECK(events_of(*other, PathEventKind::Liquidation).size() == 1);
    CHECK(only(*other, PathEventKind::Liquidation).day < 1.0 / 3.0);

    const PriceBar bad[] = {{.day = 1.0, .close = 65000.0, .high = 60000.0, .low = 50000.0}};
    CHECK(path_along(plan, {bad}).error().front().value == "bar 1");
    const PriceBar back[] = {{.day = 2.0, .close = 65000.0}, {.day = 1.0, .close = 65000.0}};
    CHECK(path_along(plan, {back}).error().front().value == "bar 2");
}

TEST_CASE("bars without highs and lows are the waypoints of a path", "[path]") {
    const PriceBar bars[] = {{.day = 10.0, .close = 85000.0}, {.day = 30.0, .close = 45000.0}};
    const Plan plan = cold_wallet();
    const auto along = path_along(plan, {bars});
    REQUIRE(along);
    CHECK(*along == walked(on_path(plan, {{10.0, 85000.0}, {30.0, 45000.0}})));
}

TEST_CASE("funding that was paid takes the place of the plan's", "[path]") {
    Plan plan = cold_wallet();
    plan.legs[0].funding_rate = 0.05;
    plan.legs[0].funding_cap_rate = 0.0001;
    const std::vector<PriceBar> bars{{.day = 30.0, .close = 65000.0}};
    // At the start it belongs to the time before; 325,000 USD are 5 BTC at any of the others.
    const std::vector<FundingPayment> paid{{0.0, 0.9}, {0.5, 0.01}, {7.3, -0.002}, {30.0, 0.001}, {31.0, 0.9}};
    const auto report = path_along(plan, {bars, paid});
    REQUIRE(report);
    const auto events = events_of(*report, PathEventKind::Funding);
    REQUIRE(events.size() == 3);
    CHECK(events[1].day == 7.3);
    CHECK_THAT(events[1].amount, WithinRel(-0.01, 1e-12));
    CHECK_THAT(report->outcome.funding_usd, WithinAbs(325000.0 * 0.009, kCent));
    // Another coin's leg and a dated one keep their own.
    plan.bags.push_back({"ETH", 10.0, 3000.0});
    plan.legs[0].bag = 2.0;
    plan.legs[0].funding_rate = 0.0;
    const auto other = path_along(plan, {bars, paid});
    REQUIRE(other);
    CHECK(other->outcome.funding_usd == 0.0);
    const std::vector<FundingPayment> twice{{1.0, 0.01}, {1.0, 0.01}}, high{{1.0, 1.5}};
    CHECK(path_along(plan, {bars, twice}).error().front().value == "payment 2");
    CHECK(text_from_issue(path_along(plan, {bars, high}).error().front())
          == "funding: payment 1 is not a rate in [-1, 1]");
}

TEST_CASE("each named path is walked, over any horizon", "[path]") {
    for (int preset = 0; preset < 7; ++preset) {
        for (const double days : {0.0, 1.0, 30.0, 3650.0}) {
            Plan plan = cold_wallet();
            plan.horizon_days = days;
            plan.scenario.path.preset = static_cast<PathPreset>(preset);
            const PathReport report = walked(plan);
            CAPTURE(preset, days);
            CHECK(report.days == days);
            CHECK(report.outcome.price > 0.4 * 65000.0);
        }
    }
    Plan pump = cold_wallet();
    pump.scenario.path.preset = PathPreset::Pump;
    CHECK_THAT(walked(pump).outcome.price, WithinAbs(91000.0, kCent));
}

TEST_CASE("an episode is a path from today's price, day by day", "[path][episodes]") {
    constexpr auto kFirst = static_cast<std::size_t>(PathPreset::March2020);
    const std::span<const std::string_view> names = find_field("scenario.path")->field->choices;
    REQUIRE(names.size() == kFirst + episodes().size());
    for (std::size_t i = 0; i < episodes().size(); ++i) {
        const Episode& episode = episodes()[i];
        INFO(episode.id);
        Plan plan = cold_wallet();
        plan.horizon_days = 5.0;
        // The name is the episode's id, and the field table takes it.
        CHECK(names[kFirst + i] == episode.id);
        REQUIRE_FALSE(set_field(plan, *find_field("scenario.path"), std::string(episode.id), "it").has_value());
        REQUIRE(plan.scenario.path.preset.has_value());
        CHECK(episode_of(*plan.scenario.path.preset) == &episode);
        CHECK(plan.scenario.path.preset == static_cast<PathPreset>(kFirst + i));
        // As long as it was, or as the horizon; flat behind it.
        CHECK(walked(plan).days == episode.closes.back().day);
        plan.horizon_days = 200.0;
        const PathReport report = walked(plan);
        CHECK(report.days == 200.0);
        CHECK_THAT(report.outcome.price,
                   WithinRel(65000.0 * relative_close(episode, episode.closes.size() - 1), 1e-12));
    }
    CHECK(episode_of(PathPreset::Chop) == nullptr);
}

TEST_CASE("March 2020 takes the coins where a hand finds them", "[path][episodes]") {
    // 8,910 became 4,970 on day 5 and 6,200 on day 13, the last one: 65,000 become 65,000 x 620 / 891 = 45,230.08.
    Plan plan = cold_wallet();
    plan.scenario.path.preset = PathPreset::March2020;
    const PathReport report = walked(plan);
    CHECK_THAT(report.outcome.price, WithinAbs(65000.0 * 620.0 / 891.0, 1e-9));
    // 5 coins and one that is posted.
    CHECK_THAT(alternative(report, "unhedged").value_usd, WithinAbs(271380.47, kCent));
    // A rule at 40,000 finds the price between 7,910 (57,704.83) and 4,970 (36,257.01) of 8,910.
    plan.rules = {{.kind = TriggerKind::PriceBelow, .level = 40000.0, .ratio = 0.0}};
    const double level = 40000.0 / 65000.0 * 8910.0;
    CHECK_THAT(only(walked(plan), PathEventKind::Trigger).day,
               WithinAbs(4.0 + std::log(level / 7910.0) / std::log(4970.0 / 7910.0), 1e-9));
}
