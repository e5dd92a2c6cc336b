#pragma once

// The moments of a path at which something is due whatever the price does: payments of funding, days the plan names,
// and samples of the series. A walk stops at each of them, so that what is due on a day is due at exactly that time.

#include "engine/hedge.hpp"
#include "model/plan.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace keel {

class PathSchedule {
public:
    /// `plan.horizon_days` is the length of the path.
    PathSchedule(const Plan& plan, const Hedge& hedge);

    /// The first moment later than `day`; infinite when there is none.
    double next_after(double day);
    /// Of a leg, at that moment: the day by which its rate is known.
    std::optional<double> payment_due(std::size_t leg, double day);
    bool is_sample(double day) const { return day == sample_; }

private:
    struct Payments {
        double interval_days = 0.0;
        double count = 0.0;
        double ends_on = 0.0;
        double next = 1.0; // which one, from 1
        double day() const;
    };

    double length_;
    std::vector<Payments> payments_; // one a leg
    std::vector<double> days_;       // ascending
    std::size_t next_day_ = 0;
    double sample_ = 0.0; // the last one passed
    double sample_number_ = 0.0;
};

} // namespace keel
