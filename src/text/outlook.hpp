#pragma once

// What the answer line has to know about a report before it can choose its words.

#include "model/plan.hpp"
#include "model/report.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace keel::text {

enum class Direction { Fall, Rise };

/// The value of bag, coin collateral and hedge in the scenarios whose hedge survives, without funding, fees, interest.
struct LockedValue {
    double usd = 0.0;
    bool is_exact = false;        // the same to a millionth: no "about" needed
    bool is_before_costs = false; // funding, fees and other costs change it by more than 1 % in some scenario
    /// Only between the lowest and the highest of these end prices of the first coin: an inverse contract whose basis
    /// is not 0 at the end is no straight line.
    bool is_in_range = false;
    double lowest_price = 0.0;
    double highest_price = 0.0;
};

/// A price that kills a leg, or all legs of a wallet.
struct Danger {
    Direction direction = Direction::Rise;
    double distance = 0.0; // fraction, signed
    double price = 0.0;    // futures price of the only leg, or price of the first coin for a wallet
    std::vector<std::size_t> legs;
    bool is_wallet = false; // several legs that share their margin, or one seen from the first coin
};

/// Why a scenario ends in a liquidation although no price of a Danger is reached.
enum class EarlyCause { Funding, Bonus, Other };

struct Exposure {
    double exposed_usd = 0.0; // at today's prices; negative: more is owed than held
    double hedged_usd = 0.0;
    double gross_usd = 0.0; // sum of what is exposed in each bag, whatever its sign
    double open_usd = 0.0;  // sum of what is left over in each bag, whatever its sign
    bool is_one_way = true; // no bag is owed while another one is held, and none is empty but hedged
    bool adds_risk = false; // some bag's hedge points the same way as the bag
};

struct Outlook {
    std::vector<std::size_t> open_legs; // with contracts
    Exposure exposure;
    std::vector<std::size_t> cross_hedges;   // open legs on another coin than their bag's
    std::optional<std::size_t> first_to_end; // the open leg that expires first, if one does before the horizon
    std::optional<LockedValue> locked;       // every bag is hedged, and all those scenarios are worth the same
    std::optional<Danger> rise;              // the nearest one up, and down
    std::optional<Danger> fall;
    bool is_liquidated_at_entry = false;
    const Scenario* early_liquidation = nullptr; // liquidated although the price stays short of every danger
    EarlyCause early_cause = EarlyCause::Other;

    bool has_danger() const { return rise || fall; }
    bool can_end() const { return has_danger() || early_liquidation != nullptr; }
};

Outlook outlook_of(const Plan& plan, const Report& report);

/// What the spot price and the basis do, without what an open position had won or lost before.
double price_result_usd(const Report& report, const Scenario& scenario);

/// The scenario whose move comes nearest to 10 % in this direction, among those without a liquidation; may be nullptr.
const Scenario* example_of(const Report& report, Direction direction);

/// Of both examples the one that ends worse, a fall if they are alike; may be nullptr.
const Scenario* worse_example_of(const Report& report);

} // namespace keel::text
