#include "engine/funding.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace keel {

namespace {

constexpr double kHoursPerDay = 24.0;
/// A horizon of 30 days holds 90 payments whatever 30 * 24 / 8 rounds to.
constexpr double kWholeTolerance = 1e-9;

} // namespace

double funding_count(double days, double interval_hours) {
    return std::floor(days * kHoursPerDay / interval_hours + kWholeTolerance);
}

void keep_daily_funding(Leg& leg, double hours_before) {
    const double share = funding_interval_of(leg) / hours_before;
    leg.funding_rate *= share;
    for (NumberPair& regime : leg.funding_regimes)
        regime.second *= share;
}

FundingSchedule::FundingSchedule(const Leg& leg, const Terms& terms)
    : interval_days_(terms.funding_interval_hours / kHoursPerDay), interval_hours_(terms.funding_interval_hours) {
    const auto add = [&](double until_day, double rate) {
        const double least = terms.funding_floor_rate.value_or(rate);
        const double most = terms.funding_cap_rate.value_or(rate);
        const double held = std::fmin(std::fmax(rate, least), most);
        is_clamped_ = is_clamped_ || held != rate;
        periods_.push_back({until_day, Rate(held)});
    };
    double day = 0.0;
    for (const NumberPair& regime : leg.funding_regimes) {
        day += regime.first;
        add(day, regime.second);
    }
    add(std::numeric_limits<double>::infinity(), leg.funding_rate);
}

double FundingSchedule::payments_until(double days) const {
    return periods_.empty() ? 0.0 : funding_count(days, interval_hours_);
}

Rate FundingSchedule::rate_at(double day) const {
    const auto found = std::ranges::find_if(
        periods_, [day](const Period& period) { return day <= period.until_day * (1.0 + kWholeTolerance); });
    return found == periods_.end() ? Rate(0.0) : found->rate;
}

std::optional<Rate> FundingSchedule::constant_rate() const {
    return periods_.size() == 1 ? std::optional(periods_.front().rate) : std::nullopt;
}

bool FundingSchedule::is_zero() const {
    return std::ranges::all_of(periods_, [](const Period& period) { return double(period.rate) == 0.0; });
}

bool FundingSchedule::is_only_received(double direction) const {
    return std::ranges::all_of(periods_, [=](const Period& period) { return direction * double(period.rate) >= 0.0; });
}

} // namespace keel
