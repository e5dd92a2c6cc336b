// The controls of widgets.hpp that open and close something.

#include "view/widgets.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace keel::view {

namespace {

// One row of an open drop-down list. True when it was pressed.
bool list_row(Ui& ui, const Option& option, std::string_view name, float width, Fold mark) {
    const Palette& p = ui.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool is_coarse = ui.theme.pointer == PointerKind::Coarse;
    const Press press = pressable("row", {width, ui.px(is_coarse ? 44.0f : 32.0f)});
    const bool is_chosen = mark == Fold::Open;
    if (press.is_hovered || is_chosen) {
        list.AddRectFilled(press.min, press.max, is_chosen ? p.accent_tint : p.hovered, ui.px(5.0f));
    }
    ImFont* font = is_chosen ? ui.fonts().strong : ui.fonts().body;
    const float middle = (press.min.y + press.max.y) / 2.0f;
    const float edge = ui.px(10.0f);
    list.AddText(font, font->FontSize, {press.min.x + edge, std::round(middle - font->FontSize / 2.0f)},
                 is_chosen ? p.accent : p.text, option.text.c_str());
    const ImVec2 size = text_size(ui.fonts().small, option.detail);
    list.AddText(ui.fonts().small, ui.fonts().small->FontSize,
                 {press.max.x - edge - size.x, std::round(middle - size.y / 2.0f)}, p.muted, option.detail.c_str());
    focus_ring(ui, press, 5.0f);
    if (is_chosen && ImGui::IsWindowAppearing()) {
        ImGui::SetItemDefaultFocus();
        ImGui::SetScrollHereY();
    }
    log_widget(ui, WidgetKind::Choice, std::string(name) + ", " + option.text, is_chosen ? "chosen" : "", press.min,
               press.max, press.id);
    ui.log.note(Role::Option, name.size());
    return press.is_pressed;
}

float list_width(const Ui& ui, std::span<const Option> options) {
    float width = 0.0f;
    for (const Option& option : options) {
        const float detail =
            option.detail.empty() ? 0.0f : text_size(ui.fonts().small, option.detail).x + ui.px(kSpace6);
        width = std::max(width, text_size(ui.fonts().strong, option.text).x + detail);
    }
    return width + 2.0f * ui.px(10.0f);
}

struct TabLines {
    std::size_t in_line; // how many
    float edge;          // beside each name
};

/// As few lines as do, about equally long; the edges are somewhat less than usual where that saves one.
TabLines lines_of_tabs(const Ui& ui, std::span<const std::string_view> names, float width) {
    for (std::size_t lines = 1;; ++lines) {
        const std::size_t in_line = (names.size() + lines - 1) / lines;
        float widest = 0.0f;
        for (std::size_t from = 0; from < names.size(); from += in_line) {
            float texts = 0.0f;
            for (const std::string_view name : names.subspan(from, std::min(in_line, names.size() - from)))
                texts += text_size(ui.fonts().strong, name).x;
            widest = std::max(widest, texts);
        }
        const float fitting = std::floor((width - widest) / (2.0f * static_cast<float>(in_line)));
        if (fitting >= ui.px(kSpace2) || in_line == 1) return {in_line, std::min(ui.px(kSpace3), fitting)};
    }
}

} // namespace

std::size_t drop_down(Ui& ui, const char* id, std::string_view name, std::span<const Option> options,
                      std::size_t chosen, float width) {
    const Palette& p = ui.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImGui::PushID(id);
    const Press press = pressable("box", {width, ui.theme.control_height()});
    const ImGuiID popup_id = ImGui::GetID("list");
    const bool is_open = ImGui::IsPopupOpen(popup_id, ImGuiPopupFlags_None);
    const float edge = ui.px(10.0f);
    list.AddRectFilled(press.min, press.max, press.is_hovered ? p.hovered : p.surface, ui.px(7.0f));
    list.AddRect(press.min, press.max, is_open ? p.accent : p.control, ui.px(7.0f), 0,
                 is_open ? ui.px(2.0f) : ui.line());
    const std::string shown = chosen < options.size() ? options[chosen].text : std::string("Choose");
    const float middle = (press.min.y + press.max.y) / 2.0f;
    const std::string text = fitted(ui.fonts().body, shown, width - 2.0f * edge - ui.px(kSpace4));
    list.AddText(ui.fonts().body, ui.fonts().body->FontSize,
                 {press.min.x + edge, std::round(middle - ui.fonts().body->FontSize / 2.0f)}, p.text, text.c_str());
    draw_icon(list, Icon::Down, {press.max.x - edge - ui.px(5.0f), middle}, ui.px(12.0f), p.muted);
    focus_ring(ui, press, 7.0f);
    log_widget(ui, WidgetKind::Choice, name, shown, press.min, press.max, press.id);
    ui.log.note(Role::List);
    if (press.is_pressed) ImGui::OpenPopupEx(popup_id, ImGuiPopupFlags_None);

    if (ImGui::IsPopupOpen(popup_id, ImGuiPopupFlags_None)) {
        const float padding = ui.px(5.0f);
        const float row_width = std::max(width - 2.0f * padding, list_width(ui, options));
        ImGui::SetNextWindowSizeConstraints({row_width + 2.0f * padding, 0.0f}, {FLT_MAX, ui.px(380.0f)});
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {padding, padding});
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0f, 0.0f});
        if (ImGui::BeginComboPopup(popup_id, ImRect(press.min, press.max), ImGuiComboFlags_HeightLargest)) {
            for (std::size_t i = 0; i < options.size(); ++i) {
                ImGui::PushID(static_cast<int>(i));
                if (!options[i].heading.empty()) {
                    const ImVec2 at = ImGui::GetCursorScreenPos();
                    draw_text(ui, {at.x + edge, at.y + ui.px(kSpace3)}, ui.fonts().small, ui.palette().muted,
                              options[i].heading);
                    gap(ui, kSpace3 + kSpace4 + kSpace1);
                }
                if (list_row(ui, options[i], name, row_width, i == chosen ? Fold::Open : Fold::Closed)) {
                    chosen = i;
                    ImGui::CloseCurrentPopup();
                }
                ImGui::PopID();
            }
            ImGui::EndPopup();
        }
        ImGui::PopStyleVar(2);
    }
    ImGui::PopID();
    return chosen;
}

std::size_t tab_bar(Ui& ui, const char* id, std::span<const std::string_view> names, std::size_t chosen, float width) {
    const Palette& p = ui.palette();
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float height = ui.theme.control_height();
    const auto [in_line, edge] = lines_of_tabs(ui, names, width);
    const float bottom = start.y + height * static_cast<float>((names.size() + in_line - 1) / in_line);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({start.x, bottom - ui.px(1.0f)}, {start.x + width, bottom}, p.border);
    ImGui::PushID(id);
    ImVec2 at = start;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0 && i % in_line == 0) at = {start.x, at.y + height};
        const bool is_chosen = i == chosen;
        ImFont* font = is_chosen ? ui.fonts().strong : ui.fonts().body;
        // As wide as when it is chosen, so that nothing moves.
        const float room = text_size(ui.fonts().strong, names[i]).x + 2.0f * edge;
        ImGui::SetCursorScreenPos(at);
        ImGui::PushID(static_cast<int>(i));
        const Press press = pressable("tab", {room, height});
        const ImU32 ink = is_chosen ? p.accent : press.is_hovered ? p.text : p.muted;
        draw_text(ui, {at.x + (room - text_size(font, names[i]).x) / 2.0f, at.y + (height - font->FontSize) / 2.0f},
                  font, ink, names[i]);
        if (is_chosen) list.AddRectFilled({at.x, press.max.y - ui.px(3.0f)}, press.max, p.accent, ui.px(1.5f));
        focus_ring(ui, press, 5.0f);
        log_widget(ui, WidgetKind::Choice, names[i], is_chosen ? "chosen" : "", press.min, press.max, press.id);
        ui.log.note(Role::Tab);
        if (press.is_pressed) chosen = i;
        ImGui::PopID();
        at.x += room;
    }
    ImGui::PopID();
    end_at({start.x, bottom});
    return chosen;
}

Fold section_header(Ui& ui, const char* id, std::string_view title, std::string_view summary, Fold fold, float width) {
    const Palette& p = ui.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool is_coarse = ui.theme.pointer == PointerKind::Coarse;
    const Press press = pressable(id, {width, ui.px(is_coarse ? 48.0f : 38.0f)});
    const float middle = std::round((press.min.y + press.max.y) / 2.0f);
    if (press.is_hovered) list.AddRectFilled(press.min, press.max, p.hovered, ui.px(7.0f));
    const float edge = ui.px(kSpace1);
    draw_icon(list, fold == Fold::Open ? Icon::Down : Icon::Right, {press.min.x + edge + ui.px(6.0f), middle},
              ui.px(12.0f), p.muted);
    ImFont* font = ui.fonts().strong;
    const float title_x = press.min.x + edge + ui.px(20.0f);
    list.AddText(font, font->FontSize, {title_x, std::round(middle - font->FontSize / 2.0f)}, p.text, title.data(),
                 title.data() + title.size());
    if (fold == Fold::Closed && !summary.empty()) {
        const float left = title_x + text_size(font, title).x + ui.px(kSpace4);
        const std::string text = fitted(ui.fonts().small, summary, press.max.x - edge - left);
        const ImVec2 size = text_size(ui.fonts().small, text);
        list.AddText(ui.fonts().small, ui.fonts().small->FontSize,
                     {std::round(press.max.x - edge - size.x), std::round(middle - size.y / 2.0f)}, p.muted,
                     text.c_str());
    }
    focus_ring(ui, press, 7.0f);
    log_widget(ui, WidgetKind::Header, title, fold == Fold::Open ? "open" : "closed", press.min, press.max, press.id);
    if (!press.is_pressed) return fold;
    return fold == Fold::Open ? Fold::Closed : Fold::Open;
}

Fold sub_header(Ui& ui, const char* id, std::string_view title, Fold fold) {
    const Palette& p = ui.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 size = text_size(ui.fonts().body, title);
    const float icon = ui.px(11.0f);
    const Press press = pressable(id, {size.x + icon + ui.px(kSpace3), ui.theme.control_height()});
    const float middle = std::round((press.min.y + press.max.y) / 2.0f);
    const ImU32 ink = press.is_hovered ? p.text : p.accent;
    draw_icon(list, fold == Fold::Open ? Icon::Down : Icon::Right, {press.min.x + icon / 2.0f, middle}, icon, ink);
    list.AddText(ui.fonts().body, ui.fonts().body->FontSize,
                 {press.min.x + icon + ui.px(kSpace2), std::round(middle - size.y / 2.0f)}, ink, title.data(),
                 title.data() + title.size());
    focus_ring(ui, press, 5.0f);
    log_widget(ui, WidgetKind::Header, title, fold == Fold::Open ? "open" : "closed", press.min, press.max, press.id);
    if (!press.is_pressed) return fold;
    return fold == Fold::Open ? Fold::Closed : Fold::Open;
}

ImVec2 warning_chip_size(const Ui& ui, std::string_view text) {
    const bool is_coarse = ui.theme.pointer == PointerKind::Coarse;
    return {text_size(ui.fonts().small, text).x + ui.px(14.0f + kSpace2 - 2.0f + 2.0f * kSpace3),
            ui.px(is_coarse ? 44.0f : 28.0f)};
}

bool warning_chip(Ui& ui, const char* id, std::string_view text, Severity severity, Fold fold) {
    const Palette& p = ui.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Press press = pressable(id, warning_chip_size(ui, text));
    // A finger needs a high target, the eye a slim chip.
    const float slim = std::max(0.0f, (press.max.y - press.min.y - ui.px(34.0f)) / 2.0f);
    const ImVec2 min = {press.min.x, press.min.y + slim}, max = {press.max.x, press.max.y - slim};
    const float round = (max.y - min.y) / 2.0f;
    ImU32 ground = p.surface, ink = p.text, edge = p.control;
    if (severity == Severity::Caution) ground = p.warning_tint, ink = p.warning, edge = faded(p.warning, 0.55f);
    if (severity == Severity::Danger) ground = p.warning, ink = p.on_warning, edge = p.warning;
    if (severity == Severity::Notice && press.is_hovered) ground = p.hovered;
    list.AddRectFilled(min, max, ground, round);
    const bool is_strong = fold == Fold::Open || press.is_hovered;
    list.AddRect(min, max, is_strong ? (severity == Severity::Notice ? p.text : p.warning) : edge, round, 0,
                 fold == Fold::Open ? ui.px(2.0f) : ui.line());
    const float middle = std::round((min.y + max.y) / 2.0f);
    const float icon = ui.px(14.0f);
    draw_icon(list, severity == Severity::Notice ? Icon::Notice : Icon::Warning,
              {min.x + ui.px(kSpace3) + icon / 2.0f, middle}, icon, ink);
    ImFont* font = ui.fonts().small;
    list.AddText(font, font->FontSize,
                 {min.x + ui.px(kSpace3 + kSpace2 - 2.0f) + icon, std::round(middle - font->FontSize / 2.0f)}, ink,
                 text.data(), text.data() + text.size());
    focus_ring(ui, press, 14.0f);
    const std::string_view level = severity == Severity::Danger    ? "danger"
                                   : severity == Severity::Caution ? "caution"
                                                                   : "notice";
    log_widget(ui, WidgetKind::Chip, text, level, press.min, press.max, press.id);
    return press.is_pressed;
}

} // namespace keel::view
