#pragma once

// One leg on a path: its position and margin as they change, and what it has made so far. Amounts are in the settle
// asset and signed as everywhere: received positive, paid negative.
//
// What is closed on the way, by a stop or by the venue, is settled into the margin and stays there; coins so won or
// lost are valued at the price of the end, as all coin amounts are. A closing order pays the exit fee and slippage of
// its day; a closing by the venue (auto-deleveraging) costs nothing. Collateral that was brought from outside costs
// interest until the leg is closed, and what happens to its own price is part of settle_usd.

#include "engine/hedge.hpp"
#include "engine/stretch.hpp"
#include "model/plan.hpp"
#include "model/report.hpp"
#include "model/units.hpp"

#include <optional>
#include <vector>

namespace keel {

enum class LegState { Open, Closed, Liquidated, Failed };

class PathLeg {
public:
    PathLeg(const HedgeLeg& leg, const Leg& input, double borrow_rate);

    LegState state() const { return state_; }
    /// Whether there is a position.
    bool is_open() const;
    /// Whether there ever was one; what never was cannot be liquidated.
    bool was_open() const { return was_open_; }
    /// With all that backed it.
    bool is_gone() const { return state_ == LegState::Liquidated || state_ == LegState::Failed; }
    /// As it stands now; funding is not in it.
    const HedgeLeg& hedge() const { return leg_; }
    const Leg& input() const { return input_; }
    /// 1 for a short, -1 for a long position.
    double direction() const { return direction_; }
    double funding() const { return funding_; }
    bool has_bonus() const { return has_bonus_; }
    UsdPerCoin mark(const LegPrices& prices) const { return futures_price(leg_.terms.kind, prices); }
    /// USD for one unit of the settle asset.
    double unit_usd(const LegPrices& prices) const;

    double notional(UsdPerCoin mark) const;
    /// Collateral, P&L and funding; a bonus as long as it counts.
    double equity(UsdPerCoin mark) const;
    double maintenance(UsdPerCoin mark) const;
    /// Were it alone. Looks from `mark` the way the position loses.
    std::optional<UsdPerCoin> liquidation_price(UsdPerCoin mark) const;
    /// Where its leverage, without a bonus, has grown to `most`; none: nowhere from `mark` on.
    std::optional<UsdPerCoin> price_at_leverage(double most, UsdPerCoin mark) const;
    /// What brings its leverage to `target`; may be negative.
    double deposit_for_leverage(double target, UsdPerCoin mark) const;

    /// Returns what was received.
    double pay_funding(Rate rate, UsdPerCoin mark);
    void end_bonus() { has_bonus_ = false; }
    void raise_maintenance(Rate by) { leg_.terms.added_maintenance += by; }
    /// `outside`: the part that comes from outside the bags.
    void deposit(double amount, double outside, double day, const LegPrices& prices);

    /// Contracts of the position, without its sign.
    double contracts() const;
    /// Coins of the contract's asset that so many contracts offset.
    double coins_of(double contracts, const LegPrices& prices) const;
    /// Adds so many contracts. Returns their notional.
    double add(double contracts, double day, UsdPerCoin at);
    /// Rule: an order after which the leg may be opened again.
    enum class Closing { Order, Rule, ByVenue, Expiry };
    /// A part of the position, 1 for all of it. Returns its P&L. With all of it any but a rule ends the leg.
    double close(double part, Closing closing, double day, const LegPrices& prices, UsdPerCoin at);
    /// Position and collateral are gone, with coins of the bag that were worth `backing`.
    enum class Loss { Liquidation, VenueFailure };
    void lose(Loss loss, Usd backing, const LegPrices& prices, UsdPerCoin at);

    /// So far, at the prices of `day`; the parts sum to the net.
    ScenarioLeg outcome(double day, const LegPrices& prices) const;

private:
    struct Deposit {
        double amount;
        double day;
        double unit_usd; // then
    };

    void settle_position(double part, const LegPrices& prices, UsdPerCoin at);
    Rate exit_fee_on(double day) const;
    Rate entry_fee_on(double day) const;
    double borrowed_usd(double day) const;
    double bonus_usd(const ScenarioLeg& result, double own, double unit) const;

    HedgeLeg leg_;
    const Leg& input_;
    double borrow_rate_;
    double direction_;
    double first_collateral_;
    LegState state_ = LegState::Open;
    bool was_open_ = false;
    bool has_bonus_ = true;
    double funding_ = 0.0;
    double realised_basis_ = 0.0; // part of what was closed that the change of the basis made
    double entry_fees_ = 0.0;
    double exit_fees_ = 0.0;
    double slippage_ = 0.0;
    double liquidation_fee_ = 0.0;
    double ended_on_ = 0.0; // once state_ is Closed
    Usd lost_backing_;
    std::optional<UsdPerCoin> last_mark_; // where it ended
    std::vector<Deposit> outside_deposits_;
};

} // namespace keel
