#pragma once

// Rules as the person adds them, and what they become when the hedge they are about moves or goes. A plan that was
// valid stays valid.

#include "model/plan.hpp"

#include <cstddef>

namespace keel::view {

/// Sets the ratio of the first hedge to 100 % at a price some 10 % below today's, until the price is back above it.
void add_rule(Plan& plan);
void remove_rule(Plan& plan, std::size_t index);
void move_rule_down(Plan& plan, std::size_t index);

/// A rule of another kind gets a level of that kind, and another exit the figure that it needs.
void keep_rules_consistent(const Plan& before, Plan& after);

/// After that hedge has been taken out of the plan: its rules go with it.
void forget_rules_of(Plan& plan, std::size_t leg);

/// After that hedge has changed places with the next one.
void swap_rules_of(Plan& plan, std::size_t leg);

} // namespace keel::view
