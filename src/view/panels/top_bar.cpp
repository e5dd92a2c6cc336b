#include "view/panels/top_bar.hpp"

#include "view/shortcuts.hpp"

#include <algorithm>
#include <cmath>

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

/// Opens what hangs below it.
bool menu_button(Ui& ui, std::string_view label, float width, bool is_open) {
    const Palette& p = ui.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Press press = pressable("menu", {width, ui.theme.control_height()});
    if (press.is_hovered || is_open)
        list.AddRectFilled(press.min, press.max, press.is_held ? p.pressed : p.hovered, ui.px(7.0f));
    const float middle = (press.min.y + press.max.y) / 2.0f, icon = ui.px(10.0f);
    if (label.empty()) {
        draw_icon(list, Icon::List, {(press.min.x + press.max.x) / 2.0f, middle}, ui.px(16.0f), p.text);
    } else {
        const ImFont* font = ui.fonts().body;
        const float left = press.min.x + ui.px(kSpace3);
        list.AddText(font, font->FontSize, {left, std::round(middle - font->FontSize / 2.0f)}, p.text, label.data(),
                     label.data() + label.size());
        draw_icon(list, Icon::Down, {press.max.x - ui.px(kSpace3) - icon / 2.0f, middle}, icon, p.muted);
    }
    focus_ring(ui, press, 7.0f);
    log_widget(ui, WidgetKind::Button, "Examples", is_open ? "open" : "", press.min, press.max, press.id);
    return press.is_pressed;
}

/// Side by side, or where that is too wide a button that goes on to the next one. `x` is where it ends, and then where
/// it begins.
void unit_switch(Ui& ui, const Plan& plan, MoneyUnit& unit, float& x, float top, bool is_narrow) {
    if (is_narrow) {
        // As wide in each unit, so that nothing beside it moves.
        const std::string name = name_of(unit, plan);
        float width = ui.theme.control_height();
        for (const MoneyUnit each : {MoneyUnit::Usd, MoneyUnit::Coin})
            width = std::max(width, text_size(ui.fonts().strong, name_of(each, plan)).x + ui.px(kSpace2));
        x -= width;
        ImGui::SetCursorScreenPos({x, top});
        const Press press = pressable("unit", {width, ui.theme.control_height()});
        const ImVec2 size = text_size(ui.fonts().strong, name);
        draw_text(ui,
                  {std::round((press.min.x + press.max.x - size.x) / 2.0f),
                   std::round((press.min.y + press.max.y - size.y) / 2.0f)},
                  ui.fonts().strong, press.is_held ? ui.palette().accent : ui.palette().text, name);
        focus_ring(ui, press, 7.0f);
        log_widget(ui, WidgetKind::Button, "Amounts in " + name, "", press.min, press.max, press.id);
        if (press.is_pressed) unit = next(unit);
        return;
    }
    const std::string options[] = {name_of(MoneyUnit::Usd, plan), name_of(MoneyUnit::Coin, plan),
                                   name_of(MoneyUnit::Percent, plan)};
    float width = 0.0f;
    for (const std::string& option : options)
        width = std::max(width, text_size(ui.fonts().body, option).x);
    width = 3.0f * std::max(width + 2.0f * ui.px(kSpace3), ui.px(44.0f));
    x -= width;
    ImGui::SetCursorScreenPos({x, top});
    unit = static_cast<MoneyUnit>(segmented(ui, "unit", "Amounts in", options, static_cast<std::size_t>(unit), width));
}

} // namespace

float top_bar_height(const Ui& ui) { return ui.theme.control_height() + 2.0f * ui.px(kSpace2); }

TopBarRequest top_bar(Ui& ui, const std::string& link, const PlanHistory& history, bool is_menu_open, const Plan& plan,
                      MoneyUnit& unit) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x, height = top_bar_height(ui);
    const float top = start.y + ui.px(kSpace2);
    const float side = ui.px(24.0f);
    const bool is_narrow = width < ui.px(480.0f);
    const float square = button_width(ui, "", Icon::Sun);
    const float name_x = start.x + side + ui.px(10.0f);
    ImFont* font = ui.fonts().answer;
    const float tagline_x = name_x + text_size(font, "Keel").x + ui.px(kSpace3);
    constexpr std::string_view kTagline = "Hedge a bag with futures, before you open them";
    const float tagline = text_size(ui.fonts().small, kTagline).x;

    TopBarRequest request = TopBarRequest::None;
    const bool is_dark = ui.theme.scheme == Scheme::Dark;
    const std::string_view theme_name = is_dark ? "Light colours" : "Dark colours";
    const std::string_view copy = is_narrow ? "" : "Copy link";
    const float gap_px = ui.px(is_narrow ? kSpace1 : kSpace2);
    float x = start.x + width - button_width(ui, copy, Icon::Link);
    ImGui::SetCursorScreenPos({x, top});
    if (button(ui, "copy", "Copy link", copy, Icon::Link, ButtonLook::Primary)) {
        ui.actions.push_back({ActionKind::CopyText, "#" + link});
    }
    x -= gap_px + square;
    ImGui::SetCursorScreenPos({x, top});
    if (button(ui, "theme", theme_name, "", is_dark ? Icon::Sun : Icon::Moon, ButtonLook::Quiet)) {
        ui.actions.push_back({ActionKind::ChooseTheme, is_dark ? "light" : "dark"});
    }
    x -= gap_px;
    unit_switch(ui, plan, unit, x, top, is_narrow);
    const auto step = [&](const char* name, Icon icon, bool can, TopBarRequest way, Command command) {
        x -= gap_px + square;
        ImGui::SetCursorScreenPos({x, top});
        if (button(ui, name, name, "", icon, can ? ButtonLook::Quiet : ButtonLook::Disabled)) request = way;
        // A line below the name; the table of keys comes later.
        if (ImGui::IsItemHovered() && ui.rest == RestState::Loaded) tooltip(ui, key_in_words(command));
    };
    step("Redo", Icon::Redo, history.can_redo(), TopBarRequest::Redo, Command::Redo);
    step("Undo", Icon::Undo, history.can_undo(), TopBarRequest::Undo, Command::Undo);

    constexpr std::string_view kMenu = "Examples";
    const float menu = text_size(ui.fonts().body, kMenu).x + ui.px(kSpace2 + 10.0f) + 2.0f * ui.px(kSpace3);
    const bool has_words = x - gap_px - menu >= start.x;
    x -= gap_px + (has_words ? menu : square);
    ImGui::SetCursorScreenPos({x, top});
    if (menu_button(ui, has_words ? kMenu : "", has_words ? menu : square, is_menu_open)) request = TopBarRequest::Menu;
    if (start.x + side <= x) draw_mark(ui, {start.x, start.y + (height - side) / 2.0f}, side);
    if (tagline_x < x)
        draw_text(ui, {name_x, start.y + (height - font->FontSize) / 2.0f}, font, ui.palette().text, "Keel");
    if (tagline_x + tagline + ui.px(kSpace6) < x) {
        draw_text(ui, {tagline_x, start.y + (height - ui.fonts().small->FontSize) / 2.0f + ui.px(1.0f)},
                  ui.fonts().small, ui.palette().muted, kTagline);
    }
    end_at({start.x, start.y + height});
    return request;
}

} // namespace keel::view
