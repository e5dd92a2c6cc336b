#include "engine/scenario.hpp"

#include "engine/margin.hpp"
#include "engine/math.hpp"

#include <cmath>
#include <optional>

namespace keel {

namespace {

constexpr double kHoursPerDay = 24.0;
constexpr double kDaysPerYear = 365.0;

/// Spot and basis as functions of the part of the horizon that has passed, 0 to 1.
class Way {
public:
    Way(const HedgeLeg& leg, UsdPerCoin start, UsdPerCoin end, PriceMove move)
        : start_(start), end_(end), log_ratio_(move == PriceMove::Straight ? math::log(end / start) : 0.0),
          entry_basis_(leg.entry_basis),
          basis_change_(move == PriceMove::Straight ? leg.exit_basis - leg.entry_basis : UsdPerCoin(0.0)),
          exit_basis_(leg.exit_basis) {}

    UsdPerCoin basis_at(double part) const { return entry_basis_ + basis_change_ * part; }
    UsdPerCoin futures_at(double part) const { return spot_at(part) + basis_at(part); }
    UsdPerCoin futures_at_end() const { return end_ + exit_basis_; }
    UsdPerCoin exit_basis() const { return exit_basis_; }

    /// The part at which the futures price, below `price` at `from` and not below it at `to`, reaches it.
    double part_at_price(UsdPerCoin price, double from, double to) const {
        for (int step = 0; step < 60; ++step) {
            const double middle = 0.5 * (from + to);
            (futures_at(middle) < price ? from : to) = middle;
        }
        return to;
    }

private:
    UsdPerCoin spot_at(double part) const { return log_ratio_ == 0.0 ? start_ : start_ * math::exp(log_ratio_ * part); }

    UsdPerCoin start_;
    UsdPerCoin end_;
    double log_ratio_;
    UsdPerCoin entry_basis_;
    UsdPerCoin basis_change_;
    UsdPerCoin exit_basis_;
};

/// Where and when a leg was liquidated.
struct Death {
    UsdPerCoin price;
    UsdPerCoin basis;
};

/// Follows one position along its way; afterwards `funding` is what it received and `death` where it ended, if it did.
template <class PositionType>
class Follower {
public:
    using Settle = typename PositionType::Settle;

    Follower(const Margined<PositionType>& margined, const HedgeLeg& leg, const Way& way)
        : margined_(margined), leg_(leg), way_(way) {
        find_liquidation_price();
    }

    void follow(const Plan& plan) {
        if (is_dead_at(way_.futures_at(0.0), 0.0, 0.0)) return;
        const double interval_days = leg_.terms.funding_interval_hours / kHoursPerDay;
        const double payments = funding_count(plan.horizon_days, leg_.terms.funding_interval_hours);
        double part = 0.0;
        for (double k = 1.0; k <= payments; k += 1.0) {
            const double next = std::fmin(k * interval_days / plan.horizon_days, 1.0);
            const UsdPerCoin mark = way_.futures_at(next);
            if (is_dead_at(mark, part, next)) return;
            part = next;
            if (double(leg_.funding_rate) == 0.0) continue;
            funding_ += notional_at(margined_.position, mark) * leg_.funding_rate;
            is_price_stale_ = true;
            if (is_dead_at(mark, part, part)) return;
        }
        if (is_dead_at(way_.futures_at(1.0), part, 1.0)) return;
        // The last step of a jump; on a straight way the same point again.
        is_dead_at(way_.futures_at_end(), 1.0, 1.0);
    }

    Settle funding() const { return funding_; }
    const std::optional<Death>& death() const { return death_; }

private:
    void find_liquidation_price() {
        liquidation_price_ = liquidation_of(margined_.position, margined_.collateral + funding_, leg_.terms).price;
        is_price_stale_ = false;
    }

    /// Funding that was received only moves the liquidation price away: the old one still bounds it from below.
    bool is_dead_at(UsdPerCoin mark, double from, double to) {
        const bool is_bound = double(leg_.funding_rate) >= 0.0;
        if (is_price_stale_ && is_bound && (!liquidation_price_ || mark < *liquidation_price_)) return false;
        if (is_price_stale_) find_liquidation_price();
        if (!liquidation_price_ || mark < *liquidation_price_) return false;
        const UsdPerCoin before = way_.futures_at(from);
        if (before >= *liquidation_price_ || from == to) {
            // Already below the needed margin when it got here: by a payment, a jump, or from the start.
            const bool is_jump = mark > way_.futures_at(to);
            death_ = Death{is_jump ? *liquidation_price_ : mark, way_.basis_at(to)};
        } else {
            death_ = Death{*liquidation_price_, way_.basis_at(way_.part_at_price(*liquidation_price_, from, to))};
        }
        return true;
    }

    const Margined<PositionType>& margined_;
    const HedgeLeg& leg_;
    const Way& way_;
    Settle funding_{};
    std::optional<UsdPerCoin> liquidation_price_;
    bool is_price_stale_ = false;
    std::optional<Death> death_;
};

template <class PositionType>
LegOutcome outcome(const Margined<PositionType>& margined, const HedgeLeg& leg, const Way& way, UsdPerCoin end,
                   const Plan& plan) {
    const PositionType& position = margined.position;
    LegOutcome result;
    result.borrow = -leg.collateral_outside * (plan.borrow_rate * plan.horizon_days / kDaysPerYear);
    if (double(notional_usd(position)) <= 0.0) return result;

    Follower<PositionType> follower(margined, leg, way);
    follower.follow(plan);
    result.liquidated = follower.death().has_value();
    const UsdPerCoin exit = result.liquidated ? follower.death()->price : way.futures_at_end();
    const UsdPerCoin exit_basis = result.liquidated ? follower.death()->basis : way.exit_basis();
    const UsdPerCoin exit_at_entry_basis = exit - exit_basis + leg.entry_basis;

    const auto total = pnl(position, exit);
    const auto price = pnl(position, exit_at_entry_basis);
    const auto basis = total - price;
    result.price = usd_from_settle(price, end);
    result.basis = usd_from_settle(basis, end);
    result.funding = usd_from_settle(follower.funding(), end);
    result.entry_fee = -usd_from_settle(notional_at(position, position.entry) * leg.terms.entry_fee, end);
    if (result.liquidated) {
        const Usd collateral = usd_from_settle(margined.collateral, end);
        result.liquidation = -collateral - result.price - result.basis - result.funding;
    } else {
        result.exit_fee = -usd_from_settle(notional_at(position, exit) * leg.terms.exit_fee, end);
    }
    return result;
}

} // namespace

double funding_count(double horizon_days, double interval_hours) {
    // A horizon of 30 days holds 90 payments whatever 30 * 24 / 8 rounds to.
    constexpr double kWholeTolerance = 1e-9;
    return std::floor(horizon_days * kHoursPerDay / interval_hours + kWholeTolerance);
}

LegOutcome leg_outcome(const HedgeLeg& leg, UsdPerCoin start, UsdPerCoin end, const Plan& plan) {
    const Way way(leg, start, end, plan.scenario.move);
    return std::visit([&](const auto& margined) { return outcome(margined, leg, way, end, plan); }, leg.margined);
}

Scenario scenario_at(const Plan& plan, const Hedge& hedge, double shock) {
    Scenario result;
    result.shock = shock;
    result.price = plan.bags.front().price * (1.0 + shock);

    Usd sold, unhedged;
    for (std::size_t i = 0; i < plan.bags.size(); ++i) {
        const UsdPerCoin start(plan.bags[i].price);
        sold += hedge.exposed[i] * start;
        unhedged += hedge.exposed[i] * (start * (1.0 + shock));
    }
    Usd price, basis, funding, fees, borrow, liquidation;
    for (const HedgeLeg& leg : hedge.legs) {
        const UsdPerCoin start(plan.bags[leg.bag].price);
        const LegOutcome outcome = leg_outcome(leg, start, start * (1.0 + shock), plan);
        price += outcome.price;
        basis += outcome.basis;
        funding += outcome.funding;
        fees += outcome.entry_fee + outcome.exit_fee;
        borrow += outcome.borrow;
        liquidation += outcome.liquidation;
        result.liquidated = result.liquidated || outcome.liquidated;
    }
    const Usd spot = unhedged - sold;
    const Usd net = spot + price + basis + funding + fees + borrow + liquidation;
    const Usd value = sold + net;
    result.spot_usd = double(spot);
    result.futures_usd = double(price);
    result.basis_usd = double(basis);
    result.funding_usd = double(funding);
    result.fees_usd = double(fees);
    result.borrow_usd = double(borrow);
    result.liquidation_usd = double(liquidation);
    result.net_usd = double(net);
    result.value_usd = double(value);
    result.value_coin = double(value / UsdPerCoin(result.price));
    result.net_coin = result.value_coin - double(sold / UsdPerCoin(plan.bags.front().price));
    result.unhedged_usd = double(unhedged);
    result.sold_usd = double(sold);
    return result;
}

} // namespace keel
