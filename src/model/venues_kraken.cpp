// Kraken's futures. It calls BTC XBT. The sources stand in venue_sources.cpp; tests/venues_test.cpp compares them with
// the reference file when it is there. PI and FI are inverse, one coin as collateral; PF are linear, settled in USD,
// with several collateral coins. The margin schedule goes by size; whether a level's rate holds for all of the position
// or for its part was not confirmed, so it is charged on all of it, the more careful reading.

#include "model/venue_data.hpp"

#include <string_view>

namespace keel {

namespace {

// The columns stay aligned.
// clang-format off
constexpr Tier kPiXbtUsdTiers[] = {
    {.cap = 500'000,  .maintenance_rate = 0.01, .maintenance_amount = 0, .max_leverage = 50},
    {.cap = kUnknown, .maintenance_rate = 0.02, .maintenance_amount = 0, .max_leverage = 25},
};

constexpr Tier kFiXbtUsdTiers[] = {
    {.cap = kUnknown, .maintenance_rate = 0.01, .maintenance_amount = 0, .max_leverage = 50},
};

constexpr Tier kPfXbtUsdTiers[] = {
    {.cap = 1'000'000, .maintenance_rate = 0.005, .maintenance_amount = 0, .max_leverage = 100},
    {.cap = 3'000'000, .maintenance_rate = 0.01,  .maintenance_amount = 0, .max_leverage = 50},
    {.cap = kUnknown,  .maintenance_rate = 0.02,  .maintenance_amount = 0, .max_leverage = 25},
};

constexpr Tier kPfEthUsdTiers[] = {
    {.cap = 2'000'000, .maintenance_rate = 0.01, .maintenance_amount = 0, .max_leverage = 50},
    {.cap = kUnknown,  .maintenance_rate = 0.02, .maintenance_amount = 0, .max_leverage = 25},
};

// clang-format on

constexpr Contract kContracts[] = {
    {
        .id = "kraken:PI_XBTUSD",
        .venue = "Kraken Futures",
        .market = "inverse single-collateral",
        .symbol = "PI_XBTUSD",
        .kind = ContractKind::Inverse,
        .underlying = "BTC",
        .settle_asset = "BTC",
        .contract_value = 1,
        .lot_step = 1,
        .minimum_contracts = 1,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0.0002,
        .taker_fee_rate = 0.0005,
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 50,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::Contracts,
        .tiers = kPiXbtUsdTiers,
        .funding_interval_hours = 1,
        .funding_cap_rate = 0.005,
        .funding_floor_rate = -0.005,
        .bonus_usable_as_margin = kUnknown,
        .bonus_usable_for_fees = kUnknown,
        .revision = 2,
        .confidence = Confidence::High,
        .fee_confidence = Confidence::High,
        .tiers_confidence = Confidence::High,
        .as_of = "2026-09-25",
        .tiers_as_of = "2026-09-25",
    },
    {
        .id = "kraken:FI_XBTUSD_261225",
        .venue = "Kraken Futures",
        .market = "inverse single-collateral dated",
        .symbol = "FI_XBTUSD_261225",
        .product = Product::Dated,
        .delivery_date = "2026-12-25",
        .kind = ContractKind::Inverse,
        .underlying = "BTC",
        .settle_asset = "BTC",
        .contract_value = 1,
        .lot_step = 1,
        .minimum_contracts = 1,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0.0002,
        .taker_fee_rate = 0.0005,
        .liquidation_fee_rate = kUnknown,
        .delivery_fee_rate = kUnknown,
        .max_leverage = 50,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::Contracts,
        .tiers = kFiXbtUsdTiers,
        .funding_interval_hours = kUnknown,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = kUnknown,
        .bonus_usable_for_fees = kUnknown,
        .revision = 2,
        .confidence = Confidence::High,
        .fee_confidence = Confidence::High,
        .tiers_confidence = Confidence::High,
        .as_of = "2026-09-25",
        .tiers_as_of = "2026-09-25",
    },
    {
        .id = "kraken:PF_XBTUSD",
        .venue = "Kraken Futures",
        .market = "linear multi-collateral",
        .symbol = "PF_XBTUSD",
        .kind = ContractKind::Linear,
        .underlying = "BTC",
        .settle_asset = "USD",
        .contract_value = 1,
        .lot_step = 0.0001,
        .minimum_contracts = 0.0001,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0.0002,
        .taker_fee_rate = 0.0005,
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 100,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = kPfXbtUsdTiers,
        .funding_interval_hours = 1,
        .funding_cap_rate = 0.005,
        .funding_floor_rate = -0.005,
        .bonus_usable_as_margin = kUnknown,
        .bonus_usable_for_fees = kUnknown,
        .revision = 2,
        .confidence = Confidence::High,
        .fee_confidence = Confidence::High,
        .tiers_confidence = Confidence::High,
        .as_of = "2026-09-25",
        .tiers_as_of = "2026-09-25",
    },
    {
        .id = "kraken:PF_ETHUSD",
        .venue = "Kraken Futures",
        .market = "linear multi-collateral",
        .symbol = "PF_ETHUSD",
        .kind = ContractKind::Linear,
        .underlying = "ETH",
        .settle_asset = "USD",
        .contract_value = 1,
        .lot_step = 0.001,
        .minimum_contracts = 0.001,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0.0002,
        .taker_fee_rate = 0.0005,
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 50,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = kPfEthUsdTiers,
        .funding_interval_hours = 1,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = kUnknown,
        .bonus_usable_for_fees = kUnknown,
        .revision = 2,
        .confidence = Confidence::Medium,
        .fee_confidence = Confidence::High,
        .tiers_confidence = Confidence::Medium,
        .as_of = "2026-09-25",
        .tiers_as_of = "2026-07 snapshot, older record",
    },
};

} // namespace

std::span<const Contract> kraken_contracts() { return kContracts; }

} // namespace keel
