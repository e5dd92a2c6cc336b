#include "view/chart_fills.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace keel::view {

namespace {

/// How high the histograms of a chart reach between two places, as a pixel from above.
float top_between(const Chart& chart, const ChartFrame& frame, float left, float right) {
    float top = frame.max.y;
    for (const Series& series : chart.series) {
        if (series.label_place != LabelPlace::Peak) continue;
        for (const Run& run : series.runs) {
            for (std::size_t i = 1; i < run.size(); ++i) {
                if (frame.at_x(run[i].x) < left || frame.at_x(run[i - 1].x) > right) continue;
                top = std::min({top, frame.at_y(run[i - 1].y), frame.at_y(run[i].y)});
            }
        }
    }
    return top;
}

ChartPoint peak_of(const Series& series) {
    ChartPoint peak = series.runs.front().front();
    for (const Run& run : series.runs) {
        for (const ChartPoint& point : run) {
            if (point.y > peak.y) peak = point;
        }
    }
    return peak;
}

bool is_free(const std::vector<ImVec4>& taken, ImVec2 min, ImVec2 max) {
    return std::ranges::none_of(
        taken, [&](const ImVec4& t) { return min.x < t.z && t.x < max.x && min.y < t.w && t.y < max.y; });
}

bool is_marked(const Chart& chart, const ChartFrame& frame, float left, float right) {
    return std::ranges::any_of(chart.marks, [&](const Mark& mark) {
        const float x = frame.at_x(mark.x);
        return x > left && x < right;
    });
}

/// Above the peak or beside it, and if all is taken there, farther out and lower and lower.
ImVec2 place_at_peak(const Ui& ui, const Chart& chart, const ChartFrame& frame, const Series& series, ImVec2 size,
                     const std::vector<ImVec4>& taken) {
    const ChartPoint peak = peak_of(series);
    const float distance = ui.px(5.0f), height = std::max(frame.at_y(peak.y), frame.min.y);
    const float above = height - size.y - distance, step = (frame.max.y - height) / 6.0f;
    constexpr int kTries = 40;
    std::vector<float> rows;
    if (above >= frame.min.y) rows.push_back(above);
    for (int i = 0; i < 5; ++i)
        rows.push_back(height + ui.px(2.0f) + step * static_cast<float>(i));
    for (const float y : rows) {
        for (int i = 0; i < kTries; ++i) {
            const float away = ui.px(4.0f) * static_cast<float>(i) + distance;
            for (const float x : {frame.at_x(peak.x) + away, frame.at_x(peak.x) - away - size.x}) {
                const float left = x - distance, right = x + size.x + distance;
                if (x < frame.min.x || x + size.x > frame.max.x || is_marked(chart, frame, left, right)) continue;
                if (top_between(chart, frame, left, right) < y + size.y) continue;
                if (is_free(taken, {x, y}, {x + size.x, y + size.y})) return {x, y};
            }
        }
    }
    return {frame.max.x - size.x, frame.min.y + (size.y + distance) * static_cast<float>(taken.size())};
}

} // namespace

void draw_fills(const Chart& chart, const ChartFrame& frame, float opacity) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.PushClipRect(frame.min, frame.max, true);
    const ImDrawListFlags flags = list.Flags;
    list.Flags &= ~ImDrawListFlags_AntiAliasedFill; // neighbours would show a seam
    for (const Fill& fill : chart.fills) {
        for (std::size_t i = 1; i < std::min(fill.low.size(), fill.high.size()); ++i) {
            if (fill.low[i].x <= fill.low[i - 1].x) continue;
            list.AddQuadFilled(frame.at(fill.high[i - 1]), frame.at(fill.high[i]), frame.at(fill.low[i]),
                               frame.at(fill.low[i - 1]), faded(fill.colour, opacity));
        }
    }
    list.Flags = flags;
    list.PopClipRect();
}

void draw_levels(Ui& ui, const Chart& chart, const ChartFrame& frame, float opacity) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImFont* font = ui.fonts().small;
    // The lowest first, and each label above its line and above the label before.
    std::vector<const Level*> levels;
    for (const Level& level : chart.levels)
        levels.push_back(&level);
    std::ranges::sort(levels, {}, [](const Level* level) { return level->y; });
    float free = frame.max.y;
    for (const Level* level : levels) {
        const float y = std::round(frame.at_y(level->y));
        const ImU32 ink = faded(level->colour, opacity);
        dashed_line(list, {{frame.min.x, y}, {frame.max.x, y}}, ink, ui.px(1.5f), ui.px(5.0f));
        const float bottom = std::min(y - ui.px(3.0f), free), left = frame.min.x + ui.px(6.0f), pad = ui.px(3.0f);
        // Lines may run behind it.
        list.AddRectFilled({left - pad, bottom - font->FontSize},
                           {left + text_size(font, level->label).x + pad, bottom + ui.px(1.0f)},
                           faded(ui.palette().surface, 0.8f), pad);
        draw_text(ui, {left, bottom - font->FontSize}, font, ink, level->label);
        free = bottom - font->FontSize - ui.px(2.0f);
    }
}

void draw_peak_labels(Ui& ui, const Chart& chart, const ChartFrame& frame, float opacity) {
    std::vector<ImVec4> taken;
    for (const Series& series : chart.series) {
        if (series.label_place != LabelPlace::Peak || series.runs.empty() || series.runs.front().empty()) continue;
        const ImVec2 size = text_size(ui.fonts().small, series.label);
        const ImVec2 place = place_at_peak(ui, chart, frame, series, size, taken);
        taken.emplace_back(place.x, place.y, place.x + size.x, place.y + size.y);
        draw_text(ui, place, ui.fonts().small, faded(series.colour, opacity), series.label);
    }
}

} // namespace keel::view
