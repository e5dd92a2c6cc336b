#include "risk/kernel_road.hpp"

#include "engine/math.hpp"
#include "engine/path_crossings.hpp"
#include "engine/path_leg.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace keel::risk {

namespace {

constexpr double kDaysPerYear = 365.0;
constexpr double kLn2 = 0.6931471805599453;
constexpr double kFarOff = 12.0; // standard deviations: what is further away is never reached

double log2_of(double x) { return math::log(x) / kLn2; }

bool is_open(const HedgeLeg& leg) {
    return std::visit([](const auto& m) { return keel::is_open(m.position) || double(m.turnover) > 0.0; },
                      leg.margined);
}

double fees_of(const ScenarioLeg& leg) { return leg.entry_fee_usd + leg.exit_fee_usd + leg.slippage_usd; }

/// What of the plan as a whole the kernel cannot do; empty: nothing.
std::string_view obstacle_in(const Plan& plan, const Hedge& hedge) {
    const RiskInput& risk = plan.risk;
    if (risk.model == RiskModel::Jumps) return "the prices jump";
    if (risk.model == RiskModel::Bootstrap) return "the prices are drawn from a history";
    if (risk.funding_deviation > 0.0) return "the funding rate swings";
    if (risk.basis_deviation > 0.0) return "the basis swings";
    if (plan.bags.size() != 1) return "there is more than one bag";
    if (!plan.rules.empty()) return "the plan has rules";
    if (plan.scenario.margin_rule_day && plan.scenario.margin_rule_increase != 0.0)
        return "margin rules change on the way";
    if (std::ranges::count_if(hedge.legs, is_open) > 1) return "there is more than one hedge";
    const auto backs_nothing = [](const HedgeLeg& leg) { return !is_open(leg) && collateral_of(leg) != 0.0; };
    if (std::ranges::any_of(hedge.legs, backs_nothing)) return "a hedge without a position has collateral";
    return {};
}

std::string_view obstacle_in(const Plan& plan, const Hedge& hedge, std::size_t i) {
    const HedgeLeg& leg = hedge.legs[i];
    const Leg& input = plan.legs[i];
    if (is_shared(hedge, i)) return "the margin is shared";
    if (leg.terms.kind == ContractKind::Quanto) return "the contract is a quanto";
    if (leg.expires) return "the contract expires on the way";
    if (double(leg.entry_basis) != 0.0 || double(leg.exit_basis) != 0.0 || !input.basis_path.empty())
        return "there is a basis";
    if (leg.settle_start != leg.settle_end || !input.settle_path.empty()) return "the settle asset changes its price";
    if (input.bonus_credit > 0.0) return "there is a bonus credit";
    if (input.topup_leverage_max) return "collateral is added on the way";
    if (input.adl_part > 0.0 && (input.adl_price || input.adl_day)) return "the venue closes a part on the way";
    if (input.venue_fails_on) return "the venue fails on the way";
    if (input.stop_price && plan.borrow_rate > 0.0) return "a stop ends the interest on the collateral";
    if (input.stop_price && input.fee_discount > 0.0 && input.fee_discount_days > 0.0)
        return "a stop may come with or without the fee discount";
    return {};
}

/// Means of the leg's funding rates over `count` payments from number `first` on, from 1.
double mean_rate(const HedgeLeg& leg, double first, double count) {
    double sum = 0.0;
    for (double i = 0.0; i < count; i += 1.0)
        sum += double(leg.funding.rate_at((first + i) * leg.funding.interval_days()));
    return count > 0.0 ? sum / count : 0.0;
}

struct Steps {
    std::vector<KernelStep> steps;
    std::vector<double> days;
    double least_rates = 0.0; // sum of those below 0
    double most_rates = 0.0;  // of those above
};

/// Steps that end with a payment of funding, as far as there is one.
Steps steps_of(const Plan& plan, const HedgeLeg* leg, double volatility) {
    constexpr double kSteps = 30.0;
    Steps made;
    const double length = plan.horizon_days;
    if (length <= 0.0) return made;
    const bool pays = leg != nullptr && !leg->funding.is_zero();
    const double payments = pays ? leg->funding.payments_until(length) : 0.0;
    const double wanted = plan.risk.step_days ? std::ceil(length / *plan.risk.step_days - 1e-9) : kSteps;
    const double count = payments > 0.0 ? std::min(wanted, payments) : wanted;
    double day = 0.0, paid = 0.0;
    for (double number = 1.0; number <= count; number += 1.0) {
        const bool is_last = number == count;
        const double until = is_last ? payments : std::floor(number * payments / count + 0.5);
        const double end = is_last          ? length
                           : payments > 0.0 ? until * leg->funding.interval_days()
                                            : length * (number / count);
        const double rate = pays ? mean_rate(*leg, paid + 1.0, until - paid) : 0.0;
        made.steps.push_back(simpson_funding((end - day) / kDaysPerYear, until - paid, rate, volatility));
        made.days.push_back(end);
        (rate < 0.0 ? made.least_rates : made.most_rates) += rate * (until - paid);
        day = end;
        paid = until;
    }
    return made;
}

/// A parabola through three values at 0, x and 2 x.
Level through(double at_0, double at_x, double at_2x, double x) {
    if (x == 0.0) return {at_0, 0.0, 0.0};
    const double curve = (at_2x - 2.0 * at_x + at_0) / (2.0 * x * x);
    return {at_0, (at_x - at_0) / x - curve * x, curve};
}

struct Fit {
    std::optional<Level> level; // none: never, or too far off
    bool is_good = true;
};

/// The level in the funding sum, as `log2_level(F)` has it for F from 0 to `far`.
template <class Function>
Fit fit_of(const Function& log2_level, double far, double reach) {
    const auto at = [&](double part) { return log2_level(far * part); };
    const std::array<std::optional<double>, 3> found{at(0.0), at(0.5), at(1.0)};
    const auto is_near = [&](const std::optional<double>& level) { return level && std::abs(*level) < reach; };
    if (std::ranges::none_of(found, is_near)) return {};
    if (!std::ranges::all_of(found, [](const auto& level) { return level.has_value(); })) return {{}, false};
    const Level level = through(*found[0], *found[1], *found[2], 0.5 * far);
    constexpr double kClose = 5e-4; // of the distance: less than 2e-4 of a probability
    for (const double part : {0.25, 0.75}) {
        const double x = far * part, fitted = level.log2_distance + level.slope * x + level.curve * x * x;
        const auto exact = at(part);
        if (!exact || std::abs(*exact - fitted) > kClose * std::max(std::abs(*exact), 0.1)) return {{}, false};
    }
    return {level, true};
}

} // namespace

std::expected<KernelRoad, std::string_view> KernelRoad::of(const Plan& plan, const Hedge& hedge,
                                                           const OtherLevels& levels) {
    if (const auto obstacle = obstacle_in(plan, hedge); !obstacle.empty()) return std::unexpected(obstacle);
    const auto found = std::ranges::find_if(hedge.legs, is_open);
    const bool has_leg = found != hedge.legs.end();
    const std::size_t i = static_cast<std::size_t>(found - hedge.legs.begin());
    if (has_leg) {
        if (const auto obstacle = obstacle_in(plan, hedge, i); !obstacle.empty()) return std::unexpected(obstacle);
    }
    KernelRoad road;
    const Bag& bag = plan.bags.front();
    const double sigma = bag.volatility, drift = plan.risk.drift.value_or(0.0);
    road.job_.log2_drift = (drift - 0.5 * sigma * sigma) / kLn2;
    road.job_.log2_volatility = sigma / kLn2;
    road.job_.seed = static_cast<std::uint64_t>(plan.risk.seed);
    Steps steps = steps_of(plan, has_leg ? &*found : nullptr, sigma);
    road.job_.steps = std::move(steps.steps);
    road.days_ = std::move(steps.days);
    road.coins_usd_ = double(hedge.exposed.front()) * bag.price;
    road.has_leg_ = has_leg;
    if (!has_leg) return road;

    const HedgeLeg& leg = *found;
    const Leg& input = plan.legs[i];
    const PathLeg start(leg, input, plan.borrow_rate);
    const double length = plan.horizon_days, settle = leg.settle_start;
    const double direction = start.direction();
    const auto prices_at = [&](double spot) { return LegPrices{UsdPerCoin(spot), UsdPerCoin(0.0), settle}; };
    road.is_inverse_ = leg.terms.kind == ContractKind::Inverse;
    road.job_.exponent = road.is_inverse_ ? -1 : 1;
    const double notional = start.notional(start.mark(prices_at(bag.price))); // settle asset
    road.funding_usd_ = notional * start.unit_usd(prices_at(bag.price)) * direction;

    // ---- Where it ends ----
    const double years = length / kDaysPerYear;
    const double reach =
        (kFarOff * sigma * std::sqrt(years) + std::abs(drift - 0.5 * sigma * sigma) * years + 1e-9) / kLn2;
    const auto spot_of = [&](double quoted) { return road.is_inverse_ ? quoted : quoted * settle; };
    const auto log2_level = [&](double more, double sum) -> std::optional<double> {
        const auto price = liquidation_with(start, more + sum * notional * direction);
        return price ? std::optional(log2_of(spot_of(*price) / bag.price)) : std::nullopt;
    };
    // Some more than what an unchanged price would bring, on the side that is larger.
    constexpr double kMore = 1.4;
    const double sums = std::abs(steps.least_rates) > steps.most_rates ? steps.least_rates : steps.most_rates;
    const auto fitted = [&](double more) {
        return fit_of([&](double sum) { return log2_level(more, sum); }, kMore * sums, reach);
    };
    if (is_dead(start, start.mark(prices_at(bag.price)))) return std::unexpected("the hedge is liquidated at once");
    Fit liquidation = fitted(0.0);
    if (!liquidation.is_good) return std::unexpected("the liquidation price moves far with the funding");
    std::optional<Level> level = liquidation.level;
    double ended_at = level ? bag.price * math::exp(level->log2_distance * kLn2) : bag.price;
    if (input.stop_price) {
        const double stop = log2_of(spot_of(*input.stop_price) / bag.price);
        constexpr double kClearly = 0.01;
        if (stop * direction <= 0.0) return std::unexpected("the stop acts at once");
        const double ahead = level ? (level->log2_distance - stop) * direction : 1.0;
        if (std::abs(ahead) < kClearly + std::abs(level ? level->slope * kMore * sums : 0.0))
            return std::unexpected("stop and liquidation are close to each other");
        road.is_stop_ = ahead > 0.0;
        if (road.is_stop_) level = std::abs(stop) < reach ? std::optional(Level{stop, 0.0, 0.0}) : std::nullopt;
        if (road.is_stop_) ended_at = spot_of(*input.stop_price);
    }
    if (level) (direction > 0.0 ? road.job_.upper : road.job_.lower) = level;

    // ---- What is left then: straight lines in the price of the end ----
    const auto end_of = [&](auto finish) {
        const auto at = [&](double spot) {
            PathLeg ended = start;
            finish(ended, prices_at(spot));
            return ended.outcome(length, prices_at(spot));
        };
        const ScenarioLeg now = at(bag.price), twice = at(2.0 * bag.price);
        const auto line = [](double one, double two) { return Line{2.0 * one - two, two - one}; };
        return End{line(now.net_usd, twice.net_usd), line(fees_of(now), fees_of(twice)), true};
    };
    road.alive_ = end_of([&](PathLeg& ended, const LegPrices& prices) {
        ended.close(1.0, PathLeg::Closing::Order, length, prices, ended.mark(prices));
    });
    const LegPrices then = prices_at(ended_at);
    if (road.is_stop_) {
        road.ended_ = end_of([&](PathLeg& ended, const LegPrices&) {
            ended.close(1.0, PathLeg::Closing::Order, 0.0, then, ended.mark(then));
        });
    } else {
        road.ended_ = end_of([&](PathLeg& ended, const LegPrices&) {
            ended.lose(PathLeg::Loss::Liquidation, Usd(0.0), then, ended.mark(then));
        });
        road.ended_.keeps_funding = false;
    }

    for (std::size_t k = 0; k < levels.size(); ++k) {
        const Fit fit = fitted(levels[k].collateral - collateral_of(leg));
        if (!fit.is_good) return std::unexpected("the liquidation price moves far with the funding");
        if (!fit.level) continue;
        if (fit.level->log2_distance * direction <= 0.0) {
            road.dead_.push_back(k);
            continue;
        }
        road.levels_.push_back(*fit.level);
        road.level_of_.push_back(k);
    }
    return road;
}

PreparedPointer KernelRoad::prepared(std::optional<std::uint32_t> replicate) const {
    KernelJob job = job_;
    if (replicate) {
        job.numbers = Numbers::Sobol;
        job.replicate = *replicate;
    }
    return prepare(job);
}

void KernelRoad::run(const Prepared& prepared, std::uint64_t first_path, std::size_t count, const Layout& layout,
                     Sums& sums) const {
    constexpr std::size_t kBlock = 2048;
    KernelBlock block;
    std::vector<LevelSums> levels(levels_.size());
    auto& touched = is_stop_ ? sums.stop : sums.liquidation;
    auto& touched2 = is_stop_ ? sums.stop2 : sums.liquidation2;
    for (std::size_t begun = 0; begun < count; begun += kBlock) {
        const std::size_t size = std::min(kBlock, count - begun);
        keel::risk::run(prepared, first_path + begun, size, block);
        for (std::size_t i = 0; i < size; ++i) {
            const double weight = static_cast<double>(block.weight[i]);
            const double ratio = is_inverse_ ? 1.0 / weight : weight;
            PathResult result;
            result.unhedged = coins_usd_ * (ratio - 1.0);
            const End& end = block.exit[i] != 0 ? ended_ : alive_;
            result.funding = funding_usd_ * static_cast<double>(block.funding[i]) * (is_inverse_ ? ratio : 1.0);
            result.fees = end.fees.at(ratio);
            result.hedged = result.unhedged + end.net.at(ratio) + (end.keeps_funding ? result.funding : 0.0);
            sums.add(result);
            const double probability = 1.0 - static_cast<double>(block.survival[i]);
            touched2 += probability * probability;
        }
        std::size_t step = 0;
        for (std::size_t moment = 0; moment < layout.moment_days.size(); ++moment) {
            while (step < days_.size() && days_[step] < layout.moment_days[moment])
                ++step;
            if (step < days_.size() && layout.moment_days[moment] > 0.0) touched[moment] += block.touched[step];
        }
        for (const std::size_t k : dead_) {
            sums.level[k] += static_cast<std::int64_t>(size) * static_cast<std::int64_t>(kProbabilityUnit);
            sums.level2[k] += static_cast<double>(size);
        }
        if (levels_.empty()) continue;
        run_levels(prepared, levels_, first_path + begun, size, levels);
        for (std::size_t k = 0; k < levels.size(); ++k) {
            sums.level[level_of_[k]] += levels[k].touched;
            sums.level2[level_of_[k]] += static_cast<double>(levels[k].touched_squared) * kTouchUnit;
        }
    }
}

} // namespace keel::risk
