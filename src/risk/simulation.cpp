#include "risk/simulation.hpp"

#include "engine/compare.hpp"
#include "engine/first_passage.hpp"
#include "engine/market.hpp"
#include "engine/path_check.hpp"
#include "engine/plan_check.hpp"
#include "model/fields.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace keel::risk {

namespace {

constexpr double kDaysPerYear = 365.0;
constexpr std::size_t kMoments = 30;

Issues issues_of(const Plan& plan, const Past& past) {
    Issues issues = check_fields(plan);
    if (!issues.empty()) return issues;
    issues = check_plan(plan);
    if (plan.risk.model == RiskModel::Bootstrap && past.bars.size() < 2) {
        issues.push_back({"risk.model", "bootstrap", "gbm or jumps: there is no price history to draw from"});
    }
    if (!issues.empty()) return issues;
    // A stop or a band of deposits that cannot be is an issue of the path, which is another one here.
    Plan other = plan;
    other.scenario.path = {};
    for (Bag& bag : other.bags)
        bag.path.clear(), bag.shock.reset();
    return check_path(other, {});
}

/// Of the first level of the plan's only hedge, were it to stay where it is; none where there is no such formula.
std::optional<double> closed_form_of(const Plan& plan, const Hedge& hedge, const OtherLevels& levels) {
    if (plan.risk.model != RiskModel::Gbm || levels.leg >= hedge.legs.size()) return std::nullopt;
    const HedgeLeg& leg = hedge.legs[levels.leg];
    const PathLeg start(leg, plan.legs[levels.leg], plan.borrow_rate);
    if (is_dead(start, leg.mark)) return 1.0;
    const auto price = liquidation_with(start, 0.0);
    if (!price) return 0.0;
    const Bag& bag = plan.bags[leg.asset];
    const double settle = leg.terms.kind == ContractKind::Linear ? leg.settle_start : 1.0;
    const double level = (*price * settle - double(leg.entry_basis)) / bag.price;
    if (level <= 0.0) return std::nullopt;
    const double beta = leg.asset == 0 ? 1.0 : beta_of(plan, leg.asset);
    return touch_probability({plan.risk.drift.value_or(0.0) * beta, bag.volatility}, level,
                             plan.horizon_days / kDaysPerYear);
}

/// What is seen, and as much again on each side.
std::array<double, 2> range_around(double least, double most) {
    const double width = std::max(most - least, 1e-9 * std::max({std::abs(least), std::abs(most), 1.0}));
    return {least - 0.75 * width, most + 0.75 * width};
}

} // namespace

std::expected<Simulation, Issues> Simulation::of(const Plan& plan, Past past) {
    return made(plan, std::move(past), true);
}

std::expected<Simulation, Issues> Simulation::on_walk_road(const Plan& plan, Past past) {
    return made(plan, std::move(past), false);
}

std::expected<Simulation, Issues> Simulation::made(const Plan& plan, Past past, bool may_use_kernel) {
    if (Issues issues = issues_of(plan, past); !issues.empty()) return std::unexpected(std::move(issues));
    auto parts = std::make_unique<Parts>();
    parts->plan = plan;
    parts->past = std::move(past);
    auto hedge = hedge_from_checked(parts->plan);
    if (!hedge) return std::unexpected(std::move(hedge.error()));
    parts->hedge = std::move(*hedge);
    Setup& setup = parts->setup;
    setup.levels = other_levels(parts->plan, parts->hedge);
    setup.closed_form = closed_form_of(parts->plan, parts->hedge, setup.levels);
    setup.sold_usd = -sale_cost_usd(parts->plan);
    setup.layout.scale = std::max(bags_value(parts->plan), 1.0);
    setup.layout.levels = setup.levels.size();
    std::string_view obstacle = "it was asked to";
    if (may_use_kernel) {
        auto road = KernelRoad::of(parts->plan, parts->hedge, setup.levels);
        if (road) {
            parts->kernel.emplace(std::move(*road));
            setup.road = Road::Kernel;
            setup.why = "All that happens to this plan depends on one price and on levels, so that many paths are "
                        "computed at once.";
        } else {
            obstacle = road.error();
        }
    }
    if (!parts->kernel) {
        parts->walk.emplace(parts->plan, parts->hedge, parts->past, setup.levels);
        setup.why = "Each path is walked by the rules of the plan, because " + std::string(obstacle) + ".";
    }
    const std::vector<double>& days = parts->kernel ? parts->kernel->days() : parts->walk->motion().days();
    setup.steps = static_cast<double>(days.size());
    setup.volatility = parts->walk ? parts->walk->motion().volatility() : plan.bags.front().volatility;
    choose_moments(*parts, days);
    plan_chunks(*parts);
    choose_bins(*parts);
    return Simulation(std::move(parts));
}

void Simulation::choose_moments(Parts& parts, const std::vector<double>& days) {
    std::vector<double>& moments = parts.setup.layout.moment_days;
    moments.push_back(0.0);
    const std::size_t count = std::min(kMoments, days.size());
    for (std::size_t i = 1; i <= count; ++i)
        moments.push_back(days[i * days.size() / count - 1]);
    if (days.empty()) moments = {0.0};
}

void Simulation::plan_chunks(Parts& parts) {
    constexpr double kKernelChunk = 32768.0, kWalkChunk = 256.0, kLeastPoints = 64.0, kMostPoints = 4294967296.0;
    Setup& setup = parts.setup;
    const RiskInput& input = parts.plan.risk;
    setup.is_sobol = parts.kernel && input.numbers != RiskNumbers::Pseudo && parts.kernel->may_use_sobol();
    if (setup.is_sobol) {
        setup.replicates = kReplicates;
        double points = kLeastPoints;
        while (points * double(kReplicates) < input.paths && points < kMostPoints)
            points *= 2.0;
        parts.replicate_paths = points;
        parts.chunk_paths = std::min(points, kKernelChunk);
        setup.chunks = kReplicates * static_cast<std::size_t>(points / parts.chunk_paths);
        for (std::uint32_t i = 0; i < kReplicates; ++i)
            parts.prepared.push_back(parts.kernel->prepared(i));
        setup.paths = points * double(kReplicates);
        return;
    }
    parts.replicate_paths = input.paths;
    parts.chunk_paths = parts.kernel ? kKernelChunk : kWalkChunk;
    setup.chunks = static_cast<std::size_t>(std::ceil(input.paths / parts.chunk_paths));
    setup.paths = input.paths;
    if (parts.kernel) parts.prepared.push_back(parts.kernel->prepared(std::nullopt));
}

/// By a few paths, which are among those of the simulation.
void Simulation::choose_bins(Parts& parts) {
    Setup& setup = parts.setup;
    Layout wide = setup.layout;
    wide.hedged = wide.half = wide.unhedged = {-1.0, 1.0};
    const bool is_gbm = parts.plan.risk.model == RiskModel::Gbm;
    const double count = std::min(parts.kernel ? 1024.0 : 96.0, parts.replicate_paths);
    const Sums seen = run_paths(parts, 0, 0.0, count, wide);
    setup.layout.hedged = range_around(seen.least_hedged, seen.most_hedged);
    setup.layout.half = range_around(seen.least_half, seen.most_half);
    setup.layout.unhedged = range_around(seen.least_unhedged, seen.most_unhedged);
    if (is_gbm) return;
    const double years = parts.plan.horizon_days / kDaysPerYear;
    const RiskInput& input = parts.plan.risk;
    double variance = setup.volatility * setup.volatility;
    if (input.model == RiskModel::Jumps)
        variance += input.jump_rate * (input.jump_mean * input.jump_mean + input.jump_deviation * input.jump_deviation);
    const double drift = std::abs(input.drift.value_or(0.0)) * years;
    const double far = std::max(6.0 * std::sqrt(variance * years) + drift + 0.5 * variance * years, 1e-6);
    setup.layout.log_price = {-far, far};
}

Sums Simulation::run_paths(const Parts& parts, std::size_t replicate, double first, double count,
                           const Layout& layout) {
    Sums sums(layout);
    const auto from = static_cast<std::uint64_t>(first);
    const auto size = static_cast<std::size_t>(count);
    if (parts.kernel) {
        parts.kernel->run(*parts.prepared[replicate], from, size, layout, sums);
    } else {
        parts.walk->run(from, size, layout, sums);
    }
    return sums;
}

Sums Simulation::run(std::size_t chunk) const {
    const Parts& parts = *parts_;
    const std::size_t replicate = chunk % parts.setup.replicates;
    const double first = static_cast<double>(chunk / parts.setup.replicates) * parts.chunk_paths;
    const double count = std::min(parts.chunk_paths, parts.replicate_paths - first);
    return run_paths(parts, replicate, first, count, parts.setup.layout);
}

} // namespace keel::risk
