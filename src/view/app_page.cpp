// The page: which panel stands where.

#include "view/app_state.hpp"
#include "view/panels/figures.hpp"
#include "view/panels/footer.hpp"
#include "view/panels/history.hpp"
#include "view/panels/rest.hpp"
#include "view/panels/top_bar.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace keel::view {

namespace {

constexpr float kTwoColumnsFrom = 900.0f; // CSS pixels
constexpr float kWidestPage = 1880.0f;
constexpr float kInputsWidth = 340.0f;

constexpr std::string_view kTabNames[] = {"Payoff",  "Path",   "Heat map", "Risk",
                                          "Compare", "Venues", "History",  "Guide"};

/// The first letter may be small.
std::optional<std::size_t> tab_from_name(std::string_view name) {
    const auto is_it = [&](std::string_view tab) {
        return !name.empty() && name.substr(1) == tab.substr(1) && (name[0] | 0x20) == (tab[0] | 0x20);
    };
    const auto* const found = std::ranges::find_if(kTabNames, is_it);
    return found == std::end(kTabNames) ? std::nullopt
                                        : std::optional(static_cast<std::size_t>(found - std::begin(kTabNames)));
}

/// A part of the page that scrolls or grows by itself. The keyboard walks through all of them as through one window.
bool begin_part(const char* name, ImVec2 size, ImGuiChildFlags flags) {
    return ImGui::BeginChild(name, size, flags, ImGuiWindowFlags_NavFlattened);
}

} // namespace

bool is_tab(std::string_view name) { return tab_from_name(name).has_value(); }

void App::State::show_tab(std::string_view name) {
    if (const auto wanted = tab_from_name(name)) tab = static_cast<ResultTab>(*wanted);
    wants_frame = true;
}

void App::show_tab(std::string_view name) { state_->show_tab(name); }

void App::State::draw_payoff(Ui& ui, ImVec2 size) {
    payoff_panel(ui, payoff, good, report, Money(unit, good), freshness(), size);
    wants_frame |= !payoff.curve.is_complete() || !payoff.detail.is_complete();
}

void App::State::draw_results(Ui& ui, PageLayout layout, float width, float room) {
    const bool has_report = !report.scenarios.empty();
    if (!has_report) return;
    const bool is_wide = layout == PageLayout::TwoColumns;
    const auto draw_figures = [&] {
        figures_panel(ui, good, report, Money(unit, good), freshness(), width, explained);
        gap(ui, kSpace3);
        if (!explained.empty() && rest_panel(ui, rest, {width, ui.px(80.0f)})) draw_explanation(ui, width);
    };
    if (is_wide) draw_figures();
    // High enough to read, low enough that the ladder shows itself below.
    const float least = is_wide ? 300.0f : 260.0f, most = is_wide ? 560.0f : 320.0f;
    const float height = std::clamp(room * (is_wide ? 0.6f : 0.5f), ui.px(least), ui.px(most));
    // In the order of ResultTab. `size` is as much room as there should be; what needs more takes it.
    using Draw = void (State::*)(Ui&, ImVec2 size);
    constexpr Draw kDraw[] = {&State::draw_payoff,     &State::draw_path,   &State::draw_heat,    &State::draw_risk,
                              &State::draw_comparison, &State::draw_venues, &State::draw_history, &State::draw_guide};
    static_assert(std::size(kTabNames) == std::size(kDraw));
    tab = static_cast<ResultTab>(tab_bar(ui, "tabs", kTabNames, static_cast<std::size_t>(tab), width));
    gap(ui, kSpace3);
    // The code of the others comes later.
    if (tab == ResultTab::Payoff || rest_panel(ui, rest, {width, height}))
        (this->*kDraw[static_cast<std::size_t>(tab)])(ui, {width, height});
    gap(ui, kSpace3);
    if (!is_wide) draw_figures();
}

/// Another plan begins where it says what it is.
void App::State::go_to_top() {
    if (std::exchange(wants_top, false)) ImGui::SetScrollY(0.0f);
}

void App::State::draw_inputs(Ui& ui, InputLayout layout, float width) {
    inputs_panel(ui, inputs, layout, rest, plan, report, issues, width);
}

void App::State::draw_two_columns(Ui& ui, float left, float width) {
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const float inputs_width = ui.px(kInputsWidth), between = ui.px(32.0f);
    const float height = surface.height_px - top.y;
    const ImVec2 padding = {ui.px(kSpace4), ui.px(kSpace2)};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({0.0f, top.y}, {surface.width_px, top.y + ui.px(1.0f)}, ui.palette().border);

    ImGui::SetCursorScreenPos({left, top.y + ui.px(1.0f)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0.0f, padding.y});
    if (begin_part("inputs", {inputs_width, height - ui.px(1.0f)}, ImGuiChildFlags_AlwaysUseWindowPadding)) {
        const float room = ImGui::GetContentRegionAvail().x - ui.px(kSpace2);
        draw_inputs(ui, InputLayout::Column, room);
        gap(ui, kSpace3);
    }
    ImGui::EndChild();
    evaluate_if_changed();

    const float x = left + inputs_width + between / 2.0f;
    list.AddRectFilled({x, top.y}, {x + ui.px(1.0f), surface.height_px}, ui.palette().border);
    ImGui::SetCursorScreenPos({x + between / 2.0f, top.y + ui.px(1.0f)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0.0f, padding.x});
    if (begin_part("results", {surface.width_px - x - between / 2.0f, height - ui.px(1.0f)},
                   ImGuiChildFlags_AlwaysUseWindowPadding)) {
        go_to_top();
        const float room = left + width - x - between / 2.0f; // the scrollbar stands in the margin
        draw_results(ui, PageLayout::TwoColumns, room, height);
        if (!report.scenarios.empty()) ladder_panel(ui, ladder, good, report, Money(unit, good), freshness(), room);
        gap(ui, kSpace6);
        wants_keys |= footer_panel(ui, good, rest, room);
    }
    ImGui::EndChild();
    ImGui::PopStyleVar(2);
}

void App::State::draw_one_column(Ui& ui, float left, float width) {
    draw_results(ui, PageLayout::OneColumn, width, surface.height_px);
    draw_inputs(ui, InputLayout::Page, width);
    ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y});
    evaluate_if_changed();
    gap(ui, kSpace4);
    if (!report.scenarios.empty()) ladder_panel(ui, ladder, good, report, Money(unit, good), freshness(), width);
    gap(ui, kSpace6);
    wants_keys |= footer_panel(ui, good, rest, width);
    gap(ui, kSpace6);
    ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y});
}

/// Which of them mean something is not known yet.
void App::State::keep_early_keys() {
    const ImGuiContext& gui = *ImGui::GetCurrentContext();
    if (gui.ActiveId != 0 || !gui.OpenPopupStack.empty()) return;
    for (int key = ImGuiKey_0; key <= ImGuiKey_Slash; ++key)
        if (ImGui::IsKeyPressed(static_cast<ImGuiKey>(key), false)) early_keys.push_back(key | gui.IO.KeyMods);
}

void App::State::open_menu() {
    ImGui::OpenPopup("menu");
    if (recent_note == RecentNote::None) recent_note = RecentNote::Look;
}

/// Hangs below the bar, near its end where that is wide, over the whole page where it is not.
void App::State::draw_menu(Ui& ui) {
    const float edge = ui.px(kSpace2), padding = ui.px(kSpace2), top = top_bar_height(ui);
    const float whole = std::min(ui.px(440.0f), surface.width_px - 2.0f * edge);
    const float bar_end = ImGui::GetWindowPos().x + ImGui::GetWindowSize().x;
    const float x = std::clamp(bar_end - ui.px(480.0f), edge, surface.width_px - edge - whole);
    ImGui::SetNextWindowPos({std::round(x), top});
    const float most = std::min(ui.px(680.0f), surface.height_px - top - edge);
    ImGui::SetNextWindowSizeConstraints({whole, 0.0f}, {whole, most});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {padding, padding});
    if (ImGui::BeginPopup("menu")) {
        const float room = whole - 2.0f * padding - ImGui::GetStyle().ScrollbarSize;
        if (rest_panel(ui, rest, {room, ui.px(80.0f)}) && draw_menu_rows(ui, room)) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

void App::State::draw_page(Ui& ui) {
    const float css_width = surface.width_px / ui.theme.ratio;
    const PageLayout layout = css_width >= kTwoColumnsFrom ? PageLayout::TwoColumns : PageLayout::OneColumn;
    const float margin = ui.px(layout == PageLayout::TwoColumns ? kSpace6 : kSpace4);
    const float width = std::min(surface.width_px - 2.0f * margin, ui.px(kWidestPage));
    const float left = std::round((surface.width_px - width) / 2.0f);

    ImGui::SetCursorScreenPos({left, 0.0f});
    if (begin_part("bar", {width, top_bar_height(ui)}, ImGuiChildFlags_None)) {
        const bool is_open = ImGui::IsPopupOpen("menu");
        const TopBarRequest pressed = top_bar(ui, fragment, history, is_open, plan, unit);
        step_through_history(pressed);
        if (pressed == TopBarRequest::Menu) open_menu();
        if (rest == RestState::Loaded)
            take_keys(ui);
        else if (rest == RestState::Loading)
            keep_early_keys();
        draw_menu(ui);
    }
    ImGui::EndChild();
    const float top = top_bar_height(ui);
    ImGui::GetWindowDrawList()->AddRectFilled({0.0f, top - ui.px(1.0f)}, {surface.width_px, top}, ui.palette().border);
    ImGui::SetCursorScreenPos({left, top});

    if (layout == PageLayout::TwoColumns) {
        gap(ui, kSpace4);
        ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y});
        if (begin_part("answer", {width, 0.0f}, ImGuiChildFlags_AutoResizeY)) {
            notices_panel(ui, notices, width);
            answer_panel(ui, answer, report, issues, freshness(), width);
        }
        ImGui::EndChild();
        draw_two_columns(ui, left, width);
        return;
    }
    ImGui::SetCursorScreenPos({0.0f, top});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {left, ui.px(kSpace4)});
    if (begin_part("page", {surface.width_px, surface.height_px - top}, ImGuiChildFlags_AlwaysUseWindowPadding)) {
        go_to_top();
        // A scrollbar beside the content takes from the margin, as far as that goes.
        const float beside = ImGui::GetContentRegionAvail().x + ui.px(kSpace2);
        const float room = std::floor(std::min(surface.width_px - 2.0f * left, beside));
        notices_panel(ui, notices, room);
        answer_panel(ui, answer, report, issues, freshness(), room);
        draw_one_column(ui, left, room);
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
}

void App::State::draw_toast(Ui& ui) {
    if (!toast) return;
    if (std::chrono::steady_clock::now() >= toast->until) {
        toast.reset();
        return;
    }
    const Palette& p = ui.palette();
    const ImVec2 size = text_size(ui.fonts().body, toast->text);
    const float pad_x = ui.px(kSpace4), pad_y = ui.px(10.0f);
    const ImVec2 min = {std::round((surface.width_px - size.x) / 2.0f - pad_x),
                        std::round(surface.height_px - ui.px(kSpace6) - size.y - 2.0f * pad_y)};
    const ImVec2 max = {min.x + size.x + 2.0f * pad_x, min.y + size.y + 2.0f * pad_y};
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    list.AddRectFilled(min, max, p.text, ui.px(8.0f));
    list.AddText(ui.fonts().body, ui.fonts().body->FontSize, {min.x + pad_x, min.y + pad_y}, p.page,
                 toast->text.c_str());
    // Not log_widget: no window is open here.
    log.add({.label = toast->text, .value = "", .area = {min.x, min.y, max.x - min.x, max.y - min.y}});
}

} // namespace keel::view
