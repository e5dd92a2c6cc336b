// What holds for every plan on every path: seeds are printed, so that a failure can be had again.

#include "engine/path.hpp"

#include "engine/market.hpp"
#include "model/path_table.hpp"
#include "support/finite.hpp"
#include "support/plans.hpp"
#include "support/random_fields.hpp"
#include "text/link.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

using namespace keel;
using keel::test::random_plan;
using keel::test::report_of;

namespace {

constexpr int kPlans = test::kRandomPlans / 5;

std::uint64_t new_seed() { return std::random_device{}(); }

bool is_close(double a, double b, double scale) { return std::abs(a - b) <= 1e-9 * (std::abs(scale) + 1e-300); }

/// What amounts in a plan are measured by: coins, positions and what backs them, at the start and at the end.
double scale_of(const PathReport& report) {
    double scale = std::abs(report.outcome.sold_usd) + std::abs(report.outcome.unhedged_usd);
    for (const ScenarioLeg& leg : report.outcome.legs)
        scale += std::abs(leg.futures_usd) + std::abs(leg.basis_usd) + std::abs(leg.liquidation_usd)
                 + std::abs(leg.funding_usd) + std::abs(leg.settle_usd);
    for (const PathEvent& event : report.events)
        scale += event.kind == PathEventKind::Open ? event.amount_usd : 0.0;
    return scale;
}

class Random {
public:
    explicit Random(std::uint64_t seed) : bits_(seed) {}

    double uniform(double least, double most) { return std::uniform_real_distribution(least, most)(bits_); }
    bool chance(double probability) { return uniform(0.0, 1.0) < probability; }
    std::mt19937_64& bits() { return bits_; }

    /// A path of prices around `price`, with a gap now and then.
    PairList waypoints(double price, double days) {
        PairList points;
        double day = 0.0;
        for (int i = 0; i < 8; ++i) {
            day += chance(0.15) && (points.size() < 2 || points[points.size() - 2].first != day)
                       ? 0.0
                       : days * uniform(0.01, 0.15);
            price *= std::exp(uniform(-0.25, 0.25));
            points.push_back({day, price});
        }
        return points;
    }

private:
    std::mt19937_64 bits_;
};

/// A random plan with everything on its way that a path knows.
Plan random_path_plan(Random& random) {
    Plan plan = random_plan(random.bits());
    const double days = std::max(plan.horizon_days, 1.0);
    plan.scenario.path.points = random.waypoints(plan.bags[0].price, days);
    for (Leg& leg : plan.legs) {
        const double price = plan.bags[static_cast<std::size_t>(leg.bag) - 1].price;
        if (leg.exit_basis) *leg.exit_basis *= 0.1;
        leg.basis *= 0.1;
        if (random.chance(0.3))
            leg.stop_price = price * (leg.side == Side::Short ? 1.0 : 0.0 + 1.0)
                             * (leg.side == Side::Short ? random.uniform(1.15, 1.4) : random.uniform(0.6, 0.85));
        if (random.chance(0.3)) {
            leg.adl_part = random.uniform(0.0, 1.0);
            leg.adl_price = price * random.uniform(0.7, 1.3);
        }
        if (random.chance(0.1)) leg.venue_fails_on = days * random.uniform(0.0, 1.2);
        if (leg.margin_mode == MarginMode::Isolated && random.chance(0.4)) {
            leg.topup_leverage_max = leg.leverage * random.uniform(1.2, 3.0);
            leg.topup_leverage_target = *leg.topup_leverage_max * random.uniform(0.5, 0.95);
        }
        if (random.chance(0.3)) leg.basis_path = {{days * 0.2, price * 0.002}, {days * 0.7, price * -0.001}};
        if (leg.kind != ContractKind::Inverse && random.chance(0.3))
            leg.settle_path = {{days * 0.3, 0.97}, {days * 0.5, 1.01}};
    }
    if (random.chance(0.3)) {
        plan.scenario.margin_rule_day = days * random.uniform(0.0, 1.0);
        plan.scenario.margin_rule_increase = random.uniform(0.0, 0.05);
    }
    return plan;
}

} // namespace

TEST_CASE("a straight path gives the ladder's figure", "[path][property]") {
    const std::uint64_t seed = new_seed();
    INFO("seed " << seed);
    Random random(seed);
    for (int i = 0; i < kPlans; ++i) {
        Plan plan = random_plan(random.bits());
        plan.scenario.move = PriceMove::Straight;
        const double shock = random.chance(0.5) ? random.uniform(-0.8, 0.0) : random.uniform(0.0, 2.0);
        plan.scenario.shocks = {shock};
        // Without time a scenario goes the way of its price all the same, a path jumps.
        if (plan.horizon_days == 0.0) continue;
        plan.scenario.path.points = {{plan.horizon_days, plan.bags[0].price * (1.0 + shock)}};
        const Scenario ladder = report_of(plan).scenarios[0];
        const auto path = path_of(plan);
        REQUIRE(path);
        const Scenario& outcome = path->outcome;
        const double scale = scale_of(*path);
        if (!is_close(outcome.net_usd, ladder.net_usd, scale))
            FAIL("plan " << i << ": " << outcome.net_usd << " against " << ladder.net_usd << ", shock " << shock << ": "
                         << text::link_from_plan(plan));
        for (std::size_t k = 0; k < ladder.legs.size(); ++k) {
            const ScenarioLeg &a = outcome.legs[k], &b = ladder.legs[k];
            if (a.liquidated != b.liquidated || !is_close(a.net_usd, b.net_usd, scale)
                || !is_close(a.funding_usd, b.funding_usd, scale) || !is_close(a.basis_usd, b.basis_usd, scale)
                || !is_close(a.borrow_usd, b.borrow_usd, scale) || !is_close(a.bonus_usd, b.bonus_usd, scale))
                FAIL("plan " << i << ", leg " << k << ": " << text::link_from_plan(plan));
        }
    }
    SUCCEED();
}

TEST_CASE("on any path the numbers are finite and the parts sum to the net", "[path][property]") {
    const std::uint64_t seed = new_seed();
    INFO("seed " << seed);
    Random random(seed);
    int walked = 0;
    for (int i = 0; i < kPlans; ++i) {
        const Plan plan = random_path_plan(random);
        const auto path = path_of(plan);
        if (!path) continue;
        ++walked;
        const std::string where = test::not_finite_in(*path);
        if (!where.empty()) FAIL("plan " << i << ", " << where << ": " << text::link_from_plan(plan));
        const Scenario& o = path->outcome;
        const double sum = o.spot_usd + o.futures_usd + o.basis_usd + o.funding_usd + o.fees_usd + o.slippage_usd
                           + o.borrow_usd + o.settle_usd + o.bonus_usd + o.liquidation_usd;
        if (!is_close(sum, o.net_usd, scale_of(*path))) FAIL("plan " << i << ": " << text::link_from_plan(plan));
        if (!is_close(path->series.back().net_usd, o.net_usd, scale_of(*path))) FAIL("plan " << i << ": its series");
        if (!std::ranges::is_sorted(path->series, {}, &PathMoment::day)) FAIL("plan " << i << ": order of its series");
    }
    CHECK(walked > kPlans / 2);
}

TEST_CASE("any plan of the field table is refused a path or walks it with finite numbers", "[path][property]") {
    const std::uint64_t seed = new_seed();
    INFO("seed " << seed);
    Random random(seed);
    int walked = 0;
    for (int i = 0; i < kPlans; ++i) {
        Plan plan = test::random_fields_plan(random.bits());
        // Few would be valid otherwise: contracts that fit their coins, waypoints in order, rules and stops that can
        // be.
        for (Bag& bag : plan.bags) {
            bag.coin = "BTC";
            bag.path.clear();
        }
        for (Leg& leg : plan.legs) {
            leg.contract = "custom", leg.coin.reset(), leg.bag = std::min(leg.bag, double(plan.bags.size()));
            leg.stop_price.reset();
            leg.topup_leverage_max.reset(), leg.topup_leverage_target.reset();
            std::ranges::sort(leg.basis_path, {}, &NumberPair::first);
            std::ranges::sort(leg.settle_path, {}, &NumberPair::first);
        }
        for (Rule& rule : plan.rules)
            rule.leg = 1.0;
        std::ranges::sort(plan.scenario.path.points, {}, &NumberPair::first);
        const auto path = path_of(plan);
        if (!path) continue;
        ++walked;
        const std::string where = test::not_finite_in(*path);
        if (!where.empty()) FAIL("plan " << i << ", " << where << ": " << text::link_from_plan(plan));
    }
    CHECK(walked > kPlans / 100);
}

TEST_CASE("waypoints that lie on the line change nothing", "[path][property]") {
    const std::uint64_t seed = new_seed();
    INFO("seed " << seed);
    Random random(seed);
    for (int i = 0; i < kPlans; ++i) {
        Plan plan = random_path_plan(random);
        const auto once = path_of(plan);
        if (!once) continue;
        PairList finer;
        NumberPair last{0.0, plan.bags[0].price};
        for (const NumberPair& point : plan.scenario.path.points) {
            for (int k = 1; k < 4 && point.first > last.first; ++k) {
                const double part = k / 4.0;
                finer.push_back({last.first + (point.first - last.first) * part,
                                 last.second * std::exp(std::log(point.second / last.second) * part)});
            }
            finer.push_back(point);
            last = point;
        }
        plan.scenario.path.points = finer;
        const auto twice = path_of(plan);
        REQUIRE(twice);
        const double scale = scale_of(*once);
        if (!is_close(once->outcome.net_usd, twice->outcome.net_usd, scale)
            || once->events.size() != twice->events.size())
            FAIL("plan " << i << ": " << once->outcome.net_usd << " against " << twice->outcome.net_usd << ", "
                         << once->events.size() << " and " << twice->events.size()
                         << " events: " << text::link_from_plan(plan));
        for (std::size_t k = 0; k < once->events.size(); ++k) {
            const PathEvent &a = once->events[k], &b = twice->events[k];
            if (a.kind != b.kind || a.leg != b.leg || !is_close(a.day, b.day, once->days)
                || !is_close(a.price, b.price, a.price) || !is_close(a.amount_usd, b.amount_usd, scale))
                FAIL("plan " << i << ", event " << k << ": " << text::link_from_plan(plan));
        }
    }
    SUCCEED();
}
