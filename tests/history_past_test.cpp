#include "engine/math.hpp"
#include "history/past_of.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <cstddef>
#include <vector>

using namespace keel;
using namespace keel::history;
using Catch::Matchers::WithinAbs;

namespace {

/// A bar each day, as (high, low, close); the open is the close before.
struct Bar {
    double high, low, close;
};

PriceHistory days_of(const std::vector<Bar>& bars) {
    PriceHistory prices;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        prices.time_ms.push_back(static_cast<Milliseconds>(i) * kDayMs);
        prices.open.push_back(i > 0 ? bars[i - 1].close : bars[i].close);
        prices.high.push_back(bars[i].high);
        prices.low.push_back(bars[i].low);
        prices.close.push_back(bars[i].close);
    }
    if (bars.size() > 1) prices.bar_ms = kDayMs;
    return prices;
}

} // namespace

TEST_CASE("bars become logarithms over the close before", "[history][past]") {
    const auto past = past_of(days_of({{110, 90, 100}, {125, 95, 120}, {121, 80, 90}}));
    REQUIRE(past.has_value());
    CHECK(past->bar_days == 1.0);
    REQUIRE(past->bars.size() == 2);
    CHECK_THAT(past->bars[0].close, WithinAbs(math::log(1.2), 1e-15));
    CHECK_THAT(past->bars[0].high, WithinAbs(math::log(1.25), 1e-15));
    CHECK_THAT(past->bars[0].low, WithinAbs(math::log(0.95), 1e-15));
    CHECK_THAT(past->bars[1].close, WithinAbs(math::log(0.75), 1e-15));
    CHECK_THAT(past->bars[1].low, WithinAbs(math::log(80.0 / 120.0), 1e-15));
}

TEST_CASE("a bar that opens away from the close before reaches back to it", "[history][past]") {
    // All of the second bar is above the close before, all of the third below.
    const auto past = past_of(days_of({{100, 100, 100}, {130, 110, 120}, {110, 100, 105}}));
    REQUIRE(past.has_value());
    CHECK(past->bars[0].low == 0.0);
    CHECK(past->bars[1].high == 0.0);
    for (const risk::PastBar& bar : past->bars) {
        CHECK(bar.high >= bar.close);
        CHECK(bar.low <= bar.close);
    }
}

TEST_CASE("single prices have no range but their own move", "[history][past]") {
    PriceHistory prices = days_of({{100, 100, 100}, {125, 95, 120}, {121, 80, 90}});
    prices.time_of = TimeOf::Price;
    prices.open.clear(), prices.high.clear(), prices.low.clear();
    const auto past = past_of(prices);
    REQUIRE(past.has_value());
    CHECK(past->bars[0] == risk::PastBar{past->bars[0].close, past->bars[0].close, 0.0});
    CHECK(past->bars[1] == risk::PastBar{past->bars[1].close, 0.0, past->bars[1].close});
}

TEST_CASE("the return over a gap is none of one bar", "[history][past]") {
    PriceHistory prices =
        days_of({{100, 100, 100}, {110, 100, 110}, {300, 200, 300}, {330, 300, 330}, {330, 300, 330}});
    for (std::size_t i = 2; i < prices.size(); ++i)
        prices.time_ms[i] += 30 * kDayMs;
    const auto past = past_of(prices);
    REQUIRE(past.has_value());
    REQUIRE(past->bars.size() == 3);
    CHECK_THAT(past->bars[0].close, WithinAbs(math::log(1.1), 1e-15));
    CHECK_THAT(past->bars[1].close, WithinAbs(math::log(1.1), 1e-15));
    CHECK(past->bars[2].close == 0.0);
}

TEST_CASE("the length of a bar is told in days", "[history][past]") {
    PriceHistory prices = days_of({{100, 100, 100}, {110, 100, 110}, {110, 100, 100}});
    for (Milliseconds& time : prices.time_ms)
        time /= 24;
    prices.bar_ms = kHourMs;
    const auto past = past_of(prices);
    REQUIRE(past.has_value());
    CHECK(past->bar_days == 1.0 / 24.0);
}

TEST_CASE("too little to draw from is an issue", "[history][past]") {
    const auto told = [](const PriceHistory& prices) {
        const auto past = past_of(prices);
        REQUIRE(!past.has_value());
        return text_from_issue(past.error());
    };
    const std::string reason = " is not enough: it takes two moves of the price from bar to bar";
    CHECK(told({}) == "prices: 0" + reason);
    CHECK(told(days_of({{100, 100, 100}})) == "prices: 1" + reason);
    CHECK(told(days_of({{100, 100, 100}, {110, 100, 110}})) == "prices: 2 with 1 move between neighbours" + reason);
}
