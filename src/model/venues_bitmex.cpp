// BitMEX's inverse contract on BTC, which it calls XBT. The sources stand in venue_sources.cpp; tests/venues_test.cpp
// compares them with the reference file when it is there. A rate is charged on the whole position; it rises with each
// further 150 BTC, by a step that was not found.

#include "model/venue_data.hpp"

#include <string_view>

namespace keel {

namespace {

// The columns stay aligned.
// clang-format off
constexpr Tier kXbtUsdTiers[] = {
    {.cap = 200, .maintenance_rate = 0.005, .maintenance_amount = 0, .max_leverage = 100},
};

// clang-format on

constexpr Contract kContracts[] = {
    {
        .id = "bitmex:XBTUSD",
        .venue = "BitMEX",
        .market = "inverse",
        .symbol = "XBTUSD",
        .kind = ContractKind::Inverse,
        .underlying = "BTC",
        .settle_asset = "BTC",
        .contract_value = 1,
        .lot_step = 100,
        .minimum_contracts = 100,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0.0005,
        .taker_fee_rate = 0.0005,
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 100,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = kXbtUsdTiers,
        .funding_interval_hours = 8,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = kUnknown,
        .bonus_usable_for_fees = kUnknown,
        .revision = 2,
        .confidence = Confidence::Medium,
        .fee_confidence = Confidence::Medium,
        .tiers_confidence = Confidence::Medium,
        .as_of = "2024-11-25",
        .tiers_as_of = "2024-11-25",
    },
};

} // namespace

std::span<const Contract> bitmex_contracts() { return kContracts; }

} // namespace keel
