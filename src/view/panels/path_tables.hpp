#pragma once

// What a path comes to, in words and as tables, in the unit of the page: each sum at the coin's price of its moment.

#include "model/path_report.hpp"
#include "model/plan.hpp"
#include "view/money_unit.hpp"
#include "view/table_card.hpp"

#include <string>

namespace keel::view {

std::string answer_in_words(const PathReport& report, const Money& money);

/// How things stand on that day.
std::string moment_in_words(const Plan& plan, const PathReport& report, double day, const Money& money);

Table table_of_others(const PathReport& report, const Money& money);

/// The parts of the result.
Table table_of_parts(const Scenario& outcome, const Money& money);

} // namespace keel::view
