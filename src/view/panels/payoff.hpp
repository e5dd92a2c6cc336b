#pragma once

// What the bag is worth at the end, over the price then: hedged, unhedged and sold.

#include "model/report.hpp"
#include "view/chart.hpp"
#include "view/panels/answer.hpp"

namespace keel::view {

struct PayoffState {
    std::optional<Plan> drawn;  // the plan the curve was computed for
    Scheme scheme = Scheme::Light;
    Chart chart;
    ChartState crosshair;
};

void payoff_panel(Ui& ui, PayoffState& state, const Plan& plan, const Report& report, Freshness freshness,
                  ImVec2 size);

/// The curve over the end price, ascending, with the price of a liquidation from both sides; for the panel and tests.
std::vector<Scenario> payoff_curve(const Plan& plan, double least_move, double most_move);

}  // namespace keel::view
