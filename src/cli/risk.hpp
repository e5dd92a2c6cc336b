#pragma once

// `keel risk`: the plan on many random paths.

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "model/plan.hpp"

namespace keel::cli {

/// The paths that were run when `live` says that it shall stop are told too.
void simulate_plan(const Options& options, const Plan& plan, const Reader& read, const Live& live, Output& output);

} // namespace keel::cli
