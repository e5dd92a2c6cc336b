#pragma once

// What happens on a path as a table, and as files.

#include "model/path_report.hpp"
#include "model/plan.hpp"
#include "view/money_unit.hpp"
#include "view/panels/answer.hpp"
#include "view/table_card.hpp"

#include <optional>
#include <string_view>

namespace keel::view {

struct TimelineState {
    TableState table;
    bool shows_funding = false;
    std::optional<Table> rows = {};  // empty: to be made anew, as the report is another one
    MoneyUnit unit = MoneyUnit::Usd; // of the rows
    double left_out = 0.0;           // that the table has no room for
};

/// The rows of that report, each result in the unit at the coin's price of its moment.
void make_rows(TimelineState& state, const Plan& plan, const PathReport& report, const Money& money);

/// In one or two words: "Liquidated".
std::string_view title_of(PathEventKind kind);

void timeline_panel(Ui& ui, TimelineState& state, const Plan& plan, const PathReport& report, const Money& money,
                    Freshness freshness, float width);

} // namespace keel::view
