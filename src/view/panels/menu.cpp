#include "view/panels/menu.hpp"

#include <algorithm>

namespace keel::view {

bool menu_row(Ui& ui, std::string_view title, std::string_view words, float width) {
    const Palette& p = ui.palette();
    const Fonts& fonts = ui.fonts();
    const float edge = ui.px(10.0f), between = ui.px(2.0f), wrap = width - 2.0f * edge;
    const float below = text_size(fonts.small, words, wrap).y;
    const float height = fonts.strong->FontSize + between + below;
    const float room = std::max(height + 2.0f * ui.px(kSpace2), ui.theme.control_height());
    const Press press = pressable("row", {width, room});
    if (press.is_hovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(press.min, press.max, press.is_held ? p.pressed : p.hovered,
                                                  ui.px(5.0f));
    }
    const ImVec2 at = {press.min.x + edge, press.min.y + (room - height) / 2.0f};
    draw_text(ui, at, fonts.strong, p.text, fitted(fonts.strong, title, wrap));
    draw_text(ui, {at.x, at.y + fonts.strong->FontSize + between}, fonts.small, p.muted, words, wrap);
    focus_ring(ui, press, 5.0f);
    log_widget(ui, WidgetKind::Button, title, words, press.min, press.max, press.id);
    return press.is_pressed;
}

void menu_heading(Ui& ui, std::string_view heading) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_text(ui, {at.x + ui.px(10.0f), at.y + ui.px(kSpace4)}, ui.fonts().small, ui.palette().accent, heading);
    gap(ui, kSpace4 + kSpace6);
}

const text::Example* examples_panel(Ui& ui, float width) {
    const text::Example* chosen = nullptr;
    for (const text::Example& example : text::examples()) {
        if (!example.heading.empty()) menu_heading(ui, example.heading);
        ImGui::PushID(example.name.data());
        const ImVec2 at = ImGui::GetCursorScreenPos();
        if (menu_row(ui, example.title, example.words, width)) chosen = &example;
        if (example.link.empty()) {
            const float side = ui.px(14.0f), edge = ui.px(10.0f);
            draw_icon(*ImGui::GetWindowDrawList(), Icon::Reset,
                      {at.x + width - edge - side / 2.0f, at.y + edge + side / 2.0f}, side, ui.palette().muted);
        }
        ImGui::PopID();
    }
    return chosen;
}

} // namespace keel::view
