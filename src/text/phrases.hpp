#pragma once

// Parts of sentences that the answer line, the warnings and the text table share.

#include "model/plan.hpp"
#include "model/report.hpp"
#include "model/venues.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace keel::text {

// Numbers beyond 1e15, which no real plan has, are short everywhere: "1.133e253 USD".

/// "97.50 USD".
std::string usd(double amount);

/// A price: cents, and six digits below a dollar. "77,688 USD", "0.00001234 USD".
std::string price_usd(double amount);

/// For "about": whole dollars from 1,000 on. "324,976 USD".
std::string about_usd(double amount);

/// In the settle asset: "5 BTC", "32,500 USDT".
std::string amount_of(double amount, std::string_view asset);

/// "19.52 %" and "+19.52 %".
std::string told_percent(double fraction, int decimals);
std::string told_distance(double fraction, int decimals);

/// As many decimals as needed, two at most: "10 %", "12.5 %".
std::string short_percent(double fraction);

/// "30 days", "1 day".
std::string days(double count);

/// "8 hours", "hour": what stands behind "every".
std::string each_interval(double hours);

/// "a 10 % fall", "an 8 % rise", "an unchanged price".
std::string move_in_words(double shock);

/// "a 10 % fall of BTC" where the bags of the scenario do not all move alike.
std::string move_in_words(const Plan& plan, const Scenario& scenario);

/// "costs you 16,250 USD", "brings you 16,250 USD" or "costs you nothing".
std::string result_in_words(double result_usd);

enum class LastJoin { And, Comma };

/// "a, b and c".
std::string joined(const std::vector<std::string>& parts, LastJoin last = LastJoin::And);

/// Only the first letter is changed.
std::string capitalised(std::string text);

/// "Binance", or "the exchange" for a custom contract.
std::string venue_of(const Plan& plan, std::size_t leg);

/// "Short" or "Long".
std::string side_in_words(const Plan& plan, const Report& report, std::size_t leg);

/// What one contract stands for: "100 USD" or "0.001 BTC".
std::string contract_size(const Contract& contract);

/// "3,250 BTCUSD_PERP" or "3,250 custom contracts of 100 USD", without the side.
std::string contracts_in_words(const Plan& plan, const Report& report, std::size_t leg);

/// " on Binance", or nothing for a custom contract.
std::string place_in_words(const Plan& plan, std::size_t leg);

} // namespace keel::text
