#include "history/series.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <cmath>
#include <random>
#include <vector>

using namespace keel::history;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

constexpr Milliseconds k2024 = 1704067200000;

PriceHistory history_of(std::vector<double> closes, Milliseconds bar_ms = kDayMs, Milliseconds start = k2024) {
    PriceHistory prices;
    for (std::size_t i = 0; i < closes.size(); ++i)
        prices.time_ms.push_back(start + static_cast<Milliseconds>(i) * bar_ms);
    prices.open = prices.high = prices.low = closes;
    prices.close = std::move(closes);
    prices.bar_ms = bar_ms;
    return prices;
}

std::vector<double> random_closes(std::mt19937_64& random, std::size_t count) {
    std::normal_distribution<double> change(0.0, 0.02);
    std::vector<double> closes{100.0};
    while (closes.size() < count)
        closes.push_back(closes.back() * std::exp(change(random)));
    return closes;
}

} // namespace

TEST_CASE("returns are logarithms of neighbouring closes", "[history][series]") {
    const Returns returns = log_returns(history_of({100.0, 110.0, 99.0}));
    REQUIRE(returns.value.size() == 2);
    CHECK_THAT(returns.value[0], WithinAbs(std::log(1.1), 1e-15));
    CHECK_THAT(returns.value[1], WithinAbs(std::log(0.9), 1e-15));
    CHECK(returns.time_ms == std::vector{k2024 + kDayMs, k2024 + 2 * kDayMs});
    CHECK(log_returns(history_of({})).value.empty());
    CHECK(log_returns(history_of({5.0})).value.empty());
}

TEST_CASE("returns add up to the whole move where nothing is missing", "[history][series]") {
    std::mt19937_64 random(3);
    const auto closes = random_closes(random, 500);
    double sum = 0.0;
    for (const double value : log_returns(history_of(closes)).value)
        sum += value;
    CHECK_THAT(sum, WithinAbs(std::log(closes.back() / closes.front()), 1e-12));
}

TEST_CASE("there is no return across a gap", "[history][series]") {
    PriceHistory prices = history_of({100.0, 101.0, 150.0, 151.0});
    prices.time_ms[2] += 3 * kDayMs;
    prices.time_ms[3] += 3 * kDayMs;
    const Returns returns = log_returns(prices);
    CHECK(returns.skipped == 1);
    CHECK(returns.value.size() == 2);
    CHECK(returns.value[1] < 0.01);
}

TEST_CASE("volatility is the deviation of the returns times the root of the bars in a year", "[history][series]") {
    // Returns ln 1.02 and ln 0.98 in turn. Their mean is m = (ln 1.02 + ln 0.98) / 2 and each is d = (ln 1.02 - ln
    // 0.98) / 2 from it: with ten of them the deviation is d * sqrt(10 / 9), and a year has 365 days.
    std::vector<double> closes{100.0};
    for (int i = 0; i < 10; ++i)
        closes.push_back(closes.back() * (i % 2 == 0 ? 1.02 : 0.98));
    const double d = (std::log(1.02) - std::log(0.98)) / 2.0;
    const PriceHistory daily = history_of(closes), hourly = history_of(closes, kHourMs);
    CHECK_THAT(*annual_volatility(log_returns(daily), kDayMs), WithinRel(d * std::sqrt(10.0 / 9.0 * 365.0), 1e-12));
    CHECK_THAT(*annual_volatility(log_returns(hourly), kHourMs), WithinRel(d * std::sqrt(10.0 / 9.0 * 8760.0), 1e-12));
    CHECK(!annual_volatility(log_returns(history_of({1.0, 2.0})), kDayMs));
    CHECK(annual_volatility(log_returns(history_of({3.0, 3.0, 3.0})), kDayMs) == 0.0);
}

TEST_CASE("the unit of the price changes no volatility", "[history][series]") {
    std::mt19937_64 random(4);
    auto closes = random_closes(random, 300);
    const double before = *annual_volatility(log_returns(history_of(closes)), kDayMs);
    for (double& close : closes)
        close *= 0x1p-10;
    CHECK(*annual_volatility(log_returns(history_of(closes)), kDayMs) == before);
}

TEST_CASE("the largest fall and rise are between closes in that order", "[history][series]") {
    const PriceHistory prices = history_of({100.0, 120.0, 90.0, 110.0, 60.0, 100.0, 120.0, 130.0});
    const auto fall = largest_fall(prices), rise = largest_rise(prices);
    REQUIRE((fall && rise));
    CHECK_THAT(fall->move, WithinAbs(-0.5, 1e-15)); // 120 to 60
    CHECK(fall->from_ms == k2024 + kDayMs);
    CHECK(fall->to_ms == k2024 + 4 * kDayMs);
    CHECK(fall->recovered_ms == k2024 + 6 * kDayMs);
    CHECK_THAT(rise->move, WithinRel(130.0 / 60.0 - 1.0, 1e-14));
    CHECK(rise->from_ms == k2024 + 4 * kDayMs);
    CHECK(!rise->recovered_ms);
    CHECK(!largest_fall(history_of({1.0, 2.0, 2.0})));
    CHECK(!largest_rise(history_of({2.0, 2.0, 1.0})));
    CHECK(!largest_fall(history_of({})));
}

TEST_CASE("no two closes in order are further apart than the largest fall and rise", "[history][series]") {
    std::mt19937_64 random(5);
    for (int round = 0; round < 20; ++round) {
        const auto closes = random_closes(random, 100);
        double least = 0.0, most = 0.0;
        for (std::size_t i = 0; i < closes.size(); ++i) {
            for (std::size_t j = i + 1; j < closes.size(); ++j) {
                least = std::min(least, closes[j] / closes[i] - 1.0);
                most = std::max(most, closes[j] / closes[i] - 1.0);
            }
        }
        CHECK(largest_fall(history_of(closes))->move == least);
        CHECK(largest_rise(history_of(closes))->move == most);
    }
}

TEST_CASE("daily closes are the last of each day", "[history][series]") {
    const PriceHistory hours = history_of({1.0, 2.0, 3.0, 4.0, 5.0}, 10 * kHourMs);
    const DailyCloses days = daily_closes(hours); // 0:00, 10:00, 20:00, 6:00, 16:00
    CHECK(days.time_ms == std::vector{k2024, k2024 + kDayMs});
    CHECK(days.close == std::vector{3.0, 5.0});
    CHECK(daily_closes(history_of({1.0, 2.0}, 7 * kDayMs)).close == std::vector{1.0, 2.0});
}

TEST_CASE("two histories are joined where both have a close", "[history][series]") {
    const PriceHistory first = history_of({1.0, 2.0, 3.0, 4.0}),
                       second = history_of({30.0, 40.0, 50.0}, kDayMs, k2024 + 2 * kDayMs);
    const Joined both = joined(first, second);
    CHECK(both.first == std::vector{3.0, 4.0});
    CHECK(both.second == std::vector{30.0, 40.0});
    CHECK(both.only_first == 2);
    CHECK(both.only_second == 1);
    CHECK(both.bar_ms == kDayMs);
    CHECK(joined(first, history_of({})).only_first == 4);
}

TEST_CASE("a day's bar is joined with the hour that ends with it", "[history][series]") {
    std::vector<double> hours;
    for (int i = 0; i < 72; ++i)
        hours.push_back(100.0 + i);
    const Joined both = joined(history_of({1.0, 2.0, 3.0}), history_of(hours, kHourMs));
    CHECK(both.first == std::vector{1.0, 2.0, 3.0});
    CHECK(both.second == std::vector{123.0, 147.0, 171.0});
    // Prices at moments are theirs already.
    PriceHistory moments = history_of(hours, kHourMs);
    moments.time_of = TimeOf::Price;
    CHECK(joined(history_of({1.0, 2.0}), moments).second == std::vector{124.0, 148.0});
}

TEST_CASE("a history beside itself has slope and correlation 1, beside its inverse -1", "[history][series]") {
    std::mt19937_64 random(6);
    const auto closes = random_closes(random, 200);
    std::vector<double> inverse;
    for (const double close : closes)
        inverse.push_back(1.0 / close);
    const PairReturns same = log_returns(joined(history_of(closes), history_of(closes)));
    const auto line = regression_of(same.second, same.first);
    CHECK_THAT(line->slope, WithinAbs(1.0, 1e-12));
    CHECK_THAT(*line->correlation, WithinAbs(1.0, 1e-12));
    const PairReturns other = log_returns(joined(history_of(closes), history_of(inverse)));
    CHECK_THAT(regression_of(other.second, other.first)->slope, WithinAbs(-1.0, 1e-10));
}

TEST_CASE("funding is averaged and carried to a year", "[history][series]") {
    FundingHistory funding;
    funding.rate = {0.0001, 0.0003, -0.0002, 0.0002};
    for (int i = 0; i < 4; ++i)
        funding.time_ms.push_back(k2024 + i * 8 * kHourMs);
    funding.interval_ms = 8 * kHourMs;
    const auto summary = summary_of(funding);
    REQUIRE(summary);
    CHECK_THAT(summary->mean_rate, WithinAbs(0.0001, 1e-18));
    CHECK_THAT(summary->annual_rate, WithinAbs(0.1095, 1e-12)); // 1,095 payments
    CHECK(summary->paid_by_longs == 0.75);
    CHECK(summary->least_rate == -0.0002);
    CHECK(summary->most_rate == 0.0003);
    CHECK(!summary_of(FundingHistory{}));
}
