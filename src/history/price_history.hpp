#pragma once

// What a price history holds: columns of the same length, a row each bar, in the order of time. Times are milliseconds
// since 1970 in UTC, prices USD per coin and above zero.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace keel::history {

using Milliseconds = std::int64_t;

inline constexpr Milliseconds kSecondMs = 1000;
inline constexpr Milliseconds kMinuteMs = 60 * kSecondMs;
inline constexpr Milliseconds kHourMs = 60 * kMinuteMs;
inline constexpr Milliseconds kDayMs = 24 * kHourMs;
inline constexpr double kDaysPerYear = 365.0;

/// A bar is known by its start and its close by the end of it; a single price belongs to the moment it stands beside.
enum class TimeOf { BarStart, Price };

struct PriceHistory {
    std::vector<Milliseconds> time_ms;
    std::vector<double> open;
    std::vector<double> high;
    std::vector<double> low;
    std::vector<double> close;
    std::vector<double> volume; // empty when the file has none
    TimeOf time_of = TimeOf::BarStart;
    /// From one bar to the next, as most of them are; empty with fewer than two.
    std::optional<Milliseconds> bar_ms;

    std::size_t size() const { return time_ms.size(); }

    bool operator==(const PriceHistory&) const = default;
};

struct FundingHistory {
    std::vector<Milliseconds> time_ms;
    std::vector<double> rate; // of each payment; positive: longs pay shorts
    std::optional<Milliseconds> interval_ms;

    std::size_t size() const { return time_ms.size(); }

    bool operator==(const FundingHistory&) const = default;
};

} // namespace keel::history
