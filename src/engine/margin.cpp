#include "engine/margin.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace keel {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Collateral that covers all but this part of Q/F0 leaves no liquidation price: what is left of the subtraction is
/// rounding, and the price it stands for is a trillion times today's.
constexpr double kCoveredTolerance = 1e-12;

std::optional<UsdPerCoin> price_in_tier(const InversePosition& p, Coin collateral, double rate, Coin amount) {
    const double direction = direction_of(p);
    const Coin at_entry = p.notional / p.entry;
    const Coin uncovered = at_entry - collateral - amount;
    if (uncovered * direction <= at_entry * direction * kCoveredTolerance) return std::nullopt;
    return p.notional * (1.0 - direction * rate) / uncovered;
}

template <StraightPosition Type>
std::optional<UsdPerCoin> price_in_tier(const Type& p, typename Type::Settle collateral, double rate,
                                        typename Type::Settle amount) {
    const double direction = direction_of(p);
    const auto left = (collateral + p.size * p.entry + amount) * direction;
    if (double(left) <= 0.0) return std::nullopt;
    return UsdPerCoin(double(left) / (double(magnitude(p.size)) * (1.0 + direction * rate)));
}

/// Mark prices at which a tier holds: [from, to].
struct PriceRange {
    double from;
    double to;
};

/// An inverse notional shrinks in coins as the price rises, a linear one grows.
PriceRange prices_of_sizes(const InversePosition& p, double floor, double cap) {
    const double notional = double(magnitude(p.notional));
    return {notional / cap, floor > 0.0 ? notional / floor : kInfinity};
}

template <StraightPosition Type>
PriceRange prices_of_sizes(const Type& p, double floor, double cap) {
    const double size = double(magnitude(p.size));
    return {floor / size, cap / size};
}

/// Size of the position where it does not depend on the price.
template <class PositionType>
double contracts_of(const PositionType& p, const Terms& terms) {
    return double(magnitude(size_of(p))) / terms.contract_value;
}

bool has_fixed_size(const InversePosition&, TierUnit unit) { return unit != TierUnit::SettleAsset; }
template <StraightPosition Type>
bool has_fixed_size(const Type&, TierUnit unit) {
    return unit == TierUnit::Contracts;
}

double fixed_size(const InversePosition& p, const Terms& terms) {
    return terms.tier_unit == TierUnit::Usd ? double(magnitude(p.notional)) : contracts_of(p, terms);
}
template <StraightPosition Type>
double fixed_size(const Type& p, const Terms& terms) {
    return contracts_of(p, terms);
}

template <class PositionType>
PriceRange prices_of_tier(const PositionType& position, const Terms& terms, std::size_t tier) {
    const double floor = tier == 0 ? 0.0 : terms.tiers[tier - 1].cap;
    const double cap = terms.tiers[tier].cap;
    if (!has_fixed_size(position, terms.tier_unit)) return prices_of_sizes(position, floor, cap);
    const double size = fixed_size(position, terms);
    if (size > floor && size <= cap) return {0.0, kInfinity};
    return {kInfinity, 0.0}; // empty: this tier never holds
}

double whole_rate(const MarginTier& tier, const Terms& terms) { return double(tier.rate + terms.added_maintenance); }

/// The first price on the losing side of `start` at which equity does not exceed the maintenance margin.
template <class PositionType>
std::optional<Liquidation> first_liquidation_from(const PositionType& position,
                                                  typename PositionType::Settle collateral, const Terms& terms,
                                                  double start) {
    using Settle = typename PositionType::Settle;
    const bool is_short = direction_of(position) > 0.0;
    std::optional<Liquidation> nearest;
    for (std::size_t i = 0; i < terms.tiers.size(); ++i) {
        const MarginTier& tier = terms.tiers[i];
        const PriceRange range = prices_of_tier(position, terms, i);
        if (range.from > range.to || (is_short ? range.to < start : range.from > start)) continue;
        const auto crossing = price_in_tier(position, collateral, whole_rate(tier, terms), Settle(tier.amount));
        if (!crossing || (is_short ? double(*crossing) > range.to : double(*crossing) < range.from)) continue;
        // Where the tier begins to hold beyond the crossing, the position is liquidated as it enters the tier.
        const double price = is_short ? std::max({double(*crossing), range.from, start})
                                      : std::min({double(*crossing), range.to, start});
        if (!(price > 0.0) || !std::isfinite(price)) continue; // beyond every price
        const bool is_nearer =
            !nearest || (is_short ? price < double(*nearest->price) : price > double(*nearest->price));
        if (is_nearer) nearest = Liquidation{UsdPerCoin(price), tier};
    }
    return nearest;
}

template <class PositionType>
const MarginTier& tier_at(const PositionType& position, const Terms& terms, UsdPerCoin mark) {
    const double size =
        has_fixed_size(position, terms.tier_unit) ? fixed_size(position, terms) : double(notional_at(position, mark));
    const auto found = std::ranges::find_if(terms.tiers, [size](const MarginTier& tier) { return size <= tier.cap; });
    return found != terms.tiers.end() ? *found : terms.tiers.back();
}

template <class PositionType>
typename PositionType::Settle margin_at(const PositionType& position, const Terms& terms, UsdPerCoin mark) {
    using Settle = typename PositionType::Settle;
    const MarginTier& tier = tier_at(position, terms, mark);
    return notional_at(position, mark) * Rate(whole_rate(tier, terms)) - Settle(tier.amount);
}

template <class PositionType>
Liquidation liquidation_in_tiers(const PositionType& position, typename PositionType::Settle collateral,
                                 const Terms& terms, UsdPerCoin mark) {
    if (is_open(position)) {
        const bool is_short = direction_of(position) > 0.0;
        const bool is_late = collateral + pnl(position, mark) <= margin_at(position, terms, mark);
        const double start = !is_late ? double(mark) : is_short ? 0.0 : kInfinity;
        if (const auto found = first_liquidation_from(position, collateral, terms, start)) return *found;
    }
    return {std::nullopt, tier_at(position, terms, mark)};
}

/// Empty where `price` is none, or behind `from`.
std::optional<UsdPerCoin> if_ahead(double price, double direction, UsdPerCoin from) {
    const bool is_ahead = std::isfinite(price) && price > 0.0 && direction * (price - double(from)) >= 0.0;
    return is_ahead ? std::optional(UsdPerCoin(price)) : std::nullopt;
}

template <StraightPosition Type>
std::optional<UsdPerCoin> straight_price_at_leverage(const Type& p, typename Type::Settle collateral, double most,
                                                     UsdPerCoin from) {
    const double direction = direction_of(p);
    const double covered = double(collateral + p.size * p.entry);
    return if_ahead(covered / (double(p.size) * (1.0 + direction / most)), direction, from);
}

} // namespace

Liquidation liquidation_of(const InversePosition& position, Coin collateral, const Terms& terms, UsdPerCoin mark) {
    return liquidation_in_tiers(position, collateral, terms, mark);
}

Liquidation liquidation_of(const LinearPosition& position, Usd collateral, const Terms& terms, UsdPerCoin mark) {
    return liquidation_in_tiers(position, collateral, terms, mark);
}

Liquidation liquidation_of(const QuantoPosition& position, SettleUnit collateral, const Terms& terms, UsdPerCoin mark) {
    return liquidation_in_tiers(position, collateral, terms, mark);
}

std::optional<UsdPerCoin> bankruptcy_price(const InversePosition& position, Coin collateral) {
    if (!is_open(position)) return std::nullopt;
    return price_in_tier(position, collateral, 0.0, Coin(0.0));
}

std::optional<UsdPerCoin> bankruptcy_price(const LinearPosition& position, Usd collateral) {
    if (!is_open(position)) return std::nullopt;
    return price_in_tier(position, collateral, 0.0, Usd(0.0));
}

std::optional<UsdPerCoin> bankruptcy_price(const QuantoPosition& position, SettleUnit collateral) {
    if (!is_open(position)) return std::nullopt;
    return price_in_tier(position, collateral, 0.0, SettleUnit(0.0));
}

std::optional<UsdPerCoin> price_at_leverage(const InversePosition& p, Coin collateral, double most, UsdPerCoin from) {
    const double direction = direction_of(p);
    const double uncovered = double(collateral - p.notional / p.entry);
    return if_ahead(double(p.notional) * (direction / most - 1.0) / uncovered, direction, from);
}

std::optional<UsdPerCoin> price_at_leverage(const LinearPosition& p, Usd collateral, double most, UsdPerCoin from) {
    return straight_price_at_leverage(p, collateral, most, from);
}

std::optional<UsdPerCoin> price_at_leverage(const QuantoPosition& p, SettleUnit collateral, double most,
                                            UsdPerCoin from) {
    return straight_price_at_leverage(p, collateral, most, from);
}

const MarginTier& tier_in_force(const InversePosition& position, const Terms& terms, UsdPerCoin mark) {
    return tier_at(position, terms, mark);
}

const MarginTier& tier_in_force(const LinearPosition& position, const Terms& terms, UsdPerCoin mark) {
    return tier_at(position, terms, mark);
}

const MarginTier& tier_in_force(const QuantoPosition& position, const Terms& terms, UsdPerCoin mark) {
    return tier_at(position, terms, mark);
}

Coin maintenance_margin(const InversePosition& position, const Terms& terms, UsdPerCoin mark) {
    return margin_at(position, terms, mark);
}

Usd maintenance_margin(const LinearPosition& position, const Terms& terms, UsdPerCoin mark) {
    return margin_at(position, terms, mark);
}

SettleUnit maintenance_margin(const QuantoPosition& position, const Terms& terms, UsdPerCoin mark) {
    return margin_at(position, terms, mark);
}

} // namespace keel
