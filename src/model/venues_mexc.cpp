// MEXC's perpetual contracts. Each record names the source and the date of its figures;
// tests/venues_test.cpp compares them with the reference file when it is there.
// Tiers are counted in contracts, and a tier's rate is charged on the whole position.
// A position is liquidated when margin and P&L reach the maintenance margin and the liquidation fee (rule page), so the
// fee to close that is in the maintenance margin is the liquidation fee rate, where it is known.

#include "model/venue_data.hpp"

#include <string_view>

namespace keel {

namespace {

constexpr std::string_view kRows = "MEXC's contract/detail rows recorded 2026-09, in an open-source test fixture";
constexpr std::string_view kCoinGuide = "www.mexc.com/learn/article/17827791514437 (Coin-M guide, 2024-03)";
constexpr std::string_view kRows2025 = "MEXC's contract/detail of the 400x era, 2025, in an open-source test fixture";
constexpr std::string_view kRows2024 = "ccxt/ccxt, static/markets/mexc.json @1f086143 (2024)";
constexpr std::string_view kOldNote = "All figures are of 2024; leverage and maintenance rates have changed since.";

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

constexpr Tier kSolUsdtTiers[] = {
    {.cap = 200'000, .maintenance_rate = 0.004, .maintenance_amount = 0, .max_leverage = 200},
};

constexpr Tier kXrpUsdtTiers[] = {
    {.cap = 1'050'000, .maintenance_rate = 0.004, .maintenance_amount = 0, .max_leverage = 200},
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
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 200,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = {},
        .fee_to_close_in_maintenance = true,
        .funding_interval_hours = 8,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = false,
        .bonus_usable_for_fees = false,
        .revision = 1,
        .confidence = Confidence::High,
        .fee_confidence = Confidence::Low,
        .tiers_confidence = kUnknown,
        .as_of = "2026-09",
        .source = kRows,
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
        .liquidation_fee_rate = kUnknown,
        .max_leverage = kUnknown,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = {},
        .fee_to_close_in_maintenance = true,
        .funding_interval_hours = 8,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = false,
        .bonus_usable_for_fees = false,
        .revision = 1,
        .confidence = Confidence::Medium,
        .fee_confidence = Confidence::Low,
        .tiers_confidence = kUnknown,
        .as_of = "2024-03",
        .source = kCoinGuide,
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
        .liquidation_fee_rate = 0.0004,
        .max_leverage = 500,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::Contracts,
        .tiers = kBtcUsdtTiers,
        .fee_to_close_in_maintenance = true,
        .funding_interval_hours = 8,
        .funding_cap_rate = 0.0018,
        .funding_floor_rate = -0.0018,
        .bonus_usable_as_margin = true,
        .bonus_usable_for_fees = true,
        .revision = 1,
        .confidence = Confidence::High,
        .fee_confidence = Confidence::Medium,
        .tiers_confidence = Confidence::Low,
        .as_of = "2026-09-20",
        .source = kRows,
        .tiers_as_of = "2025",
        .tiers_source = kRows2025,
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
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 200,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::Contracts,
        .tiers = kEthUsdtTiers,
        .fee_to_close_in_maintenance = true,
        .funding_interval_hours = 8,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = true,
        .bonus_usable_for_fees = true,
        .revision = 1,
        .confidence = Confidence::Medium,
        .fee_confidence = Confidence::Medium,
        .tiers_confidence = Confidence::Low,
        .as_of = "2024",
        .source = kRows2024,
        .tiers_as_of = "2024",
        .tiers_source = kRows2024,
        .note = kOldNote,
    },
    {
        .id = "mexc:SOL_USDT",
        .venue = "MEXC",
        .market = "USDT-M",
        .symbol = "SOL_USDT",
        .kind = ContractKind::Linear,
        .underlying = "SOL",
        .settle_asset = "USDT",
        .contract_value = 0.1,
        .lot_step = 1,
        .minimum_contracts = 1,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0,
        .taker_fee_rate = 0.0002,
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 200,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::Contracts,
        .tiers = kSolUsdtTiers,
        .fee_to_close_in_maintenance = true,
        .funding_interval_hours = 8,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = true,
        .bonus_usable_for_fees = true,
        .revision = 2,
        .confidence = Confidence::Medium,
        .fee_confidence = Confidence::Medium,
        .tiers_confidence = Confidence::Low,
        .as_of = "2024",
        .source = kRows2024,
        .tiers_as_of = "2024",
        .tiers_source = kRows2024,
        .note = kOldNote,
    },
    {
        .id = "mexc:XRP_USDT",
        .venue = "MEXC",
        .market = "USDT-M",
        .symbol = "XRP_USDT",
        .kind = ContractKind::Linear,
        .underlying = "XRP",
        .settle_asset = "USDT",
        .contract_value = 1,
        .lot_step = 1,
        .minimum_contracts = 1,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0,
        .taker_fee_rate = 0.0002,
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 300,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::Contracts,
        .tiers = kXrpUsdtTiers,
        .fee_to_close_in_maintenance = true,
        .funding_interval_hours = 8,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = true,
        .bonus_usable_for_fees = true,
        .revision = 2,
        .confidence = Confidence::Medium,
        .fee_confidence = Confidence::Medium,
        .tiers_confidence = Confidence::Low,
        .as_of = "2026-09",
        .source = kRows,
        .tiers_as_of = "2024",
        .tiers_source = kRows2024,
        .note = "Maintenance rates are of 2024, when the leverage ended at 200x, and have changed since.",
    },
};

} // namespace

std::span<const Contract> mexc_contracts() { return kContracts; }

} // namespace keel
