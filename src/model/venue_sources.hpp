#pragma once

// Where the figures of a contract come from, and what its holder should know.

#include "model/venues.hpp"

#include <string_view>

namespace keel {

struct VenueSource {
    std::string_view contract; // id
    std::string_view source;   // of the contract figures
    std::string_view tiers_source;
    std::string_view note; // one sentence; may be empty
};

/// All texts are empty for a contract that is not of the venue table.
const VenueSource& source_of(const Contract& contract);

} // namespace keel
