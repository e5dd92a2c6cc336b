#pragma once

// The same hedge with every contract on its coin, as a table to sort; one press takes another contract.

#include "model/comparison.hpp"
#include "model/plan.hpp"
#include "view/table_card.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace keel::view {

struct VenueTableState {
    std::optional<Plan> plan; // of the offers
    std::size_t leg = 0;      // that is offered
    std::vector<VenueOffer> offers;
    std::optional<std::size_t> sorted_by; // column; empty: the order of the venue table
    bool is_descending = false;
    TableState table;
};

void venue_table_panel(Ui& ui, VenueTableState& state, const Plan& plan, const Money& money, Freshness freshness,
                       float width);

} // namespace keel::view
