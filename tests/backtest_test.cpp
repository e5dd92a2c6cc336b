// Rules on price histories: one small enough to be worked out by hand, and what holds on any.

#include "history/backtest.hpp"

#include "history/backtest_text.hpp"
#include "history/calendar.hpp"
#include "support/plans.hpp"
#include "text/layout.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <sstream>
#include <string>
#include <vector>

using namespace keel;
using namespace keel::history;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using keel::test::flat_plan;

namespace {

constexpr double kCent = 0.005;

Milliseconds at(const char* time) {
    const auto moment = read_moment(time);
    REQUIRE(moment);
    return moment->ms;
}

/// A close each day; the first one at 00:00 of 2 January 2024.
PriceHistory daily_closes_of(std::vector<double> closes) {
    PriceHistory prices;
    for (std::size_t i = 0; i < closes.size(); ++i)
        prices.time_ms.push_back(at("2024-01-01") + static_cast<Milliseconds>(i) * kDayMs);
    prices.open = prices.high = prices.low = closes;
    prices.close = std::move(closes);
    prices.bar_ms = kDayMs;
    return prices;
}

/// 5 BTC, a linear contract of 0.001 BTC that costs 0.1 % an order; sold below 9,000 until the price is at 7,200.
Plan ruled() {
    Plan plan = flat_plan(ContractKind::Linear, 1.0);
    plan.legs[0].ratio = 0.0;
    plan.legs[0].taker_fee_rate = 0.001;
    plan.rules = {
        {.kind = TriggerKind::PriceBelow, .level = 9000.0, .exit = ExitKind::TargetPrice, .exit_price = 7200.0}};
    return plan;
}

/// Geometric means of neighbours are where the rule acts: 9,000 = sqrt(10,000 x 8,100), 7,200 = sqrt(8,100 x 6,400).
PriceHistory by_hand() { return daily_closes_of({10000.0, 8100.0, 6400.0, 8100.0, 10000.0, 8100.0, 9500.0}); }

Backtest tested(const Plan& plan, const PriceHistory& prices, const FundingHistory* funding = nullptr,
                HistoryPrices scale = HistoryPrices::AsTheyAre) {
    auto test = backtest_of(plan, prices, funding, scale);
    if (!test) {
        for (const Issue& issue : test.error())
            UNSCOPED_INFO(text_from_issue(issue));
        FAIL("the backtest is not valid");
    }
    return *std::move(test);
}

/// Bars of four hours that wander from 10,000.
PriceHistory random_bars(std::mt19937_64& random, std::size_t count) {
    std::normal_distribution<double> noise(0.0, 0.02);
    PriceHistory prices;
    double price = 10000.0;
    for (std::size_t i = 0; i < count; ++i) {
        prices.time_ms.push_back(at("2024-01-01") + static_cast<Milliseconds>(i) * 4 * kHourMs);
        prices.open.push_back(price);
        price *= std::exp(noise(random));
        prices.close.push_back(price);
        prices.high.push_back(std::max(prices.open.back(), price) * std::exp(std::abs(noise(random))));
        prices.low.push_back(std::min(prices.open.back(), price) * std::exp(-std::abs(noise(random))));
    }
    prices.bar_ms = 4 * kHourMs;
    return prices;
}

/// Two legs and four rules of different kinds.
Plan several_rules(std::mt19937_64& random) {
    Plan plan;
    plan.legs.resize(2);
    plan.legs[0].ratio = 0.0;
    plan.legs[1].contract = "binance:BTCUSDT";
    plan.legs[1].ratio = 0.3;
    std::uniform_real_distribution<double> part(0.0, 1.0);
    plan.rules = {{.kind = TriggerKind::Drawdown,
                   .level = 0.05 + 0.1 * part(random),
                   .ratio = 0.8,
                   .exit = ExitKind::ConditionFalse,
                   .exit_days = 2.0 * part(random)},
                  {.kind = TriggerKind::PriceBelow, .level = 8000.0 + 3000.0 * part(random), .ratio = 0.4},
                  {.kind = TriggerKind::RsiAbove,
                   .leg = 2.0,
                   .level = 60.0,
                   .periods = 3.0,
                   .ratio = 0.1,
                   .exit = ExitKind::ConditionFalse},
                  {.kind = TriggerKind::Rebalance, .leg = 2.0, .level = 0.05, .ratio = 0.3}};
    return plan;
}

double sum_of(const RuleEpisode& each) { return each.futures_usd + each.funding_usd + each.fees_usd + each.other_usd; }

double sum_of(const BacktestTotal& total) {
    return total.coins_usd + total.futures_usd + total.funding_usd + total.fees_usd + total.other_usd;
}

} // namespace

TEST_CASE("a history of seven closes gives the figures of a hand", "[history][backtest]") {
    const Backtest test = tested(ruled(), by_hand());
    CHECK(test.from == "2024-01-02T00:00:00Z");
    CHECK(test.to == "2024-01-08T00:00:00Z");
    CHECK(test.first_price == 10000.0);
    REQUIRE(test.path.episodes.size() == 2);
    // From noon of the first day to noon of the second: 5 x (9,000 - 7,200), fees 45 and 36.
    const RuleEpisode& fall = test.path.episodes[0];
    CHECK(fall.from == "2024-01-02T12:00:00Z");
    CHECK(fall.to == "2024-01-03T12:00:00Z");
    CHECK(fall.ended_by == EpisodeEnd::Target);
    CHECK_THAT(fall.coins_usd, WithinAbs(-9000.0, kCent));
    CHECK_THAT(fall.futures_usd, WithinAbs(9000.0, kCent));
    CHECK_THAT(fall.fees_usd, WithinAbs(-81.0, kCent));
    CHECK_THAT(fall.saved_usd, WithinAbs(8919.0, kCent));
    CHECK(fall.cost_usd == 0.0);
    // Again below 9,000 at noon of the fifth day, and at 9,500 with the file's end: 5 x -500, fees 45 and 47.50.
    const RuleEpisode& rise = test.path.episodes[1];
    CHECK(rise.from == "2024-01-06T12:00:00Z");
    CHECK(rise.to == "2024-01-08T00:00:00Z");
    CHECK(rise.ended_by == EpisodeEnd::EndOfPath);
    CHECK_THAT(rise.cost_usd, WithinAbs(2592.5, kCent));
    CHECK(test.path.rules.episodes == 2.0);
    CHECK(test.path.rules.false_alarms == 1.0);
    // Coins 5 x -500. Always hedged: 5 x 500, fees 50 and 47.50.
    REQUIRE(test.totals.size() == 3);
    CHECK_THAT(test.totals[0].value_usd, WithinAbs(50000.0 - 2500.0 + 8919.0 - 2592.5, kCent));
    CHECK_THAT(test.totals[0].hedged_days, WithinRel(2.5, 1e-9));
    CHECK_THAT(test.totals[1].value_usd, WithinAbs(47500.0, kCent));
    CHECK_THAT(test.totals[1].difference_usd, WithinAbs(6326.5, kCent));
    CHECK(test.totals[1].hedged_days == 0.0);
    CHECK_THAT(test.totals[2].value_usd, WithinAbs(49902.5, kCent));
    CHECK_THAT(test.totals[2].difference_usd, WithinAbs(3924.0, kCent));
    CHECK(test.totals[2].hedged_days == 6.0);
}

TEST_CASE("paid funding is received by the hedge that stands then", "[history][backtest]") {
    Plan plan = ruled();
    plan.legs[0].funding_rate = 0.07;
    // Before the first trigger, at 8,100 in the first episode, at 8,100 in the second, and behind the file.
    FundingHistory funding;
    for (const char* time : {"2024-01-02 06:00", "2024-01-03 00:00", "2024-01-07 00:00", "2024-02-01 00:00"})
        funding.time_ms.push_back(at(time));
    funding.rate = {0.5, 0.001, -0.002, 0.5};
    const Backtest test = tested(plan, by_hand(), &funding);
    CHECK(test.funding_payments == 3.0);
    CHECK(test.funding_days == 4.75);
    REQUIRE(test.path.episodes.size() == 2);
    CHECK_THAT(test.path.episodes[0].funding_usd, WithinAbs(40.5, kCent));
    CHECK_THAT(test.path.episodes[1].funding_usd, WithinAbs(-81.0, kCent));
    CHECK_THAT(test.totals[0].funding_usd, WithinAbs(-40.5, kCent));
    funding.time_ms = {at("2023-01-01"), at("2024-02-01")};
    funding.rate = {0.1, 0.1};
    const auto outside = backtest_of(plan, by_hand(), &funding);
    REQUIRE(!outside);
    CHECK(outside.error().front().field == "funding");
}

TEST_CASE("a scaled history begins at the plan's price and moves as the file", "[history][backtest]") {
    Plan plan = ruled();
    plan.rules[0].level = 58500.0;
    plan.rules[0].exit_price = 46800.0;
    const Backtest scaled = tested(plan, by_hand(), nullptr, HistoryPrices::FromTodaysPrice);
    const Backtest plain = tested(ruled(), by_hand());
    CHECK(scaled.price_factor == 6.5);
    CHECK(plain.price_factor == 1.0);
    REQUIRE(scaled.path.episodes.size() == 2);
    CHECK_THAT(scaled.totals[0].net_usd, WithinRel(6.5 * plain.totals[0].net_usd, 1e-9));
}

TEST_CASE("bars begin at their open, end with their time, and a missing one makes the next longer",
          "[history][backtest]") {
    PriceHistory prices;
    prices.time_ms = {at("2024-03-01"), at("2024-03-02"), at("2024-03-05")};
    prices.open = {100.0, 110.0, 90.0};
    prices.high = {112.0, 111.0, 95.0};
    prices.low = {99.0, 88.0, 80.0};
    prices.close = {110.0, 90.0, 85.0};
    prices.bar_ms = kDayMs;
    Plan plan = flat_plan(ContractKind::Linear, 1.0);
    const Backtest test = tested(plan, prices);
    CHECK(test.from == "2024-03-01T00:00:00Z");
    CHECK(test.to == "2024-03-06T00:00:00Z");
    CHECK(test.path.days == 5.0);
    CHECK(test.path.series.front().price == 100.0);
    CHECK(test.path.outcome.price == 85.0);
    CHECK(test.has_highs_and_lows);
    CHECK(test.path.events.back().time == "2024-03-06T00:00:00Z");
    // Without rules the plan's hedge is what always stands.
    CHECK(test.totals[2].value_usd == test.totals[0].value_usd);
    CHECK(test.totals[2].difference_usd == 0.0);
    // One that is too short for any path.
    const auto refused = backtest_of(plan, daily_closes_of({100.0}));
    REQUIRE(!refused);
    CHECK(text_from_issue(refused.error().front()) == "prices: 1 is not at least two closes or one bar");
}

TEST_CASE("on any history the parts sum and holding is the coins alone", "[history][backtest][property]") {
    std::mt19937_64 random(20241103);
    std::size_t episodes = 0;
    for (int i = 0; i < 200; ++i) {
        const Plan plan = several_rules(random);
        const PriceHistory prices = random_bars(random, 200);
        const Backtest test = tested(plan, prices);
        const RuleTotals& rules = test.path.rules;
        double saved = 0.0, cost = 0.0;
        for (const RuleEpisode& each : test.path.episodes) {
            CHECK_THAT(sum_of(each), WithinAbs(each.result_usd, 1e-6));
            CHECK_THAT(each.saved_usd - each.cost_usd, WithinAbs(each.result_usd, 1e-6));
            CHECK(each.from_day <= each.to_day);
            saved += each.saved_usd;
            cost += each.cost_usd;
        }
        episodes += test.path.episodes.size();
        CHECK(rules.episodes == static_cast<double>(test.path.episodes.size()));
        CHECK_THAT(rules.saved_usd, WithinAbs(saved, 1e-6));
        CHECK_THAT(rules.cost_usd, WithinAbs(cost, 1e-6));
        const double start = 5.0 * prices.open.front();
        for (const BacktestTotal& total : test.totals) {
            CAPTURE(total.key);
            CHECK_THAT(sum_of(total), WithinAbs(total.net_usd, 1e-6));
            CHECK_THAT(test.totals[0].value_usd - total.value_usd, WithinAbs(total.difference_usd, 1e-6));
            CHECK(total.hedged_days <= test.path.days * (1.0 + 1e-12));
        }
        CHECK_THAT(test.totals[1].value_usd, WithinAbs(5.0 * prices.close.back(), 1e-6));
        CHECK_THAT(test.totals[1].net_usd, WithinAbs(5.0 * prices.close.back() - start, 1e-6));
    }
    CHECK(episodes > 400);
}

TEST_CASE("what one rule's episodes made in coins is what the hedge made", "[history][backtest][property]") {
    std::mt19937_64 random(7);
    for (int i = 0; i < 50; ++i) {
        Plan plan;
        plan.legs[0].ratio = 0.0;
        plan.legs[0].leverage = 2.0;
        plan.legs[0].funding_rate = 0.0003;
        plan.rules = {{.kind = TriggerKind::Drawdown, .level = 0.06, .ratio = 0.5, .exit = ExitKind::ConditionFalse}};
        const PriceHistory prices = random_bars(random, 150);
        const Backtest test = tested(plan, prices);
        double coins = 0.0;
        for (const RuleEpisode& each : test.path.episodes)
            coins += each.result_usd / each.to_price;
        const BacktestTotal& rules = test.totals[0];
        CHECK_THAT(coins * prices.close.back(), WithinAbs(rules.net_usd - rules.coins_usd, 1e-4));
    }
}

TEST_CASE("changing the bars of later days changes nothing of earlier ones", "[history][backtest][property]") {
    std::mt19937_64 random(31);
    std::size_t compared = 0;
    for (int i = 0; i < 150; ++i) {
        const Plan plan = several_rules(random);
        const PriceHistory prices = random_bars(random, 120);
        const std::size_t known = 1 + random() % 118;
        const double day = static_cast<double>(known) / 6.0;
        PriceHistory changed = prices;
        std::normal_distribution<double> noise(0.0, 0.1);
        for (std::size_t k = known; k < changed.size(); ++k) {
            const double factor = std::exp(noise(random));
            changed.open[k] *= factor;
            changed.close[k] *= factor;
            changed.high[k] *= factor * 1.1;
            changed.low[k] *= factor * 0.9;
        }
        const Backtest one = tested(plan, prices), other = tested(plan, changed);
        const auto past = [day](auto list, auto member) {
            std::erase_if(list, [&](const auto& each) { return each.*member >= day; });
            return list;
        };
        auto events = past(one.path.events, &PathEvent::day), others = past(other.path.events, &PathEvent::day);
        // Sums of several payments, which a later event may cut.
        const auto is_funding = [](const PathEvent& event) { return event.kind == PathEventKind::Funding; };
        std::erase_if(events, is_funding);
        std::erase_if(others, is_funding);
        CHECK(events == others);
        CHECK(past(one.path.series, &PathMoment::day) == past(other.path.series, &PathMoment::day));
        CHECK(past(one.path.episodes, &RuleEpisode::to_day) == past(other.path.episodes, &RuleEpisode::to_day));
        compared += events.size();
    }
    CHECK(compared > 1000);
}

TEST_CASE("a backtest in words says how the file was taken and fits the terminal", "[history][backtest]") {
    Plan plan = ruled();
    Backtest test = tested(plan, by_hand());
    put_into_words(plan, test);
    CHECK(test.answer
          == "From 2024-01-02 00:00 to 2024-01-08 00:00 UTC the price fell by 5 %. With the rules there would be "
             "53,827 USD, 6,327 USD more than held unhedged and 3,924 USD more than always hedged. The rules fired 2 "
             "times, 1 of them in vain: the hedge made 8,919 USD where the price went against the coins, and cost "
             "2,593 USD where it did not. A hedge stood on 2.5 of 6 days.");
    const std::string text = text_from_backtest(plan, test);
    CHECK_THAT(text, ContainsSubstring("it begins at 10,000 USD, which takes the place"));
    CHECK_THAT(text, ContainsSubstring("The file has closes only"));
    CHECK_THAT(text, ContainsSubstring("2024-01-02 12:00        9,000.00  The rule sets the hedge ratio to 100 %."));
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(text::width_of(line) <= text::kTerminalColumns);
    }
    CHECK_THAT(csv_from_backtest(test, BacktestRows::Episodes),
               ContainsSubstring("2024-01-02T12:00:00Z,2024-01-03T12:00:00Z"));
    CHECK(std::ranges::count(csv_from_backtest(test, BacktestRows::Totals), '\n') == 4);
    const PriceHistory quiet = daily_closes_of({10000.0, 10100.0, 10050.0});
    Backtest none = tested(plan, quiet);
    put_into_words(plan, none);
    CHECK_THAT(none.answer, ContainsSubstring("No rule fired. A hedge stood on 0 of 2 days."));
}
