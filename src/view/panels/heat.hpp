#pragma once

// A map of the result: the price at the end across, days, hedge ratio, leverage or funding up the side.

#include "engine/grid.hpp"
#include "model/plan.hpp"
#include "model/report.hpp"
#include "view/heat_chart.hpp"
#include "view/heat_picture.hpp"
#include "view/money_unit.hpp"
#include "view/panels/answer.hpp"
#include "view/widgets.hpp"

#include <cstddef>
#include <optional>

namespace keel::view {

struct HeatState {
    GridAxis axis = GridAxis::Ratio;
    std::size_t leg = 0; // whose ratio, leverage or funding it is

    /// What the picture is of.
    struct Subject {
        Plan plan;
        GridAxis axis = GridAxis::Days;
        std::size_t leg = 0;
        HeatDetail detail = HeatDetail::Rectangles;

        bool operator==(const Subject&) const = default;
    };
    std::optional<Subject> subject;
    std::optional<double> own_row; // of the plan
    HeatPicture picture;
    MoneyUnit unit = MoneyUnit::Usd;
    HeatCells converted;             // of the picture, in another unit than dollars
    unsigned converted_revision = 0; // of the picture
    HeatChartState crosshair;
    std::optional<HeatReading> reading; // at the crosshair
    bool wants_frame = false;
};

/// `report` is of the same plan; `size` is as much room as there should be at least.
void heat_panel(Ui& ui, HeatState& state, const Plan& plan, const Report& report, const Money& money,
                Freshness freshness, ImVec2 size);

} // namespace keel::view
