// Bybit's perpetual contracts on BTC and ETH. Each record names the source and the date of its figures;
// tests/venues_test.cpp compares them with the reference file when it is there.
// Linear: one contract is one coin, and the step is a fraction of it.

#include "model/venue_data.hpp"

namespace keel {

namespace {

// The columns stay aligned.
// clang-format off
constexpr Tier kBtcUsdTiers[] = {
    {.cap = 150, .maintenance_rate = 0.005, .maintenance_amount = 0,    .max_leverage = 100},
    {.cap = 300, .maintenance_rate = 0.01,  .maintenance_amount = 0.75, .max_leverage = 66.67},
};

constexpr Tier kEthUsdTiers[] = {
    {.cap = kUnknown, .maintenance_rate = 0.01, .maintenance_amount = 0, .max_leverage = kUnknown},
};

constexpr Tier kBtcUsdtTiers[] = {
    {.cap = 300'000,    .maintenance_rate = 0.0033, .maintenance_amount = 0,      .max_leverage = 150},
    {.cap = 2'000'000,  .maintenance_rate = 0.005,  .maintenance_amount = 510,    .max_leverage = 100},
    {.cap = 2'600'000,  .maintenance_rate = 0.0056, .maintenance_amount = 1710,   .max_leverage = 90},
    {.cap = 3'200'000,  .maintenance_rate = 0.0063, .maintenance_amount = 3530,   .max_leverage = 80},
    {.cap = 3'800'000,  .maintenance_rate = 0.0067, .maintenance_amount = 4810,   .max_leverage = 75},
    {.cap = 4'400'000,  .maintenance_rate = 0.0071, .maintenance_amount = 6330,   .max_leverage = 70},
    {.cap = 5'000'000,  .maintenance_rate = 0.0077, .maintenance_amount = 8970,   .max_leverage = 65},
    {.cap = 5'600'000,  .maintenance_rate = 0.0091, .maintenance_amount = 15'970, .max_leverage = 55},
    {.cap = 8'500'000,  .maintenance_rate = 0.01,   .maintenance_amount = 21'010, .max_leverage = 50},
    {.cap = 10'000'000, .maintenance_rate = 0.013,  .maintenance_amount = 46'510, .max_leverage = 45},
};

// clang-format on

constexpr Contract kContracts[] = {
    {
        .id = "bybit:BTCUSD",
        .venue = "Bybit",
        .market = "inverse",
        .symbol = "BTCUSD",
        .kind = ContractKind::Inverse,
        .underlying = "BTC",
        .settle_asset = "BTC",
        .contract_value = 1,
        .lot_step = 1,
        .minimum_contracts = 1,
        .minimum_notional_usd = 5,
        .maker_fee_rate = 0.0002,
        .taker_fee_rate = 0.00055,
        .max_leverage = 100,
        .tier_method = TierMethod::MarginalWithDeduction,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = kBtcUsdTiers,
        .funding_interval_hours = 8,
        .revision = 1,
        .confidence = Confidence::High,
        .fee_confidence = Confidence::Medium,
        .tiers_confidence = Confidence::High,
        .as_of = "2026-09-26",
        .source =
            "BYTEX-TRADE/bytex tests/Bytex.Adapters.Tests/Fixtures/BybitPayloads.cs (rows recorded live 2026-09-25/26)",
        .tiers_as_of = "2026-09-26",
        .tiers_source =
            "BYTEX-TRADE/bytex tests/Bytex.Adapters.Tests/Fixtures/BybitPayloads.cs (rows recorded live 2026-09-25/26)",
        .note = "The finest steps of these venues, 1 USD; only the maintenance rates up to 300 BTC are known.",
    },
    {
        .id = "bybit:ETHUSD",
        .venue = "Bybit",
        .market = "inverse",
        .symbol = "ETHUSD",
        .kind = ContractKind::Inverse,
        .underlying = "ETH",
        .settle_asset = "ETH",
        .contract_value = 1,
        .lot_step = 1,
        .minimum_contracts = 1,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0.0002,
        .taker_fee_rate = 0.00055,
        .max_leverage = kUnknown,
        .tier_method = TierMethod::MarginalWithDeduction,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = kEthUsdTiers,
        .funding_interval_hours = 8,
        .revision = 1,
        .confidence = Confidence::Low,
        .fee_confidence = Confidence::Medium,
        .tiers_confidence = Confidence::Low,
        .as_of = "2025-11-25",
        .source = "www.bybit.com/ar-SA/help-center/article/Risk-Limit-Inverse-Contract (2025-11-25)",
        .tiers_as_of = "2025-11-25",
        .tiers_source = "www.bybit.com/ar-SA/help-center/article/Risk-Limit-Inverse-Contract (2025-11-25)",
        .note =
            "Known from a help page only, and its maintenance rate of 1 % is contested: compare it with the exchange.",
    },
    {
        .id = "bybit:BTCUSDT",
        .venue = "Bybit",
        .market = "linear",
        .symbol = "BTCUSDT",
        .kind = ContractKind::Linear,
        .underlying = "BTC",
        .settle_asset = "USDT",
        .contract_value = 1,
        .lot_step = 0.001,
        .minimum_contracts = 0.001,
        .minimum_notional_usd = 5,
        .maker_fee_rate = 0.0002,
        .taker_fee_rate = 0.00055,
        .max_leverage = 150,
        .tier_method = TierMethod::MarginalWithDeduction,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = kBtcUsdtTiers,
        .funding_interval_hours = 8,
        .revision = 1,
        .confidence = Confidence::High,
        .fee_confidence = Confidence::Medium,
        .tiers_confidence = Confidence::Medium,
        .as_of = "2026-09-25",
        .source =
            "BYTEX-TRADE/bytex tests/Bytex.Adapters.Tests/Fixtures/BybitPayloads.cs (rows recorded live 2026-09-25/26)",
        .tiers_as_of = "2026-09-25 (tiers 1-2), about 2024 (rest)",
        .tiers_source = "BYTEX-TRADE/bytex tests/Bytex.Adapters.Tests/Fixtures/BybitPayloads.cs (rows recorded live "
                        "2026-09-25/26); bybitx.global/pt-PT/announcement-info/margin-parameters (undated, about 2024)",
        .note = "The order size is typed in BTC, in steps of 0.001; positions above 10 million USDT need more margin "
                "than is known here.",
    },
    {
        .id = "bybit:ETHUSDT",
        .venue = "Bybit",
        .market = "linear",
        .symbol = "ETHUSDT",
        .kind = ContractKind::Linear,
        .underlying = "ETH",
        .settle_asset = "USDT",
        .contract_value = 1,
        .lot_step = 0.01,
        .minimum_contracts = 0.01,
        .minimum_notional_usd = 5,
        .maker_fee_rate = 0.0002,
        .taker_fee_rate = 0.00055,
        .max_leverage = 100,
        .tier_method = TierMethod::MarginalWithDeduction,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = {},
        .funding_interval_hours = 8,
        .revision = 1,
        .confidence = Confidence::Medium,
        .fee_confidence = Confidence::Medium,
        .tiers_confidence = kUnknown,
        .as_of = "2025-04",
        .source = "ccxt/ccxt ts/src/test/static/markets/bybit.json @1f8d53ec (2025-04)",
        .tiers_as_of = "",
        .tiers_source = "",
        .note = "The order size is typed in ETH, in steps of 0.01; maintenance rates were not found, so the "
                "liquidation price rests on an assumed rate.",
    },
};

} // namespace

std::span<const Contract> bybit_contracts() { return kContracts; }

} // namespace keel
