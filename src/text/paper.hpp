#pragma once

// A report for a page without a canvas: to read, to print, to copy, and with its inputs as a form. Everything is words:
// the page sets them and computes nothing.

#include "model/issue.hpp"
#include "model/path_report.hpp"
#include "model/plan.hpp"
#include "model/report.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace keel::text {

/// Does the price of this plan go a way, on which something may happen?
bool has_path(const Plan& plan);

/// {answer, warnings, tables, groups, notes, link}. `path`: in words, or nullptr. `issues`: of inputs that the report
/// is not of.
std::string json_from_paper(const Plan& plan, const Report& report, const PathReport* path, const Issues& issues);

/// Of a plan that cannot be evaluated: {issues, groups, link}.
std::string json_from_paper(const Plan& plan, const Issues& issues);

/// Puts what was typed into the plan, as the inputs of the page do.
std::optional<Issue> set_typed(Plan& plan, std::string_view key, std::string_view text);

} // namespace keel::text
