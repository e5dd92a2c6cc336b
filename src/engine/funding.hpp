#pragma once

// When funding is paid, and at which rate: periods one after the other, then the leg's rate, held inside the venue's
// cap and floor. A positive rate is paid by longs to shorts.

#include "engine/terms.hpp"
#include "model/plan.hpp"
#include "model/units.hpp"

#include <optional>
#include <vector>

namespace keel {

/// Number of funding timestamps in (0, days], every `interval_hours`.
double funding_count(double days, double interval_hours);

/// Rates are per payment: for a leg that was paid every `hours_before`, they become those that pay as much a day.
void keep_daily_funding(Leg& leg, double hours_before);

class FundingSchedule {
public:
    FundingSchedule() = default;
    FundingSchedule(const Leg& leg, const Terms& terms);

    double interval_days() const { return interval_days_; }
    double payments_until(double days) const;
    /// Of the payment at that moment, after cap and floor. A payment at the end of a period belongs to it.
    Rate rate_at(double day) const;
    /// No payment at all.
    bool is_zero() const;
    /// Whether a position of this direction (1 short, -1 long) never pays.
    bool is_only_received(double direction) const;
    /// Of every payment, where that is one rate.
    std::optional<Rate> constant_rate() const;
    /// Some rate that was given lies outside the cap or floor.
    bool is_clamped() const { return is_clamped_; }

    bool operator==(const FundingSchedule&) const = default;

private:
    struct Period {
        double until_day;
        Rate rate;

        bool operator==(const Period&) const = default;
    };
    std::vector<Period> periods_; // the last one never ends
    double interval_days_ = 1.0;
    double interval_hours_ = 24.0;
    bool is_clamped_ = false;
};

} // namespace keel
