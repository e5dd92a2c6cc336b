#include "view/panels/explanation.hpp"

#include "model/fields.hpp"
#include "view/card_box.hpp"

#include <algorithm>

namespace keel::view {

namespace {

constexpr float kLongestLine = 760.0f; // CSS pixels
constexpr float kNamesBeside = 620.0f; // from here on the names of the steps stand beside them
constexpr float kNamesWidth = 190.0f;
constexpr float kBetweenLines = 4.0f;

/// "= 5 ÷ 10 = 0.5 BTC".
std::string working_of(const explain::Step& step) {
    return "= " + (step.numbers.empty() ? "" : step.numbers + " = ") + step.result;
}

/// The formula, and what it comes to below; words where there is none.
void draw_step(Ui& ui, const explain::Step& step, float left, float width) {
    const Palette& p = ui.palette();
    const bool is_beside = width >= ui.px(kNamesBeside);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float names = is_beside ? ui.px(kNamesWidth) : 0.0f, room = width - names;
    draw_text(ui, {left, start.y + (is_beside ? ui.px(1.0f) : 0.0f)}, ui.fonts().small, p.muted, step.what,
              is_beside ? names - ui.px(kSpace3) : width);
    const float below = is_beside ? 0.0f : ui.fonts().small->FontSize + ui.px(2.0f);
    ImGui::SetCursorScreenPos({left + names, start.y + below});
    if (step.words.empty()) {
        text_line(ui, ui.fonts().body, p.text, step.formula, room);
        gap(ui, kBetweenLines);
        ImGui::SetCursorScreenPos({left + names, ImGui::GetCursorScreenPos().y});
        text_line(ui, ui.fonts().strong, p.text, working_of(step), room);
    } else {
        text_line(ui, ui.fonts().strong, p.text, step.result, room);
        gap(ui, kBetweenLines);
        ImGui::SetCursorScreenPos({left + names, ImGui::GetCursorScreenPos().y});
        text_line(ui, ui.fonts().body, p.muted, step.words, room);
    }
    const float least = start.y + text_size(ui.fonts().small, step.what, is_beside ? names : width).y;
    end_at({left, std::max(ImGui::GetCursorScreenPos().y, least)});
    gap(ui, kSpace2);
}

void draw_inputs(Ui& ui, ExplanationState& state, float left, float width) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    float x = left, y = start.y;
    const float control = ui.theme.control_height();
    for (const std::string& key : state.derivation->fields) {
        const auto address = find_field(key);
        if (!address) continue;
        const std::string words = "Go to " + std::string(address->field->label);
        const float wide = button_width(ui, words, Icon::None, ButtonLook::Link);
        if (x > left && x + wide > left + width) {
            x = left;
            y += control;
        }
        ImGui::SetCursorScreenPos({x, y});
        if (button(ui, key.c_str(), words, words, Icon::None, ButtonLook::Link)) state.go_to = key;
        x += wide + ui.px(kSpace4);
    }
    end_at({left, y + control});
}

void draw_close(Ui& ui, std::string& key, ImVec2 corner) {
    const float control = ui.theme.control_height();
    ImGui::SetCursorScreenPos({corner.x - control, corner.y});
    if (button(ui, "close", "Close the explanation", "", Icon::Close, ButtonLook::Quiet)) key.clear();
}

} // namespace

void explanation_panel(Ui& ui, ExplanationState& state, const Plan& plan, const Report& report, std::string& key,
                       float width) {
    if (!state.derivation || state.key != key || state.plan != plan) {
        state.plan = plan;
        state.key = key;
        state.derivation = explain::derivation_of(plan, report, key);
    }
    if (!state.derivation) {
        key.clear();
        return;
    }
    const explain::Derivation& derivation = *state.derivation;
    const Palette& p = ui.palette();
    ImGui::PushID("explained");
    CardBox card(ui, width);
    const float room = std::min(card.room(), ui.px(kLongestLine));
    const auto line = [&](ImFont* font, ImU32 colour, std::string_view text, float after) {
        ImGui::SetCursorScreenPos({card.left(), ImGui::GetCursorScreenPos().y});
        text_line(ui, font, colour, text, room);
        gap(ui, after);
    };
    const ImVec2 top = ImGui::GetCursorScreenPos();
    draw_close(ui, key, {card.left() + card.room() + ui.px(kSpace2), top.y - ui.px(kSpace2)});
    ImGui::SetCursorScreenPos(top);
    const float beside = card.room() - ui.theme.control_height();
    text_line(ui, ui.fonts().strong, p.text, derivation.title + ": " + derivation.result, beside);
    gap(ui, kSpace3);
    for (const explain::Step& step : derivation.steps)
        draw_step(ui, step, card.left(), room);
    gap(ui, kSpace1);
    if (!derivation.words.empty()) line(ui.fonts().body, p.text, derivation.words, kSpace2);
    for (const std::string& source : derivation.sources)
        line(ui.fonts().small, p.muted, source, kSpace1);
    draw_inputs(ui, state, card.left(), card.room());
    card.end();
    gap(ui, kSpace3);
    ImGui::PopID();
}

} // namespace keel::view
