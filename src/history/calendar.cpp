#include "history/calendar.hpp"

#include "text/cursor.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <system_error>

namespace keel::history {

namespace {

constexpr int kFirstYear = 1970;
constexpr int kLastYear = 2199;
constexpr Milliseconds kEndMs = 7258118400000; // 2200-01-01

using text::Cursor;

/// The largest number for digits beyond it, which no date has.
std::int64_t number_from(std::string_view digits) {
    std::int64_t number = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return result.ec == std::errc::result_out_of_range ? std::numeric_limits<std::int64_t>::max() : number;
}

std::optional<Milliseconds> day_from(std::int64_t year, std::int64_t month, std::int64_t day) {
    using namespace std::chrono;
    if (year < kFirstYear || year > kLastYear || month > 12 || day > 31) return std::nullopt;
    const year_month_day date{std::chrono::year(static_cast<int>(year)),
                              std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return sys_days(date).time_since_epoch().count() * kDayMs;
}

/// A fraction behind the point as milliseconds; finer digits are dropped.
Milliseconds thousandths(std::string_view digits) {
    Milliseconds ms = 0;
    for (std::size_t i = 0; i < 3; ++i)
        ms = ms * 10 + (i < digits.size() ? digits[i] - '0' : 0);
    return ms;
}

std::optional<Moment> stamp_from(std::string_view digits, std::string_view fraction) {
    constexpr std::size_t kMostDigits = 19, kDateDigits = 8;
    if (digits.empty() || digits.size() > kMostDigits) return std::nullopt;
    if (digits.size() == kDateDigits && fraction.empty()) {
        const auto day = day_from(number_from(digits.substr(0, 4)), number_from(digits.substr(4, 2)),
                                  number_from(digits.substr(6, 2)));
        if (day) return Moment{.ms = *day, .has_clock = false};
    }
    // Seconds have ten digits until 2286, nine before September 2001; each finer unit has three more. What is shorter
    // is no stamp of a price: a year, or a line's number.
    constexpr std::size_t kLeastDigits = 9;
    if (digits.size() < kLeastDigits) return std::nullopt;
    const std::int64_t value = number_from(digits);
    Moment moment;
    if (value < 100'000'000'000) {
        moment = {.ms = value * kSecondMs + thousandths(fraction), .unit = StampUnit::Seconds};
    } else if (value < 100'000'000'000'000) {
        moment = {.ms = value, .unit = StampUnit::Milliseconds};
    } else if (value < 100'000'000'000'000'000) {
        moment = {.ms = value / 1000, .unit = StampUnit::Microseconds};
    } else {
        moment = {.ms = value / 1'000'000, .unit = StampUnit::Nanoseconds};
    }
    if (moment.ms >= kEndMs) return std::nullopt;
    return moment;
}

/// "14:00", "14:00:05.25" from midnight.
std::optional<Milliseconds> take_clock(Cursor& cursor) {
    const auto hours = cursor.take_digits();
    if (!cursor.take(":")) return std::nullopt;
    const auto minutes = cursor.take_digits();
    std::string_view seconds = "00", fraction;
    if (cursor.take(":")) {
        seconds = cursor.take_digits();
        if (cursor.take(".") || cursor.take(",")) fraction = cursor.take_digits();
    }
    const auto is_part = [](std::string_view digits) { return digits.size() == 1 || digits.size() == 2; };
    if (!is_part(hours) || minutes.size() != 2 || seconds.size() != 2) return std::nullopt;
    if (number_from(hours) > 23 || number_from(minutes) > 59 || number_from(seconds) > 59) return std::nullopt;
    return number_from(hours) * kHourMs + number_from(minutes) * kMinuteMs + number_from(seconds) * kSecondMs
           + thousandths(fraction);
}

/// "Z", "UTC", "+02:00", "+0200" or "+02" as minutes. Not there: empty, and the cursor stays.
std::optional<int> take_zone(Cursor& cursor) {
    if (cursor.take("Z") || cursor.take("z") || cursor.take("UTC") || cursor.take("GMT")) return 0;
    Cursor ahead = cursor;
    const bool is_west = ahead.take("-") || ahead.take("\u2212");
    if (!is_west && !ahead.take("+")) return std::nullopt;
    const auto hours = ahead.take_digits();
    std::string_view minutes = "0";
    if (hours.size() == 4) {
        minutes = hours.substr(2);
    } else if (ahead.take(":")) {
        minutes = ahead.take_digits();
    }
    if ((hours.size() != 2 && hours.size() != 4) || minutes.empty() || minutes.size() > 2) return std::nullopt;
    const auto offset = static_cast<int>(number_from(hours.substr(0, 2)) * 60 + number_from(minutes));
    constexpr int kMostMinutes = 14 * 60;
    if (offset > kMostMinutes || number_from(minutes) > 59) return std::nullopt;
    cursor = ahead;
    return is_west ? -offset : offset;
}

/// Year, month and day behind the first group of digits, which is taken already.
std::optional<Milliseconds> take_day(Cursor& cursor, std::string_view first) {
    const char separator = cursor.peek();
    if (separator != '-' && separator != '/' && separator != '.') return std::nullopt;
    const std::string_view between(&separator, 1);
    cursor.take(between);
    const auto second = cursor.take_digits();
    if (!cursor.take(between)) return std::nullopt;
    const auto third = cursor.take_digits();
    const auto is_part = [](std::string_view digits) { return digits.size() == 1 || digits.size() == 2; };
    if (!is_part(second)) return std::nullopt;
    if (first.size() == 4 && is_part(third))
        return day_from(number_from(first), number_from(second), number_from(third));
    if (separator == '.' && is_part(first) && third.size() == 4)
        return day_from(number_from(third), number_from(second), number_from(first));
    return std::nullopt;
}

/// "07".
std::string padded(std::integral auto number, std::size_t width) {
    std::string text = std::to_string(number);
    if (text.size() < width) text.insert(0, width - text.size(), '0');
    return text;
}

} // namespace

std::optional<Moment> read_moment(std::string_view text) {
    Cursor cursor(text);
    const auto digits = cursor.take_digits();
    if (digits.empty()) return std::nullopt;
    if (cursor.at_end()) return stamp_from(digits, {});
    Cursor behind_point = cursor;
    if (behind_point.take(".")) {
        const auto fraction = behind_point.take_digits();
        if (behind_point.at_end()) return stamp_from(digits, fraction);
    }
    const auto day = take_day(cursor, digits);
    if (!day) return std::nullopt;
    if (cursor.at_end()) return Moment{.ms = *day, .has_clock = false};
    if (!cursor.take("T") && !cursor.take(" ")) return std::nullopt;
    while (cursor.take(" "))
        continue;
    const auto clock = take_clock(cursor);
    if (!clock) return std::nullopt;
    while (cursor.take(" "))
        continue;
    const auto offset = take_zone(cursor);
    const Milliseconds ms = *day + *clock - offset.value_or(0) * kMinuteMs;
    if (!cursor.at_end() || ms < 0 || ms >= kEndMs) return std::nullopt;
    return Moment{.ms = ms, .offset_minutes = offset};
}

std::string date_text(Milliseconds ms) {
    using namespace std::chrono;
    const Milliseconds days_since_1970 = (ms - (ms % kDayMs + kDayMs) % kDayMs) / kDayMs;
    const year_month_day date{sys_days(days(days_since_1970))};
    return padded(static_cast<int>(date.year()), 4) + "-" + padded(static_cast<unsigned>(date.month()), 2) + "-"
           + padded(static_cast<unsigned>(date.day()), 2);
}

std::string time_text(Milliseconds ms) {
    const Milliseconds of_day = (ms % kDayMs + kDayMs) % kDayMs;
    const int seconds = static_cast<int>(of_day / kSecondMs);
    std::string told = date_text(ms) + " " + padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2);
    if (seconds % 60 != 0) told += ":" + padded(seconds % 60, 2);
    return told;
}

} // namespace keel::history
