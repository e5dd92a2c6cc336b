#include "view/chart_tools.hpp"

#include <algorithm>
#include <cmath>

namespace keel::view {

float draw_chart_tools(Ui& ui, const char* id, const Chart& chart, ChartState& state, ImVec2 corner, float width) {
    const ImVec2 before = ImGui::GetCursorScreenPos();
    const float height = ui.theme.control_height();
    const float middle = ui.px(kSpace3) + ui.fonts().strong->FontSize / 2.0f;
    const float top = corner.y + std::max(0.0f, std::round(middle - height / 2.0f));
    float right = corner.x + width - ui.px(kSpace1);
    ImGui::PushID(id);
    ImGui::PushID("tools");
    if (state.zoom) {
        constexpr std::string_view kLabel = "Show all";
        right -= button_width(ui, kLabel, Icon::Reset, ButtonLook::Quiet);
        ImGui::SetCursorScreenPos({right, top});
        if (button(ui, "all", "Show all of " + chart.name, kLabel, Icon::Reset, ButtonLook::Quiet)) state.zoom.reset();
    }
    ImGui::PopID();
    ImGui::PopID();
    ImGui::SetCursorScreenPos(before);
    return right - corner.x;
}

} // namespace keel::view
