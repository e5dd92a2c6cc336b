// Warnings about time and money: expiry, funding, fees.

#include "text/leg_facts.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"
#include "text/warning_sentences.hpp"

#include <cmath>

namespace keel::text {

std::string expiry_assumed(const WarningSubject& s) {
    const Contract* contract = s.contract();
    const std::string date = contract != nullptr && !contract->delivery_date.empty()
                                 ? " on " + std::string(contract->delivery_date)
                                 : " on a fixed day";
    return "This contract is settled" + date + ". Keel has no calendar, so that day is taken to be the end of your "
           + days(s.value) + ". Type in the days to expiry.";
}

std::string expires_before_horizon(const WarningSubject& s) {
    return "This contract is settled after " + days(s.value) + ", and you hold for " + days(s.plan.horizon_days)
           + ": from then on " + (s.is_long() ? "you are" : "your coins are")
           + " unprotected, unless you open the next one. Choose a later expiry or fewer days.";
}

std::string funding_is_cost(const WarningSubject& s) {
    const double rate = funding_rate_today(s.plan, s.leg);
    return "Funding is " + std::string(s.is_long() ? "positive" : "negative") + " (" + short_percent(rate) + " every "
           + each_interval(funding_interval_hours(s.plan, s.leg)) + "), so you pay the other side: " + usd(s.value)
           + " a day while that lasts.";
}

std::string funding_clamped(const WarningSubject& s) {
    return "A funding rate of this plan lies outside what " + venue_of(s.plan, s.leg)
           + " charges at most. It is held at that limit; today's rate is " + short_percent(s.value) + ".";
}

std::string hedge_costs(const WarningSubject& s) {
    return "Kept for a year at these rates, the hedge would cost " + short_percent(s.value)
           + " of what your coins are worth; over " + days(s.plan.horizon_days) + " it is "
           + usd(s.report.cost.total_usd) + ".";
}

std::string horizon_zero(const WarningSubject&) {
    return "The hedge is held for 0 days: the fees count, but no funding and no interest.";
}

std::string fee_unknown(const WarningSubject&) {
    return "The fees of this contract are not known to Keel, so none are counted. Type in the ones you pay.";
}

} // namespace keel::text
