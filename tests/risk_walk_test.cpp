// The general simulator walks a path exactly as `keel path` does, and what it adds is right: bridges, coarse payments,
// jumps, histories, swings of funding and basis, wallets of several coins.

#include "engine/first_passage.hpp"
#include "engine/hedge.hpp"
#include "engine/path_drawn.hpp"
#include "engine/path_walk.hpp"
#include "risk/motion.hpp"
#include "support/build.hpp"
#include "support/paths.hpp"
#include "support/plans.hpp"
#include "support/risks.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <cmath>
#include <random>
#include <vector>

using namespace keel;
using namespace keel::test;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

constexpr double kFewer = kIsSlowBuild ? 0.1 : 1.0;

PairList waypoints(std::mt19937_64& random, double price, double days) {
    PairList points;
    for (int i = 1; i <= 10; ++i) {
        price *= std::exp(std::uniform_real_distribution(-0.2, 0.2)(random));
        points.push_back({days * i / 10.0, price});
    }
    return points;
}

/// What there is of every path of a motion: its ends.
struct Ends {
    double mean = 0.0;
    double variance = 0.0;
    double count = 0.0;
};

template <class Value>
Ends ends_of(const risk::Motion& motion, double count, const Value& value) {
    Ends ends{.count = count};
    DrawnPath drawn;
    double squares = 0.0;
    for (double path = 0.0; path < count; path += 1.0) {
        motion.draw(static_cast<std::uint64_t>(path), drawn);
        const double x = value(drawn);
        ends.mean += x / count;
        squares += x * x / count;
    }
    ends.variance = squares - ends.mean * ends.mean;
    return ends;
}

Hedge hedge_of(const Plan& plan) {
    auto hedge = hedge_from_plan(plan);
    REQUIRE(hedge);
    return *hedge;
}

} // namespace

TEST_CASE("a drawn path without bridges is the path of the plan through the same points", "[risk][walk]") {
    std::mt19937_64 random(20261129);
    for (int i = 0; i < kRandomPlans / 20; ++i) {
        Plan plan = random_plan(random);
        plan.horizon_days = std::max(std::floor(plan.horizon_days), 1.0);
        for (Bag& bag : plan.bags)
            bag.shock.reset();
        DrawnPath drawn;
        drawn.bases.resize(plan.legs.size());
        drawn.covariance.assign(plan.bags.size() * plan.bags.size(), 0.0);
        for (std::size_t b = 0; b < plan.bags.size(); ++b) {
            const bool is_first = plan.bags[b].coin == plan.bags[0].coin;
            drawn.spots.push_back(is_first && b > 0 ? drawn.spots[0]
                                                    : waypoints(random, plan.bags[b].price, plan.horizon_days));
            if (is_first && b > 0) {
                for (NumberPair& point : drawn.spots[b])
                    point.second *= plan.bags[b].price / plan.bags[0].price;
            }
            if (b == 0) plan.scenario.path.points = drawn.spots[0];
            if (!is_first) plan.bags[b].path = drawn.spots[b];
        }
        const auto hedge = hedge_from_plan(plan);
        if (!hedge) continue;
        const PathReport path = walked(plan);
        const Walked other = walk_path(plan, *hedge, {BarPoints({}, FirstInBar::High), {}, &drawn},
                                       {.told_funding = Happens::No, .journal = Happens::No});
        double scale = std::abs(path.outcome.sold_usd) + 1.0;
        for (const ScenarioLeg& leg : path.outcome.legs)
            scale += std::abs(leg.futures_usd) + std::abs(leg.liquidation_usd) + std::abs(leg.funding_usd);
        REQUIRE(other.legs.size() == path.outcome.legs.size());
        INFO("plan " << i);
        for (std::size_t k = 0; k < other.legs.size(); ++k) {
            CHECK(other.legs[k].liquidated == path.outcome.legs[k].liquidated);
            CHECK_THAT(other.legs[k].net_usd, WithinAbs(path.outcome.legs[k].net_usd, 1e-8 * scale));
            CHECK_THAT(other.legs[k].funding_usd, WithinAbs(path.outcome.legs[k].funding_usd, 1e-8 * scale));
        }
    }
}

TEST_CASE("payments that are booked together come to the same on a standing price", "[risk][walk]") {
    Plan plan = risk_plan(100, {{"leg.leverage", "3"}, {"leg.funding_regimes", "11:-0.0002,3:0.0004"}});
    const Hedge hedge = hedge_of(plan);
    DrawnPath drawn;
    drawn.spots = {{{30.0, 65000.0}}};
    drawn.bases = {{}};
    drawn.covariance = {0.0};
    const auto funding = [&](double together) {
        const Walked walked =
            walk_path(plan, hedge, {BarPoints({}, FirstInBar::High), {}, &drawn},
                      {.told_funding = Happens::No, .journal = Happens::No, .payments_together = together});
        return walked.legs[0].funding_usd;
    };
    for (const double together : {2.0, 3.0, 7.0, 90.0, 1000.0})
        CHECK_THAT(funding(together), WithinRel(funding(1.0), 1e-12));
}

TEST_CASE("who dies inside a step has had the payments until then", "[risk][walk]") {
    Plan plan = risk_plan(100, {{"leg.leverage", "10"}, {"leg.funding_rate", "0.0003"}});
    const Hedge hedge = hedge_of(plan);
    DrawnPath drawn;
    drawn.spots = {{{10.0, 65000.0}, {20.0, 90000.0}, {30.0, 90000.0}}};
    drawn.bases = {{}};
    drawn.covariance = {0.0};
    const auto walk = [&](double together) {
        return walk_path(plan, hedge, {BarPoints({}, FirstInBar::High), {}, &drawn},
                         {.told_funding = Happens::No, .journal = Happens::No, .payments_together = together});
    };
    const Walked one = walk(1.0), many = walk(9.0);
    REQUIRE((one.liquidated_on && many.liquidated_on));
    CHECK_THAT(*many.liquidated_on, WithinAbs(*one.liquidated_on, 0.35));
    CHECK_THAT(many.legs[0].funding_usd, WithinRel(one.legs[0].funding_usd, 0.03));
    CHECK_THAT(many.legs[0].net_usd, WithinRel(one.legs[0].net_usd, 1e-9)); // its collateral, either way
}

TEST_CASE("drawn prices have the mean, the volatility and the correlations of the plan", "[risk][walk]") {
    Plan plan = risk_plan(100, {{"bags", "3"},
                                {"bag.volatility", "0.6"},
                                {"bag2.coin", "ETH"},
                                {"bag2.price", "2500"},
                                {"bag2.volatility", "0.9"},
                                {"bag2.correlation", "0.7"},
                                {"bag3.coin", "ETH"},
                                {"bag3.price", "2600"},
                                {"bag3.volatility", "0.9"},
                                {"bag3.correlation", "0.7"},
                                {"risk.drift", "0.3"},
                                {"horizon_days", "73"},
                                {"legs", "0"}});
    const Hedge hedge = hedge_of(plan);
    const risk::Past none;
    const risk::Motion motion(plan, hedge, none);
    const double years = 0.2, count = 40000.0 * kFewer;
    const auto last = [](const DrawnPath& drawn, std::size_t bag) { return drawn.spots[bag].back().second; };
    const Ends btc = ends_of(motion, count, [&](const DrawnPath& d) { return last(d, 0) / 65000.0; });
    CHECK_THAT(btc.mean, WithinAbs(std::exp(0.3 * years), 4.5 * std::sqrt(btc.variance / count)));
    const auto log_move = [&](std::size_t bag, double start) {
        return [=](const DrawnPath& d) { return std::log(last(d, bag) / start); };
    };
    const double spread = 4.5 * std::sqrt(2.0 / count); // of a variance, relative
    const Ends x = ends_of(motion, count, log_move(0, 65000.0)), y = ends_of(motion, count, log_move(1, 2500.0));
    CHECK_THAT(x.variance, WithinRel(0.36 * years, spread));
    CHECK_THAT(y.variance, WithinRel(0.81 * years, spread));
    const Ends sum = ends_of(motion, count, [&](const DrawnPath& d) {
        return std::log(last(d, 0) / 65000.0) + std::log(last(d, 1) / 2500.0);
    });
    CHECK_THAT(sum.variance, WithinRel((0.36 + 0.81 + 2.0 * 0.7 * 0.6 * 0.9) * years, spread));
    // Two bags of one coin are one price.
    const Ends apart = ends_of(motion, 100.0, [&](const DrawnPath& d) { return last(d, 2) / last(d, 1); });
    CHECK_THAT(apart.mean, WithinRel(2600.0 / 2500.0, 1e-12));
    CHECK(std::abs(apart.variance) < 1e-12);
}

TEST_CASE("jumps keep the mean and add their variance", "[risk][walk]") {
    Plan plan = risk_plan(100, {{"risk.model", "jumps"},
                                {"risk.jump_rate", "24"},
                                {"risk.jump_mean", "-0.05"},
                                {"risk.jump_deviation", "0.1"},
                                {"horizon_days", "73"},
                                {"legs", "0"}});
    const Hedge hedge = hedge_of(plan);
    const risk::Past none;
    const risk::Motion motion(plan, hedge, none);
    const double count = 40000.0 * kFewer;
    const Ends price = ends_of(motion, count, [](const DrawnPath& d) { return d.spots[0].back().second / 65000.0; });
    CHECK_THAT(price.mean, WithinAbs(1.0, 4.5 * std::sqrt(price.variance / count)));
    const Ends log = ends_of(motion, count, [](const DrawnPath& d) { return std::log(d.spots[0].back().second); });
    // R. Merton (1976): variance sigma^2 t + rate t (m^2 + s^2).
    CHECK_THAT(log.variance, WithinRel(0.36 * 0.2 + 24.0 * 0.2 * (0.0025 + 0.01), 6.0 * std::sqrt(2.0 / count)));
    // Two points of one day where it jumps, at most.
    DrawnPath drawn;
    std::size_t gaps = 0;
    for (std::uint64_t path = 0; path < 200; ++path) {
        motion.draw(path, drawn);
        for (std::size_t i = 1; i < drawn.spots[0].size(); ++i)
            gaps += drawn.spots[0][i].first == drawn.spots[0][i - 1].first ? 1U : 0U;
    }
    CHECK(std::abs(static_cast<double>(gaps) - 200.0 * 4.8) < 4.5 * std::sqrt(200.0 * 4.8));
}

TEST_CASE("without jumps the model of jumps is the plain one", "[risk][walk]") {
    const RiskReport jumps =
        risk_of(risk_plan(20000 * kFewer, {{"leg.leverage", "10"}, {"risk.model", "jumps"}, {"risk.jump_rate", "0"}}));
    const RiskReport plain = risk_of(risk_plan(20000 * kFewer, {{"leg.leverage", "10"}}), OnRoad::Walk);
    CHECK(jumps.liquidation == plain.liquidation);
    CHECK(distribution(jumps, "hedged") == distribution(plain, "hedged"));
}

TEST_CASE("a bootstrap draws stretches of its history", "[risk][walk]") {
    risk::Past past;
    for (int i = 0; i < 100; ++i) {
        const double close = i % 2 == 0 ? 0.02 : -0.01;
        past.bars.push_back({close, std::max(close, 0.0) + 0.001 * i, std::min(close, 0.0) - 0.001 * i});
    }
    Plan plan = risk_plan(100, {{"risk.model", "bootstrap"}, {"risk.block_days", "10"}, {"horizon_days", "40"}});
    const Hedge hedge = hedge_of(plan);
    const risk::Motion motion(plan, hedge, past);
    CHECK(motion.steps() == 40);
    CHECK_FALSE(motion.has_bridge());
    // Ten bars in a row are five up and five down, wherever they begin.
    const Ends ends =
        ends_of(motion, 50.0, [](const DrawnPath& d) { return std::log(d.spots[0].back().second / 65000.0); });
    CHECK_THAT(ends.mean, WithinRel(40.0 * 0.005, 1e-9));
    CHECK(std::abs(ends.variance) < 1e-12);
    DrawnPath drawn;
    motion.draw(7, drawn);
    REQUIRE(drawn.spots[0].size() == 120); // high, low and close of each
    for (std::size_t i = 0; i < 120; i += 3) {
        CHECK(drawn.spots[0][i].second >= drawn.spots[0][i + 2].second * (1.0 - 1e-12));
        CHECK(drawn.spots[0][i + 1].second <= drawn.spots[0][i + 2].second * (1.0 + 1e-12));
    }
    // A drift of the plan's takes the place of the history's.
    plan.risk.drift = 0.0;
    plan.risk.block_days = 1.0;
    const risk::Motion fair(plan, hedge, past);
    const double count = 20000.0 * kFewer;
    const Ends price = ends_of(fair, count, [](const DrawnPath& d) { return d.spots[0].back().second / 65000.0; });
    CHECK_THAT(price.mean, WithinAbs(1.0, 4.5 * std::sqrt(price.variance / count)));
}

TEST_CASE("funding and basis swing as far as they are said to", "[risk][walk]") {
    Plan plan = risk_plan(100, {{"risk.funding_deviation", "0.0002"},
                                {"risk.funding_half_life_days", "2"},
                                {"risk.funding_correlation", "0.5"},
                                {"risk.basis_deviation", "0.004"},
                                {"risk.basis_half_life_days", "1"},
                                {"leg.basis", "130"}});
    const Hedge hedge = hedge_of(plan);
    const risk::Past none;
    const risk::Motion motion(plan, hedge, none);
    const double count = 20000.0 * kFewer, spread = 4.5 * std::sqrt(2.0 / count);
    const Ends funding = ends_of(motion, count, [](const DrawnPath& d) { return d.funding.back().second; });
    CHECK_THAT(funding.mean, WithinAbs(0.0, 4.5 * 0.0002 / std::sqrt(count)));
    CHECK_THAT(funding.variance, WithinRel(0.0002 * 0.0002, spread));
    const Ends basis = ends_of(motion, count, [](const DrawnPath& d) {
        return (d.bases[0].back().second - 130.0) / d.spots[0].back().second;
    });
    CHECK_THAT(basis.variance, WithinRel(0.004 * 0.004, spread));
    // The last step's change of the funding goes with the price's.
    double both = 0.0, first = 0.0, second = 0.0;
    DrawnPath drawn;
    for (double path = 0.0; path < count; path += 1.0) {
        motion.draw(static_cast<std::uint64_t>(path), drawn);
        const auto &f = drawn.funding, &s = drawn.spots[0];
        const double kept = std::exp2(-(f.back().first - f[f.size() - 2].first) / 2.0);
        const double a = f.back().second - kept * f[f.size() - 2].second;
        const double b = std::log(s.back().second / s[s.size() - 2].second);
        both += a * b, first += a * a, second += b * b;
    }
    CHECK_THAT(both / std::sqrt(first * second), WithinAbs(0.5, 4.5 / std::sqrt(count)));
}

TEST_CASE("a wallet of two coins dies as often in coarse steps as in fine ones", "[risk][walk]") {
    const auto plan = [](double paths, std::string_view step) {
        return risk_plan(paths, {{"bags", "2"},
                                 {"bag2.coin", "ETH"},
                                 {"bag2.price", "2500"},
                                 {"bag2.amount", "50"},
                                 {"bag2.volatility", "0.8"},
                                 {"bag2.correlation", "0.6"},
                                 {"legs", "2"},
                                 {"leg.contract", "binance:BTCUSDT"},
                                 {"leg2.contract", "binance:ETHUSDT"},
                                 {"leg2.bag", "2"},
                                 {"leg.leverage", "5"},
                                 {"leg2.leverage", "5"},
                                 {"leg.margin_mode", "cross"},
                                 {"leg2.margin_mode", "cross"},
                                 {"leg.funding_rate", "0"},
                                 {"leg2.funding_rate", "0"},
                                 {"horizon_days", "20"},
                                 {"risk.step_days", step}});
    };
    const RiskReport coarse = risk_of(plan(20000 * kFewer, "2")), fine = risk_of(plan(6000 * kFewer, "0.1"));
    CHECK(coarse.method.steps == 10.0);
    CHECK(fine.method.steps == 200.0);
    INFO(coarse.liquidation.value << " +- " << coarse.liquidation.error << ", " << fine.liquidation.value << " +- "
                                  << fine.liquidation.error);
    CHECK(coarse.liquidation.value > 0.05);
    CHECK(std::abs(coarse.liquidation.value - fine.liquidation.value)
          <= 3.5 * std::hypot(coarse.liquidation.error, fine.liquidation.error) + 0.002);
}

TEST_CASE("a rule that closes at a price is a corridor", "[risk][walk]") {
    // Liquidated above or closed below, whichever comes first: P(any) by the series for a corridor.
    Plan plan = risk_plan(30000 * kFewer, {{"leg.leverage", "10"},
                                           {"leg.funding_rate", "0"},
                                           {"rules", "1"},
                                           {"trigger.kind", "price_below"},
                                           {"trigger.level", "58500"},
                                           {"trigger.ratio", "0"}});
    const RiskReport report = risk_of(plan);
    const double upper = (71933.0 + 1.0 / 3.0) / 65000.0, lower = 0.9, years = 30.0 / 365.0;
    // P(above first) = P(any) - P(below first); by symmetry of the series only the sum is known in closed form, so the
    // part is bounded by it and by the odds of touching above at all.
    const double any = exit_probability({0.0, 0.6}, lower, upper, years);
    const double above = touch_probability({0.0, 0.6}, upper, years),
                 below = touch_probability({0.0, 0.6}, lower, years);
    CHECK(report.liquidation.value < above);
    CHECK(report.liquidation.value > any - below - 4.0 * report.liquidation.error);
}

TEST_CASE("the same seed gives the same bits, another one other numbers", "[risk]") {
    for (const char* model : {"gbm", "jumps"}) {
        const auto plan = [&](std::string_view seed) {
            return risk_plan(2000 * kFewer + 100, {{"leg.leverage", "10"}, {"risk.seed", seed}, {"risk.model", model}});
        };
        CHECK(risk_of(plan("5")) == risk_of(plan("5")));
        CHECK_FALSE(risk_of(plan("5")).liquidation == risk_of(plan("6")).liquidation);
    }
}
