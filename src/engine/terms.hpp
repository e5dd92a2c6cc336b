#pragma once

// The terms of one leg's contract: the venue's record, or the custom one, with what the plan overrides.

#include "model/plan.hpp"
#include "model/units.hpp"
#include "model/venues.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace keel {

/// Used where neither the venue's record nor the plan has a figure; reported as "assumed".
inline constexpr double kAssumedMaintenanceRate = 0.005;
inline constexpr double kAssumedFundingIntervalHours = 8.0;

enum class MaintenanceSource { Venue, Inferred, Assumed, Plan };
std::string_view name_of(MaintenanceSource source);

/// A tier with nothing unknown: position sizes up to `cap` (infinite in the last one).
struct MarginTier {
    double cap; // in the unit of Terms::tier_unit
    Rate rate;
    double amount; // settle asset
};

struct Terms {
    const Contract* contract = nullptr; // nullptr: custom
    ContractKind kind = ContractKind::Inverse;
    std::string settle_asset;
    double contract_value = 0.0; // USD (inverse), coins (linear) or settle units per USD (quanto)
    double lot_step = 1.0;
    double minimum_contracts = 0.0;
    double minimum_notional_usd = 0.0;
    Rate entry_fee;      // discount included
    Rate exit_fee;       // at the end
    Rate full_entry_fee; // without discount
    Rate full_exit_fee;
    Rate closing_fee; // to close when the price is against it, without discount
    bool fees_known = true;
    Rate delivery_fee;    // of a dated contract at expiry
    Rate liquidation_fee; // of the notional that is liquidated
    TierUnit tier_unit = TierUnit::SettleAsset;
    std::vector<MarginTier> tiers;  // ascending, never empty, the last cap infinite
    double largest_known_cap = 0.0; // infinite when there is none
    MaintenanceSource maintenance_source = MaintenanceSource::Venue;
    /// Comes on top of every tier's rate: the fee to close where the venue counts it in, and the plan's increase.
    Rate added_maintenance;
    double funding_interval_hours = kAssumedFundingIntervalHours;
    std::optional<double> funding_cap_rate;
    std::optional<double> funding_floor_rate;
    bool is_dated = false;
    double expiry_days = 0.0;    // of a dated contract, from today
    bool expiry_assumed = false; // the plan does not say: the end of the horizon
};

/// `leg.contract` must be known (checked with the fields). `bag` is the one the leg hedges.
Terms terms_of(const Plan& plan, const Leg& leg, const Bag& bag);

/// Hours between two payments: the leg's own, else the venue's, else 8.
double funding_interval_of(const Leg& leg);

} // namespace keel
