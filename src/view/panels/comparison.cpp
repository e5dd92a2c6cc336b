#include "view/panels/comparison.hpp"

#include "engine/compare.hpp"
#include "text/comparison_text.hpp"
#include "text/link.hpp"
#include "text/number.hpp"
#include "view/amounts.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace keel::view {

namespace {

constexpr auto kMinus = text::Minus::Typographic;

/// Which values are shown when there is a tax on gains.
struct TaxView {
    std::string_view label;
    std::string_view title; // the unit comes behind it
    std::vector<double> Alternative::*values;
};

constexpr TaxView kTaxViews[] = {
    {"Before tax", "What you would have at each move, ", &Alternative::values_usd},
    {"Coins kept", "What you would have after tax, coins kept, ", &Alternative::in_hand_usd},
    {"Coins sold", "What you would have after tax, coins sold too, ", &Alternative::after_tax_usd},
};

void refresh(ComparisonState& state, const Plan& plan) {
    if (state.plan == plan) return;
    state.plan = plan;
    state.comparison = compare(plan).value_or(Comparison{});
}

/// "Inverse 2x" as it is written elsewhere on the page.
std::string name_of(const Alternative& row) {
    std::string name = row.label;
    if (name.ends_with('x')) name.replace(name.size() - 1, 1, "\u00d7");
    return name;
}

std::string heading_of(double shock) {
    return shock == 0.0 ? "0 %" : text::signed_percent(shock, std::fabs(shock) < 0.01 ? 2 : 0, kMinus);
}

/// Of columns, the last to go when it is narrow: the ends, then today.
int rank_of(std::size_t place, std::size_t count) {
    if (place == 0 || place + 1 == count) return 1;
    return place == count / 2 ? 2 : 5;
}

void add_values(Table& table, const Comparison& comparison, const Money& money,
                const std::vector<double> Alternative::*values) {
    const std::vector<std::size_t> shocks = text::usual_shocks(comparison.shocks);
    for (std::size_t place = 0; place < shocks.size(); ++place) {
        const std::size_t k = shocks[place];
        TableColumn column{heading_of(comparison.shocks[k]), rank_of(place, shocks.size())};
        for (const Alternative& row : comparison.alternatives) {
            const bool is_dead = row.liquidated[k] != 0.0;
            column.cells.push_back({money.number((row.*values)[k], comparison.prices[k]) + (is_dead ? " *" : ""),
                                    is_dead ? CellInk::Warning : CellInk::Text});
        }
        table.columns.push_back(std::move(column));
    }
}

/// What it takes; nothing where nothing is hedged.
void add_needs(Table& table, const Plan& plan, const Comparison& comparison, const Money& money) {
    TableColumn contracts{"Contracts", 7}, liquidation{"Liquidation", 3};
    std::vector<std::optional<double>> collateral, outside, cost;
    for (const Alternative& row : comparison.alternatives) {
        const bool is_hedge = row.contracts != 0.0;
        const auto of_hedge = [&](std::string text) {
            return is_hedge ? TableCell{std::move(text)} : TableCell{"none", CellInk::Muted};
        };
        contracts.cells.push_back(of_hedge(text::coins(std::fabs(row.contracts))));
        liquidation.cells.push_back(of_hedge(row.liquidation_price ? short_price(*row.liquidation_price) : "never"));
        collateral.push_back(is_hedge ? std::optional(row.collateral_usd) : std::nullopt);
        outside.push_back(is_hedge ? std::optional(row.outside_usd) : std::nullopt);
        cost.push_back(row.cost_usd);
    }
    table.columns.push_back(std::move(contracts));
    table.columns.push_back(money_column(money, "Collateral", 6, collateral, "none"));
    table.columns.push_back(money_column(money, "From outside", 4, outside, "none"));
    table.columns.push_back(std::move(liquidation));
    table.columns.push_back(money_column(money, "Cost, " + days_in_words(plan.horizon_days), 4, cost));
}

Table table_of(const ComparisonState& state, const Plan& plan, const Money& money) {
    const Comparison& comparison = state.comparison;
    const TaxView& view = kTaxViews[state.tax_view];
    Table table{.title = std::string(view.title) + money.in_titles(),
                .hint = "press a row to use it",
                .rows_open = RowsOpen::Always};
    TableColumn names{"At a move of", 0, CellSide::Left};
    for (const Alternative& row : comparison.alternatives) {
        const bool is_present = row.key == "plan";
        names.cells.push_back({name_of(row), is_present ? CellInk::Strong : CellInk::Text});
        table.rows.push_back({"More on " + name_of(row), is_present ? RowTone::Chosen : RowTone::Plain});
    }
    table.columns.push_back(std::move(names));
    add_values(table, comparison, money, view.values);
    add_needs(table, plan, comparison, money);
    return table;
}

void draw_details(Ui& ui, const Plan& plan, const Alternative& row, float width) {
    const float edge = ui.px(kSpace4);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({start.x + edge, start.y + ui.px(kSpace1)});
    const std::optional<Plan> other = plan_of_alternative(plan, row.key);
    if (other) {
        const std::string name = "Use \"" + name_of(row) + "\"";
        if (button(ui, "use", name, name, Icon::None, ButtonLook::Primary))
            ui.actions.push_back({ActionKind::TakePlan, text::link_from_plan(*other), "Now: " + name_of(row)});
    } else {
        const std::string_view words = row.key == "plan" ? "This is the plan you are editing."
                                                         : "Fees, slippage and tax of the sale stand under Scenario, "
                                                           "Selling instead.";
        text_line(ui, ui.fonts().small, ui.palette().muted, words, width - 2.0f * edge);
    }
    ImGui::SetCursorScreenPos({start.x, ImGui::GetCursorScreenPos().y});
}

} // namespace

void comparison_panel(Ui& ui, ComparisonState& state, const Plan& plan, const Money& money, Freshness freshness,
                      float width) {
    refresh(state, plan);
    if (plan.sale.tax_rate > 0.0) {
        std::vector<std::string> options;
        for (const TaxView& view : kTaxViews)
            options.emplace_back(view.label);
        state.tax_view = segmented(ui, "tax", "Tax", options, state.tax_view, std::min(width, ui.px(360.0f)));
        gap(ui, kSpace2);
    } else {
        state.tax_view = 0;
    }
    const std::vector<Alternative>& rows = state.comparison.alternatives;
    if (!rows.empty()) {
        const auto details = [&](std::size_t row, float room) { draw_details(ui, plan, rows[row], room); };
        table_card(ui, state.table, table_of(state, plan, money), width, freshness, details);
        gap(ui, kSpace2);
        const bool any_dead = std::ranges::any_of(rows, [](const Alternative& row) {
            return std::ranges::any_of(row.liquidated, [](double dead) { return dead != 0.0; });
        });
        std::string note = any_dead ? "* liquidated on the way. " : "";
        note += "A cost below zero is income.";
        text_line(ui, ui.fonts().small, ui.palette().muted, note, width);
        gap(ui, kSpace3);
    }
    pinned_panel(ui, state.pinned, plan, money, freshness, width);
}

} // namespace keel::view
