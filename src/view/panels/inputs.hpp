#pragma once

// The inputs of the plan in four sections: bag, hedge, costs, scenario. The only panel that changes the plan.

#include "model/report.hpp"
#include "view/field_input.hpp"

#include <map>
#include <set>
#include <string_view>
#include <vector>

namespace keel::view {

enum class InputLayout { Column, Page }; // beside the results, or folded among them

struct InputsState {
    FormState form;
    std::map<std::string_view, Fold> folds; // of sections and their advanced parts, once the person chose
    std::set<std::size_t> typed_coins;      // bags whose coin is typed rather than picked
};

/// `report` is the last good one and may be of an earlier plan; `issues` are those of the plan as a whole.
void inputs_panel(Ui& ui, InputsState& state, InputLayout layout, Plan& plan, const Report& report,
                  const Issues& issues, float width);

/// Unfolds what hides the field and focuses it in the next frame.
void go_to_field(InputsState& state, std::string_view key);

/// The keys of all fields that the panel can show, without index; for a test.
std::vector<std::string_view> placed_fields();

} // namespace keel::view
