#include "risk/walk_road.hpp"

#include "engine/math.hpp"
#include "engine/path_schedule.hpp"
#include "engine/path_walk.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace keel::risk {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

double fees_of(const ScenarioLeg& leg) { return leg.entry_fee_usd + leg.exit_fee_usd + leg.slippage_usd; }

} // namespace

WalkRoad::WalkRoad(const Plan& plan, const Hedge& hedge, const Past& past, const OtherLevels& levels)
    : plan_(plan), hedge_(hedge), levels_(levels), motion_(plan, hedge, past) {
    set_levels();
}

void WalkRoad::set_levels() {
    if (levels_.size() == 0) return;
    const HedgeLeg& leg = hedge_.legs[levels_.leg];
    PathLeg on_path(leg, plan_.legs[levels_.leg], plan_.borrow_rate);
    const double own = collateral_of(leg);
    const double unit = leg.terms.kind == ContractKind::Linear ? leg.settle_start : 1.0;
    PathSchedule schedule(plan_, hedge_, {},
                          {.journal = Happens::No, .payments_together = motion_.payments_together()});
    double day = 0.0;
    const bool is_short = on_path.direction() > 0.0;
    for (const double end : motion_.days()) {
        while (day < end) {
            day = std::min(schedule.next_after(day), end);
            if (const auto due = schedule.payment_due(levels_.leg, day)) on_path.pay_funding(due->rate, leg.mark);
        }
        for (std::size_t i = 0; i < levels_.size(); ++i) {
            const auto price = liquidation_with(on_path, levels_[i].collateral - own);
            const double spot = price ? *price * unit - double(leg.entry_basis) : -1.0;
            log_levels_.push_back(spot > 0.0 ? math::log(spot) : is_short ? kInfinity : -kInfinity);
        }
    }
}

WalkedResult WalkRoad::walk(std::uint64_t path, DrawnPath& drawn) const {
    motion_.draw(path, drawn);
    BridgeNumbers numbers(static_cast<std::uint64_t>(plan_.risk.seed), path);
    drawn.uniforms = motion_.has_bridge() ? &numbers : nullptr;
    const WalkedPath way{BarPoints({}, FirstInBar::High), {}, &drawn};
    const Walked walked = walk_path(
        plan_, hedge_, way,
        {.told_funding = Happens::No, .journal = Happens::No, .payments_together = motion_.payments_together()});
    drawn.uniforms = nullptr;
    WalkedResult result{.liquidated_on = walked.liquidated_on, .stopped_on = walked.stopped_on};
    for (std::size_t i = 0; i < walked.trips.size(); ++i)
        result.result.unhedged +=
            double(hedge_.exposed[i] * walked.trips[i].end - hedge_.exposed[i] * walked.trips[i].start);
    result.result.hedged = result.result.unhedged;
    for (const ScenarioLeg& leg : walked.legs) {
        result.result.hedged += leg.net_usd;
        result.result.funding += leg.funding_usd;
        result.result.fees += fees_of(leg);
    }
    return result;
}

void WalkRoad::run(std::uint64_t first_path, std::size_t count, const Layout& layout, Sums& sums) const {
    DrawnPath drawn;
    for (std::size_t i = 0; i < count; ++i) {
        const WalkedResult walked = walk(first_path + i, drawn);
        sums.add(walked.result);
        sums.add_liquidation(walked.liquidated_on);
        sums.add_stop(walked.stopped_on);
        add_prices(drawn, layout, sums);
        add_levels(drawn, sums);
    }
}

void WalkRoad::add_prices(const DrawnPath& drawn, const Layout& layout, Sums& sums) const {
    if (sums.log_price.empty()) return;
    std::size_t moment = 0;
    for (const NumberPair& point : drawn.spots.front()) {
        while (moment < layout.moment_days.size() && layout.moment_days[moment] < point.first)
            ++moment;
        if (moment == layout.moment_days.size()) return;
        if (layout.moment_days[moment] == point.first)
            sums.add_price(moment++, math::log(point.second / plan_.bags.front().price));
    }
}

/// As path_bridge.hpp has it, by the smooth probability of a touch.
void WalkRoad::add_levels(const DrawnPath& drawn, Sums& sums) const {
    const std::size_t count = levels_.size();
    if (count == 0) return;
    constexpr double kNever = 30.0;
    const std::size_t asset = hedge_.legs[levels_.leg].asset;
    const double variance = drawn.covariance_of(asset, asset);
    const bool is_short = plan_.legs[levels_.leg].side == Side::Short;
    const double sign = is_short ? 1.0 : -1.0;
    std::vector<double> alive(count, 1.0);
    std::size_t step = 0;
    double day = 0.0, before = math::log(plan_.bags[asset].price);
    for (const NumberPair& point : drawn.spots[asset]) {
        const double after = math::log(point.second);
        while (step + 1 < motion_.days().size() && motion_.days()[step] < point.first)
            ++step;
        const double spread = variance * (point.first - day);
        for (std::size_t i = 0; i < count; ++i) {
            const double level = log_levels_[step * count + i];
            const double d0 = sign * (level - before), d1 = sign * (level - after);
            if (d0 <= 0.0 || d1 <= 0.0) {
                alive[i] = 0.0;
            } else if (2.0 * d0 * d1 < kNever * spread) {
                alive[i] *= 1.0 - math::exp(-2.0 * d0 * d1 / spread);
            }
        }
        day = point.first;
        before = after;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const double touched = 1.0 - alive[i];
        sums.level[i] += static_cast<std::int64_t>(touched * kProbabilityUnit + 0.5);
        sums.level2[i] += touched * touched;
    }
}

} // namespace keel::risk
