#include "view/scatter_chart.hpp"

#include "view/date_axis.hpp"

#include <algorithm>
#include <cmath>

namespace keel::view {

namespace {

struct Plot {
    ImVec2 min, max; // of the plot itself
    Axis x, y;

    float at_x(double value) const {
        return min.x + static_cast<float>((value - x.least) / (x.most - x.least)) * (max.x - min.x);
    }
    float at_y(double value) const {
        return max.y - static_cast<float>((value - y.least) / (y.most - y.least)) * (max.y - min.y);
    }
};

Axis axis_of(const std::vector<double>& values, float room, float distance) {
    const int count = std::clamp(static_cast<int>(room / distance), 2, 8);
    if (values.empty()) return percent_axis(-0.01, 0.01, count);
    const auto [least, most] = std::ranges::minmax(values);
    return percent_axis(least, most, count);
}

Plot plot_of(const Ui& ui, const ScatterChart& chart, ImVec2 start, ImVec2 size) {
    const ImFont* font = ui.fonts().small;
    Plot plot;
    plot.min.y = start.y + font->FontSize + ui.px(kSpace2);
    plot.max.y = start.y + size.y - 2.0f * font->FontSize - ui.px(kSpace4 + kSpace1);
    plot.y = axis_of(chart.y, plot.max.y - plot.min.y, ui.px(52.0f));
    float labels = 0.0f;
    for (const std::string& label : plot.y.labels)
        labels = std::max(labels, text_size(font, label).x);
    plot.min.x = start.x + labels + ui.px(kSpace2);
    plot.max.x = start.x + size.x - ui.px(kSpace4);
    plot.x = axis_of(chart.x, plot.max.x - plot.min.x, ui.px(68.0f));
    return plot;
}

void draw_axes(Ui& ui, const ScatterChart& chart, const Plot& plot, ImVec2 start, float opacity) {
    const Palette& p = ui.palette();
    ImFont* font = ui.fonts().small;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float line = ui.px(1.0f);
    const ImU32 muted = faded(p.muted, opacity);
    for (std::size_t i = 0; i < plot.y.ticks.size(); ++i) {
        const float y = std::round(plot.at_y(plot.y.ticks[i]));
        list.AddRectFilled({plot.min.x, y}, {plot.max.x, y + line}, plot.y.ticks[i] == 0.0 ? p.control : p.grid);
        const float width = text_size(font, plot.y.labels[i]).x;
        draw_text(ui, {plot.min.x - ui.px(kSpace2) - width, y - font->FontSize / 2.0f}, font, muted, plot.y.labels[i]);
    }
    for (std::size_t i = 0; i < plot.x.ticks.size(); ++i) {
        const float x = std::round(plot.at_x(plot.x.ticks[i]));
        list.AddRectFilled({x, plot.min.y}, {x + line, plot.max.y}, plot.x.ticks[i] == 0.0 ? p.control : p.grid);
        const float width = text_size(font, plot.x.labels[i]).x;
        draw_text(ui, {x - width / 2.0f, plot.max.y + ui.px(kSpace2)}, font, muted, plot.x.labels[i]);
    }
    const float title = text_size(font, chart.x_title).x;
    draw_text(ui, {(plot.min.x + plot.max.x - title) / 2.0f, plot.max.y + ui.px(kSpace4) + font->FontSize}, font, muted,
              chart.x_title);
    draw_text(ui, start, font, muted, chart.y_title);
}

void draw_line(Ui& ui, const ScatterLine& line, const Plot& plot, float opacity) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 colour = faded(ui.palette().warning, opacity);
    const auto y_at = [&](double x) { return plot.at_y(line.intercept + line.slope * x); };
    list.PushClipRect(plot.min, plot.max, true);
    list.AddLine({plot.min.x, y_at(plot.x.least)}, {plot.max.x, y_at(plot.x.most)}, colour, ui.px(2.0f));
    list.PopClipRect();
}

} // namespace

void draw_scatter(Ui& ui, const ScatterChart& chart, ImVec2 size, float opacity) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const Plot plot = plot_of(ui, chart, start, size);
    draw_axes(ui, chart, plot, start, opacity);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 colour = faded(ui.palette().accent, 0.5f * opacity);
    const float half = std::max(1.0f, ui.px(1.25f));
    for (std::size_t i = 0; i < std::min(chart.x.size(), chart.y.size()); ++i) {
        const ImVec2 at = {plot.at_x(chart.x[i]), plot.at_y(chart.y[i])};
        list.AddRectFilled({at.x - half, at.y - half}, {at.x + half, at.y + half}, colour, half);
    }
    if (chart.line) draw_line(ui, *chart.line, plot, opacity);
    end_at({start.x, start.y + size.y});
    // Nothing to be dragged here: a finger scrolls over it.
    ui.log.add({.kind = WidgetKind::Plot,
                .label = chart.name,
                .value = chart.line ? chart.line->label : "",
                .area = {start.x, start.y, size.x, size.y},
                .is_visible = ImGui::IsRectVisible(start, {start.x + size.x, start.y + size.y})});
}

} // namespace keel::view
