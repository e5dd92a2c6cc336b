#include "view/app.hpp"

#include "engine/evaluate.hpp"
#include "text/words.hpp"
#include "view/app_state.hpp"
#include "view/field_spelling.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <utility>

namespace keel::view {

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kToastTime = std::chrono::seconds(2);

} // namespace

/// The code for it comes after the first picture.
void App::State::explain_warnings() {
    if (rest == RestState::Loaded) text::put_warnings_into_words(good, report);
}

void App::State::evaluate_if_changed() {
    if (evaluated == plan) return;
    evaluated = plan;
    fragment = text::link_from_plan(plan);
    wants_frame = true;
    if (auto result = evaluate(plan)) {
        report = std::move(*result);
        text::put_answer_into_words(plan, report);
        good = plan;
        explain_warnings();
        issues.clear();
    } else {
        issues = std::move(result.error());
    }
}

void App::State::set_plan(Plan next) {
    plan = std::move(next);
    inputs = {};
    answer = {};
    ladder = {};
    evaluate_if_changed();
}

void App::State::step_through_history(TopBarRequest way) {
    if (way != TopBarRequest::None) history.keep(fragment); // what is still being changed
    const bool is_undo = way == TopBarRequest::Undo && history.can_undo();
    const bool is_redo = way == TopBarRequest::Redo && history.can_redo();
    if (!is_undo && !is_redo) return;
    if (const auto& tabs = is_undo ? history.tabs_of_undo() : history.tabs_of_redo())
        tab = static_cast<ResultTab>(is_undo ? tabs->before : tabs->after);
    plan = text::plan_from_link(is_undo ? history.undo() : history.redo()).plan;
    forget_typed();
    evaluate_if_changed();
}

void App::State::note_history() {
    const ImGuiContext& gui = *ImGui::GetCurrentContext();
    const bool is_first = history.is_empty(); // what the page began with is nobody's edit
    if (!history.note(fragment, {gui.ActiveId, gui.ActiveId == gui.InputTextState.ID})) return;
    if (!is_first) recent_note = RecentNote::Edit;
    wants_frame = true; // Undo looks otherwise now
}

/// What stands in the inputs belongs to another plan. What is unfolded stays so.
void App::State::forget_typed() {
    inputs.form = {};
    inputs.solve.key.clear();
    inputs.typed_coins = 0;
}

void App::State::show_toast(std::string text) { toast = Toast{std::move(text), Clock::now() + kToastTime}; }

void App::State::apply_actions() {
    for (const Action& action : actions) {
        if (action.kind == ActionKind::CopyText) {
            const bool is_link = action.text.starts_with('#');
            show_toast(is_link ? "Link copied" : "Copied " + action.text);
        } else if (action.kind == ActionKind::ChooseTheme) {
            if (action.text == "light")
                scheme = Scheme::Light;
            else if (action.text == "dark")
                scheme = Scheme::Dark;
            else
                scheme.reset();
            theme_changed = true;
        } else if (action.kind == ActionKind::SaveText || action.kind == ActionKind::SavePicture) {
            show_toast("Saved as " + action.note);
        } else if (action.kind == ActionKind::TakePlan) {
            take_plan(action);
        }
    }
    wants_frame |= !actions.empty();
    wants_frame |= inputs.form.frames_to_scroll > 0 || inputs.solve.frames_to_scroll > 0;
    if (!answer.go_to.empty()) {
        go_to_field(inputs, answer.go_to);
        answer.go_to.clear();
        wants_frame = true;
    }
}

App::App() : state_(std::make_unique<State>()) { state_->evaluate_if_changed(); }
App::~App() = default;
App::App(App&&) noexcept = default;
App& App::operator=(App&&) noexcept = default;

void App::open_link(std::string_view fragment) {
    text::LinkReading reading = text::plan_from_link(fragment);
    PlanHistory& history = state_->history;
    if (!history.is_empty()) history.keep(state_->fragment); // what was being typed
    state_->set_plan(std::move(reading.plan));
    if (!history.is_empty()) history.keep(state_->fragment);
    state_->notices.texts = std::move(reading.notes);
    for (const Issue& issue : reading.issues) {
        state_->notices.texts.push_back(issue_in_words(issue) + ". Keel uses its usual value instead.");
    }
    const bool is_good = fragment.size() > 1 && state_->notices.texts.empty();
    state_->recent_note = is_good ? RecentNote::OpenLink : RecentNote::Begin;
}

bool App::prepare(const Surface& surface) {
    State& state = *state_;
    if (state.is_prepared && state.surface == surface && !state.theme_changed) return false;
    const FontSizes sizes = font_sizes(surface);
    const bool needs_fonts =
        !state.is_prepared || state.surface.pixel_ratio != surface.pixel_ratio || font_sizes(state.surface) != sizes;
    state.surface = surface;
    state.is_prepared = true;
    state.theme_changed = false;
    Theme& theme = state.theme;
    theme.scheme = state.scheme.value_or(surface.system_scheme);
    theme.pointer = surface.pointer;
    theme.ratio = surface.pixel_ratio > 0.0f ? surface.pixel_ratio : 1.0f;
    theme.contrast = surface.contrast;
    theme.palette = palette_of(theme.scheme, theme.contrast);
    if (needs_fonts) {
        theme.fonts = add_fonts(*ImGui::GetIO().Fonts, sizes, theme.ratio);
        ImGui::GetIO().Fonts->Build();
    }
    ImGui::GetStyle() = style_from(theme);
    return needs_fonts;
}

Actions App::frame() {
    State& state = *state_;
    state.wants_frame = false;
    state.log.begin_frame(std::exchange(state.numbers, Numbers::Left));
    state.actions.clear();
    Ui ui{state.theme, state.log,           state.actions, state.rest,
          &state.good, state.report.answer, state.address, &state.wants_picture};
    ImGui::SetNextWindowPos({0.0f, 0.0f});
    ImGui::SetNextWindowSize({state.surface.width_px, state.surface.height_px});
    // Without a background: the platform has cleared to its colour, and it would be half of all pixels that are drawn.
    constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove
                                        | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus
                                        | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBackground;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0f, 0.0f});
    if (ImGui::Begin("Keel", nullptr, kFlags)) state.draw_page(ui);
    ImGui::End();
    ImGui::PopStyleVar();
    state.draw_toast(ui);
    state.wants_picture = false;
    state.apply_actions();
    state.note_history();
    if (state.rest == RestState::Loaded) state.note_recent();
    return state.actions;
}

double App::seconds_to_next_frame() const {
    if (state_->wants_frame || state_->theme_changed) return 0.0;
    if (!state_->toast) return -1.0;
    const std::chrono::duration<double> left = state_->toast->until - Clock::now();
    return std::max(0.0, left.count());
}

const std::string& App::fragment() const { return state_->fragment; }
const Plan& App::plan() const { return state_->plan; }
const Report& App::report() const { return state_->report; }

Report App::explained_report() const {
    Report report = state_->report;
    text::put_warnings_into_words(state_->good, report);
    return report;
}

Drags App::drags_at(float x_px, float y_px) const {
    // A list that lies over a chart or a slider scrolls.
    for (const ImGuiPopupData& popup : ImGui::GetCurrentContext()->OpenPopupStack) {
        if (popup.Window != nullptr && popup.Window->Rect().Contains({x_px, y_px})) return Drags::No;
    }
    return state_->log.drags_at(x_px, y_px);
}

std::string App::widgets_json() const { return state_->log.json(state_->theme.ratio); }

void App::choose_theme(std::string_view name) {
    state_->scheme.reset();
    if (name == "light") state_->scheme = Scheme::Light;
    if (name == "dark") state_->scheme = Scheme::Dark;
    state_->theme_changed = true;
}

void App::set_address(std::string address) { state_->address = std::move(address); }

void App::want_picture() { state_->wants_picture = true; }

void App::set_rest(RestState rest) {
    state_->rest = rest;
    state_->explain_warnings();
    state_->wants_frame = true;
}

} // namespace keel::view
