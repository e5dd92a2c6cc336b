#pragma once

// The upper part of the History tab: which files there are, which one is being read, and how to get one.

#include "view/panels/history.hpp"

namespace keel::view {

void history_files(Ui& ui, HistoryState& state, float width);

} // namespace keel::view
