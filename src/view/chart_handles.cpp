#include "view/chart_handles.hpp"

#include "view/amounts.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace keel::view {

namespace {

constexpr float kTouchSize = 44.0f; // CSS pixels
constexpr float kMouseSize = 24.0f;
constexpr float kRing = 11.0f; // of the focus, from the middle

float reach_of(const Ui& ui) { return ui.px(ui.theme.pointer == PointerKind::Coarse ? kTouchSize : kMouseSize) / 2.0f; }

/// Others stand beside what is zoomed to.
bool is_shown(const Chart& chart, const Handle& handle) {
    return handle.at.x >= chart.x_least && handle.at.x <= chart.x_most;
}

/// The nearest one within reach.
std::optional<std::size_t> handle_at(const Ui& ui, const Chart& chart, const ChartFrame& frame, ImVec2 place) {
    std::optional<std::size_t> nearest;
    float least = reach_of(ui);
    for (std::size_t i = 0; i < chart.handles.size(); ++i) {
        if (!is_shown(chart, chart.handles[i])) continue;
        const ImVec2 at = frame.at(chart.handles[i].at);
        const float distance = std::hypot(at.x - place.x, at.y - place.y);
        if (distance > least) continue;
        least = distance;
        nearest = i;
    }
    return nearest;
}

/// Before which handle a new point at x stands.
std::size_t number_at(const Chart& chart, double x) {
    const auto next = std::ranges::upper_bound(chart.handles, x, {}, [](const Handle& handle) { return handle.at.x; });
    return static_cast<std::size_t>(next - chart.handles.begin());
}

ImGuiID id_of(ImGuiID chart, std::size_t handle) { return ImGui::GetIDWithSeed(static_cast<int>(handle), chart); }

/// One step for each arrow key that went down; they no longer lead to the next control.
ChartPoint arrows_pressed(ImGuiID owner) {
    const auto count = [&](ImGuiKey key) {
        ImGui::SetKeyOwner(key, owner);
        return ImGui::IsKeyPressed(key) ? 1.0 : 0.0;
    };
    const double right = count(ImGuiKey_RightArrow), left = count(ImGuiKey_LeftArrow);
    const double up = count(ImGuiKey_UpArrow), down = count(ImGuiKey_DownArrow);
    return {right - left, up - down};
}

bool is_told(const Chart& chart) { return chart.handle_keys.step.x > 0.0 && chart.handle_keys.step.y > 0.0; }

/// By the arrow keys where the focus is on a point, or to a height that comes from elsewhere.
std::optional<HandleChange> move_by_keys(Ui& ui, const Chart& chart, ImGuiID item) {
    const ImGuiContext& gui = *ImGui::GetCurrentContext();
    if (!is_told(chart)) return std::nullopt;
    for (std::size_t i = 0; i < chart.handles.size(); ++i) {
        const ImGuiID id = id_of(item, i);
        const ChartPoint at = chart.handles[i].at, step = chart.handle_keys.step;
        if (!is_shown(chart, chart.handles[i])) continue;
        if (const auto wished = ui.log.take_wish(id)) return HandleChange{HandleEdit::Move, i, {at.x, *wished}};
        if (gui.NavId != id || gui.ActiveId != 0 || gui.IO.KeyCtrl || gui.IO.KeyAlt) continue;
        const ChartPoint by = arrows_pressed(id);
        if (by.x == 0.0 && by.y == 0.0) return std::nullopt;
        return HandleChange{HandleEdit::Move, i, {at.x + by.x * step.x, at.y + by.y * step.y}};
    }
    return std::nullopt;
}

std::string place_in_words(const Chart& chart, const Handle& handle) {
    return (chart.x_told != nullptr ? chart.x_told(handle.at.x) + ", " : "") + short_price(handle.at.y);
}

/// Beside the point that is being moved.
void draw_place(Ui& ui, const ChartFrame& frame, ImVec2 at, const std::string& words) {
    const ImVec2 size = text_size(ui.fonts().strong, words);
    const float pad = ui.px(kSpace2);
    const float x = std::clamp(at.x - size.x / 2.0f, frame.min.x + pad, std::max(frame.min.x, frame.max.x - size.x));
    const bool is_below = at.y - ui.px(40.0f) < frame.min.y;
    const float y = at.y + (is_below ? ui.px(24.0f) : -ui.px(24.0f) - size.y);
    ImGui::GetWindowDrawList()->AddRectFilled({x - pad, y - pad / 2.0f}, {x + size.x + pad, y + size.y + pad / 2.0f},
                                              ui.palette().surface, ui.px(5.0f));
    draw_text(ui, {x, y}, ui.fonts().strong, ui.palette().text, words);
}

/// The keyboard finds it. What follows a chart asks about the chart's own item.
void add_item(const Press& place) {
    ImGuiContext& gui = *ImGui::GetCurrentContext();
    const ImGuiLastItemData chart = gui.LastItemData;
    ImGui::ItemAdd({place.min, place.max}, place.id);
    gui.LastItemData = chart;
}

void log_handle(Ui& ui, const Chart& chart, const ChartFrame& frame, const Handle& handle, const Press& place) {
    const double y = handle.at.y;
    log_widget(ui, WidgetKind::Slider, handle.name, place_in_words(chart, handle), place.min, place.max, place.id);
    ui.log.note(Role::Point);
    Widget& logged = ui.log.last();
    logged.note = chart.handle_keys.words;
    logged.number = y;
    // Beyond what is seen, for a point may go there.
    constexpr double kStepsBeyond = 10.0;
    logged.least = std::min(chart.handle_keys.step.y, y);
    logged.most = std::max(frame.y.most, y) + kStepsBeyond * chart.handle_keys.step.y;
}

} // namespace

std::optional<HandleChange> move_handles(Ui& ui, const Chart& chart, const ChartFrame& frame, ChartState& state) {
    if (auto change = move_by_keys(ui, chart, ImGui::GetItemID())) return change;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const ChartPoint place = {frame.value_of_x(mouse.x), frame.value_of_y(mouse.y)};
    const auto under = handle_at(ui, chart, frame, mouse);
    if (ImGui::IsItemHovered() && under) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
        state.held.reset();
        state.held_y.reset();
        if (under) return HandleChange{HandleEdit::Remove, *under, place};
        return HandleChange{HandleEdit::Add, number_at(chart, place.x), place};
    }
    if (ImGui::IsItemActivated() && under) {
        state.held = under;
        state.held_y = frame.y;
    }
    if (!state.held) return std::nullopt;
    if (!ImGui::IsItemActive() || *state.held >= chart.handles.size()) {
        state.held.reset();
        state.held_y.reset();
        return std::nullopt;
    }
    if (!ImGui::IsMouseDragging(ImGuiMouseButton_Left, ui.px(2.0f))) return std::nullopt;
    return HandleChange{HandleEdit::Move, *state.held, place};
}

void draw_handles(Ui& ui, const Chart& chart, const ChartFrame& frame, const ChartState& state, ImGuiID item,
                  float opacity) {
    const Palette& p = ui.palette();
    const ImGuiContext& gui = *ImGui::GetCurrentContext();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float reach = ui.px(kTouchSize) / 2.0f, ring = ui.px(kRing);
    for (std::size_t i = 0; i < chart.handles.size(); ++i) {
        const Handle& handle = chart.handles[i];
        if (!is_shown(chart, handle)) continue;
        const ImVec2 at = frame.at(handle.at);
        const bool is_held = state.held == i;
        list.AddCircleFilled(at, ui.px(is_held ? 9.0f : 7.0f), faded(p.accent, opacity));
        list.AddCircleFilled(at, ui.px(is_held ? 6.0f : 4.5f), faded(p.surface, opacity));
        Press place{.min = {at.x - reach, at.y - reach}, .max = {at.x + reach, at.y + reach}, .id = 0};
        if (is_told(chart)) {
            place.id = id_of(item, i);
            add_item(place);
            focus_ring(ui, {.min = {at.x - ring, at.y - ring}, .max = {at.x + ring, at.y + ring}, .id = place.id},
                       kRing);
        }
        log_handle(ui, chart, frame, handle, place);
        const bool has_ring = place.id != 0 && gui.NavId == place.id && !gui.NavDisableHighlight;
        if (is_held || has_ring) draw_place(ui, frame, at, place_in_words(chart, handle));
    }
}

} // namespace keel::view
