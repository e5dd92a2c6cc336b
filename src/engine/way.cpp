#include "engine/way.hpp"

#include "engine/math.hpp"

#include <algorithm>
#include <cmath>

namespace keel {

Way::Way(const HedgeLeg& leg, const Trip& trip, const Plan& plan)
    : is_linear_(leg.terms.kind == ContractKind::Linear),
      life_(leg.lifetime_days < plan.horizon_days ? leg.lifetime_days / plan.horizon_days : 1.0), start_(trip.start),
      entry_basis_(leg.entry_basis), exit_basis_(leg.exit_basis), settle_start_(leg.settle_start) {
    const bool is_straight = plan.scenario.move == PriceMove::Straight;
    log_ratio_ = is_straight ? math::log(trip.end / trip.start) : 0.0;
    basis_change_ = is_straight ? exit_basis_ - entry_basis_ : UsdPerCoin(0.0);
    settle_change_ = is_straight ? leg.settle_end - leg.settle_start : 0.0;
    const bool ends_early = life_ < 1.0;
    spot_at_end_ = ends_early ? spot_at(life_) : trip.end;
    settle_at_end_ = ends_early ? settle_at(life_) : leg.settle_end;
}

UsdPerCoin Way::spot_at(double part) const {
    return log_ratio_ == 0.0 ? start_ : start_ * math::exp(log_ratio_ * part);
}

UsdPerCoin Way::futures_with_entry_basis(UsdPerCoin mark, UsdPerCoin basis, double settle) const {
    const UsdPerCoin price = is_linear_ ? mark - basis / settle + entry_basis_ / settle : mark - basis + entry_basis_;
    // A basis a trillion times the spot price leaves nothing of it in the subtraction.
    constexpr double kLeast = 1e-15;
    return std::max(price, std::max(mark, magnitude(basis)) * kLeast);
}

double Way::part_at_price(UsdPerCoin price, double from, double to) const {
    const bool is_below = futures_at(from) < price;
    for (int step = 0; step < 60; ++step) {
        const double middle = 0.5 * (from + to);
        ((futures_at(middle) < price) == is_below ? from : to) = middle;
    }
    return to;
}

double Way::part_of_lowest(double from, double to) const {
    // Spot is an exponential and the basis a straight line, so the slope is 0 at most once: start r^p ln r = -slope.
    const double slope = double(basis_change_) / life_;
    if (log_ratio_ == 0.0 || slope / log_ratio_ >= 0.0)
        return double(futures_at(from)) <= double(futures_at(to)) ? from : to;
    const double part = math::log(-slope / (double(start_) * log_ratio_)) / log_ratio_;
    return std::clamp(part, from, to);
}

} // namespace keel
