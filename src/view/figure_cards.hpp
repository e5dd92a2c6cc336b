#pragma once

// Key figures as a row of cards. A press copies one; its question mark asks where it comes from.

#include "view/panels/answer.hpp"

#include <span>
#include <string>

namespace keel::view {

struct Figure {
    std::string label;
    std::string value;
    std::string note; // small, below
    bool is_danger = false;
    std::string key = {}; // of explain::Derivation; empty: it has no question mark
};

/// At the cursor, in as many rows as they need. `explained` is the key of the figure that is explained below, if any;
/// a question mark changes it.
void figure_cards(Ui& ui, std::span<const Figure> figures, Freshness freshness, float width, std::string& explained);

} // namespace keel::view
