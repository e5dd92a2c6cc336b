#pragma once

// A plan in a line of a list: what is held, and how it is hedged.

#include "model/plan.hpp"

#include <string>

namespace keel::text {

/// "5 BTC, short 1× BTCUSD_PERP on Binance", "5 BTC and 100 ETH, not hedged". From the inputs alone, so that it costs
/// nothing.
std::string title_of(const Plan& plan);

} // namespace keel::text
