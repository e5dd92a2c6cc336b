#pragma once

// Where the figures of a contract come from, for its holder. `keel venues` has the same to look up, with file and
// commit.

#include "model/venues.hpp"

#include <string>
#include <string_view>

namespace keel::text {

/// "25 September 2026" of "2026-09-25", also within other words; "April 2025", "2024".
std::string date_in_words(std::string_view dates);

/// Of VenueSource: "Bybit's own answers, as an open-source program recorded them".
std::string source_in_words(std::string_view source);

/// When the maintenance rates were found: "July 2021 or later".
std::string rates_date_in_words(const Contract& contract);

/// Which contract it is, from when and from where its figures and its maintenance rates are, and what its holder should
/// know.
std::string facts_in_words(const Contract& contract);

} // namespace keel::text
