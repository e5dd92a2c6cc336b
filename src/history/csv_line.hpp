#pragma once

// One line of a CSV file taken apart, without a copy.

#include <array>
#include <cstddef>
#include <string_view>

namespace keel::history {

/// What no file of prices has; cells further right are not looked at.
inline constexpr std::size_t kMostCells = 32;

struct Cell {
    std::string_view text; // without the quotes and the spaces around it
    bool is_quoted = false;
};

struct Cells {
    std::array<Cell, kMostCells> cells;
    std::size_t count = 0;

    std::string_view operator[](std::size_t index) const { return index < count ? cells[index].text : ""; }
};

/// A quoted cell ends at the next lone quote (RFC 4180), or with the line; a pair of quotes inside stays a pair.
Cells cells_of(std::string_view line, char separator);

/// Whether the separator stands in the line outside quotes.
bool is_separated(std::string_view line, char separator);

} // namespace keel::history
