#include "view/panels/keys.hpp"

#include "view/shortcuts.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace keel::view {

namespace {

constexpr float kWidth = 440.0f; // CSS pixels
constexpr float kRow = 28.0f;
constexpr float kCapHeight = 22.0f;

float cap_width(const Ui& ui, std::string_view key) {
    return std::max(text_size(ui.fonts().small, key).x + 2.0f * ui.px(kSpace2), ui.px(kCapHeight));
}

/// The top of a key.
void draw_cap(Ui& ui, ImVec2 at, std::string_view key) {
    const Palette& p = ui.palette();
    const ImVec2 size = {cap_width(ui, key), ui.px(kCapHeight)};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(at, {at.x + size.x, at.y + size.y}, p.page, ui.px(5.0f));
    list.AddRect(at, {at.x + size.x, at.y + size.y}, p.control, ui.px(5.0f), 0, ui.px(1.0f));
    const ImVec2 text = text_size(ui.fonts().small, key);
    draw_text(ui, {std::round(at.x + (size.x - text.x) / 2.0f), std::round(at.y + (size.y - text.y) / 2.0f)},
              ui.fonts().small, p.text, key);
}

/// What it does at the left, the keys at the right.
void draw_row(Ui& ui, const Shortcut& shortcut, float width) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const std::vector<std::string> keys = keys_in_words(shortcut);
    float right = start.x + width;
    for (std::size_t i = keys.size(); i-- > 0;) {
        right -= cap_width(ui, keys[i]);
        draw_cap(ui, {right, std::round(start.y + ui.px((kRow - kCapHeight) / 2.0f))}, keys[i]);
        right -= ui.px(kSpace1);
    }
    const float wrap = right - ui.px(kSpace2) - start.x;
    const ImVec2 words = text_size(ui.fonts().body, shortcut.words, wrap);
    const float height = std::max(ui.px(kRow), words.y + ui.px(kSpace2));
    draw_text(ui, {start.x, std::round(start.y + (std::max(ui.px(kRow), words.y) - words.y) / 2.0f)}, ui.fonts().body,
              ui.palette().text, shortcut.words, wrap);
    end_at({start.x, start.y + height});
}

/// True when the sheet shall close.
bool draw_title(Ui& ui, float width) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float height = ui.theme.control_height(), side = button_width(ui, "", Icon::Close);
    ImFont* const font = ui.fonts().answer;
    draw_text(ui, {start.x, std::round(start.y + (height - font->FontSize) / 2.0f)}, font, ui.palette().text,
              "Keyboard shortcuts");
    ImGui::SetCursorScreenPos({start.x + width - side + ui.px(kSpace2), start.y});
    const bool is_closed = button(ui, "close", "Close the keyboard shortcuts", "", Icon::Close, ButtonLook::Quiet);
    end_at({start.x, start.y + height});
    return is_closed;
}

void draw_rows(Ui& ui, float width) {
    for (const Shortcut& shortcut : shortcuts()) {
        if (!shortcut.heading.empty()) {
            gap(ui, kSpace3);
            text_line(ui, ui.fonts().small, ui.palette().accent, shortcut.heading, width);
            gap(ui, kSpace1);
        }
        draw_row(ui, shortcut, width);
    }
}

/// There is nothing to walk to but the button, and the window may be low.
void scroll_by_keys(Ui& ui) {
    const float page = 0.8f * ImGui::GetWindowHeight(), line = 2.0f * ui.px(kRow);
    // Else they lead to the button, and so back to the top.
    for (const ImGuiKey key : {ImGuiKey_DownArrow, ImGuiKey_UpArrow, ImGuiKey_PageDown, ImGuiKey_PageUp})
        ImGui::SetKeyOwner(key, ImGui::GetID("keys"));
    float by = 0.0f;
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) by += line;
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) by -= line;
    if (ImGui::IsKeyPressed(ImGuiKey_PageDown)) by += page;
    if (ImGui::IsKeyPressed(ImGuiKey_PageUp)) by -= page;
    if (by != 0.0f) ImGui::SetScrollY(ImGui::GetScrollY() + by);
}

} // namespace

void keys_sheet(Ui& ui, ImVec2 surface) {
    const float edge = ui.px(kSpace2), padding = ui.px(kSpace4);
    const float whole = std::min(ui.px(kWidth), surface.x - 2.0f * edge);
    ImGui::SetNextWindowPos({std::round(surface.x / 2.0f), std::round(surface.y / 2.0f)}, ImGuiCond_Always,
                            {0.5f, 0.5f});
    ImGui::SetNextWindowSizeConstraints({whole, 0.0f}, {whole, surface.y - 2.0f * edge});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {padding, ui.px(kSpace2)});
    if (ImGui::BeginPopup("keys")) {
        const float width = whole - 2.0f * padding;
        const bool is_closed = draw_title(ui, width);
        draw_rows(ui, width);
        gap(ui, kSpace2);
        scroll_by_keys(ui);
        const bool is_asked_again = is_pressed(Command::Keys) && !ImGui::IsWindowAppearing();
        if (is_closed || is_asked_again) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

} // namespace keel::view
