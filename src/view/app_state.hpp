#pragma once

// What the application remembers between frames. Only app.cpp, which keeps it right, app_page.cpp and app_tabs.cpp,
// which draw it, and mirror.cpp, which tells it in other ways, include this.

#include "text/examples.hpp"
#include "view/app.hpp"
#include "view/panels/answer.hpp"
#include "view/panels/inputs.hpp"
#include "view/panels/ladder.hpp"
#include "view/panels/notices.hpp"
#include "view/panels/payoff.hpp"
#include "view/panels/top_bar.hpp"
#include "view/plan_history.hpp"
#include "view/recent_plans.hpp"
#include "view/shortcuts.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace keel::view {

struct Toast {
    std::string text;
    std::chrono::steady_clock::time_point until;
};

/// What the results show below the key figures; app_page.cpp has a table with a function for each.
enum class ResultTab { Payoff, Path, HeatMap, Risk, Compare, Venues, History, Guide };

enum class PageLayout { OneColumn, TwoColumns };

struct App::State {
    Plan plan;
    std::optional<Plan> evaluated; // what the report or the issues are of
    Plan good;                     // what the report is of
    Report report;
    Issues issues; // of the present plan; empty when the report is of it
    std::string fragment;
    std::string address; // of the page, without a fragment; empty in a window
    PlanHistory history;
    RecentNote recent_note = RecentNote::None; // still to be told, once the code for it is there

    Surface surface;
    std::optional<Scheme> scheme; // empty: the system's
    MoneyUnit unit = MoneyUnit::Usd;
    bool is_prepared = false;
    bool theme_changed = false;
    bool wants_frame = true;
    bool wants_top = false;  // to scroll there
    bool wants_keys = false; // the sheet of them, in the next frame
    bool wants_picture = false;
    Numbers numbers = Numbers::Left; // of the charts, in the next frame
    std::vector<int> early_keys;     // pressed before the code for them was there, with their modifiers
    Theme theme;
    WidgetLog log;
    Actions actions;
    std::optional<Toast> toast;
    RestState rest = RestState::Loading;

    NoticesState notices;
    AnswerState answer;
    std::string explained; // key of the figure that is explained below the key figures
    InputsState inputs;
    ResultTab tab = ResultTab::Payoff;
    PayoffState payoff;
    TableState ladder;

    /// Of the tabs whose code comes later (app_tabs.cpp); there once one of them was drawn.
    struct LaterTabs;
    struct DeleteTabs {
        void operator()(LaterTabs* tabs) const;
    };
    std::unique_ptr<LaterTabs, DeleteTabs> later;
    LaterTabs& later_tabs();

    Freshness freshness() const { return issues.empty() ? Freshness::Current : Freshness::Stale; }
    void evaluate_if_changed();
    void explain_warnings();
    void set_plan(Plan plan);
    void step_through_history(TopBarRequest way);
    void note_history();
    void note_recent();
    void forget_typed();
    void take_plan(const Action& action);
    void apply_actions();
    void show_toast(std::string text);

    void show_tab(std::string_view name);
    void go_to_top();

    void draw_page(Ui& ui);
    void open_menu();
    void take_keys(Ui& ui); // and draws the sheet of them
    void keep_early_keys();
    void do_command(Command command, std::size_t index);
    void draw_menu(Ui& ui);
    bool draw_menu_rows(Ui& ui, float width);                         // true when the menu shall close
    void open_plan(std::string_view link, std::string_view tab_name); // without a name the tab stays
    void draw_payoff(Ui& ui, ImVec2 size);
    void draw_path(Ui& ui, ImVec2 size);
    void draw_heat(Ui& ui, ImVec2 size);
    void draw_risk(Ui& ui, ImVec2 size);
    void draw_comparison(Ui& ui, ImVec2 size);
    void draw_venues(Ui& ui, ImVec2 size);
    void draw_history(Ui& ui, ImVec2 size);
    void draw_guide(Ui& ui, ImVec2 size);
    void draw_explanation(Ui& ui, float width);
    void draw_results(Ui& ui, PageLayout layout, float width, float room);
    void draw_inputs(Ui& ui, InputLayout layout, float width);
    void draw_two_columns(Ui& ui, float left, float width);
    void draw_one_column(Ui& ui, float left, float width);
    void draw_toast(Ui& ui);
};

} // namespace keel::view
