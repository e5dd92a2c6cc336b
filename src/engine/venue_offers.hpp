#pragma once

// The same hedge at every venue: the plan's first leg with each contract on its coin in turn.

#include "model/comparison.hpp"
#include "model/issue.hpp"
#include "model/plan.hpp"

#include <cstddef>
#include <expected>
#include <string_view>
#include <vector>

namespace keel {

/// In the order of the venue table. Figures typed in for the plan's own contract (rates, fees, collateral) are left
/// out, so that each contract has its own; the rest of the plan stays. Funding stays what it is a day, whatever the
/// interval of the venue. A leg that is open already is opened anew.
std::expected<std::vector<VenueOffer>, Issues> venue_offers(const Plan& plan, std::size_t leg) noexcept;

/// The plan with that offer taken.
Plan with_contract(const Plan& plan, std::size_t leg, std::string_view contract);

} // namespace keel
