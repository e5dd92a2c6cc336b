#pragma once

// What files of past prices and funding rates tell: drop one on the page, see what was read of it, its charts and
// figures, and take over what the plan has a field for.

#include "history/backtest_picture.hpp"
#include "history/desk.hpp"
#include "history/picture.hpp"
#include "view/colours.hpp"
#include "view/history_charts.hpp"
#include "view/history_news.hpp"
#include "view/history_uses.hpp"
#include "view/money_unit.hpp"
#include "view/panels/answer.hpp"
#include "view/table_card.hpp"
#include "view/widgets.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace keel::view {

/// A file on its way.
struct FileReading {
    std::string name;
    double part = 0.0; // 0 to 1
};

/// The plan's rules along the first prices.
struct BacktestState {
    std::optional<history::BacktestPicture> picture;
    std::optional<Plan> asked; // what is computed or is on its way; empty: to be asked for
    std::size_t scale = 0;     // prices as in the file, or from today's price on
    std::size_t asked_scale = 0;
    bool is_waiting = false;
    Fold conventions = Fold::Closed;
    TableState totals;
    TableState episodes;
    Fold all_episodes = Fold::Closed; // or the first ones
};

struct HistoryState {
    history::HistoryPicture picture;
    std::optional<FileReading> reading;
    std::string trouble;                                                    // with the last file, for the person
    std::array<Fold, 3> accounts{Fold::Closed, Fold::Closed, Fold::Closed}; // by history::Slot

    std::optional<Colours> colours; // of the charts; empty: to be made anew
    std::vector<ChartCard> charts;
    std::vector<ChartState> crosshairs; // one for each
    std::optional<ChartCard> returns;   // of both, when there are two
    ChartState returns_state;
    TableState figures;

    std::optional<Plan> plan; // that `uses` are of; empty: to be made anew
    std::vector<HistoryUse> uses;

    BacktestState backtest;
};

void tell(HistoryState& state, HistoryNews news, std::string_view text, double part);

void history_panel(Ui& ui, HistoryState& state, const Plan& plan, const Money& money, Freshness freshness, float width);

} // namespace keel::view
