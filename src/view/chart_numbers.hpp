#pragma once

// Some points of a chart as numbers, for those who cannot see its lines.

#include "view/chart.hpp"

#include <string>

namespace keel::view {

inline constexpr std::size_t kMostNumberRows = 25;

/// The points of the line that has the most, evenly left out until they are few; the other lines at the same x.
ChartNumbers numbers_of(const Chart& chart, std::size_t most_rows = kMostNumberRows);

/// "Hedged: 326,874 at 32,500, 328,193 at 97,500. Unhedged: …": where each line begins and ends, and how far it goes
/// beyond that in between.
std::string sentence_from_numbers(const ChartNumbers& numbers);

/// Puts them into the log, for the widget that was logged last.
void log_numbers(Ui& ui, const Chart& chart);

} // namespace keel::view
