// The tabs whose code comes after the first picture, and what they remember.

#include "history/history_text.hpp"
#include "text/risk_text.hpp"
#include "view/app_state.hpp"
#include "view/drawn_texts.hpp"
#include "view/panels/comparison.hpp"
#include "view/panels/guide.hpp"
#include "view/panels/heat.hpp"
#include "view/panels/history.hpp"
#include "view/panels/menu.hpp"
#include "view/panels/path.hpp"
#include "view/panels/risk.hpp"
#include "view/panels/venue_table.hpp"

#include <imgui.h>

#include <utility>

namespace keel::view {

struct App::State::LaterTabs {
    PathState path;
    HeatState heat;
    RiskState risk;
    ComparisonState comparison;
    VenueTableState venues;
    HistoryState history;
    GuideState guide;
};

void App::State::DeleteTabs::operator()(LaterTabs* tabs) const { delete tabs; }

App::State::LaterTabs& App::State::later_tabs() {
    if (!later) later.reset(new LaterTabs);
    return *later;
}

void App::State::draw_path(Ui& ui, ImVec2 size) {
    PathState& path = later_tabs().path;
    const auto changed = path_panel(ui, path, good, freshness(), size);
    if (changed) set_field(plan, *find_field("scenario.path"), *changed, "");
    if (!path.go_to.empty()) go_to_field(inputs, std::exchange(path.go_to, {}));
    wants_frame |= path.wants_frame || changed.has_value();
}

void App::State::draw_heat(Ui& ui, ImVec2 size) {
    HeatState& heat = later_tabs().heat;
    heat_panel(ui, heat, good, report, freshness(), size);
    wants_frame |= heat.wants_frame;
}

void App::State::draw_risk(Ui& ui, ImVec2 size) {
    RiskState& risk = later_tabs().risk;
    risk_panel(ui, risk, good, report, freshness(), size);
    wants_frame |= risk.wants_frame;
}

void App::State::draw_comparison(Ui& ui, ImVec2 size) {
    comparison_panel(ui, later_tabs().comparison, good, freshness(), size.x);
}

void App::State::draw_venues(Ui& ui, ImVec2 size) {
    venue_table_panel(ui, later_tabs().venues, good, freshness(), size.x);
}

void App::State::draw_history(Ui& ui, ImVec2 size) {
    history_panel(ui, later_tabs().history, good, freshness(), size.x);
}

void App::State::draw_guide(Ui& ui, ImVec2 size) {
    GuideState& guide = later_tabs().guide;
    guide_panel(ui, guide, good, report, freshness(), size.x);
    if (!guide.go_to.empty()) go_to_field(inputs, std::exchange(guide.go_to, {}));
}

void App::State::open_plan(const text::Example& example) {
    set_plan(text::plan_from_link(example.link).plan);
    notices.texts.clear();
    show_tab(example.tab);
    wants_top = true;
    show_toast("Undo brings back the plan before");
}

bool App::State::draw_menu_rows(Ui& ui, float width) {
    const text::Example* const example = examples_panel(ui, width);
    if (example != nullptr) open_plan(*example);
    return example != nullptr;
}

/// What was there before is kept as A, unless the person keeps something there already.
void App::State::take_plan(const Action& action) {
    std::string words = action.note;
    PinnedState& pinned = later_tabs().comparison.pinned;
    if (!pinned.pinned) {
        pinned.pinned = plan;
        words += ". The plan before is A under Compare";
    }
    plan = text::plan_from_link(action.text).plan;
    inputs.form = {};
    show_toast(std::move(words));
    evaluate_if_changed();
}

void App::tell_history(HistoryNews news, std::string_view text, double part) {
    // A file may be dropped anywhere: what comes of it shows itself.
    if (news == HistoryNews::Reading && part == 0.0) state_->tab = ResultTab::History;
    tell(state_->later_tabs().history, news, text, part);
    // Paths that are drawn from a history are others now.
    const bool is_other = news == HistoryNews::Picture || news == HistoryNews::Lost;
    if (is_other && state_->good.risk.model == RiskModel::Bootstrap) state_->later_tabs().risk.asked.reset();
    state_->wants_frame = true;
}

void App::tell_risk(RiskNews news, std::string_view text, double part) {
    tell(state_->later_tabs().risk, news, text, part);
    state_->wants_frame = true;
}

std::string App::texts_json() const {
    const ImDrawData* const data = ImGui::GetDrawData();
    if (data == nullptr) return {};
    return json_from_drawn(drawn_texts(*data, *ImGui::GetIO().Fonts), state_->log.cards(), state_->theme.ratio);
}

std::string App::risk_json() const {
    if (!state_->later || !state_->later->risk.report) return {};
    return text::json_from_risk(*state_->later->risk.report);
}

std::string App::history_json() const {
    if (!state_->later) return {};
    const auto report = history::report_of(state_->later->history.picture);
    return report ? history::json_from_history(*report) : std::string();
}

} // namespace keel::view
