#pragma once

// Fills without a texture. Dear ImGui's renderer looks up a white texel for each pixel of a card's ground, which takes
// three times as long where the processor draws.

#include <imgui.h>

namespace keel::platform {

/// Readies the program for a screen of that size. False where it cannot be had.
bool prepare_plain_fill(ImVec2 screen);

/// Callbacks for a draw list: the triangles after it have no texture, or have one again.
void begin_plain_fill(const ImDrawList*, const ImDrawCmd*);
void end_plain_fill(const ImDrawList*, const ImDrawCmd*);

} // namespace keel::platform
