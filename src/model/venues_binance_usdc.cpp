// Binance's contracts margined in USDC. The sources stand in venue_sources.cpp; tests/venues_test.cpp compares them
// with the reference file when it is there. One contract is one coin, and the step is a fraction of it. Only the margin
// tables were found: steps and smallest orders are those of the USDT contracts, and the notes say so.

#include "model/venue_data.hpp"

#include <string_view>

namespace keel {

namespace {

// The columns stay aligned.
// clang-format off
constexpr Tier kBtcTiers[] = {
    {.cap = 50'000,        .maintenance_rate = 0.004, .maintenance_amount = 0,           .max_leverage = 125},
    {.cap = 500'000,       .maintenance_rate = 0.005, .maintenance_amount = 50,          .max_leverage = 100},
    {.cap = 10'000'000,    .maintenance_rate = 0.01,  .maintenance_amount = 2550,        .max_leverage = 50},
    {.cap = 80'000'000,    .maintenance_rate = 0.025, .maintenance_amount = 152'550,     .max_leverage = 20},
    {.cap = 150'000'000,   .maintenance_rate = 0.05,  .maintenance_amount = 2'152'550,   .max_leverage = 10},
    {.cap = 300'000'000,   .maintenance_rate = 0.1,   .maintenance_amount = 9'652'550,   .max_leverage = 5},
    {.cap = 450'000'000,   .maintenance_rate = 0.125, .maintenance_amount = 17'152'550,  .max_leverage = 4},
    {.cap = 600'000'000,   .maintenance_rate = 0.15,  .maintenance_amount = 28'402'550,  .max_leverage = 3},
    {.cap = 800'000'000,   .maintenance_rate = 0.25,  .maintenance_amount = 88'402'550,  .max_leverage = 2},
    {.cap = 1'000'000'000, .maintenance_rate = 0.5,   .maintenance_amount = 288'402'550, .max_leverage = 1},
};

constexpr Tier kEthTiers[] = {
    {.cap = 50'000,      .maintenance_rate = 0.004,  .maintenance_amount = 0,           .max_leverage = 125},
    {.cap = 500'000,     .maintenance_rate = 0.005,  .maintenance_amount = 50,          .max_leverage = 100},
    {.cap = 1'000'000,   .maintenance_rate = 0.0065, .maintenance_amount = 800,         .max_leverage = 75},
    {.cap = 5'000'000,   .maintenance_rate = 0.01,   .maintenance_amount = 4300,        .max_leverage = 50},
    {.cap = 50'000'000,  .maintenance_rate = 0.02,   .maintenance_amount = 54'300,      .max_leverage = 20},
    {.cap = 100'000'000, .maintenance_rate = 0.05,   .maintenance_amount = 1'554'300,   .max_leverage = 10},
    {.cap = 150'000'000, .maintenance_rate = 0.1,    .maintenance_amount = 6'554'300,   .max_leverage = 5},
    {.cap = 300'000'000, .maintenance_rate = 0.125,  .maintenance_amount = 10'304'300,  .max_leverage = 4},
    {.cap = 400'000'000, .maintenance_rate = 0.15,   .maintenance_amount = 17'804'300,  .max_leverage = 3},
    {.cap = 500'000'000, .maintenance_rate = 0.25,   .maintenance_amount = 57'804'300,  .max_leverage = 2},
    {.cap = 800'000'000, .maintenance_rate = 0.5,    .maintenance_amount = 182'804'300, .max_leverage = 1},
};

// clang-format on

constexpr Contract kContracts[] = {
    {
        .id = "binance:BTCUSDC",
        .venue = "Binance",
        .market = "USD-M",
        .symbol = "BTCUSDC",
        .kind = ContractKind::Linear,
        .underlying = "BTC",
        .settle_asset = "USDC",
        .contract_value = 1,
        .lot_step = 0.001,
        .minimum_contracts = 0.001,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = kUnknown,
        .taker_fee_rate = kUnknown,
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 125,
        .tier_method = TierMethod::MarginalWithDeduction,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = kBtcTiers,
        .funding_interval_hours = 8,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = true,
        .bonus_usable_for_fees = kUnknown,
        .revision = 1,
        .confidence = Confidence::Low,
        .fee_confidence = kUnknown,
        .tiers_confidence = Confidence::Medium,
        .as_of = "2024-10-24",
        .tiers_as_of = "2024-10-24",
    },
    {
        .id = "binance:ETHUSDC",
        .venue = "Binance",
        .market = "USD-M",
        .symbol = "ETHUSDC",
        .kind = ContractKind::Linear,
        .underlying = "ETH",
        .settle_asset = "USDC",
        .contract_value = 1,
        .lot_step = 0.001,
        .minimum_contracts = 0.001,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = kUnknown,
        .taker_fee_rate = kUnknown,
        .liquidation_fee_rate = kUnknown,
        .max_leverage = 125,
        .tier_method = TierMethod::MarginalWithDeduction,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = kEthTiers,
        .funding_interval_hours = 8,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = true,
        .bonus_usable_for_fees = kUnknown,
        .revision = 1,
        .confidence = Confidence::Low,
        .fee_confidence = kUnknown,
        .tiers_confidence = Confidence::Medium,
        .as_of = "2024-10-24",
        .tiers_as_of = "2024-10-24",
    },
};

} // namespace

std::span<const Contract> binance_usdc_contracts() { return kContracts; }

} // namespace keel
