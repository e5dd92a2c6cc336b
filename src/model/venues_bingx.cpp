// BingX's perpetual contracts. Each record names the source and the date of its figures;
// tests/venues_test.cpp compares them with the reference file when it is there.
// USDT-M: one contract is one coin, and the step is a fraction of it. Only the leverage caps of its tiers are known.
// Coin-M counts tiers and their amounts in USD, but the tiers were not found.
// Both kinds are liquidated when margin and P&L reach the maintenance margin and the taker fee to close (rule page).

#include "model/venue_data.hpp"

#include <string_view>

namespace keel {

namespace {

constexpr std::string_view kProducts = "BingX's product list read about 2026-02, in open-source documentation";
constexpr std::string_view kCoinDocs =
    "BingX-API/api-ai-skills, api-reference.md of cswap-market and cswap-trade (2026-04-21)";
constexpr std::string_view kRows = "ccxt/ccxt, static/markets/bingx.json @43705309";
constexpr std::string_view kLimits = "CornixIO/cornix_ccxt, bingx_limits.py (2026-03-19)";
constexpr std::string_view kTenUsdNote =
    "10 USD a contract is BingX's rule and was not read from this contract; maintenance rates were not found, so the "
    "liquidation price rests on an assumed rate.";

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
        .liquidation_fee_rate = kUnknown,
        .max_leverage = kUnknown,
        .tier_method = TierMethod::MarginalWithDeduction,
        .tier_unit = TierUnit::Usd,
        .tiers = {},
        .fee_to_close_in_maintenance = true,
        .funding_interval_hours = 8,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = kUnknown,
        .bonus_usable_for_fees = false,
        .revision = 1,
        .confidence = Confidence::Medium,
        .fee_confidence = Confidence::High,
        .tiers_confidence = kUnknown,
        .as_of = "2026-02",
        .source = kProducts,
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
        .liquidation_fee_rate = kUnknown,
        .max_leverage = kUnknown,
        .tier_method = TierMethod::MarginalWithDeduction,
        .tier_unit = TierUnit::Usd,
        .tiers = {},
        .fee_to_close_in_maintenance = true,
        .funding_interval_hours = 8,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = kUnknown,
        .bonus_usable_for_fees = false,
        .revision = 1,
        .confidence = Confidence::Low,
        .fee_confidence = Confidence::High,
        .tiers_confidence = kUnknown,
        .as_of = "2026-04-21",
        .source = kCoinDocs,
        .tiers_as_of = "",
        .tiers_source = "",
        .note = kTenUsdNote,
    },
    {
        .id = "bingx:SOL-USD",
        .venue = "BingX",
        .market = "Coin-M",
        .symbol = "SOL-USD",
        .kind = ContractKind::Inverse,
        .underlying = "SOL",
        .settle_asset = "SOL",
        .contract_value = 10,
        .lot_step = 1,
        .minimum_contracts = 1,
        .minimum_notional_usd = 10,
        .maker_fee_rate = 0.0002,
        .taker_fee_rate = 0.0005,
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 50,
        .tier_method = TierMethod::MarginalWithDeduction,
        .tier_unit = TierUnit::Usd,
        .tiers = {},
        .fee_to_close_in_maintenance = true,
        .funding_interval_hours = 8,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = kUnknown,
        .bonus_usable_for_fees = false,
        .revision = 2,
        .confidence = Confidence::Low,
        .fee_confidence = Confidence::High,
        .tiers_confidence = kUnknown,
        .as_of = "2026-04-21",
        .source = kCoinDocs,
        .tiers_as_of = "",
        .tiers_source = "",
        .note = kTenUsdNote,
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
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 150,
        .tier_method = TierMethod::MarginalWithDeduction,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = kBtcUsdtTiers,
        .fee_to_close_in_maintenance = true,
        .funding_interval_hours = 8,
        .funding_cap_rate = 0.003,
        .funding_floor_rate = -0.003,
        .bonus_usable_as_margin = true,
        .bonus_usable_for_fees = false,
        .revision = 1,
        .confidence = Confidence::Medium,
        .fee_confidence = Confidence::High,
        .tiers_confidence = Confidence::Medium,
        .as_of = "2026-03-19",
        .source = kRows,
        .tiers_as_of = "2026-03-19",
        .tiers_source = kLimits,
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
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 150,
        .tier_method = TierMethod::MarginalWithDeduction,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = kEthUsdtTiers,
        .fee_to_close_in_maintenance = true,
        .funding_interval_hours = 8,
        .funding_cap_rate = 0.003,
        .funding_floor_rate = -0.003,
        .bonus_usable_as_margin = true,
        .bonus_usable_for_fees = false,
        .revision = 1,
        .confidence = Confidence::Medium,
        .fee_confidence = Confidence::High,
        .tiers_confidence = Confidence::Medium,
        .as_of = "2026-03-19",
        .source = kRows,
        .tiers_as_of = "2026-03-19",
        .tiers_source = kLimits,
        .note = "The order size is typed in ETH, in steps of 0.01; maintenance rates were not found, so the "
                "liquidation price rests on an assumed rate.",
    },
};

} // namespace

std::span<const Contract> bingx_contracts() { return kContracts; }

} // namespace keel
