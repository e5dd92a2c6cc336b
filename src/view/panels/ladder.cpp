#include "view/panels/ladder.hpp"

#include "text/number.hpp"
#include "view/amounts.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace keel::view {

namespace {

constexpr auto kMinus = text::Minus::Typographic;
// Money below this is shown to the cent: a ladder of large sums reads better without.
constexpr double kCentsBelow = 1000.0;
constexpr std::string_view kTitle = "At each end price, USD";
constexpr std::string_view kLiquidated = "liquidated";

struct Column {
    std::string name;
    std::vector<std::string> cells;
    int rank = 0; // columns of high rank go first when it is narrow
    float width = 0.0f;
    bool is_shown = true;
    bool is_strong = false;
};

/// All of a column in the same manner: whole dollars or cents.
void add_money(std::vector<Column>& columns, const char* name, int rank, const std::vector<Scenario>& rows,
               double Scenario::*part, bool needs_any = false) {
    double largest = 0.0;
    for (const Scenario& row : rows)
        largest = std::max(largest, std::fabs(row.*part));
    if (needs_any && largest == 0.0) return;
    Column column{name, {}, rank};
    for (const Scenario& row : rows) {
        if (largest >= kShortFrom)
            column.cells.push_back(text::short_number(row.*part, kShortDigits, kMinus));
        else if (largest >= kCentsBelow)
            column.cells.push_back(text::grouped(row.*part, 0, kMinus));
        else if (largest >= 1.0 || largest == 0.0)
            column.cells.push_back(text::grouped(row.*part, 2, kMinus));
        else
            column.cells.push_back(text::money(row.*part, kMinus));
    }
    columns.push_back(std::move(column));
}

std::string price_cell(double price) {
    if (price >= kShortFrom) return text::short_number(price, kShortDigits);
    return price >= kCentsBelow ? text::grouped(price, 0) : text::price(price);
}

/// The other coins, each with its own move.
void add_other_prices(std::vector<Column>& columns, const Plan& plan, const std::vector<Scenario>& rows) {
    for (std::size_t bag = 1; bag < plan.bags.size(); ++bag) {
        const auto first = std::ranges::find(plan.bags, plan.bags[bag].coin, &Bag::coin);
        if (first != plan.bags.begin() + static_cast<std::ptrdiff_t>(bag)) continue;
        Column column{plan.bags[bag].coin + " price", {}, 5};
        for (const Scenario& row : rows)
            column.cells.push_back(bag < row.bags.size() ? price_cell(row.bags[bag].price) : "");
        columns.push_back(std::move(column));
    }
}

/// Which legs have died, in a word.
std::string fate_of(const Scenario& row) {
    const auto dead = std::ranges::count(row.legs, true, &ScenarioLeg::liquidated);
    if (dead == 0) return "stands";
    const auto legs = std::ssize(row.legs);
    if (dead == legs) return std::string(kLiquidated);
    return text::grouped(double(dead), 0) + " of " + text::grouped(double(legs), 0) + " gone";
}

std::vector<Column> columns_of(const Plan& plan, const std::vector<Scenario>& rows) {
    std::vector<Column> columns;
    Column price{"Price", {}, 0}, move{"Move", {}, 0};
    for (const Scenario& row : rows) {
        price.cells.push_back(price_cell(row.price));
        const bool is_whole = std::fabs(row.shock * 100.0 - std::round(row.shock * 100.0)) < 1e-9;
        move.cells.push_back(row.shock == 0.0 ? "0 %" : text::signed_percent(row.shock, is_whole ? 0 : 2, kMinus));
    }
    columns.push_back(std::move(price));
    columns.push_back(std::move(move));
    if (std::ranges::any_of(rows, &Scenario::liquidated)) {
        Column hedge{"Hedge", {}, 2};
        for (const Scenario& row : rows)
            hedge.cells.push_back(fate_of(row));
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
    columns.back().is_strong = true;
    add_money(columns, "Value", 1, rows, &Scenario::value_usd);
    Column coins{"Coins", {}, 4};
    if (!plan.bags.empty()) coins.name = plan.bags[0].coin;
    double largest = 0.0;
    for (const Scenario& row : rows)
        largest = std::max(largest, std::fabs(row.value_coin));
    const int decimals = largest >= 1000.0 ? 2 : largest >= 1.0 ? 4 : 8;
    for (const Scenario& row : rows)
        coins.cells.push_back(text::grouped(row.value_coin, decimals, kMinus));
    columns.push_back(std::move(coins));
    return columns;
}

/// Leaves out columns until the rest fits. Returns the total width.
float fit(Ui& ui, std::vector<Column>& columns, float width) {
    const float between = ui.px(kSpace4);
    float total = -between;
    for (Column& column : columns) {
        column.width = text_size(ui.fonts().small, column.name).x;
        ImFont* font = column.is_strong ? ui.fonts().strong : ui.fonts().body;
        for (const std::string& cell : column.cells)
            column.width = std::max(column.width, text_size(font, cell).x);
        total += column.width + between;
    }
    const float room = width - 2.0f * ui.px(kSpace2);
    for (int rank = 7; rank > 0; --rank) {
        for (Column& column : columns) {
            if (total <= room) return total;
            if (column.rank != rank) continue;
            column.is_shown = false;
            total -= column.width + between;
        }
    }
    return total;
}

struct Row {
    float top;
    float height;
    std::string_view word_below; // "liquidated", where it has no column
};

void draw_cells(Ui& ui, const std::vector<Column>& columns, std::size_t row, float left, float between,
                const Row& place, float opacity) {
    const Palette& p = ui.palette();
    float x = left;
    for (const Column& column : columns) {
        if (!column.is_shown) continue;
        ImFont* font = column.is_strong ? ui.fonts().strong : ui.fonts().body;
        const std::string& cell = column.cells[row];
        float y = place.top + (place.height - font->FontSize) / 2.0f;
        const bool is_first = &column == columns.data();
        if (is_first && !place.word_below.empty()) {
            draw_text(ui, {x, y + font->FontSize / 2.0f}, ui.fonts().small, faded(p.warning, opacity),
                      place.word_below);
            y -= ui.fonts().small->FontSize / 2.0f;
        }
        ImU32 ink = cell == kLiquidated || cell.ends_with(" gone") ? p.warning : p.text;
        if (cell == "0" || cell == "0.00" || cell == "stands") ink = p.muted;
        draw_text(ui, {x + column.width - text_size(font, cell).x, y}, font, faded(ink, opacity), cell, 0.0f,
                  WidgetKind::Cell);
        x += column.width + between;
    }
}

void draw_heading(Ui& ui, const std::vector<Column>& columns, ImVec2 start, float width, float between, bool is_short) {
    const Palette& p = ui.palette();
    draw_text(ui, {start.x + ui.px(kSpace1), start.y}, ui.fonts().strong, p.text, kTitle);
    if (is_short) {
        constexpr std::string_view kHint = "press a row for its parts";
        const float left = start.x + width - ui.px(kSpace1) - text_size(ui.fonts().small, kHint).x;
        const float title_end = start.x + text_size(ui.fonts().strong, kTitle).x + ui.px(kSpace3);
        if (left > title_end) draw_text(ui, {left, start.y + ui.px(1.0f)}, ui.fonts().small, p.muted, kHint);
    }
    float x = start.x + ui.px(kSpace2);
    const float y = start.y + ui.fonts().strong->FontSize + ui.px(kSpace3);
    for (const Column& column : columns) {
        if (!column.is_shown) continue;
        draw_text(ui, {x + column.width - text_size(ui.fonts().small, column.name).x, y}, ui.fonts().small, p.muted,
                  column.name);
        x += column.width + between;
    }
}

/// The parts that have no column, as lines below their row.
void draw_rest(Ui& ui, const std::vector<Column>& columns, std::size_t row, float left, float width) {
    const Palette& p = ui.palette();
    for (const Column& column : columns) {
        if (column.is_shown) continue;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const std::string& cell = column.cells[row];
        const float drop = (ui.fonts().body->FontSize - ui.fonts().small->FontSize) / 2.0f;
        draw_text(ui, {left + ui.px(kSpace4), at.y + drop}, ui.fonts().small, p.muted, column.name);
        draw_text(ui, {left + width - text_size(ui.fonts().body, cell).x - ui.px(kSpace4), at.y}, ui.fonts().body,
                  p.text, cell, 0.0f, WidgetKind::Cell);
        ImGui::SetCursorScreenPos({at.x, at.y + ui.fonts().body->FontSize + ui.px(kSpace1)});
    }
    gap(ui, kSpace2);
}

} // namespace

void ladder_panel(Ui& ui, LadderState& state, const Plan& plan, const Report& report, Freshness freshness,
                  float width) {
    const Palette& p = ui.palette();
    const std::vector<Scenario>& rows = report.scenarios;
    std::vector<Column> columns = columns_of(plan, rows);
    const float card_edge = ui.px(kSpace3), edge = ui.px(kSpace2);
    const float inner = width - 2.0f * card_edge;
    const float needed = fit(ui, columns, inner);
    const bool is_short = std::ranges::any_of(columns, [](const Column& column) { return !column.is_shown; });
    const auto words =
        std::ranges::find_if(columns, [](const Column& column) { return column.name == "Hedge" && !column.is_shown; });
    const bool has_words = words != columns.end();
    const auto shown = std::ranges::count_if(columns, [](const Column& column) { return column.is_shown; });
    const float spare = std::max(0.0f, inner - 2.0f * edge - needed);
    // The columns part what is left over.
    const float between = ui.px(kSpace4) + (shown > 1 ? spare / static_cast<float>(shown - 1) : 0.0f);
    const float opacity = freshness == Freshness::Stale ? 0.6f : 1.0f;
    const bool is_tall = has_words || (is_short && ui.theme.pointer == PointerKind::Coarse);
    const float height = ui.px(is_tall ? 44.0f : 28.0f);

    // The card goes behind what is drawn first, once its height is known.
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImDrawListSplitter layers;
    layers.Split(&list, 2);
    layers.SetCurrentChannel(&list, 1);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const ImVec2 start = {corner.x + card_edge, corner.y + ui.px(kSpace3)};
    draw_heading(ui, columns, start, inner, between, is_short);
    ImVec2 at = {start.x, start.y + ui.fonts().strong->FontSize + ui.fonts().small->FontSize + ui.px(kSpace2 + 10.0f)};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        list.AddRectFilled({at.x, at.y}, {at.x + inner, at.y + ui.px(1.0f)}, i == 0 ? p.control : p.grid);
        at.y += ui.px(1.0f);
        const ImVec2 end = {at.x + inner, at.y + height};
        if (rows[i].liquidated)
            list.AddRectFilled(at, end, p.warning_tint);
        else if (rows[i].shock == 0.0)
            list.AddRectFilled(at, end, p.hovered);
        ImGui::SetCursorScreenPos(at);
        ImGui::PushID(static_cast<int>(i));
        if (is_short) {
            const Press press = pressable("row", {inner, height});
            if (press.is_hovered) list.AddRectFilled(press.min, press.max, p.hovered);
            focus_ring(ui, press, 4.0f);
            log_widget(ui, WidgetKind::Button, "Parts at " + columns[0].cells[i], "", press.min, press.max, press.id);
            if (press.is_pressed) state.open_row = state.open_row == i ? std::nullopt : std::optional(i);
        }
        ImGui::PopID();
        const std::string_view word = has_words && rows[i].liquidated ? words->cells[i] : std::string_view();
        draw_cells(ui, columns, i, at.x + edge, between, {at.y, height, word}, opacity);
        at.y += height;
        ImGui::SetCursorScreenPos(at);
        if (is_short && state.open_row == i) draw_rest(ui, columns, i, at.x, inner);
        at.y = ImGui::GetCursorScreenPos().y;
    }
    at.y += ui.px(kSpace2);
    layers.SetCurrentChannel(&list, 0);
    draw_card(ui, corner, {corner.x + width, at.y});
    layers.Merge(&list);
    end_at({corner.x, at.y});
}

} // namespace keel::view
