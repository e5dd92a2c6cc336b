#pragma once

// The sentence of each warning. Only warning_words.cpp, which looks them up, uses these.

#include "model/plan.hpp"
#include "model/report.hpp"
#include "model/venues.hpp"

#include <cstddef>
#include <string>

namespace keel::text {

/// What a message is made from. Only the functions of leg codes use `leg`, only those of bag codes `bag`.
struct WarningSubject {
    const Plan& plan;
    const Report& report;
    double value;
    std::size_t leg = 0;
    std::size_t bag = 0;

    const Leg& input() const { return plan.legs[leg]; }
    const LegSizing& sizing() const { return report.sizing.legs[leg]; }
    const LegMargin& margin() const { return report.margin.legs[leg]; }
    const std::string& coin() const { return plan.bags[bag].coin; }
    bool is_long() const;
    /// Several open legs share their margin with this one.
    bool is_shared() const;
    std::string settled(double amount) const;
    std::string venue() const; // capitalised
    const Contract* contract() const;
};

// Margin and liquidation.
std::string liquidated_at_entry(const WarningSubject&);
std::string liquidation_within_squeeze(const WarningSubject&);
std::string liquidation_never_is_fragile(const WarningSubject&);
std::string collateral_below_initial_margin(const WarningSubject&);
std::string collateral_exceeds_bag(const WarningSubject&);
std::string collateral_outside_bag(const WarningSubject&);
std::string shared_wallet(const WarningSubject&);
std::string bonus_not_usable(const WarningSubject&);
std::string bonus_expires(const WarningSubject&);
std::string maintenance_rate_assumed(const WarningSubject&);
std::string maintenance_rate_inferred(const WarningSubject&);
std::string tiers_uncertain(const WarningSubject&);
std::string old_venue_table(const WarningSubject&);
std::string leverage_above_venue(const WarningSubject&);
std::string position_above_tiers(const WarningSubject&);

// Size.
std::string collateral_unhedged(const WarningSubject&);
std::string lot_rounding(const WarningSubject&);
std::string below_minimum_order(const WarningSubject&);
std::string below_minimum_notional(const WarningSubject&);
std::string hedge_adds_risk(const WarningSubject&);
std::string over_hedged(const WarningSubject&);
std::string nothing_hedged(const WarningSubject&);
std::string bag_empty(const WarningSubject&);
std::string pair_decouples(const WarningSubject&);
std::string move_floored(const WarningSubject&);

// Time and cost.
std::string expiry_assumed(const WarningSubject&);
std::string expires_before_horizon(const WarningSubject&);
std::string funding_is_cost(const WarningSubject&);
std::string funding_clamped(const WarningSubject&);
std::string hedge_costs(const WarningSubject&);
std::string horizon_zero(const WarningSubject&);
std::string fee_unknown(const WarningSubject&);

} // namespace keel::text
