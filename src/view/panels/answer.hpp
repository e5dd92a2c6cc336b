#pragma once

// The answer in a sentence, and below it what is dangerous about the plan.

#include "model/report.hpp"
#include "view/widgets.hpp"

#include <string>

namespace keel::view {

struct AnswerState {
    std::string open;    // code and field of the warning that is explained
    float height = 0.0f; // while a slider is dragged the panel does not shrink, so that the page stands still
    std::string go_to;   // key of the input that the person wants to see; the application takes it
};

/// Is the report that of the present inputs, or the last good one?
enum class Freshness { Current, Stale };

void answer_panel(Ui& ui, AnswerState& state, const Report& report, const Issues& issues, Freshness freshness,
                  float width);

} // namespace keel::view
