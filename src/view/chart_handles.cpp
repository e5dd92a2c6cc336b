#include "view/chart_handles.hpp"

#include "view/amounts.hpp"

#include <algorithm>
#include <cmath>

namespace keel::view {

namespace {

constexpr float kTouchSize = 44.0f; // CSS pixels
constexpr float kMouseSize = 24.0f;

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

} // namespace

std::optional<HandleChange> move_handles(Ui& ui, const Chart& chart, const ChartFrame& frame, ChartState& state) {
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

void draw_handles(Ui& ui, const Chart& chart, const ChartFrame& frame, const ChartState& state, float opacity) {
    const Palette& p = ui.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float reach = ui.px(kTouchSize) / 2.0f;
    for (std::size_t i = 0; i < chart.handles.size(); ++i) {
        const Handle& handle = chart.handles[i];
        if (!is_shown(chart, handle)) continue;
        const ImVec2 at = frame.at(handle.at);
        const bool is_held = state.held == i;
        list.AddCircleFilled(at, ui.px(is_held ? 9.0f : 7.0f), faded(p.accent, opacity));
        list.AddCircleFilled(at, ui.px(is_held ? 6.0f : 4.5f), faded(p.surface, opacity));
        log_widget(ui, WidgetKind::Slider, handle.name, short_price(handle.at.y), {at.x - reach, at.y - reach},
                   {at.x + reach, at.y + reach});
        if (!is_held) continue;
        const std::string words =
            (chart.x_told != nullptr ? chart.x_told(handle.at.x) + ", " : "") + short_price(handle.at.y);
        const ImVec2 size = text_size(ui.fonts().strong, words);
        const float pad = ui.px(kSpace2);
        const float x =
            std::clamp(at.x - size.x / 2.0f, frame.min.x + pad, std::max(frame.min.x, frame.max.x - size.x));
        const bool is_below = at.y - ui.px(40.0f) < frame.min.y;
        const float y = at.y + (is_below ? ui.px(24.0f) : -ui.px(24.0f) - size.y);
        list.AddRectFilled({x - pad, y - pad / 2.0f}, {x + size.x + pad, y + size.y + pad / 2.0f}, p.surface,
                           ui.px(5.0f));
        draw_text(ui, {x, y}, ui.fonts().strong, p.text, words);
    }
}

} // namespace keel::view
