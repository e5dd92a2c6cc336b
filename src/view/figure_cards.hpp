#pragma once

// Key figures as a row of cards. A press copies one.

#include "view/panels/answer.hpp"

#include <span>
#include <string>

namespace keel::view {

struct Figure {
    std::string label;
    std::string value;
    std::string note; // small, below
    bool is_danger = false;
};

/// At the cursor, in as many rows as they need.
void figure_cards(Ui& ui, std::span<const Figure> figures, Freshness freshness, float width);

} // namespace keel::view
