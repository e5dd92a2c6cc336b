#pragma once

// "Find" beside an input that is the answer to a question. What opens below it is in solve_box.hpp.

#include "engine/solve.hpp"
#include "model/comparison.hpp"
#include "model/plan.hpp"
#include "view/field_input.hpp"

#include <array>
#include <optional>
#include <string>

namespace keel::view {

struct SolveState {
    std::string key;          // of the input whose question is open; empty: none
    int frames_to_scroll = 0; // as long as it is not 0, the page scrolls to the question
    // Which of the offered moves and shares is chosen, for each goal.
    std::array<std::size_t, 7> move = {1, 1, 1, 2, 1, 1, 1};
    std::array<std::size_t, 7> within = {2, 2, 2, 2, 2, 2, 2};
    // What was solved last.
    std::optional<Plan> plan;
    Question question;
    std::optional<Solution> solution;
};

/// Whether a question sets the field.
bool has_question(std::string_view field_key);

/// A link at the right end of a label that is `width` wide and begins at `start`: opens and closes the question.
void find_link(Form& form, SolveState& state, const FieldAddress& address, ImVec2 start, float width);

} // namespace keel::view
