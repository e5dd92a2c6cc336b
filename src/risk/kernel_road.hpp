#pragma once

// The fast road: plans whose paths the kernel (kernel.hpp) computes many at a time. Its model is that of the general
// road: liquidation and stop watched all the time, with funding that moves the liquidation price, in coarse steps.
//
// A plan takes it when all of this is so; otherwise takes_kernel() says what is not:
//   random prices  gbm, with the plan's own funding and basis
//   bags           one
//   hedges         one or none that is open; isolated, or on cross margin by itself; inverse or linear, on the bag's
//                  coin, short or long, perpetual, or dated with an expiry after the horizon; no basis, and a settle
//                  price that stays; no bonus credit
//   on the way     no rules, deposits, deleveraging, failing venue or change of margin rules; a stop that comes clearly
//                  before the liquidation or clearly after it, without interest or a fee discount, whose sums would
//                  depend on its day
//   liquidation    not already at today's price, and its logarithm close to a parabola in the funding received

#include "engine/hedge.hpp"
#include "model/plan.hpp"
#include "risk/kernel.hpp"
#include "risk/levels.hpp"
#include "risk/sums.hpp"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string_view>
#include <vector>

namespace keel::risk {

class KernelRoad {
public:
    /// Or what the plan has that the kernel cannot do, in a few words for people: "has rules".
    static std::expected<KernelRoad, std::string_view> of(const Plan& plan, const Hedge& hedge,
                                                          const OtherLevels& levels);

    /// Ends of the steps.
    const std::vector<double>& days() const { return days_; }
    std::size_t steps() const { return job_.steps.size(); }
    bool may_use_sobol() const { return steps() <= kMostSobolSteps; }

    /// `replicate`: which scramble of Sobol's points; none: pseudo-random numbers. The layout's moments must be ends of
    /// steps.
    PreparedPointer prepared(std::optional<std::uint32_t> replicate) const;
    void run(const Prepared& prepared, std::uint64_t first_path, std::size_t count, const Layout& layout,
             Sums& sums) const;

private:
    /// a + b S_T / S_0, USD.
    struct Line {
        double a = 0.0;
        double b = 0.0;
        double at(double ratio) const { return a + b * ratio; }
    };
    /// What the leg comes to in one of its ends.
    struct End {
        Line net;  // without funding
        Line fees; // in it
        bool keeps_funding = true;
    };

    KernelJob job_;
    std::vector<double> days_;
    double coins_usd_ = 0.0; // exposed, at today's price
    bool has_leg_ = false;
    bool is_stop_ = false; // what the level is
    bool is_inverse_ = false;
    double funding_usd_ = 0.0; // of a funding sum of 1 at today's price
    End alive_, ended_;
    std::vector<Level> levels_;
    std::vector<std::size_t> level_of_; // which of the tables' rows each is
    std::vector<std::size_t> dead_;     // rows that are liquidated at once
};

} // namespace keel::risk
