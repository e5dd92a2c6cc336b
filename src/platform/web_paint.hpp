#pragma once

// Pixels onto the canvas.

#include "platform/repaint.hpp"
#include "view/app.hpp"

namespace keel::platform {

/// Clears and draws the parts of the canvas that ImGui::Render has left otherwise than they are.
void paint(Repaint& repaint, const view::Surface& surface);

} // namespace keel::platform
