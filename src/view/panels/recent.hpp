#pragma once

// In the menu of the bar: which of its lists is shown, and the list of the plans a person worked on last.

#include "view/recent_plans.hpp"
#include "view/widgets.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace keel::view {

enum class MenuList { Examples, Recent };

struct RecentState {
    RecentPlans plans;
    MenuList list = MenuList::Examples;
    bool is_asking = false;     // whether really all shall be forgotten
    bool wants_keeping = false; // the plans are others than those that are kept
    // What happens to the plans when the platform has told what is kept.
    RecentNote asked = RecentNote::None;
    std::string link; // of the plan it is about
    std::int64_t now_s = 0;
    std::int64_t offset_s = 0; // that local time is ahead of UTC
};

/// Returns the list that is shown below.
MenuList draw_menu_switch(Ui& ui, RecentState& state);

/// Rows at the cursor. The link of the plan that was pressed.
std::optional<std::string> recent_panel(Ui& ui, RecentState& state, float width);

} // namespace keel::view
