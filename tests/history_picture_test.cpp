#include "history/picture_table.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

using namespace keel::history;
using Catch::Matchers::WithinRel;

namespace {

constexpr Milliseconds k2024 = 1704067200000;

/// A walk without a library function: the same bits in every C library.
PriceHistory walk(std::uint64_t seed, std::size_t count, Milliseconds bar_ms = kHourMs) {
    std::mt19937_64 random(seed);
    PriceHistory prices;
    double close = 100.0;
    for (std::size_t i = 0; i < count; ++i) {
        close *= 0.99 + 0.02 * (static_cast<double>(random() >> 11) / 9007199254740992.0);
        prices.time_ms.push_back(k2024 + static_cast<Milliseconds>(i) * bar_ms);
        prices.close.push_back(close);
    }
    prices.open = prices.high = prices.low = prices.close;
    prices.bar_ms = bar_ms;
    return prices;
}

FundingHistory payments(std::uint64_t seed, std::size_t count) {
    std::mt19937_64 random(seed);
    FundingHistory funding;
    for (std::size_t i = 0; i < count; ++i) {
        funding.time_ms.push_back(k2024 + static_cast<Milliseconds>(i) * 8 * kHourMs);
        funding.rate.push_back((static_cast<double>(random() >> 11) / 9007199254740992.0 - 0.4) * 1e-3);
    }
    funding.interval_ms = 8 * kHourMs;
    return funding;
}

Account account_of(const PriceHistory& prices) {
    Account account;
    account.rows = prices.size();
    account.first_ms = prices.time_ms.front();
    account.bar_ms = prices.bar_ms;
    account.units = {false, true, false, false};
    account.findings = {{Reason::Widened, 3, 17}};
    account.longest_gap = Gap{5, 7};
    account.most_offset_minutes = -90;
    account.missing_bars = 18446744073709551615U;
    return account;
}

HistoryPicture whole_picture() {
    const PriceHistory first = walk(1, 30'000), second = walk(2, 20'000);
    const FundingHistory funding = payments(3, 5'000);
    HistoryPicture picture;
    picture.first = picture_of({"first.csv", account_of(first)}, first);
    picture.second = picture_of({"second.csv", account_of(second)}, second);
    picture.pair = picture_of(first, second);
    picture.funding = picture_of({"rates.csv", {}}, funding);
    return picture;
}

/// FNV-1a.
std::uint64_t mark_of(std::string_view bytes) {
    std::uint64_t mark = 14695981039346656037U;
    for (const char byte : bytes)
        mark = (mark ^ static_cast<unsigned char>(byte)) * 1099511628211U;
    return mark;
}

bool holds(const Curve& curve, Milliseconds time, double value) {
    const auto found = std::ranges::lower_bound(curve.time_ms, time);
    return found != curve.time_ms.end() && *found == time
           && curve.value[static_cast<std::size_t>(found - curve.time_ms.begin())] == value;
}

} // namespace

TEST_CASE("a thinned curve keeps its ends, its extremes and the order of time", "[history][picture]") {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        for (const std::size_t count : {5U, 2'000U, 2'001U, 2'003U, 77'777U}) {
            for (const std::size_t most : {4U, 100U, 2'000U}) {
                INFO(seed << " " << count << " " << most);
                const PriceHistory prices = walk(seed, count);
                const Curve curve{prices.time_ms, prices.close};
                const Curve thin = thinned(curve, most);
                CHECK(thin.value.size() <= std::max(most, std::min<std::size_t>(count, most)));
                REQUIRE(thin.value.size() == thin.time_ms.size());
                CHECK(std::ranges::is_sorted(thin.time_ms, std::less_equal{}));
                CHECK(thin.time_ms.front() == curve.time_ms.front());
                CHECK(thin.time_ms.back() == curve.time_ms.back());
                CHECK(std::ranges::min(thin.value) == std::ranges::min(curve.value));
                CHECK(std::ranges::max(thin.value) == std::ranges::max(curve.value));
                for (std::size_t i = 0; i < thin.value.size(); ++i)
                    REQUIRE(holds(curve, thin.time_ms[i], thin.value[i]));
            }
        }
    }
}

TEST_CASE("one spike in a million points is still there when they are thinned", "[history][picture]") {
    Curve curve;
    for (Milliseconds i = 0; i < 1'000'000; ++i) {
        curve.time_ms.push_back(i);
        curve.value.push_back(1.0);
    }
    curve.value[654'321] = 0.5;
    CHECK(holds(thinned(curve), 654'321, 0.5));
}

TEST_CASE("a short curve is not thinned", "[history][picture]") {
    const PriceHistory prices = walk(9, kMostPoints);
    CHECK(thinned({prices.time_ms, prices.close}) == Curve{prices.time_ms, prices.close});
    CHECK(thinned({}) == Curve{});
}

TEST_CASE("the curves of a history end with its figures", "[history][picture]") {
    const PriceHistory prices = walk(5, 3'000);
    const PricePicture picture = picture_of(Source{"a", account_of(prices)}, prices);
    CHECK(picture.close.value.back() == picture.facts.last_close);
    CHECK(std::ranges::min(picture.fall.value) == picture.facts.fall->move);
    CHECK(std::ranges::max(picture.fall.value) == 0.0);
    CHECK(picture.volatility.value.back() == picture.facts.rolling_volatility->last);
    CHECK(std::ranges::max(picture.volatility.value) == picture.facts.rolling_volatility->most);
    CHECK(picture.rsi.value.back() == picture.facts.rsi);
    CHECK(picture.divergences.value.size() == picture.facts.divergences);
    // 720 hours of returns before the first; 14 changes of days.
    CHECK(picture.volatility.time_ms.front() == k2024 + 720 * kHourMs);
    CHECK(picture.rsi.time_ms.front() == k2024 + 14 * kDayMs);
}

TEST_CASE("correlation and both volatilities give the slope again", "[history][picture]") {
    const PriceHistory first = walk(1, 4'000);
    PriceHistory second = walk(2, 5'000);
    for (std::size_t i = 0; i < first.size(); ++i)
        second.close[i] = std::sqrt(first.close[i] * second.close[i]);
    const PairPicture pair = picture_of(first, second);
    REQUIRE(pair.facts.line);
    const double beta = *pair.facts.line->correlation * *pair.first_volatility / *pair.second_volatility;
    CHECK_THAT(beta, WithinRel(pair.facts.line->slope, 1e-12));
    CHECK(pair.slope.value.back() == pair.facts.rolling_slope->last);
    CHECK(pair.correlation.value.back() == pair.facts.rolling_correlation->last);
}

TEST_CASE("the dots are evenly chosen, and the same ones of both", "[history][picture]") {
    const PriceHistory first = walk(1, 10'001), second = walk(2, 10'001);
    const PairPicture pair = picture_of(first, second);
    const Returns x = log_returns(first), y = log_returns(second);
    REQUIRE(pair.first_returns.size() == kMostPoints);
    REQUIRE(pair.second_returns.size() == kMostPoints);
    CHECK(pair.first_returns.front() == x.value.front());
    CHECK(pair.first_returns.back() == x.value.back());
    for (std::size_t i = 0; i < kMostPoints; ++i) {
        const auto at = std::ranges::find(x.value, pair.first_returns[i]) - x.value.begin();
        REQUIRE(y.value[static_cast<std::size_t>(at)] == pair.second_returns[i]);
        REQUIRE(static_cast<std::size_t>(at) == i * 9'999 / 1'999);
    }
    CHECK(picture_of(walk(1, 12), walk(2, 12)).first_returns.size() == 11);
}

TEST_CASE("a history of one close has a picture", "[history][picture]") {
    PriceHistory prices = walk(1, 1);
    prices.bar_ms.reset();
    const PricePicture picture = picture_of(Source{"one", {}}, prices);
    CHECK(picture.close.value.size() == 1);
    CHECK(picture.volatility == Curve{});
    CHECK(picture.rsi == Curve{});
    const PairPicture pair = picture_of(prices, prices);
    CHECK_FALSE(pair.facts.line);
    CHECK_FALSE(pair.first_volatility);
    CHECK(pair.first_returns.empty());
    FundingHistory funding;
    CHECK_FALSE(picture_of(Source{"none", {}}, funding).facts);
}

TEST_CASE("a packed picture is unpacked bit for bit", "[history][picture]") {
    const HistoryPicture picture = whole_picture();
    const std::string bytes = packed(picture);
    const auto again = unpacked<HistoryPicture>(bytes);
    REQUIRE(again);
    CHECK(*again == picture);
    CHECK(packed(*again) == bytes);
    CHECK(unpacked<HistoryPicture>(packed(HistoryPicture{})) == HistoryPicture{});
    // Whatever the files, what crosses to the page stays small.
    CHECK(bytes.size() < 400'000);
}

TEST_CASE("the bits of a picture are these in every build", "[history][picture]") {
    CHECK(mark_of(packed(whole_picture())) == 0x3d247619b776cf5aU);
}

TEST_CASE("bytes that are no picture are refused", "[history][picture]") {
    Source source{"rates.csv", {}};
    source.account.findings = {{Reason::Header, 1, 5}};
    HistoryPicture picture;
    picture.funding = picture_of(source, payments(3, 40));
    const std::string bytes = packed(picture);
    REQUIRE(unpacked<HistoryPicture>(bytes));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        REQUIRE_FALSE(unpacked<HistoryPicture>(std::string_view(bytes).substr(0, size)));
    CHECK_FALSE(unpacked<HistoryPicture>(bytes + "x"));
    // A shape that there is not, and a length beyond the end.
    std::string spoiled = bytes;
    spoiled[4 * 8 + 8 + 9] = 77;
    CHECK_FALSE(unpacked<HistoryPicture>(spoiled));
    spoiled = bytes;
    spoiled[4 * 8 + 7] = '\x7f';
    CHECK_FALSE(unpacked<HistoryPicture>(spoiled));
}
