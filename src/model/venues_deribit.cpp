// Deribit's inverse contracts. The sources stand in venue_sources.cpp; tests/venues_test.cpp compares them with the
// reference file when it is there. The margin rate rises in a straight line with the whole position, by a slope that
// was not found: there are no tiers. Funding accrues continuously, so there is no interval. The liquidation fee is the
// most that is charged (0.75 %).

#include "model/venue_data.hpp"

#include <string_view>

namespace keel {

namespace {

constexpr Contract kContracts[] = {
    {
        .id = "deribit:BTC-PERPETUAL",
        .venue = "Deribit",
        .market = "inverse",
        .symbol = "BTC-PERPETUAL",
        .kind = ContractKind::Inverse,
        .underlying = "BTC",
        .settle_asset = "BTC",
        .contract_value = 10,
        .lot_step = 1,
        .minimum_contracts = 1,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0,
        .taker_fee_rate = 0.0005,
        .liquidation_fee_rate = 0.0075,
        .max_leverage = 50,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = {},
        .funding_interval_hours = kUnknown,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = kUnknown,
        .bonus_usable_for_fees = kUnknown,
        .revision = 2,
        .confidence = Confidence::High,
        .fee_confidence = Confidence::High,
        .tiers_confidence = kUnknown,
        .as_of = "2025-12",
        .tiers_as_of = "",
    },
    {
        .id = "deribit:ETH-PERPETUAL",
        .venue = "Deribit",
        .market = "inverse",
        .symbol = "ETH-PERPETUAL",
        .kind = ContractKind::Inverse,
        .underlying = "ETH",
        .settle_asset = "ETH",
        .contract_value = 1,
        .lot_step = 1,
        .minimum_contracts = 1,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0,
        .taker_fee_rate = 0.0005,
        .liquidation_fee_rate = 0.0075,
        .max_leverage = kUnknown,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = {},
        .funding_interval_hours = kUnknown,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = kUnknown,
        .bonus_usable_for_fees = kUnknown,
        .revision = 2,
        .confidence = Confidence::Medium,
        .fee_confidence = Confidence::High,
        .tiers_confidence = kUnknown,
        .as_of = "2026",
        .tiers_as_of = "",
    },
    {
        .id = "deribit:BTC-27DEC24",
        .venue = "Deribit",
        .market = "inverse",
        .symbol = "BTC-27DEC24",
        .product = Product::Dated,
        .delivery_date = "2024-12-27",
        .kind = ContractKind::Inverse,
        .underlying = "BTC",
        .settle_asset = "BTC",
        .contract_value = 10,
        .lot_step = 1,
        .minimum_contracts = 1,
        .minimum_notional_usd = kUnknown,
        .maker_fee_rate = 0,
        .taker_fee_rate = 0.0005,
        .liquidation_fee_rate = 0.0075,
        .delivery_fee_rate = 0.00025,
        .max_leverage = 50,
        .tier_method = TierMethod::WholePosition,
        .tier_unit = TierUnit::SettleAsset,
        .tiers = {},
        .funding_interval_hours = kUnknown,
        .funding_cap_rate = kUnknown,
        .funding_floor_rate = kUnknown,
        .bonus_usable_as_margin = kUnknown,
        .bonus_usable_for_fees = kUnknown,
        .revision = 2,
        .confidence = Confidence::Medium,
        .fee_confidence = Confidence::High,
        .tiers_confidence = kUnknown,
        .as_of = "2025-12",
        .tiers_as_of = "",
    },
};

} // namespace

std::span<const Contract> deribit_contracts() { return kContracts; }

} // namespace keel
