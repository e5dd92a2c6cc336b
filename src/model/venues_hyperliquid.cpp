// Hyperliquid's perpetual contracts. The sources stand in venue_sources.cpp; tests/venues_test.cpp compares them with
// the reference file when it is there. One contract is one coin, and the step is a fraction of it. The maintenance rate
// is half the initial one at the most leverage of a tier, as documented there.

#include "model/venue_data.hpp"

#include <string_view>

namespace keel {

namespace {

// The columns stay aligned.
// clang-format off
constexpr Tier kBtcTiers[] = {
    {.cap = 150'000'000, .maintenance_rate = 0.0125, .maintenance_amount = 0,         .max_leverage = 40},
    {.cap = kUnknown,    .maintenance_rate = 0.025,  .maintenance_amount = 1'875'000, .max_leverage = 20},
};

// clang-format on

constexpr Contract kContracts[] = {
    {
        .id = "hyperliquid:BTC",
        .venue = "Hyperliquid",
        .market = "perps",
        .symbol = "BTC",
        .kind = ContractKind::Linear,
        .underlying = "BTC",
        .settle_asset = "USDC",
        .contract_value = 1,
        .lot_step = 0.00001,
        .minimum_contracts = 0.00001,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = kUnknown,
        .taker_fee_rate = kUnknown,
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 40,
        .tier_method = TierMethod::MarginalWithDeduction,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = kBtcTiers,
        .funding_interval_hours = 1,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = kUnknown,
        .bonus_usable_for_fees = kUnknown,
        .revision = 2,
        .confidence = Confidence::Medium,
        .fee_confidence = kUnknown,
        .tiers_confidence = Confidence::Medium,
        .as_of = "2026",
        .tiers_as_of = "2026",
    },
    {
        .id = "hyperliquid:ETH",
        .venue = "Hyperliquid",
        .market = "perps",
        .symbol = "ETH",
        .kind = ContractKind::Linear,
        .underlying = "ETH",
        .settle_asset = "USDC",
        .contract_value = 1,
        .lot_step = 0.0001,
        .minimum_contracts = 0.0001,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = kUnknown,
        .taker_fee_rate = kUnknown,
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 25,
        .tier_method = TierMethod::MarginalWithDeduction,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = {},
        .funding_interval_hours = 1,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = kUnknown,
        .bonus_usable_for_fees = kUnknown,
        .revision = 2,
        .confidence = Confidence::Medium,
        .fee_confidence = kUnknown,
        .tiers_confidence = kUnknown,
        .as_of = "2026",
        .tiers_as_of = "",
    },
    {
        .id = "hyperliquid:SOL",
        .venue = "Hyperliquid",
        .market = "perps",
        .symbol = "SOL",
        .kind = ContractKind::Linear,
        .underlying = "SOL",
        .settle_asset = "USDC",
        .contract_value = 1,
        .lot_step = kUnknown,
        .minimum_contracts = kUnknown,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = kUnknown,
        .taker_fee_rate = kUnknown,
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 20,
        .tier_method = TierMethod::MarginalWithDeduction,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = {},
        .funding_interval_hours = 1,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = kUnknown,
        .bonus_usable_for_fees = kUnknown,
        .revision = 2,
        .confidence = Confidence::Medium,
        .fee_confidence = kUnknown,
        .tiers_confidence = kUnknown,
        .as_of = "2026",
        .tiers_as_of = "",
    },
};

} // namespace

std::span<const Contract> hyperliquid_contracts() { return kContracts; }

} // namespace keel
