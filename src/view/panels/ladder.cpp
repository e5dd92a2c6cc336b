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

TableCell number_cell(std::string text) {
    const bool is_nothing = text == "0" || text == "0.00";
    return {std::move(text), is_nothing ? CellInk::Muted : CellInk::Text};
}

void add_money(std::vector<TableColumn>& columns, const char* name, int rank, const std::vector<Scenario>& rows,
               double Scenario::*part, bool needs_any = false) {
    std::vector<std::optional<double>> amounts;
    for (const Scenario& row : rows)
        amounts.emplace_back(row.*part);
    if (needs_any && std::ranges::all_of(amounts, [](const auto& amount) { return *amount == 0.0; })) return;
    columns.push_back(money_column(name, rank, amounts));
}

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

std::vector<TableColumn> columns_of(const Plan& plan, const std::vector<Scenario>& rows) {
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
    add_money(columns, "Spot", 3, rows, &Scenario::spot_usd);
    add_money(columns, "Futures", 3, rows, &Scenario::futures_usd);
    add_money(columns, "Basis", 6, rows, &Scenario::basis_usd, true);
    add_money(columns, "Funding", 5, rows, &Scenario::funding_usd, true);
    add_money(columns, "Fees", 6, rows, &Scenario::fees_usd);
    add_money(columns, "Slippage", 6, rows, &Scenario::slippage_usd, true);
    add_money(columns, "Settle asset", 6, rows, &Scenario::settle_usd, true);
    add_money(columns, "Bonus", 6, rows, &Scenario::bonus_usd, true);
    add_money(columns, "Borrow", 6, rows, &Scenario::borrow_usd, true);
    add_money(columns, "Liquidation", 7, rows, &Scenario::liquidation_usd, true);
    add_money(columns, "Net", 0, rows, &Scenario::net_usd);
    for (TableCell& cell : columns.back().cells)
        cell.ink = CellInk::Strong;
    add_money(columns, "Value", 1, rows, &Scenario::value_usd);
    TableColumn coins{"Coins", 4};
    if (!plan.bags.empty()) coins.name = plan.bags[0].coin;
    double largest = 0.0;
    for (const Scenario& row : rows)
        largest = std::max(largest, std::fabs(row.value_coin));
    const int decimals = largest >= 1000.0 ? 2 : largest >= 1.0 ? 4 : 8;
    for (const Scenario& row : rows)
        coins.cells.push_back(number_cell(text::grouped(row.value_coin, decimals, kMinus)));
    columns.push_back(std::move(coins));
    return columns;
}

} // namespace

void ladder_panel(Ui& ui, TableState& state, const Plan& plan, const Report& report, Freshness freshness, float width) {
    const std::vector<Scenario>& rows = report.scenarios;
    Table table{
        .title = "At each end price, USD", .hint = "press a row for its parts", .columns = columns_of(plan, rows)};
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
