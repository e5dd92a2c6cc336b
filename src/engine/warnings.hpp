#pragma once

// Dangers of a legal plan, each with the number that makes it real. The codes are stable; text/words has the sentences.

#include "engine/hedge.hpp"
#include "model/plan.hpp"
#include "model/report.hpp"

#include <vector>

namespace keel {

/// Worst first; equal ones in the order of the legs. `report` has everything but its warnings.
std::vector<Warning> warnings_of(const Plan& plan, const Hedge& hedge, const Report& report);

} // namespace keel
