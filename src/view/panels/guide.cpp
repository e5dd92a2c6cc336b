#include "view/panels/guide.hpp"

#include "engine/evaluate.hpp"
#include "model/fields.hpp"
#include "text/guide.hpp"
#include "text/link.hpp"
#include "view/card_box.hpp"

#include <algorithm>
#include <cctype>

namespace keel::view {

namespace {

constexpr float kLongestLine = 760.0f; // CSS pixels: what the eye follows back to the next line

/// "What the article says (5, 4 of them wrong)".
std::string heading_of(std::size_t step) {
    const auto is_of_step = [&](const text::Claim& claim) { return claim.step == step; };
    const auto is_wrong = [&](const text::Claim& claim) {
        return is_of_step(claim) && claim.verdict == text::Verdict::Wrong;
    };
    const auto all = std::ranges::count_if(text::guide_claims(), is_of_step);
    const auto wrong = std::ranges::count_if(text::guide_claims(), is_wrong);
    std::string words = "What the article says (" + std::to_string(all);
    if (wrong > 0) words += ", " + std::to_string(wrong) + " of them wrong";
    return words + ")";
}

std::string with_small_letter(std::string_view label) {
    std::string words(label);
    words[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(words[0])));
    return words;
}

/// A round mark with a word: what is wrong stands out.
void draw_verdict(Ui& ui, text::Verdict verdict) {
    const Palette& p = ui.palette();
    const std::string_view words = text::verdict_in_words(verdict);
    const bool is_wrong = verdict == text::Verdict::Wrong;
    const ImVec2 size = text_size(ui.fonts().small, words), start = ImGui::GetCursorScreenPos();
    const ImVec2 end = {start.x + size.x + 2.0f * ui.px(kSpace2), start.y + size.y + 2.0f * ui.px(3.0f)};
    ImGui::GetWindowDrawList()->AddRectFilled(start, end, is_wrong ? p.warning_tint : p.accent_tint, ui.px(10.0f));
    draw_text(ui, {start.x + ui.px(kSpace2), start.y + ui.px(3.0f)}, ui.fonts().small, is_wrong ? p.warning : p.accent,
              words);
    end_at({start.x, end.y});
}

void draw_claim(Ui& ui, const text::Claim& claim, const std::string& answer, CardBox& card, float room) {
    const Palette& p = ui.palette();
    const float left = card.left() + ui.px(kSpace3);
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const auto at_left = [&] { ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y}); };
    at_left();
    draw_verdict(ui, claim.verdict);
    gap(ui, kSpace1);
    at_left();
    text_line(ui, ui.fonts().body, p.muted, "\u201c" + std::string(claim.said) + "\u201d", room);
    gap(ui, kSpace1);
    at_left();
    text_line(ui, ui.fonts().body, p.text, answer, room);
    at_left();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (button(ui, "show", "Show me: " + std::string(claim.said), "Show me", Icon::None, ButtonLook::Link)) {
        ui.actions.push_back(
            {ActionKind::TakePlan, text::link_from_plan(text::plan_of(claim)), "The plan shows it now"});
    }
    end_at({card.left(), at.y + ui.theme.control_height()});
    ImGui::GetWindowDrawList()->AddRectFilled({card.left(), top.y},
                                              {card.left() + ui.px(2.0f), at.y + ui.theme.control_height()},
                                              claim.verdict == text::Verdict::Wrong ? p.warning : p.border);
    gap(ui, kSpace3);
}

void draw_claims(Ui& ui, GuideState& state, std::size_t step, CardBox& card, float room) {
    state.claims[step] = sub_header(ui, "claims", heading_of(step), state.claims[step]);
    card.flush();
    if (state.claims[step] == Fold::Closed) return;
    gap(ui, kSpace2);
    const auto claims = text::guide_claims();
    for (std::size_t i = 0; i < claims.size(); ++i) {
        if (claims[i].step != step) continue;
        ImGui::PushID(static_cast<int>(i));
        draw_claim(ui, claims[i], state.answers[i], card, room - ui.px(kSpace3));
        ImGui::PopID();
        card.flush();
    }
}

void draw_step(Ui& ui, GuideState& state, std::size_t number, std::string_view words, Freshness freshness,
               float width) {
    const text::GuideStep& step = text::guide_steps()[number];
    const Palette& p = ui.palette();
    CardBox card(ui, width);
    const float room = std::min(card.room(), ui.px(kLongestLine));
    const float opacity = freshness == Freshness::Stale ? 0.6f : 1.0f;
    text_line(ui, ui.fonts().strong, p.text, std::to_string(number + 1) + ". " + std::string(step.title), room);
    gap(ui, kSpace2);
    card.flush();
    text_line(ui, ui.fonts().body, faded(p.text, opacity), words, room);
    gap(ui, kSpace2);
    card.flush();
    text_line(ui, ui.fonts().small, p.muted, step.advice, room);
    gap(ui, kSpace1);
    card.flush();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const auto address = find_field(step.field);
    const std::string label = "Change " + with_small_letter(address->field->label);
    if (button(ui, "change", label, label, Icon::None, ButtonLook::Link)) state.go_to = step.field;
    end_at({card.left(), at.y + ui.theme.control_height()});
    draw_claims(ui, state, number, card, room);
    card.end();
    gap(ui, kSpace3);
}

} // namespace

void guide_panel(Ui& ui, GuideState& state, const Plan& plan, const Report& report, Freshness freshness, float width) {
    if (state.answers.empty()) {
        for (const text::Claim& claim : text::guide_claims())
            state.answers.push_back(text::answer_to(claim, evaluate));
    }
    const float room = std::min(width, ui.px(kLongestLine));
    text_line(ui, ui.fonts().body, ui.palette().text,
              "Five steps to a hedge, in the numbers of your plan. Under each one, what a much-read article says about "
              "it, checked.",
              room);
    gap(ui, kSpace1);
    text_line(ui, ui.fonts().small, ui.palette().muted, "The article: " + std::string(text::kGuideArticle) + ".", room);
    gap(ui, kSpace1);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    constexpr std::string_view kExample = "Take the article's example: 5 BTC at 65,000 USD";
    if (plan != Plan{} && button(ui, "example", kExample, kExample, Icon::None, ButtonLook::Link))
        ui.actions.push_back({ActionKind::TakePlan, text::link_from_plan(Plan{}), "Now: the article's example"});
    end_at({at.x, at.y + (plan != Plan{} ? ui.theme.control_height() : 0.0f)});
    gap(ui, kSpace2);
    const auto steps = text::guide_steps();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        draw_step(ui, state, i, steps[i].words(plan, report), freshness, width);
        ImGui::PopID();
    }
}

} // namespace keel::view
