#pragma once

// What the one who reads files of prices tells the page.

namespace keel::view {

enum class HistoryNews {
    Reading,  // text: the file's name; part: how much of it is read, 0 to 1
    Ended,    // nothing is being read any more
    Trouble,  // text: what went wrong, for the person
    Lost,     // the same, and what was loaded is gone
    Picture,  // text: a history::HistoryPicture as history::packed() writes it
    Backtest, // the same of a history::BacktestPicture
};

} // namespace keel::view
