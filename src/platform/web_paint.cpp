#include "platform/web_paint.hpp"

#include "platform/gui_frame.hpp"
#include "platform/plain_fill.hpp"

#include <GLES3/gl3.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

namespace keel::platform {

void paint(Repaint& repaint, const view::Surface& surface) {
    repaint.compare(*ImGui::GetDrawData(), picture_looks());
    if (repaint.areas().empty()) return;
    const ClearColour colour = clear_colour();
    const auto height = static_cast<int>(surface.height_px);
    glViewport(0, 0, static_cast<int>(surface.width_px), height);
    glClearColor(colour.red, colour.green, colour.blue, 1.0f);
    glEnable(GL_SCISSOR_TEST);
    for (const Area& area : repaint.areas()) {
        glScissor(area.left, height - area.bottom, area.right - area.left, area.bottom - area.top);
        glClear(GL_COLOR_BUFFER_BIT);
    }
    glDisable(GL_SCISSOR_TEST);
    const bool has_plain = prepare_plain_fill(ImGui::GetDrawData()->DisplaySize);
    ImGui_ImplOpenGL3_RenderDrawData(
        repaint.draw_data(has_plain ? begin_plain_fill : nullptr, has_plain ? end_plain_fill : nullptr));
}

} // namespace keel::platform
