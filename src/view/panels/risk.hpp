#pragma once

// The random paths of the plan: how likely it is liquidated, and what is left.

#include "model/plan.hpp"
#include "model/report.hpp"
#include "model/risk_report.hpp"
#include "view/chart_cards.hpp"
#include "view/colours.hpp"
#include "view/figure_cards.hpp"
#include "view/money_unit.hpp"
#include "view/panels/answer.hpp"
#include "view/risk_news.hpp"
#include "view/risk_tables.hpp"
#include "view/table_card.hpp"
#include "view/widgets.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace keel::view {

/// One leverage or collateral a row.
struct LevelsState {
    Table table;
    TableState state;
};

/// What is drawn of a report; made anew when it, the theme or the unit is another one.
struct RiskPicture {
    Colours colours;
    MoneyUnit unit = MoneyUnit::Usd;
    Plan plan;     // that the paths were of
    Report report; // of the same
    bool may_hedge = false;
    std::string answer;
    std::vector<Figure> figures;
    std::vector<ChartCard> charts;
    Table results;
    std::optional<std::size_t> leg; // of the levels
};

struct RiskState {
    std::optional<RiskReport> report;
    std::optional<Plan> asked;  // what is computed or is on its way; empty: to be asked for
    std::optional<double> part; // of what is being computed; empty: nothing is
    std::string trouble;        // for the person
    bool is_old = false;        // the report is of an earlier plan than what was asked for
    bool is_new = false;        // the picture is to be made of it

    std::optional<RiskPicture> picture;
    std::vector<ChartState> crosshairs; // one for each chart
    TableState results;
    LevelsState by_leverage;
    LevelsState by_collateral;
    std::string explained;      // key of the figure that is explained below the cards
    std::string go_to;          // key of the input that the person wants to see
    Fold method = Fold::Closed; // of the paths
    float answer_height = 0.0f; // it does not shrink while paths come in, so that the page stands still
    bool wants_frame = false;
};

void tell(RiskState& state, RiskNews news, std::string_view text, double part);

/// Asks for the paths of the plan when they are not those that were asked for last. `report` is of the same plan;
/// `size` is as much room as there should be at least.
void risk_panel(Ui& ui, RiskState& state, const Plan& plan, const Report& report, const Money& money,
                Freshness freshness, ImVec2 size);

} // namespace keel::view
