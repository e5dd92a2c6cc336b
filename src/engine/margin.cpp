#include "engine/margin.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace keel {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Collateral that covers all but this part of Q/F0 leaves no liquidation price: what is left of the subtraction is
/// rounding, and the price it stands for is a trillion times today's.
constexpr double kCoveredTolerance = 1e-12;

std::optional<UsdPerCoin> price_in_tier(const InversePosition& p, Coin collateral, Rate rate, Coin amount) {
    const Coin at_entry = notional_at(p, p.entry);
    const Coin uncovered = at_entry - collateral - amount;
    if (uncovered <= at_entry * kCoveredTolerance) return std::nullopt;
    return p.notional * (1.0 - double(rate)) / uncovered;
}

std::optional<UsdPerCoin> price_in_tier(const LinearPosition& p, Usd collateral, Rate rate, Usd amount) {
    return (collateral + notional_at(p, p.entry) + amount) / (p.size * (1.0 + double(rate)));
}

/// Mark prices at which a tier holds: [from, to].
struct PriceRange {
    double from;
    double to;
};

/// An inverse notional shrinks in coins as the price rises, a linear one grows.
PriceRange prices_of_sizes(const InversePosition& p, double floor, double cap) {
    return {double(p.notional) / cap, floor > 0.0 ? double(p.notional) / floor : kInfinity};
}

PriceRange prices_of_sizes(const LinearPosition& p, double floor, double cap) {
    return {floor / double(p.size), cap / double(p.size)};
}

double contracts_of(const InversePosition& p, const Terms& terms) { return double(p.notional) / terms.contract_value; }
double contracts_of(const LinearPosition& p, const Terms& terms) { return double(p.size) / terms.contract_value; }

template <class Position>
PriceRange prices_of_tier(const Position& position, const Terms& terms, std::size_t tier) {
    const double floor = tier == 0 ? 0.0 : terms.tiers[tier - 1].cap;
    const double cap = terms.tiers[tier].cap;
    if (terms.tier_unit == TierUnit::SettleAsset) return prices_of_sizes(position, floor, cap);
    const double n = contracts_of(position, terms);
    if (n > floor && n <= cap) return {0.0, kInfinity};
    return {kInfinity, 0.0}; // empty: this tier never holds
}

/// The lowest price from `start` on at which equity does not exceed the maintenance margin.
template <class Position>
std::optional<Liquidation> first_liquidation_from(const Position& position, typename Position::Settle collateral,
                                                  const Terms& terms, double start) {
    using Settle = typename Position::Settle;
    std::optional<Liquidation> lowest;
    for (std::size_t i = 0; i < terms.tiers.size(); ++i) {
        const MarginTier& tier = terms.tiers[i];
        const PriceRange range = prices_of_tier(position, terms, i);
        if (range.to < start || range.from > range.to) continue;
        const auto crossing = price_in_tier(position, collateral, tier.rate, Settle(tier.amount));
        if (!crossing || double(*crossing) > range.to) continue;
        // Below the range where the tier begins to hold, the position is liquidated as it enters the tier.
        const double price = std::max({double(*crossing), range.from, start});
        if (!lowest || price < double(*lowest->price)) lowest = Liquidation{UsdPerCoin(price), tier};
    }
    return lowest;
}

template <class Position>
const MarginTier& tier_at(const Position& position, const Terms& terms, UsdPerCoin mark) {
    const double size =
        terms.tier_unit == TierUnit::SettleAsset ? double(notional_at(position, mark)) : contracts_of(position, terms);
    const auto found = std::ranges::find_if(terms.tiers, [size](const MarginTier& tier) { return size <= tier.cap; });
    return found != terms.tiers.end() ? *found : terms.tiers.back();
}

template <class Position>
bool is_liquidated_at(const Position& position, typename Position::Settle collateral, const Terms& terms,
                      UsdPerCoin mark) {
    using Settle = typename Position::Settle;
    const MarginTier& tier = tier_at(position, terms, mark);
    return collateral + pnl(position, mark) <= notional_at(position, mark) * tier.rate - Settle(tier.amount);
}

template <class Position>
Liquidation liquidation_in_tiers(const Position& position, typename Position::Settle collateral, const Terms& terms) {
    const bool is_open = double(notional_at(position, position.entry)) > 0.0;
    if (is_open) {
        const double start =
            is_liquidated_at(position, collateral, terms, position.entry) ? 0.0 : double(position.entry);
        if (const auto found = first_liquidation_from(position, collateral, terms, start)) return *found;
    }
    return {std::nullopt, tier_at(position, terms, position.entry)};
}

} // namespace

Liquidation liquidation_of(const InversePosition& position, Coin collateral, const Terms& terms) {
    return liquidation_in_tiers(position, collateral, terms);
}

Liquidation liquidation_of(const LinearPosition& position, Usd collateral, const Terms& terms) {
    return liquidation_in_tiers(position, collateral, terms);
}

std::optional<UsdPerCoin> bankruptcy_price(const InversePosition& position, Coin collateral) {
    if (double(position.notional) <= 0.0) return std::nullopt;
    return price_in_tier(position, collateral, Rate(0.0), Coin(0.0));
}

std::optional<UsdPerCoin> bankruptcy_price(const LinearPosition& position, Usd collateral) {
    if (double(position.size) <= 0.0) return std::nullopt;
    return price_in_tier(position, collateral, Rate(0.0), Usd(0.0));
}

Coin initial_margin(const InversePosition& position, double leverage) {
    return notional_at(position, position.entry) / leverage;
}

Usd initial_margin(const LinearPosition& position, double leverage) {
    return notional_at(position, position.entry) / leverage;
}

} // namespace keel
