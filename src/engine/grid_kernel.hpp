#pragma once

// The rows of a grid, fast. What depends on the column (prices, their logarithms, what funding of one rate comes to) is
// told once for all rows where it can be, what depends on the row (sizes, fees, collateral) once a row, the columns in
// which a leg dies by halving (grid_fate.hpp); a cell is then a few multiplications and additions.
//
// It takes every hedge whose legs stand alone: any number of bags and legs; inverse, linear and quanto; short and long;
// tiers, fees, discounts, slippage, basis, borrowed collateral, settle prices; open positions and changes to them;
// other coins by beta or with a shock of their own; funding regimes, caps and floors; dated legs, also such that expire
// inside the horizon; either way of the price. Not taken: legs that share a cross wallet, coins that back one, and
// bonus credit. Such a plan goes cell by cell through scenario_at.
//
// The same cells: net to 1e-9 of what the plan is worth, and the same liquidations, but for cells where equity and
// maintenance margin are equal to some twelve digits. The same digits on every machine.

#include "engine/grid_fate.hpp"
#include "engine/grid_payments.hpp"
#include "engine/hedge.hpp"
#include "model/plan.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace keel {

bool takes_grid_kernel(const Hedge& hedge);

/// Keeps its memory from one plan to the next.
class GridKernel {
public:
    /// The columns: moves of the reference asset, two at least. Bags, legs and scenario stay the same from row to row,
    /// but for what an axis changes.
    void set_columns(const Plan& plan, std::span<const double> moves);

    /// A row of the columns' plan, with a hedge that takes_grid_kernel: one cell for each column. `liquidated`: 1 where
    /// a leg was, on the way, else 0.
    void fill_row(const Plan& plan, const Hedge& hedge, std::span<double> net_usd, std::span<double> liquidated);

private:
    /// Of one leg. What is kept from row to row says what it was told for.
    struct LegColumns {
        GridPayments payments;
        std::vector<double> exit_spots; // of the asset, where the leg ends
        std::vector<double> exit_terms; // futures price where it ends; inverse: spot at the end / that price
        std::vector<ColumnRun> deaths;
        double life = -1.0; // part of the horizon
        double exit_basis = 0.0;
    };

    void set_exit(const Plan& plan, const HedgeLeg& leg, LegColumns& columns) const;
    void add_leg(const Plan& plan, const HedgeLeg& leg, LegColumns& columns, std::span<double> net_usd) const;

    std::vector<GridAsset> assets_; // one a bag
    std::vector<LegColumns> legs_;
};

} // namespace keel
