// The moves are those that were reported at the time, to a percent or two: each case names where they stand.

#include "model/episodes.hpp"

#include "history/calendar.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <string_view>

using namespace keel;
using Catch::Matchers::WithinAbs;

namespace {

/// The deepest and the highest close over the first.
std::array<double, 2> reach_of(const Episode& episode) {
    double least = 1.0, most = 1.0;
    for (std::size_t i = 0; i < episode.closes.size(); ++i) {
        least = std::min(least, relative_close(episode, i));
        most = std::max(most, relative_close(episode, i));
    }
    return {least - 1.0, most - 1.0};
}

double move_between(std::string_view id, double from_day, double to_day) {
    const Episode* episode = find_episode(id);
    REQUIRE(episode != nullptr);
    double from = 0.0, to = 0.0;
    for (const EpisodeClose& close : episode->closes) {
        if (close.day == from_day) from = close.close;
        if (close.day == to_day) to = close.close;
    }
    REQUIRE((from > 0.0 && to > 0.0));
    return to / from - 1.0;
}

} // namespace

TEST_CASE("every episode has a name of its own, a source, a note and closes in order", "[model][episodes]") {
    std::set<std::string_view> ids;
    std::string_view last_date;
    for (const Episode& episode : episodes()) {
        INFO(episode.id);
        CHECK(ids.insert(episode.id).second);
        CHECK((episode.coin == "BTC" || episode.coin == "ETH"));
        CHECK(episode.name.size() > 10);
        CHECK(episode.source.size() > 10);
        CHECK(episode.note.size() > 20);
        CHECK((episode.accuracy > 0.0 && episode.accuracy <= 0.01));
        CHECK(history::read_moment(episode.first_date));
        CHECK(episode.first_date >= last_date);
        last_date = episode.first_date;
        REQUIRE(episode.closes.size() >= 2);
        CHECK(episode.closes.front().day == 0.0);
        CHECK(relative_close(episode, 0) == 1.0);
        for (std::size_t i = 0; i < episode.closes.size(); ++i) {
            const EpisodeClose& close = episode.closes[i];
            CHECK(close.close > 0.0);
            CHECK(close.day == std::floor(close.day));
            CHECK((i == 0 || close.day > episode.closes[i - 1].day));
            // Rounded to three digits, as the accuracy says.
            const double unit = std::pow(10.0, std::floor(std::log10(close.close)) - 2.0);
            CHECK_THAT(std::round(close.close / unit) * unit, WithinAbs(close.close, unit * 1e-6));
        }
    }
    CHECK(ids.size() >= 8);
}

TEST_CASE("an episode is found by its id", "[model][episodes]") {
    for (const Episode& episode : episodes())
        CHECK(find_episode(episode.id) == &episode);
    CHECK(find_episode("") == nullptr);
    CHECK(find_episode("march_2019") == nullptr);
}

TEST_CASE("there are falls and rises, of both coins", "[model][episodes]") {
    int falls = 0, rises = 0, of_ether = 0;
    for (const Episode& episode : episodes()) {
        const auto [least, most] = reach_of(episode);
        falls += least < -0.14;
        rises += most > 0.4;
        of_ether += episode.coin == "ETH";
    }
    CHECK(falls >= 6);
    CHECK(rises >= 3);
    CHECK(of_ether >= 2);
}

TEST_CASE("the days that made the episodes known moved as the press told", "[model][episodes]") {
    // 12 March 2020: the worst day of the decade, 37 % for bitcoin, 42 % for ether.
    CHECK_THAT(move_between("march_2020", 4.0, 5.0), WithinAbs(-0.37, 0.005));
    CHECK_THAT(move_between("march_2020_eth", 4.0, 5.0), WithinAbs(-0.425, 0.005));
    // 8 February 2021, Tesla's purchase: 19 %.
    CHECK_THAT(move_between("february_2021", 11.0, 12.0), WithinAbs(0.19, 0.005));
    // 13 June 2022, Celsius: 16 %.
    CHECK_THAT(move_between("june_2022", 1.0, 2.0), WithinAbs(-0.16, 0.005));
    // 9 November 2022, Binance leaves the purchase of FTX: 14 %.
    CHECK_THAT(move_between("november_2022", 3.0, 4.0), WithinAbs(-0.14, 0.005));
    // 8 August 2024, the day of the rebound: 12 %.
    CHECK_THAT(move_between("august_2024", 9.0, 10.0), WithinAbs(0.12, 0.005));
    // 6 November 2024, the day after the vote: 9 %.
    CHECK_THAT(move_between("november_2024", 1.0, 2.0), WithinAbs(0.09, 0.005));
    // 10 October 2025 by its close: 7 %.
    CHECK_THAT(move_between("october_2025", 3.0, 4.0), WithinAbs(-0.07, 0.006));
}
