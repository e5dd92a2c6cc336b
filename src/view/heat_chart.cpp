#include "view/heat_chart.hpp"

#include "text/number.hpp"
#include "view/amounts.hpp"
#include "view/chart_axis.hpp"
#include "view/chart_frame.hpp"
#include "view/heat_axis.hpp"
#include "view/heat_labels.hpp"
#include "view/heat_numbers.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

namespace keel::view {

namespace {

constexpr auto kMinus = text::Minus::Typographic;
constexpr float kRoomForLabels = 480.0f; // CSS pixels

struct Painter {
    Ui& ui;
    const HeatChart& chart;
    const HeatCells& cells;
    const HeatLook& look;
    const HeatFrame& frame;
    ImDrawList& list;

    ImU32 ink(ImU32 colour) const { return faded(colour, look.opacity); }
};

HeatFrame frame_of(const Ui& ui, const HeatChart& chart, const HeatCells& cells, ImVec2 start, ImVec2 size) {
    const ImFont* font = ui.fonts().small;
    HeatFrame frame{.request = cells.request, .today = chart.today};
    frame.min.y = start.y + font->FontSize + ui.px(kSpace2);
    frame.max.y = start.y + size.y - 2.0f * font->FontSize - ui.px(kSpace4);
    frame.rows =
        row_axis(cells.request, std::clamp(static_cast<int>((frame.max.y - frame.min.y) / ui.px(44.0f)), 2, 8));
    float labels = 0.0f;
    for (const std::string& label : frame.rows.labels)
        labels = std::max(labels, text_size(font, label).x);
    frame.min.x = std::round(start.x + labels + ui.px(kSpace2 + kSpace1));
    frame.max.x = std::round(start.x + size.x - ui.px(kSpace3));
    frame.min.y = std::round(frame.min.y);
    frame.max.y = std::round(frame.max.y);
    const int count = std::clamp(static_cast<int>((frame.max.x - frame.min.x) / ui.px(68.0f)), 2, 12);
    frame.prices = axis_within(chart.today * (1.0 + cells.request.least_move),
                               chart.today * (1.0 + cells.request.most_move), count);
    return frame;
}

void draw_axes(const Painter& to) {
    Ui& ui = to.ui;
    const Palette& p = ui.palette();
    const HeatFrame& frame = to.frame;
    ImFont* font = ui.fonts().small;
    const float line = ui.px(1.0f), tick = ui.px(kSpace1);
    for (std::size_t i = 0; i < frame.rows.ticks.size(); ++i) {
        const float y = std::round(frame.y_of(frame.rows.ticks[i]));
        to.list.AddRectFilled({frame.min.x - tick, y}, {frame.min.x, y + line}, to.ink(p.control));
        const std::string& label = frame.rows.labels[i];
        draw_text(ui, {frame.min.x - tick - ui.px(kSpace1) - text_size(font, label).x, y - font->FontSize / 2.0f}, font,
                  to.ink(p.muted), label);
    }
    for (std::size_t i = 0; i < frame.prices.ticks.size(); ++i) {
        const float x = std::round(frame.x_of(frame.prices.ticks[i]));
        to.list.AddRectFilled({x, frame.max.y}, {x + line, frame.max.y + tick}, to.ink(p.control));
        const std::string& label = frame.prices.labels[i];
        draw_text(ui, {x - text_size(font, label).x / 2.0f, frame.max.y + ui.px(kSpace2)}, font, to.ink(p.muted),
                  label);
    }
    const float title = text_size(font, to.chart.price_title).x;
    draw_text(ui, {(frame.min.x + frame.max.x - title) / 2.0f, frame.max.y + ui.px(kSpace3) + font->FontSize}, font,
              to.ink(p.muted), to.chart.price_title);
    to.list.AddRect({frame.min.x - line, frame.min.y - line}, {frame.max.x + line, frame.max.y + line},
                    to.ink(p.control), 0.0f, 0, line);
}

/// Where the plan stands: today's price and its own row. Returns what they cover.
HeatTaken draw_marks(const Painter& to, ImVec2 start) {
    Ui& ui = to.ui;
    const Palette& p = ui.palette();
    const HeatFrame& frame = to.frame;
    ImFont* font = ui.fonts().small;
    const std::string title = row_title(frame.request.axis);
    draw_text(ui, start, font, to.ink(p.muted), title);

    const float x = std::round(frame.x_of(to.chart.today));
    dashed_line(to.list, {{x, frame.min.y - ui.px(kSpace1)}, {x, frame.max.y}}, to.ink(p.text), ui.px(1.0f),
                ui.px(3.0f));
    const std::string today = "today " + short_price(to.chart.today);
    const float width = text_size(font, today).x;
    const float left = start.x + text_size(font, title).x + ui.px(kSpace3);
    draw_text(ui, {std::clamp(x - width / 2.0f, left, std::max(left, frame.max.x - width)), start.y}, font,
              to.ink(p.muted), today);
    const float near = ui.px(2.0f);
    const HeatBox line{{x - near, frame.min.y}, {x + near, frame.max.y}};
    if (!to.chart.own_row) return {{}, {line}};

    const float y = std::round(frame.y_of(*to.chart.own_row));
    dashed_line(to.list, {{frame.min.x, y}, {frame.max.x, y}}, to.ink(p.text), ui.px(1.0f), ui.px(3.0f));
    const ImVec2 size = text_size(font, to.chart.own_label);
    const ImVec2 pad = {ui.px(6.0f), ui.px(2.0f)};
    const float top = std::clamp(y - size.y / 2.0f, frame.min.y + 2.0f * pad.y, frame.max.y - size.y - 2.0f * pad.y);
    const HeatBox box{{frame.max.x - size.x - 2.0f * pad.x - ui.px(kSpace2), top - pad.y},
                      {frame.max.x - ui.px(kSpace2), top + size.y + pad.y}};
    to.list.AddRectFilled(box.min, box.max, to.ink(p.surface), ui.px(5.0f));
    to.list.AddRect(box.min, box.max, to.ink(p.control), ui.px(5.0f), 0, ui.line());
    draw_text(ui, {box.min.x + pad.x, top}, font, to.ink(p.text), to.chart.own_label);
    return {{box}, {line, {{frame.min.x, y - near}, {frame.max.x, y + near}}}};
}

void draw_contour_labels(const Painter& to, HeatTaken taken) {
    Ui& ui = to.ui;
    const Palette& p = ui.palette();
    const ImVec2 pad = {ui.px(5.0f), ui.px(1.0f)};
    const auto size_of = [&](const std::string& words) {
        const ImVec2 size = text_size(ui.fonts().small, words);
        return ImVec2{size.x + 2.0f * pad.x, size.y + 2.0f * pad.y};
    };
    // On a phone the map is needed more than all of its labels.
    const bool is_narrow = to.frame.max.x - to.frame.min.x < ui.px(kRoomForLabels);
    const float between = ui.px(is_narrow ? kSpace4 : kSpace2);
    for (const HeatLabel& label : heat_labels(to.cells, to.look, to.frame, size_of, std::move(taken), between)) {
        to.list.AddRectFilled(label.box.min, label.box.max, to.ink(faded(p.surface, 0.94f)), ui.px(4.0f));
        draw_text(ui, {label.box.min.x + pad.x, label.box.min.y + pad.y}, ui.fonts().small,
                  to.ink(label.is_zero ? p.text : p.muted), label.words);
    }
}

/// A round value near the one under the pointer, no finer than a pixel: so told it is the very place that is computed.
double rounded(double value, double pixel) {
    const double step = round_step_below(std::fabs(pixel));
    if (step >= 1.0) return std::round(value / step) * step;
    const double parts = std::round(1.0 / step);
    return std::round(value * parts) / parts;
}

HeatPlace place_at(const HeatFrame& frame, ImVec2 mouse, float css_px) {
    const auto row_at = [&](float y) { return row_at_part(frame.request, double(frame.part_of_y(y))); };
    const double price = frame.price_at(mouse.x), row = row_at(mouse.y);
    const double pixel = frame.price_at(mouse.x + css_px) - price;
    const double up = row_at(mouse.y - css_px) - row, down = row - row_at(mouse.y + css_px);
    return {std::clamp(rounded(price, pixel), frame.prices.least, frame.prices.most),
            std::clamp(rounded(row, std::max(up, down)), frame.request.from, frame.request.to)};
}

/// The box at the crosshair.
std::string draw_reading(const Painter& to, const HeatReading& reading) {
    Ui& ui = to.ui;
    const Palette& p = ui.palette();
    const HeatFrame& frame = to.frame;
    const float x = std::round(frame.x_of(reading.place.price)), y = std::round(frame.y_of(reading.place.row));
    const float line = ui.px(1.0f);
    to.list.AddRectFilled({x, frame.min.y}, {x + line, frame.max.y}, p.text);
    to.list.AddRectFilled({frame.min.x, y}, {frame.max.x, y + line}, p.text);
    to.list.AddCircleFilled({x + line / 2.0f, y + line / 2.0f}, ui.px(5.0f), p.text);
    to.list.AddCircleFilled({x + line / 2.0f, y + line / 2.0f}, ui.px(3.5f), heat_colour(to.look, reading.net));

    const double move = reading.place.price / to.chart.today - 1.0;
    const std::string title = short_price(reading.place.price) + "  " + text::signed_percent(move, 1, kMinus);
    const std::string row = told_row(frame.request.axis, reading.place.row);
    const std::pair<std::string_view, std::string_view> lines[] = {
        {reading.net < 0.0 ? "Loss" : "Gain", reading.net_told}, {"Worth then", reading.value_told}};
    const std::string& liquidated = to.chart.liquidated_words;
    ImFont *small = ui.fonts().small, *strong = ui.fonts().strong;
    float width = std::max(text_size(strong, title).x, text_size(small, row).x);
    if (reading.is_liquidated) width = std::max(width, text_size(small, liquidated).x);
    for (const auto& [name, value] : lines)
        width = std::max(width, text_size(small, name).x + ui.px(kSpace4) + text_size(strong, value).x);
    const float step = small->FontSize + ui.px(kSpace1), pad = ui.px(10.0f);
    const float count = reading.is_liquidated ? 4.0f : 3.0f;
    const ImVec2 size = {width + 2.0f * pad,
                         strong->FontSize + ui.px(kSpace1) + step * count + 2.0f * pad - ui.px(kSpace1)};
    const bool is_left = x - ui.px(kSpace3) - size.x >= frame.min.x;
    const bool is_below = y - ui.px(kSpace3) - size.y < frame.min.y;
    const ImVec2 min = {std::round(is_left ? x - ui.px(kSpace3) - size.x
                                           : std::min(x + ui.px(kSpace3), std::max(frame.min.x, frame.max.x - size.x))),
                        std::round(is_below ? y + ui.px(kSpace3) : y - ui.px(kSpace3) - size.y)};
    const ImVec2 max = {min.x + std::round(size.x), min.y + std::round(size.y)};
    to.list.AddRectFilled(min, max, p.surface, ui.px(7.0f));
    to.list.AddRect(min, max, p.control, ui.px(7.0f), 0, line);
    float top = min.y + pad;
    draw_text(ui, {min.x + pad, top}, strong, p.text, title);
    top += strong->FontSize + ui.px(kSpace1);
    draw_text(ui, {min.x + pad, top}, small, p.muted, row);
    for (const auto& [name, value] : lines) {
        top += step;
        draw_text(ui, {min.x + pad, top}, small, p.muted, name);
        ImFont* font = &value == &lines[0].second ? strong : small;
        draw_text(ui, {max.x - pad - text_size(font, value).x, top}, font, p.text, value);
    }
    if (reading.is_liquidated) draw_text(ui, {min.x + pad, top + step}, small, p.warning, liquidated);
    return short_price(reading.place.price) + ", " + row + ": " + reading.net_told
           + (reading.is_liquidated ? ", liquidated" : "");
}

void log_numbers(Ui& ui, const HeatChart& chart, const HeatCells& cells, HeatChartState& state) {
    if (!state.numbers || state.numbers_of_revision != cells.revision) {
        state.numbers = numbers_of(chart, cells);
        state.numbers_of_revision = cells.revision;
    }
    state.numbers->widget = ui.log.widgets().size() - 1;
    ui.log.add(*state.numbers);
}

// ---- The legend

/// One after the other, in as many lines as they need.
class LegendLine {
public:
    LegendLine(Ui& ui, float width) : ui_(ui), start_(ImGui::GetCursorScreenPos()), width_(width), place_(start_) {}

    /// Where an item of this size goes.
    ImVec2 next(float width, float height) {
        if (place_.x > start_.x && place_.x + width > start_.x + width_) {
            place_ = {start_.x, place_.y + height_ + ui_.px(kSpace2)};
            height_ = 0.0f;
        }
        const ImVec2 at = place_;
        place_.x += width + ui_.px(kSpace4);
        height_ = std::max(height_, height);
        return at;
    }
    void end() { end_at({start_.x, place_.y + height_}); }

private:
    Ui& ui_;
    ImVec2 start_;
    float width_;
    float height_ = 0.0f; // of the present line
    ImVec2 place_;
};

void draw_scale(Ui& ui, const HeatLook& look, ImVec2 place, float width, float height) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImFont* font = ui.fonts().small;
    const std::size_t pieces = look.colours.size() - 1;
    const auto x_at = [&](double net) { return place.x + width * static_cast<float>(net / look.limit / 2.0 + 0.5); };
    for (std::size_t i = 0; i < pieces; ++i) {
        const float left = place.x + width * static_cast<float>(i) / static_cast<float>(pieces);
        const float right = place.x + width * static_cast<float>(i + 1) / static_cast<float>(pieces);
        const ImU32 from = faded(look.colours[i], look.opacity), to = faded(look.colours[i + 1], look.opacity);
        list.AddRectFilledMultiColor({left, place.y}, {right, place.y + height}, from, to, to, from);
    }
    list.AddRect(place, {place.x + width, place.y + height}, ui.palette().border, 0.0f, 0, ui.line());
    const double round = round_step_below(look.limit);
    for (const double net : {-round, 0.0, round}) {
        const std::string label = told_level(look, net);
        const float x = std::round(x_at(net)), wide = text_size(font, label).x;
        list.AddRectFilled({x, place.y + height}, {x + ui.px(1.0f), place.y + height + ui.px(3.0f)},
                           ui.palette().control);
        draw_text(ui, {std::clamp(x - wide / 2.0f, place.x, place.x + width - wide), place.y + height + ui.px(kSpace1)},
                  font, faded(ui.palette().muted, look.opacity), label);
    }
}

} // namespace

void draw_heat_legend(Ui& ui, const HeatCells& cells, const HeatLook& look, std::string_view unit, float width) {
    const Palette& p = ui.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImFont* font = ui.fonts().small;
    const float bar = ui.px(12.0f), swatch = ui.px(22.0f), between = ui.px(kSpace2);
    const float middle = (bar - font->FontSize) / 2.0f;
    const ImU32 ink = faded(p.muted, look.opacity);
    constexpr std::string_view kLoss = "Loss", kZero = "break-even", kDead = "hedge liquidated";
    const std::string gains = std::string("Gain, ").append(unit);
    const float loss = text_size(font, kLoss).x, gain = text_size(font, gains).x;
    const float scale = std::min(ui.px(300.0f), width - loss - gain - 2.0f * between);
    LegendLine line(ui, width);

    const ImVec2 first = line.next(loss + scale + gain + 2.0f * between, bar + ui.px(kSpace1) + font->FontSize);
    draw_text(ui, {first.x, first.y + middle}, font, ink, kLoss);
    draw_scale(ui, look, {first.x + loss + between, first.y}, scale, bar);
    draw_text(ui, {first.x + loss + scale + 2.0f * between, first.y + middle}, font, ink, gains);
    if (cells.least < 0.0 && cells.most > 0.0) {
        const ImVec2 place = line.next(swatch + between + text_size(font, kZero).x, font->FontSize);
        const float y = std::round(place.y + (bar - look.zero_px) / 2.0f);
        list.AddRectFilled({place.x, y}, {place.x + swatch, y + look.zero_px}, faded(look.zero, look.opacity));
        draw_text(ui, {place.x + swatch + between, place.y + middle}, font, ink, kZero);
    }
    if (cells.has_liquidated) {
        const ImVec2 place = line.next(swatch + between + text_size(font, kDead).x, font->FontSize),
                     end = {place.x + swatch, place.y + bar};
        list.PushClipRect(place, end, true);
        draw_hatch(list, look, place, end);
        list.PopClipRect();
        list.AddRect(place, end, faded(p.control, look.opacity), 0.0f, 0, ui.line());
        draw_text(ui, {place.x + swatch + between, place.y + middle}, font, ink, kDead);
    }
    line.end();
}

void draw_heat_chart(Ui& ui, const char* id, const HeatChart& chart, const HeatCells& cells, const HeatLook& look,
                     HeatChartState& state, ImVec2 size) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const HeatFrame frame = frame_of(ui, chart, cells, start, size);
    const bool is_pressed_or_over = ImGui::InvisibleButton(id, size) || ImGui::IsItemHovered() || ImGui::IsItemActive();
    const ImGuiID item = ImGui::GetItemID();
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const float room = ui.px(kSpace2);
    const bool is_read = is_pressed_or_over && mouse.x >= frame.min.x - room && mouse.x <= frame.max.x + room
                         && mouse.y >= frame.min.y - room && mouse.y <= frame.max.y + room;
    if (is_read) {
        state.reading_at = place_at(frame, mouse, ui.px(1.0f));
    } else if (ui.theme.pointer == PointerKind::Fine || ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        state.reading_at.reset(); // a finger that has left does not take the reading away
    }

    const Painter painter{ui, chart, cells, look, frame, *ImGui::GetWindowDrawList()};
    if (ImGui::IsRectVisible(frame.min, frame.max)) {
        if (has_heat_shader())
            draw_heat_by_shader(painter.list, cells, look, frame.min, frame.max);
        else
            draw_heat_as_rectangles(painter.list, cells, look, frame.min, frame.max);
    }
    draw_axes(painter);
    draw_contour_labels(painter, draw_marks(painter, start));
    std::string value;
    if (state.reading_at) {
        if (const auto reading = chart.read(*state.reading_at)) value = draw_reading(painter, *reading);
    }
    focus_ring(ui, {.min = start, .max = {start.x + size.x, start.y + size.y}, .id = item}, 7.0f);
    log_widget(ui, WidgetKind::Plot, chart.name, value, start, {start.x + size.x, start.y + size.y}, item);
    if (ui.log.keeps_numbers()) log_numbers(ui, chart, cells, state);
}

} // namespace keel::view
