#pragma once

// The inputs that are more than a text field, and the edits that change how many bags and legs a plan has.

#include "view/field_input.hpp"

#include <set>
#include <string>

namespace keel::view {

/// A list of the coins that the venues have, or a text for any other.
void coin_input(Form& form, std::set<std::size_t>& typed_coins, const FieldAddress& address, float width);

/// Which of several bags the hedge is for.
void bag_input(Form& form, const FieldAddress& address, float width);

/// Venue and contract, both limited to the coin of the bag.
void contract_input(Form& form, const FieldAddress& address, float width);

/// A slider to 150 % and a text field for any other ratio.
void ratio_input(Form& form, const FieldAddress& address, float width);

/// The usual multiples and a text field for any other.
void leverage_input(Form& form, const FieldAddress& address, float width);

void add_bag(Plan& plan);
void remove_bag(Plan& plan, std::size_t index);
void add_leg(Plan& plan);
void remove_leg(Plan& plan, std::size_t index);

/// After bags or legs have moved up: what was typed belongs to others now.
void forget_typing(FormState& state);

} // namespace keel::view
