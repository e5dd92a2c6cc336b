#include "view/panels/top_bar.hpp"

#include <imgui_internal.h>

namespace keel::view {

namespace {

/// A hull with its keel and a sail.
void draw_mark(Ui& ui, ImVec2 min, float side) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Palette& p = ui.palette();
    const auto at = [&](float x, float y) { return ImVec2{min.x + side * x, min.y + side * y}; };
    list.AddTriangleFilled(at(0.46f, 0.02f), at(0.46f, 0.5f), at(0.08f, 0.5f), p.accent);
    list.AddTriangleFilled(at(0.54f, 0.14f), at(0.86f, 0.5f), at(0.54f, 0.5f), faded(p.accent, 0.55f));
    const ImVec2 hull[] = {at(0.0f, 0.58f), at(1.0f, 0.58f), at(0.8f, 0.78f), at(0.2f, 0.78f)};
    list.AddConvexPolyFilled(hull, 4, p.text);
    list.AddQuadFilled(at(0.4f, 0.78f), at(0.6f, 0.78f), at(0.56f, 1.0f), at(0.44f, 1.0f), p.warning);
}

} // namespace

float top_bar_height(const Ui& ui) { return ui.theme.control_height() + 2.0f * ui.px(kSpace2); }

TopBarRequest history_keys() {
    const ImGuiContext& gui = *ImGui::GetCurrentContext();
    if (gui.ActiveId != 0 || !gui.OpenPopupStack.empty()) return TopBarRequest::None;
    const auto is_pressed = [](ImGuiKeyChord keys) { return ImGui::IsKeyChordPressed(ImGuiMod_Shortcut | keys); };
    if (is_pressed(ImGuiKey_Z)) return TopBarRequest::Undo;
    if (is_pressed(ImGuiKey_Y) || is_pressed(ImGuiMod_Shift | ImGuiKey_Z)) return TopBarRequest::Redo;
    return TopBarRequest::None;
}

TopBarRequest top_bar(Ui& ui, const std::string& link, const PlanHistory& history) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x, height = top_bar_height(ui);
    const float top = start.y + ui.px(kSpace2);
    const float side = ui.px(24.0f);
    const bool is_narrow = width < ui.px(480.0f);
    draw_mark(ui, {start.x, start.y + (height - side) / 2.0f}, side);
    const float name_x = start.x + side + ui.px(10.0f);
    ImFont* font = ui.fonts().answer;
    if (!is_narrow)
        draw_text(ui, {name_x, start.y + (height - font->FontSize) / 2.0f}, font, ui.palette().text, "Keel");
    const float tagline_x = name_x + text_size(font, "Keel").x + ui.px(kSpace3);
    constexpr std::string_view kTagline = "Hedge a bag with futures, before you open them";
    const float tagline = text_size(ui.fonts().small, kTagline).x;

    const bool is_dark = ui.theme.scheme == Scheme::Dark;
    const std::string_view reset = is_narrow ? "" : "Reset to example";
    const std::string_view theme_name = is_dark ? "Light colours" : "Dark colours";
    const float gap_px = ui.px(is_narrow ? kSpace1 : kSpace2);
    float x = start.x + width - button_width(ui, "Copy link", Icon::Link);
    ImGui::SetCursorScreenPos({x, top});
    if (button(ui, "copy", "Copy link", "Copy link", Icon::Link, ButtonLook::Primary)) {
        ui.actions.push_back({ActionKind::CopyText, "#" + link});
    }
    x -= gap_px + button_width(ui, "", Icon::Sun);
    ImGui::SetCursorScreenPos({x, top});
    if (button(ui, "theme", theme_name, "", is_dark ? Icon::Sun : Icon::Moon, ButtonLook::Quiet)) {
        ui.actions.push_back({ActionKind::ChooseTheme, is_dark ? "light" : "dark"});
    }
    x -= gap_px + button_width(ui, reset, Icon::Reset);
    ImGui::SetCursorScreenPos({x, top});
    TopBarRequest request = TopBarRequest::None;
    if (button(ui, "reset", "Reset to example", reset, Icon::Reset, ButtonLook::Quiet)) request = TopBarRequest::Reset;
    const auto step = [&](const char* name, Icon icon, bool can, TopBarRequest way, std::string_view keys) {
        x -= gap_px + button_width(ui, "", icon);
        ImGui::SetCursorScreenPos({x, top});
        if (button(ui, name, name, "", icon, can ? ButtonLook::Quiet : ButtonLook::Disabled)) request = way;
        if (ImGui::IsItemHovered()) tooltip(ui, keys); // a line below the name
    };
    const bool is_mac = ImGui::GetIO().ConfigMacOSXBehaviors;
    step("Redo", Icon::Redo, history.can_redo(), TopBarRequest::Redo, is_mac ? "Cmd+Shift+Z" : "Ctrl+Y");
    step("Undo", Icon::Undo, history.can_undo(), TopBarRequest::Undo, is_mac ? "Cmd+Z" : "Ctrl+Z");
    if (tagline_x + tagline + ui.px(kSpace6) < x) {
        draw_text(ui, {tagline_x, start.y + (height - ui.fonts().small->FontSize) / 2.0f + ui.px(1.0f)},
                  ui.fonts().small, ui.palette().muted, kTagline);
    }
    end_at({start.x, start.y + height});
    return request;
}

} // namespace keel::view
