#include "view/table_card.hpp"

#include "text/number.hpp"
#include "view/amounts.hpp"

#include <algorithm>
#include <cmath>

namespace keel::view {

namespace {

// A list to sort by appears from so many columns on that have no heading to press.
constexpr auto kManyHidden = 3;

constexpr auto kMinus = text::Minus::Typographic;

/// Of a whole column.
int coin_decimals(double largest) { return largest >= 1000.0 ? 2 : largest >= 1.0 ? 4 : largest >= 0.01 ? 6 : 8; }

std::string told_money(double usd, double largest, MoneyUnit unit) {
    if (usd == 0.0) return "0";
    if (unit == MoneyUnit::Coin) return text::grouped(usd, coin_decimals(largest), kMinus);
    if (unit == MoneyUnit::Percent) return text::percent(usd, largest >= 10.0 ? 0 : 2, kMinus);
    if (largest >= kShortFrom) return text::short_number(usd, kShortDigits, kMinus);
    if (largest >= kWholeMoneyFrom) return text::grouped(usd, 0, kMinus);
    return largest >= 1.0 ? text::grouped(usd, 2, kMinus) : text::money(usd, kMinus);
}

/// Where a column stands; 0 wide: it is left out.
struct Place {
    float left = 0.0f;
    float width = 0.0f;

    bool is_shown() const { return width > 0.0f; }
};

ImFont* font_of(Ui& ui, CellInk ink) { return ink == CellInk::Strong ? ui.fonts().strong : ui.fonts().body; }

ImU32 colour_of(const Palette& palette, CellInk ink) {
    if (ink == CellInk::Warning) return palette.warning;
    return ink == CellInk::Muted ? palette.muted : palette.text;
}

float width_of(Ui& ui, const TableColumn& column) {
    float width = text_size(ui.fonts().small, column.name).x;
    for (const TableCell& cell : column.cells)
        width = std::max(width, text_size(font_of(ui, cell.ink), cell.text).x);
    return width;
}

/// Leaves out columns until the rest fits, and parts what is left over between them.
std::vector<Place> placed(Ui& ui, const Table& table, float width) {
    const float between = ui.px(kSpace4);
    std::vector<Place> places;
    float total = -between;
    int rank = 0;
    for (const TableColumn& column : table.columns) {
        places.push_back({0.0f, std::max(1.0f, width_of(ui, column))});
        total += places.back().width + between;
        rank = std::max(rank, column.rank);
    }
    for (; rank > 0 && total > width; --rank) {
        for (std::size_t i = 0; i < places.size() && total > width; ++i) {
            if (table.columns[i].rank != rank) continue;
            total -= places[i].width + between;
            places[i].width = 0.0f;
        }
    }
    const auto shown = std::ranges::count_if(places, &Place::is_shown);
    const float spare = shown > 1 ? std::max(0.0f, width - total) / static_cast<float>(shown - 1) : 0.0f;
    float x = 0.0f;
    for (Place& place : places) {
        if (!place.is_shown()) continue;
        place.left = x;
        x += place.width + between + spare;
    }
    return places;
}

struct Card {
    Ui& ui;
    const Table& table;
    std::vector<Place> places;
    float left;  // of the rows
    float edge;  // between their ends and the cells
    float width; // of the rows
    float opacity;
    bool is_short; // columns are left out

    bool opens() const { return is_short || table.rows_open == RowsOpen::Always; }
    bool speaks_below() const { return table.spoken && !places[*table.spoken].is_shown(); }
};

/// Returns its height: on a phone a long one has two lines.
float draw_title(const Card& card, ImVec2 start) {
    Ui& ui = card.ui;
    const Palette& p = ui.palette();
    const float room = card.width - 2.0f * ui.px(kSpace1);
    const float height = text_size(ui.fonts().strong, card.table.title, room).y;
    draw_text(ui, {start.x + ui.px(kSpace1), start.y}, ui.fonts().strong, p.text, card.table.title, room);
    ui.log.note(Role::Heading);
    if (!card.opens() || card.table.hint.empty()) return height;
    const float left = start.x + card.width - ui.px(kSpace1) - text_size(ui.fonts().small, card.table.hint).x;
    const float title_end = start.x + text_size(ui.fonts().strong, card.table.title).x + ui.px(kSpace3);
    if (left > title_end) draw_text(ui, {left, start.y + ui.px(1.0f)}, ui.fonts().small, p.muted, card.table.hint);
    return height;
}

/// Where columns are left out, their headings cannot be pressed: a list of all stands above. Returns the chosen one.
std::optional<std::size_t> draw_sort_list(const Card& card, float y) {
    Ui& ui = card.ui;
    std::vector<Option> options;
    for (const TableColumn& column : card.table.columns)
        options.push_back({column.name, ""});
    const float label = text_size(ui.fonts().small, "Sort by").x, between = ui.px(kSpace2);
    const float middle = y + ui.theme.control_height() / 2.0f;
    draw_text(ui, {card.left + card.edge, middle - ui.fonts().small->FontSize / 2.0f}, ui.fonts().small,
              ui.palette().muted, "Sort by");
    const float left = card.left + card.edge + label + between;
    ImGui::SetCursorScreenPos({left, y});
    const std::size_t none = options.size();
    const std::size_t chosen = card.table.sorted_by.value_or(none);
    const std::size_t next = drop_down(ui, "sort", "Sort by", options, chosen, card.left + card.width - left);
    return next != chosen ? std::optional(next) : std::nullopt;
}

float heading_height(const Card& card) {
    return card.table.is_sortable ? card.ui.theme.control_height() : card.ui.fonts().small->FontSize;
}

/// The names of the columns, at `y`. Returns the one that was pressed.
std::optional<std::size_t> draw_headings(const Card& card, float y) {
    Ui& ui = card.ui;
    std::optional<std::size_t> pressed;
    const float height = heading_height(card);
    const float text_y = y + (height - ui.fonts().small->FontSize) / 2.0f;
    for (std::size_t i = 0; i < card.places.size(); ++i) {
        const Place& place = card.places[i];
        if (!place.is_shown()) continue;
        const TableColumn& column = card.table.columns[i];
        const float left = card.left + card.edge + place.left;
        ImU32 ink = ui.palette().muted;
        if (card.table.is_sortable) {
            const float reach = ui.px(kSpace1);
            ImGui::SetCursorScreenPos({left - reach, y});
            ImGui::PushID(static_cast<int>(i));
            const Press press = pressable("heading", {place.width + 2.0f * reach, height});
            if (press.is_hovered) ink = ui.palette().accent;
            focus_ring(ui, press, 4.0f);
            log_widget(ui, WidgetKind::Button, "Sort by " + column.name, "", press.min, press.max, press.id);
            if (press.is_pressed) pressed = i;
            ImGui::PopID();
        }
        const float spare = place.width - text_size(ui.fonts().small, column.name).x;
        const float x = left + (column.side == CellSide::Right ? spare : 0.0f);
        draw_text(ui, {x, text_y}, ui.fonts().small, ink, column.name);
        ui.log.note(Role::Column);
        if (card.table.sorted_by != i) continue;
        const float half = ui.px(6.0f);
        const float mark =
            column.side == CellSide::Right ? x - half - ui.px(2.0f) : x + place.width - spare + 2.0f * half;
        draw_icon(*ImGui::GetWindowDrawList(), card.table.sort_icon, {mark, y + height / 2.0f}, 2.0f * half, ink);
    }
    return pressed;
}

void draw_cells(const Card& card, std::size_t row, float top, float height) {
    Ui& ui = card.ui;
    const Palette& p = ui.palette();
    const std::string_view word = card.speaks_below() ? card.table.rows[row].word_below : std::string_view();
    for (std::size_t i = 0; i < card.places.size(); ++i) {
        const Place& place = card.places[i];
        if (!place.is_shown()) continue;
        const TableColumn& column = card.table.columns[i];
        const TableCell& cell = column.cells[row];
        ImFont* font = font_of(ui, cell.ink);
        const float left = card.left + card.edge + place.left;
        float y = top + (height - font->FontSize) / 2.0f;
        if (i == 0 && !word.empty()) {
            const bool is_warned = card.table.rows[row].tone == RowTone::Warned;
            draw_text(ui, {left, y + font->FontSize / 2.0f}, ui.fonts().small,
                      faded(is_warned ? p.warning : p.muted, card.opacity), word);
            y -= ui.fonts().small->FontSize / 2.0f;
        }
        const float spare = place.width - text_size(font, cell.text).x;
        const float x = left + (column.side == CellSide::Right ? spare : 0.0f);
        draw_text(ui, {x, y}, font, faded(colour_of(p, cell.ink), card.opacity), cell.text, 0.0f, WidgetKind::Cell);
    }
}

/// The cells that have no column, as lines below their row.
void draw_rest(const Card& card, std::size_t row) {
    Ui& ui = card.ui;
    const Palette& p = ui.palette();
    for (std::size_t i = 0; i < card.places.size(); ++i) {
        if (card.places[i].is_shown()) continue;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const TableColumn& column = card.table.columns[i];
        const TableCell& cell = column.cells[row];
        ImFont* font = font_of(ui, cell.ink);
        const float drop = (font->FontSize - ui.fonts().small->FontSize) / 2.0f;
        draw_text(ui, {card.left + ui.px(kSpace4), at.y + drop}, ui.fonts().small, p.muted, column.name);
        const float right = card.left + card.width - ui.px(kSpace4), width = text_size(font, cell.text).x;
        const float left = card.left + ui.px(kSpace4);
        ImVec2 place = {right - width, at.y};
        float height = font->FontSize, wrap = 0.0f;
        if (left + text_size(ui.fonts().small, column.name).x + ui.px(kSpace3) > place.x) { // a sentence
            wrap = right - left;
            place = {left, at.y + ui.fonts().small->FontSize + ui.px(kSpace1)};
            height = place.y - at.y + text_size(font, cell.text, wrap).y;
        }
        draw_text(ui, place, font, colour_of(p, cell.ink), cell.text, wrap, WidgetKind::Cell);
        ImGui::SetCursorScreenPos({card.left, at.y + height + ui.px(kSpace1)});
    }
}

ImU32 ground_of(const Palette& palette, RowTone tone) {
    return tone == RowTone::Warned ? palette.warning_tint : palette.hovered;
}

/// True when it was pressed.
bool draw_row(const Card& card, std::size_t i, float top, float height) {
    Ui& ui = card.ui;
    const TableRow& row = card.table.rows[i];
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 min = {card.left, top}, max = {card.left + card.width, top + height};
    if (row.tone != RowTone::Plain) list.AddRectFilled(min, max, ground_of(ui.palette(), row.tone));
    ImGui::SetCursorScreenPos(min);
    bool is_pressed = false;
    if (card.opens()) {
        const Press press = pressable("row", {card.width, height});
        if (press.is_hovered) list.AddRectFilled(min, max, ui.palette().hovered);
        focus_ring(ui, press, 4.0f);
        log_widget(ui, WidgetKind::Button, row.name, "", press.min, press.max, press.id);
        ui.log.note(Role::Row);
        is_pressed = press.is_pressed;
    }
    draw_cells(card, i, top, height);
    ImGui::SetCursorScreenPos({card.left, top + height});
    return is_pressed;
}

} // namespace

TableColumn money_column(std::string name, int rank, const std::vector<std::optional<double>>& amounts,
                         std::string_view otherwise, MoneyUnit unit) {
    double largest = 0.0;
    for (const std::optional<double>& amount : amounts)
        largest = std::max(largest, std::fabs(amount.value_or(0.0)));
    TableColumn column{std::move(name), rank};
    for (const std::optional<double>& amount : amounts) {
        std::string told = amount ? told_money(*amount, largest, unit) : std::string(otherwise);
        const bool is_nothing = !amount || told == "0" || told == "0.00" || told == "0.00 %";
        column.cells.push_back({std::move(told), is_nothing ? CellInk::Muted : CellInk::Text});
    }
    return column;
}

TableColumn money_column(const Money& money, std::string name, int rank, std::vector<std::optional<double>> amounts_usd,
                         std::string_view otherwise) {
    for (std::optional<double>& amount : amounts_usd) {
        if (amount) amount = money.of(*amount);
    }
    return money_column(std::move(name), rank, amounts_usd, otherwise, money.unit());
}

std::optional<std::size_t> table_card(Ui& ui, TableState& state, const Table& table, float width, Freshness freshness,
                                      const std::function<void(std::size_t row, float width)>& details) {
    const float card_edge = ui.px(kSpace3), edge = ui.px(kSpace2);
    const float inner = width - 2.0f * card_edge;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float opacity = freshness == Freshness::Stale ? 0.6f : 1.0f;
    Card card{ui, table, placed(ui, table, inner - 2.0f * edge), corner.x + card_edge, edge, inner, opacity, false};
    card.is_short = !std::ranges::all_of(card.places, &Place::is_shown);
    const bool is_tall = card.speaks_below() || (card.opens() && ui.theme.pointer == PointerKind::Coarse);
    const float height = ui.px(is_tall ? 44.0f : 28.0f);

    // The card goes behind what is drawn first, once its height is known.
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImDrawListSplitter layers;
    layers.Split(&list, 2);
    layers.SetCurrentChannel(&list, 1);
    float y = corner.y + ui.px(kSpace3);
    y += draw_title(card, {card.left, y}) + ui.px(table.is_sortable ? kSpace1 : kSpace3);
    std::optional<std::size_t> pressed;
    const auto hidden = std::ssize(card.places) - std::ranges::count_if(card.places, &Place::is_shown);
    if (hidden >= kManyHidden && table.is_sortable) {
        pressed = draw_sort_list(card, y + ui.px(kSpace1));
        y += ui.theme.control_height() + ui.px(kSpace2);
    }
    if (const auto heading = draw_headings(card, y)) pressed = heading;
    y += heading_height(card) + (table.is_sortable ? 0.0f : ui.px(6.0f));
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const ImU32 line = i == 0 ? ui.palette().control : ui.palette().grid;
        list.AddRectFilled({card.left, y}, {card.left + inner, y + ui.px(1.0f)}, line);
        ImGui::PushID(static_cast<int>(i));
        if (draw_row(card, i, y + ui.px(1.0f), height))
            state.open_row = state.open_row == i ? std::nullopt : std::optional(i);
        if (card.opens() && state.open_row == i) {
            draw_rest(card, i);
            if (details) details(i, inner);
            gap(ui, kSpace2);
        }
        y = ImGui::GetCursorScreenPos().y;
        ImGui::PopID();
    }
    y += ui.px(kSpace2);
    layers.SetCurrentChannel(&list, 0);
    draw_card(ui, corner, {corner.x + width, y});
    layers.Merge(&list);
    end_at({corner.x, y});
    return pressed;
}

} // namespace keel::view
