#pragma once

// A backtest in words, as text for a terminal (at most 100 columns), as CSV and as JSON.

#include "model/backtest.hpp"
#include "model/plan.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace keel::history {

/// Fills Backtest::answer and the words of its path. Every face calls it once after backtest_of().
void put_into_words(const Plan& plan, Backtest& test);

/// How the file was taken: prices, the order inside a bar, funding. Each a line of its own.
std::vector<std::string> conventions_in_words(const Backtest& test);

std::string text_from_backtest(const Plan& plan, const Backtest& test);

/// Keys as in backtest_table.hpp.
std::string json_from_backtest(const Backtest& test);

enum class BacktestRows : std::uint8_t { Series, Events, Episodes, Totals };
std::string csv_from_backtest(const Backtest& test, BacktestRows rows);

} // namespace keel::history
