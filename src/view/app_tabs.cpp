// The tabs whose code comes after the first picture, and what they remember.

#include "history/history_text.hpp"
#include "text/risk_text.hpp"
#include "view/app_state.hpp"
#include "view/drawn_texts.hpp"
#include "view/panels/comparison.hpp"
#include "view/panels/explanation.hpp"
#include "view/panels/guide.hpp"
#include "view/panels/heat.hpp"
#include "view/panels/history.hpp"
#include "view/panels/keys.hpp"
#include "view/panels/menu.hpp"
#include "view/panels/path.hpp"
#include "view/panels/recent.hpp"
#include "view/panels/risk.hpp"
#include "view/panels/venue_table.hpp"

#include <imgui.h>

#include <cstddef>
#include <cstdint>
#include <optional>
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
    ExplanationState explanation;
    RecentState recent;
};

void App::State::DeleteTabs::operator()(LaterTabs* tabs) const { delete tabs; }

App::State::LaterTabs& App::State::later_tabs() {
    if (!later) later.reset(new LaterTabs);
    return *later;
}

void App::State::draw_path(Ui& ui, ImVec2 size) {
    PathState& path = later_tabs().path;
    const auto changed = path_panel(ui, path, good, Money(unit, good), freshness(), size);
    if (changed) set_field(plan, *find_field("scenario.path"), *changed, "");
    if (!path.go_to.empty()) go_to_field(inputs, std::exchange(path.go_to, {}));
    wants_frame |= path.wants_frame || changed.has_value();
}

void App::State::draw_heat(Ui& ui, ImVec2 size) {
    HeatState& heat = later_tabs().heat;
    heat_panel(ui, heat, good, report, Money(unit, good), freshness(), size);
    wants_frame |= heat.wants_frame;
}

void App::State::draw_risk(Ui& ui, ImVec2 size) {
    RiskState& risk = later_tabs().risk;
    risk_panel(ui, risk, good, report, Money(unit, good), freshness(), size);
    if (!risk.go_to.empty()) go_to_field(inputs, std::exchange(risk.go_to, {}));
    wants_frame |= risk.wants_frame;
}

void App::State::draw_comparison(Ui& ui, ImVec2 size) {
    comparison_panel(ui, later_tabs().comparison, good, Money(unit, good), freshness(), size.x);
}

void App::State::draw_venues(Ui& ui, ImVec2 size) {
    venue_table_panel(ui, later_tabs().venues, good, Money(unit, good), freshness(), size.x);
}

void App::State::draw_history(Ui& ui, ImVec2 size) {
    history_panel(ui, later_tabs().history, good, Money(unit, good), freshness(), size.x);
}

void App::State::draw_guide(Ui& ui, ImVec2 size) {
    GuideState& guide = later_tabs().guide;
    guide_panel(ui, guide, good, report, freshness(), size.x);
    if (!guide.go_to.empty()) go_to_field(inputs, std::exchange(guide.go_to, {}));
}

void App::State::draw_explanation(Ui& ui, float width) {
    ExplanationState& explanation = later_tabs().explanation;
    explanation_panel(ui, explanation, good, report, explained, width);
    if (!explanation.go_to.empty()) go_to_field(inputs, std::exchange(explanation.go_to, {}));
}

void App::State::open_plan(std::string_view link, std::string_view tab_name) {
    history.keep(fragment); // what was being typed
    const ResultTab before = tab;
    set_plan(text::plan_from_link(link).plan);
    notices.texts.clear();
    show_tab(tab_name);
    std::optional<PlanHistory::Tabs> tabs;
    if (tab != before) tabs = {static_cast<std::size_t>(before), static_cast<std::size_t>(tab)};
    history.keep(fragment, tabs);
    wants_top = true;
    show_toast("Undo brings back the plan before");
}

bool App::State::draw_menu_rows(Ui& ui, float width) {
    RecentState& recent = later_tabs().recent;
    if (draw_menu_switch(ui, recent) == MenuList::Recent) {
        const auto link = recent_panel(ui, recent, width);
        if (link) open_plan(*link, "");
        if (link) recent_note = RecentNote::Reopen;
        return link.has_value();
    }
    const text::Example* const example = examples_panel(ui, width);
    if (example != nullptr) open_plan(example->link, example->tab);
    if (example != nullptr) recent_note = RecentNote::Begin;
    return example != nullptr;
}

void App::State::do_command(Command command, std::size_t index) {
    const auto open_list = [&](MenuList list) {
        later_tabs().recent.list = list;
        open_menu();
    };
    switch (command) {
    case Command::ShowTab: tab = static_cast<ResultTab>(index); break;
    case Command::Undo: step_through_history(TopBarRequest::Undo); break;
    case Command::Redo: step_through_history(TopBarRequest::Redo); break;
    case Command::CopyLink: actions.push_back({ActionKind::CopyText, "#" + fragment}); break;
    case Command::Pin:
        later_tabs().comparison.pinned.pinned = good;
        later_tabs().comparison.pinned.plan.reset(); // it was compared with what was pinned before
        show_toast("Pinned as A. Compare shows it beside what you change");
        break;
    case Command::Unit: unit = next(unit); break;
    case Command::Colours:
        actions.push_back({ActionKind::ChooseTheme, theme.scheme == Scheme::Dark ? "light" : "dark"});
        break;
    case Command::Examples: open_list(MenuList::Examples); break;
    case Command::Recent: open_list(MenuList::Recent); break;
    case Command::Keys: wants_keys = true; break;
    default: break; // of a chart or an input
    }
    wants_frame = true;
}

void App::State::take_keys(Ui& ui) {
    for (const ImGuiKeyChord key : std::exchange(early_keys, {}))
        if (const auto meant = shortcut_of_chord(key)) do_command(meant->command, meant->index);
    if (const auto pressed = pressed_shortcut()) do_command(pressed->command, pressed->index);
    if (std::exchange(wants_keys, false)) ImGui::OpenPopup("keys");
    keys_sheet(ui, {surface.width_px, surface.height_px});
}

/// The platform is asked for what is kept before anything is added: other pages write there too.
void App::State::note_recent() {
    RecentState& recent = later_tabs().recent;
    if (std::exchange(recent.wants_keeping, false)) actions.push_back({ActionKind::KeepRecent, recent.plans.stored()});
    const RecentNote note = std::exchange(recent_note, RecentNote::None);
    if (note == RecentNote::Begin) recent.plans.begin();
    const bool is_wrong = !issues.empty() && note != RecentNote::Look;
    if (note == RecentNote::None || note == RecentNote::Begin || is_wrong) return;
    recent.asked = note;
    recent.link = fragment;
    actions.push_back({ActionKind::RecallRecent, ""});
}

void App::tell_recent(std::string_view stored, double now_s, double offset_s) {
    RecentState& recent = state_->later_tabs().recent;
    recent.now_s = static_cast<std::int64_t>(now_s);
    recent.offset_s = static_cast<std::int64_t>(offset_s);
    recent.plans.read(stored);
    const RecentNote note = std::exchange(recent.asked, RecentNote::None);
    if (note == RecentNote::Edit) recent.plans.edit(recent.link, recent.now_s);
    if (note == RecentNote::OpenLink || note == RecentNote::Reopen) recent.plans.open(recent.link, recent.now_s);
    if (note == RecentNote::Reopen) recent.plans.begin();
    recent.wants_keeping = note != RecentNote::None && note != RecentNote::Look;
    state_->wants_frame = true;
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
