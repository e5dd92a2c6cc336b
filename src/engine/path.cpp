#include "engine/path.hpp"

#include "engine/math.hpp"
#include "engine/path_check.hpp"
#include "engine/path_episodes.hpp"
#include "engine/path_presets.hpp"
#include "engine/path_walk.hpp"
#include "engine/plan_check.hpp"
#include "engine/scenario.hpp"
#include "model/fields.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace keel {

namespace {

/// Points that lie on the line between their neighbours do not bend the path: without them it is the same path, and
/// coins that follow by beta, which are tied to it at its bends, stay the same too.
PairList bends_of(double start, const PairList& points) {
    constexpr double kOnLine = 1e-12;
    PairList bends;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const NumberPair before = bends.empty() ? NumberPair{0.0, start} : bends.back();
        const NumberPair& point = points[i];
        if (i + 1 < points.size() && before.first < point.first && point.first < points[i + 1].first) {
            const NumberPair& next = points[i + 1];
            const double part = (point.first - before.first) / (next.first - before.first);
            const double on_line = before.second * math::exp(math::log(next.second / before.second) * part);
            if (std::abs(point.second / on_line - 1.0) <= kOnLine) continue;
        }
        bends.push_back(point);
    }
    return bends;
}

std::vector<PriceBar> bars_of(const Plan& plan) {
    const double price = plan.bags.front().price;
    const PathInput& path = plan.scenario.path;
    const PairList points = path.preset ? waypoints_of(*path.preset, plan.horizon_days, price) : path.points;
    std::vector<PriceBar> bars;
    for (const NumberPair& bend : bends_of(price, points))
        bars.push_back({.day = bend.first, .close = bend.second});
    return bars;
}

double length_of(const Plan& plan, std::span<const PriceBar> bars) {
    double length = plan.horizon_days;
    if (!bars.empty()) length = std::max(length, bars.back().day);
    for (const Bag& bag : plan.bags) {
        if (!bag.path.empty()) length = std::max(length, bag.path.back().first);
    }
    return length;
}

FirstInBar worse_first(const Plan& plan, const Hedge& hedge) {
    double sold = 0.0;
    for (const HedgeLeg& leg : hedge.legs) {
        sold +=
            double(std::visit([&](const auto& m) { return coins_hedged(m.position, leg.settle_start); }, leg.margined))
            * plan.bags[leg.asset].price;
    }
    return sold >= 0.0 ? FirstInBar::High : FirstInBar::Low;
}

/// The walks of one path: the plan's, and those it is compared with.
class Paths {
public:
    Paths(const Plan& plan, const Hedge& hedge, const PathHistory& history)
        : plan_(plan), hedge_(hedge), path_{BarPoints(history.bars, worse_first(plan, hedge)), history.funding} {}

    PathReport report() {
        Walked walked = walk_path(plan_, hedge_, path_, {});
        PathReport report;
        report.days = plan_.horizon_days;
        report.events = std::move(walked.log.events);
        report.events_left_out = walked.log.events_left_out;
        report.series = std::move(walked.log.moments);
        report.episodes = std::move(walked.episodes);
        report.rules = walked.rules;
        report.hedged_days = walked.hedged_days;
        report.outcome = scenario_from(plan_, hedge_, walked.trips, std::move(walked.legs));
        report.alternatives.push_back(unhedged(report.outcome, report.series));
        const auto has_stop = [](const Leg& leg) { return leg.stop_price.has_value(); };
        if (std::ranges::any_of(plan_.legs, has_stop)) {
            report.alternatives.push_back(
                walked_otherwise("without_stop", "Without the stop", {.stops = Happens::No}, report.outcome));
        }
        if (!plan_.rules.empty()) {
            report.alternatives.push_back(
                walked_otherwise("without_rules", "Without the rules", {.rules = Happens::No}, report.outcome));
            add_always_hedged(report);
        }
        if (walked.is_broken) {
            report.alternatives.push_back(
                walked_otherwise("held", "Had the hedge held", {.breaks = Happens::No}, report.outcome));
            report.broken_net_usd = 0.0 - report.alternatives.back().difference_usd;
        }
        return report;
    }

private:
    static PathAlternative unhedged(const Scenario& outcome, const std::vector<PathMoment>& moments) {
        PathAlternative coins{.key = "unhedged",
                              .label = "Unhedged",
                              .value_usd = outcome.unhedged_usd,
                              .net_usd = outcome.spot_usd,
                              .difference_usd = outcome.value_usd - outcome.unhedged_usd,
                              .spot_usd = outcome.spot_usd};
        for (const PathMoment& moment : moments) {
            coins.series.push_back({.day = moment.day,
                                    .price = moment.price,
                                    .spot_usd = moment.spot_usd,
                                    .value_usd = moment.spot_usd,
                                    .net_usd = moment.net_usd - moment.hedge_usd});
        }
        return coins;
    }

    /// Where nothing is hedged without the rules: the hedge that they set at the most, all along.
    void add_always_hedged(PathReport& report) const {
        Plan plan = plan_;
        plan.rules.clear();
        for (const Rule& rule : plan_.rules) {
            const auto i = static_cast<std::size_t>(rule.leg) - 1;
            if (double(hedge_.legs[i].contracts) != 0.0 || rule.ratio <= 0.0) continue;
            Leg& leg = plan.legs[i];
            leg.ratio = leg.sizing == SizingMode::Ratio ? std::max(leg.ratio, rule.ratio) : rule.ratio;
            leg.sizing = SizingMode::Ratio;
        }
        if (plan.legs == plan_.legs) return;
        // Without coins enough to back it there is no such hedge.
        const auto hedge = hedge_from_checked(plan);
        if (!hedge) return;
        report.alternatives.push_back(
            Paths(plan, *hedge, path_).walked_otherwise("always_hedged", "Always hedged", {}, report.outcome));
    }

    Paths(const Plan& plan, const Hedge& hedge, const WalkedPath& path) : plan_(plan), hedge_(hedge), path_(path) {}

    PathAlternative walked_otherwise(const char* key, const char* label, WalkOptions options,
                                     const Scenario& outcome) const {
        options.told_funding = Happens::No;
        Walked walked = walk_path(plan_, hedge_, path_, options);
        const Scenario other = scenario_from(plan_, hedge_, walked.trips, std::move(walked.legs));
        const HedgeParts parts = parts_of(other);
        return {.key = key,
                .label = label,
                .value_usd = other.value_usd,
                .net_usd = other.net_usd,
                .difference_usd = outcome.value_usd - other.value_usd,
                .liquidated = other.liquidated,
                .spot_usd = other.spot_usd,
                .futures_usd = parts.futures_usd,
                .funding_usd = parts.funding_usd,
                .fees_usd = parts.fees_usd,
                .other_usd = parts.other_usd,
                .hedged_days = walked.hedged_days,
                .liquidations = static_cast<double>(std::ranges::count(other.legs, true, &ScenarioLeg::liquidated)),
                .events = std::move(walked.log.events),
                .series = std::move(walked.log.moments)};
    }

    const Plan& plan_;
    const Hedge& hedge_;
    WalkedPath path_;
};

std::expected<PathReport, Issues> report_of(const Plan& plan, const PathHistory& history) {
    if (Issues issues = check_path(plan, history.bars); !issues.empty()) return std::unexpected(std::move(issues));
    Plan longer = plan;
    longer.horizon_days = length_of(plan, history.bars);
    const auto hedge = hedge_from_checked(longer);
    if (!hedge) return std::unexpected(hedge.error());
    return Paths(longer, *hedge, history).report();
}

/// What is wrong with the plan itself.
Issues issues_of(const Plan& plan) {
    Issues issues = check_fields(plan);
    return issues.empty() ? check_plan(plan) : issues;
}

} // namespace

std::expected<PathReport, Issues> path_of(const Plan& plan) noexcept {
    if (Issues issues = issues_of(plan); !issues.empty()) return std::unexpected(std::move(issues));
    const std::vector<PriceBar> bars = bars_of(plan);
    return report_of(plan, {.bars = bars});
}

std::expected<PathReport, Issues> path_along(const Plan& plan, const PathHistory& history) noexcept {
    if (Issues issues = issues_of(plan); !issues.empty()) return std::unexpected(std::move(issues));
    if (Issues issues = check_history(history.bars, history.funding); !issues.empty())
        return std::unexpected(std::move(issues));
    return report_of(plan, history);
}

} // namespace keel
