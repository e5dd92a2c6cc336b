#include "risk/figures.hpp"

#include "engine/math.hpp"
#include "risk/percentiles.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string>

namespace keel::risk {

namespace {

constexpr double kDaysPerYear = 365.0;

Estimate mean_of(double sum, double squares, double paths) {
    const double mean = sum / paths;
    return {mean, std::sqrt(std::max(squares / paths - mean * mean, 0.0) / paths)};
}

/// Of fixed-point probabilities; `squares` of all paths.
Estimate probability_of(std::int64_t parts, double squares, double paths) {
    return mean_of(static_cast<double>(parts) / kProbabilityUnit, squares, paths);
}

/// Of events that have happened or not.
Estimate share_of(double count, double paths) { return mean_of(count, count, paths); }

/// Moments around the means, in units of the scale.
struct Moments {
    double h = 0.0, u = 0.0, hh = 0.0, uu = 0.0, hhhh = 0.0, uuuu = 0.0, hhuu = 0.0;
};

Moments moments_of(const Sums& sums) {
    const double n = sums.paths;
    const auto raw = [&](Power power) { return sums.powers[power] / n; };
    const double h = raw(kH), u = raw(kU);
    const double h2 = raw(kH2), u2 = raw(kU2);
    Moments m{.h = h, .u = u, .hh = std::max(h2 - h * h, 0.0), .uu = std::max(u2 - u * u, 0.0)};
    const auto fourth = [](double a, double a2, double a3, double a4) {
        return std::max(a4 - 4.0 * a * a3 + 6.0 * a * a * a2 - 3.0 * a * a * a * a, 0.0);
    };
    m.hhhh = fourth(h, h2, raw(kH3), raw(kH4));
    m.uuuu = fourth(u, u2, raw(kU3), raw(kU4));
    m.hhuu = std::max(raw(kH2U2) - 2.0 * u * raw(kH2U) - 2.0 * h * raw(kHU2) + u * u * h2 + h * h * u2
                          + 4.0 * h * u * raw(kHU) - 3.0 * h * h * u * u,
                      0.0);
    return m;
}

/// Of a variance with the fourth moment around the mean.
Estimate deviation_of(double variance, double fourth, double paths) {
    const double deviation = std::sqrt(variance);
    if (deviation <= 0.0) return {0.0, 0.0};
    return {deviation, std::sqrt(std::max(fourth - variance * variance, 0.0) / paths) / (2.0 * deviation)};
}

std::optional<Estimate> effectiveness_of(const Sums& sums) {
    const Moments m = moments_of(sums);
    constexpr double kNothing = 1e-20; // of the scale, squared: rounding
    if (m.uu <= kNothing) return std::nullopt;
    const double ratio = m.hh / m.uu;
    // Var(hh/uu) by the delta method.
    const double variance =
        (m.hhhh - m.hh * m.hh) - 2.0 * ratio * (m.hhuu - m.hh * m.uu) + ratio * ratio * (m.uuuu - m.uu * m.uu);
    return Estimate{1.0 - ratio, std::sqrt(std::max(variance, 0.0) / sums.paths) / m.uu};
}

/// Which of the three nets, and how each is put together from the sums.
struct Kind {
    std::string_view key;
    std::string_view label;
    Bins Sums::*bins;
    double Sums::*least;
    double Sums::*most;
    double of_h; // the net is of_h h + of_u u
    double of_u;
};

constexpr std::array kKinds{
    Kind{"hedged", "Hedged", &Sums::hedged, &Sums::least_hedged, &Sums::most_hedged, 1.0, 0.0},
    Kind{"half_hedged", "Half hedged", &Sums::half, &Sums::least_half, &Sums::most_half, 0.5, 0.5},
    Kind{"unhedged", "Unhedged", &Sums::unhedged, &Sums::least_unhedged, &Sums::most_unhedged, 0.0, 1.0},
};

void fill_moments(RiskDistribution& distribution, const Kind& kind, const Sums& sums, double scale) {
    const Moments m = moments_of(sums);
    const double a = kind.of_h, b = kind.of_u;
    const double hu = sums.powers[kHU] / sums.paths - m.h * m.u;
    const double variance = std::max(a * a * m.hh + 2.0 * a * b * hu + b * b * m.uu, 0.0);
    // Of a mix only bounded: by the larger of both.
    const double fourth = a == 1.0 ? m.hhhh : b == 1.0 ? m.uuuu : std::max(m.hhhh, m.uuuu);
    distribution.mean_usd = {(a * m.h + b * m.u) * scale, std::sqrt(variance / sums.paths) * scale};
    distribution.deviation_usd = deviation_of(variance, std::max(fourth, variance * variance), sums.paths);
    distribution.deviation_usd.value *= scale;
    distribution.deviation_usd.error *= scale;
}

Estimate negative(const Estimate& estimate) { return {0.0 - estimate.value, estimate.error}; }

RiskDistribution distribution_of(const Kind& kind, const Sums& sums, double scale) {
    RiskDistribution result{.key = std::string(kind.key), .label = std::string(kind.label)};
    fill_moments(result, kind, sums, scale);
    const Percentiles percentiles(sums.*kind.bins, sums.*kind.least, sums.*kind.most);
    result.p1_usd = percentiles.at(0.01);
    result.p5_usd = percentiles.at(0.05);
    result.p25_usd = percentiles.at(0.25);
    result.p50_usd = percentiles.at(0.50);
    result.p75_usd = percentiles.at(0.75);
    result.p95_usd = percentiles.at(0.95);
    result.p99_usd = percentiles.at(0.99);
    result.value_at_risk_95_usd = negative(result.p5_usd);
    result.value_at_risk_99_usd = negative(result.p1_usd);
    result.expected_shortfall_95_usd = negative(percentiles.mean_below(0.05));
    result.expected_shortfall_99_usd = negative(percentiles.mean_below(0.01));
    result.least_usd = sums.*kind.least;
    result.most_usd = sums.*kind.most;
    result.bars = percentiles.bars();
    return result;
}

RiskDistribution sale_of(const Setup& setup) {
    const Estimate net{setup.sold_usd, 0.0};
    const Estimate loss{0.0 - setup.sold_usd, 0.0};
    return {.key = "sold",
            .label = "Sold today",
            .mean_usd = net,
            .deviation_usd = {},
            .p1_usd = net,
            .p5_usd = net,
            .p25_usd = net,
            .p50_usd = net,
            .p75_usd = net,
            .p95_usd = net,
            .p99_usd = net,
            .value_at_risk_95_usd = loss,
            .value_at_risk_99_usd = loss,
            .expected_shortfall_95_usd = loss,
            .expected_shortfall_99_usd = loss,
            .least_usd = setup.sold_usd,
            .most_usd = setup.sold_usd,
            .bars = {{setup.sold_usd, setup.sold_usd, 1.0}}};
}

/// Percentiles of the price: in closed form where it is log-normal.
void fill_prices(RiskMoment& moment, std::size_t index, const Plan& plan, const Setup& setup, const Sums& sums) {
    constexpr std::array kParts{0.05, 0.25, 0.5, 0.75, 0.95};
    // The standard normal ones of 5 and 25 %.
    constexpr std::array kNormal{-1.6448536269514722, -0.6744897501960817, 0.0, 0.6744897501960817, 1.6448536269514722};
    const std::array members{&RiskMoment::price_5, &RiskMoment::price_25, &RiskMoment::price_50, &RiskMoment::price_75,
                             &RiskMoment::price_95};
    const double price = plan.bags.front().price, years = moment.day / kDaysPerYear, sigma = setup.volatility;
    const double drift = (plan.risk.drift.value_or(0.0) - 0.5 * sigma * sigma) * years;
    for (std::size_t i = 0; i < members.size(); ++i) {
        double log_move = 0.0;
        if (moment.day > 0.0 && !sums.log_price.empty()) {
            const Bins& bins = sums.log_price[index];
            log_move = Percentiles(bins, bins.least, bins.most).at(kParts[i]).value;
        } else if (moment.day > 0.0) {
            log_move = drift + sigma * std::sqrt(years) * kNormal[i];
        }
        moment.*members[i] = price * math::exp(log_move);
    }
}

RiskReport report_of_one(const Plan& plan, const Setup& setup, const Sums& sums) {
    RiskReport report;
    const double n = sums.paths;
    report.days = plan.horizon_days;
    report.liquidation_closed_form = setup.closed_form;
    report.liquidation = probability_of(sums.liquidation.back(), sums.liquidation2, n);
    report.stop = probability_of(sums.stop.back(), sums.stop2, n);
    report.funding_usd = mean_of(sums.funding, sums.funding2, n);
    report.fees_usd = mean_of(sums.fees, sums.fees2, n);
    report.effectiveness = effectiveness_of(sums);
    report.worse_than_unhedged = share_of(static_cast<double>(sums.worse), n);
    const std::vector<double>& days = setup.layout.moment_days;
    for (std::size_t i = 0; i < days.size(); ++i) {
        RiskMoment moment{.day = days[i]};
        const double liquidated = static_cast<double>(sums.liquidation[i]) / kProbabilityUnit;
        const double stopped = static_cast<double>(sums.stop[i]) / kProbabilityUnit;
        moment.liquidation = share_of(liquidated, n);
        moment.stop = share_of(stopped, n);
        fill_prices(moment, i, plan, setup, sums);
        report.moments.push_back(moment);
    }
    for (const Kind& kind : kKinds)
        report.distributions.push_back(distribution_of(kind, sums, setup.layout.scale));
    report.distributions.push_back(sale_of(setup));
    report.by_leverage = setup.levels.by_leverage;
    report.by_collateral = setup.levels.by_collateral;
    for (std::size_t i = 0; i < setup.levels.size(); ++i) {
        const std::size_t first = report.by_leverage.size();
        RiskLevel& level = i < first ? report.by_leverage[i] : report.by_collateral[i - first];
        level.liquidation = probability_of(sums.level[i], sums.level2[i], n);
    }
    return report;
}

/// Calls `take` with every estimate of a report, always in the same order.
void each_estimate(RiskReport& report, const std::function<void(Estimate&)>& take) {
    take(report.liquidation), take(report.stop), take(report.funding_usd), take(report.fees_usd);
    if (report.effectiveness) take(*report.effectiveness);
    take(report.worse_than_unhedged);
    for (RiskMoment& moment : report.moments)
        take(moment.liquidation), take(moment.stop);
    for (RiskDistribution& d : report.distributions) {
        for (Estimate* each : {&d.mean_usd, &d.deviation_usd, &d.p1_usd, &d.p5_usd, &d.p25_usd, &d.p50_usd, &d.p75_usd,
                               &d.p95_usd, &d.p99_usd, &d.value_at_risk_95_usd, &d.value_at_risk_99_usd,
                               &d.expected_shortfall_95_usd, &d.expected_shortfall_99_usd})
            take(*each);
    }
    for (std::vector<RiskLevel>* levels : {&report.by_leverage, &report.by_collateral}) {
        for (RiskLevel& level : *levels)
            take(level.liquidation);
    }
}

std::vector<Estimate> estimates_of(RiskReport& report) {
    std::vector<Estimate> all;
    each_estimate(report, [&](Estimate& each) { all.push_back(each); });
    return all;
}

/// The errors of `report`, of all scrambles, by the spread of the reports of each.
void take_errors_from(RiskReport& report, std::vector<RiskReport>& scrambles) {
    std::vector<std::vector<Estimate>> all;
    for (RiskReport& scramble : scrambles)
        all.push_back(estimates_of(scramble));
    const double count = static_cast<double>(all.size());
    std::size_t i = 0;
    const std::size_t most = all.front().size();
    each_estimate(report, [&](Estimate& estimate) {
        double sum = 0.0, squares = 0.0;
        for (const auto& each : all)
            sum += i < each.size() && i < most ? each[i].value : 0.0;
        const double mean = sum / count;
        for (const auto& each : all)
            squares += i < each.size() ? (each[i].value - mean) * (each[i].value - mean) : 0.0;
        estimate.error = std::sqrt(squares / (count * (count - 1.0)));
        ++i;
    });
}

} // namespace

RiskReport report_of(const Plan& plan, const Setup& setup, std::span<const Sums> sums) {
    Sums all;
    for (const Sums& each : sums)
        all.add(each);
    RiskReport report = report_of_one(plan, setup, all);
    // Scrambles of different length are not compared: then they count as random numbers, which are wider.
    const bool are_even = std::ranges::all_of(sums, [&](const Sums& s) { return s.paths == sums.front().paths; });
    if (sums.size() > 1 && are_even) {
        std::vector<RiskReport> scrambles;
        for (const Sums& each : sums)
            scrambles.push_back(report_of_one(plan, setup, each));
        take_errors_from(report, scrambles);
    }
    static constexpr std::array<std::string_view, 3> kModels{"gbm", "jumps", "bootstrap"};
    report.method = {.model = std::string(kModels[static_cast<std::size_t>(plan.risk.model)]),
                     .road = setup.road == Road::Kernel ? "kernel" : "walk",
                     .numbers = setup.is_sobol ? "sobol" : "pseudo",
                     .why = setup.why,
                     .seed = plan.risk.seed,
                     .steps = setup.steps,
                     .paths = all.paths,
                     .wanted = setup.paths};
    return report;
}

} // namespace keel::risk
