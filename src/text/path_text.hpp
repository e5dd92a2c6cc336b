#pragma once

// A path in words, as text for a terminal (at most 100 columns), as CSV and as JSON.

#include "model/path_report.hpp"
#include "model/plan.hpp"
#include "text/layout.hpp"
#include "text/sum_unit.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace keel::text {

/// Fills PathReport::answer, its about and PathEvent::note. Every face calls it once after path_of().
void put_into_words(const Plan& plan, PathReport& report);

/// The answer with its sums told in another way: of dollars, and the first coin's price at their moment.
using TellSum = std::function<std::string(double usd, double coin_price)>;
std::string answer_from_path(const PathReport& report, const TellSum& told);

std::string text_from_path(const Plan& plan, const PathReport& report);

/// Its tables as rows: what happens, what it comes to, and the same path otherwise hedged. The second has no heading.
Rows rows_of_events(const Plan& plan, const PathReport& report);
Rows rows_of_outcome(const PathReport& report);
Rows rows_of_alternatives(const PathReport& report);

/// A row for each moment of the series, then of those of the alternatives; the last column says whose it is.
std::string csv_from_path(const PathReport& report, const SumUnit& unit = {});

/// The parts of a result that are not zero, in the order in which they are told; coins and price of the futures always.
/// They sum to its net.
struct NamedAmount {
    std::string_view name;
    double usd = 0.0;
};
std::vector<NamedAmount> parts_of(const Scenario& outcome);

/// "2020-03-12 10:40" of "2020-03-12T10:40:12Z".
std::string to_the_minute(const std::string& time);

/// A row for each event.
std::string csv_from_events(const PathReport& report, const SumUnit& unit = {});

/// For people: payments of one leg, one after the other, as one event.
std::vector<PathEvent> with_funding_joined(const Plan& plan, const PathReport& report);

/// Keys as in path_table.hpp.
std::string json_from_path(const PathReport& report);

} // namespace keel::text
