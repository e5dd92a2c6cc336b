#pragma once

// The commands that answer something beside the report: compare, solve, grid, path, and venues --compare.

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "model/plan.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace keel::cli {

/// A whole number behind an option, in [least, most]; `otherwise`, and told, when it is none.
std::size_t count_of(const Options& options, std::string_view name, std::size_t otherwise, std::size_t most,
                     Output& output, double least = 1.0);

/// `second`: the plan of --with.
void compare_plans(const Options& options, const Plan& plan, const std::optional<Plan>& second, Output& output);
void solve_plan(const Options& options, const Plan& plan, Output& output);
void fill_grid(const Options& options, const Plan& plan, Output& output);
void walk_plan(const Options& options, const Plan& plan, Output& output);
void compare_venues(const Options& options, const Plan& plan, Output& output);

} // namespace keel::cli
