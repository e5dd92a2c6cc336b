#include "engine/path_schedule.hpp"

#include "engine/path_log.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace keel {

double PathSchedule::Payments::day() const {
    if (next > count) return std::numeric_limits<double>::infinity();
    if (is_history) return made[static_cast<std::size_t>(next) - 1].day;
    return std::fmin(next * interval_days, ends_on);
}

void PathSchedule::Payments::pass() { next = next < count ? std::fmin(next + together, count) : next + 1.0; }

PathSchedule::PathSchedule(const Plan& plan, const Hedge& hedge, std::span<const FundingPayment> funding,
                           const WalkOptions& options)
    : hedge_(hedge), length_(plan.horizon_days), samples_(options.journal) {
    const auto add = [&](const std::optional<double>& day) {
        if (day && *day <= length_) days_.push_back(*day);
    };
    for (std::size_t i = 0; i < hedge.legs.size(); ++i) {
        const HedgeLeg& leg = hedge.legs[i];
        Payments payments;
        if (!funding.empty() && leg.asset == 0 && !leg.terms.is_dated) {
            payments.is_history = true;
            // What is paid at the start belongs to the time before.
            const auto before = std::ranges::count_if(funding, [](const FundingPayment& p) { return p.day <= 0.0; });
            payments.made = funding.subspan(static_cast<std::size_t>(before));
            payments.count = static_cast<double>(payments.made.size());
        } else if (!leg.funding.is_zero()) {
            payments.interval_days = leg.funding.interval_days();
            payments.count = leg.funding.payments_until(leg.lifetime_days);
            payments.ends_on = leg.lifetime_days;
            payments.together = options.payments_together;
            payments.next = std::fmin(payments.together, std::fmax(payments.count, 1.0));
        }
        payments_.push_back(payments);
        add(leg.bonus_days);
        add(leg.lifetime_days);
        add(plan.legs[i].adl_day);
        add(plan.legs[i].venue_fails_on);
    }
    add(plan.scenario.margin_rule_day);
    std::ranges::sort(days_);
}

double PathSchedule::next_after(double day) {
    while (next_day_ < days_.size() && days_[next_day_] <= day)
        ++next_day_;
    double next = next_day_ < days_.size() ? days_[next_day_] : std::numeric_limits<double>::infinity();
    for (Payments& payments : payments_) {
        while (payments.day() <= day)
            payments.pass();
        next = std::fmin(next, payments.day());
    }
    if (samples_ == Happens::No) return next;
    while (sample_number_ < kPathSamples && sample_ <= day)
        sample_ = length_ * (++sample_number_ / kPathSamples);
    return sample_ > day ? std::fmin(next, sample_) : next;
}

std::optional<DuePayment> PathSchedule::payment_due(std::size_t leg, double day) const {
    const Payments& payments = payments_[leg];
    if (payments.day() != day) return std::nullopt;
    if (payments.is_history) return DuePayment{Rate(payments.made[static_cast<std::size_t>(payments.next) - 1].rate)};
    if (payments.together > 1.0) return sum_of(leg, payments.next);
    return DuePayment{hedge_.legs[leg].funding.rate_at(payments.next * payments.interval_days)};
}

/// Of the payments after those that were made, up to number `until`.
DuePayment PathSchedule::sum_of(std::size_t leg, double until) const {
    const Payments& payments = payments_[leg];
    const double group = std::ceil(payments.next / payments.together) * payments.together - payments.together;
    DuePayment sum{Rate(0.0), 0.0};
    for (double number = std::fmax(group, payments.paid) + 1.0; number <= until; number += 1.0) {
        sum.rate += hedge_.legs[leg].funding.rate_at(number * payments.interval_days);
        sum.count += 1.0;
    }
    return sum;
}

std::optional<DuePayment> PathSchedule::take_until(std::size_t leg, double day) {
    Payments& payments = payments_[leg];
    if (payments.together <= 1.0 || payments.next > payments.count) return std::nullopt;
    const double until = std::fmin(std::floor(day / payments.interval_days), payments.next - 1.0);
    const double group = std::ceil(payments.next / payments.together) * payments.together - payments.together;
    if (until <= std::fmax(group, payments.paid)) return std::nullopt;
    const DuePayment sum = sum_of(leg, until);
    payments.paid = until;
    return sum;
}

} // namespace keel
