#include "view/panels/rest.hpp"

#include <algorithm>

namespace keel::view {

bool rest_panel(Ui& ui, RestState state, ImVec2 size) {
    if (state == RestState::Loaded) return true;
    const Palette& p = ui.palette();
    const bool is_coming = state == RestState::Loading;
    const char* const text = is_coming ? "One moment …" : "This part of Keel could not be fetched. You may be offline.";
    constexpr const char* kAgain = "Try again";

    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float edge = ui.px(kSpace4), wrap = size.x - 2.0f * edge;
    const ImVec2 line = text_size(ui.fonts().body, text, wrap);
    const float below = is_coming ? 0.0f : ui.px(kSpace3) + ui.theme.control_height();
    const float height = std::max(size.y, line.y + below + 2.0f * edge);
    const float top = start.y + (height - line.y - below) / 2.0f;
    draw_card(ui, start, {start.x + size.x, start.y + height});
    draw_text(ui, {start.x + (size.x - line.x) / 2.0f, top}, ui.fonts().body, p.muted, text, wrap);
    if (!is_coming) {
        const float width = button_width(ui, kAgain, Icon::None, ButtonLook::Primary);
        ImGui::SetCursorScreenPos({start.x + (size.x - width) / 2.0f, top + line.y + ui.px(kSpace3)});
        if (button(ui, "fetch-rest", kAgain, kAgain, Icon::None, ButtonLook::Primary)) {
            ui.actions.push_back({ActionKind::FetchRest, ""});
        }
    }
    end_at({start.x, start.y + height});
    return false;
}

} // namespace keel::view
