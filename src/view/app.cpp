#include "view/app.hpp"

#include "engine/evaluate.hpp"
#include "text/words.hpp"
#include "view/panels/answer.hpp"
#include "view/panels/figures.hpp"
#include "view/panels/footer.hpp"
#include "view/panels/inputs.hpp"
#include "view/panels/ladder.hpp"
#include "view/panels/notices.hpp"
#include "view/panels/payoff.hpp"
#include "view/panels/top_bar.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>

namespace keel::view {

namespace {

using Clock = std::chrono::steady_clock;

constexpr float kTwoColumnsFrom = 900.0f;  // CSS pixels
constexpr float kWidestPage = 1600.0f;
constexpr float kInputsWidth = 340.0f;
constexpr auto kToastTime = std::chrono::seconds(2);

struct Toast {
    std::string text;
    Clock::time_point until;
};

/// A part of the page that scrolls or grows by itself. The keyboard walks through all of them as through one window.
bool begin_part(const char* name, ImVec2 size, ImGuiChildFlags flags) {
    return ImGui::BeginChild(name, size, flags, ImGuiWindowFlags_NavFlattened);
}

enum class Layout { OneColumn, TwoColumns };

}  // namespace

struct App::State {
    Plan plan;
    std::optional<Plan> evaluated;  // what the report or the issues are of
    Plan good;                      // what the report is of
    Report report;
    Issues issues;  // of the present plan; empty when the report is of it
    std::string fragment;

    Surface surface;
    std::optional<Scheme> scheme;  // empty: the system's
    bool is_prepared = false;
    bool theme_changed = false;
    bool wants_frame = true;
    Theme theme;
    WidgetLog log;
    Actions actions;
    std::optional<Toast> toast;

    NoticesState notices;
    AnswerState answer;
    InputsState inputs;
    PayoffState payoff;
    LadderState ladder;

    Freshness freshness() const { return issues.empty() ? Freshness::Current : Freshness::Stale; }
    void evaluate_if_changed();
    void set_plan(Plan plan);
    void apply_actions();

    void draw_page(Ui& ui);
    void draw_results(Ui& ui, Layout layout, float width, float room);
    void draw_inputs(Ui& ui, InputLayout layout, float width);
    void draw_two_columns(Ui& ui, float left, float width);
    void draw_one_column(Ui& ui, float left, float width);
    void draw_toast(Ui& ui);
};

void App::State::evaluate_if_changed() {
    if (evaluated == plan) return;
    evaluated = plan;
    fragment = text::link_from_plan(plan);
    wants_frame = true;
    if (auto result = evaluate(plan)) {
        report = std::move(*result);
        text::put_into_words(plan, report);
        good = plan;
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

void App::State::apply_actions() {
    for (const Action& action : actions) {
        if (action.kind == ActionKind::CopyText) {
            const bool is_link = action.text.starts_with('#');
            toast = Toast{is_link ? "Link copied" : "Copied " + action.text, Clock::now() + kToastTime};
        } else if (action.kind == ActionKind::ChooseTheme) {
            if (action.text == "light") scheme = Scheme::Light;
            else if (action.text == "dark") scheme = Scheme::Dark;
            else scheme.reset();
            theme_changed = true;
        }
    }
    wants_frame |= !actions.empty();
    wants_frame |= inputs.form.frames_to_scroll > 0;
    if (!answer.go_to.empty()) {
        go_to_field(inputs, answer.go_to);
        answer.go_to.clear();
        wants_frame = true;
    }
}

void App::State::draw_results(Ui& ui, Layout layout, float width, float room) {
    const bool has_report = !report.scenarios.empty();
    if (!has_report) return;
    const bool is_wide = layout == Layout::TwoColumns;
    if (is_wide) {
        figures_panel(ui, good, report, freshness(), width);
        gap(ui, kSpace3);
    }
    // High enough to read, low enough that the ladder shows itself below.
    const float least = is_wide ? 300.0f : 260.0f, most = is_wide ? 460.0f : 320.0f;
    const float height = std::clamp(room * (is_wide ? 0.6f : 0.5f), ui.px(least), ui.px(most));
    payoff_panel(ui, payoff, good, report, freshness(), {width, height});
    gap(ui, kSpace3);
    if (!is_wide) {
        figures_panel(ui, good, report, freshness(), width);
        gap(ui, kSpace3);
    }
}

void App::State::draw_inputs(Ui& ui, InputLayout layout, float width) {
    inputs_panel(ui, inputs, layout, plan, report, issues, width);
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
        const float room = left + width - x - between / 2.0f;  // the scrollbar stands in the margin
        draw_results(ui, Layout::TwoColumns, room, height);
        if (!report.scenarios.empty()) ladder_panel(ui, ladder, good, report, freshness(), room);
        gap(ui, kSpace6);
        footer_panel(ui, good, room);
    }
    ImGui::EndChild();
    ImGui::PopStyleVar(2);
}

void App::State::draw_one_column(Ui& ui, float left, float width) {
    draw_results(ui, Layout::OneColumn, width, surface.height_px);
    draw_inputs(ui, InputLayout::Page, width);
    ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y});
    evaluate_if_changed();
    gap(ui, kSpace4);
    if (!report.scenarios.empty()) ladder_panel(ui, ladder, good, report, freshness(), width);
    gap(ui, kSpace6);
    footer_panel(ui, good, width);
    gap(ui, kSpace6);
    ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y});
}

void App::State::draw_page(Ui& ui) {
    const float css_width = surface.width_px / ui.theme.ratio;
    const Layout layout = css_width >= kTwoColumnsFrom ? Layout::TwoColumns : Layout::OneColumn;
    const float margin = ui.px(layout == Layout::TwoColumns ? kSpace6 : kSpace4);
    const float width = std::min(surface.width_px - 2.0f * margin, ui.px(kWidestPage));
    const float left = std::round((surface.width_px - width) / 2.0f);

    ImGui::SetCursorScreenPos({left, 0.0f});
    if (begin_part("bar", {width, top_bar_height(ui)}, ImGuiChildFlags_None)) {
        if (top_bar(ui, fragment) == TopBarRequest::Reset) set_plan(Plan{});
    }
    ImGui::EndChild();
    const float top = top_bar_height(ui);
    ImGui::GetWindowDrawList()->AddRectFilled({0.0f, top - ui.px(1.0f)}, {surface.width_px, top}, ui.palette().border);
    ImGui::SetCursorScreenPos({left, top});

    if (layout == Layout::TwoColumns) {
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
        const float room = surface.width_px - 2.0f * left;
        notices_panel(ui, notices, room);
        answer_panel(ui, answer, report, issues, freshness(), room);
        draw_one_column(ui, left, room);
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
}

void App::State::draw_toast(Ui& ui) {
    if (!toast) return;
    if (Clock::now() >= toast->until) {
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
    list.AddText(ui.fonts().body, ui.fonts().body->FontSize, {min.x + pad_x, min.y + pad_y}, p.page, toast->text.c_str());
    // Not log_widget: no window is open here.
    log.add({.label = toast->text, .value = "", .area = {min.x, min.y, max.x - min.x, max.y - min.y}});
}

App::App() : state_(std::make_unique<State>()) { state_->evaluate_if_changed(); }
App::~App() = default;
App::App(App&&) noexcept = default;
App& App::operator=(App&&) noexcept = default;

void App::open_link(std::string_view fragment) {
    text::LinkReading reading = text::plan_from_link(fragment);
    state_->set_plan(std::move(reading.plan));
    state_->notices.texts = std::move(reading.notes);
    for (const Issue& issue : reading.issues) {
        state_->notices.texts.push_back(text_from_issue(issue) + ", so the usual value is used.");
    }
}

bool App::prepare(const Surface& surface) {
    State& state = *state_;
    if (state.is_prepared && state.surface == surface && !state.theme_changed) return false;
    const FontSizes sizes = font_sizes(surface);
    const bool needs_fonts = !state.is_prepared || state.surface.pixel_ratio != surface.pixel_ratio ||
                             font_sizes(state.surface) != sizes;
    state.surface = surface;
    state.is_prepared = true;
    state.theme_changed = false;
    Theme& theme = state.theme;
    theme.scheme = state.scheme.value_or(surface.system_scheme);
    theme.pointer = surface.pointer;
    theme.ratio = surface.pixel_ratio > 0.0f ? surface.pixel_ratio : 1.0f;
    theme.palette = palette_of(theme.scheme);
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
    state.log.begin_frame();
    state.actions.clear();
    Ui ui{state.theme, state.log, state.actions};
    ImGui::SetNextWindowPos({0.0f, 0.0f});
    ImGui::SetNextWindowSize({state.surface.width_px, state.surface.height_px});
    constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                        ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                                        ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0f, 0.0f});
    if (ImGui::Begin("Keel", nullptr, kFlags)) state.draw_page(ui);
    ImGui::End();
    ImGui::PopStyleVar();
    state.draw_toast(ui);
    state.apply_actions();
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
bool App::wants_drag_at(float x_px, float y_px) const { return state_->log.takes_drag_at(x_px, y_px); }
std::string App::widgets_json() const { return state_->log.json(state_->theme.ratio); }

void App::choose_theme(std::string_view name) {
    state_->scheme.reset();
    if (name == "light") state_->scheme = Scheme::Light;
    if (name == "dark") state_->scheme = Scheme::Dark;
    state_->theme_changed = true;
}

}  // namespace keel::view
