#pragma once

// A plan that was kept as A beside the one being edited, B: the inputs that differ, and what comes of it.

#include "model/comparison.hpp"
#include "model/plan.hpp"
#include "view/table_card.hpp"

#include <optional>

namespace keel::view {

struct PinnedState {
    std::optional<Plan> pinned;
    std::optional<Plan> plan; // that A was compared with
    std::optional<Comparison> comparison;
    TableState table;
};

void pinned_panel(Ui& ui, PinnedState& state, const Plan& plan, const Money& money, Freshness freshness, float width);

} // namespace keel::view
