#include "view/date_axis.hpp"

#include "history/calendar.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <string_view>

namespace keel::view {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr double kMinute = 60'000.0;
constexpr double kHour = 60.0 * kMinute;
constexpr double kDay = 24.0 * kHour;
constexpr double kMonth = 365.2425 / 12.0 * kDay;
constexpr std::size_t kMostTicks = 64;

// 1970 began on a Thursday: weeks begin on the Monday after.
constexpr double kFirstMonday = 4.0 * kDay;

constexpr std::array kEvenSteps{kMinute,     5.0 * kMinute, 15.0 * kMinute, 30.0 * kMinute, kHour,      3.0 * kHour,
                                6.0 * kHour, 12.0 * kHour,  kDay,           2.0 * kDay,     7.0 * kDay, 14.0 * kDay};
constexpr std::array kDaySteps{1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 90.0, 180.0, 365.0, 730.0, 1825.0};
constexpr std::array kMonthSteps{1, 3, 6, 12, 24, 60, 120, 240, 600};

year_month_day date_of(double ms) { return year_month_day(sys_days(days(static_cast<int>(std::floor(ms / kDay))))); }

std::string month_name(const year_month_day& date) {
    constexpr std::array<std::string_view, 12> kNames{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return std::string(kNames[static_cast<unsigned>(date.month()) - 1]);
}

std::string day_label(double ms) {
    const year_month_day date = date_of(ms);
    return std::to_string(static_cast<unsigned>(date.day())) + " " + month_name(date);
}

std::string clock_label(double ms) {
    const double of_day = ms - std::floor(ms / kDay) * kDay;
    if (of_day == 0.0) return day_label(ms);
    const int minutes = static_cast<int>(of_day / kMinute);
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(minutes / 60) + ":" + two(minutes % 60);
}

Axis even_axis(double least, double most, double step) {
    Axis axis{least, most, step, {}, {}};
    const double origin = step >= 7.0 * kDay ? kFirstMonday : 0.0;
    for (double i = std::ceil((least - origin) / step); axis.ticks.size() < kMostTicks; i += 1.0) {
        const double tick = origin + i * step;
        if (tick > most) break;
        axis.ticks.push_back(tick);
        axis.labels.push_back(step < kDay ? clock_label(tick) : day_label(tick));
    }
    return axis;
}

Axis month_axis(double least, double most, int step) {
    Axis axis{least, most, step * kMonth, {}, {}};
    const year_month_day first = date_of(least);
    int month = static_cast<int>(first.year()) * 12 + static_cast<int>(static_cast<unsigned>(first.month())) - 1;
    month -= month % step;
    for (; axis.ticks.size() < kMostTicks; month += step) {
        const year_month_day date(std::chrono::year(month / 12),
                                  std::chrono::month(static_cast<unsigned>(month % 12 + 1)), std::chrono::day(1));
        const double tick = static_cast<double>(sys_days(date).time_since_epoch().count()) * kDay;
        if (tick > most) break;
        if (tick < least) continue;
        const std::string year = std::to_string(static_cast<int>(date.year()));
        axis.ticks.push_back(tick);
        axis.labels.push_back(step >= 12 ? year : month_name(date) + " " + year);
    }
    return axis;
}

} // namespace

Axis date_axis(double least_ms, double most_ms, int count) {
    if (!(most_ms > least_ms)) { // a single moment stands in the middle of a day
        least_ms -= kDay / 2.0;
        most_ms += kDay / 2.0;
    }
    const double rough = (most_ms - least_ms) / std::max(1, count);
    const auto even = std::ranges::find_if(kEvenSteps, [&](double step) { return step >= rough; });
    if (even != kEvenSteps.end()) return even_axis(least_ms, most_ms, *even);
    const auto months = std::ranges::find_if(kMonthSteps, [&](int step) { return step * kMonth >= rough; });
    return month_axis(least_ms, most_ms, months != kMonthSteps.end() ? *months : kMonthSteps.back());
}

Axis day_axis(double least, double most, int count) {
    const double rough = (most - least) / std::max(1, count);
    const auto* const found = std::ranges::find_if(kDaySteps, [&](double step) { return step >= rough; });
    if (rough < kDaySteps.front() / 2.0 || found == kDaySteps.end()) return axis_within(least, most, count);
    Axis axis{least, most, *found, {}, {}};
    for (double i = std::ceil(least / *found); i * *found <= most; i += 1.0) {
        axis.ticks.push_back(i * *found);
        axis.labels.push_back(text::grouped(axis.ticks.back(), 0));
    }
    return axis;
}

std::string told_day(double ms) { return history::date_text(static_cast<history::Milliseconds>(ms)); }
std::string told_time(double ms) {
    return history::time_text(static_cast<history::Milliseconds>(std::floor(ms / kMinute) * kMinute));
}

} // namespace keel::view
