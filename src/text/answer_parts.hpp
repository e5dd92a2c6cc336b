#pragma once

// The sentences of the answer line, one after the other. Only words.cpp puts them together.

#include "model/plan.hpp"
#include "model/report.hpp"
#include "text/outlook.hpp"

#include <string>

namespace keel::text {

/// "Short 3,250 BTCUSD_PERP (325,000 USD) on Binance, 5 BTC as margin".
std::string position_sentence(const Plan& plan, const Report& report, const Outlook& outlook);

/// "your bag stays worth 325,000 USD at any price": what the hedge does, without a full stop.
std::string effect_in_words(const Plan& plan, const Report& report, const Outlook& outlook);

/// Each of these is empty or begins with a space and ends with a full stop.
std::string liquidation_sentence(const Plan& plan, const Report& report, const Outlook& outlook);
std::string so_far_sentence(const Report& report, const Outlook& outlook);
std::string expiry_sentence(const Plan& plan, const Report& report, const Outlook& outlook);
std::string money_sentence(const Plan& plan, const Report& report, const Outlook& outlook);

/// "the price reaches 71,933.33 USD (+10.7 %)", "BTC falls to 48,000 USD (-26.2 %)".
std::string danger_in_words(const Plan& plan, const Outlook& outlook, const Danger& danger);

} // namespace keel::text
