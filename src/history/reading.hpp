#pragma once

// What came of reading a file: the history, and an account of what was read, what was left out and why.

#include "history/calendar.hpp"
#include "history/price_history.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace keel::history {

enum class Shape { BinanceKlines, Bars, Prices, Funding };

/// Why a line was left out, or what is to be known about one that was read.
enum class Reason {
    // Left out:
    Empty,
    Header,      // a second one further down
    Columns,     // too few
    Time,        // not a time
    Number,      // not a number
    NotPositive, // a price of zero or below
    HighLow,     // high below low
    Rate,        // a funding rate beyond 100 %
    Duplicate,   // the time of a line before it
    HalfLine,    // the last one, which ends in the middle
    TooLong,     // a line longer than kMostLineBytes
    TooMany,     // beyond kMostRows
    // Read all the same:
    Widened,    // open or close lay outside low and high, which were moved to hold them
    OutOfOrder, // sorted in
    NoZone,     // read as UTC while other lines name their zone
    NoVolume,   // so that the volumes of the whole file were left out
    Unended,    // the last line, which has no line end; it looks whole
};

bool is_left_out(Reason reason);
std::string_view name_of(Reason reason);
std::string_view name_of(Shape shape);

struct Finding {
    Reason reason = Reason::Empty;
    std::size_t lines = 0;
    std::size_t first_line = 0; // counted from 1

    bool operator==(const Finding&) const = default;
};

struct Gap {
    Milliseconds from_ms = 0; // the last bar before it
    Milliseconds to_ms = 0;   // the first bar behind it
    bool operator==(const Gap&) const = default;
};

struct Account {
    Shape shape = Shape::Prices;
    bool has_header = false;
    char separator = ',';
    char decimal = '.';
    /// "65,000" or "65.000" stood there and nothing told whether it is 65000 or 65.
    bool is_decimal_assumed = false;
    bool has_newest_first = false;
    std::size_t lines = 0;
    std::size_t rows = 0; // that were kept
    std::vector<Finding> findings;

    std::array<bool, 4> units{}; // which StampUnits were met
    std::optional<int> least_offset_minutes;
    std::optional<int> most_offset_minutes;

    std::optional<Milliseconds> first_ms;
    std::optional<Milliseconds> last_ms;
    std::optional<Milliseconds> bar_ms;
    std::size_t gaps = 0;
    std::size_t missing_bars = 0;
    std::optional<Gap> longest_gap;

    const Finding* find(Reason reason) const;
    std::size_t left_out() const; // lines, empty ones apart

    bool operator==(const Account&) const = default;
};

/// One of the two histories has rows.
struct Reading {
    PriceHistory prices;
    FundingHistory funding;
    Account account;
};

/// Sentences for people, the first one naming what there is; each a line of its own.
std::vector<std::string> account_in_words(const Account& account);

/// Behind "each": "hour", "5 minutes".
std::string length_in_words(Milliseconds ms);

} // namespace keel::history
