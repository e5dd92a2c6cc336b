#pragma once

// What an edit costs apart from drawing, for whoever times it (platform/web_speed.cpp).

#include "model/plan.hpp"

namespace keel::view {

/// Report, words and link, as after each edit.
void evaluate_once(const Plan& plan);

/// The whole curve of the payoff chart.
void compute_payoff_curve(const Plan& plan);

} // namespace keel::view
