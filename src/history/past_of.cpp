#include "history/past_of.hpp"

#include "engine/math.hpp"
#include "history/gaps.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace keel::history {

std::expected<risk::Past, Issue> past_of(const PriceHistory& prices) {
    constexpr std::size_t kLeastBars = 2;
    const auto too_few = [](const std::string& given) {
        return std::unexpected(Issue{"prices", given, "enough: it takes two moves of the price from bar to bar"});
    };
    if (!prices.bar_ms || *prices.bar_ms <= 0) return too_few(std::to_string(prices.size()));
    risk::Past past{.bar_days = static_cast<double>(*prices.bar_ms) / static_cast<double>(kDayMs), .bars = {}};
    past.bars.reserve(prices.size());
    const bool has_range = prices.high.size() == prices.size() && prices.low.size() == prices.size();
    for (std::size_t i = 1; i < prices.size(); ++i) {
        if (is_gap(prices.time_ms[i] - prices.time_ms[i - 1], *prices.bar_ms)) continue;
        const double before = prices.close[i - 1];
        const auto move_to = [&](double price) { return math::log(price / before); };
        const double close = move_to(prices.close[i]);
        // A bar that opens away from the close before has been at that close too: its range reaches 0.
        const double high = has_range ? move_to(prices.high[i]) : close;
        const double low = has_range ? move_to(prices.low[i]) : close;
        past.bars.push_back({close, std::max({high, close, 0.0}), std::min({low, close, 0.0})});
    }
    if (past.bars.size() < kLeastBars)
        return too_few(std::to_string(prices.size()) + " with " + std::to_string(past.bars.size())
                       + (past.bars.size() == 1 ? " move" : " moves") + " between neighbours");
    return past;
}

} // namespace keel::history
