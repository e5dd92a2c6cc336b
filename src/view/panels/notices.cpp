#include "view/panels/notices.hpp"

#include <optional>

namespace keel::view {

void notices_panel(Ui& ui, NoticesState& state, float width) {
    const Palette& p = ui.palette();
    std::optional<std::size_t> dismissed;
    for (std::size_t i = 0; i < state.texts.size(); ++i) {
        const ImVec2 start = ImGui::GetCursorScreenPos();
        const float control = ui.theme.control_height(), icon = ui.px(16.0f), edge = ui.px(kSpace3);
        const float wrap = width - 2.0f * edge - icon - ui.px(kSpace2) - control;
        const ImVec2 size = text_size(ui.fonts().body, state.texts[i], wrap);
        const float height = std::max(control, size.y + 2.0f * ui.px(kSpace2)) + ui.px(2.0f);
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.AddRectFilled(start, {start.x + width, start.y + height}, p.warning_tint, ui.px(8.0f));
        draw_icon(list, Icon::Warning, {start.x + edge + icon / 2.0f, start.y + height / 2.0f}, icon, p.warning);
        draw_text(ui, {start.x + edge + icon + ui.px(kSpace2), start.y + (height - size.y) / 2.0f}, ui.fonts().body,
                  p.text, state.texts[i], wrap);
        ui.log.note(Role::Problem);
        ImGui::SetCursorScreenPos({start.x + width - control - ui.px(1.0f), start.y + (height - control) / 2.0f});
        ImGui::PushID(static_cast<int>(i));
        if (button(ui, "dismiss", "Dismiss", "", Icon::Close, ButtonLook::Quiet)) dismissed = i;
        ImGui::PopID();
        ImGui::SetCursorScreenPos({start.x, start.y + height});
        gap(ui, kSpace2);
    }
    if (!state.texts.empty()) gap(ui, kSpace2);
    if (dismissed) state.texts.erase(state.texts.begin() + static_cast<std::ptrdiff_t>(*dismissed));
}

} // namespace keel::view
