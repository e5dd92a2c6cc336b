#include "view/panels/heat.hpp"

#include "engine/evaluate.hpp"
#include "engine/market.hpp"
#include "text/comparison_text.hpp"
#include "text/number.hpp"
#include "view/amounts.hpp"
#include "view/field_spelling.hpp"
#include "view/heat_axis.hpp"
#include "view/money_files.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace keel::view {

namespace {

constexpr auto kMinus = text::Minus::Typographic;
constexpr auto kTimeInFrame = std::chrono::milliseconds(8); // what a frame may spend on the cells
constexpr std::size_t kSavedColumns = 65;
constexpr std::size_t kSavedRows = 33;
constexpr float kWidestChoice = 460.0f; // CSS pixels

void choose_axis(Ui& ui, HeatState& state, const Plan& plan, float width) {
    if (plan.legs.empty()) {
        state.axis = GridAxis::Days;
        text_line(ui, ui.fonts().small, ui.palette().muted, "Without a hedge only the time can vary.", width);
        return;
    }
    // Above the choices, or before them where there is room.
    constexpr std::string_view kTitle = "What varies up the side";
    const ImVec2 start = ImGui::GetCursorScreenPos(), title = text_size(ui.fonts().small, kTitle);
    const bool is_before = title.x + ui.px(kSpace3 + kWidestChoice) <= width;
    const float down = is_before ? (ui.theme.control_height() - title.y) / 2.0f : 0.0f;
    draw_text(ui, {start.x, start.y + down}, ui.fonts().small, ui.palette().muted, kTitle);
    ImGui::SetCursorScreenPos(is_before ? ImVec2{start.x + title.x + ui.px(kSpace3), start.y}
                                        : ImVec2{start.x, start.y + title.y + ui.px(kSpace1)});
    const std::array<std::string, 4> choices = {"Time", "Ratio", "Leverage", "Funding"}; // in the order of GridAxis
    const float room = std::min(width, ui.px(kWidestChoice));
    state.axis = static_cast<GridAxis>(
        segmented(ui, "axis", "Up the side", choices, static_cast<std::size_t>(state.axis), room));
    end_at({start.x, ImGui::GetItemRectMax().y});
    state.leg = std::min(state.leg, plan.legs.size() - 1);
    if (plan.legs.size() == 1 || state.axis == GridAxis::Days) return;
    gap(ui, kSpace2);
    std::vector<Option> options;
    for (std::size_t i = 0; i < plan.legs.size(); ++i)
        options.push_back({"Hedge " + text::grouped(double(i + 1), 0), plan.legs[i].contract});
    state.leg = drop_down(ui, "leg", "Hedge of the map", options, state.leg, std::min(width, ui.px(280.0f)));
}

/// While something is dragged, the next plan waits until there is a first picture of the one before.
void refresh(HeatState& state, const Plan& plan, const Report& report) {
    HeatState::Subject subject{plan, state.axis, state.leg,
                               has_heat_shader() ? HeatDetail::Shader : HeatDetail::Rectangles};
    const bool may_begin = !state.picture.is_old() || !ImGui::IsMouseDown(ImGuiMouseButton_Left);
    if (state.subject != subject && may_begin) {
        const GridRequest request = heat_request(plan, report, state.axis, state.leg);
        state.own_row = row_of_plan(plan, report, request);
        state.picture.begin(plan, request, subject.detail);
        state.subject = std::move(subject);
        state.reading.reset();
    }
    state.picture.advance(kTimeInFrame);
    state.wants_frame = !state.picture.is_complete();
}

/// The cells in the unit: made anew when the picture or the unit is another one.
const HeatCells& cells_of(HeatState& state, MoneyUnit unit) {
    const HeatCells& cells = state.picture.shown();
    const bool is_other = state.unit != unit;
    if (is_other) state.reading.reset();
    state.unit = unit;
    if (unit == MoneyUnit::Usd || cells.revision == 0) return cells;
    if (is_other || state.converted_revision != cells.revision)
        state.converted = cells_in_unit(cells, state.subject->plan, unit);
    state.converted_revision = cells.revision;
    return state.converted;
}

std::optional<HeatReading> read(const Plan& plan, const GridRequest& request, HeatPlace place, const Money& money) {
    Plan row = plan_of_row(plan, request, place.row);
    row.scenario.shocks = {place.price / plan.bags.front().price - 1.0};
    const auto report = evaluate(row);
    if (!report || report->scenarios.empty()) return std::nullopt;
    const Scenario& end = report->scenarios.front();
    const Money then = money.at(end.price);
    const bool is_usd = money.unit() == MoneyUnit::Usd;
    return HeatReading{place, then.of(end.net_usd),
                       is_usd ? text::money(end.net_usd, kMinus) + " USD" : then.told(end.net_usd),
                       then.told(end.value_usd), end.liquidated};
}

std::string title_of(const HeatState& state, const Plan& plan) {
    if (state.axis == GridAxis::Days) return "Gain or loss by price and time";
    return "Gain or loss after " + days_in_words(plan.horizon_days) + " by price and " + row_name(state.axis);
}

/// Of the ends of the map: in the unit already.
std::string told_end(double net, MoneyUnit unit) {
    if (unit == MoneyUnit::Percent) return text::percent(net, 1, kMinus);
    return unit == MoneyUnit::Coin ? short_amount(net) : short_money(net);
}

std::string range_in_words(const HeatCells& cells, const Money& money) {
    const std::string range = "from " + told_end(cells.least, cells.unit) + " to " + told_end(cells.most, cells.unit);
    if (cells.unit == MoneyUnit::Percent) return range + " of what you hold today. ";
    const std::string words = range + " " + money.name();
    return words + (cells.unit == MoneyUnit::Coin ? ", each at the price of its own end. " : ". ");
}

std::string words_of(const Ui& ui, const Plan& plan, const HeatCells& cells, const Money& money) {
    std::string words = cells.least >= 0.0  ? "Every place on this map ends with a gain, "
                        : cells.most <= 0.0 ? "Every place on this map ends with a loss, "
                                            : "Blue is a gain and orange a loss, ";
    const bool is_one_side = cells.least >= 0.0 || cells.most <= 0.0;
    words += range_in_words(cells, money);
    if (!is_one_side) words += "On the thick line nothing is gained or lost. ";
    if (cells.has_liquidated)
        words +=
            plan.legs.size() == 1
                ? "Where it is hatched the exchange has closed the hedge on the way, and the coins are unprotected. "
                : "Where it is hatched the exchange has closed a hedge on the way. ";
    const bool is_touched = ui.theme.pointer == PointerKind::Coarse;
    return words + (is_touched ? "Touch a place for its exact result." : "Point at a place for its exact result.");
}

void draw_map(Ui& ui, HeatState& state, const HeatCells& cells, const Plan& plan, const Money& money, ImVec2 size,
              float opacity) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float edge = ui.px(kSpace4), room = size.x - 2.0f * edge, pad = ui.px(kSpace3);
    HeatLook look = heat_look(ui.theme, cells);
    look.opacity = opacity;

    // The card goes behind what is measured while it is drawn.
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImDrawListSplitter layers;
    layers.Split(&list, 2);
    layers.SetCurrentChannel(&list, 1);
    ImGui::SetCursorScreenPos({corner.x + edge, corner.y + pad});
    text_line(ui, ui.fonts().strong, ui.palette().text, title_of(state, plan), room);
    gap(ui, kSpace1);
    text_line(ui, ui.fonts().small, ui.palette().muted, words_of(ui, plan, cells, money), room);
    gap(ui, kSpace3);
    draw_heat_legend(ui, cells, look, money.in_titles(), room);
    gap(ui, kSpace3);

    HeatChart chart;
    chart.name = "Heat map";
    chart.price_title = "Price of " + plan.bags.front().coin + " at the end, USD";
    chart.today = plan.bags.front().price;
    chart.own_row = state.own_row;
    if (state.own_row) chart.own_label = "your plan: " + told_row(state.axis, *state.own_row);
    chart.unit_title = money.in_titles();
    chart.unit_name = money.name();
    chart.liquidated_words = plan.legs.size() == 1 ? "The hedge is liquidated" : "A hedge is liquidated";
    chart.read = [&](HeatPlace place) {
        if (!state.reading || state.reading->place != place) state.reading = read(plan, cells.request, place, money);
        return state.reading;
    };
    draw_heat_chart(ui, "map", chart, cells, look, state.crosshair, {room, size.y});
    const float bottom = ImGui::GetItemRectMax().y + pad;
    layers.SetCurrentChannel(&list, 0);
    draw_card(ui, corner, {corner.x + size.x, bottom});
    layers.Merge(&list);
    end_at({corner.x, bottom});
}

/// What a file's sums are in; its prices are those of the axis.
text::SumUnit unit_of_file(const Plan& plan, const Money& money) {
    text::SumUnit unit = unit_of_files(money);
    const double today = plan.bags.front().price;
    unit.from_usd = [plan, money, today](double usd, double price) {
        return money.of(usd, double(price_after(plan, 0, price / today - 1.0)));
    };
    return unit;
}

void draw_save(Ui& ui, const Plan& plan, const GridRequest& shown, const Money& money) {
    const ImVec2 place = ImGui::GetCursorScreenPos();
    if (button(ui, "save", "Save as CSV", "Save as CSV", Icon::None, ButtonLook::Plain)) {
        GridRequest request = shown;
        request.columns = kSavedColumns;
        request.rows = kSavedRows;
        if (const auto grid = grid_of(plan, request))
            ui.actions.push_back(
                {ActionKind::SaveText, text::csv_from_grid(*grid, unit_of_file(plan, money)), "keel-heat-map.csv"});
    }
    end_at({place.x, place.y + ui.theme.control_height()});
}

} // namespace

void heat_panel(Ui& ui, HeatState& state, const Plan& plan, const Report& report, const Money& money,
                Freshness freshness, ImVec2 size) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    choose_axis(ui, state, plan, size.x);
    ImGui::SetCursorScreenPos({start.x, ImGui::GetCursorScreenPos().y});
    gap(ui, kSpace3);
    refresh(state, plan, report);
    for (const Issue& issue : state.picture.issues()) {
        text_line(ui, ui.fonts().body, ui.palette().warning, "There is no map of this: " + issue_in_words(issue) + ".",
                  size.x);
        gap(ui, kSpace2);
    }
    const HeatCells& cells = cells_of(state, money.unit());
    const bool is_shown = cells.revision != 0 && state.picture.issues().empty() && cells.request.axis == state.axis;
    if (is_shown) {
        const bool is_stale = freshness == Freshness::Stale || state.picture.is_old();
        draw_map(ui, state, cells, plan, money, {size.x, std::max(size.y * 0.85f, ui.px(280.0f))},
                 is_stale ? 0.5f : 1.0f);
        if (!has_heat_shader()) {
            gap(ui, kSpace2);
            text_line(ui, ui.fonts().small, ui.palette().muted,
                      "Drawn in coarse cells, because the graphics of this device cannot do it finely. The results you "
                      "point at are exact all the same.",
                      size.x);
        }
        gap(ui, kSpace3);
        draw_save(ui, plan, cells.request, money);
    } else if (state.picture.issues().empty()) {
        text_line(ui, ui.fonts().body, ui.palette().muted, "One moment \u2026", size.x);
    }
    end_at({start.x, std::max(ImGui::GetCursorScreenPos().y, start.y + size.y)});
}

} // namespace keel::view
