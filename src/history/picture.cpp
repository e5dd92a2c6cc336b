#include "history/picture.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace keel::history {

namespace {

/// Evenly chosen, the first and the last among them.
std::vector<double> chosen(const std::vector<double>& values) {
    if (values.size() <= kMostPoints) return values;
    std::vector<double> some;
    some.reserve(kMostPoints);
    for (std::size_t i = 0; i < kMostPoints; ++i)
        some.push_back(values[i * (values.size() - 1) / (kMostPoints - 1)]);
    return some;
}

} // namespace

Curve thinned(const Curve& curve, std::size_t most) {
    assert(most >= 4 && curve.time_ms.size() == curve.value.size());
    const std::size_t count = curve.value.size();
    if (count <= most) return curve;
    Curve thin;
    const auto keep = [&](std::size_t i) {
        thin.time_ms.push_back(curve.time_ms[i]);
        thin.value.push_back(curve.value[i]);
    };
    const std::size_t inner = count - 2, parts = (most - 2) / 2;
    keep(0);
    for (std::size_t part = 0; part < parts; ++part) {
        const auto from = curve.value.begin() + static_cast<std::ptrdiff_t>(1 + inner * part / parts);
        const auto to = curve.value.begin() + static_cast<std::ptrdiff_t>(1 + inner * (part + 1) / parts);
        const auto [least, greatest] = std::minmax_element(from, to);
        const auto [earlier, later] = std::minmax(least, greatest);
        keep(static_cast<std::size_t>(earlier - curve.value.begin()));
        if (later != earlier) keep(static_cast<std::size_t>(later - curve.value.begin()));
    }
    keep(count - 1);
    return thin;
}

PricePicture picture_of(Source source, const PriceHistory& prices) {
    PricePicture picture;
    picture.source = std::move(source);
    picture.facts = facts_of(prices);
    picture.close = thinned({prices.time_ms, prices.close});
    picture.fall = thinned(fall_from_peak(prices));
    picture.volatility = thinned(rolling_volatility(prices, log_returns(prices)));
    const DailyCloses days = daily_closes(prices);
    picture.rsi = thinned(daily_rsi(days));
    picture.divergences = divergences_of(days);
    return picture;
}

PairPicture picture_of(const PriceHistory& first, const PriceHistory& second) {
    const Joined both = joined(first, second);
    const PairReturns returns = log_returns(both);
    PairPicture picture;
    picture.facts = facts_of(first, second);
    if (picture.facts.line && both.bar_ms) {
        const double scale = std::sqrt(bars_per_year(*both.bar_ms));
        picture.first_volatility = picture.facts.line->deviation_y * scale;
        picture.second_volatility = picture.facts.line->deviation_x * scale;
    }
    picture.first_returns = chosen(returns.first);
    picture.second_returns = chosen(returns.second);
    const RollingLines rolling = rolling_lines(returns, both.bar_ms);
    picture.slope = thinned(curve_of(rolling, &RollingLine::slope));
    picture.correlation = thinned(curve_of(rolling, &RollingLine::correlation));
    return picture;
}

FundingPicture picture_of(Source source, const FundingHistory& funding) {
    FundingPicture picture;
    picture.source = std::move(source);
    picture.facts = facts_of(funding);
    picture.rate = thinned({funding.time_ms, funding.rate});
    picture.mean = thinned(rolling_funding(funding));
    return picture;
}

std::optional<HistoryReport> report_of(const HistoryPicture& picture) {
    if (!picture.first) return std::nullopt;
    HistoryReport report;
    report.first = picture.first->source;
    report.first_facts = picture.first->facts;
    if (picture.second) {
        report.second = picture.second->source;
        report.second_facts = picture.second->facts;
    }
    if (picture.pair) report.pair = picture.pair->facts;
    if (picture.funding) {
        report.funding = picture.funding->source;
        report.funding_facts = picture.funding->facts;
    }
    return report;
}

} // namespace keel::history
