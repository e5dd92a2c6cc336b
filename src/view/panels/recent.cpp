#include "view/panels/recent.hpp"

#include "view/panels/menu.hpp"

#include <cstddef>

namespace keel::view {

namespace {

void draw_words(Ui& ui, std::string_view words, float width) {
    const float edge = ui.px(10.0f);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({at.x + edge, at.y});
    text_line(ui, ui.fonts().small, ui.palette().muted, words, width - 2.0f * edge);
    ImGui::SetCursorScreenPos({at.x, ImGui::GetCursorScreenPos().y});
}

/// A window has no browser around it.
std::string where_they_stay(const Ui& ui) { return ui.address.empty() ? "on this computer" : "in this browser"; }

/// Keeping stands where the question came from, so that pressing twice forgets nothing.
void draw_forgetting(Ui& ui, RecentState& state, float width) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    if (!state.is_asking) {
        draw_words(ui, "Kept " + where_they_stay(ui) + " only: the last 12 plans.", width);
        gap(ui, kSpace2);
    } else {
        draw_words(ui, "This cannot be undone. The plan that is open stays open.", width);
        gap(ui, kSpace2);
    }
    const ImVec2 at = {start.x + ui.px(10.0f), ImGui::GetCursorScreenPos().y};
    ImGui::SetCursorScreenPos(at);
    const std::string_view first = state.is_asking ? "Keep them" : "Forget all";
    if (button(ui, "first", first, first, Icon::None, ButtonLook::Plain)) state.is_asking = !state.is_asking;
    if (state.is_asking) {
        const std::string_view second = "Forget them";
        ImGui::SetCursorScreenPos({at.x + button_width(ui, first, Icon::None) + ui.px(kSpace2), at.y});
        if (button(ui, "second", second, second, Icon::None, ButtonLook::Primary)) {
            state.plans.forget_all();
            state.wants_keeping = true;
            state.is_asking = false;
        }
    }
    end_at({start.x, at.y + ui.theme.control_height()});
    gap(ui, kSpace2);
}

} // namespace

MenuList draw_menu_switch(Ui& ui, RecentState& state) {
    const float width = ImGui::GetContentRegionAvail().x; // as far as the scrollbar, if there is one
    const std::string lists[] = {"Examples", "Recent"};
    const std::size_t chosen = segmented(ui, "list", "Plans", lists, static_cast<std::size_t>(state.list), width);
    gap(ui, kSpace1);
    if (ImGui::IsWindowAppearing()) state.is_asking = false;
    if (static_cast<MenuList>(chosen) != state.list) {
        state.list = static_cast<MenuList>(chosen);
        state.is_asking = false;
        ImGui::SetScrollY(0.0f);
    }
    return state.list;
}

std::optional<std::string> recent_panel(Ui& ui, RecentState& state, float width) {
    gap(ui, kSpace2);
    if (state.plans.plans().empty()) {
        draw_words(
            ui,
            "Nothing here yet. Each plan that you change or open by a link appears here, so that you can find it "
            "again. The list stays "
                + where_they_stay(ui) + " and is sent nowhere.",
            width);
        gap(ui, kSpace3);
        return std::nullopt;
    }
    std::optional<std::string> chosen;
    for (const RecentPlan& plan : state.plans.plans()) {
        ImGui::PushID(plan.link.c_str());
        if (menu_row(ui, plan.title, day_in_words(plan.used_s, state.now_s, state.offset_s), width)) chosen = plan.link;
        ImGui::PopID();
    }
    gap(ui, kSpace2);
    draw_forgetting(ui, state, width);
    return chosen;
}

} // namespace keel::view
