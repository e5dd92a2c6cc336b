#pragma once

// The plan against what its holder could do instead, and against a plan that was pinned.

#include "model/comparison.hpp"
#include "model/plan.hpp"
#include "view/panels/pinned.hpp"
#include "view/table_card.hpp"

#include <cstddef>
#include <optional>

namespace keel::view {

struct ComparisonState {
    PinnedState pinned;
    std::optional<Plan> plan; // of the comparison
    Comparison comparison;
    std::size_t tax_view = 0; // before tax, in hand, coins sold too
    TableState table;
};

void comparison_panel(Ui& ui, ComparisonState& state, const Plan& plan, const Money& money, Freshness freshness,
                      float width);

} // namespace keel::view
