#pragma once

// Laying out text in columns and lines, and as CSV.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace keel::text {

inline constexpr std::size_t kTerminalColumns = 100;

enum class FirstLine { Flush, Indented };

/// Breaks at spaces so that no line is longer than kTerminalColumns. All lines but a flush first one begin with
/// `indentation` spaces. A word that is longer than a line stays whole. Without a line end at the end.
std::string wrapped(std::string_view text, std::size_t indentation, FirstLine first_line = FirstLine::Flush);

/// The number of characters, not of bytes.
std::size_t width_of(std::string_view text);

using Rows = std::vector<std::vector<std::string>>;

/// Columns two spaces apart, each line ended; the first `left_columns` are set to the left, the others to the right.
std::string aligned(const Rows& rows, std::size_t left_columns);

/// Width of the longest line of aligned().
std::size_t aligned_width(const Rows& rows);

/// With commas; a cell with a comma, a quote or a line end is quoted (RFC 4180). Ends with '\n'.
std::string csv_line(std::span<const std::string> cells);

} // namespace keel::text
