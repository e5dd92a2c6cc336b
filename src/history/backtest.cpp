#include "history/backtest.hpp"

#include "engine/path_episodes.hpp"
#include "history/calendar.hpp"
#include "history/figures.hpp"
#include "history/series.hpp"
#include "model/fields.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace keel::history {

namespace {

double days_between(Milliseconds from, Milliseconds to) {
    return static_cast<double>(to - from) / static_cast<double>(kDayMs);
}

/// A file of closes has nothing else in its columns.
bool has_opens(const PriceHistory& prices) { return prices.open != prices.close || prices.high != prices.low; }

/// The file as a path. A close stands where the next bar starts when that is earlier than its own bar's length.
struct Track {
    Milliseconds start_ms = 0;
    double first_price = 0.0;
    std::vector<PriceBar> bars = {};
};

Track track_of(const PriceHistory& prices) {
    const bool is_bars = has_opens(prices);
    Track track{.start_ms = is_bars ? prices.time_ms.front() : close_ms(prices, 0),
                .first_price = is_bars ? prices.open.front() : prices.close.front()};
    track.bars.reserve(prices.size());
    for (std::size_t i = is_bars ? 0 : 1; i < prices.size(); ++i) {
        Milliseconds end = close_ms(prices, i);
        if (is_bars && i + 1 < prices.size()) end = std::min(end, prices.time_ms[i + 1]);
        PriceBar bar{.day = days_between(track.start_ms, end), .close = prices.close[i]};
        if (is_bars) {
            bar.high = prices.high[i];
            bar.low = prices.low[i];
        }
        track.bars.push_back(bar);
    }
    return track;
}

void scale(std::vector<PriceBar>& bars, double factor) {
    if (factor == 1.0) return;
    for (PriceBar& bar : bars) {
        bar.close *= factor;
        bar.high *= factor;
        bar.low *= factor;
    }
}

/// Payments on the path; one at its very start belongs to the time before.
std::vector<FundingPayment> payments_of(const FundingHistory& funding, Milliseconds start_ms, double length) {
    std::vector<FundingPayment> payments;
    for (std::size_t i = 0; i < funding.size(); ++i) {
        const double day = days_between(start_ms, funding.time_ms[i]);
        if (day > 0.0 && day <= length) payments.push_back({day, funding.rate[i]});
    }
    return payments;
}

/// To the second: crossings are found between bars.
std::string time_on(Milliseconds start_ms, double day) {
    constexpr double kSecondsPerDay = 86400.0;
    return iso_text(start_ms + static_cast<Milliseconds>(std::round(day * kSecondsPerDay)) * kSecondMs);
}

void put_dates(PathReport& path, Milliseconds start_ms) {
    path.start_ms = static_cast<double>(start_ms);
    const auto date = [&](std::vector<PathEvent>& events) {
        for (PathEvent& event : events)
            event.time = time_on(start_ms, event.day);
    };
    date(path.events);
    for (PathAlternative& other : path.alternatives)
        date(other.events);
    for (RuleEpisode& episode : path.episodes) {
        episode.from = time_on(start_ms, episode.from_day);
        episode.to = time_on(start_ms, episode.to_day);
    }
}

BacktestTotal total_of(const PathReport& path) {
    const Scenario& outcome = path.outcome;
    const HedgeParts parts = parts_of(outcome);
    return {.key = "rules",
            .label = "With the rules",
            .value_usd = outcome.value_usd,
            .coins_usd = outcome.spot_usd,
            .futures_usd = parts.futures_usd,
            .funding_usd = parts.funding_usd,
            .fees_usd = parts.fees_usd,
            .other_usd = parts.other_usd,
            .net_usd = outcome.net_usd,
            .hedged_days = path.hedged_days,
            .liquidations = static_cast<double>(std::ranges::count(outcome.legs, true, &ScenarioLeg::liquidated))};
}

BacktestTotal total_of(const PathAlternative& other, const char* key, const char* label) {
    return {.key = key,
            .label = label,
            .value_usd = other.value_usd,
            .coins_usd = other.spot_usd,
            .futures_usd = other.futures_usd,
            .funding_usd = other.funding_usd,
            .fees_usd = other.fees_usd,
            .other_usd = other.other_usd,
            .net_usd = other.net_usd,
            .difference_usd = other.difference_usd,
            .hedged_days = other.hedged_days,
            .liquidations = other.liquidations};
}

const PathAlternative* alternative(const PathReport& path, std::string_view key) {
    const auto found = std::ranges::find(path.alternatives, key, &PathAlternative::key);
    return found != path.alternatives.end() ? &*found : nullptr;
}

/// Without rules the plan's hedge is the one that always stands.
std::vector<BacktestTotal> totals_of(const PathReport& path) {
    std::vector<BacktestTotal> totals{total_of(path)};
    if (const auto* hold = alternative(path, "unhedged")) totals.push_back(total_of(*hold, "hold", "Hold, unhedged"));
    const auto* always = alternative(path, "always_hedged");
    if (always == nullptr) always = alternative(path, "without_rules");
    if (always != nullptr) {
        totals.push_back(total_of(*always, "always_hedged", "Always hedged"));
    } else {
        totals.push_back(totals.front());
        totals.back().key = "always_hedged";
        totals.back().label = "Always hedged";
    }
    return totals;
}

} // namespace

std::expected<Backtest, Issues> backtest_of(const Plan& plan, const PriceHistory& prices, const FundingHistory* funding,
                                            HistoryPrices scaling) noexcept {
    if (Issues issues = check_fields(plan); !issues.empty()) return std::unexpected(std::move(issues));
    const std::size_t least = prices.size() > 0 && has_opens(prices) ? 1 : 2;
    if (prices.size() < least)
        return std::unexpected(Issues{{"prices", std::to_string(prices.size()), "at least two closes or one bar"}});
    Track track = track_of(prices);
    Plan there = plan;
    there.scenario.path = {};
    Backtest test;
    test.bars = static_cast<double>(prices.size());
    test.first_price = track.first_price;
    test.has_highs_and_lows = has_opens(prices);
    if (scaling == HistoryPrices::FromTodaysPrice) {
        test.price_factor = plan.bags.front().price / track.first_price;
        scale(track.bars, test.price_factor);
    } else {
        there.bags.front().price = track.first_price;
    }
    // The path ends with the file.
    const double length = track.bars.back().day;
    there.horizon_days = std::min(there.horizon_days, length);
    std::vector<FundingPayment> payments;
    if (funding != nullptr) {
        payments = payments_of(*funding, track.start_ms, length);
        if (payments.empty()) {
            const std::string range = time_text(track.start_ms) + " to " + time_on(track.start_ms, length);
            return std::unexpected(Issues{{"funding", std::to_string(funding->size()) + " payments",
                                           "at least one inside the prices, " + range}});
        }
        test.funding_payments = static_cast<double>(payments.size());
        test.funding_days = payments.back().day - payments.front().day;
    }
    auto path = path_along(there, {.bars = track.bars, .funding = payments});
    if (!path) return std::unexpected(std::move(path.error()));
    test.path = std::move(*path);
    test.from = iso_text(track.start_ms);
    test.to = time_on(track.start_ms, length);
    put_dates(test.path, track.start_ms);
    test.totals = totals_of(test.path);
    if (plan.rules.empty()) test.totals.front().label = "The plan";
    return test;
}

} // namespace keel::history
