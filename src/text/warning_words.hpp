#pragma once

// One warning as a sentence or two.

#include "model/plan.hpp"
#include "model/report.hpp"

#include <string>

namespace keel::text {

/// Never empty: a code without words of its own gets a plain sentence with its field and value.
std::string warning_in_words(const Plan& plan, const Report& report, const Warning& warning);

} // namespace keel::text
