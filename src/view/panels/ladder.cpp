#include "view/panels/ladder.hpp"

#include "text/number.hpp"
#include "view/amounts.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace keel::view {

namespace {

constexpr auto kMinus = text::Minus::Typographic;
constexpr std::string_view kFate = "Hedge";

/// Columns of sums.
class MoneyColumns {
public:
    MoneyColumns(std::vector<TableColumn>& columns, const std::vector<Scenario>& rows, const Money& money)
        : columns_(columns), rows_(rows), money_(money) {}

    void add(const char* name, int rank, double Scenario::*part, bool needs_any = false) {
        std::vector<std::optional<double>> amounts;
        for (const Scenario& row : rows_)
            amounts.emplace_back(money_.of(row.*part, row.price));
        if (needs_any && std::ranges::all_of(amounts, [](const auto& amount) { return *amount == 0.0; })) return;
        columns_.push_back(money_column(name, rank, amounts, {}, money_.unit()));
    }

private:
    std::vector<TableColumn>& columns_;
    const std::vector<Scenario>& rows_;
    const Money& money_;
};

std::string price_cell(double price) {
    if (price >= kShortFrom) return text::short_number(price, kShortDigits);
    return price >= kWholeMoneyFrom ? text::grouped(price, 0) : text::price(price);
}

/// The other coins, each with its own move.
void add_other_prices(std::vector<TableColumn>& columns, const Plan& plan, const std::vector<Scenario>& rows) {
    for (std::size_t bag = 1; bag < plan.bags.size(); ++bag) {
        const auto first = std::ranges::find(plan.bags, plan.bags[bag].coin, &Bag::coin);
        if (first != plan.bags.begin() + static_cast<std::ptrdiff_t>(bag)) continue;
        TableColumn column{plan.bags[bag].coin + " price", 5};
        for (const Scenario& row : rows)
            column.cells.push_back({bag < row.bags.size() ? price_cell(row.bags[bag].price) : ""});
        columns.push_back(std::move(column));
    }
}

/// Which legs have died, in a word.
std::string fate_of(const Scenario& row) {
    const auto dead = std::ranges::count(row.legs, true, &ScenarioLeg::liquidated);
    if (dead == 0) return "stands";
    const auto legs = std::ssize(row.legs);
    if (dead == legs) return "liquidated";
    return text::grouped(double(dead), 0) + " of " + text::grouped(double(legs), 0) + " gone";
}

std::vector<TableColumn> columns_of(const Plan& plan, const std::vector<Scenario>& rows, const Money& money) {
    std::vector<TableColumn> columns;
    TableColumn price{"Price"}, move{"Move"};
    for (const Scenario& row : rows) {
        price.cells.push_back({price_cell(row.price)});
        const bool is_whole = std::fabs(row.shock * 100.0 - std::round(row.shock * 100.0)) < 1e-9;
        move.cells.push_back({row.shock == 0.0 ? "0 %" : text::signed_percent(row.shock, is_whole ? 0 : 2, kMinus)});
    }
    columns.push_back(std::move(price));
    columns.push_back(std::move(move));
    if (std::ranges::any_of(rows, &Scenario::liquidated)) {
        TableColumn hedge{std::string(kFate), 2};
        for (const Scenario& row : rows)
            hedge.cells.push_back({fate_of(row), row.liquidated ? CellInk::Warning : CellInk::Muted});
        columns.push_back(std::move(hedge));
    }
    add_other_prices(columns, plan, rows);
    MoneyColumns sums(columns, rows, money);
    sums.add("Spot", 3, &Scenario::spot_usd);
    sums.add("Futures", 3, &Scenario::futures_usd);
    sums.add("Basis", 6, &Scenario::basis_usd, true);
    sums.add("Funding", 5, &Scenario::funding_usd, true);
    sums.add("Fees", 6, &Scenario::fees_usd);
    sums.add("Slippage", 6, &Scenario::slippage_usd, true);
    sums.add("Settle asset", 6, &Scenario::settle_usd, true);
    sums.add("Bonus", 6, &Scenario::bonus_usd, true);
    sums.add("Borrow", 6, &Scenario::borrow_usd, true);
    sums.add("Liquidation", 7, &Scenario::liquidation_usd, true);
    sums.add("Net", 0, &Scenario::net_usd);
    for (TableCell& cell : columns.back().cells)
        cell.ink = CellInk::Strong;
    sums.add("Value", 1, &Scenario::value_usd);
    if (money.unit() == MoneyUnit::Coin) return columns;
    std::vector<std::optional<double>> coins;
    for (const Scenario& row : rows)
        coins.emplace_back(row.value_coin);
    columns.push_back(money_column(plan.bags[0].coin, 4, coins, {}, MoneyUnit::Coin));
    return columns;
}

} // namespace

void ladder_panel(Ui& ui, TableState& state, const Plan& plan, const Report& report, const Money& money,
                  Freshness freshness, float width) {
    const std::vector<Scenario>& rows = report.scenarios;
    Table table{.title = "At each end price, " + money.in_titles(),
                .hint = "press a row for its parts",
                .columns = columns_of(plan, rows, money)};
    const auto fate = std::ranges::find(table.columns, kFate, &TableColumn::name);
    if (fate != table.columns.end()) table.spoken = static_cast<std::size_t>(fate - table.columns.begin());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        TableRow row{"Parts at " + table.columns.front().cells[i].text};
        row.tone = rows[i].liquidated ? RowTone::Warned : rows[i].shock == 0.0 ? RowTone::Chosen : RowTone::Plain;
        if (rows[i].liquidated) row.word_below = fate_of(rows[i]);
        table.rows.push_back(std::move(row));
    }
    table_card(ui, state, table, width, freshness);
}

} // namespace keel::view
