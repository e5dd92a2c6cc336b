#pragma once

// What the tests of paths share.

#include "model/path_report.hpp"
#include "model/plan.hpp"

#include <string_view>
#include <vector>

namespace keel::test {

/// The same plan along these waypoints.
Plan on_path(Plan plan, PairList points);

/// path_of() of a plan that must be valid: prints the issues otherwise.
PathReport walked(const Plan& plan);

std::vector<PathEvent> events_of(const PathReport& report, PathEventKind kind);

/// The one event of its kind; there must be no other.
PathEvent only(const PathReport& report, PathEventKind kind);

/// Must be there.
PathAlternative alternative(const PathReport& report, std::string_view key);

/// 5 BTC in a cold wallet, 1 BTC isolated behind 3,250 contracts.
Plan cold_wallet();

} // namespace keel::test
