#pragma once

// What the answer line has to know about a report before it can choose its words.

#include "model/plan.hpp"
#include "model/report.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace keel::text {

/// The value of bag, coin collateral and hedge in the scenarios whose hedge survives, without funding, fees, interest.
struct LockedValue {
    double usd = 0.0;
    bool is_exact = false;        // the same to a millionth: no "about" needed
    bool is_before_costs = false; // funding, fees and interest change it by more than 1 % in some scenario
};

struct Outlook {
    std::vector<std::size_t> open_legs; // with contracts
    double exposed_usd = 0.0;           // at today's prices
    double hedged_usd = 0.0;
    std::optional<LockedValue> locked;           // every bag is hedged, and all those scenarios are worth the same
    std::optional<std::size_t> first_liquidated; // the open leg whose liquidation price is nearest, if any has one
    bool is_liquidated_at_entry = false;
    const Scenario* early_liquidation = nullptr; // liquidated although the price stays below every liquidation price
};

Outlook outlook_of(const Plan& plan, const Report& report);

/// Price part of the result: what the spot price and the basis do.
double price_result_usd(const Scenario& scenario);

enum class Direction { Fall, Rise };

/// The scenario whose move comes nearest to 10 % in this direction, among those without a liquidation; may be nullptr.
const Scenario* example_of(const Report& report, Direction direction);

} // namespace keel::text
