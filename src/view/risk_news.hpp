#pragma once

// What the one who runs random paths tells the page.

namespace keel::view {

enum class RiskNews {
    Running, // part: how much of it is done, 0 to 1
    Report,  // text: a RiskReport as history::packed() writes it; perhaps not of all paths yet
    Ended,   // nothing runs any more: it is done, or was cancelled
    Trouble, // text: what went wrong, for the person
};

} // namespace keel::view
