#pragma once

// The figures of a risk report out of sums.
//
// Errors of pseudo-random paths: of a mean, deviation / sqrt(n); of a probability the same; of a standard deviation and
// of the effectiveness by the delta method; of a percentile q half of what lies between those of q -+ sqrt(q (1 - q) /
// n); of an expected shortfall as of a mean of so many paths, with the error of its percentile. Of Sobol's points: by
// the spread of the scrambles, which are independent (A. Owen, "Monte Carlo variance of scrambled net quadrature",
// 1997).

#include "model/plan.hpp"
#include "model/risk_report.hpp"
#include "risk/simulation.hpp"
#include "risk/sums.hpp"

#include <span>

namespace keel::risk {

/// `sums`: one a replicate; at least one has a path (asserted).
RiskReport report_of(const Plan& plan, const Setup& setup, std::span<const Sums> sums);

} // namespace keel::risk
