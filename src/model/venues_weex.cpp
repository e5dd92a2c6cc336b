// WEEX's perpetual contracts. The sources stand in venue_sources.cpp; tests/venues_test.cpp compares them with the
// reference file when it is there. Every contract found there is margined in USDT; its maintenance tiers are shown on
// the trading page only.

#include "model/venue_data.hpp"

#include <string_view>

namespace keel {

namespace {

constexpr Contract kContracts[] = {
    {
        .id = "weex:BTCUSDT",
        .venue = "WEEX",
        .market = "USDT-M",
        .symbol = "BTCUSDT",
        .kind = ContractKind::Linear,
        .underlying = "BTC",
        .settle_asset = "USDT",
        .contract_value = 0.0001,
        .lot_step = 1,
        .minimum_contracts = 1,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0.0002,
        .taker_fee_rate = 0.0008,
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 400,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = {},
        .funding_interval_hours = 8,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = true,
        .bonus_usable_for_fees = true,
        .revision = 1,
        .confidence = Confidence::High,
        .fee_confidence = Confidence::High,
        .tiers_confidence = kUnknown,
        .as_of = "2026",
        .tiers_as_of = "",
    },
    {
        .id = "weex:ETHUSDT",
        .venue = "WEEX",
        .market = "USDT-M",
        .symbol = "ETHUSDT",
        .kind = ContractKind::Linear,
        .underlying = "ETH",
        .settle_asset = "USDT",
        .contract_value = 0.001,
        .lot_step = 1,
        .minimum_contracts = 1,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0.0002,
        .taker_fee_rate = 0.0008,
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 400,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = {},
        .funding_interval_hours = 8,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = true,
        .bonus_usable_for_fees = true,
        .revision = 1,
        .confidence = Confidence::High,
        .fee_confidence = Confidence::High,
        .tiers_confidence = kUnknown,
        .as_of = "2026",
        .tiers_as_of = "",
    },
    {
        .id = "weex:DOGEUSDT",
        .venue = "WEEX",
        .market = "USDT-M",
        .symbol = "DOGEUSDT",
        .kind = ContractKind::Linear,
        .underlying = "DOGE",
        .settle_asset = "USDT",
        .contract_value = 100,
        .lot_step = 1,
        .minimum_contracts = 1,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0.0002,
        .taker_fee_rate = 0.0008,
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 200,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = {},
        .funding_interval_hours = 8,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = true,
        .bonus_usable_for_fees = true,
        .revision = 2,
        .confidence = Confidence::Medium,
        .fee_confidence = Confidence::High,
        .tiers_confidence = kUnknown,
        .as_of = "2026",
        .tiers_as_of = "",
    },
};

} // namespace

std::span<const Contract> weex_contracts() { return kContracts; }

} // namespace keel
