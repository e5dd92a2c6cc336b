#pragma once

// How a CSV file is written: found out from its first lines.

#include "history/csv_line.hpp"
#include "history/reading.hpp"

#include <cstddef>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace keel::history {

/// What the reader of a file is after. A file of two columns without a header may be either.
enum class Wanted { Anything, Prices, Funding };

/// Which column holds what, counted from 0.
struct Columns {
    std::size_t time = 0;
    std::optional<std::size_t> clock; // of its own, beside a date
    std::optional<std::size_t> open;  // all of open, high and low, or none
    std::optional<std::size_t> high;
    std::optional<std::size_t> low;
    std::size_t value = 1; // close, price or rate
    std::optional<std::size_t> volume;

    std::size_t least_count() const; // of cells, for a row without a volume
};

struct Dialect {
    Shape shape = Shape::Prices;
    char separator = ',';
    char decimal = '.';
    bool is_decimal_assumed = false;
    bool is_percent = false;           // rates without a sign under a header with one
    std::optional<std::size_t> header; // which line of the sample
    std::size_t first_row = 0;         // the first line of the sample that is read
    Columns columns;
};

/// Or the line of the sample that is neither the header nor a row of a history.
std::expected<Dialect, std::size_t> dialect_of(std::span<const std::string> sample, Wanted wanted);

/// A number with this decimal sign, which may have a currency sign, groups of three ("65,000.50", "65 000") and "%".
std::optional<double> read_number(std::string_view text, char decimal);

} // namespace keel::history
