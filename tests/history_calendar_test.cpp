// Days by hand: 2024-01-01 is day 19,723 since 1970 (54 years of 365 days and 13 leap days), 1,704,067,200 s.

#include "history/calendar.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <random>
#include <string>
#include <utility>

using namespace keel::history;

namespace {

constexpr Milliseconds k2024 = 1704067200000;

/// Days since 1970 by counting years and months, a way of its own.
Milliseconds counted_day(int year, int month, int day) {
    const auto is_leap = [](int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; };
    constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    Milliseconds days = day - 1;
    for (int y = 1970; y < year; ++y)
        days += is_leap(y) ? 366 : 365;
    for (int m = 1; m < month; ++m)
        days += kDays[static_cast<std::size_t>(m - 1)] + (m == 2 && is_leap(year) ? 1 : 0);
    return days * kDayMs;
}

} // namespace

TEST_CASE("a date is read in all its spellings", "[history][calendar]") {
    for (const auto* text :
         {"2024-01-01", "2024/01/01", "2024.01.01", "2024-1-1", "20240101", "1.1.2024", "01.01.2024"}) {
        INFO(text);
        const auto moment = read_moment(text);
        REQUIRE(moment);
        CHECK(moment->ms == k2024);
        CHECK(!moment->has_clock);
        CHECK(!moment->unit);
        CHECK(!moment->offset_minutes);
    }
}

TEST_CASE("a time and its zone are read behind the date", "[history][calendar]") {
    const std::array<std::pair<std::string, Milliseconds>, 12> cases{{
        {"2024-01-01 14:05", 14 * kHourMs + 5 * kMinuteMs},
        {"2024-01-01T14:05:06", 14 * kHourMs + 5 * kMinuteMs + 6000},
        {"2024-01-01 14:05:06.5", 14 * kHourMs + 5 * kMinuteMs + 6500},
        {"2024-01-01 14:05:06,123456", 14 * kHourMs + 5 * kMinuteMs + 6123},
        {"2024-01-01T14:05:06Z", 14 * kHourMs + 5 * kMinuteMs + 6000},
        {"2024-01-01 00:00:00 UTC", 0},
        {"2024-01-01T02:00:00+02:00", 0},
        {"2024-01-01T02:00:00.000+0200", 0},
        {"2024-01-01 02:00+02", 0},
        {"2023-12-31T19:00:00-05:00", 0},
        {"2024-01-01T05:30:00+05:30", 0},
        {"1.1.2024 9:00", 9 * kHourMs},
    }};
    for (const auto& [text, since_midnight] : cases) {
        INFO(text);
        const auto moment = read_moment(text);
        REQUIRE(moment);
        CHECK(moment->ms == k2024 + since_midnight);
        CHECK(moment->has_clock);
    }
    CHECK(read_moment("2024-01-01T05:30:00+05:30")->offset_minutes == 330);
    CHECK(read_moment("2024-01-01T05:30:00Z")->offset_minutes == 0);
    CHECK(!read_moment("2024-01-01T05:30:00")->offset_minutes);
}

TEST_CASE("a Unix stamp tells its unit by its size", "[history][calendar]") {
    const std::array<std::pair<std::string, StampUnit>, 6> cases{{{"1704067200", StampUnit::Seconds},
                                                                  {"1704067200.0", StampUnit::Seconds},
                                                                  {"1704067200000", StampUnit::Milliseconds},
                                                                  {"1704067200000.25", StampUnit::Milliseconds},
                                                                  {"1704067200000000", StampUnit::Microseconds},
                                                                  {"1704067200000000000", StampUnit::Nanoseconds}}};
    for (const auto& [text, unit] : cases) {
        INFO(text);
        const auto moment = read_moment(text);
        REQUIRE(moment);
        CHECK(moment->ms == k2024);
        CHECK(moment->unit == unit);
    }
    CHECK(read_moment("1704067200.5")->ms == k2024 + 500);
}

TEST_CASE("what is no time of a price is refused", "[history][calendar]") {
    for (const auto* text : {"",
                             "-",
                             "abc",
                             "2024",
                             "2024-01",
                             "2024-13-01",
                             "2024-02-30",
                             "2023-02-29",
                             "2100-02-29",
                             "3/1/2024",
                             "01/03/2024",
                             "2024-01/01",
                             "2024-01-01x",
                             "2024-01-01 24:00",
                             "2024-01-01 12:60",
                             "2024-01-01 12",
                             "65000.5",
                             "2024-01-01 12:00+15:00",
                             "2024-01-01 12:00 CET",
                             "1969-12-31",
                             "2200-01-01",
                             "12345",
                             "1e12",
                             "9999999999999999999",
                             "99999999999999999999",
                             "-1704067200",
                             "2024-01-01 1:0",
                             "20241301",
                             "1970-01-01 01:00+02:00"}) {
        INFO(text);
        CHECK(!read_moment(text));
    }
}

TEST_CASE("every day from 1970 to 2199 is what counting gives, and is written as it was read", "[history][calendar]") {
    std::mt19937_64 random(3);
    std::uniform_int_distribution<int> years(1970, 2199), months(1, 12), days(1, 28), seconds(0, 86399);
    for (int round = 0; round < 5000; ++round) {
        const int year = years(random), month = months(random), day = days(random), second = seconds(random);
        const Milliseconds ms = counted_day(year, month, day) + second * kSecondMs;
        INFO(time_text(ms));
        CHECK(read_moment(time_text(ms))->ms == ms);
        CHECK(read_moment(date_text(ms))->ms == ms - second * kSecondMs);
    }
    CHECK(read_moment("2024-02-29")->ms == counted_day(2024, 2, 29));
    CHECK(read_moment("2000-02-29")->ms == counted_day(2000, 2, 29));
}

TEST_CASE("a time is written with seconds only when it has some", "[history][calendar]") {
    CHECK(time_text(k2024) == "2024-01-01 00:00");
    CHECK(time_text(k2024 + 61 * kSecondMs) == "2024-01-01 00:01:01");
    CHECK(time_text(-1000) == "1969-12-31 23:59:59");
    CHECK(date_text(k2024 + kDayMs - 1) == "2024-01-01");
}
