#pragma once

// The unit of the page in files.

#include "text/sum_unit.hpp"
#include "view/money_unit.hpp"

namespace keel::view {

/// "value_usd", "value_btc", "value_fraction": of what is held today.
text::SumUnit unit_of_files(const Money& money);

} // namespace keel::view
