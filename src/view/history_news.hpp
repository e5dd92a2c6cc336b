#pragma once

// What the one who reads files of prices tells the page, and the box in which the page keeps it.

#include <memory>

namespace keel::view {

enum class HistoryNews {
    Reading,  // text: the file's name; part: how much of it is read, 0 to 1
    Ended,    // nothing is being read any more
    Trouble,  // text: what went wrong, for the person
    Lost,     // the same, and what was loaded is gone
    Picture,  // text: a history::HistoryPicture as history::packed() writes it
    Backtest, // the same of a history::BacktestPicture
};

/// Made when the tab is first drawn or there are news: its code comes after the first picture.
struct HistoryState;
struct DeleteHistoryState {
    void operator()(HistoryState* state) const;
};
using HistoryBox = std::unique_ptr<HistoryState, DeleteHistoryState>;

} // namespace keel::view
