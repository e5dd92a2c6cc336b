#pragma once

// What was not good in the link that was opened, until it is dismissed.

#include "view/widgets.hpp"

#include <string>
#include <vector>

namespace keel::view {

struct NoticesState {
    std::vector<std::string> texts;
};

void notices_panel(Ui& ui, NoticesState& state, float width);

} // namespace keel::view
