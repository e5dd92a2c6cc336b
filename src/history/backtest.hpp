#pragma once

// A plan walked along a price history: what its rules would have done, beside holding and a hedge that always stands.
//
// Day 0 is the start of the first bar, or the first of single prices, and the path ends with the file, whatever the
// plan's horizon is. A bar's close stands at its end; bars that are missing make the next one longer. Prices are the
// file's own: bag.price becomes its first open. Scaled ones begin at the plan's bag.price instead. Prices in the plan,
// such as levels of rules, stops and a cost basis, are taken as they are.

#include "engine/path.hpp"
#include "history/price_history.hpp"
#include "model/backtest.hpp"
#include "model/issue.hpp"
#include "model/plan.hpp"

#include <cstdint>
#include <expected>

namespace keel::history {

enum class HistoryPrices : std::uint8_t { AsTheyAre, FromTodaysPrice };

/// `funding`: null for the plan's own rates. Otherwise perpetual legs on the first coin are paid as the history says,
/// and not at all outside it. The words are still to be put in (backtest_text.hpp).
std::expected<Backtest, Issues> backtest_of(const Plan& plan, const PriceHistory& prices,
                                            const FundingHistory* funding = nullptr,
                                            HistoryPrices scale = HistoryPrices::AsTheyAre) noexcept;

} // namespace keel::history
