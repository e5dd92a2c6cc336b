#pragma once

// A report in sentences: the answer line and the warnings.

#include "model/plan.hpp"
#include "model/report.hpp"

#include <string>

namespace keel::text {

/// Fills Report::answer and Warning::message. Every face calls it once after evaluate(), or the two parts of it where
/// the second one comes later.
void put_into_words(const Plan& plan, Report& report);
void put_answer_into_words(const Plan& plan, Report& report);
void put_warnings_into_words(const Plan& plan, Report& report);

/// "short 3,250 BTCUSD_PERP on Binance": the position of a leg in a few words.
std::string position_in_words(const Plan& plan, const Report& report, std::size_t leg);

} // namespace keel::text
