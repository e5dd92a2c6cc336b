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
    double contract_value = 0.0; // USD (inverse) or coins (linear)
    double lot_step = 1.0;
    double minimum_contracts = 0.0;
    double minimum_notional_usd = 0.0;
    Rate entry_fee;
    Rate exit_fee;
    bool fees_known = true;
    TierUnit tier_unit = TierUnit::SettleAsset;
    std::vector<MarginTier> tiers;  // ascending, never empty, the last cap infinite
    double largest_known_cap = 0.0; // infinite when there is none
    MaintenanceSource maintenance_source = MaintenanceSource::Venue;
    double funding_interval_hours = kAssumedFundingIntervalHours;
};

/// `leg.contract` must be known (checked with the fields).
Terms terms_of(const Leg& leg, const Bag& bag);

} // namespace keel
