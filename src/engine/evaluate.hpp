#pragma once

// Plan -> Report: the main entry point. Pure: no clock, no I/O, no globals, no exceptions.

#include "model/plan.hpp"
#include "model/report.hpp"

#include <expected>

namespace keel {

/// Everything about a plan, or all that is wrong with it. A legal but dangerous plan gets warnings.
/// Report::answer and Warning::message are left empty: text::put_into_words fills them.
std::expected<Report, Issues> evaluate(const Plan& plan) noexcept;

/// The part of a leg's collateral that the bags do not hold, USD.
double outside_usd(const LegMargin& margin);

} // namespace keel
