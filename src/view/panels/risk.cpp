#include "view/panels/risk.hpp"

#include "history/packed.hpp"
#include "model/risk_table.hpp"
#include "text/link.hpp"

namespace keel::view {

void tell(RiskState& state, RiskNews news, std::string_view text, double part) {
    switch (news) {
    case RiskNews::Running: state.part = part; break;
    case RiskNews::Report:
        if (auto report = history::unpacked<RiskReport>(text)) state.report = std::move(*report);
        state.trouble.clear();
        break;
    case RiskNews::Ended: state.part.reset(); break;
    case RiskNews::Trouble:
        state.part.reset();
        state.trouble = text;
        break;
    }
}

void risk_panel(Ui& ui, RiskState& state, const Plan& plan, Freshness, ImVec2 size) {
    if (!state.asked || !(*state.asked == plan)) {
        state.asked = plan;
        ui.actions.push_back({ActionKind::RunRisk, text::link_from_plan(plan)});
    }
    if (state.report) text_line(ui, ui.fonts().body, ui.palette().text, state.report->answer, size.x);
}

} // namespace keel::view
