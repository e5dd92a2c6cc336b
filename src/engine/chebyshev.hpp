#pragma once

// A smooth function on [-1, 1] from its values at a few points, for where it is asked for at many: with n Chebyshev
// points the error falls like the function's n-th Chebyshev coefficient (Trefethen, Approximation Theory and
// Approximation Practice, ch. 8), and the last coefficients tell whether that is small enough.

#include <array>
#include <cstddef>
#include <span>

namespace keel {

class ChebyshevCurve {
public:
    static constexpr std::size_t kMostPoints = 32;
    /// How many points to try, one after the other.
    static constexpr std::array<std::size_t, 2> kCounts{16, kMostPoints};

    /// Of `count` points, one of kCounts.
    static double point(std::size_t count, std::size_t index);

    /// From the values at all points; their number is one of kCounts.
    explicit ChebyshevCurve(std::span<const double> values);

    /// Whether more points would show no more, to some 13 digits of the largest value.
    bool is_resolved() const { return is_resolved_; }
    /// One result for each of `places`, all in [-1, 1].
    void at(std::span<const double> places, std::span<double> results) const;

private:
    std::array<double, kMostPoints> coefficients_{};
    std::size_t count_ = 0; // those that matter
    bool is_resolved_ = false;
};

} // namespace keel
