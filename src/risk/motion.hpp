#pragma once

// How the prices of a plan move at random: the paths that the general simulator walks.
//
// gbm        ln S moves evenly: drift nu = mu - sigma^2 / 2, volatility sigma of each bag, a year; coins are correlated
//            through the first one (correlation_between in market.hpp), and drift by their beta times its drift.
// jumps      the same, and at times of a Poisson process every coin jumps: the first by J = exp(normal(m, s)), another
//            by J^beta. The drift is lowered by rate * (E J^beta - 1), so that the mean price stays what risk.drift
//            says (R. Merton, "Option pricing when underlying stock returns are discontinuous", 1976).
// bootstrap  bars of a history in blocks from random places, around its end (D. Politis and J. Romano, "A circular
//            block-resampling procedure for stationary data", 1992). Another coin follows by correlation x its
//            volatility / the history's, and has a part of its own.
//
// Funding and basis may stray from the plan's by an Ornstein-Uhlenbeck process that starts at 0, one for all legs,
// correlated with the first coin's returns; it is drawn exactly at each step.
//
// Not used: paths, shocks and ends of the plan's scenarios, and each bag's own shock and path.

#include "engine/hedge.hpp"
#include "engine/path_crossings.hpp"
#include "engine/path_drawn.hpp"
#include "model/plan.hpp"
#include "risk/past.hpp"
#include "risk/random.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace keel::risk {

/// The numbers of a bridge: a stream of its own, so that what is touched changes no price.
class BridgeNumbers final : public UniformNumbers {
public:
    BridgeNumbers(std::uint64_t seed, std::uint64_t path);
    double next() override { return static_cast<double>(stream_.uniform()); }

private:
    Stream stream_;
};

class Motion {
public:
    /// `plan` and `past` must stay where they are; a bootstrap needs bars.
    Motion(const Plan& plan, const Hedge& hedge, const Past& past);

    std::size_t steps() const { return days_.size(); }
    /// Payments of funding that are booked with the last of them.
    double payments_together() const { return payments_together_; }
    /// Ends of the steps, ascending; jumps lie between.
    const std::vector<double>& days() const { return days_; }
    /// Whether a level may be touched between two points.
    bool has_bridge() const { return plan_.risk.model != RiskModel::Bootstrap; }
    /// Of the first coin, a year, without jumps.
    double volatility() const;

    /// Path number `path`, without its uniforms.
    void draw(std::uint64_t path, DrawnPath& drawn) const;

private:
    struct Coin {
        double drift = 0.0;      // of the logarithm, a day, without the jumps
        double with_first = 0.0; // for a root of a day and a normal number of the first coin
        double own = 0.0;        // for one of its own
        double beta = 1.0;       // of jumps and of a history's returns
        double start = 0.0;      // USD
    };
    struct Swing { // Ornstein-Uhlenbeck
        double deviation = 0.0;
        double half_life_days = 1.0;
        double correlation = 0.0;
    };
    struct Walk;

    std::vector<double> grid_of() const;
    std::vector<double> stops_of() const;
    void set_coins();
    void draw_steps(Walk& walk) const;
    void draw_bars(Walk& walk) const;
    void step(Walk& walk, double day) const;
    void jump(Walk& walk) const;
    void swing_to(Walk& walk, double day, double first_normal) const;

    const Plan& plan_;
    const Hedge& hedge_;
    const Past& past_;
    double payments_together_ = 1.0;
    std::vector<double> days_;
    std::vector<Coin> coins_;
    Swing funding_;
    Swing basis_;
    double bar_shift_ = 0.0;                    // added to every bar's logarithm
    std::vector<std::vector<double>> basis_at_; // of each leg at the ends of the steps, as the plan has it
};

} // namespace keel::risk
