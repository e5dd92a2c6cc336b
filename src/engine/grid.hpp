#pragma once

// Results over a plane: end prices in columns, another quantity of the plan in rows.

#include "engine/grid_kernel.hpp"
#include "model/comparison.hpp"
#include "model/issue.hpp"
#include "model/plan.hpp"

#include <cstddef>
#include <expected>
#include <span>
#include <string_view>
#include <vector>

namespace keel {

enum class GridAxis { Days, Ratio, Leverage, Funding };

struct GridRequest {
    GridAxis axis = GridAxis::Days;
    std::size_t leg = 0;      // whose ratio, leverage or funding is the axis
    std::size_t columns = 33; // 2 to kMostGridSide
    std::size_t rows = 17;    // 2 to kMostGridSide
    double least_move = -0.5; // of the first column, fraction
    double most_move = 0.5;   // of the last
    double from = 0.0;        // of the first row
    double to = 0.0;          // of the last; both 0: the usual range of the axis
};

inline constexpr std::size_t kMostGridSide = 1024;

/// "days", "ratio", "leverage", "funding".
std::span<const std::string_view> grid_axis_names();

/// Columns evenly spaced in the price, rows in the quantity (leverage: in its logarithm).
std::expected<Grid, Issues> grid_of(const Plan& plan, const GridRequest& request) noexcept;

/// The plan of the row with this value of the axis: what evaluate() says of it at a column's move is the cell.
Plan plan_of_row(Plan plan, const GridRequest& request, double value);

/// Whether the rows are filled by the kernel (grid_kernel.hpp says of which plans) and not cell by cell.
bool takes_grid_kernel(const Plan& plan, const GridRequest& request) noexcept;

/// A grid as a picture that follows a dragged value: filled again and again, in memory that is there.
class GridPicture {
public:
    /// Into the caller's cells, rows * columns of them, row by row; `liquidated` 0 or 1. Nothing is allocated for them
    /// nor for the columns once the sides are known, only for a row's hedge while it is filled.
    [[nodiscard]] Issues fill(const Plan& plan, const GridRequest& request, std::span<float> net_usd,
                              std::span<float> liquidated) noexcept;

    /// Of the last fill: first coin's prices of the columns, values of the rows.
    std::span<const double> prices() const { return prices_; }
    std::span<const double> rows() const { return rows_; }

private:
    friend std::expected<Grid, Issues> grid_of(const Plan& plan, const GridRequest& request) noexcept;

    template <class Take>
    Issues fill_rows(const Plan& plan, const GridRequest& request, Take&& take);

    GridKernel kernel_;
    std::vector<double> moves_;
    std::vector<double> prices_;
    std::vector<double> rows_;
    std::vector<double> net_usd_;    // of a row
    std::vector<double> liquidated_; // of a row
};

} // namespace keel
