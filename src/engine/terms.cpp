#include "engine/terms.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

namespace keel {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kCustomInverseValueUsd = 100.0;
constexpr double kCustomLinearSizeCoins = 0.001;
constexpr double kCustomQuantoMultiplier = 0.000001; // as BitMEX's ETHUSD once had, in XBT for each USD
constexpr double kRevisionWithClosingFees = 2.0;

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

double default_contract_value(ContractKind kind) {
    switch (kind) {
    case ContractKind::Inverse: return kCustomInverseValueUsd;
    case ContractKind::Linear: return kCustomLinearSizeCoins;
    case ContractKind::Quanto: return kCustomQuantoMultiplier;
    }
    return kCustomInverseValueUsd;
}

void set_sizes(Terms& terms, const Leg& leg, const Bag& bag) {
    if (const Contract* contract = terms.contract) {
        terms.kind = contract->kind;
        terms.settle_asset = contract->settle_asset;
        terms.contract_value = contract->contract_value;
        terms.lot_step = contract->lot_step.value_or(kAssumedLotStep);
        terms.minimum_contracts = contract->minimum_contracts.value_or(terms.lot_step);
        terms.minimum_notional_usd = contract->minimum_notional_usd.value_or(0.0);
        return;
    }
    terms.kind = leg.kind;
    switch (leg.kind) {
    case ContractKind::Inverse: terms.settle_asset = leg.coin.value_or(bag.coin); break;
    case ContractKind::Linear: terms.settle_asset = "USDT"; break;
    case ContractKind::Quanto: terms.settle_asset = "settle units"; break;
    }
    terms.contract_value = leg.contract_value.value_or(default_contract_value(leg.kind));
    terms.lot_step = leg.lot_step;
    terms.minimum_contracts = leg.lot_step;
}

double venue_rate(const Contract* contract, std::optional<double> Contract::*rate) {
    return contract != nullptr ? (contract->*rate).value_or(0.0) : 0.0;
}

/// When a discount of so many days still holds.
Rate discounted(double rate, const Leg& leg, bool holds) {
    return Rate(holds ? rate * (1.0 - leg.fee_discount) : rate);
}

void set_fees(Terms& terms, const Leg& leg, double exit_day) {
    const auto venue_maker = terms.contract != nullptr ? terms.contract->maker_fee_rate : std::nullopt;
    const auto venue_taker = terms.contract != nullptr ? terms.contract->taker_fee_rate : std::nullopt;
    const auto maker = leg.maker_fee_rate ? leg.maker_fee_rate : venue_maker;
    const auto taker = leg.taker_fee_rate ? leg.taker_fee_rate : venue_taker;
    const auto entry = leg.entry_order == OrderType::Maker ? maker : taker;
    const auto exit = leg.exit_order == OrderType::Maker ? maker : taker;
    const bool has_discount = leg.fee_discount_days > 0.0;
    terms.entry_fee = discounted(entry.value_or(0.0), leg, has_discount);
    terms.exit_fee = discounted(exit.value_or(0.0), leg, has_discount && exit_day <= leg.fee_discount_days);
    terms.full_entry_fee = Rate(entry.value_or(0.0));
    terms.full_exit_fee = Rate(exit.value_or(0.0));
    terms.closing_fee = Rate(taker.value_or(0.0));
    terms.fees_known = terms.contract == nullptr || (entry && exit);
    terms.delivery_fee = Rate(leg.delivery_fee_rate.value_or(venue_rate(terms.contract, &Contract::delivery_fee_rate)));
    terms.liquidation_fee =
        Rate(leg.liquidation_fee_rate.value_or(venue_rate(terms.contract, &Contract::liquidation_fee_rate)));
}

/// Some venues ask for the fee to close on top of the maintenance margin; the first revision of the table did not know.
void set_added_maintenance(Terms& terms, const Plan& plan) {
    Rate added(plan.scenario.maintenance_increase);
    if (terms.contract != nullptr && plan.venue_revision >= kRevisionWithClosingFees) {
        switch (terms.contract->fee_in_maintenance) {
        case FeeInMaintenance::None: break;
        case FeeInMaintenance::Closing: added += terms.closing_fee; break;
        case FeeInMaintenance::Liquidation: added += terms.liquidation_fee; break;
        }
    }
    terms.added_maintenance = added;
}

void set_funding(Terms& terms, const Leg& leg) {
    const Contract* contract = terms.contract;
    terms.funding_interval_hours = funding_interval_of(leg);
    terms.funding_cap_rate = contract != nullptr ? contract->funding_cap_rate : std::nullopt;
    terms.funding_floor_rate = contract != nullptr ? contract->funding_floor_rate : std::nullopt;
    if (leg.funding_cap_rate) terms.funding_cap_rate = leg.funding_cap_rate;
    if (leg.funding_floor_rate) terms.funding_floor_rate = leg.funding_floor_rate;
}

void set_expiry(Terms& terms, const Plan& plan, const Leg& leg) {
    const bool is_dated_contract = terms.contract != nullptr && terms.contract->product == Product::Dated;
    terms.is_dated = is_dated_contract || leg.expiry_days.has_value();
    terms.expiry_assumed = is_dated_contract && !leg.expiry_days;
    terms.expiry_days = leg.expiry_days.value_or(plan.horizon_days);
}

} // namespace

double funding_interval_of(const Leg& leg) {
    const Contract* contract = find_contract(leg.contract);
    const auto of_venue = contract != nullptr ? contract->funding_interval_hours : std::nullopt;
    return leg.funding_interval_hours.value_or(of_venue.value_or(kAssumedFundingIntervalHours));
}

std::string_view name_of(MaintenanceSource source) {
    switch (source) {
    case MaintenanceSource::Venue: return "venue";
    case MaintenanceSource::Inferred: return "inferred";
    case MaintenanceSource::Assumed: return "assumed";
    case MaintenanceSource::Plan: return "plan";
    }
    return "venue";
}

Terms terms_of(const Plan& plan, const Leg& leg, const Bag& bag) {
    Terms terms;
    terms.contract = find_contract(leg.contract);
    assert(terms.contract != nullptr || leg.contract == "custom");
    set_sizes(terms, leg, bag);
    set_expiry(terms, plan, leg);
    set_fees(terms, leg, terms.is_dated ? std::min(terms.expiry_days, plan.horizon_days) : plan.horizon_days);
    set_tiers(terms, leg);
    set_added_maintenance(terms, plan);
    set_funding(terms, leg);
    return terms;
}

} // namespace keel
