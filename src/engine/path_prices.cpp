#include "engine/path_prices.hpp"

#include "engine/market.hpp"
#include "engine/math.hpp"

#include <algorithm>
#include <limits>

namespace keel {

BarPoints::BarPoints(std::span<const PriceBar> bars, FirstInBar first)
    : bars_(bars), first_(first),
      points_per_bar_(std::ranges::any_of(bars, [](const PriceBar& bar) { return bar.high > 0.0; }) ? 3 : 1) {}

NumberPair BarPoints::operator[](std::size_t index) const {
    const PriceBar& bar = bars_[index / points_per_bar_];
    const std::size_t step = index % points_per_bar_;
    if (step + 1 == points_per_bar_) return {bar.day, bar.close};
    const double from = index < points_per_bar_ ? 0.0 : bars_[index / points_per_bar_ - 1].day;
    const double day = from + (bar.day - from) * (static_cast<double>(step + 1) / 3.0);
    const bool is_high = (step == 0) == (first_ == FirstInBar::High);
    if (bar.high <= 0.0) return {day, bar.close};
    return {day, is_high ? bar.high : bar.low};
}

Curve::Curve(double start, std::span<const NumberPair> points, Join join)
    : join_(join), points_(points), bars_({}, FirstInBar::High), start_(start), before_(start),
      after_(start), last_{0.0, start} {}

Curve::Curve(double start, const BarPoints& bars, double reference, double beta)
    : join_(Join::Log), bars_(bars), reference_(reference), beta_(beta), start_(start), before_(start),
      after_(start), last_{0.0, start} {}

NumberPair Curve::point(std::size_t index) const {
    if (points_.data() != nullptr) return points_[index];
    const NumberPair bar = bars_[index];
    if (beta_ == 1.0) return {bar.first, start_ == reference_ ? bar.second : start_ * (bar.second / reference_)};
    return {bar.first, start_ * (1.0 + std::max(beta_ * (bar.second / reference_ - 1.0), kDeepestMove))};
}

double Curve::between(const NumberPair& from, const NumberPair& to, double day) {
    if (to.second == from.second) return from.second;
    const double part = (day - from.first) / (to.first - from.first);
    if (join_ == Join::Straight) return from.second + (to.second - from.second) * part;
    if (log_ratio_of_ != next_ + 1) {
        log_ratio_of_ = next_ + 1;
        log_ratio_ = math::log(to.second / from.second);
    }
    return from.second * math::exp(log_ratio_ * part);
}

void Curve::move_to(double day) {
    // Points that were passed without a stop at them, which only happens at the day itself.
    while (next_ < size() && point(next_).first < day)
        last_ = point(next_++);
    if (next_ == size()) {
        before_ = after_ = last_.second;
        return;
    }
    const NumberPair next = point(next_);
    if (next.first > day) {
        before_ = after_ = day == last_.first ? last_.second : between(last_, next, day);
        return;
    }
    before_ = day == last_.first ? last_.second : next.second;
    while (next_ < size() && point(next_).first <= day)
        last_ = point(next_++);
    after_ = last_.second;
}

double Curve::next_bend() const {
    return next_ < size() ? point(next_).first : std::numeric_limits<double>::infinity();
}

PathPrices::PathPrices(const Plan& plan, const Hedge& hedge, const BarPoints& bars) : hedge_(hedge) {
    points_.reserve(plan.bags.size() + 2 * hedge.legs.size());
    const double reference = plan.bags.front().price;
    for (std::size_t i = 0; i < plan.bags.size(); ++i) {
        if (PairList own = own_path(plan, i); !own.empty()) {
            spots_.emplace_back(plan.bags[i].price, points_.emplace_back(std::move(own)), Curve::Join::Log);
        } else {
            spots_.emplace_back(plan.bags[i].price, bars, reference, beta_of(plan, i));
        }
    }
    for (std::size_t i = 0; i < hedge.legs.size(); ++i) {
        add_basis(plan, i);
        add_settle(plan, i);
    }
}

PathPrices::PathPrices(const Plan& plan, const Hedge& hedge, const DrawnPath& drawn) : hedge_(hedge) {
    points_.reserve(2 * hedge.legs.size());
    for (std::size_t i = 0; i < plan.bags.size(); ++i)
        spots_.emplace_back(plan.bags[i].price, drawn.spots[i], Curve::Join::Log);
    for (std::size_t i = 0; i < hedge.legs.size(); ++i) {
        if (drawn.bases[i].empty()) {
            add_basis(plan, i);
        } else {
            bases_.emplace_back(double(hedge.legs[i].entry_basis), drawn.bases[i], Curve::Join::Straight);
        }
        add_settle(plan, i);
    }
}

void PathPrices::add_basis(const Plan& plan, std::size_t i) {
    const HedgeLeg& leg = hedge_.legs[i];
    bases_.emplace_back(double(leg.entry_basis), points_.emplace_back(basis_points(plan.legs[i], leg)),
                        Curve::Join::Straight);
}

void PathPrices::add_settle(const Plan& plan, std::size_t i) {
    const HedgeLeg& leg = hedge_.legs[i];
    PairList settle{{plan.horizon_days, leg.settle_end}};
    if (leg.terms.kind != ContractKind::Inverse && !plan.legs[i].settle_path.empty()) settle = plan.legs[i].settle_path;
    settles_.emplace_back(leg.settle_start, points_.emplace_back(std::move(settle)), Curve::Join::Straight);
}

/// What a coin does that does not follow the first one; empty: it does.
PairList PathPrices::own_path(const Plan& plan, std::size_t bag) const {
    if (!plan.bags[bag].path.empty()) return plan.bags[bag].path;
    if (plan.bags[bag].shock) return {{plan.horizon_days, plan.bags[bag].price * (1.0 + *plan.bags[bag].shock)}};
    return {};
}

PairList PathPrices::basis_points(const Leg& input, const HedgeLeg& leg) const {
    if (input.basis_path.empty()) return {{leg.lifetime_days, double(leg.exit_basis)}};
    PairList points = input.basis_path;
    if (leg.expires) {
        std::erase_if(points, [&](const NumberPair& point) { return point.first >= leg.lifetime_days; });
        points.push_back({leg.lifetime_days, 0.0});
    }
    return points;
}

void PathPrices::move_to(double day) {
    for (std::vector<Curve>* curves : {&spots_, &bases_, &settles_}) {
        for (Curve& curve : *curves)
            curve.move_to(day);
    }
}

double PathPrices::next_bend() const {
    double next = std::numeric_limits<double>::infinity();
    for (const std::vector<Curve>* curves : {&spots_, &bases_, &settles_}) {
        for (const Curve& curve : *curves)
            next = std::min(next, curve.next_bend());
    }
    return next;
}

void PathPrices::read_before(PathMarks& marks) const {
    for (std::size_t i = 0; i < spots_.size(); ++i)
        marks.spots[i] = UsdPerCoin(spots_[i].before());
    for (std::size_t i = 0; i < bases_.size(); ++i)
        marks.legs[i] = {marks.spots[hedge_.legs[i].asset], UsdPerCoin(bases_[i].before()), settles_[i].before()};
}

void PathPrices::read_after(PathMarks& marks) const {
    for (std::size_t i = 0; i < spots_.size(); ++i)
        marks.spots[i] = UsdPerCoin(spots_[i].after());
    for (std::size_t i = 0; i < bases_.size(); ++i)
        marks.legs[i] = {marks.spots[hedge_.legs[i].asset], UsdPerCoin(bases_[i].after()), settles_[i].after()};
}

} // namespace keel
