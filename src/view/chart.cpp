#include "view/chart.hpp"

#include "text/number.hpp"
#include "view/amounts.hpp"
#include "view/chart_fills.hpp"
#include "view/chart_frame.hpp"
#include "view/chart_handles.hpp"
#include "view/chart_numbers.hpp"
#include "view/chart_tools.hpp"
#include "view/chart_zoom.hpp"

#include <algorithm>
#include <cmath>

namespace keel::view {

namespace {

constexpr auto kMinus = text::Minus::Typographic;
constexpr float kRimFrom = 2.0f; // CSS pixels, of dots

struct Painter {
    Ui& ui;
    const Chart& chart;
    const ChartFrame& frame;
    ImDrawList& list;
    float opacity;

    ImU32 ink(ImU32 colour) const { return faded(colour, opacity); }
};

void draw_axes(const Painter& to) {
    Ui& ui = to.ui;
    const Palette& p = ui.palette();
    const ChartFrame& frame = to.frame;
    ImFont* font = ui.fonts().small;
    for (const Band& band : to.chart.bands) {
        const float from = std::max(frame.at_x(band.from), frame.min.x),
                    end = std::min(frame.at_x(band.to), frame.max.x);
        if (end > from) to.list.AddRectFilled({from, frame.min.y}, {end, frame.max.y}, to.ink(band.colour));
    }
    const float line = ui.px(1.0f);
    for (std::size_t i = 0; i < frame.y.ticks.size(); ++i) {
        const float y = std::round(frame.at_y(frame.y.ticks[i]));
        const bool is_zero = frame.y.ticks[i] == 0.0;
        to.list.AddRectFilled({frame.min.x, y}, {frame.max.x, y + line}, to.ink(is_zero ? p.control : p.grid));
        const float width = text_size(font, frame.y.labels[i]).x;
        draw_text(ui, {frame.min.x - ui.px(kSpace2) - width, y - font->FontSize / 2.0f}, font, to.ink(p.muted),
                  frame.y.labels[i]);
    }
    for (std::size_t i = 0; i < frame.x.ticks.size(); ++i) {
        const float x = std::round(frame.at_x(frame.x.ticks[i]));
        to.list.AddRectFilled({x, frame.max.y}, {x + line, frame.max.y + ui.px(kSpace1)}, to.ink(p.control));
        const float width = text_size(font, frame.x.labels[i]).x;
        draw_text(ui, {x - width / 2.0f, frame.max.y + ui.px(kSpace2)}, font, to.ink(p.muted), frame.x.labels[i]);
    }
    to.list.AddRectFilled({frame.min.x, frame.max.y}, {frame.max.x, frame.max.y + line}, to.ink(p.control));
    const float title = text_size(font, to.chart.x_title).x;
    draw_text(ui, {(frame.min.x + frame.max.x - title) / 2.0f, frame.max.y + ui.px(kSpace2 + kSpace2) + font->FontSize},
              font, to.ink(p.muted), to.chart.x_title);
}

/// Lines without joints, which between points that lie so close would show as thorns.
void draw_all_points(const Painter& to, const Series& series, const Run& run, float width) {
    for (std::size_t i = 1; i < run.size(); ++i)
        to.list.AddLine(to.frame.at(run[i - 1]), to.frame.at(run[i]), to.ink(series.colour), width);
}

void draw_dots(const Painter& to, const Series& series) {
    for (const Run& run : series.runs) {
        for (const ChartPoint& point : run) {
            // Among many small ones a rim would hide the others.
            if (series.width_css >= kRimFrom)
                to.list.AddCircleFilled(to.frame.at(point), to.ui.px(series.width_css + 1.5f), to.ui.palette().surface);
            to.list.AddCircleFilled(to.frame.at(point), series.width_css * to.ui.theme.ratio, to.ink(series.colour));
        }
    }
}

void draw_series(const Painter& to) {
    Ui& ui = to.ui;
    to.list.PushClipRect({to.frame.min.x, to.frame.min.y - ui.px(4.0f)}, {to.frame.max.x, to.frame.max.y + ui.px(4.0f)},
                         true);
    for (const Series& series : to.chart.series) {
        const float width = std::max(1.0f, series.width_css * ui.theme.ratio);
        if (series.look == LineLook::Dots) draw_dots(to, series);
        for (const Run& run : series.runs) {
            if (series.look == LineLook::Dots) break;
            if (series.drawn == PointsDrawn::All) {
                draw_all_points(to, series, run, width);
                continue;
            }
            std::vector<ImVec2> points;
            points.reserve(run.size());
            for (const ChartPoint& point : run) {
                const ImVec2 next = to.frame.at(point);
                // Joints that are closer than a pixel would show as thorns.
                const bool is_last = &point == &run.back();
                if (points.size() > 1 && next.x - points.back().x < 1.0f && is_last) points.pop_back();
                if (points.empty() || next.x - points.back().x >= 1.0f || is_last) points.push_back(next);
            }
            if (points.size() < 2) continue;
            if (series.look == LineLook::Dashed) {
                dashed_line(to.list, points, to.ink(series.colour), width, ui.px(6.0f));
            } else {
                to.list.AddPolyline(points.data(), static_cast<int>(points.size()), to.ink(series.colour), 0, width);
            }
            if (run.back().x >= to.chart.x_most || series.label_place == LabelPlace::Peak) continue;
            to.list.AddCircleFilled(points.back(), width * 1.7f, to.ink(series.colour)); // it ends here
            to.list.AddCircleFilled(points.back(), width * 0.8f, to.ink(ui.palette().surface));
        }
    }
    to.list.PopClipRect();
}

/// Would a label there be crossed by a line or a mark?
bool is_crossed(const Painter& to, ImVec2 min, ImVec2 max) {
    const float room = to.ui.px(3.0f);
    for (const Mark& mark : to.chart.marks) {
        const float x = to.frame.at_x(mark.x);
        if (x > min.x - room && x < max.x + room) return true;
    }
    constexpr int kProbes = 6;
    for (const Series& series : to.chart.series) {
        for (int i = 0; i <= kProbes; ++i) {
            const float x = min.x + (max.x - min.x) * static_cast<float>(i) / static_cast<float>(kProbes);
            const auto value = value_at(series, to.frame.value_of_x(x));
            const float y = value ? to.frame.at_y(*value) : -FLT_MAX;
            if (y > min.y - room && y < max.y + room) return true;
        }
    }
    return min.y < to.frame.min.y || max.y > to.frame.max.y;
}

/// For the label of a line that ends inside the plot: above or below the line, where nothing crosses it.
ImVec2 free_place(const Painter& to, const Series& series) {
    const Run& run = series.runs.front();
    const ImVec2 size = text_size(to.ui.fonts().small, series.label);
    const float from = to.frame.at_x(run.front().x) + to.ui.px(2.0f), end = to.frame.at_x(run.back().x) - size.x;
    const float distance = to.ui.px(6.0f);
    constexpr int kTries = 12;
    for (int i = 0; i < kTries; ++i) {
        const float x = from + std::max(0.0f, end - from) * static_cast<float>(i) / static_cast<float>(kTries);
        const float left = to.frame.at_y(value_at(series, to.frame.value_of_x(x)).value_or(run.front().y));
        const float right = to.frame.at_y(value_at(series, to.frame.value_of_x(x + size.x)).value_or(run.back().y));
        for (const float y : {std::min(left, right) - size.y - distance, std::max(left, right) + distance}) {
            if (!is_crossed(to, {x, y}, {x + size.x, y + size.y})) return {x, y};
        }
    }
    return {from, to.frame.at(run.front()).y - size.y - distance};
}

/// At the right end of each line; a line that ends earlier carries its label where there is room.
void draw_labels(const Painter& to) {
    Ui& ui = to.ui;
    ImFont* font = ui.fonts().small;
    std::vector<const Series*> at_right;
    std::vector<float> places;
    bool has_peaks = false;
    for (const Series& series : to.chart.series) {
        if (series.look == LineLook::Dots || series.runs.empty() || series.runs.front().empty()) continue;
        if (series.label_place == LabelPlace::Peak) {
            has_peaks = true;
        } else if (ends_at_right(to.chart, series)) {
            at_right.push_back(&series);
            places.push_back(to.frame.at_y(series.runs.back().back().y));
        } else {
            const ImVec2 place = free_place(to, series);
            draw_text(ui, place, font, to.ink(series.colour), series.label);
        }
    }
    if (has_peaks) draw_peak_labels(ui, to.chart, to.frame, to.opacity);
    const std::vector<float> apart =
        spread(places, font->FontSize + ui.px(2.0f), to.frame.min.y - ui.px(6.0f), to.frame.max.y + ui.px(6.0f));
    for (std::size_t i = 0; i < at_right.size(); ++i) {
        const float x = to.frame.max.x + ui.px(kSpace3);
        // A thin leader where the label had to move away from its line.
        to.list.AddLine({to.frame.max.x, places[i]}, {x - ui.px(3.0f), apart[i]},
                        to.ink(faded(at_right[i]->colour, 0.6f)), ui.px(1.0f));
        draw_text(ui, {x, apart[i] - font->FontSize / 2.0f}, font, to.ink(at_right[i]->colour), at_right[i]->label);
    }
}

void draw_marks(const Painter& to) {
    Ui& ui = to.ui;
    for (const PlacedMark& placed : to.frame.marks) {
        const float x = std::round(to.frame.at_x(placed.mark->x));
        const float from = to.frame.min.y - ui.px(kSpace1);
        const ImU32 colour = to.ink(placed.mark->colour);
        if (placed.mark->look == LineLook::Dashed) {
            dashed_line(to.list, {{x, from}, {x, to.frame.max.y}}, colour, ui.px(1.0f), ui.px(3.0f));
        } else {
            to.list.AddRectFilled({x, from}, {x + std::max(1.0f, ui.px(1.5f)), to.frame.max.y}, colour);
        }
        draw_text(ui, {placed.x, placed.y}, ui.fonts().small, colour, placed.mark->label);
    }
}

std::string told_x(const Chart& chart, double x) {
    if (chart.x_told != nullptr) return chart.x_told(x);
    return short_price(x) + "  " + text::signed_percent(x / chart.x_origin - 1.0, 1, kMinus);
}

/// The box at the crosshair: where it is, and every series there.
void draw_reading(const Painter& to, double x) {
    Ui& ui = to.ui;
    const Palette& p = ui.palette();
    struct Line {
        const Series* series;
        std::string value;
    };
    std::vector<Line> lines;
    float name_width = 0.0f, value_width = 0.0f;
    for (const Series& series : to.chart.series) {
        const auto value = series.look == LineLook::Dots ? std::nullopt : value_at(series, x);
        if (!value) continue;
        lines.push_back({&series, to.chart.y_told != nullptr ? to.chart.y_told(*value) : short_money(*value)});
        name_width = std::max(name_width, text_size(ui.fonts().small, series.label).x);
        value_width = std::max(value_width, text_size(ui.fonts().small, lines.back().value).x);
    }
    const float px = std::round(to.frame.at_x(x));
    to.list.AddRectFilled({px, to.frame.min.y}, {px + ui.px(1.0f), to.frame.max.y}, p.muted);
    for (const Line& line : lines) {
        const ImVec2 at = to.frame.at({x, *value_at(*line.series, x)});
        to.list.AddCircleFilled(at, ui.px(4.5f), p.surface);
        to.list.AddCircleFilled(at, ui.px(3.5f), line.series->colour);
    }

    const std::string title = told_x(to.chart, x);
    const float row = ui.fonts().small->FontSize + ui.px(kSpace1), pad = ui.px(10.0f), swatch = ui.px(kSpace3);
    const float body = swatch + name_width + ui.px(kSpace4) + value_width;
    const float width = std::max(body, text_size(ui.fonts().strong, title).x) + 2.0f * pad;
    const float head = ui.fonts().strong->FontSize + ui.px(6.0f);
    const float height = head + row * static_cast<float>(lines.size()) + 2.0f * pad - ui.px(kSpace1);
    const bool is_left = px - ui.px(kSpace3) - width > to.frame.min.x - ui.px(40.0f);
    const float left = is_left ? px - ui.px(kSpace3) - width
                               : std::min(px + ui.px(kSpace3), std::max(to.frame.min.x, to.frame.max.x - width));
    const ImVec2 min = {std::round(left), std::round(to.frame.min.y + ui.px(kSpace2))};
    const ImVec2 max = {min.x + std::round(width), min.y + std::round(height)};
    to.list.AddRectFilled(min, max, p.surface, ui.px(7.0f));
    to.list.AddRect(min, max, p.control, ui.px(7.0f), 0, ui.line());
    float y = min.y + pad;
    draw_text(ui, {min.x + pad, y}, ui.fonts().strong, p.text, title);
    y += head;
    for (const Line& line : lines) {
        const float middle = y + ui.fonts().small->FontSize / 2.0f;
        to.list.AddCircleFilled({min.x + pad + ui.px(3.5f), middle}, ui.px(3.5f), line.series->colour);
        draw_text(ui, {min.x + pad + swatch, y}, ui.fonts().small, p.muted, line.series->label);
        draw_text(ui, {max.x - pad - text_size(ui.fonts().small, line.value).x, y}, ui.fonts().small, p.text,
                  line.value);
        y += row;
    }
}

} // namespace

std::optional<double> value_at(const Series& series, double x) {
    for (const Run& run : series.runs) {
        if (run.empty() || x < run.front().x || x > run.back().x) continue;
        const auto next = std::ranges::lower_bound(run, x, {}, &ChartPoint::x);
        if (next == run.begin() || next->x == x) return next->y;
        const ChartPoint before = *(next - 1);
        return before.y + (next->y - before.y) * (x - before.x) / (next->x - before.x);
    }
    return std::nullopt;
}

std::optional<HandleChange> draw_chart(Ui& ui, const char* id, const Chart& whole, ChartState& state, ImVec2 size,
                                       float opacity) {
    if (state.zoom) state.zoom = zoom_for(whole, *state.zoom);
    std::optional<Chart> part;
    if (state.zoom) part = part_of(whole, *state.zoom);
    const Chart& chart = part ? *part : whole;
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const ChartFrame frame = frame_of(ui, chart, start, size, state.held_y);

    // Two fingers hover; they read nothing.
    const bool is_finger = ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen;
    const bool is_pressed_or_over =
        ImGui::InvisibleButton(id, size) || (ImGui::IsItemHovered() && !is_finger) || ImGui::IsItemActive();
    const ImGuiID item = ImGui::GetItemID();
    std::optional<HandleChange> change;
    if (!chart.handles.empty()) change = move_handles(ui, chart, frame, state);
    if (ui.rest == RestState::Loaded) zoom_by_input(ui, whole, frame, state);
    const float mouse = ImGui::GetIO().MousePos.x;
    state.is_read =
        is_pressed_or_over && mouse >= frame.min.x - ui.px(kSpace2) && mouse <= frame.max.x + ui.px(kSpace2);
    if (state.is_read) {
        state.reading_at = std::clamp(frame.value_of_x(mouse), chart.x_least, chart.x_most);
    } else if (chart.crosshair == Crosshair::Alone
               && (ui.theme.pointer == PointerKind::Fine || ImGui::IsMouseClicked(ImGuiMouseButton_Left))) {
        state.reading_at.reset(); // a finger that has left does not take the reading away
    }

    const Painter painter{ui, chart, frame, *ImGui::GetWindowDrawList(), opacity};
    draw_axes(painter);
    if (!chart.fills.empty()) draw_fills(chart, frame, opacity);
    draw_marks(painter);
    draw_series(painter);
    if (!chart.levels.empty()) draw_levels(ui, chart, frame, opacity);
    draw_labels(painter);
    std::string value;
    if (state.cursor && *state.cursor >= chart.x_least && *state.cursor <= chart.x_most) {
        const float x = std::round(frame.at_x(*state.cursor));
        painter.list.AddRectFilled({x, frame.min.y}, {x + ui.px(2.0f), frame.max.y}, painter.ink(ui.palette().accent));
    }
    if (!chart.handles.empty()) draw_handles(ui, chart, frame, state, item, opacity);
    // The box of a crosshair would hide what is being dragged.
    if (state.reading_at && !state.held) {
        const double x = std::clamp(*state.reading_at, chart.x_least, chart.x_most);
        draw_reading(painter, x);
        value = chart.x_told != nullptr ? chart.x_told(x) : short_price(x);
    }
    if (state.is_hinted) draw_zoom_hint(ui, frame);
    focus_ring(ui, {.min = start, .max = {start.x + size.x, start.y + size.y}, .id = item}, 7.0f);
    log_widget(ui, WidgetKind::Plot, chart.name, value, start, {start.x + size.x, start.y + size.y}, item);
    if (ui.log.keeps_numbers()) log_numbers(ui, chart);
    return change;
}

std::optional<HandleChange> draw_chart_card(Ui& ui, const char* id, std::string_view title, const Chart& chart,
                                            ChartState& state, ImVec2 size, float opacity) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    draw_card(ui, corner, {corner.x + size.x, corner.y + size.y});
    const float edge = ui.px(kSpace4);
    const ImVec2 start = {corner.x + edge, corner.y + ui.px(kSpace3)};
    float room = size.x;
    if (ui.rest == RestState::Loaded) room = draw_chart_tools(ui, id, title, chart, state, corner, size.x, opacity);
    draw_text(ui, start, ui.fonts().strong, ui.palette().text, fitted(ui.fonts().strong, title, room - edge));
    ui.log.note(Role::Heading);
    const float below = ui.fonts().strong->FontSize + ui.px(kSpace2);
    ImGui::SetCursorScreenPos({start.x, start.y + below});
    const auto change =
        draw_chart(ui, id, chart, state, {size.x - 2.0f * edge, size.y - below - 2.0f * ui.px(kSpace3)}, opacity);
    end_at({corner.x, corner.y + size.y});
    return change;
}

} // namespace keel::view
