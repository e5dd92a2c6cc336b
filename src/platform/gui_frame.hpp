#pragma once

// What both platforms do with Dear ImGui and its OpenGL 3 renderer.

#include "platform/frame_pacer.hpp"
#include "view/app.hpp"

#include <cstdint>

namespace keel::platform {

enum class KeyboardStyle { Standard, Mac };

void create_gui(KeyboardStyle keyboard);

/// The renderer's shaders and textures, at the start and again after a lost context.
bool start_renderer(const char* glsl_version);
void stop_renderer();
/// Another one each time it was started: what belonged to the renderer before is gone.
int renderer_number();

/// One frame up to ImGui::Render; the platform clears, draws and shows it, then applies the actions.
view::Actions build_frame(view::App& app, const view::Surface& surface, FramePacer& pacer, double now_s);

/// For Repaint: another number when the same triangles look otherwise, or when what was drawn before is lost.
std::uint64_t picture_looks();

/// The colour behind the page.
struct ClearColour {
    float red, green, blue;
};
ClearColour clear_colour();

} // namespace keel::platform
