#pragma once

// Means, deviations and the straight line through points, of whole series and of windows that move over them.

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace keel::history {

/// Empty without values.
std::optional<double> mean_of(std::span<const double> values);

/// Of a sample, with n - 1 below the line; empty with fewer than two values.
std::optional<double> deviation_of(std::span<const double> values);

/// The 97.5 % quantile of Student's t, for an interval of 95 % on both sides. At least one degree of freedom
/// (asserted).
double student_t_975(std::size_t degrees);

struct Interval {
    double least = 0.0;
    double most = 0.0;

    bool operator==(const Interval&) const = default;
};

/// y = intercept + slope * x + error by ordinary least squares. The error of the slope and its interval take the errors
/// of the points for independent and equally large, which returns of coins are only roughly.
struct Regression {
    std::size_t count = 0;
    double slope = 0.0;
    double intercept = 0.0;
    double slope_error = 0.0;          // standard error
    Interval slope_95;                 // slope -+ t * error, Student's t with count - 2 degrees of freedom
    std::optional<double> correlation; // none when y does not vary
    double deviation_x = 0.0;          // of a sample
    double deviation_y = 0.0;

    bool operator==(const Regression&) const = default;
};

/// Of two series of the same length (asserted). Empty with fewer than three points, or when x does not vary.
std::optional<Regression> regression_of(std::span<const double> x, std::span<const double> y);

/// Of the last `window` values at each place from the first full window on; at least one (asserted).
std::vector<double> rolling_mean(std::span<const double> values, std::size_t window);
/// At least two.
std::vector<double> rolling_deviation(std::span<const double> values, std::size_t window);

struct RollingLine {
    std::optional<double> slope;       // none where x does not vary
    std::optional<double> correlation; // none where one of the two does not

    bool operator==(const RollingLine&) const = default;
};

/// Of y on x, at least two values.
std::vector<RollingLine> rolling_line(std::span<const double> x, std::span<const double> y, std::size_t window);

} // namespace keel::history
