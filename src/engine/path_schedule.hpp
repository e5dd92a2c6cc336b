#pragma once

// The moments of a path at which something is due whatever the price does: payments of funding, days the plan names,
// and samples of the series. A walk stops at each of them, so that what is due on a day is due at exactly that time.

#include "engine/hedge.hpp"
#include "engine/path_crossings.hpp"
#include "model/plan.hpp"
#include "model/units.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace keel {

/// A payment that was made: in place of those that a plan expects.
struct FundingPayment {
    double day = 0.0;
    double rate = 0.0; // positive: paid by longs to shorts
};

/// Payments that are booked at one moment.
struct DuePayment {
    Rate rate; // the sum of theirs
    double count = 1.0;
};

class PathSchedule {
public:
    /// `plan.horizon_days` is the length of the path. With `funding`, which must stay where it is, each perpetual leg
    /// on the first coin is paid as it says.
    PathSchedule(const Plan& plan, const Hedge& hedge, std::span<const FundingPayment> funding,
                 const WalkOptions& options = {});

    /// The first moment later than `day`; infinite when there is none.
    double next_after(double day);
    /// Of a leg, at that moment.
    std::optional<DuePayment> payment_due(std::size_t leg, double day) const;
    /// Of those that are to be booked together later, what was due by `day`; it is not due again. Empty without any.
    std::optional<DuePayment> take_until(std::size_t leg, double day);
    bool is_sample(double day) const { return day == sample_; }

private:
    struct Payments {
        bool is_history = false;
        std::span<const FundingPayment> made = {}; // of a history; otherwise at even times
        double interval_days = 0.0;
        double count = 0.0;
        double ends_on = 0.0;
        double together = 1.0;
        double next = 1.0; // which one, from 1
        double paid = 0.0; // how many were
        double day() const;
        void pass();
    };

    DuePayment sum_of(std::size_t leg, double until) const;

    const Hedge& hedge_;
    double length_;
    Happens samples_;
    std::vector<Payments> payments_; // one a leg
    std::vector<double> days_;       // ascending
    std::size_t next_day_ = 0;
    double sample_ = 0.0; // the last one passed
    double sample_number_ = 0.0;
};

} // namespace keel
