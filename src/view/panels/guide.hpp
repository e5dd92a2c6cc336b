#pragma once

// The guide: five steps to a hedge in the numbers of the plan, and what an article says about them, checked.

#include "model/plan.hpp"
#include "model/report.hpp"
#include "view/panels/answer.hpp"
#include "view/widgets.hpp"

#include <array>
#include <string>
#include <vector>

namespace keel::view {

struct GuideState {
    std::vector<std::string> answers; // to the claims; made once
    std::array<Fold, 5> claims{};     // of each step
    std::string go_to;                // the input that was asked for; the caller clears it
};

/// `report` is of `plan`.
void guide_panel(Ui& ui, GuideState& state, const Plan& plan, const Report& report, Freshness freshness, float width);

} // namespace keel::view
