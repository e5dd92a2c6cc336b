#pragma once

// The colours of a heat map: loss orange, gain blue, zero as the ground of the page. And how they come on the screen:
// by the shader in shaders/, or where there is none as rectangles.

#include "view/heat_picture.hpp"
#include "view/theme.hpp"

#include <imgui.h>

#include <array>
#include <string>

namespace keel::view {

struct HeatLook {
    std::array<ImU32, 5> colours{}; // from the greatest loss to the greatest gain, zero in the middle
    ImU32 line = 0;                 // contour lines
    ImU32 zero = 0;                 // the one where nothing is gained or lost
    ImU32 hatch = 0;
    double limit = 1.0; // what the last colour stands for, in the unit of the cells
    double step = 1.0;  // between two contour lines
    MoneyUnit unit = MoneyUnit::Usd;
    double step_rows = 0.0; // of the stair that funding makes over days: contour lines go through its mean
    float line_px = 1.0f;
    float zero_px = 2.0f;
    float hatch_px = 1.0f;
    float hatch_distance_px = 8.0f;
    float opacity = 1.0f;
};

HeatLook heat_look(const Theme& theme, const HeatCells& cells);

ImU32 heat_colour(const HeatLook& look, double net);

/// "−50k", "0.25", "−20 %": of a contour line or a place on the scale.
std::string told_level(const HeatLook& look, double level);

/// Diagonals over a rectangle.
void draw_hatch(ImDrawList& list, const HeatLook& look, ImVec2 min, ImVec2 max);

void draw_heat_as_rectangles(ImDrawList& list, const HeatCells& cells, const HeatLook& look, ImVec2 min, ImVec2 max);

// ---- By the platform that has a graphics card: platform/heat_shader.cpp.

/// Can the graphics of this machine do it?
bool has_heat_shader();

/// Into the list, when that is drawn. Only if has_heat_shader().
void draw_heat_by_shader(ImDrawList& list, const HeatCells& cells, const HeatLook& look, ImVec2 min, ImVec2 max);

} // namespace keel::view
