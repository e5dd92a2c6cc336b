#pragma once

// The canvas: its WebGL2 context, its size in physical pixels, and what the browser says about colours and fingers.

#include "view/app.hpp"

#include <imgui.h>

namespace keel::platform {

/// False when the browser gives no WebGL2.
bool create_canvas_context();

/// Installs the observers and measures for the first time. They call keel_surface_changed, which draws at once.
void watch_canvas();

/// As last measured. A changed pixel ratio of which no event told is seen here.
view::Surface canvas_surface();

void show_cursor(ImGuiMouseCursor cursor);

} // namespace keel::platform
