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
    bool is_first = true;
    const auto line = [&](ImFont* font, ImU32 colour, const std::string& text) {
        if (text.empty()) return;
        if (!is_first) gap(ui, kBetweenLines);
        is_first = false;
        ImGui::SetCursorScreenPos({left + names, ImGui::GetCursorScreenPos().y});
        text_line(ui, font, colour, text, room);
    };
    line(ui.fonts().body, p.text, step.formula);
    line(ui.fonts().strong, p.text, step.formula.empty() ? step.result : working_of(step));
    line(ui.fonts().body, step.result.empty() ? p.text : p.muted, step.words);
    const float least = start.y + text_size(ui.fonts().small, step.what, is_beside ? names : width).y;
    end_at({left, std::max(ImGui::GetCursorScreenPos().y, least)});
    gap(ui, kSpace2);
}

void draw_inputs(Ui& ui, const explain::Derivation& derivation, std::string& go_to, float left, float width) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    float x = left, y = start.y;
    const float control = ui.theme.control_height();
    for (const std::string& key : derivation.fields) {
        const auto address = find_field(key);
        if (!address) continue;
        const std::string words = "Go to " + std::string(address->field->label);
        const float wide = button_width(ui, words, Icon::None, ButtonLook::Link);
        if (x > left && x + wide > left + width) {
            x = left;
            y += control;
        }
        ImGui::SetCursorScreenPos({x, y});
        if (button(ui, key.c_str(), words, words, Icon::None, ButtonLook::Link)) go_to = key;
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

void draw_steps(Ui& ui, const explain::Derivation& derivation, float left, float width) {
    const Palette& p = ui.palette();
    const float room = std::min(width, ui.px(kLongestLine));
    const auto line = [&](ImFont* font, ImU32 colour, std::string_view text, float after) {
        ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y});
        text_line(ui, font, colour, text, room);
        gap(ui, after);
    };
    for (const explain::Step& step : derivation.steps)
        draw_step(ui, step, left, room);
    gap(ui, kSpace1);
    if (!derivation.words.empty()) line(ui.fonts().body, p.text, derivation.words, kSpace2);
    for (const std::string& source : derivation.sources)
        line(ui.fonts().small, p.muted, source, kSpace1);
}

void explanation_card(Ui& ui, const explain::Derivation& derivation, std::string& key, std::string& go_to,
                      float width) {
    ImGui::PushID(derivation.key.c_str());
    CardBox card(ui, width);
    const ImVec2 top = ImGui::GetCursorScreenPos();
    draw_close(ui, key, {card.left() + card.room() + ui.px(kSpace2), top.y - ui.px(kSpace2)});
    ImGui::SetCursorScreenPos(top);
    const float beside = card.room() - ui.theme.control_height();
    text_line(ui, ui.fonts().strong, ui.palette().text,
              derivation.title + (derivation.result.empty() ? "" : ": " + derivation.result), beside);
    gap(ui, kSpace3);
    ImGui::SetCursorScreenPos({card.left(), ImGui::GetCursorScreenPos().y});
    draw_steps(ui, derivation, card.left(), card.room());
    draw_inputs(ui, derivation, go_to, card.left(), card.room());
    card.end();
    gap(ui, kSpace3);
    ImGui::PopID();
}

void explanation_panel(Ui& ui, ExplanationState& state, const Plan& plan, const Report& report, std::string& key,
                       float width) {
    if (!state.derivation || state.key != key || state.plan != plan) {
        state.plan = plan;
        state.key = key;
        state.derivation = explain::derivation_of(plan, report, key);
    }
    if (!state.derivation)
        key.clear();
    else
        explanation_card(ui, *state.derivation, key, state.go_to, width);
}

} // namespace keel::view
