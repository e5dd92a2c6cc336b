#pragma once

// What the application remembers between frames. Only app.cpp and app_history.cpp, which keep it right, and
// app_page.cpp, which draws it, include this.

#include "view/app.hpp"
#include "view/history_news.hpp"
#include "view/panels/answer.hpp"
#include "view/panels/comparison.hpp"
#include "view/panels/inputs.hpp"
#include "view/panels/ladder.hpp"
#include "view/panels/notices.hpp"
#include "view/panels/payoff.hpp"
#include "view/panels/venue_table.hpp"

#include <chrono>
#include <optional>

namespace keel::view {

struct Toast {
    std::string text;
    std::chrono::steady_clock::time_point until;
};

/// What the results show below the key figures; app_page.cpp has a table with a function for each.
enum class ResultTab { Payoff, Compare, Venues, History };

enum class PageLayout { OneColumn, TwoColumns };

struct App::State {
    Plan plan;
    std::optional<Plan> evaluated; // what the report or the issues are of
    Plan good;                     // what the report is of
    Report report;
    Issues issues; // of the present plan; empty when the report is of it
    std::string fragment;

    Surface surface;
    std::optional<Scheme> scheme; // empty: the system's
    bool is_prepared = false;
    bool theme_changed = false;
    bool wants_frame = true;
    Theme theme;
    WidgetLog log;
    Actions actions;
    std::optional<Toast> toast;
    RestState rest = RestState::Loading;

    NoticesState notices;
    AnswerState answer;
    InputsState inputs;
    ResultTab tab = ResultTab::Payoff;
    PayoffState payoff;
    ComparisonState comparison;
    VenueTableState venues;
    HistoryBox history;
    TableState ladder;

    Freshness freshness() const { return issues.empty() ? Freshness::Current : Freshness::Stale; }
    void evaluate_if_changed();
    void explain_warnings();
    void set_plan(Plan plan);
    void take_plan(const Action& action);
    void apply_actions();

    void draw_page(Ui& ui);
    void draw_payoff(Ui& ui, ImVec2 size);
    void draw_comparison(Ui& ui, ImVec2 size);
    void draw_venues(Ui& ui, ImVec2 size);
    void draw_history(Ui& ui, ImVec2 size);
    void draw_results(Ui& ui, PageLayout layout, float width, float room);
    void draw_inputs(Ui& ui, InputLayout layout, float width);
    void draw_two_columns(Ui& ui, float left, float width);
    void draw_one_column(Ui& ui, float left, float width);
    void draw_toast(Ui& ui);
};

} // namespace keel::view
