#pragma once

// A risk report in words, as text for a terminal (at most 100 columns), as CSV and as JSON.

#include "model/plan.hpp"
#include "model/risk_report.hpp"
#include "text/sum_unit.hpp"

#include <functional>
#include <string>

namespace keel::text {

/// Fills RiskReport::answer. Every face calls it once after the report was made.
void put_into_words(const Plan& plan, RiskReport& report);

/// How sums of dollars are told, without their sign: what was estimated, and what is certain.
struct TellResults {
    std::function<std::string(const Estimate& usd)> roughly;
    std::function<std::string(double usd)> exactly;
};
/// The answer with its sums told in another way.
std::string answer_from_risk(const Plan& plan, const RiskReport& report, const TellResults& tell);

std::string text_from_risk(const Plan& plan, const RiskReport& report);

/// A row for each figure, in the order of risk_table.hpp: key, value, standard error. In another unit than dollars at
/// `coin_price`: what the price is at the end of a path is not known of a percentile.
std::string csv_from_risk(const RiskReport& report, const SumUnit& unit = {}, double coin_price = 1.0);

/// Keys as in risk_table.hpp.
std::string json_from_risk(const RiskReport& report);

} // namespace keel::text
