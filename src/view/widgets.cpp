#include "view/widgets.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace keel::view {

void draw_card(Ui& ui, ImVec2 min, ImVec2 max) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(min, max, ui.palette().surface, ui.px(8.0f));
    list.AddRect(min, max, ui.palette().border, ui.px(8.0f), 0, ui.line());
    ui.log.add_card({min.x, min.y, max.x - min.x, max.y - min.y});
}

void end_at(ImVec2 place) {
    place.y = std::ceil(place.y);
    ImGui::SetCursorScreenPos(place);
    ImGui::ItemSize({0.0f, 0.0f}, 0.0f);
    ImGui::SetCursorScreenPos(place); // ImGui goes to the left edge of the window
}

void gap(Ui& ui, float css) {
    const ImVec2 place = ImGui::GetCursorScreenPos();
    end_at({place.x, place.y + ui.px(css)});
}

Press pressable(const char* id, ImVec2 size) {
    Press press;
    press.is_pressed = ImGui::InvisibleButton(id, {std::max(size.x, 1.0f), std::max(size.y, 1.0f)});
    press.is_hovered = ImGui::IsItemHovered();
    press.is_held = ImGui::IsItemActive();
    press.min = ImGui::GetItemRectMin();
    press.max = ImGui::GetItemRectMax();
    press.id = ImGui::GetItemID();
    if (press.is_hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return press;
}

void focus_ring(Ui& ui, const Press& press, float rounding_css) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    if (g.NavId != press.id || g.NavDisableHighlight) return;
    const float line = ui.px(2.0f);
    ImGui::GetWindowDrawList()->AddRect({press.min.x - line / 2, press.min.y - line / 2},
                                        {press.max.x + line / 2, press.max.y + line / 2}, ui.palette().accent,
                                        ui.px(rounding_css), 0, line);
}

void log_widget(Ui& ui, WidgetKind kind, std::string_view label, std::string_view value, ImVec2 min, ImVec2 max,
                ImGuiID id) {
    const ImGuiWindow* window = ImGui::GetCurrentWindow();
    const ImRect clip = window->ClipRect;
    const bool is_visible = clip.Overlaps(ImRect(min, max)) && !window->SkipItems;
    const bool is_edited = kind == WidgetKind::Input && id != 0 && ImGui::GetActiveID() == id;
    Drags drags = Drags::No;
    if (kind == WidgetKind::Plot) drags = Drags::Sideways;
    if (kind == WidgetKind::Slider || is_edited) drags = Drags::Any;
    ui.log.add({.kind = kind,
                .label = std::string(label),
                .value = std::string(value),
                .area = {min.x, min.y, max.x - min.x, max.y - min.y},
                .is_visible = is_visible,
                .drags = drags,
                .id = id});
}

float button_width(const Ui& ui, std::string_view label, Icon icon, ButtonLook look) {
    const bool is_coarse = ui.theme.pointer == PointerKind::Coarse;
    if (label.empty()) return ui.theme.control_height();
    const float icon_width = icon == Icon::None ? 0.0f : ui.px(16.0f + kSpace2);
    const float edge = look == ButtonLook::Link ? 0.0f : ui.px(is_coarse ? kSpace3 : kSpace4 - 2.0f);
    return text_size(ui.fonts().body, label).x + icon_width + 2.0f * edge;
}

bool button(Ui& ui, const char* id, std::string_view name, std::string_view label, Icon icon, ButtonLook look) {
    const Palette& p = ui.palette();
    const bool is_off = look == ButtonLook::Disabled;
    if (is_off) ImGui::BeginDisabled();
    const Press press = pressable(id, {button_width(ui, label, icon, look), ui.theme.control_height()});
    if (is_off) ImGui::EndDisabled();
    ImU32 ground = look == ButtonLook::Primary ? p.accent : look == ButtonLook::Plain ? p.surface : faded(p.surface, 0);
    if (look == ButtonLook::Primary) {
        if (press.is_hovered) ground = faded(ground, press.is_held ? 0.8f : 0.9f);
    } else if (press.is_hovered && look != ButtonLook::Link) {
        ground = press.is_held ? p.pressed : p.hovered;
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(press.min, press.max, ground, ui.px(7.0f));
    if (look == ButtonLook::Plain) list.AddRect(press.min, press.max, p.control, ui.px(7.0f), 0, ui.line());
    ImU32 ink = look == ButtonLook::Primary ? p.on_accent : p.text;
    if (look == ButtonLook::Link && !press.is_hovered) ink = p.accent;
    if (is_off) ink = faded(p.control, 0.7f);

    const ImVec2 size = text_size(ui.fonts().body, label);
    const float icon_size = icon == Icon::None ? 0.0f : ui.px(look == ButtonLook::Link ? 12.0f : 16.0f);
    const float space = icon == Icon::None || label.empty() ? 0.0f : ui.px(kSpace2);
    float x = (press.min.x + press.max.x - size.x - icon_size - space) / 2.0f;
    const float middle = (press.min.y + press.max.y) / 2.0f;
    if (icon != Icon::None) draw_icon(list, icon, {std::round(x + icon_size / 2.0f), middle}, icon_size, ink);
    x += icon_size + space;
    if (!label.empty()) {
        list.AddText(ui.fonts().body, ui.fonts().body->FontSize, {std::round(x), std::round(middle - size.y / 2.0f)},
                     ink, label.data(), label.data() + label.size());
    }
    focus_ring(ui, press, 7.0f);
    if (label.empty() && press.is_hovered) tooltip(ui, name);
    log_widget(ui, WidgetKind::Button, name, is_off ? "disabled" : "", press.min, press.max, press.id);
    return press.is_pressed;
}

std::size_t segmented(Ui& ui, const char* id, std::string_view name, std::span<const std::string> options,
                      std::size_t chosen, float width) {
    const Palette& p = ui.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float height = ui.theme.control_height();
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float round = ui.px(7.0f);
    list.AddRectFilled(start, {start.x + width, start.y + height}, p.surface, round);

    ImGui::PushID(id);
    const float count = static_cast<float>(options.size());
    for (std::size_t i = 0; i < options.size(); ++i) {
        const float left = std::round(start.x + width * static_cast<float>(i) / count);
        const float right = std::round(start.x + width * static_cast<float>(i + 1) / count);
        ImGui::SetCursorScreenPos({left, start.y});
        ImGui::PushID(static_cast<int>(i));
        const Press press = pressable("segment", {right - left, height});
        const bool is_chosen = i == chosen;
        ImDrawFlags corners = ImDrawFlags_RoundCornersNone;
        if (i == 0) corners = ImDrawFlags_RoundCornersLeft;
        if (i + 1 == options.size()) corners = i == 0 ? ImDrawFlags_RoundCornersAll : ImDrawFlags_RoundCornersRight;
        if (is_chosen) {
            list.AddRectFilled(press.min, press.max, p.accent_tint, round, corners);
        } else if (press.is_hovered) {
            list.AddRectFilled(press.min, press.max, press.is_held ? p.pressed : p.hovered, round, corners);
        }
        if (i > 0) list.AddRectFilled(press.min, {press.min.x + ui.px(1.0f), press.max.y}, p.border);
        ImFont* font = is_chosen ? ui.fonts().strong : ui.fonts().body;
        const std::string text = fitted(font, options[i], right - left - ui.px(kSpace1));
        const ImVec2 size = text_size(font, text);
        list.AddText(font, font->FontSize,
                     {std::round((left + right - size.x) / 2.0f), std::round(start.y + (height - size.y) / 2.0f)},
                     is_chosen ? p.accent : p.text, text.data(), text.data() + text.size());
        focus_ring(ui, press, 7.0f);
        log_widget(ui, WidgetKind::Choice, std::string(name) + ", " + options[i], is_chosen ? "chosen" : "", press.min,
                   press.max, press.id);
        ui.log.note(Role::Radio, name.size());
        if (press.is_pressed) chosen = i;
        ImGui::PopID();
    }
    ImGui::PopID();
    list.AddRect(start, {start.x + width, start.y + height}, p.control, round, 0, ui.line());
    end_at({start.x, start.y + height});
    return chosen;
}

bool help_mark(Ui& ui, const char* id, std::string_view name, std::string_view help) {
    const Palette& p = ui.palette();
    const float side = ui.px(16.0f);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const ImVec2 middle = {start.x + side / 2.0f, start.y + side / 2.0f};
    // A finger may miss it by far: the empty place around it, and its label, count too.
    const float reach = ui.theme.pointer == PointerKind::Coarse ? ui.px(14.0f) : 0.0f;
    ImGui::SetCursorScreenPos({start.x - reach, start.y - reach});
    const Press press = pressable(id, {side + 2.0f * reach, side + 2.0f * reach});
    const ImU32 ink = press.is_hovered ? p.accent : p.muted;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddCircle(middle, side * 0.43f, faded(ink, 0.75f), 0, ui.px(1.0f));
    ImFont* font = ui.fonts().small;
    const float height = font->FontSize * 0.85f;
    const ImVec2 size = font->CalcTextSizeA(height, FLT_MAX, 0.0f, "?");
    list.AddText(font, height, {middle.x - size.x / 2.0f, middle.y - size.y / 2.0f}, ink, "?");
    focus_ring(ui, press, 8.0f);
    if (press.is_hovered && ui.theme.pointer == PointerKind::Fine) tooltip(ui, help);
    log_widget(ui, WidgetKind::Button, name, help, press.min, press.max, press.id);
    return press.is_pressed;
}

bool slider(Ui& ui, const char* id, std::string_view name, double& value, double least, double most,
            std::span<const SliderTick> ticks, float width, std::string_view shown) {
    const Palette& p = ui.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool is_coarse = ui.theme.pointer == PointerKind::Coarse;
    const float radius = ui.px(is_coarse ? 12.0f : 8.0f);
    const float bar_height = ui.px(is_coarse ? 44.0f : 26.0f);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const ImRect box(start, {start.x + width, start.y + bar_height});
    const ImGuiID slider_id = ImGui::GetID(id);
    ImGui::ItemSize(box);
    ImGui::ItemAdd(box, slider_id);
    const bool is_hovered = ImGui::ItemHoverable(box, slider_id, ImGui::GetItemFlags());
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool clicked = is_hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Left, slider_id);
    if (clicked || g.NavActivateId == slider_id) {
        if (clicked) ImGui::SetKeyOwner(ImGuiKey_MouseLeft, slider_id);
        ImGui::SetActiveID(slider_id, g.CurrentWindow);
        ImGui::SetFocusID(slider_id, g.CurrentWindow);
        ImGui::FocusWindow(g.CurrentWindow);
        ImGui::GetCurrentContext()->ActiveIdUsingNavDirMask |= (1 << ImGuiDir_Left) | (1 << ImGuiDir_Right);
    }
    ImRect grab;
    bool moved = ImGui::SliderBehavior(box, slider_id, ImGuiDataType_Double, &value, &least, &most, "%.4f",
                                       ImGuiSliderFlags_NoRoundToFormat, &grab);
    if (const auto wished = ui.log.take_wish(slider_id)) {
        value = std::clamp(*wished, least, most);
        moved = true;
    }
    if (is_hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);

    const float left = start.x + radius, right = start.x + width - radius;
    const float middle = std::round(start.y + bar_height / 2.0f);
    const auto x_of = [&](double v) {
        return left + static_cast<float>(std::clamp((v - least) / (most - least), 0.0, 1.0)) * (right - left);
    };
    const float half = ui.px(4.0f) / 2.0f;
    list.AddRectFilled({left, middle - half}, {right, middle + half}, p.border, half);
    list.AddRectFilled({left, middle - half}, {x_of(value), middle + half}, p.accent, half);
    for (const SliderTick& tick : ticks) {
        const float x = x_of(tick.value);
        list.AddCircleFilled({x, middle}, ui.px(3.0f), tick.value <= value ? p.accent : p.control);
        const ImVec2 size = text_size(ui.fonts().small, tick.label);
        const float text_x = std::clamp(x - size.x / 2.0f, start.x, start.x + width - size.x);
        draw_text(ui, {text_x, start.y + bar_height}, ui.fonts().small, p.muted, tick.label);
    }
    list.AddCircleFilled({x_of(value), middle}, radius, p.accent);
    list.AddCircleFilled({x_of(value), middle}, radius - ui.px(3.0f), p.surface);
    focus_ring(ui, {.min = box.Min, .max = box.Max, .id = slider_id}, 7.0f);
    log_widget(ui, WidgetKind::Slider, name, shown, box.Min, box.Max, slider_id);
    Widget& logged = ui.log.last();
    logged.number = value, logged.least = least, logged.most = most;
    if (!ticks.empty()) ImGui::ItemSize({width, ui.fonts().small->FontSize}, 0.0f);
    return moved;
}

void tooltip(Ui& ui, std::string_view text) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(kSpace3), ui.px(10.0f)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(7.0f));
    if (ImGui::BeginTooltip()) {
        text_line(ui, ui.fonts().small, ui.palette().text, text, ui.px(320.0f));
        const ImVec2 size = text_size(ui.fonts().small, text, ui.px(320.0f));
        ImGui::Dummy({size.x, 0.0f});
        ImGui::EndTooltip();
    }
    ImGui::PopStyleVar(2);
}

} // namespace keel::view
