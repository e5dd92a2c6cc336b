#include "view/chart_zoom.hpp"

#include "view/date_axis.hpp"
#include "view/shortcuts.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace keel::view {

namespace {

constexpr double kMostZoom = 1000.0;
constexpr float kMostOfTurn = 0.3f; // of the logarithm: a notch of a wheel is a whole turn
constexpr double kKeyZoom = 1.5;
constexpr double kKeyPan = 0.1; // of what is shown

ChartRange all_of(const Chart& chart) { return {chart.x_least, chart.x_most}; }
double span_of(ChartRange range) { return range.most - range.least; }

ChartPoint between(const ChartPoint& a, const ChartPoint& b, double x) {
    return {x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)};
}

/// Dots at its edges would be none of the data.
enum class Edges { Joined, Empty };

Run part_of(const Run& run, ChartRange range, Edges edges = Edges::Joined) {
    const auto from = std::ranges::lower_bound(run, range.least, {}, &ChartPoint::x);
    const auto to = std::ranges::upper_bound(run, range.most, {}, &ChartPoint::x);
    Run part;
    const auto add_edge = [&](auto next, double x) {
        const bool is_within =
            edges == Edges::Joined && next != run.begin() && next != run.end() && (next - 1)->x < x && next->x > x;
        if (is_within) part.push_back(between(*(next - 1), *next, x));
    };
    add_edge(from, range.least);
    part.insert(part.end(), from, to);
    add_edge(to, range.most);
    return part;
}

/// All again where that is nearly what there is.
std::optional<ChartRange> kept(ChartRange range, ChartRange all) {
    constexpr double kNearlyAll = 0.999;
    if (span_of(range) >= kNearlyAll * span_of(all)) return std::nullopt;
    return range;
}

bool is_focused(ImGuiID item) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    return g.NavId == item && g.ActiveId != item;
}

void zoom_by_keys(ChartState& state, ChartRange shown, ChartRange all, ImGuiID item) {
    if (!is_focused(item) || ImGui::GetIO().KeyCtrl || ImGui::GetIO().KeyAlt) return;
    const double middle = (shown.least + shown.most) / 2.0;
    if (is_pressed(Command::ZoomIn)) state.zoom = kept(zoomed(shown, all, middle, kKeyZoom), all);
    if (is_pressed(Command::ZoomOut)) state.zoom = kept(zoomed(shown, all, middle, 1.0 / kKeyZoom), all);
    if (is_pressed(Command::ZoomAll)) state.zoom.reset();
    if (!state.zoom) return;
    // Else they lead to the next control.
    ImGui::SetKeyOwner(ImGuiKey_LeftArrow, item);
    ImGui::SetKeyOwner(ImGuiKey_RightArrow, item);
    if (is_pressed(Command::PanLeft)) state.zoom = panned(shown, all, -kKeyPan * span_of(shown));
    if (is_pressed(Command::PanRight)) state.zoom = panned(shown, all, kKeyPan * span_of(shown));
}

/// With Ctrl, as on maps within a page; without it the page scrolls.
void zoom_by_wheel(Ui& ui, ChartState& state, const ChartFrame& frame, ChartRange shown, ChartRange all) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool is_finger = io.MouseSource == ImGuiMouseSource_TouchScreen;
    if (io.KeyCtrl) {
        state.is_hinted = false;
        // Two fingers take what lies between them along.
        const double moved = is_finger && ImGui::IsMousePosValid(&io.MousePosPrev)
                                 ? frame.value_of_x(io.MousePos.x) - frame.value_of_x(io.MousePosPrev.x)
                                 : 0.0;
        if (io.MouseWheel == 0.0f && moved == 0.0) return;
        const float turn = is_finger ? io.MouseWheel : std::clamp(io.MouseWheel, -kMostOfTurn, kMostOfTurn);
        const double at = frame.value_of_x(io.MousePos.x) - moved;
        state.zoom = kept(zoomed(panned(shown, all, -moved), all, at, std::exp(double(turn))), all);
        return;
    }
    if (io.MouseWheel != 0.0f && ui.theme.pointer == PointerKind::Fine) state.is_hinted = true;
    if (io.MouseDelta.x != 0.0f || io.MouseDelta.y != 0.0f) state.is_hinted = false;
}

/// What was taken hold of stays under the pointer.
void pan_by_drag(Ui& ui, ChartState& state, const ChartFrame& frame, ChartRange shown, ChartRange all) {
    const double under = frame.value_of_x(ImGui::GetIO().MousePos.x);
    if (ImGui::IsItemActivated() && state.zoom && !state.held) state.grabbed = under;
    if (!ImGui::IsItemActive() || state.held || !state.zoom) state.grabbed.reset();
    if (!state.grabbed) return;
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (ImGui::IsMouseDragging(ImGuiMouseButton_Left, ui.px(3.0f)))
        state.zoom = panned(shown, all, *state.grabbed - under);
}

} // namespace

ChartRange panned(ChartRange shown, ChartRange all, double by) {
    const double span = span_of(shown);
    const double least = std::clamp(shown.least + by, all.least, std::max(all.least, all.most - span));
    return {least, std::min(least + span, all.most)};
}

ChartRange zoomed(ChartRange shown, ChartRange all, double at, double factor) {
    const double part = std::clamp((at - shown.least) / span_of(shown), 0.0, 1.0);
    const double span = std::clamp(span_of(shown) / factor, span_of(all) / kMostZoom, span_of(all));
    const double least = shown.least + part * span_of(shown) - part * span;
    return panned({least, least + span}, all, 0.0);
}

std::optional<ChartRange> zoom_for(const Chart& chart, ChartRange zoom) {
    const ChartRange all = all_of(chart);
    const bool is_beside = zoom.most <= all.least || zoom.least >= all.most;
    if (is_beside || span_of(zoom) < span_of(all) / kMostZoom * 0.5) return std::nullopt;
    return kept(panned(zoom, all, 0.0), all);
}

Chart part_of(const Chart& chart, ChartRange range) {
    Chart part = chart;
    part.x_least = range.least;
    part.x_most = range.most;
    for (Series& series : part.series) {
        const Edges edges = series.look == LineLook::Dots ? Edges::Empty : Edges::Joined;
        for (Run& run : series.runs)
            run = part_of(run, range, edges);
        std::erase_if(series.runs, [](const Run& run) { return run.empty(); });
    }
    for (Fill& fill : part.fills)
        fill = {part_of(fill.low, range), part_of(fill.high, range), fill.colour};
    std::erase_if(part.marks, [&](const Mark& mark) { return mark.x < range.least || mark.x > range.most; });
    if (chart.x_axis == date_axis && chart.x_told != nullptr)
        part.x_title = chart.x_told(range.least) + " to " + chart.x_told(range.most) + ", UTC";
    return part;
}

void zoom_by_input(Ui& ui, const Chart& chart, const ChartFrame& frame, ChartState& state) {
    const ChartRange all = all_of(chart), shown = state.zoom.value_or(all);
    const ImGuiID item = ImGui::GetItemID();
    if (!ImGui::IsItemHovered()) {
        state.is_hinted = false;
    } else {
        zoom_by_wheel(ui, state, frame, shown, all);
        // Among handles pressing twice makes another one.
        if (chart.handles.empty() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
            state.zoom.reset();
            state.grabbed.reset();
        }
    }
    pan_by_drag(ui, state, frame, shown, all);
    zoom_by_keys(state, state.zoom.value_or(all), all, item);
}

void draw_zoom_hint(Ui& ui, const ChartFrame& frame) {
    const std::string_view words =
        ImGui::GetIO().ConfigMacOSXBehaviors ? "Hold \u2318 and scroll to zoom" : "Hold Ctrl and scroll to zoom";
    const ImVec2 size = text_size(ui.fonts().small, words);
    const float pad = ui.px(kSpace2);
    const ImVec2 at = {std::round((frame.min.x + frame.max.x - size.x) / 2.0f),
                       std::round(frame.max.y - size.y - ui.px(kSpace4))};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({at.x - pad, at.y - pad / 2.0f}, {at.x + size.x + pad, at.y + size.y + pad / 2.0f},
                       ui.palette().text, ui.px(6.0f));
    draw_text(ui, at, ui.fonts().small, ui.palette().page, words);
}

} // namespace keel::view
