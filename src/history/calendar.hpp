#pragma once

// Dates and times as files write them, and back. The calendar is the Gregorian one of ISO 8601; there are no leap
// seconds. 1970 to 2199.

#include "history/price_history.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace keel::history {

enum class StampUnit { Seconds, Milliseconds, Microseconds, Nanoseconds };

struct Moment {
    Milliseconds ms = 0;
    std::optional<StampUnit> unit = {};     // of a Unix stamp
    std::optional<int> offset_minutes = {}; // of a date with a time zone; `ms` is UTC already
    bool has_clock = true;                  // false for a date alone

    bool operator==(const Moment&) const = default;
};

/// Reads "2024-03-01" (also with / or . between, 20240301 and 1.3.2024), the same with a time ("T14:00", " 14:00:05.5")
/// and a zone behind it ("Z", "UTC", "+02:00", "+0200"), and Unix stamps in s, ms, us or ns, told apart by their size.
/// Without a zone it is UTC. Empty for anything else, for days that do not exist and for 3/1/2024, which may be two
/// days.
std::optional<Moment> read_moment(std::string_view text);

/// "2024-03-01 14:00", with seconds only when there are some.
std::string time_text(Milliseconds ms);

/// "2024-03-01".
std::string date_text(Milliseconds ms);

} // namespace keel::history
