// BingX's perpetual contracts on BTC and ETH. Each record names the source and the date of its figures;
// tests/venues_test.cpp compares them with the reference file when it is there.
// USDT-M: one contract is one coin, and the step is a fraction of it. Only the leverage caps of its tiers are known.

#include "model/venue_data.hpp"

namespace keel {

namespace {

// The columns stay aligned.
// clang-format off
constexpr Tier kBtcUsdtTiers[] = {
    {.cap = 300'000,       .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 150},
    {.cap = 800'000,       .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 100},
    {.cap = 3'000'000,     .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 75},
    {.cap = 12'000'000,    .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 50},
    {.cap = 70'000'000,    .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 25},
    {.cap = 100'000'000,   .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 20},
    {.cap = 230'000'000,   .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 10},
    {.cap = 480'000'000,   .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 5},
    {.cap = 600'000'000,   .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 4},
    {.cap = 800'000'000,   .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 3},
    {.cap = 1'200'000'000, .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 2},
    {.cap = 1'800'000'000, .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 1},
};

constexpr Tier kEthUsdtTiers[] = {
    {.cap = 300'000,       .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 150},
    {.cap = 800'000,       .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 100},
    {.cap = 3'000'000,     .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 75},
    {.cap = 12'000'000,    .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 50},
    {.cap = 50'000'000,    .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 25},
    {.cap = 65'000'000,    .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 20},
    {.cap = 150'000'000,   .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 10},
    {.cap = 320'000'000,   .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 5},
    {.cap = 400'000'000,   .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 4},
    {.cap = 530'000'000,   .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 3},
    {.cap = 800'000'000,   .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 2},
    {.cap = 1'200'000'000, .maintenance_rate = kUnknown, .maintenance_amount = kUnknown, .max_leverage = 1},
};

// clang-format on

constexpr Contract kContracts[] = {
    {
        .id = "bingx:BTC-USD",
        .venue = "BingX",
        .market = "Coin-M",
        .symbol = "BTC-USD",
        .kind = ContractKind::Inverse,
        .underlying = "BTC",
        .settle_asset = "BTC",
        .contract_value = 100,
        .lot_step = 1,
        .minimum_contracts = 1,
        .minimum_notional_usd = 100,
        .maker_fee_rate = 0.0002,
        .taker_fee_rate = 0.0005,
        .max_leverage = kUnknown,
        .tier_method = TierMethod::MarginalWithDeduction,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = {},
        .funding_interval_hours = 8,
        .revision = 1,
        .confidence = Confidence::Medium,
        .fee_confidence = Confidence::High,
        .tiers_confidence = kUnknown,
        .as_of = "2026-02",
        .source = "public exchange data recorded in open-source documentation (BingX products read about 2026-02)",
        .tiers_as_of = "",
        .tiers_source = "",
        .note = "Maintenance rates were not found, so the liquidation price rests on an assumed rate; BingX's older "
                "coin-margined standard futures are another product.",
    },
    {
        .id = "bingx:ETH-USD",
        .venue = "BingX",
        .market = "Coin-M",
        .symbol = "ETH-USD",
        .kind = ContractKind::Inverse,
        .underlying = "ETH",
        .settle_asset = "ETH",
        .contract_value = 10,
        .lot_step = 1,
        .minimum_contracts = 1,
        .minimum_notional_usd = 10,
        .maker_fee_rate = 0.0002,
        .taker_fee_rate = 0.0005,
        .max_leverage = kUnknown,
        .tier_method = TierMethod::MarginalWithDeduction,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = {},
        .funding_interval_hours = 8,
        .revision = 1,
        .confidence = Confidence::Low,
        .fee_confidence = Confidence::High,
        .tiers_confidence = kUnknown,
        .as_of = "2026-04-21",
        .source = "BingX-API/api-ai-skills skills/cswap-market/api-reference.md, skills/cswap-trade/api-reference.md "
                  "(2026-04-21)",
        .tiers_as_of = "",
        .tiers_source = "",
        .note = "10 USD a contract is BingX's rule and was not read from this contract; maintenance rates were not "
                "found, so the liquidation price rests on an assumed rate.",
    },
    {
        .id = "bingx:BTC-USDT",
        .venue = "BingX",
        .market = "USDT-M",
        .symbol = "BTC-USDT",
        .kind = ContractKind::Linear,
        .underlying = "BTC",
        .settle_asset = "USDT",
        .contract_value = 1,
        .lot_step = 0.0001,
        .minimum_contracts = 0.0001,
        .minimum_notional_usd = 2,
        .maker_fee_rate = 0.0002,
        .taker_fee_rate = 0.0005,
        .max_leverage = 150,
        .tier_method = TierMethod::MarginalWithDeduction,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = kBtcUsdtTiers,
        .funding_interval_hours = 8,
        .revision = 1,
        .confidence = Confidence::Medium,
        .fee_confidence = Confidence::High,
        .tiers_confidence = Confidence::Medium,
        .as_of = "2026-03-19",
        .source = "ccxt/ccxt ts/src/test/static/markets/bingx.json @43705309",
        .tiers_as_of = "2026-03-19",
        .tiers_source = "CornixIO/cornix_ccxt cornix_ccxt/bingx_limits.py (2026-03-19)",
        .note = "The order size is typed in BTC, in steps of 0.0001; maintenance rates were not found, so the "
                "liquidation price rests on an assumed rate.",
    },
    {
        .id = "bingx:ETH-USDT",
        .venue = "BingX",
        .market = "USDT-M",
        .symbol = "ETH-USDT",
        .kind = ContractKind::Linear,
        .underlying = "ETH",
        .settle_asset = "USDT",
        .contract_value = 1,
        .lot_step = 0.01,
        .minimum_contracts = 0.01,
        .minimum_notional_usd = 2,
        .maker_fee_rate = 0.0002,
        .taker_fee_rate = 0.0005,
        .max_leverage = 150,
        .tier_method = TierMethod::MarginalWithDeduction,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = kEthUsdtTiers,
        .funding_interval_hours = 8,
        .revision = 1,
        .confidence = Confidence::Medium,
        .fee_confidence = Confidence::High,
        .tiers_confidence = Confidence::Medium,
        .as_of = "2026-03-19",
        .source = "ccxt/ccxt ts/src/test/static/markets/bingx.json @43705309",
        .tiers_as_of = "2026-03-19",
        .tiers_source = "CornixIO/cornix_ccxt cornix_ccxt/bingx_limits.py (2026-03-19)",
        .note = "The order size is typed in ETH, in steps of 0.01; maintenance rates were not found, so the "
                "liquidation price rests on an assumed rate.",
    },
};

} // namespace

std::span<const Contract> bingx_contracts() { return kContracts; }

} // namespace keel
