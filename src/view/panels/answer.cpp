#include "view/panels/answer.hpp"

#include "view/field_spelling.hpp"
#include "view/warning_title.hpp"

#include <algorithm>

namespace keel::view {

namespace {

// A line of the answer is not read across the whole of a wide window.
constexpr float kLongestLine = 960.0f;

std::string identity_of(const Warning& warning) { return warning.code + " " + warning.field; }

/// With the hedge or the bag it is about, where the same is said of another.
std::string chip_text(const Report& report, const Warning& warning) {
    std::string text = title_of(warning);
    const auto is_like = [&](const Warning& other) { return other.code == warning.code; };
    const auto address = find_field(warning.field);
    if (std::ranges::count_if(report.warnings, is_like) < 2 || !address) return text;
    if (address->field->scope == Scope::Leg)
        text += ", hedge ";
    else if (address->field->scope == Scope::Bag)
        text += ", bag ";
    else
        return text;
    return text + std::to_string(address->index + 1);
}

/// The message and the way to the input, under the chips.
void explanation(Ui& ui, AnswerState& state, const Warning& warning, float width) {
    const Palette& p = ui.palette();
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float edge = ui.px(kSpace4), control = ui.theme.control_height();
    const bool is_calm = warning.severity == Severity::Notice;
    const float wrap = width - 2.0f * edge - control;
    const std::string_view message = warning.message.empty() ? "One moment \u2026" : std::string_view(warning.message);
    const ImVec2 size = text_size(ui.fonts().body, message, wrap);
    const float height = 2.0f * ui.px(kSpace3) + size.y + ui.px(kSpace3) + control;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(start, {start.x + width, start.y + height}, is_calm ? p.surface : p.warning_tint, ui.px(8.0f));
    if (is_calm) list.AddRect(start, {start.x + width, start.y + height}, p.border, ui.px(8.0f), 0, ui.line());
    draw_text(ui, {start.x + edge, start.y + ui.px(kSpace3)}, ui.fonts().body, p.text, message, wrap);

    ImGui::PushID("explanation");
    const auto address = find_field(warning.field);
    if (address) {
        const std::string words = "Go to " + std::string(address->field->label);
        ImGui::SetCursorScreenPos({start.x + edge, start.y + height - ui.px(kSpace3) - control});
        if (button(ui, "go", words, words, Icon::None, ButtonLook::Plain)) state.go_to = warning.field;
    }
    ImGui::SetCursorScreenPos({start.x + width - control, start.y});
    if (button(ui, "close", "Close the explanation", "", Icon::Close, ButtonLook::Quiet)) state.open.clear();
    ImGui::PopID();
    ImGui::SetCursorScreenPos({start.x, start.y + height});
    gap(ui, kSpace3);
}

void warnings_row(Ui& ui, AnswerState& state, const Report& report, float width) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float between = ui.px(kSpace2);
    const bool is_coarse = ui.theme.pointer == PointerKind::Coarse;
    ImVec2 at = start;
    float row_height = 0.0f;
    for (std::size_t i = 0; i < report.warnings.size(); ++i) {
        const Warning& warning = report.warnings[i];
        const std::string text = chip_text(report, warning);
        const ImVec2 size = warning_chip_size(ui, text);
        if (at.x > start.x && at.x + size.x > start.x + width) {
            at = {start.x, at.y + row_height + (is_coarse ? 0.0f : between)};
        }
        ImGui::SetCursorScreenPos(at);
        ImGui::PushID(static_cast<int>(i));
        const bool is_open = state.open == identity_of(warning);
        if (warning_chip(ui, "chip", text, warning.severity, is_open ? Fold::Open : Fold::Closed)) {
            state.open = is_open ? std::string() : identity_of(warning);
        }
        ImGui::PopID();
        at.x += size.x + between;
        row_height = size.y;
    }
    ImGui::SetCursorScreenPos({start.x, at.y + row_height});
    gap(ui, kSpace3);
    const auto open = std::ranges::find(report.warnings, state.open, identity_of);
    if (open != report.warnings.end()) explanation(ui, state, *open, std::min(width, ui.px(kLongestLine)));
}

/// Says that what is shown belongs to earlier inputs, and why.
void stale_line(Ui& ui, const Issues& issues, float width) {
    const Palette& p = ui.palette();
    std::string text = "The results below are of the last inputs that made sense.";
    if (!issues.empty()) text += " " + issue_in_words(issues[0]) + ".";
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float icon = ui.px(16.0f);
    draw_icon(*ImGui::GetWindowDrawList(), Icon::Warning,
              {start.x + icon / 2.0f, start.y + ui.fonts().body->FontSize / 2.0f}, icon, p.warning);
    ImGui::SetCursorScreenPos({start.x + icon + ui.px(kSpace2), start.y});
    text_line(ui, ui.fonts().body, p.warning, text, width - icon - ui.px(kSpace2));
    ui.log.note(Role::Problem);
    ImGui::SetCursorScreenPos({start.x, ImGui::GetCursorScreenPos().y});
    gap(ui, kSpace2);
}

} // namespace

void answer_panel(Ui& ui, AnswerState& state, const Report& report, const Issues& issues, Freshness freshness,
                  float width) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    if (freshness == Freshness::Stale) stale_line(ui, issues, width);
    const float opacity = freshness == Freshness::Stale ? 0.6f : 1.0f;
    text_line(ui, ui.fonts().answer, faded(ui.palette().text, opacity), report.answer,
              std::min(width, ui.px(kLongestLine)));
    gap(ui, kSpace3);
    if (!report.warnings.empty()) warnings_row(ui, state, report, width);
    const float height = ImGui::GetCursorScreenPos().y - start.y;
    state.height = ImGui::IsMouseDown(ImGuiMouseButton_Left) ? std::max(state.height, height) : height;
    end_at({start.x, start.y + state.height});
}

} // namespace keel::view
