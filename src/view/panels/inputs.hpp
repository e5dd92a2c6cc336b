#pragma once

// The inputs of the plan in sections: bag, hedge, costs, scenario, rules, risk.

#include "model/report.hpp"
#include "view/field_input.hpp"
#include "view/panels/find_link.hpp"
#include "view/panels/input_rows.hpp"
#include "view/rest_state.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace keel::view {

enum class InputLayout { Column, Page }; // beside the results, or folded among them

struct InputsState {
    FormState form;
    SolveState solve;
    std::array<std::optional<Fold>, kSectionCount*(1 + kMostFoldsOfSection)>
        folds;                // of sections and their parts, once the person chose
    unsigned typed_coins = 0; // a bit for each bag whose coin is typed rather than picked
};

/// `rest` is asked before a question is drawn: its code comes later. `report` is the last good one and may be of an
/// earlier plan; `issues` are those of the plan as a whole.
void inputs_panel(Ui& ui, InputsState& state, InputLayout layout, RestState rest, Plan& plan, const Report& report,
                  const Issues& issues, float width);

/// Unfolds what hides the field and focuses it in the next frame.
void go_to_field(InputsState& state, std::string_view key);

} // namespace keel::view
