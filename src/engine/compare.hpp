#pragma once

// A plan beside what its holder could do instead: nothing, a smaller hedge, another kind of contract or leverage, or
// selling. Taxes: everything realised is taxed at once, a loss never brings money back. With T the rate, G the gain on
// the coins over their cost basis and H the result of the hedge,
//   in hand    value - T max(H, 0)                          the coins are kept, their gain stays untaxed
//   after tax  value - T max(G + H, 0)                      the coins are sold; H counts below 0 only where deductible
//   sell       N S0 (1 - fee - slippage) - T max(proceeds - cost basis, 0)

#include "model/comparison.hpp"
#include "model/issue.hpp"
#include "model/plan.hpp"

#include <expected>
#include <optional>
#include <string_view>

namespace keel {

/// "plan", "hold", "hedge_25" … "hedge_100" with the plan's first contract, "inverse_1x" … "inverse_3x",
/// "linear_1x" … "linear_3x" with a contract of the same venue where it has one, "sell" and, with sell.rebuy_price,
/// "sell_rebuy". Alternatives that cannot be had are left out.
std::expected<Comparison, Issues> compare(const Plan& plan) noexcept;

/// The plan behind an alternative: "hold", "hedge_50", "linear_2x" …; none for a sale, or an unknown key.
std::optional<Plan> plan_of_alternative(const Plan& plan, std::string_view key);

/// Two plans side by side, at the shocks of the first; keys "a" and "b".
std::expected<Comparison, Issues> compare(const Plan& a, const Plan& b) noexcept;

/// What there is less after selling all coins today, fees, slippage and tax paid, USD.
double sale_cost_usd(const Plan& plan);

} // namespace keel
