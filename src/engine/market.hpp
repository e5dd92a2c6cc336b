#pragma once

// How the coins of a plan move together. One coin is the reference asset, the first bag's; every other one moves by
// beta times its move, with beta = correlation * volatility / volatility of the reference (engine notes, section 6).

#include "model/plan.hpp"
#include "model/units.hpp"

#include <cstddef>

namespace keel {

/// The deepest fall of a coin in a scenario: what beta makes of a shock ends there, and a warning says so.
inline constexpr double kDeepestMove = -0.99;

/// 1 for the reference asset itself, in whichever bag.
double beta_of(const Plan& plan, std::size_t bag);

/// Of all coins held at today's prices, USD; what is owed is not taken off.
double bags_value(const Plan& plan);

/// The fractional move of a bag's coin when the reference asset moves by `shock`: its own shock where it has one.
double move_of(const Plan& plan, std::size_t bag, double shock);

/// Price of a bag's coin after that.
UsdPerCoin price_after(const Plan& plan, std::size_t bag, double shock);

/// Of two bags' coins. Two that both follow the reference only through it: the product of their correlations.
double correlation_between(const Plan& plan, std::size_t a, std::size_t b);

/// The hedge ratio with the smallest variance, in USD short of the asset for each USD held of the bag's coin:
/// h* = correlation * volatility of the bag / volatility of the asset (Ederington 1979; Hull, ch. 3). 1 for one coin.
double minimum_variance_ratio(const Plan& plan, std::size_t bag, std::size_t asset);

} // namespace keel
