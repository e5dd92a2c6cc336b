#pragma once

// What happens to the plan on the way: the price's path, whose points can be dragged, what the plan is worth along it,
// what happened when, and the same path otherwise hedged.

#include "model/fields.hpp"
#include "model/path_report.hpp"
#include "view/chart.hpp"
#include "view/panels/answer.hpp"
#include "view/panels/path_chart.hpp"
#include "view/panels/path_timeline.hpp"

#include <optional>
#include <string>

namespace keel::view {

struct PathState {
    std::optional<Plan> plan; // of the report
    PathReport report;
    Issues issues; // then there is no report of the plan
    bool is_slow = false;
    PathCharts charts;
    TimelineState timeline;
    TableState others;
    TableState parts;
    std::optional<double> head_day; // of the play head
    bool is_playing = false;
    std::string go_to; // key of the input that the person asked for
    bool wants_frame = false;
};

/// Returns what the person made of scenario.path. `size` is as much room as there should be for one chart.
std::optional<FieldValue> path_panel(Ui& ui, PathState& state, const Plan& plan, const Money& money,
                                     Freshness freshness, ImVec2 size);

} // namespace keel::view
