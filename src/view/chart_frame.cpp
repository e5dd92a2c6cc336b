#include "view/chart_frame.hpp"

#include <cmath>

namespace keel::view {

namespace {

constexpr float kRoomForLabels = 480.0f; // CSS pixels

struct Bounds {
    double least = 0.0;
    double most = 1.0;
};

Bounds bounds_of(const Chart& chart) {
    bool is_first = true;
    Bounds bounds;
    for (const Series& series : chart.series) {
        for (const Run& run : series.runs) {
            for (const ChartPoint& point : run) {
                bounds.least = is_first ? point.y : std::min(bounds.least, point.y);
                bounds.most = is_first ? point.y : std::max(bounds.most, point.y);
                is_first = false;
            }
        }
    }
    for (const Level& level : chart.levels) {
        bounds.least = is_first ? level.y : std::min(bounds.least, level.y);
        bounds.most = is_first ? level.y : std::max(bounds.most, level.y);
        is_first = false;
    }
    if (chart.y_cut) bounds.most = std::min(bounds.most, std::max(*chart.y_cut, bounds.least));
    // Values that come near to zero are better read with zero in sight.
    if (bounds.least > 0.0 && bounds.least < 0.4 * bounds.most) bounds.least = 0.0;
    return bounds;
}

std::vector<PlacedMark> place_marks(const Ui& ui, const Chart& chart, const ChartFrame& frame, float left,
                                    float right) {
    std::vector<PlacedMark> placed;
    const float between = ui.px(kSpace3);
    for (const Mark& mark : chart.marks) {
        if (mark.x < frame.x.least || mark.x > frame.x.most) continue;
        const float width = text_size(ui.fonts().small, mark.label).x;
        const float line = frame.at_x(mark.x);
        PlacedMark next{&mark, std::clamp(line - width / 2.0f, left, std::max(left, right - width)), width};
        const auto collides = [&](const PlacedMark& other) {
            return other.row == next.row && next.x < other.x + other.width + between
                   && other.x < next.x + width + between;
        };
        // Two that are near each other turn away from each other; else there is another row.
        if (placed.size() == 1 && collides(placed[0])) {
            PlacedMark& first = placed[0];
            const float first_line = frame.at_x(first.mark->x);
            const bool is_right = line > first_line;
            const float own = is_right ? line : line - width, other = is_right ? first_line - first.width : first_line;
            if (std::min(own, other) >= left && std::max(own + width, other + first.width) <= right) {
                next.x = own;
                first.x = other;
            }
        }
        while (next.row < 3 && std::ranges::any_of(placed, collides)) {
            ++next.row;
            next.x = line + width <= right ? line : std::max(left, line - width); // not over another's line
        }
        placed.push_back(next);
    }
    return placed;
}

} // namespace

void dashed_line(ImDrawList& list, const std::vector<ImVec2>& points, ImU32 colour, float width, float dash) {
    float done = dash; // length along the line so far; it begins with a gap
    for (std::size_t i = 1; i < points.size(); ++i) {
        const ImVec2 a = points[i - 1], b = points[i];
        const float length = std::hypot(b.x - a.x, b.y - a.y);
        if (length <= 0.0f) continue;
        for (float at = -std::fmod(done, 2.0f * dash); at < length; at += 2.0f * dash) {
            const float from = std::max(at, 0.0f) / length, to = std::min(at + dash, length) / length;
            if (to <= from) continue;
            list.AddLine({a.x + (b.x - a.x) * from, a.y + (b.y - a.y) * from},
                         {a.x + (b.x - a.x) * to, a.y + (b.y - a.y) * to}, colour, width);
        }
        done += length;
    }
}

bool ends_at_right(const Chart& chart, const Series& series) {
    if (series.look == LineLook::Dots || series.label_place == LabelPlace::Peak) return false;
    if (series.runs.empty() || series.runs.back().empty()) return false;
    return series.runs.back().back().x >= chart.x_most - 0.02 * (chart.x_most - chart.x_least);
}

Axis y_axis_of(const Chart& chart, int count) {
    const Bounds bounds = bounds_of(chart);
    return chart.y_axis(bounds.least, bounds.most, count);
}

ChartFrame frame_of(const Ui& ui, const Chart& chart, ImVec2 start, ImVec2 size, const std::optional<Axis>& y) {
    const ImFont* font = ui.fonts().small;
    const int y_count = std::clamp(static_cast<int>(size.y / ui.px(52.0f)), 2, 8);
    ChartFrame frame;
    frame.y = y ? *y : y_axis_of(chart, y_count);
    float y_width = 0.0f, label_width = 0.0f;
    // On a phone the lines need it more.
    if (size.x >= ui.px(kRoomForLabels)) label_width = text_size(font, chart.widest_label).x;
    for (const std::string& label : frame.y.labels)
        y_width = std::max(y_width, text_size(font, label).x);
    for (const Series& series : chart.series) {
        if (ends_at_right(chart, series)) label_width = std::max(label_width, text_size(font, series.label).x);
    }
    frame.min.x = start.x + y_width + ui.px(kSpace2);
    frame.max.x = std::max(frame.min.x + ui.px(40.0f), start.x + size.x - label_width - ui.px(kSpace3 + 2.0f));
    const int x_count = std::clamp(static_cast<int>((frame.max.x - frame.min.x) / ui.px(68.0f)), 2, 12);
    frame.x = chart.x_axis(chart.x_least, chart.x_most, x_count);

    frame.marks = place_marks(ui, chart, frame, start.x, start.x + size.x);
    int rows = 1;
    const float row_height = font->FontSize + ui.px(kSpace1);
    for (PlacedMark& mark : frame.marks) {
        rows = std::max(rows, mark.row + 1);
        mark.y = start.y + row_height * static_cast<float>(mark.row);
    }
    frame.min.y = start.y + row_height * static_cast<float>(rows) + ui.px(kSpace2);
    frame.max.y = start.y + size.y - 2.0f * font->FontSize - ui.px(kSpace2 + kSpace2);
    return frame;
}

} // namespace keel::view
