#pragma once

// Whether a table tells the sums it should, to the last digit shown.

#include "view/money_unit.hpp"
#include "view/table_card.hpp"

#include <string>
#include <vector>

namespace keel::view {

inline constexpr MoneyUnit kUnits[] = {MoneyUnit::Usd, MoneyUnit::Coin, MoneyUnit::Percent};

/// A sum of the report, and the price of the first coin at its moment.
struct DueSum {
    double usd = 0.0;
    double coin_price = 1.0;
};

/// What a text tells, turned back into dollars, is the sum. `held_usd` is what percentages are of.
void check_tells(const std::string& told, const DueSum& due, MoneyUnit unit, double held_usd);

/// The same of a column; its empty cells are passed over.
void check_tells(const TableColumn& column, const std::vector<DueSum>& due, MoneyUnit unit, double held_usd);

/// By the beginning of its name; must be there.
const TableColumn& column_of(const Table& table, const std::string& name);

} // namespace keel::view
