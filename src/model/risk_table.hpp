#pragma once

// The members of a risk report, as report_table.hpp has those of the report.

#include "model/report_table.hpp"
#include "model/risk_report.hpp"

#include <string_view>

namespace keel {

template <>
struct Table<Estimate> {
    static constexpr std::string_view name = "Estimate";
    static constexpr auto members = std::tuple{
        Member{"value", &Estimate::value, "what the paths say"},
        Member{"error", &Estimate::error, "standard error: the true value is nearly always within twice of it"},
    };
};

template <>
struct Table<RiskMoment> {
    static constexpr std::string_view name = "RiskMoment";
    static constexpr auto members = std::tuple{
        Member{"day", &RiskMoment::day, "days from today"},
        Member{"liquidation", &RiskMoment::liquidation, "probability that a leg was liquidated by then"},
        Member{"stop", &RiskMoment::stop, "probability that a stop was hit by then"},
        Member{"price_5", &RiskMoment::price_5, "of 100 prices of the first coin 5 are below, USD"},
        Member{"price_25", &RiskMoment::price_25, "25 are below, USD"},
        Member{"price_50", &RiskMoment::price_50, "half of them are below, USD"},
        Member{"price_75", &RiskMoment::price_75, "75 are below, USD"},
        Member{"price_95", &RiskMoment::price_95, "95 are below, USD"},
    };
};

template <>
struct Table<RiskBar> {
    static constexpr std::string_view name = "RiskBar";
    static constexpr auto members = std::tuple{
        Member{"from_usd", &RiskBar::from_usd, "net, USD"},
        Member{"to_usd", &RiskBar::to_usd, "net, USD"},
        Member{"part", &RiskBar::part, "of all paths that end between both"},
    };
};

template <>
struct Table<RiskDistribution> {
    static constexpr std::string_view name = "RiskDistribution";
    static constexpr auto members = std::tuple{
        Member{"key", &RiskDistribution::key, "hedged, half_hedged, unhedged or sold"},
        Member{"label", &RiskDistribution::label, "for people"},
        Member{"mean_usd", &RiskDistribution::mean_usd, "of what there is at the end less at the start, USD"},
        Member{"deviation_usd", &RiskDistribution::deviation_usd, "standard deviation, USD"},
        Member{"p1_usd", &RiskDistribution::p1_usd, "1 of 100 paths ends below, USD"},
        Member{"p5_usd", &RiskDistribution::p5_usd, "5 of 100, USD"},
        Member{"p25_usd", &RiskDistribution::p25_usd, "25 of 100, USD"},
        Member{"p50_usd", &RiskDistribution::p50_usd, "half of them, USD"},
        Member{"p75_usd", &RiskDistribution::p75_usd, "75 of 100, USD"},
        Member{"p95_usd", &RiskDistribution::p95_usd, "95 of 100, USD"},
        Member{"p99_usd", &RiskDistribution::p99_usd, "99 of 100, USD"},
        Member{"value_at_risk_95_usd", &RiskDistribution::value_at_risk_95_usd,
               "5 of 100 paths lose more; negative: a gain, USD"},
        Member{"value_at_risk_99_usd", &RiskDistribution::value_at_risk_99_usd, "1 of 100 loses more, USD"},
        Member{"expected_shortfall_95_usd", &RiskDistribution::expected_shortfall_95_usd,
               "mean loss of the worst 5 of 100, USD"},
        Member{"expected_shortfall_99_usd", &RiskDistribution::expected_shortfall_99_usd,
               "mean loss of the worst 1 of 100, USD"},
        Member{"least_usd", &RiskDistribution::least_usd, "the worst of all paths, USD"},
        Member{"most_usd", &RiskDistribution::most_usd, "the best, USD"},
        Member{"bars", &RiskDistribution::bars, "a histogram, ascending and without gaps"},
    };
};

template <>
struct Table<RiskLevel> {
    static constexpr std::string_view name = "RiskLevel";
    static constexpr auto members = std::tuple{
        Member{"leverage", &RiskLevel::leverage, "notional over collateral at the start"},
        Member{"collateral", &RiskLevel::collateral, "settle asset"},
        Member{"liquidation_price", &RiskLevel::liquidation_price, "today's, USD; null: never"},
        Member{"liquidation", &RiskLevel::liquidation, "probability over the horizon, on the same paths"},
    };
};

template <>
struct Table<RiskMethod> {
    static constexpr std::string_view name = "RiskMethod";
    static constexpr auto members = std::tuple{
        Member{"model", &RiskMethod::model, "gbm, jumps or bootstrap"},
        Member{"road", &RiskMethod::road, "kernel: the fast one; walk: each path by the rules of the plan"},
        Member{"numbers", &RiskMethod::numbers, "sobol or pseudo"},
        Member{"why", &RiskMethod::why, "a sentence for people"},
        Member{"seed", &RiskMethod::seed, "the same seed gives the same numbers, everywhere"},
        Member{"steps", &RiskMethod::steps, "of a path; between them the price is watched all the time"},
        Member{"paths", &RiskMethod::paths, "that were run"},
        Member{"wanted", &RiskMethod::wanted, "that shall be run; more than paths: it was cut short"},
    };
};

template <>
struct Table<RiskReport> {
    static constexpr std::string_view name = "RiskReport";
    static constexpr auto members = std::tuple{
        Member{"answer", &RiskReport::answer, "a sentence or two for people"},
        Member{"method", &RiskReport::method, "how the paths were made"},
        Member{"days", &RiskReport::days, "how long they are"},
        Member{"liquidation", &RiskReport::liquidation, "probability that a leg is liquidated"},
        Member{"stop", &RiskReport::stop, "probability that a stop is hit"},
        Member{"liquidation_closed_form", &RiskReport::liquidation_closed_form,
               "of the first leg, for a liquidation price that stays where it is; null: there is no such formula"},
        Member{"funding_usd", &RiskReport::funding_usd, "mean, received, USD"},
        Member{"fees_usd", &RiskReport::fees_usd, "mean, with slippage; negative when paid, USD"},
        Member{"effectiveness", &RiskReport::effectiveness,
               "part of the variance that the hedge takes away; null where nothing varies"},
        Member{"worse_than_unhedged", &RiskReport::worse_than_unhedged,
               "probability that the hedge leaves less than none"},
        Member{"moments", &RiskReport::moments, "from day 0 to the horizon"},
        Member{"distributions", &RiskReport::distributions, "of the net: hedged, half hedged, unhedged, sold"},
        Member{"by_leverage", &RiskReport::by_leverage, "the first open hedge with other leverages, ascending"},
        Member{"by_collateral", &RiskReport::by_collateral, "with other collateral, ascending"},
    };
};

} // namespace keel
