#pragma once

// What the fields of a path do to each other and to the rest of the plan.

#include "engine/path_prices.hpp"
#include "engine/path_schedule.hpp"
#include "model/issue.hpp"
#include "model/plan.hpp"

#include <span>

namespace keel {

/// Of a plan whose fields are right by themselves and fit each other. `bars` are the prices of its path.
Issues check_path(const Plan& plan, std::span<const PriceBar> bars);

/// What was not given as a field: in order and finite, prices above 0, rates within 100 %.
Issues check_history(std::span<const PriceBar> bars, std::span<const FundingPayment> funding);

} // namespace keel
