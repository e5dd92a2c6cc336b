#include "view/panels/risk.hpp"

#include "explain/explain_risk.hpp"
#include "history/packed.hpp"
#include "model/risk_table.hpp"
#include "text/link.hpp"
#include "text/number.hpp"
#include "text/risk_text.hpp"
#include "view/amounts.hpp"
#include "view/money_files.hpp"
#include "view/panels/explanation.hpp"
#include "view/progress.hpp"
#include "view/risk_charts.hpp"
#include "view/risk_figures.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace keel::view {

namespace {

constexpr float kTwoFrom = 820.0f; // CSS pixels: two tables side by side

void ask(Ui& ui, RiskState& state, const Plan& plan) {
    state.asked = plan;
    state.is_old = true;
    state.part = 0.0;
    state.trouble.clear();
    state.wants_frame = true;
    ui.actions.push_back({ActionKind::RunRisk, text::link_from_plan(plan)});
}

/// While a slider is dragged, the next plan waits for the first paths of the one before.
void ask_if_changed(Ui& ui, RiskState& state, const Plan& plan, Freshness freshness) {
    if (freshness == Freshness::Stale || state.asked == plan) return;
    if (state.is_old && state.part && ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
    ask(ui, state, plan);
}

void refresh(RiskState& state, const Theme& theme, const Plan& plan, const Report& report, MoneyUnit unit) {
    if (!state.report) return;
    const bool is_same = state.picture && !state.is_new;
    if (is_same && state.picture->colours == colours_of(theme) && state.picture->unit == unit) return;
    RiskPicture picture;
    picture.colours = colours_of(theme);
    picture.unit = unit;
    picture.plan = is_same ? state.picture->plan : state.asked.value_or(plan);
    picture.report = is_same ? state.picture->report : report;
    picture.may_hedge = may_hedge(picture.plan, picture.report);
    const Money money(unit, picture.plan);
    picture.answer = answer_in_words(picture.plan, *state.report, money);
    picture.figures = risk_figures(picture.plan, picture.report, *state.report, money);
    picture.charts = risk_charts(theme, picture.plan, picture.report, *state.report, money);
    picture.results = results_table(*state.report, picture.may_hedge, money);
    picture.leg = leg_of_levels(picture.plan, picture.report);
    if (picture.leg) {
        state.by_leverage.table = levels_table(picture.report, *picture.leg, *state.report, LevelsBy::Leverage);
        state.by_collateral.table = levels_table(picture.report, *picture.leg, *state.report, LevelsBy::Collateral);
    }
    state.crosshairs.resize(picture.charts.size());
    for (std::size_t i = 0; state.picture && state.picture->unit != unit && i < picture.charts.size(); ++i) {
        const bool is_over_days = picture.charts[i].chart.crosshair == Crosshair::Linked;
        if (!is_over_days) state.crosshairs[i] = {}; // its x axis is another one
    }
    state.picture = std::move(picture);
    state.is_new = false;
}

// ---- What is at work

std::string told_paths(double paths) { return text::grouped(paths, 0) + " random paths"; }

/// What there is, in small text, and beside it a button where there is more to do. As high as the line of the progress.
void draw_rest_of_run(Ui& ui, RiskState& state, const Plan& plan, const Money& money, float width) {
    const bool is_short = state.report && !state.is_old && state.report->method.paths < state.report->method.wanted;
    const bool is_incomplete = is_short || state.is_old || !state.report;
    std::string words;
    if (!state.report) {
        words = "Stopped before the first paths were there.";
    } else if (state.is_old) {
        words = "Stopped: the figures below are still those of the inputs before.";
    } else if (is_short) {
        words = "Stopped after " + text::grouped(state.report->method.paths, 0) + " of "
                + told_paths(state.report->method.wanted) + ": the figures are rougher than they could be.";
    } else {
        words = told_paths(state.report->method.paths) + " of " + days_in_words(state.report->days)
                + ". What stands behind \u00b1 is by how much chance alone puts a figure off.";
    }
    if (state.report && money.unit() == MoneyUnit::Coin) words += " Sums in " + money.name() + " are at today's price.";
    const std::string_view label = state.report && !state.is_old ? "Run all paths" : "Run again";
    const float beside = is_incomplete ? button_width(ui, label, Icon::None) + ui.px(kSpace3) : 0.0f;
    const ImVec2 top = ImGui::GetCursorScreenPos(), text = text_size(ui.fonts().small, words, width - beside);
    const float control = ui.theme.control_height(), height = std::max(control, text.y);
    draw_text(ui, {top.x, top.y + (height - text.y) / 2.0f}, ui.fonts().small, ui.palette().muted, words,
              width - beside);
    if (is_incomplete) {
        ImGui::SetCursorScreenPos({top.x + width - beside + ui.px(kSpace3), top.y + (height - control) / 2.0f});
        if (button(ui, "again", label, label, Icon::None, ButtonLook::Plain)) ask(ui, state, plan);
    }
    end_at({top.x, top.y + height});
}

void draw_run(Ui& ui, RiskState& state, const Plan& plan, const Money& money, float width) {
    if (state.part) {
        const bool is_known = state.report && !state.is_old;
        const double wanted = is_known ? state.report->method.wanted : plan.risk.paths;
        if (progress_line(ui, "Trying " + told_paths(wanted), *state.part, "Cancel the paths", width))
            ui.actions.push_back({ActionKind::CancelRisk, ""});
    } else if (!state.trouble.empty()) {
        trouble_line(ui, state.trouble, width);
        gap(ui, kSpace2);
        const ImVec2 place = ImGui::GetCursorScreenPos();
        if (button(ui, "again", "Try again", "Try again", Icon::None, ButtonLook::Plain)) ask(ui, state, plan);
        end_at({place.x, place.y + ui.theme.control_height()});
    } else {
        draw_rest_of_run(ui, state, plan, money, width);
    }
}

void draw_answer(Ui& ui, RiskState& state, float width, float opacity) {
    const std::string& answer = state.picture->answer;
    if (answer.empty()) return;
    const ImVec2 start = ImGui::GetCursorScreenPos();
    text_line(ui, ui.fonts().body, faded(ui.palette().text, opacity), answer, width);
    const float height = ImGui::GetCursorScreenPos().y - start.y;
    const bool is_moving = state.part || ImGui::IsMouseDown(ImGuiMouseButton_Left);
    state.answer_height = is_moving ? std::max(state.answer_height, height) : height;
    end_at({start.x, start.y + state.answer_height});
    gap(ui, kSpace3);
}

// ---- Where the figures come from

void draw_explained(Ui& ui, RiskState& state, float width) {
    if (state.explained.empty()) return;
    const auto derivation = explain::derivation_of_risk(*state.report, state.explained);
    if (!derivation) return state.explained.clear();
    explanation_card(ui, *derivation, state.explained, state.go_to, width);
}

/// Below an open row of the results.
void draw_explained_row(Ui& ui, const RiskState& state, std::size_t row, float width) {
    const auto derivation = explain::derivation_of_risk(*state.report, key_of_result(row));
    if (!derivation) return;
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float edge = ui.px(kSpace4);
    ImGui::SetCursorScreenPos({start.x + edge, start.y + ui.px(kSpace1)});
    draw_steps(ui, *derivation, start.x + edge, width - 2.0f * edge);
    ImGui::SetCursorScreenPos({start.x, ImGui::GetCursorScreenPos().y});
}

void draw_method(Ui& ui, const RiskReport& report, float width) {
    for (const std::string& line : method_in_words(report)) {
        text_line(ui, ui.fonts().small, ui.palette().muted, line, width);
        gap(ui, kSpace2);
    }
}

void draw_method_fold(Ui& ui, RiskState& state, float width) {
    const ImVec2 start = ImGui::GetCursorScreenPos();
    state.method = sub_header(ui, "method", "How they were computed", state.method);
    end_at({start.x, ImGui::GetItemRectMax().y});
    if (state.method == Fold::Open) draw_method(ui, *state.report, width);
}

// ---- Charts and tables

/// The charts over days share one crosshair.
void draw_charts(Ui& ui, RiskState& state, float width, float opacity) {
    const std::vector<ChartCard>& charts = state.picture->charts;
    draw_chart_cards(ui, charts, state.crosshairs, width, opacity);
    const auto is_linked = [&](std::size_t i) { return charts[i].chart.crosshair == Crosshair::Linked; };
    std::optional<double> reading, before;
    bool is_read = false;
    for (std::size_t i = 0; i < charts.size(); ++i) {
        if (!is_linked(i)) continue;
        if (!is_read) before = state.crosshairs[i].reading_at;
        if (state.crosshairs[i].is_read) reading = state.crosshairs[i].reading_at, is_read = true;
    }
    if (!is_read && ui.theme.pointer != PointerKind::Fine) return;
    for (std::size_t i = 0; i < charts.size(); ++i) {
        if (!is_linked(i)) continue;
        state.wants_frame |= state.crosshairs[i].reading_at != reading;
        state.crosshairs[i].reading_at = reading;
    }
}

/// A row of levels is open: the button that takes it into the plan.
void draw_use(Ui& ui, const RiskState& state, const Plan& plan, const Report& report, std::size_t row, LevelsBy by,
              float width) {
    const std::size_t leg = *state.picture->leg;
    const std::vector<RiskLevel>& levels = levels_of(*state.report, by);
    if (row >= levels.size() || leg >= plan.legs.size() || leg >= report.margin.legs.size()) return;
    const float edge = ui.px(kSpace4);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({start.x + edge, start.y + ui.px(kSpace1)});
    const LevelUse use = use_of_level(plan, report, leg, levels[row], by);
    if (use.plan == plan) {
        text_line(ui, ui.fonts().small, ui.palette().muted, "So it stands in your plan.", width - 2.0f * edge);
    } else if (button(ui, "use", "Use " + use.what, "Use " + use.what, Icon::None, ButtonLook::Primary)) {
        ui.actions.push_back({ActionKind::TakePlan, text::link_from_plan(use.plan), "Now with " + use.what});
    }
    ImGui::SetCursorScreenPos({start.x, ImGui::GetCursorScreenPos().y});
}

void draw_levels(Ui& ui, RiskState& state, const Plan& plan, const Report& report, LevelsBy by, float width,
                 Freshness freshness) {
    LevelsState& levels = by == LevelsBy::Leverage ? state.by_leverage : state.by_collateral;
    ImGui::PushID(by == LevelsBy::Leverage ? "leverage" : "collateral");
    table_card(ui, levels.state, levels.table, width, freshness,
               [&](std::size_t row, float room) { draw_use(ui, state, plan, report, row, by, room); });
    ImGui::PopID();
}

/// Side by side where there is room.
void draw_both_levels(Ui& ui, RiskState& state, const Plan& plan, const Report& report, float width,
                      Freshness freshness) {
    if (!state.picture->leg || state.report->by_leverage.empty()) return;
    const bool has_both = !state.report->by_collateral.empty();
    const bool are_two = has_both && width >= ui.px(kTwoFrom);
    const float between = ui.px(kSpace3), one = are_two ? std::floor((width - between) / 2.0f) : width;
    const ImVec2 place = ImGui::GetCursorScreenPos();
    draw_levels(ui, state, plan, report, LevelsBy::Leverage, one, freshness);
    float bottom = ImGui::GetCursorScreenPos().y;
    if (has_both) {
        if (!are_two) gap(ui, kSpace3);
        const float y = are_two ? place.y : ImGui::GetCursorScreenPos().y;
        ImGui::SetCursorScreenPos({place.x + width - one, y});
        draw_levels(ui, state, plan, report, LevelsBy::Collateral, one, freshness);
        bottom = std::max(bottom, ImGui::GetCursorScreenPos().y);
    }
    end_at({place.x, bottom});
    gap(ui, kSpace3);
}

std::string csv_of(const RiskState& state) {
    const Plan& plan = state.picture->plan;
    return text::csv_from_risk(*state.report, unit_of_files(Money(state.picture->unit, plan)), plan.bags.front().price);
}

void draw_report(Ui& ui, RiskState& state, const Plan& plan, const Report& report, float width, Freshness freshness) {
    ImGui::PushID("figures"); // not those at the top of the page
    figure_cards(ui, state.picture->figures, freshness, width, state.explained);
    gap(ui, kSpace2);
    draw_explained(ui, state, width);
    ImGui::PopID();
    draw_method_fold(ui, state, width);
    gap(ui, kSpace2);
    draw_charts(ui, state, width, freshness == Freshness::Stale ? 0.5f : 1.0f);
    gap(ui, kSpace3);
    draw_both_levels(ui, state, plan, report, width, freshness);
    ImGui::PushID("results");
    table_card(ui, state.results, state.picture->results, width, freshness,
               [&](std::size_t row, float room) { draw_explained_row(ui, state, row, room); });
    ImGui::PopID();
    gap(ui, kSpace3);
    const ImVec2 place = ImGui::GetCursorScreenPos();
    if (button(ui, "save", "Save as CSV", "Save as CSV", Icon::None, ButtonLook::Plain))
        ui.actions.push_back({ActionKind::SaveText, csv_of(state), "keel-risk.csv"});
    end_at({place.x, place.y + ui.theme.control_height()});
}

} // namespace

void tell(RiskState& state, RiskNews news, std::string_view text, double part) {
    switch (news) {
    case RiskNews::Running: state.part = part; break;
    case RiskNews::Report:
        if (auto report = history::unpacked<RiskReport>(text)) {
            state.report = std::move(*report);
            state.is_old = false;
            state.is_new = true;
        }
        state.trouble.clear();
        break;
    case RiskNews::Ended: state.part.reset(); break;
    case RiskNews::Trouble:
        state.part.reset();
        state.trouble = text;
        break;
    }
}

void risk_panel(Ui& ui, RiskState& state, const Plan& plan, const Report& report, const Money& money,
                Freshness freshness, ImVec2 size) {
    state.wants_frame = false;
    const ImVec2 start = ImGui::GetCursorScreenPos();
    ask_if_changed(ui, state, plan, freshness);
    refresh(state, ui.theme, plan, report, money.unit());
    if (state.is_old || state.asked != plan) freshness = Freshness::Stale;
    if (state.report) draw_answer(ui, state, size.x, freshness == Freshness::Stale ? 0.6f : 1.0f);
    draw_run(ui, state, plan, money, size.x);
    gap(ui, kSpace3);
    if (state.report) draw_report(ui, state, plan, report, size.x, freshness);
    end_at({start.x, std::max(ImGui::GetCursorScreenPos().y, start.y + size.y)});
}

} // namespace keel::view
