#include "view/panels/find_link.hpp"

#include <algorithm>

namespace keel::view {

namespace {

// What has just been opened takes its place in the next frames.
constexpr int kFramesToScroll = 4;

constexpr std::string_view kAsked[] = {"leg.leverage",     "leg.collateral", "leg.ratio",
                                       "leg.funding_rate", "horizon_days",   "sell.rebuy_price"};

} // namespace

bool has_question(std::string_view field_key) { return std::ranges::find(kAsked, field_key) != std::end(kAsked); }

void find_link(Form& form, SolveState& state, const FieldAddress& address, ImVec2 start, float width) {
    Ui& ui = form.ui;
    const std::string key = key_of(*address.field, address.index);
    const bool is_open = state.key == key;
    const std::string_view label = is_open ? "Close" : "Find";
    const ImVec2 size = text_size(ui.fonts().small, label);
    // A finger may miss it by far, as it may the help mark.
    const float reach = ui.px(ui.theme.pointer == PointerKind::Coarse ? 14.0f : 2.0f);
    const ImVec2 place = {start.x + width - size.x, start.y};
    ImGui::PushID(key.c_str());
    ImGui::SetCursorScreenPos({place.x - reach, place.y - reach});
    const Press press = pressable("find", {size.x + 2.0f * reach, ui.px(16.0f) + 2.0f * reach});
    ImGui::PopID();
    draw_text(ui, place, ui.fonts().small, press.is_hovered ? ui.palette().text : ui.palette().accent, label);
    focus_ring(ui, press, 4.0f);
    log_widget(ui, WidgetKind::Button, std::string(label) + " " + name_in_log(form.plan, address), "", press.min,
               press.max, press.id);
    if (!press.is_pressed) return;
    state.key = is_open ? std::string() : key;
    state.frames_to_scroll = is_open ? 0 : kFramesToScroll;
}

} // namespace keel::view
