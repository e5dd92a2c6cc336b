#pragma once

// A table on a card. Where it is narrow the columns of high rank are left out, and a press on a row shows them below
// it.

#include "view/money_unit.hpp"
#include "view/panels/answer.hpp"
#include "view/widgets.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace keel::view {

enum class CellInk { Text, Muted, Warning, Strong };

struct TableCell {
    std::string text;
    CellInk ink = CellInk::Text;
};

enum class CellSide { Right, Left };

struct TableColumn {
    std::string name;
    int rank = 0; // columns of high rank go first when it is narrow; 0 stays
    CellSide side = CellSide::Right;
    std::vector<TableCell> cells = {};
};

/// Sums, all of them in the same manner, by the largest: dollars are whole ones or with cents, coins have the decimals
/// that tell them apart, fractions are told in percent. A zero is muted, and `otherwise` stands where there is none.
TableColumn money_column(std::string name, int rank, const std::vector<std::optional<double>>& amounts,
                         std::string_view otherwise = {}, MoneyUnit unit = MoneyUnit::Usd);
/// Of dollars, turned into the unit at today's price.
TableColumn money_column(const Money& money, std::string name, int rank, std::vector<std::optional<double>> amounts_usd,
                         std::string_view otherwise = {});

enum class RowTone { Plain, Chosen, Warned };

struct TableRow {
    std::string name;              // of its button: "Parts at 45,500"
    RowTone tone = RowTone::Plain; // of the ground
    std::string word_below = {};   // small under the first cell while the column `spoken` is left out
};

/// WhenShort: a row opens only where columns are left out.
enum class RowsOpen { WhenShort, Always };

struct Table {
    std::string title;
    std::string hint = {}; // at the right of the title while rows can be opened
    std::vector<TableColumn> columns = {};
    std::vector<TableRow> rows = {};
    std::optional<std::size_t> spoken = {}; // column that TableRow::word_below stands for
    RowsOpen rows_open = RowsOpen::WhenShort;
    bool is_sortable = false;                  // then the headings are buttons
    std::optional<std::size_t> sorted_by = {}; // column
    Icon sort_icon = Icon::ArrowUp;            // beside its name
};

struct TableState {
    std::optional<std::size_t> open_row;
};

/// Draws the table at the cursor, `width` wide. `details` draws below what an open row's hidden columns say, in the
/// given width; it may be empty. Returns the column that was chosen for sorting.
std::optional<std::size_t> table_card(Ui& ui, TableState& state, const Table& table, float width, Freshness freshness,
                                      const std::function<void(std::size_t row, float width)>& details = {});

} // namespace keel::view
