#include "view/progress.hpp"

#include "text/number.hpp"

#include <algorithm>

namespace keel::view {

bool progress_line(Ui& ui, std::string_view title, double part, std::string_view cancel_name, float width) {
    const Palette& p = ui.palette();
    const std::string percent = text::percent(part, 0);
    constexpr std::string_view kCancel = "Cancel";
    const float beside = button_width(ui, kCancel, Icon::None);
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const float height = ui.theme.control_height(), bar = ui.px(6.0f);
    const float right = top.x + width - beside - ui.px(kSpace3);
    const ImFont* font = ui.fonts().body;
    const float told = text_size(font, percent).x;
    draw_text(ui, top, ui.fonts().body, p.text, fitted(font, title, right - top.x - told - ui.px(kSpace3)));
    draw_text(ui, {right - told, top.y}, ui.fonts().body, p.muted, percent);
    const float y = top.y + height - bar;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({top.x, y}, {right, y + bar}, p.grid, bar / 2.0f);
    const float filled = top.x + (right - top.x) * static_cast<float>(std::clamp(part, 0.0, 1.0));
    if (filled > top.x + bar) list.AddRectFilled({top.x, y}, {filled, y + bar}, p.accent, bar / 2.0f);
    ImGui::SetCursorScreenPos({right + ui.px(kSpace3), top.y});
    const bool is_pressed = button(ui, "cancel", cancel_name, kCancel, Icon::None, ButtonLook::Plain);
    end_at({top.x, top.y + height});
    return is_pressed;
}

void trouble_line(Ui& ui, std::string_view trouble, float width) {
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const float icon = ui.px(16.0f), beside = icon + ui.px(kSpace2);
    draw_icon(*ImGui::GetWindowDrawList(), Icon::Warning,
              {top.x + icon / 2.0f, top.y + ui.fonts().body->FontSize / 2.0f}, icon, ui.palette().warning);
    ImGui::SetCursorScreenPos({top.x + beside, top.y});
    text_line(ui, ui.fonts().body, ui.palette().text, trouble, width - beside);
    end_at({top.x, ImGui::GetCursorScreenPos().y});
}

} // namespace keel::view
