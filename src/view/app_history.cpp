#include "view/app.hpp"

#include "history/history_text.hpp"
#include "view/app_state.hpp"
#include "view/panels/history.hpp"

namespace keel::view {

void App::tell_history(HistoryNews news, std::string_view text, double part) {
    // A file may be dropped anywhere: what comes of it shows itself.
    if (news == HistoryNews::Reading && part == 0.0) state_->tab = ResultTab::History;
    tell(in(state_->history), news, text, part);
    state_->wants_frame = true;
}

std::string App::history_json() const {
    if (state_->history == nullptr) return {};
    const auto report = history::report_of(state_->history->picture);
    return report ? history::json_from_history(*report) : std::string();
}

} // namespace keel::view
