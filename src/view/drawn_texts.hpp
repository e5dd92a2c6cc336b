#pragma once

// Every text of a frame, read back from what the renderer gets: also what ImGui itself wrote, and as it was cut. Costs
// the frame nothing: it is made when a test asks for it.

#include "view/widget_log.hpp"

#include <span>
#include <string>
#include <vector>

struct ImDrawData;
struct ImFontAtlas;

namespace keel::view {

/// Glyphs that follow each other on one line. Areas are physical pixels.
struct DrawnText {
    std::string text;
    std::string window; // the name of the ImGui window whose draw list it is in
    Area ink;           // around the glyphs, as if nothing cut them
    Area clip;          // what of the screen they may be drawn on
};

std::vector<DrawnText> drawn_texts(const ImDrawData& data, const ImFontAtlas& atlas);

/// {"texts": [{"text", "window", "area", "clip"}], "cards": [area]}, an area being [x, y, width, height] in CSS pixels.
std::string json_from_drawn(std::span<const DrawnText> texts, std::span<const Area> cards, float pixel_ratio);

} // namespace keel::view
