#include "engine/stretch.hpp"

#include "engine/math.hpp"

#include <algorithm>

namespace keel {

UsdPerCoin futures_with_basis(ContractKind kind, UsdPerCoin mark, const LegPrices& prices, UsdPerCoin basis) {
    const double quote = kind == ContractKind::Linear ? prices.settle : 1.0;
    const UsdPerCoin price = mark - prices.basis / quote + basis / quote;
    // A basis a trillion times the spot price leaves nothing of it in the subtraction.
    constexpr double kLeast = 1e-15;
    return std::max(price, std::max(mark, magnitude(prices.basis)) * kLeast);
}

Stretch::Stretch(ContractKind kind, const LegPrices& from, const LegPrices& to)
    : kind_(kind), from_(from), basis_change_(to.basis - from.basis), settle_change_(to.settle - from.settle),
      log_ratio_(to.spot == from.spot ? 0.0 : math::log(to.spot / from.spot)) {}

UsdPerCoin Stretch::spot_at(double part) const {
    return log_ratio_ == 0.0 ? from_.spot : from_.spot * math::exp(log_ratio_ * part);
}

LegPrices Stretch::at(double part) const {
    return {spot_at(part), from_.basis + basis_change_ * part, from_.settle + settle_change_ * part};
}

double Stretch::part_at_price(UsdPerCoin price, double from, double to) const {
    const bool is_below = futures_at(from) < price;
    for (int step = 0; step < 60; ++step) {
        const double middle = 0.5 * (from + to);
        ((futures_at(middle) < price) == is_below ? from : to) = middle;
    }
    return to;
}

double Stretch::part_of_lowest(double from, double to) const {
    // Spot is an exponential and the basis a straight line, so the slope is 0 at most once: start r^p ln r = -slope.
    const double slope = double(basis_change_);
    if (log_ratio_ == 0.0 || slope / log_ratio_ >= 0.0)
        return double(futures_at(from)) <= double(futures_at(to)) ? from : to;
    const double part = math::log(-slope / (double(from_.spot) * log_ratio_)) / log_ratio_;
    return std::clamp(part, from, to);
}

} // namespace keel
