#pragma once

// Plans the tests share: the flat custom contracts, and random valid plans.

#include "engine/evaluate.hpp"
#include "model/plan.hpp"
#include "support/build.hpp"

#include <random>

namespace keel::test {

/// How many a property is held to. The checked builds look at each step, not at more plans: they are slow.
inline constexpr int kRandomPlans = kIsSlowBuild ? 1000 : 10000;

/// 5 BTC at 65,000, ratio 1, custom contract with a flat maintenance rate of 0.4 %, no funding, no fees.
/// Inverse: 100 USD a contract, collateral from the bag. Linear: 0.001 BTC a contract.
Plan flat_plan(ContractKind kind, double leverage);

/// One leg on a venue's contract, otherwise as the default plan, without funding and fees.
Plan venue_plan(const char* contract, double leverage);

/// A valid plan: 1 to 8 bags, 0 to 8 legs, all kinds, sizes over many orders of magnitude.
Plan random_plan(std::mt19937_64& random);

/// evaluate() of a plan that must be valid: prints the issues otherwise.
Report report_of(const Plan& plan);

/// The sizes of all that a scenario's net is the sum of, and of the bags: what rounding is a part of. USD, above 0.
double scale_of(const Scenario& scenario);

} // namespace keel::test
