#include "view/heat_look.hpp"

#include "text/number.hpp"
#include "view/chart_axis.hpp"

#include <algorithm>
#include <cmath>

namespace keel::view {

namespace {

constexpr int kContours = 16; // about, on both sides of zero

// Blue against orange, of like brightness on both sides.
constexpr std::array<ImU32, 5> kLight = {IM_COL32(158, 62, 4, 255), IM_COL32(238, 152, 84, 255),
                                         IM_COL32(250, 250, 248, 255), IM_COL32(116, 173, 236, 255),
                                         IM_COL32(9, 75, 176, 255)};
constexpr std::array<ImU32, 5> kDark = {IM_COL32(255, 176, 104, 255), IM_COL32(150, 84, 34, 255),
                                        IM_COL32(24, 29, 36, 255), IM_COL32(38, 92, 160, 255),
                                        IM_COL32(132, 186, 255, 255)};

/// Of a step of the stair over days. Venues pay every eight hours or a part of them; what is seen as a step is left.
double rows_of_step(const GridRequest& request) {
    constexpr double kDaysOfStep = 8.0 / 24.0, kMostRows = 24.0;
    if (request.axis != GridAxis::Days) return 0.0;
    const double rows = kDaysOfStep / (request.to - request.from) * static_cast<double>(request.rows - 1);
    return rows <= kMostRows ? rows : 0.0;
}

/// Where the line from a to b has a value; none where it does not.
bool crosses(float a, float b, double level) { return (double(a) < level) != (double(b) < level); }

float part_at(float a, float b, double level) {
    return static_cast<float>((level - double(a)) / (double(b) - double(a)));
}

/// Contour lines through one cell of the corners lower left, lower right, upper left, upper right.
void draw_lines(ImDrawList& list, const HeatLook& look, const std::array<float, 4>& net, ImVec2 min, ImVec2 max) {
    const auto [a, b, c, d] = net;
    const auto [least, most] = std::ranges::minmax(net);
    if (!std::isfinite(least) || !std::isfinite(most)) return;
    const auto x_at = [&](float part) { return min.x + (max.x - min.x) * part; };
    const auto y_at = [&](float part) { return max.y - (max.y - min.y) * part; };
    for (double i = std::ceil(double(least) / look.step); i * look.step <= double(most); i += 1.0) {
        const double level = i * look.step;
        std::array<ImVec2, 4> ends;
        std::size_t count = 0;
        if (crosses(a, b, level)) ends[count++] = {x_at(part_at(a, b, level)), max.y};
        if (crosses(c, d, level)) ends[count++] = {x_at(part_at(c, d, level)), min.y};
        if (crosses(a, c, level)) ends[count++] = {min.x, y_at(part_at(a, c, level))};
        if (crosses(b, d, level)) ends[count++] = {max.x, y_at(part_at(b, d, level))};
        const ImU32 ink = faded(level == 0.0 ? look.zero : look.line, look.opacity);
        for (std::size_t end = 0; end + 1 < count; end += 2)
            list.AddLine(ends[end], ends[end + 1], ink, level == 0.0 ? look.zero_px : look.line_px);
    }
}

} // namespace

HeatLook heat_look(const Theme& theme, const HeatCells& cells) {
    const bool is_dark = theme.scheme == Scheme::Dark;
    const double most = std::max({std::fabs(cells.least), std::fabs(cells.most), cells.cent});
    // A plan of nothing has no colours.
    const Axis axis = axis_around(-most, most, kContours);
    HeatLook look;
    look.colours = is_dark ? kDark : kLight;
    look.line = faded(theme.palette.text, is_dark ? 0.38f : 0.30f);
    look.zero = theme.palette.text;
    look.hatch = faded(theme.palette.text, is_dark ? 0.45f : 0.40f);
    look.limit = axis.most;
    look.step = axis.step;
    look.unit = cells.unit;
    look.step_rows = rows_of_step(cells.request);
    look.line_px = theme.px(1.0f);
    look.zero_px = theme.px(2.0f);
    look.hatch_px = theme.px(1.0f);
    look.hatch_distance_px = theme.px(9.0f);
    return look;
}

std::string told_level(const HeatLook& look, double level) {
    constexpr auto kMinus = text::Minus::Typographic;
    if (look.unit == MoneyUnit::Percent) return text::short_number(level * 100.0, kMinus) + " %";
    return text::short_number(level, kMinus);
}

ImU32 heat_colour(const HeatLook& look, double net) {
    const double place = (std::clamp(net / look.limit, -1.0, 1.0) + 1.0) * 2.0;
    const std::size_t below = std::min<std::size_t>(static_cast<std::size_t>(place), 3);
    const double part = place - static_cast<double>(below);
    ImU32 colour = 0;
    for (const int shift : {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT, IM_COL32_A_SHIFT}) {
        const double from = (look.colours[below] >> shift) & 255u, to = (look.colours[below + 1] >> shift) & 255u;
        colour |= static_cast<ImU32>(from + (to - from) * part + 0.5) << shift;
    }
    return colour;
}

void draw_hatch(ImDrawList& list, const HeatLook& look, ImVec2 min, ImVec2 max) {
    const float step = look.hatch_distance_px * 1.41421356f;
    // Counted from the corner of the screen, so that neighbours fit each other.
    for (float sum = std::ceil((min.x + min.y) / step) * step; sum < max.x + max.y; sum += step) {
        const float top = std::max(min.y, sum - max.x), bottom = std::min(max.y, sum - min.x);
        list.AddLine({sum - top, top}, {sum - bottom, bottom}, faded(look.hatch, look.opacity), look.hatch_px);
    }
}

void draw_heat_as_rectangles(ImDrawList& list, const HeatCells& cells, const HeatLook& look, ImVec2 min, ImVec2 max) {
    const std::size_t columns = cells.request.columns, rows = cells.request.rows;
    const auto net = cells.net(), dead = cells.liquidated();
    // Cells stand around their points; those at the edges are halves.
    const auto x_at = [&](double column) {
        const double part = std::clamp(column / double(columns - 1), 0.0, 1.0);
        return std::round(min.x + (max.x - min.x) * static_cast<float>(part));
    };
    const auto y_at = [&](double row) {
        const double part = std::clamp(row / double(rows - 1), 0.0, 1.0);
        return std::round(max.y - (max.y - min.y) * static_cast<float>(part));
    };
    for (std::size_t row = 0; row < rows; ++row) {
        const float top = y_at(double(row) + 0.5), bottom = y_at(double(row) - 0.5);
        for (std::size_t column = 0; column < columns; ++column) {
            const float value = net[row * columns + column];
            if (!std::isfinite(value)) continue;
            list.AddRectFilled({x_at(double(column) - 0.5), top}, {x_at(double(column) + 0.5), bottom},
                               faded(heat_colour(look, double(value)), look.opacity));
        }
        for (std::size_t from = 0; from < columns;) {
            std::size_t to = from;
            while (to < columns && (dead[row * columns + to] != 0.0f) == (dead[row * columns + from] != 0.0f))
                ++to;
            if (dead[row * columns + from] != 0.0f)
                draw_hatch(list, look, {x_at(double(from) - 0.5), top}, {x_at(double(to) - 0.5), bottom});
            from = to;
        }
    }
    for (std::size_t row = 0; row + 1 < rows; ++row) {
        for (std::size_t column = 0; column + 1 < columns; ++column) {
            const std::size_t a = row * columns + column, c = a + columns;
            const bool is_break = dead[a] != dead[a + 1] || dead[a] != dead[c] || dead[a] != dead[c + 1];
            if (is_break) continue;
            draw_lines(list, look, {net[a], net[a + 1], net[c], net[c + 1]},
                       {x_at(double(column)), y_at(double(row + 1))}, {x_at(double(column + 1)), y_at(double(row))});
        }
    }
}

} // namespace keel::view
