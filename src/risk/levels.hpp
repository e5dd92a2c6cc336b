#pragma once

// One leg with other leverages and other collaterals, for the tables of a risk report: where it would be liquidated,
// were it left alone: without a stop, deposits and rules.

#include "engine/hedge.hpp"
#include "engine/path_leg.hpp"
#include "model/plan.hpp"
#include "model/risk_report.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace keel::risk {

/// The futures price at which the leg, with so much more collateral and funding (settle asset), is liquidated; none:
/// never.
std::optional<double> liquidation_with(const PathLeg& leg, double more);

/// What the leg was opened with, settle asset.
double collateral_of(const HedgeLeg& leg);

struct OtherLevels {
    std::size_t leg = 0;
    std::vector<RiskLevel> by_leverage; // without probabilities
    std::vector<RiskLevel> by_collateral;

    std::size_t size() const { return by_leverage.size() + by_collateral.size(); }
    const RiskLevel& operator[](std::size_t i) const {
        return i < by_leverage.size() ? by_leverage[i] : by_collateral[i - by_leverage.size()];
    }
};

/// Of the first leg that is open and backed by itself alone; nothing without one. `hedge` is that of the plan.
OtherLevels other_levels(const Plan& plan, const Hedge& hedge);

} // namespace keel::risk
