#pragma once

// Futures contracts as the venues publish them: data with revision, date and confidence, never branches in
// a formula. What was not found is empty, which means "not known", never zero.

#include "model/plan.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace keel {

/// In contracts, where the step of one was not found: so fine that it hardly rounds a size.
inline constexpr double kAssumedLotStep = 0.001;

enum class Confidence { Low, Medium, High };

/// Dated: delivered on a day, and no funding until then.
enum class Product { Perpetual, Dated };

/// How a tier's rate is charged. Marginal: notional * rate - amount, continuous at the caps.
/// WholePosition: the tier's rate on everything, so the margin jumps at a cap.
enum class TierMethod { MarginalWithDeduction, WholePosition };

/// What a tier's cap is counted in: the settle asset (coins for inverse, USDT, USDC or USD for linear), contracts, or
/// notional in USD, as BingX does for inverse contracts.
enum class TierUnit { SettleAsset, Contracts, Usd };

/// A fee that a venue adds to the maintenance margin: the one to close at the taker rate, or its liquidation fee.
enum class FeeInMaintenance { None, Closing, Liquidation };

/// Holds for positions of size (previous cap, cap]. An empty rate was not found.
struct Tier {
    std::optional<double> cap;                // in Contract::tier_unit; empty: no upper end known
    std::optional<double> maintenance_rate;   // fraction of notional
    std::optional<double> maintenance_amount; // settle asset
    std::optional<double> max_leverage;

    bool operator==(const Tier&) const = default;
};

struct Contract {
    std::string_view id;     // "venue:symbol", as in a plan
    std::string_view venue;  // as people write it: "Binance"
    std::string_view market; // the venue's own word: "COIN-M"
    std::string_view symbol;
    Product product = Product::Perpetual;
    std::string_view delivery_date = {}; // ISO date; empty for a perpetual
    ContractKind kind = ContractKind::Inverse;
    std::string_view underlying;    // coin, as most write it: "BTC" where the symbol has XBT
    std::string_view settle_asset;  // coin (inverse), "USDT", "USDC" or "USD" (linear)
    double contract_value = 0.0;    // USD (inverse) or coins (linear) per contract
    std::optional<double> lot_step; // contracts
    std::optional<double> minimum_contracts;
    std::optional<double> minimum_notional_usd;
    std::optional<double> maker_fee_rate; // of notional, as all fee rates
    std::optional<double> taker_fee_rate;
    std::optional<double> liquidation_fee_rate;             // of the notional that is liquidated
    std::optional<double> delivery_fee_rate = std::nullopt; // of the notional that is delivered; dated only
    std::optional<double> max_leverage;
    TierMethod tier_method = TierMethod::MarginalWithDeduction;
    TierUnit tier_unit = TierUnit::SettleAsset;
    std::span<const Tier> tiers;
    bool tiers_inferred = false; // the rates are a guess from the venue's general schedule
    /// The venue liquidates when equity reaches the maintenance margin and this fee. None where that was not
    /// established. For plans of venue revision 2 and later.
    FeeInMaintenance fee_in_maintenance = FeeInMaintenance::None;
    std::optional<double> funding_interval_hours; // empty for a dated contract, and where funding is continuous
    std::optional<double> funding_cap_rate;       // the highest and the lowest rate per interval, fractions
    std::optional<double> funding_floor_rate;
    std::optional<bool> bonus_usable_as_margin; // the venue's credit for new customers
    std::optional<bool> bonus_usable_for_fees;
    /// That the record came with. Its fees at liquidation and delivery, funding limits and bonus rules are of revision
    /// 2 in all records.
    int revision = kVenueRevision;
    Confidence confidence = Confidence::Low; // of the contract figures
    std::optional<Confidence> fee_confidence;
    std::optional<Confidence> tiers_confidence;
    std::string_view as_of; // date of the contract figures
    std::string_view tiers_as_of;
};

/// All contracts, grouped by venue, in the order they are offered.
std::span<const Contract> contracts();

/// nullptr when there is none of that name.
const Contract* find_contract(std::string_view id);

} // namespace keel
