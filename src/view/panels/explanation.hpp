#pragma once

// Where a key figure comes from: formulas with names and with numbers, what to know, who says so, and the inputs it
// depends on.

#include "explain/derivation.hpp"
#include "view/widgets.hpp"

#include <optional>
#include <string>

namespace keel::view {

struct ExplanationState {
    std::string go_to; // key of the input that the person wants to see
    // What is shown, and of what.
    Plan plan;
    std::string key;
    std::optional<explain::Derivation> derivation;
};

/// The steps with what else there is to know of them, at the cursor, between `left` and so far to the right.
void draw_steps(Ui& ui, const explain::Derivation& derivation, float left, float width);

/// All of it on a card. `key` is emptied when it is closed; `go_to` becomes the key of an input that was pressed.
void explanation_card(Ui& ui, const explain::Derivation& derivation, std::string& key, std::string& go_to, float width);

/// Below the cards. `key` is emptied when it is closed, and when the plan has no such figure any more.
void explanation_panel(Ui& ui, ExplanationState& state, const Plan& plan, const Report& report, std::string& key,
                       float width);

} // namespace keel::view
