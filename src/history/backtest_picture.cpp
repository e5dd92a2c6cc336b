#include "history/backtest_picture.hpp"

#include "history/backtest_text.hpp"

#include <algorithm>
#include <cmath>

namespace keel::history {

namespace {

/// On the line of closes: the last bar that began by then.
void add_dot(Curve& curve, double start_ms, double day, const PriceHistory& prices) {
    const auto moment = static_cast<Milliseconds>(std::llround(start_ms + day * static_cast<double>(kDayMs)));
    const auto after = std::ranges::upper_bound(prices.time_ms, moment);
    if (after == prices.time_ms.begin()) return;
    curve.time_ms.push_back(moment);
    curve.value.push_back(prices.close[static_cast<std::size_t>(after - prices.time_ms.begin()) - 1]);
}

} // namespace

BacktestPicture picture_of(const Backtest& test, const PriceHistory& prices) {
    BacktestPicture picture;
    picture.answer = test.answer;
    picture.conventions = conventions_in_words(test);
    picture.has_highs_and_lows = test.has_highs_and_lows;
    picture.start_price = test.first_price * test.price_factor;
    picture.end_price = test.path.outcome.price;
    picture.totals = test.totals;
    picture.episodes_in_all = test.path.rules.episodes;
    picture.episodes = test.path.episodes;
    if (picture.episodes.size() > kMostEpisodes) picture.episodes.resize(kMostEpisodes);
    if (!test.path.start_ms) return picture;
    std::vector<RuleEpisode> in_order = picture.episodes;
    std::ranges::stable_sort(in_order, {}, &RuleEpisode::from_day);
    for (const RuleEpisode& each : in_order)
        add_dot(picture.triggers, *test.path.start_ms, each.from_day, prices);
    for (const RuleEpisode& each : picture.episodes) {
        if (each.ended_by != EpisodeEnd::EndOfPath) add_dot(picture.exits, *test.path.start_ms, each.to_day, prices);
    }
    return picture;
}

BacktestPicture picture_of(const Issues& issues) {
    BacktestPicture picture;
    for (const Issue& issue : issues)
        picture.troubles.push_back(text_from_issue(issue));
    return picture;
}

} // namespace keel::history
