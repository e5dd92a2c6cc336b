// OKX's contracts. The sources stand in venue_sources.cpp; tests/venues_test.cpp compares them with the reference file
// when it is there. Tiers are counted in contracts, and a tier's rate is charged on the whole position. The rule page
// of 2025-05 puts the fee to close, at the taker rate, beside the maintenance margin.

#include "model/venue_data.hpp"

#include <string_view>

namespace keel {

namespace {

// The columns stay aligned.
// clang-format off
constexpr Tier kBtcUsdtTiers[] = {
    {.cap = 1000, .maintenance_rate = 0.004, .maintenance_amount = 0, .max_leverage = 100},
    {.cap = 5000, .maintenance_rate = 0.005, .maintenance_amount = 0, .max_leverage = kUnknown},
};

constexpr Tier kEthUsdtTiers[] = {
    {.cap = 5000, .maintenance_rate = 0.004, .maintenance_amount = 0, .max_leverage = 100},
};

// clang-format on

constexpr Contract kContracts[] = {
    {
        .id = "okx:BTC-USD-SWAP",
        .venue = "OKX",
        .market = "crypto-margined",
        .symbol = "BTC-USD-SWAP",
        .kind = ContractKind::Inverse,
        .underlying = "BTC",
        .settle_asset = "BTC",
        .contract_value = 100,
        .lot_step = 0.1,
        .minimum_contracts = 0.1,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0.0002,
        .taker_fee_rate = 0.0005,
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 100,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = {},
        .fee_in_maintenance = FeeInMaintenance::Closing,
        .funding_interval_hours = 8,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = kUnknown,
        .bonus_usable_for_fees = kUnknown,
        .revision = 2,
        .confidence = Confidence::High,
        .fee_confidence = Confidence::Medium,
        .tiers_confidence = kUnknown,
        .as_of = "2026-09-25",
        .tiers_as_of = "",
    },
    {
        .id = "okx:BTC-USD-261030",
        .venue = "OKX",
        .market = "crypto-margined dated",
        .symbol = "BTC-USD-261030",
        .product = Product::Dated,
        .delivery_date = "2026-10-30",
        .kind = ContractKind::Inverse,
        .underlying = "BTC",
        .settle_asset = "BTC",
        .contract_value = 100,
        .lot_step = 0.1,
        .minimum_contracts = 0.1,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0.0002,
        .taker_fee_rate = 0.0005,
        .liquidation_fee_rate = kUnknown,
        .delivery_fee_rate = kUnknown,
        .max_leverage = 20,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = {},
        .fee_in_maintenance = FeeInMaintenance::Closing,
        .funding_interval_hours = kUnknown,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = kUnknown,
        .bonus_usable_for_fees = kUnknown,
        .revision = 2,
        .confidence = Confidence::High,
        .fee_confidence = Confidence::Medium,
        .tiers_confidence = kUnknown,
        .as_of = "2026-09-25",
        .tiers_as_of = "",
    },
    {
        .id = "okx:BTC-USDT-SWAP",
        .venue = "OKX",
        .market = "USDT-margined",
        .symbol = "BTC-USDT-SWAP",
        .kind = ContractKind::Linear,
        .underlying = "BTC",
        .settle_asset = "USDT",
        .contract_value = 0.01,
        .lot_step = 0.01,
        .minimum_contracts = 0.01,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0.0002,
        .taker_fee_rate = 0.0005,
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 100,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::Contracts,
        .tiers = kBtcUsdtTiers,
        .fee_in_maintenance = FeeInMaintenance::Closing,
        .funding_interval_hours = 8,
        .funding_cap_rate = 0.00375,
        .funding_floor_rate = -0.00375,
        .bonus_usable_as_margin = kUnknown,
        .bonus_usable_for_fees = kUnknown,
        .revision = 2,
        .confidence = Confidence::High,
        .fee_confidence = Confidence::Medium,
        .tiers_confidence = Confidence::Medium,
        .as_of = "2026-09-25",
        .tiers_as_of = "2026-09-25",
    },
    {
        .id = "okx:ETH-USDT-SWAP",
        .venue = "OKX",
        .market = "USDT-margined",
        .symbol = "ETH-USDT-SWAP",
        .kind = ContractKind::Linear,
        .underlying = "ETH",
        .settle_asset = "USDT",
        .contract_value = 0.1,
        .lot_step = 0.01,
        .minimum_contracts = 0.01,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0.0002,
        .taker_fee_rate = 0.0005,
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 100,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::Contracts,
        .tiers = kEthUsdtTiers,
        .fee_in_maintenance = FeeInMaintenance::Closing,
        .funding_interval_hours = 8,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = kUnknown,
        .bonus_usable_for_fees = kUnknown,
        .revision = 2,
        .confidence = Confidence::High,
        .fee_confidence = Confidence::Medium,
        .tiers_confidence = Confidence::Medium,
        .as_of = "2026-09-25",
        .tiers_as_of = "2026-09-25",
    },
};

} // namespace

std::span<const Contract> okx_contracts() { return kContracts; }

} // namespace keel
