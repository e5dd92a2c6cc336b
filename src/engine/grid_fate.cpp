#include "engine/grid_fate.hpp"

#include "engine/follow.hpp"
#include "engine/margin.hpp"
#include "engine/way.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace keel {

namespace {

/// Prices of the walk and of the bounds are rounded differently.
constexpr double kRoundingRoom = 1e-12;
/// A larger single payment could take more than all there is, where no liquidation price is left to be found.
constexpr double kLargestRate = 0.5;
constexpr double kLargestBasis = 0.5; // of the lowest price

/// The maintenance margin has no step where one tier ends and the next begins.
template <class PositionType>
bool has_smooth_tiers(const Terms& terms) {
    // Of a size that does not change with the price, one tier holds everywhere.
    const bool is_fixed = std::same_as<PositionType, InversePosition> ? terms.tier_unit != TierUnit::SettleAsset
                                                                      : terms.tier_unit == TierUnit::Contracts;
    if (is_fixed) return true;
    for (std::size_t i = 1; i < terms.tiers.size(); ++i) {
        const double cap = terms.tiers[i - 1].cap;
        const double before = cap * double(terms.tiers[i - 1].rate) - terms.tiers[i - 1].amount;
        const double after = cap * double(terms.tiers[i].rate) - terms.tiers[i].amount;
        if (std::abs(after - before) > cap * kRoundingRoom) return false;
    }
    return true;
}

double highest_rate(const Terms& terms) {
    double highest = 0.0;
    for (const MarginTier& tier : terms.tiers)
        highest = std::fmax(highest, double(tier.rate + terms.added_maintenance));
    return highest;
}

template <class PositionType>
class RowFates {
public:
    using Settle = typename PositionType::Settle;

    RowFates(const Plan& plan, const HedgeLeg& leg, const Margined<PositionType>& margined, const GridAsset& asset,
             std::span<const double> exit_spots, const GridPayments& payments)
        : plan_(plan), leg_(leg), margined_(margined), asset_(asset), exit_spots_(exit_spots), payments_(payments),
          is_short_(direction_of(margined.position) > 0.0), is_straight_(plan.scenario.move == PriceMove::Straight),
          backing_(margined.collateral + margined.realised),
          exit_settle_(Way(leg, {UsdPerCoin(asset.start), UsdPerCoin(asset.start)}, plan).settle_at_end()),
          first_(futures_price(leg.terms.kind, {UsdPerCoin(asset.start), leg.entry_basis, leg.settle_start})),
          price_(price_for(backing_)), is_safe_(is_sound(backing_)),
          receives_(payments.is_none() || leg.funding.is_only_received(is_short_ ? 1.0 : -1.0)),
          pays_(leg.funding.is_only_received(is_short_ ? -1.0 : 1.0)) {}

    void find(std::vector<ColumnRun>& deaths) const {
        const std::size_t count = exit_spots_.size();
        if (is_beyond(first_, price_)) {
            deaths.push_back({0, count});
        } else if (is_ordered()) {
            find_by_halving(deaths);
        } else {
            for (std::size_t column = 0; column < count; ++column) {
                if (!is_dead_in(column)) continue;
                if (deaths.empty() || deaths.back().to != column) deaths.push_back({column, column});
                deaths.back().to = column + 1;
            }
        }
    }

private:
    std::optional<UsdPerCoin> price_for(Settle backing) const {
        return liquidation_of(margined_.position, backing, leg_.terms, leg_.mark).price;
    }

    /// Above the maintenance margin at today's price: then its liquidation price is the nearest on the losing side.
    bool is_sound(Settle backing) const {
        return backing + pnl(margined_.position, leg_.mark)
               > maintenance_margin(margined_.position, leg_.terms, leg_.mark);
    }

    bool is_beyond(UsdPerCoin mark, const std::optional<UsdPerCoin>& price) const {
        return price && (is_short_ ? mark >= *price : mark <= *price);
    }

    /// No futures price on the way is worse.
    UsdPerCoin worst_on_way(double spot, UsdPerCoin last) const {
        const bool is_plain =
            leg_.settle_start == leg_.settle_end && (is_short_ || leg_.entry_basis == leg_.exit_basis);
        if (is_plain || !is_straight_) return is_short_ ? std::max(first_, last) : std::min(first_, last);
        const bool is_in_settle = leg_.terms.kind == ContractKind::Linear;
        const double start = asset_.start;
        if (is_short_) {
            const UsdPerCoin highest = UsdPerCoin(std::max(start, spot)) + std::max(leg_.entry_basis, leg_.exit_basis);
            return is_in_settle ? highest / std::min(leg_.settle_start, leg_.settle_end) : highest;
        }
        const UsdPerCoin lowest = UsdPerCoin(std::min(start, spot)) + std::min(leg_.entry_basis, leg_.exit_basis);
        return is_in_settle ? lowest / std::max(leg_.settle_start, leg_.settle_end) : lowest;
    }

    bool outlives(UsdPerCoin worst, const std::optional<UsdPerCoin>& price) const {
        if (!price) return true;
        return is_short_ ? *price > worst * (1.0 + kRoundingRoom) : *price < worst * (1.0 - kRoundingRoom);
    }

    bool is_dead_in(std::size_t column) const {
        const double spot = exit_spots_[column];
        const UsdPerCoin last = futures_price(leg_.terms.kind, {UsdPerCoin(spot), leg_.exit_basis, exit_settle_});
        const UsdPerCoin worst = worst_on_way(spot, last);
        if (receives_ && is_safe_ && outlives(worst, price_)) return false;
        const auto size = size_of(margined_.position);
        const Settle left = backing_ + Settle(double(size) * payments_.rate() * payments_.sums()[column]);
        const auto price = payments_.is_none() ? price_ : price_for(left);
        if (pays_ && is_sound(left) && outlives(worst, price)) return false;
        if (is_beyond(last, price)) return true;
        const Way way(leg_, {UsdPerCoin(asset_.start), UsdPerCoin(asset_.end[column])}, plan_);
        return follow_isolated(plan_, leg_, way).death.has_value();
    }

    /// Whether a leg that dies in a column dies in every one that ends worse.
    bool is_ordered() const {
        if (!is_straight_ || payments_.is_none()) return true;
        if (payments_.most_rate() > kLargestRate) return false;
        constexpr bool kIsInverse = std::same_as<PositionType, InversePosition>;
        // The backing gets worse, too: coins are received for a fall, dollars for a rise.
        if (leg_.funding.is_only_received(kIsInverse ? 1.0 : -1.0)) return true;
        const double rate = highest_rate(leg_.terms);
        return rate < 1.0 && has_smooth_tiers<PositionType>(leg_.terms)
               && payments_.total_rate() * (kIsInverse ? inverse_growth() : straight_growth()) < 1.0 - rate;
    }

    double lowest_spot() const { return std::min({asset_.start, asset_.end.front(), asset_.end.back()}); }
    double highest_spot() const { return std::max({asset_.start, asset_.end.front(), asset_.end.back()}); }

    /// The largest (S_j / settle_j) / (S_i / settle_i) with j before i.
    double straight_growth() const {
        const auto [least, most] = std::minmax(leg_.settle_start, leg_.settle_end);
        return asset_.start / lowest_spot() * (most / least);
    }

    /// The largest (S_j / F_j^2) / (S_i / F_i^2) with j before i.
    double inverse_growth() const {
        const double basis =
            std::max(double(magnitude(leg_.entry_basis)), double(magnitude(leg_.exit_basis))) / lowest_spot();
        if (basis > kLargestBasis) return HUGE_VAL;
        const double uneven = (1.0 + basis) / (1.0 - basis);
        return highest_spot() / asset_.start * (uneven * uneven);
    }

    void find_by_halving(std::vector<ColumnRun>& deaths) const {
        const std::size_t count = exit_spots_.size();
        const bool is_rising = exit_spots_.back() >= exit_spots_.front();
        const bool is_worse_later = is_short_ == is_rising;
        // Columns counted from the best end on.
        const auto is_dead = [&](std::size_t index) { return is_dead_in(is_worse_later ? index : count - 1 - index); };
        if (!is_dead(count - 1)) return;
        std::size_t alive = 0, dead = count - 1; // of those before `alive`, none is dead
        while (alive < dead) {
            const std::size_t middle = alive + (dead - alive) / 2;
            is_dead(middle) ? dead = middle : alive = middle + 1;
        }
        deaths.push_back(is_worse_later ? ColumnRun{dead, count} : ColumnRun{0, count - dead});
    }

    const Plan& plan_;
    const HedgeLeg& leg_;
    const Margined<PositionType>& margined_;
    const GridAsset& asset_;
    std::span<const double> exit_spots_;
    const GridPayments& payments_;
    bool is_short_;
    bool is_straight_;
    Settle backing_; // at the start
    double exit_settle_;
    UsdPerCoin first_; // futures price at the start
    std::optional<UsdPerCoin> price_;
    bool is_safe_;
    bool receives_;
    bool pays_;
};

} // namespace

void find_deaths(const Plan& plan, const HedgeLeg& leg, const GridAsset& asset, std::span<const double> exit_spots,
                 const GridPayments& payments, std::vector<ColumnRun>& deaths) {
    deaths.clear();
    std::visit(
        [&]<class PositionType>(const Margined<PositionType>& margined) {
            if (is_open(margined.position))
                RowFates<PositionType>(plan, leg, margined, asset, exit_spots, payments).find(deaths);
        },
        leg.margined);
}

} // namespace keel
