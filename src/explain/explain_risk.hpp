#pragma once

// Where a figure of random paths comes from: what it is, how it is worked out, of how many paths, and by how much
// chance alone puts it off.

#include "explain/derivation.hpp"
#include "model/risk_report.hpp"

#include <optional>
#include <string_view>

namespace keel::explain {

/// "risk.liquidation", "risk.stop", "risk.worst", "risk.worse", "risk.swings", or "risk.", a member of RiskDistribution
/// without its "_usd": "risk.mean", "risk.value_at_risk_95". None where the report has no such figure.
std::optional<Derivation> derivation_of_risk(const RiskReport& risk, std::string_view key);

} // namespace keel::explain
