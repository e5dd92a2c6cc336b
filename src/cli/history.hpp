#pragma once

// `keel history`: files of prices and funding rates, read in pieces.

#include "cli/commands.hpp"
#include "cli/options.hpp"

namespace keel::cli {

void read_history(const Options& options, const Reader& read, Output& output);

} // namespace keel::cli
