#pragma once

// What the rules of a plan would have done on a price history. backtest_table.hpp names the members for JSON.

#include "model/path_report.hpp"

#include <string>
#include <vector>

namespace keel {

/// One way to have gone through the whole history. The five parts sum to net.
struct BacktestTotal {
    std::string key = {};   // stable: "rules", "hold", "always_hedged"
    std::string label = {}; // for people
    double value_usd = 0.0; // at the end
    double coins_usd = 0.0; // what the coins made
    double futures_usd = 0.0;
    double funding_usd = 0.0;
    double fees_usd = 0.0;
    double other_usd = 0.0;
    double net_usd = 0.0;
    double difference_usd = 0.0; // what the rules have more
    double hedged_days = 0.0;
    double liquidations = 0.0;

    bool operator==(const BacktestTotal&) const = default;
};

struct Backtest {
    std::string answer = {}; // sentences; filled by history/backtest_text
    std::string from = {};   // UTC, ISO 8601: the start of the first bar, which is day 0
    std::string to = {};
    double bars = 0.0;
    double first_price = 0.0;  // USD, as the file has it
    double price_factor = 1.0; // what the file's prices were multiplied by
    bool has_highs_and_lows = false;
    double funding_payments = 0.0;     // used of the funding file
    double funding_days = 0.0;         // of the path between its first and its last payment
    std::vector<BacktestTotal> totals; // rules, hold, always hedged
    PathReport path;                   // with its episodes

    bool operator==(const Backtest&) const = default;
};

} // namespace keel
