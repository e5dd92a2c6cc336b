#pragma once

// Where a function changes its sign, between two points that have different ones.

#include <cmath>

namespace keel {

/// Halves [from, to] until no number lies between; the side with the sign of `to`. Works on functions with jumps, and
/// gives the same bits everywhere.
template <class Function>
double sign_change(Function&& function, double from, double to) {
    const bool is_negative_at_to = function(to) < 0.0;
    for (;;) {
        const double middle = from + 0.5 * (to - from);
        if (!(middle > std::fmin(from, to) && middle < std::fmax(from, to))) return to;
        ((function(middle) < 0.0) == is_negative_at_to ? to : from) = middle;
    }
}

/// Where a function that is continuous at its zero has it, between two points with different signs: false position with
/// the Illinois rule (Dowell and Jarratt 1971), and halving where that is slow.
template <class Function>
double crossing(Function&& function, double from, double to) {
    constexpr int kMostSteps = 60;
    constexpr double kEnough = 1e-15;
    double at_from = function(from), at_to = function(to);
    if (at_to == 0.0) return to;
    int side = 0;
    for (int step = 0; step < kMostSteps && std::abs(to - from) > kEnough * std::fmax(std::abs(to), kEnough); ++step) {
        const double middle = (from * at_to - to * at_from) / (at_to - at_from);
        if (!(middle > std::fmin(from, to) && middle < std::fmax(from, to))) break;
        const double value = function(middle);
        if (value == 0.0) return middle;
        const bool is_like_to = (value < 0.0) == (at_to < 0.0);
        (is_like_to ? to : from) = middle;
        (is_like_to ? at_to : at_from) = value;
        if (side == (is_like_to ? 1 : -1)) (is_like_to ? at_from : at_to) *= 0.5;
        side = is_like_to ? 1 : -1;
    }
    return sign_change(function, from, to);
}

} // namespace keel
