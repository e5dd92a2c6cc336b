#pragma once

// What was found in a history and has a field in the plan.

#include "history/picture.hpp"
#include "model/plan.hpp"

#include <string>
#include <vector>

namespace keel::view {

struct HistoryUse {
    std::string what; // behind "Use": "62.1 % as the volatility of BTC"
    std::string note; // once it is done
    Plan plan;
};

/// Only what the plan has a place for: the volatility of each coin, the correlation of another coin with the first, the
/// funding rate of each hedge without an end. A file's coin is the one that its name tells; a name that tells none
/// stands for the first coin, or the second one of the file to compare with.
std::vector<HistoryUse> history_uses(const history::HistoryPicture& picture, const Plan& plan);

} // namespace keel::view
