#include "engine/terms.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

namespace keel {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kCustomInverseValueUsd = 100.0;
constexpr double kCustomLinearSizeCoins = 0.001;

bool has_all_rates(const Contract& contract) {
    return !contract.tiers.empty()
           && std::ranges::all_of(contract.tiers, [](const Tier& tier) { return tier.maintenance_rate.has_value(); });
}

void set_tiers_from_venue(Terms& terms, const Contract& contract) {
    terms.tier_unit = contract.tier_unit;
    terms.maintenance_source = contract.tiers_inferred ? MaintenanceSource::Inferred : MaintenanceSource::Venue;
    for (const Tier& tier : contract.tiers) {
        terms.tiers.push_back(
            {tier.cap.value_or(kInfinity), Rate(*tier.maintenance_rate), tier.maintenance_amount.value_or(0.0)});
    }
    // A position above the largest cap is charged at the largest known rate; the report warns about it.
    terms.largest_known_cap = terms.tiers.back().cap;
    terms.tiers.back().cap = kInfinity;
}

void set_single_tier(Terms& terms, const Leg& leg, MaintenanceSource source) {
    terms.maintenance_source = source;
    terms.largest_known_cap = kInfinity;
    terms.tiers = {{kInfinity, Rate(leg.maintenance_rate.value_or(kAssumedMaintenanceRate)),
                    leg.maintenance_amount.value_or(0.0)}};
}

void set_tiers(Terms& terms, const Leg& leg) {
    if (leg.maintenance_rate) {
        set_single_tier(terms, leg, MaintenanceSource::Plan);
    } else if (terms.contract != nullptr && has_all_rates(*terms.contract)) {
        set_tiers_from_venue(terms, *terms.contract);
    } else {
        set_single_tier(terms, leg, MaintenanceSource::Assumed);
    }
}

void set_sizes(Terms& terms, const Leg& leg, const Bag& bag) {
    if (const Contract* contract = terms.contract) {
        terms.kind = contract->kind;
        terms.settle_asset = contract->settle_asset;
        terms.contract_value = contract->contract_value;
        terms.lot_step = contract->lot_step.value_or(kAssumedLotStep);
        terms.minimum_contracts = contract->minimum_contracts.value_or(0.0);
        terms.minimum_notional_usd = contract->minimum_notional_usd.value_or(0.0);
        return;
    }
    const bool is_inverse = leg.kind == ContractKind::Inverse;
    terms.kind = leg.kind;
    terms.settle_asset = is_inverse ? bag.coin : "USDT";
    terms.contract_value = leg.contract_value.value_or(is_inverse ? kCustomInverseValueUsd : kCustomLinearSizeCoins);
    terms.lot_step = leg.lot_step;
    terms.minimum_contracts = leg.lot_step;
}

void set_fees(Terms& terms, const Leg& leg) {
    const auto venue_maker = terms.contract != nullptr ? terms.contract->maker_fee_rate : std::nullopt;
    const auto venue_taker = terms.contract != nullptr ? terms.contract->taker_fee_rate : std::nullopt;
    const auto maker = leg.maker_fee_rate ? leg.maker_fee_rate : venue_maker;
    const auto taker = leg.taker_fee_rate ? leg.taker_fee_rate : venue_taker;
    const auto entry = leg.entry_order == OrderType::Maker ? maker : taker;
    const auto exit = leg.exit_order == OrderType::Maker ? maker : taker;
    terms.entry_fee = Rate(entry.value_or(0.0));
    terms.exit_fee = Rate(exit.value_or(0.0));
    terms.fees_known = terms.contract == nullptr || (entry && exit);
}

} // namespace

std::string_view name_of(MaintenanceSource source) {
    switch (source) {
    case MaintenanceSource::Venue: return "venue";
    case MaintenanceSource::Inferred: return "inferred";
    case MaintenanceSource::Assumed: return "assumed";
    case MaintenanceSource::Plan: return "plan";
    }
    return "venue";
}

Terms terms_of(const Leg& leg, const Bag& bag) {
    Terms terms;
    terms.contract = find_contract(leg.contract);
    assert(terms.contract != nullptr || leg.contract == "custom");
    set_sizes(terms, leg, bag);
    set_fees(terms, leg);
    set_tiers(terms, leg);
    const auto venue_interval = terms.contract != nullptr ? terms.contract->funding_interval_hours : std::nullopt;
    terms.funding_interval_hours =
        leg.funding_interval_hours.value_or(venue_interval.value_or(kAssumedFundingIntervalHours));
    return terms;
}

} // namespace keel
