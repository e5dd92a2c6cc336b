#include "engine/grid_fate.hpp"

#include "engine/follow.hpp"
#include "engine/grid_extremes.hpp"
#include "engine/margin.hpp"
#include "engine/math.hpp"
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

/// What a proof needs of the maintenance margin.
struct TierFacts {
    bool is_smooth = true; // no step where one tier ends and the next begins
    bool is_rising = true; // larger positions, higher rates
    double lowest_rate;
    double highest_rate;
};

template <class PositionType>
TierFacts facts_of(const Terms& terms) {
    // Of a size that does not change with the price, one tier holds everywhere.
    const bool is_fixed = std::same_as<PositionType, InversePosition> ? terms.tier_unit != TierUnit::SettleAsset
                                                                      : terms.tier_unit == TierUnit::Contracts;
    const double first = double(terms.tiers.front().rate);
    TierFacts facts{.lowest_rate = first, .highest_rate = first};
    for (std::size_t i = 1; i < terms.tiers.size(); ++i) {
        const MarginTier &before = terms.tiers[i - 1], &tier = terms.tiers[i];
        const double step = before.cap * double(tier.rate - before.rate) - (tier.amount - before.amount);
        facts.is_smooth = facts.is_smooth && (is_fixed || std::abs(step) <= before.cap * kRoundingRoom);
        facts.is_rising = facts.is_rising && (is_fixed || tier.rate >= before.rate);
        facts.lowest_rate = std::fmin(facts.lowest_rate, double(tier.rate));
        facts.highest_rate = std::fmax(facts.highest_rate, double(tier.rate));
    }
    facts.lowest_rate += double(terms.added_maintenance);
    facts.highest_rate += double(terms.added_maintenance);
    return facts;
}

/// Futures prices of a whole way.
struct PriceRange {
    UsdPerCoin lowest;
    UsdPerCoin highest;
};

template <class PositionType>
class RowFates {
public:
    using Settle = typename PositionType::Settle;
    static constexpr bool kIsInverse = std::same_as<PositionType, InversePosition>;

    RowFates(const Plan& plan, const HedgeLeg& leg, const Margined<PositionType>& margined, const GridAsset& asset,
             std::span<const double> exit_spots, const GridPayments& payments)
        : plan_(plan), leg_(leg), margined_(margined), asset_(asset), exit_spots_(exit_spots), payments_(payments),
          is_short_(direction_of(margined.position) > 0.0), is_straight_(plan.scenario.move == PriceMove::Straight),
          backing_(margined.collateral + margined.realised),
          exit_settle_(Way(leg, {UsdPerCoin(asset.start), UsdPerCoin(asset.start)}, plan).settle_at_end()),
          first_(futures_price(leg.terms.kind, {UsdPerCoin(asset.start), leg.entry_basis, leg.settle_start})),
          price_(price_for(backing_)), tiers_(facts_of<PositionType>(leg.terms)),
          receives_(payments.is_none() || leg.funding.is_only_received(is_short_ ? 1.0 : -1.0)),
          pays_(leg.funding.is_only_received(is_short_ ? -1.0 : 1.0)),
          has_one_basis_(leg.entry_basis == leg.exit_basis && leg.settle_start == leg.settle_end),
          has_worst_payment_(is_straight_ && has_one_basis_ && !payments.is_none() && leg.funding.constant_rate()
                             && payments.most_rate() <= kLargestRate && tiers_.is_smooth && tiers_.is_rising
                             && tiers_.highest_rate < 1.0 && is_sound(backing_)) {}

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

    /// Not above the maintenance margin there.
    bool lacks_margin(UsdPerCoin mark, Settle backing) const {
        return backing + pnl(margined_.position, mark) <= maintenance_margin(margined_.position, leg_.terms, mark);
    }

    /// Above it at today's price: then its liquidation price is the nearest on the losing side.
    bool is_sound(Settle backing) const { return !lacks_margin(leg_.mark, backing); }

    bool is_beyond(UsdPerCoin mark, const std::optional<UsdPerCoin>& price) const {
        return price && (is_short_ ? mark >= *price : mark <= *price);
    }

    /// No futures price on the way is outside.
    PriceRange range_of_way(double spot, UsdPerCoin last) const {
        if (!is_straight_ || has_one_basis_) return {std::min(first_, last), std::max(first_, last)};
        const auto [low_spot, high_spot] = std::minmax(asset_.start, spot);
        const auto [low_basis, high_basis] = std::minmax(leg_.entry_basis, leg_.exit_basis);
        const auto [low_settle, high_settle] = std::minmax(leg_.settle_start, leg_.settle_end);
        const bool is_in_settle = leg_.terms.kind == ContractKind::Linear;
        const UsdPerCoin lowest = (UsdPerCoin(low_spot) + low_basis) / (is_in_settle ? high_settle : 1.0);
        // Convex in time where the settle price stays what it is.
        if (low_settle == high_settle) return {lowest, std::max(first_, last)};
        return {lowest, (UsdPerCoin(high_spot) + high_basis) / (is_in_settle ? low_settle : 1.0)};
    }

    /// Never beyond the liquidation price that `least` leaves.
    bool outlives(const PriceRange& range, Settle least) const {
        if (!is_sound(least)) return false;
        const auto price = price_for(least);
        return !price
               || (is_short_ ? *price > range.highest * (1.0 + kRoundingRoom)
                             : *price < range.lowest * (1.0 - kRoundingRoom));
    }

    /// What is left of the backing at the worst moment, or less.
    Settle least_backing(const PriceRange& range, Settle left) const {
        if (receives_) return backing_;
        if (pays_) return left;
        const double most = kIsInverse ? 1.0 / double(range.lowest) : double(range.highest);
        return backing_ - magnitude(funding_of(most * payments_.total_rate()));
    }

    /// Of so much for each unit of size.
    Settle funding_of(double sum) const { return Settle(double(size_of(margined_.position)) * sum); }

    bool is_dead_in(std::size_t column) const {
        const double spot = exit_spots_[column];
        const UsdPerCoin last = futures_price(leg_.terms.kind, {UsdPerCoin(spot), leg_.exit_basis, exit_settle_});
        const PriceRange range = range_of_way(spot, last);
        const Settle left = backing_ + funding_of(payments_.rate() * payments_.sums()[column]);
        if (double(range.lowest) > 0.0 && outlives(range, least_backing(range, left))) return false;
        if (is_beyond(last, price_for(left))) return true;
        if (const auto told = dies_at_payments(column, left)) return *told;
        const Way way(leg_, {UsdPerCoin(asset_.start), UsdPerCoin(asset_.end[column])}, plan_);
        return follow_isolated(plan_, leg_, way).death.has_value();
    }

    /// Told by the first and the last payment (grid_extremes.hpp); none: it may die between them. By the margin and not
    /// by a price: when more was paid than there ever was, no price is left.
    std::optional<bool> dies_at_payments(std::size_t column, Settle left) const {
        if (!has_worst_payment_) return std::nullopt;
        const double quote = leg_.terms.kind == ContractKind::Linear ? leg_.settle_start : 1.0;
        const double start = asset_.start / quote, basis = double(leg_.entry_basis) / quote;
        const double step = leg_.funding.interval_days() / plan_.horizon_days;
        const double log_move = asset_.log_moves[column];
        const double growth = math::exp(log_move * step);
        const double end = start * math::exp(log_move * std::fmin(step * static_cast<double>(payments_.count()), 1.0));
        const double direction = is_short_ ? 1.0 : -1.0;
        if (!is_worst_at_an_end({kIsInverse, direction, payments_.rate() * direction, basis, growth, start * growth,
                                 end, tiers_.lowest_rate, tiers_.highest_rate}))
            return std::nullopt;
        const UsdPerCoin first_mark(start * growth + basis), last_mark(end + basis);
        const auto payment = [&](UsdPerCoin mark) {
            return funding_of(payments_.rate() * (kIsInverse ? 1.0 / double(mark) : double(mark)));
        };
        return receives_ ? lacks_margin(first_mark, backing_) || lacks_margin(last_mark, left - payment(last_mark))
                         : lacks_margin(first_mark, backing_ + payment(first_mark)) || lacks_margin(last_mark, left);
    }

    /// Whether a leg that dies in a column dies in every one that ends worse.
    bool is_ordered() const {
        if (!is_straight_ || payments_.is_none()) return true;
        if (payments_.most_rate() > kLargestRate) return false;
        // The backing gets worse, too: coins are received for a fall, dollars for a rise.
        if (leg_.funding.is_only_received(kIsInverse ? 1.0 : -1.0)) return true;
        return tiers_.highest_rate < 1.0 && tiers_.is_smooth
               && payments_.total_rate() * (kIsInverse ? inverse_growth() : straight_growth())
                      < 1.0 - tiers_.highest_rate;
    }

    double lowest_spot() const { return std::min({asset_.start, asset_.end.front(), asset_.end.back()}); }
    double highest_spot() const { return std::max({asset_.start, asset_.end.front(), asset_.end.back()}); }

    /// The largest (S_j / settle_j) / (S_i / settle_i) with j before i.
    double straight_growth() const {
        const auto [least, most] = std::minmax(leg_.settle_start, leg_.settle_end);
        // Of a fall a short that only receives dies nowhere: it need not be ordered there.
        const bool is_rise = is_short_ && receives_ && has_one_basis_ && is_sound(backing_);
        return (is_rise ? 1.0 : asset_.start / lowest_spot()) * (most / least);
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
    UsdPerCoin first_;                // futures price at the start
    std::optional<UsdPerCoin> price_; // of its liquidation, before any funding
    TierFacts tiers_;
    bool receives_;
    bool pays_;
    bool has_one_basis_;     // and one settle price: F rises or falls all the way
    bool has_worst_payment_; // what grid_extremes.hpp asks for
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
