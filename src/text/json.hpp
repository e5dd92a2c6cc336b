#pragma once

// Plans and reports as JSON.

#include "model/plan.hpp"
#include "model/report.hpp"

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

namespace keel::text {

inline constexpr std::size_t kMostPlanBytes = 1048576;

/// Reads a plan: nested objects ({"bag": {"amount": 5}}) or dotted keys ({"bag.amount": 5}), both at once too.
/// Numbers may be JSON numbers only; choices and tickers are strings; lists are arrays; null empties a field that may
/// be empty. "bags" and "legs" are the counts. All issues at once; "plan" is the field when the text is not JSON at all
/// or longer than kMostPlanBytes.
std::expected<Plan, Issues> plan_from_json(std::string_view json);

/// The plan with every field, nested ("bag", "bag2", "leg", …).
std::string json_from_plan(const Plan& plan);

/// The report, keys as in report_table.hpp, two spaces of indentation, exact numbers, null for what does not exist.
std::string json_from_report(const Report& report);

/// [{"field": …, "value": …, "accepted": …, "message": …}]
std::string json_from_issues(const Issues& issues);

/// The field table: key, label, kind, unit, least, most, choices, default, empty_means, help.
std::string json_from_fields();

/// The venue table with sources and dates; null for what is not known.
std::string json_from_venues();

} // namespace keel::text
