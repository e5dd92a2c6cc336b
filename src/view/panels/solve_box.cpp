#include "view/panels/solve_box.hpp"

#include "text/comparison_text.hpp"
#include "text/number.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <span>

namespace keel::view {

namespace {

constexpr double kRises[] = {0.2, 0.4, 0.5, 1.0, 2.0};
constexpr double kFalls[] = {0.1, 0.2, 0.3, 0.5, 0.8};
constexpr double kShares[] = {0.005, 0.01, 0.02, 0.05, 0.1};

/// How a question is put: what stands above the moves and above the shares to choose from, if there are any.
struct Wording {
    Goal goal;
    std::string_view key;
    std::string_view above_moves;
    std::span<const double> moves;
    std::string_view above_shares;
    std::span<const double> shares;
};

constexpr Wording kWordings[] = {
    {Goal::Leverage, "leg.leverage", "Highest leverage that survives a rise of", kRises, "", {}},
    {Goal::Collateral, "leg.collateral", "Collateral that survives a rise of", kRises, "", {}},
    {Goal::Ratio, "leg.ratio", "Smallest hedge that keeps the loss of a fall of", kFalls, "within", kShares},
    {Goal::FundingRate, "leg.funding_rate", "", {}, "Funding rate at which the hedge costs", kShares},
    {Goal::Days, "horizon_days", "", {}, "Days until the hedge has cost", kShares},
    {Goal::RebuyPrice, "sell.rebuy_price", "Price below which selling beats the hedge", {}, "", {}},
};

const Wording* wording_of(std::string_view field_key) {
    const auto* const found = std::ranges::find(kWordings, field_key, &Wording::key);
    return found == std::end(kWordings) ? nullptr : found;
}

bool is_long(const Plan& plan, std::size_t leg) { return leg < plan.legs.size() && plan.legs[leg].side == Side::Long; }

/// A long leg dies in a fall: there the falls are offered.
std::span<const double> moves_of(const Wording& wording, bool is_long_leg) {
    const bool is_margin = wording.goal == Goal::Leverage || wording.goal == Goal::Collateral;
    return is_margin && is_long_leg ? std::span<const double>(kFalls) : wording.moves;
}

std::string heading_of(std::string_view words, bool is_long_leg) {
    std::string heading(words);
    constexpr std::string_view kRise = "a rise";
    const auto at = heading.find(kRise);
    if (is_long_leg && at != std::string::npos) heading.replace(at, kRise.size(), "a fall");
    return heading;
}

Question question_of(const SolveState& state, const Wording& wording, const Plan& plan, std::size_t leg) {
    Question question{.goal = wording.goal, .leg = leg};
    const auto number = static_cast<std::size_t>(wording.goal);
    const std::span<const double> moves = moves_of(wording, is_long(plan, leg));
    if (!moves.empty()) question.move = moves[state.move[number]];
    if (wording.goal == Goal::Ratio) question.move = -question.move;
    if (!wording.shares.empty()) question.within = wording.shares[state.within[number]];
    return question;
}

void refresh(SolveState& state, const Plan& plan, const Question& question) {
    if (state.plan == plan && state.question == question) return;
    state.plan = plan;
    state.question = question;
    auto solution = solve(plan, question);
    state.solution = solution ? std::optional(*std::move(solution)) : std::nullopt;
}

/// A heading and the numbers to choose from.
void choose(Form& form, const char* id, const std::string& heading, std::span<const double> numbers,
            std::size_t& chosen, float width) {
    Ui& ui = form.ui;
    if (heading.empty()) return;
    text_line(ui, ui.fonts().small, ui.palette().text, heading, width);
    gap(ui, kSpace1);
    if (numbers.empty()) return;
    std::vector<std::string> options;
    for (const double number : numbers)
        options.push_back(text::percent(number, number < 0.01 ? 1 : 0));
    chosen = segmented(ui, id, heading, options, std::min(chosen, numbers.size() - 1), width);
    gap(ui, kSpace2);
}

/// What came out, and the button that takes it.
void draw_solution(Form& form, SolveState& state, const FieldAddress& address, float width) {
    Ui& ui = form.ui;
    const Palette& p = ui.palette();
    if (!state.solution) {
        return text_line(ui, ui.fonts().small, p.warning, "First mend the input that is marked.", width);
    }
    const Solution& solution = *state.solution;
    const bool is_impossible = solution.status == SolutionStatus::Impossible;
    text_line(ui, ui.fonts().small, is_impossible ? p.warning : p.text,
              text::solution_in_words(form.plan, solution, state.question.move, state.question.within), width);
    const bool is_less = solution.status == SolutionStatus::Already && state.question.goal == Goal::Collateral;
    if (!solution.value || (solution.status != SolutionStatus::Found && !is_less)) return;
    const double value = handy_answer(form.plan, state.question, *solution.value);
    const std::string unit = unit_in_words(form.plan, address);
    const std::string name = "Use " + spelled(*address.field, value) + (unit.empty() ? "" : " ") + unit;
    gap(ui, kSpace2);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool is_pressed = button(ui, "use", name, name, Icon::None, ButtonLook::Primary);
    end_at({at.x, at.y + ui.theme.control_height()});
    if (!is_pressed) return;
    form.plan = with_answer(form.plan, state.question, value);
    drop_draft(form.state, state.key);
    state.key.clear();
}

} // namespace

void solve_box(Form& form, SolveState& state, const FieldAddress& address, float width) {
    const Wording* wording = wording_of(address.field->key);
    if (wording == nullptr) return;
    Ui& ui = form.ui;
    const bool is_long_leg = is_long(form.plan, address.index);
    const auto number = static_cast<std::size_t>(wording->goal);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float edge = ui.px(kSpace3), room = width - 2.0f * edge;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImDrawListSplitter layers;
    layers.Split(&list, 2);
    layers.SetCurrentChannel(&list, 1);
    ImGui::PushID("solve");
    ImGui::SetCursorScreenPos({corner.x + edge, corner.y + edge});
    choose(form, "move", heading_of(wording->above_moves, is_long_leg), moves_of(*wording, is_long_leg),
           state.move[number], room);
    std::string share(wording->above_shares);
    if (!share.empty()) share += " this part of what your coins are worth";
    choose(form, "share", share, wording->shares, state.within[number], room);
    refresh(state, form.plan, question_of(state, *wording, form.plan, address.index));
    draw_solution(form, state, address, room);
    ImGui::PopID();
    const float bottom = ImGui::GetCursorScreenPos().y + edge;
    layers.SetCurrentChannel(&list, 0);
    list.AddRectFilled(corner, {corner.x + width, bottom}, ui.palette().accent_tint, ui.px(8.0f));
    layers.Merge(&list);
    end_at({corner.x, bottom});
    if (state.frames_to_scroll == 0) return;
    --state.frames_to_scroll;
    const ImRect box({corner.x, corner.y - ui.px(80.0f)}, {corner.x + width, bottom + ui.px(kSpace3)});
    ImGui::ScrollToRect(ImGui::GetCurrentWindow(), box, ImGuiScrollFlags_KeepVisibleEdgeY);
}

} // namespace keel::view
