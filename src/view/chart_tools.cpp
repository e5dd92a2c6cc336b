#include "view/chart_tools.hpp"

#include "text/link.hpp"
#include "view/chart_csv.hpp"
#include "view/chart_picture.hpp"
#include "view/chart_svg.hpp"
#include "view/chart_zoom.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

namespace keel::view {

namespace {

struct Format {
    std::string_view name;
    std::string_view ending;
};
constexpr Format kPng = {"Picture (PNG)", ".png"};
constexpr Format kSvg = {"Drawing (SVG)", ".svg"};
constexpr Format kCsv = {"Numbers (CSV)", ".csv"};
constexpr Format kFormats[] = {kPng, kSvg, kCsv};

/// "keel-payoff-chart.png"
std::string file_name(std::string_view name, std::string_view ending) {
    std::string file = "keel";
    for (const char c : name) {
        const auto letter = static_cast<unsigned char>(c);
        if (std::isalnum(letter) != 0 && letter < 128) {
            if (file.back() == ' ') file.back() = '-';
            if (file == "keel") file += '-';
            file += static_cast<char>(std::tolower(letter));
        } else if (file.back() != ' ') {
            file += ' ';
        }
    }
    if (file.back() == ' ') file.pop_back();
    return file + std::string(ending);
}

/// What is shown, also of a zoomed chart.
void save(Ui& ui, std::string_view title, const Chart& chart, const ChartState& state, const Format& format) {
    const ChartRange range = state.zoom.value_or(ChartRange{chart.x_least, chart.x_most});
    const std::string file = file_name(chart.name, format.ending);
    if (format.ending == kCsv.ending) {
        ui.actions.push_back({ActionKind::SaveText, csv_from_chart(chart, range), file});
        return;
    }
    ChartPaper paper{std::string(title), std::string(ui.answer),
                     std::string(ui.address) + "#" + (ui.plan != nullptr ? text::link_from_plan(*ui.plan) : "")};
    const Chart part = part_of(chart, range);
    const bool is_drawn_here = format.ending == kPng.ending && ui.address.empty(); // else the browser does it
    if (is_drawn_here) {
        ui.actions.push_back(
            {ActionKind::SavePicture, "", file, picture_of_chart(part, std::move(paper), ui.palette())});
    } else {
        ui.actions.push_back({ActionKind::SavePicture, svg_from_chart(part, paper, ui.palette()), file});
    }
}

bool draw_row(Ui& ui, const Format& format, const std::string& name, float width) {
    const Press press = pressable(format.ending.data(), {width, ui.theme.control_height()});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (press.is_hovered) list.AddRectFilled(press.min, press.max, ui.palette().hovered, ui.px(5.0f));
    const float y = std::round((press.min.y + press.max.y - ui.fonts().body->FontSize) / 2.0f);
    list.AddText(ui.fonts().body, ui.fonts().body->FontSize, {press.min.x + ui.px(kSpace3), y}, ui.palette().text,
                 format.name.data(), format.name.data() + format.name.size());
    focus_ring(ui, press, 5.0f);
    log_widget(ui, WidgetKind::Choice, name + ", " + std::string(format.name), "", press.min, press.max, press.id);
    return press.is_pressed;
}

/// Three dots; returns what was chosen from its menu.
std::optional<Format> choose_format(Ui& ui, const std::string& name, float side, float opacity) {
    const Palette& p = ui.palette();
    const Press press = pressable("save", {side, side});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (press.is_hovered) list.AddRectFilled(press.min, press.max, press.is_held ? p.pressed : p.hovered, ui.px(7.0f));
    const ImVec2 middle = {(press.min.x + press.max.x) / 2.0f, (press.min.y + press.max.y) / 2.0f};
    for (const float dot : {-6.0f, 0.0f, 6.0f})
        list.AddCircleFilled({middle.x + dot * ui.theme.ratio, middle.y}, 1.75f * ui.theme.ratio,
                             faded(press.is_hovered ? p.text : p.muted, opacity));
    focus_ring(ui, press, 7.0f);
    log_widget(ui, WidgetKind::Button, name, "", press.min, press.max, press.id);
    const ImGuiID menu = ImGui::GetID("menu");
    if (press.is_pressed && opacity >= 1.0f) ImGui::OpenPopupEx(menu, ImGuiPopupFlags_None);
    if (!ImGui::IsPopupOpen(menu, ImGuiPopupFlags_None)) {
        if (press.is_hovered && ui.theme.pointer == PointerKind::Fine) tooltip(ui, "Save this chart");
        return std::nullopt;
    }
    float width = 0.0f;
    for (const Format& format : kFormats)
        width = std::max(width, text_size(ui.fonts().body, format.name).x + 2.0f * ui.px(kSpace3));
    std::optional<Format> chosen;
    const float padding = ui.px(5.0f);
    ImGui::SetNextWindowSizeConstraints({width + 2.0f * padding, 0.0f}, {FLT_MAX, FLT_MAX});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {padding, padding});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0f, 0.0f});
    if (ImGui::BeginComboPopup(menu, ImRect(press.min, press.max),
                               ImGuiComboFlags_HeightLargest | ImGuiComboFlags_PopupAlignLeft)) {
        for (const Format& format : kFormats) {
            if (!draw_row(ui, format, name, width)) continue;
            chosen = format;
            ImGui::CloseCurrentPopup();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
    return chosen;
}

} // namespace

float draw_chart_tools(Ui& ui, const char* id, std::string_view title, const Chart& chart, ChartState& state,
                       ImVec2 corner, float width, float opacity) {
    const ImVec2 before = ImGui::GetCursorScreenPos();
    const float height = ui.theme.control_height();
    const float middle = ui.px(kSpace3) + ui.fonts().strong->FontSize / 2.0f;
    const float top = corner.y + std::max(0.0f, std::round(middle - height / 2.0f));
    float right = corner.x + width - ui.px(kSpace1) - height;
    ImGui::PushID(id);
    ImGui::PushID("tools");
    ImGui::SetCursorScreenPos({right, top});
    if (const auto format = choose_format(ui, "Save " + chart.name, height, opacity))
        save(ui, title, chart, state, *format);
    const bool is_wanted = ui.wants_picture != nullptr && *ui.wants_picture && opacity >= 1.0f;
    if (is_wanted) {
        *ui.wants_picture = false;
        save(ui, title, chart, state, kPng);
    }
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
