#include "engine/follow.hpp"
#include "engine/margin.hpp"

#include <cmath>

namespace keel {

namespace {

template <class PositionType>
class Follower {
public:
    using Settle = typename PositionType::Settle;

    Follower(const Margined<PositionType>& margined, const HedgeLeg& leg, const Way& way)
        : margined_(margined), leg_(leg), way_(way), direction_(direction_of(margined.position)),
          only_receives_(leg.funding.is_only_received(direction_)), bonus_(margined.bonus) {
        find_liquidation_price();
    }

    Fate follow(const Plan& plan) {
        const double horizon = plan.horizon_days;
        if (is_dead_at(way_.futures_at(0.0), 0.0, 0.0)) return fate();
        const bool is_paid = !leg_.funding.is_zero();
        const double payments = leg_.funding.payments_until(leg_.lifetime_days);
        double part = 0.0;
        for (double k = 1.0; k <= payments; k += 1.0) {
            const double day = k * leg_.funding.interval_days();
            const double next = std::fmin(day / horizon, way_.life());
            if (dies_without_bonus(horizon, part, next)) return fate();
            const UsdPerCoin mark = way_.futures_at(next);
            if (is_dead_at(mark, part, next)) return fate();
            part = next;
            const Rate rate = is_paid ? leg_.funding.rate_at(day) : Rate(0.0);
            if (double(rate) == 0.0) continue;
            funding_ += notional_at(margined_.position, mark) * rate * direction_;
            is_price_stale_ = true;
            if (is_dead_at(mark, part, part)) return fate();
        }
        if (dies_without_bonus(horizon, part, way_.life())) return fate();
        if (is_dead_at(way_.futures_at(way_.life()), part, way_.life())) return fate();
        // The last step of a jump; on a straight way the same point again.
        is_dead_at(way_.futures_at_end(), way_.life(), way_.life());
        return fate();
    }

private:
    Fate fate() const { return {double(funding_), death_}; }

    void find_liquidation_price() {
        const Settle backing = margined_.collateral + bonus_ + margined_.realised + funding_;
        liquidation_price_ = liquidation_of(margined_.position, backing, leg_.terms, leg_.mark).price;
        is_price_stale_ = false;
    }

    /// A bonus that expires on the stretch takes its part of the margin away.
    bool dies_without_bonus(double horizon, double& part, double next) {
        if (double(bonus_) == 0.0 || !leg_.bonus_days || *leg_.bonus_days > next * horizon) return false;
        const double expiry = horizon > 0.0 ? std::fmax(*leg_.bonus_days / horizon, part) : part;
        const UsdPerCoin mark = way_.futures_at(expiry);
        if (is_dead_at(mark, part, expiry)) return true;
        part = expiry;
        bonus_ = Settle(0.0);
        find_liquidation_price();
        return is_dead_at(mark, part, part);
    }

    bool is_beyond(UsdPerCoin mark) const {
        if (!liquidation_price_) return false;
        return direction_ > 0.0 ? mark >= *liquidation_price_ : mark <= *liquidation_price_;
    }

    /// Whether the position has died by `to`, where the futures price is `mark`.
    bool is_dead_at(UsdPerCoin mark, double from, double to) {
        if (direction_ < 0.0 && from < to) {
            const double lowest = way_.part_of_lowest(from, to);
            if (lowest > from && lowest < to && is_dead_by(way_.futures_at(lowest), from, lowest)) return true;
        }
        return is_dead_by(mark, from, to);
    }

    /// Funding that was received only moves the liquidation price away: the old one still bounds it.
    bool is_dead_by(UsdPerCoin mark, double from, double to) {
        if (is_price_stale_ && only_receives_ && !is_beyond(mark)) return false;
        if (is_price_stale_) find_liquidation_price();
        if (!is_beyond(mark)) return false;
        const bool is_jump = mark != way_.futures_at(to);
        if (is_beyond(way_.futures_at(from)) || from == to) {
            // Already below the needed margin when it got here: by a payment, a jump, or from the start.
            death_ = Death{to, is_jump ? *liquidation_price_ : mark, way_.basis_at(to), way_.settle_at(to)};
        } else {
            const double part = way_.part_at_price(*liquidation_price_, from, to);
            death_ = Death{part, *liquidation_price_, way_.basis_at(part), way_.settle_at(part)};
        }
        return true;
    }

    const Margined<PositionType>& margined_;
    const HedgeLeg& leg_;
    const Way& way_;
    double direction_;
    bool only_receives_;
    Settle bonus_;
    Settle funding_{};
    std::optional<UsdPerCoin> liquidation_price_;
    bool is_price_stale_ = false;
    std::optional<Death> death_;
};

} // namespace

Fate follow_isolated(const Plan& plan, const HedgeLeg& leg, const Way& way) {
    return std::visit(
        [&]<class PositionType>(const Margined<PositionType>& margined) {
            if (!is_open(margined.position)) return Fate{};
            return Follower<PositionType>(margined, leg, way).follow(plan);
        },
        leg.margined);
}

} // namespace keel
