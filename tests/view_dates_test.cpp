// Axes of dates and of percentages.

#include "view/date_axis.hpp"

#include "history/calendar.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

using namespace keel;
using namespace keel::view;
using Catch::Matchers::WithinAbs;

namespace {

double ms_of(const char* text) { return static_cast<double>(history::read_moment(text)->ms); }

} // namespace

TEST_CASE("years, months, days and hours stand at their beginnings", "[view][chart]") {
    using Labels = std::vector<std::string>;
    CHECK(date_axis(ms_of("2019-06-01"), ms_of("2024-02-01"), 6).labels
          == Labels{"2020", "2021", "2022", "2023", "2024"});
    CHECK(date_axis(ms_of("2023-11-20"), ms_of("2024-03-05"), 6).labels
          == Labels{"Dec 2023", "Jan 2024", "Feb 2024", "Mar 2024"});
    CHECK(date_axis(ms_of("2024-02-26"), ms_of("2024-03-02"), 6).labels
          == Labels{"26 Feb", "27 Feb", "28 Feb", "29 Feb", "1 Mar", "2 Mar"});
    CHECK(date_axis(ms_of("2024-03-01 18:30"), ms_of("2024-03-02 09:00"), 6).labels
          == Labels{"21:00", "2 Mar", "03:00", "06:00", "09:00"});
    // Weeks begin on Mondays.
    const Axis weeks = date_axis(ms_of("2024-03-01"), ms_of("2024-04-01"), 6);
    CHECK(weeks.ticks.front() == ms_of("2024-03-04"));
    CHECK(weeks.labels.front() == "4 Mar");
}

TEST_CASE("dates on an axis are inside, rising and not too many", "[view][chart]") {
    std::mt19937_64 random(7);
    for (int i = 0; i < 3000; ++i) {
        const double least = static_cast<double>(random() % 4'000'000'000'000U);
        const double span = 60'000.0 * static_cast<double>(1 + random() % (1U << (random() % 27)));
        const int count = 2 + static_cast<int>(random() % 11);
        const Axis axis = date_axis(least, least + span, count);
        INFO(least << " " << span << " " << count);
        REQUIRE(axis.ticks.size() == axis.labels.size());
        REQUIRE(axis.ticks.size() <= static_cast<std::size_t>(count) + 2);
        REQUIRE(std::ranges::is_sorted(axis.ticks, std::less_equal{}));
        for (const double tick : axis.ticks) {
            REQUIRE(tick >= least);
            REQUIRE(tick <= least + span);
        }
    }
    CHECK(date_axis(1e12, 1e12, 5).least < date_axis(1e12, 1e12, 5).most);
}

TEST_CASE("percent axes label fractions", "[view][chart]") {
    const Axis axis = percent_axis(-0.52, 0.0, 3);
    CHECK(axis.labels == std::vector<std::string>{"\u221260 %", "\u221240 %", "\u221220 %", "0 %"});
    CHECK_THAT(axis.ticks.front(), WithinAbs(-0.6, 1e-12));
    CHECK(axis.least <= -0.52);
    CHECK(percent_axis_within(0.0001, 0.0003, 2).labels.front() == "0.01 %");
}

TEST_CASE("the crosshair says the date", "[view][chart]") {
    CHECK(told_day(ms_of("2024-03-01 14:05")) == "2024-03-01");
    CHECK(told_time(ms_of("2024-03-01 14:05:30")) == "2024-03-01 14:05");
}
