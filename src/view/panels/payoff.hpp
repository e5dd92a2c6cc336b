#pragma once

// What the bag is worth at the end, over the price then: hedged, unhedged and sold.

#include "model/report.hpp"
#include "view/chart.hpp"
#include "view/colours.hpp"
#include "view/money_unit.hpp"
#include "view/panels/answer.hpp"
#include "view/payoff_curve.hpp"

namespace keel::view {

struct PayoffState {
    std::optional<Plan> plan; // of the curve
    PayoffCurve curve;
    std::optional<ChartRange> detailed; // what the person has zoomed to, where the curve's points lie apart
    PayoffCurve detail;                 // the points there
    Colours colours;
    MoneyUnit unit = MoneyUnit::Usd;
    Chart chart;
    ChartState crosshair;
};

/// Of the end prices that are worth looking at, from today's price.
struct PayoffMoves {
    double least = 0.0;
    double most = 0.0;
};

/// How far to look: a liquidation that is not absurdly far shall be seen, whether it lies above or below.
PayoffMoves payoff_moves(const Plan& plan, const Report& report);

/// In percent it shows how the value has changed.
void payoff_panel(Ui& ui, PayoffState& state, const Plan& plan, const Report& report, const Money& money,
                  Freshness freshness, ImVec2 size);

} // namespace keel::view
