#pragma once

// `keel history`: files of prices and funding rates, read in pieces.

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "history/csv_dialect.hpp"
#include "history/reading.hpp"
#include "model/plan.hpp"

#include <optional>
#include <string>

namespace keel::cli {

/// Empty, and told, when it cannot be read.
std::optional<history::Reading> reading_of(const std::string& path, history::Wanted wanted, const Reader& read,
                                           Output& output);

/// How many lines of a file were left out, on standard error; for formats that have no room for the account.
void tell_left_out(const std::string& path, const history::Account& account, Output& output);

void read_history(const Options& options, const Reader& read, Output& output);

/// `keel path --history`.
void walk_history(const Options& options, const Plan& plan, const Reader& read, Output& output);

} // namespace keel::cli
