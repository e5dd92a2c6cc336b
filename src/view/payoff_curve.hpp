#pragma once

// The results over a range of end prices, computed piece by piece, so that the page stays alive while a plan that takes
// long is worked on: first a few points over the whole range, then the price of each liquidation, then the rest.

#include "engine/hedge.hpp"
#include "model/plan.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

namespace keel::view {

/// What the chart needs of a Scenario.
struct CurvePoint {
    double shock = 0.0;
    double price = 0.0;
    double value_usd = 0.0;
    double unhedged_usd = 0.0;
    double sold_usd = 0.0;
    unsigned liquidated = 0; // a bit for each leg; where it changes, the curve breaks
};

class PayoffCurve {
public:
    PayoffCurve() = default;
    PayoffCurve(const Plan& plan, double least_move, double most_move);

    /// Computes for about this long, at least one point. True when there was something to do.
    bool advance(std::chrono::microseconds time);

    bool is_complete() const;

    /// In ascending order of the price, with each liquidation from both sides.
    const std::vector<CurvePoint>& points() const { return points_; }

private:
    std::vector<double> next_moves() const;
    bool is_possible(double move);
    bool add(const std::vector<double>& moves);

    Plan plan_;
    std::optional<Hedge> hedge_; // none for an impossible plan, which has no curve
    bool is_limited_ = false;    // by the basis: some of the moves are impossible
    std::vector<double> moves_;  // coarse first
    std::size_t done_ = 0;       // of moves_
    std::size_t batch_ = 1;
    bool has_given_up_ = false; // on a break that cannot be narrowed
    std::vector<CurvePoint> points_;
};

} // namespace keel::view
