#pragma once

// Futures contracts as the venues publish them: data with revision, source, date and confidence, never branches in
// a formula. What was not found is empty, which means "not known", never zero.

#include "model/plan.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace keel {

/// Raised whenever a figure of the table changes; the link format pins it (see text/link.hpp).
inline constexpr int kVenueRevision = 1;

/// In contracts, where the step of one was not found: so fine that it hardly rounds a size.
inline constexpr double kAssumedLotStep = 0.001;

enum class Confidence { Low, Medium, High };

/// How a tier's rate is charged. Marginal: notional * rate - amount, continuous at the caps.
/// WholePosition: the tier's rate on everything, so the margin jumps at a cap.
enum class TierMethod { MarginalWithDeduction, WholePosition };

/// What a tier's cap is counted in: the settle asset (coins for inverse, USDT for linear) or contracts.
enum class TierUnit { SettleAsset, Contracts };

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
    ContractKind kind = ContractKind::Inverse;
    std::string_view underlying;    // coin
    std::string_view settle_asset;  // coin (inverse), "USDT" or "USDC" (linear)
    double contract_value = 0.0;    // USD (inverse) or coins (linear) per contract
    std::optional<double> lot_step; // contracts
    std::optional<double> minimum_contracts;
    std::optional<double> minimum_notional_usd;
    std::optional<double> maker_fee_rate;
    std::optional<double> taker_fee_rate;
    std::optional<double> max_leverage;
    TierMethod tier_method = TierMethod::MarginalWithDeduction;
    TierUnit tier_unit = TierUnit::SettleAsset;
    std::span<const Tier> tiers;
    bool tiers_inferred = false; // the rates are a guess from the venue's general schedule
    std::optional<double> funding_interval_hours;
    int revision = kVenueRevision;
    Confidence confidence = Confidence::Low; // of the contract figures
    std::optional<Confidence> fee_confidence;
    std::optional<Confidence> tiers_confidence;
    std::string_view as_of;  // date of the contract figures
    std::string_view source; // of the contract figures
    std::string_view tiers_as_of;
    std::string_view tiers_source;
    std::string_view note; // one sentence a holder should know; may be empty
};

/// All contracts, grouped by venue, in the order they are offered.
std::span<const Contract> contracts();

/// nullptr when there is none of that name.
const Contract* find_contract(std::string_view id);

} // namespace keel
