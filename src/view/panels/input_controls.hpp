#pragma once

// The inputs that are more than a text field.

#include "view/field_input.hpp"

namespace keel::view {

/// A list of the coins that the venues have, or a text for any other (`typed_coins`: a bit for each bag).
void coin_input(Form& form, unsigned& typed_coins, const FieldAddress& address, float width);

/// Which of several bags the hedge is for.
void bag_input(Form& form, const FieldAddress& address, float width);

/// Venue and contract, those with the coin of the bag first.
void contract_input(Form& form, const FieldAddress& address, float width);

/// A slider to 150 % and a text field for any other ratio.
void ratio_input(Form& form, const FieldAddress& address, float width);

/// The usual multiples and a text field for any other.
void leverage_input(Form& form, const FieldAddress& address, float width);

} // namespace keel::view
