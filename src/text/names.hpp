#pragma once

// Names of the enumerators that stand in the machine-readable output.

#include "model/fields.hpp"
#include "model/venues.hpp"

#include <optional>
#include <string_view>

namespace keel::text {

constexpr std::string_view name_of(Scope scope) {
    switch (scope) {
    case Scope::Plan: return "plan";
    case Scope::Bag: return "bag";
    case Scope::Leg: return "leg";
    case Scope::Rule: return "rule";
    }
    return "plan";
}

constexpr std::string_view name_of(FieldKind kind) {
    switch (kind) {
    case FieldKind::Number: return "number";
    case FieldKind::Whole: return "whole";
    case FieldKind::Choice: return "choice";
    case FieldKind::Ticker: return "ticker";
    case FieldKind::Contract: return "contract";
    case FieldKind::NumberList: return "number_list";
    case FieldKind::PairList: return "pair_list";
    case FieldKind::Path: return "path";
    }
    return "number";
}

constexpr std::string_view name_of(Unit unit) {
    switch (unit) {
    case Unit::None: return "none";
    case Unit::Coins: return "coins";
    case Unit::Usd: return "usd";
    case Unit::UsdPerCoin: return "usd_per_coin";
    case Unit::Contracts: return "contracts";
    case Unit::Rate: return "fraction";
    case Unit::Multiple: return "multiple";
    case Unit::Days: return "days";
    case Unit::Hours: return "hours";
    case Unit::SettleAsset: return "settle_asset";
    case Unit::ContractValue: return "contract_value";
    }
    return "none";
}

constexpr std::string_view name_of(ContractKind kind) {
    switch (kind) {
    case ContractKind::Inverse: return "inverse";
    case ContractKind::Linear: return "linear";
    case ContractKind::Quanto: return "quanto";
    }
    return "inverse";
}

constexpr std::string_view name_of(Confidence confidence) {
    switch (confidence) {
    case Confidence::Low: return "low";
    case Confidence::Medium: return "medium";
    case Confidence::High: return "high";
    }
    return "low";
}

/// Empty when it is not known.
constexpr std::string_view name_of(const std::optional<Confidence>& confidence) {
    return confidence ? name_of(*confidence) : std::string_view();
}

constexpr std::string_view name_of(TierMethod method) {
    return method == TierMethod::MarginalWithDeduction ? "marginal_with_deduction" : "whole_position";
}

constexpr std::string_view name_of(TierUnit unit) {
    switch (unit) {
    case TierUnit::SettleAsset: return "settle_asset";
    case TierUnit::Contracts: return "contracts";
    case TierUnit::Usd: return "usd";
    }
    return "settle_asset";
}

constexpr std::string_view name_of(Product product) { return product == Product::Perpetual ? "perpetual" : "dated"; }

constexpr std::string_view name_of(FeeInMaintenance fee) {
    switch (fee) {
    case FeeInMaintenance::None: return "none";
    case FeeInMaintenance::Closing: return "closing";
    case FeeInMaintenance::Liquidation: return "liquidation";
    }
    return "none";
}

} // namespace keel::text
