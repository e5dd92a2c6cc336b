#pragma once

// Results over a plane: end prices in columns, another quantity of the plan in rows.

#include "model/comparison.hpp"
#include "model/issue.hpp"
#include "model/plan.hpp"

#include <cstddef>
#include <expected>
#include <span>
#include <string_view>

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

} // namespace keel
