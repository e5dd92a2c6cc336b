#pragma once

// Which columns of a row a leg does not live to see the end of: the answers of follow_isolated, for few of its walks.
//
// 1. What a leg never reaches it outlives: no price on its way lies beyond the highest (a short) or lowest (a long one)
//    of start and end, and no backing below what is left when all payments that it makes are made.
// 2. What it is beyond at the end it is dead of: the last look of the walk, told alone.
// 3. With one rate and one basis the worst payment is the first or the last (grid_extremes.hpp, which says when).
// 4. Only the columns that are left are walked.
//
// Mostly one column is found by halving, and those beyond it are dead: where every price on the way to a worse end is
// worse, and so is the backing. A worse end brings more funding to some legs (a short linear one that receives, say);
// there the backing must grow less than the P&L falls. With E - MM = C + sum of f_j phi_j - (k phi_i + l) at the i-th
// payment, phi the notional for each unit of size, that is sum |f_j phi'_j| < |k phi'_i| with |k| >= 1 - rate of the
// tier: true if sum |f_j| * (largest phi'_j / phi'_i) is less, as long as tiers join without a step. Else each column
// is looked at.

#include "engine/grid_payments.hpp"
#include "engine/hedge.hpp"
#include "model/plan.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace keel {

/// Columns from one to before another.
struct ColumnRun {
    std::size_t from = 0;
    std::size_t to = 0;
};

/// `exit_spots`: of the asset where the leg ends, one a column. Replaces what is in `deaths`.
void find_deaths(const Plan& plan, const HedgeLeg& leg, const GridAsset& asset, std::span<const double> exit_spots,
                 const GridPayments& payments, std::vector<ColumnRun>& deaths);

} // namespace keel
