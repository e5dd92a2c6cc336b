// The rules of a plan on a path: each kind of trigger and exit at the time and with the figures that a hand finds, and
// that none of them looks ahead.

#include "engine/path.hpp"

#include "engine/divergence.hpp"
#include "support/paths.hpp"
#include "support/plans.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

using namespace keel;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using keel::test::events_of;
using keel::test::flat_plan;
using keel::test::only;
using keel::test::walked;

namespace {

constexpr double kCent = 0.005;

/// 5 BTC at 65,000 with a linear contract; `ratio` of it is open at the start.
Plan ruled(double ratio, std::vector<Rule> rules, PairList points) {
    Plan plan = flat_plan(ContractKind::Linear, 1.0);
    plan.legs[0].ratio = ratio;
    plan.rules = std::move(rules);
    plan.scenario.path.points = std::move(points);
    return plan;
}

/// When a price that goes from `from` on day `start` to `to` on day `end` is at `level`.
double day_at(double level, double start, double from, double end, double to) {
    return start + (end - start) * std::log(level / from) / std::log(to / from);
}

std::string issue_of(const Rule& rule) {
    const auto report = path_of(ruled(1.0, {rule}, {{30.0, 60000.0}}));
    return report ? "" : text_from_issue(report.error().front());
}

} // namespace

TEST_CASE("a hedge opened at a support level earns from there", "[path][rules]") {
    const Plan plan = ruled(0.0, {{.kind = TriggerKind::PriceBelow, .level = 60000.0}}, {{30.0, 45000.0}});
    const PathReport report = walked(plan);
    CHECK_THAT(only(report, PathEventKind::Trigger).day,
               WithinRel(day_at(60000.0, 0.0, 65000.0, 30.0, 45000.0), 1e-12));
    CHECK_THAT(only(report, PathEventKind::Add).price, WithinAbs(60000.0, 1e-6));
    // 5 x 45,000 + 5 x (60,000 - 45,000).
    CHECK_THAT(report.outcome.value_usd, WithinAbs(300000.0, kCent));
    const auto without = std::ranges::find(report.alternatives, "without_rules", &PathAlternative::key);
    REQUIRE(without != report.alternatives.end());
    CHECK_THAT(without->value_usd, WithinAbs(225000.0, kCent));
}

TEST_CASE("four rules at four levels are a ladder", "[path][rules]") {
    std::vector<Rule> rules;
    for (int i = 0; i < 4; ++i)
        rules.push_back({.level = 62000.0 - 2000.0 * i, .ratio = 0.25 * (i + 1)});
    const PathReport report = walked(ruled(0.0, rules, {{30.0, 45000.0}}));
    CHECK(events_of(report, PathEventKind::Add).size() == 4);
    // 1.25 BTC at each of 62,000, 60,000, 58,000 and 56,000: 225,000 + 1.25 x 56,000.
    CHECK_THAT(report.outcome.value_usd, WithinAbs(295000.0, kCent));
}

TEST_CASE("a rule with a target takes its profit there", "[path][rules]") {
    const Rule rule{.level = 60000.0, .exit = ExitKind::TargetPrice, .exit_price = 50000.0};
    const PathReport report = walked(ruled(0.0, {rule}, {{30.0, 45000.0}}));
    CHECK_THAT(only(report, PathEventKind::Target).price, WithinAbs(50000.0, 1e-6));
    CHECK_THAT(only(report, PathEventKind::Reduce).amount, WithinAbs(50000.0, kCent));
    CHECK_THAT(report.outcome.value_usd, WithinAbs(275000.0, kCent));
    // A gap over the target is met on its far side.
    const PathReport gap = walked(ruled(0.0, {rule}, {{10.0, 55000.0}, {10.0, 48000.0}, {30.0, 45000.0}}));
    CHECK_THAT(only(gap, PathEventKind::Target).price, WithinAbs(48000.0, 1e-6));
}

TEST_CASE("a threat has passed when its condition was false for so long", "[path][rules]") {
    const Rule rule{.level = 60000.0, .exit = ExitKind::ConditionFalse, .exit_days = 3.0};
    const PathReport report = walked(ruled(0.0, {rule}, {{10.0, 55000.0}, {20.0, 66000.0}, {30.0, 66000.0}}));
    const double back = day_at(60000.0, 10.0, 55000.0, 20.0, 66000.0);
    CHECK_THAT(only(report, PathEventKind::Exit).day, WithinRel(back + 3.0, 1e-12));
    // Back above the level for less than three days, it stays.
    const PathReport brief = walked(ruled(0.0, {rule}, {{10.0, 55000.0}, {12.0, 60100.0}, {13.0, 55000.0}}));
    CHECK(events_of(brief, PathEventKind::Exit).empty());
    CHECK(events_of(brief, PathEventKind::Trigger).size() == 1);
    // After its exit it fires again at the next fall.
    const PathReport again =
        walked(ruled(0.0, {rule}, {{5.0, 55000.0}, {10.0, 66000.0}, {20.0, 66000.0}, {30.0, 50000.0}}));
    CHECK(events_of(again, PathEventKind::Trigger).size() == 2);
}

TEST_CASE("a fall from the peak is counted from the highest price so far", "[path][rules]") {
    const Rule rule{.kind = TriggerKind::Drawdown, .level = 0.1};
    const PathReport report = walked(ruled(0.0, {rule}, {{10.0, 80000.0}, {20.0, 60000.0}}));
    CHECK_THAT(only(report, PathEventKind::Trigger).price, WithinAbs(72000.0, 1e-6));
    CHECK(events_of(walked(ruled(0.0, {rule}, {{10.0, 80000.0}, {20.0, 72001.0}})), PathEventKind::Trigger).empty());
}

TEST_CASE("the RSI of fifteen rising closes is 100", "[path][rules]") {
    const Rule rule{.kind = TriggerKind::RsiAbove, .level = 70.0};
    const PathReport report = walked(ruled(0.0, {rule}, {{30.0, 90000.0}}));
    CHECK(only(report, PathEventKind::Trigger).day == 14.0);
    const Rule below{.kind = TriggerKind::RsiBelow, .level = 30.0, .periods = 5.0};
    CHECK(only(walked(ruled(0.0, {below}, {{30.0, 40000.0}})), PathEventKind::Trigger).day == 5.0);
}

TEST_CASE("a divergence of the daily closes is acted on when it becomes known", "[path][rules]") {
    const PairList points{{5.0, 63000.0}, {20.0, 80000.0}, {28.0, 70000.0}, {45.0, 82000.0}, {60.0, 70000.0}};
    const Rule rule{.kind = TriggerKind::BearishDivergence, .level = 50.0};
    Plan plan = ruled(0.0, {rule}, points);
    plan.horizon_days = 60.0;
    // The same closes, one after the other.
    DivergenceFinder finder;
    double known_on = 0.0;
    NumberPair from{0.0, 65000.0};
    std::size_t next = 0;
    for (double day = 0.0; day <= 60.0 && known_on == 0.0; day += 1.0) {
        if (next + 1 < points.size() && day > points[next].first) from = points[next++];
        const double part = (day - from.first) / (points[next].first - from.first);
        if (finder.add(from.second * std::pow(points[next].second / from.second, part))) known_on = day;
    }
    // Five closes behind the second peak.
    REQUIRE(known_on == 50.0);
    CHECK(only(walked(plan), PathEventKind::Trigger).day == known_on);
    plan.rules[0].level = 99.0;
    CHECK(events_of(walked(plan), PathEventKind::Trigger).empty());
}

TEST_CASE("a hedge that has come to cost is taken down", "[path][rules]") {
    // From day 10 on -0.03 %: the average of three payments is -0.0167 % after two of them, -0.03 % after three.
    const Rule rule{.kind = TriggerKind::FundingBelow, .level = -0.0002, .periods = 3.0, .ratio = 0.5};
    Plan plan = ruled(1.0, {rule}, {{30.0, 65000.0}});
    plan.legs[0].funding_regimes = {{10.0, 0.0001}};
    plan.legs[0].funding_rate = -0.0003;
    const PathReport report = walked(plan);
    CHECK_THAT(only(report, PathEventKind::Trigger).day, WithinAbs(11.0, 1e-12));
    // 30 payments of 32.50 received, 3 of 97.50 and 57 of 48.75 paid.
    CHECK_THAT(report.outcome.funding_usd, WithinAbs(30 * 32.5 - 3 * 97.5 - 57 * 48.75, kCent));
}

TEST_CASE("a window of days is hedged and nothing else", "[path][rules]") {
    const Rule rule{
        .kind = TriggerKind::DateWindow, .from_day = 5.0, .until_day = 12.0, .exit = ExitKind::ConditionFalse};
    const PathReport report = walked(ruled(0.0, {rule}, {{5.0, 65000.0}, {12.0, 60000.0}, {30.0, 50000.0}}));
    CHECK(only(report, PathEventKind::Trigger).day == 5.0);
    CHECK(only(report, PathEventKind::Exit).day == 12.0);
    CHECK_THAT(report.outcome.value_usd, WithinAbs(275000.0, kCent));
    const Rule dated{.kind = TriggerKind::DateWindow, .from_day = 5.0, .exit = ExitKind::Date, .exit_day = 12.0};
    CHECK_THAT(walked(ruled(0.0, {dated}, {{5.0, 65000.0}, {12.0, 60000.0}, {30.0, 50000.0}})).outcome.value_usd,
               WithinAbs(275000.0, kCent));
}

TEST_CASE("a hedge that has drifted is rebalanced at the close", "[path][rules]") {
    // An inverse short of 325,000 USD covers 5 BTC at 65,000 and 4.75 BTC at 68,421.05.
    Plan plan = ruled(1.0, {{.kind = TriggerKind::Rebalance, .level = 0.05}}, {{10.0, 70000.0}});
    plan.legs[0].kind = ContractKind::Inverse;
    plan.legs[0].contract_value = 100.0;
    const PathReport report = walked(plan);
    const double off = day_at(65000.0 / 0.95, 0.0, 65000.0, 10.0, 70000.0);
    CHECK(only(report, PathEventKind::Trigger).day == std::ceil(off));
    CHECK(events_of(report, PathEventKind::Add).size() == 1);
    CHECK(events_of(walked(ruled(1.0, {{.kind = TriggerKind::Rebalance, .level = 0.05}}, {{10.0, 70000.0}})),
                    PathEventKind::Trigger)
              .empty());
}

TEST_CASE("what is bought and sold on the way pays its fees and is backed like the rest", "[path][rules]") {
    const Rule rule{.level = 60000.0, .exit = ExitKind::TargetPrice, .exit_price = 50000.0};
    Plan plan = ruled(0.0, {rule}, {{30.0, 45000.0}});
    plan.legs[0].taker_fee_rate = 0.0005;
    plan.legs[0].leverage = 10.0;
    plan.legs[0].slippage_rate = 0.001;
    const Scenario outcome = walked(plan).outcome;
    CHECK_THAT(outcome.legs[0].entry_fee_usd, WithinAbs(-150.0, kCent));
    CHECK_THAT(outcome.legs[0].exit_fee_usd, WithinAbs(-125.0, kCent));
    CHECK_THAT(outcome.legs[0].slippage_usd, WithinAbs(-550.0, kCent));
    // Ten times leverage at 60,000 dies at (30,000 + 300,000) / (5 x 1.004) = 65,737.05.
    plan = ruled(0.0, {{.level = 60000.0}}, {{10.0, 59000.0}, {30.0, 80000.0}});
    plan.legs[0].leverage = 10.0;
    CHECK_THAT(only(walked(plan), PathEventKind::Liquidation).price, WithinAbs(65737.05, kCent));
}

TEST_CASE("a rule does not open again what was stopped", "[path][rules]") {
    Plan plan = ruled(0.5, {{.level = 60000.0}}, {{10.0, 80000.0}, {30.0, 45000.0}});
    plan.legs[0].stop_price = 75000.0;
    const PathReport report = walked(plan);
    CHECK(events_of(report, PathEventKind::Stop).size() == 1);
    CHECK(events_of(report, PathEventKind::Trigger).empty());
}

TEST_CASE("a rule that cannot be is refused", "[path][rules]") {
    CHECK(issue_of({.leg = 2.0, .level = 1.0}) == "trigger.leg: 2 is not a hedge of this plan, 1 to 1");
    CHECK(issue_of({.level = 0.0}) == "trigger.level: 0 is not a price above 0");
    CHECK(issue_of({.kind = TriggerKind::Drawdown, .level = 1.0}).starts_with("trigger.level: 1"));
    CHECK(issue_of({.kind = TriggerKind::RsiAbove, .level = 101.0}).starts_with("trigger.level: 101"));
    CHECK(issue_of({.kind = TriggerKind::Rebalance}).starts_with("trigger.level: 0"));
    CHECK(issue_of({.kind = TriggerKind::DateWindow, .from_day = 5.0, .until_day = 5.0})
              .starts_with("trigger.until_day"));
    CHECK(issue_of({.level = 1.0, .exit = ExitKind::TargetPrice}).starts_with("exit.price: an empty value"));
    CHECK(issue_of({.level = 1.0, .exit = ExitKind::Date}).starts_with("exit.day: an empty value"));
    CHECK(issue_of({.level = 1.0}).empty());
}

TEST_CASE("an episode has what its hedge made, and its parts sum", "[path][rules]") {
    // 5 BTC short from 60,000 to the target at 50,000, coins and futures in opposite directions; 0.05 % of each order.
    Plan plan = ruled(
        0.0,
        {{.kind = TriggerKind::PriceBelow, .level = 60000.0, .exit = ExitKind::TargetPrice, .exit_price = 50000.0}},
        {{10.0, 45000.0}});
    plan.legs[0].taker_fee_rate = 0.0005;
    const PathReport report = walked(plan);
    REQUIRE(report.episodes.size() == 1);
    const RuleEpisode& episode = report.episodes.front();
    CHECK(episode.rule == 1.0);
    CHECK(episode.ended_by == EpisodeEnd::Target);
    CHECK_THAT(episode.from_day, WithinRel(day_at(60000.0, 0.0, 65000.0, 10.0, 45000.0), 1e-9));
    CHECK_THAT(episode.coins_usd, WithinAbs(-50000.0, kCent));
    CHECK_THAT(episode.futures_usd, WithinAbs(50000.0, kCent));
    CHECK_THAT(episode.fees_usd, WithinAbs(-150.0 - 125.0, kCent));
    CHECK_THAT(episode.result_usd, WithinAbs(49725.0, kCent));
    CHECK(episode.saved_usd == episode.result_usd);
    CHECK(episode.cost_usd == 0.0);
    CHECK(episode.coin_price == episode.to_price); // of the hedged coin, which is the first
    CHECK(report.rules.episodes == 1.0);
    CHECK(report.rules.saved_usd == episode.saved_usd);
    CHECK_THAT(report.hedged_days, WithinRel(episode.to_day - episode.from_day, 1e-9));
    // The events name the rule.
    CHECK(only(report, PathEventKind::Trigger).rule == 1.0);
    CHECK(only(report, PathEventKind::Target).rule == 1.0);
    CHECK(only(report, PathEventKind::Add).rule == 0.0);
}

TEST_CASE("where nothing is hedged without the rules, the hedge they set is also held all along", "[path][rules]") {
    const Rule rule{.kind = TriggerKind::PriceBelow, .level = 60000.0, .ratio = 0.5};
    const auto find = [](const PathReport& report, const char* key) {
        return std::ranges::find(report.alternatives, key, &PathAlternative::key);
    };
    const PathReport opened = walked(ruled(0.0, {rule}, {{10.0, 45000.0}}));
    const auto always = find(opened, "always_hedged");
    REQUIRE(always != opened.alternatives.end());
    // 2.5 of 5 BTC sold at 65,000.
    CHECK_THAT(always->futures_usd, WithinAbs(2.5 * 20000.0, kCent));
    CHECK(always->hedged_days == 30.0);
    CHECK(always->liquidations == 0.0);
    const PathReport changed = walked(ruled(1.0, {rule}, {{10.0, 45000.0}}));
    CHECK(find(changed, "always_hedged") == changed.alternatives.end());
}

TEST_CASE("a liquidation ends the episodes of its leg", "[path][rules]") {
    Plan plan = ruled(0.0, {{.kind = TriggerKind::PriceAbove, .level = 66000.0}}, {{10.0, 90000.0}});
    plan.legs[0].leverage = 5.0;
    const PathReport report = walked(plan);
    REQUIRE(report.episodes.size() == 1);
    CHECK(report.episodes.front().ended_by == EpisodeEnd::Liquidation);
    // The collateral is a fifth of 5 x 66,000.
    CHECK_THAT(report.episodes.front().result_usd, WithinAbs(-66000.0, kCent));
    CHECK_THAT(report.episodes.front().cost_usd, WithinAbs(66000.0, kCent));
    CHECK(report.rules.false_alarms == 1.0);
    CHECK_THAT(report.outcome.net_usd - report.outcome.spot_usd, WithinAbs(-66000.0, kCent));
}

TEST_CASE("changing the future changes no earlier event", "[path][rules][property]") {
    const std::uint64_t seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937_64 bits(seed);
    const auto uniform = [&](double least, double most) { return std::uniform_real_distribution(least, most)(bits); };
    int compared = 0;
    for (int i = 0; i < test::kRandomPlans / 20; ++i) {
        PairList points;
        double price = 65000.0;
        for (int k = 1; k <= 20; ++k)
            points.push_back({2.0 * k, price *= std::exp(uniform(-0.1, 0.1))});
        std::vector<Rule> rules{{.kind = TriggerKind::PriceBelow,
                                 .level = uniform(5e4, 6.5e4),
                                 .ratio = 0.7,
                                 .exit = ExitKind::ConditionFalse,
                                 .exit_days = uniform(0.0, 3.0)},
                                {.kind = TriggerKind::Drawdown,
                                 .level = uniform(0.05, 0.2),
                                 .ratio = 0.9,
                                 .exit = ExitKind::TargetPrice,
                                 .exit_price = uniform(4e4, 9e4)},
                                {.kind = TriggerKind::RsiAbove,
                                 .level = 60.0,
                                 .periods = 5.0,
                                 .ratio = 0.2,
                                 .exit = ExitKind::ConditionFalse},
                                {.kind = TriggerKind::BearishDivergence,
                                 .level = 40.0,
                                 .periods = 5.0,
                                 .ratio = 1.0,
                                 .exit = ExitKind::ConditionFalse,
                                 .exit_days = 2.0},
                                {.kind = TriggerKind::Rebalance, .level = 0.1, .ratio = 0.5}};
        Plan plan = ruled(0.5, rules, points);
        plan.legs[0].leverage = uniform(1.0, 10.0);
        plan.legs[0].stop_price = uniform(7.5e4, 1.2e5);
        plan.horizon_days = 40.0;
        Plan other = plan;
        const std::size_t known = 1 + bits() % 18;
        for (std::size_t k = known + 1; k < points.size(); ++k)
            other.scenario.path.points[k].second *= uniform(0.7, 1.3);
        const double until = points[known].first;
        const auto past_of = [&](const Plan& each) {
            std::vector<PathEvent> past;
            for (const PathEvent& event : walked(each).events) {
                if (event.day <= until) past.push_back(event);
            }
            return past;
        };
        const auto past = past_of(plan);
        if (past != past_of(other)) FAIL("path " << i << ", day " << until);
        compared += static_cast<int>(past.size());
    }
    CHECK(compared > test::kRandomPlans / 20);
}
