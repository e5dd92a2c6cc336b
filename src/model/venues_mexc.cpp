// MEXC's perpetual contracts on BTC and ETH. Each record names the source and the date of its figures;
// tests/venues_test.cpp compares them with the reference file when it is there.
// Tiers are counted in contracts, and a tier's rate is charged on the whole position.

#include "model/venue_data.hpp"

namespace keel {

namespace {

// The columns stay aligned.
// clang-format off
constexpr Tier kBtcUsdtTiers[] = {
    {.cap = 15'000,  .maintenance_rate = 0.0015, .maintenance_amount = 0, .max_leverage = 400},
    {.cap = 215'000, .maintenance_rate = 0.0065, .maintenance_amount = 0, .max_leverage = 95.24},
    {.cap = 415'000, .maintenance_rate = 0.0115, .maintenance_amount = 0, .max_leverage = 54.05},
    {.cap = 615'000, .maintenance_rate = 0.0165, .maintenance_amount = 0, .max_leverage = 37.74},
};

constexpr Tier kEthUsdtTiers[] = {
    {.cap = 82'000, .maintenance_rate = 0.004, .maintenance_amount = 0, .max_leverage = 200},
};

// clang-format on

constexpr Contract kContracts[] = {
    {
        .id = "mexc:BTC_USD",
        .venue = "MEXC",
        .market = "Coin-M",
        .symbol = "BTC_USD",
        .kind = ContractKind::Inverse,
        .underlying = "BTC",
        .settle_asset = "BTC",
        .contract_value = 100,
        .lot_step = 1,
        .minimum_contracts = 1,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0,
        .taker_fee_rate = 0.0002,
        .max_leverage = 200,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = {},
        .funding_interval_hours = 8,
        .revision = 1,
        .confidence = Confidence::High,
        .fee_confidence = Confidence::Low,
        .tiers_confidence = kUnknown,
        .as_of = "2026-09",
        .source = "public exchange data recorded in open-source test fixtures (contract/detail rows recorded 2026-09)",
        .tiers_as_of = "",
        .tiers_source = "",
        .note = "The fees are those of MEXC's other futures; maintenance rates were not found, so the liquidation "
                "price rests on an assumed rate.",
    },
    {
        .id = "mexc:ETH_USD",
        .venue = "MEXC",
        .market = "Coin-M",
        .symbol = "ETH_USD",
        .kind = ContractKind::Inverse,
        .underlying = "ETH",
        .settle_asset = "ETH",
        .contract_value = 10,
        .lot_step = 1,
        .minimum_contracts = 1,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0,
        .taker_fee_rate = 0.0002,
        .max_leverage = kUnknown,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = {},
        .funding_interval_hours = 8,
        .revision = 1,
        .confidence = Confidence::Medium,
        .fee_confidence = Confidence::Low,
        .tiers_confidence = kUnknown,
        .as_of = "2024-03",
        .source = "www.mexc.com/learn/article/17827791514437 (Coin-M guide, 2024-03)",
        .tiers_as_of = "",
        .tiers_source = "",
        .note = "Figures of 2024, with the fees of MEXC's other futures; maintenance rates were not found, so the "
                "liquidation price rests on an assumed rate.",
    },
    {
        .id = "mexc:BTC_USDT",
        .venue = "MEXC",
        .market = "USDT-M",
        .symbol = "BTC_USDT",
        .kind = ContractKind::Linear,
        .underlying = "BTC",
        .settle_asset = "USDT",
        .contract_value = 0.0001,
        .lot_step = 1,
        .minimum_contracts = 1,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0,
        .taker_fee_rate = 0.0002,
        .max_leverage = 500,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::Contracts,
        .tiers = kBtcUsdtTiers,
        .funding_interval_hours = 8,
        .revision = 1,
        .confidence = Confidence::High,
        .fee_confidence = Confidence::Medium,
        .tiers_confidence = Confidence::Low,
        .as_of = "2026-09-20",
        .source = "public exchange data recorded in open-source test fixtures (contract/detail rows recorded 2026-09)",
        .tiers_as_of = "2025",
        .tiers_source =
            "public exchange data recorded in open-source test fixtures (contract/detail of the 400x era, 2025)",
        .note = "Maintenance rates are of 2025 and have changed since; some regions pay 0.01 % as maker and 0.04 % as "
                "taker.",
    },
    {
        .id = "mexc:ETH_USDT",
        .venue = "MEXC",
        .market = "USDT-M",
        .symbol = "ETH_USDT",
        .kind = ContractKind::Linear,
        .underlying = "ETH",
        .settle_asset = "USDT",
        .contract_value = 0.01,
        .lot_step = 1,
        .minimum_contracts = 1,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0,
        .taker_fee_rate = 0.0002,
        .max_leverage = 200,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::Contracts,
        .tiers = kEthUsdtTiers,
        .funding_interval_hours = 8,
        .revision = 1,
        .confidence = Confidence::Medium,
        .fee_confidence = Confidence::Medium,
        .tiers_confidence = Confidence::Low,
        .as_of = "2024",
        .source = "ccxt/ccxt ts/src/test/static/markets/mexc.json @1f086143 (2024)",
        .tiers_as_of = "2024",
        .tiers_source = "ccxt/ccxt ts/src/test/static/markets/mexc.json @1f086143 (2024)",
        .note = "All figures are of 2024; leverage and maintenance rates have changed since.",
    },
};

} // namespace

std::span<const Contract> mexc_contracts() { return kContracts; }

} // namespace keel
