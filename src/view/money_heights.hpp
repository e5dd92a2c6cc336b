#pragma once

// Values on the y axis of a chart, in the unit that sums are shown in. In percent the chart shows how they have
// changed.

#include "view/chart.hpp"
#include "view/money_unit.hpp"

#include <string>
#include <string_view>

namespace keel::view {

/// Of what is worth `value_usd` when the coin costs `coin_price`, and was worth `start_usd` today.
double height_of(const Money& money, double value_usd, double start_usd, double coin_price);

/// How the axis, the crosshair and a file tell such heights.
void tell_heights(Chart& chart, const Money& money);

/// "Value after 30 days, USD", "Value after 30 days, in BTC", "Change after 30 days, % of what you hold".
std::string title_in(const Money& money, std::string_view what, std::string_view when);

} // namespace keel::view
