#pragma once

// A chart as a picture for other documents, where no browser makes one of the drawing (chart_svg.hpp): the same paper,
// in light colours, drawn by Dear ImGui in a context of its own.

#include "view/chart.hpp"
#include "view/chart_svg.hpp"
#include "view/theme.hpp"

#include <imgui.h>

#include <memory>

namespace keel::view {

struct ChartPicture {
    Chart chart; // in light colours
    ChartPaper paper;
};

/// `drawn_with` are the colours that the chart was made of.
std::shared_ptr<const ChartPicture> picture_of_chart(Chart chart, ChartPaper paper, const Palette& drawn_with);

/// Light, at two pixels for one unit of the drawing. Its fonts replace what the atlas holds.
Theme picture_theme(ImFontAtlas& atlas);

/// In pixels; as high as the words make it.
ImVec2 picture_size(const ChartPicture& picture, const Theme& theme);

/// Between ImGui::NewFrame and ImGui::Render, on a display of that size.
void draw_picture(const ChartPicture& picture, const Theme& theme);

} // namespace keel::view
