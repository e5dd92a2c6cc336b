// Any bytes as a file of prices or of funding rates, in pieces of a length that the first byte tells: read without a
// crash, the same in one piece as in many, in the order of time, and fit for every figure.

#include "history/csv_history.hpp"
#include "history/history_text.hpp"

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace keel::history;

namespace {

void require(bool is_true) {
    if (!is_true) std::abort();
}

void check_prices(const PriceHistory& prices) {
    require(prices.open.size() == prices.size() && prices.high.size() == prices.size());
    require(prices.low.size() == prices.size() && prices.close.size() == prices.size());
    require(prices.volume.empty() || prices.volume.size() == prices.size());
    for (std::size_t i = 0; i < prices.size(); ++i) {
        require(i == 0 || prices.time_ms[i] > prices.time_ms[i - 1]);
        require(prices.low[i] > 0.0 && std::isfinite(prices.high[i]));
        require(prices.low[i] <= prices.open[i] && prices.open[i] <= prices.high[i]);
        require(prices.low[i] <= prices.close[i] && prices.close[i] <= prices.high[i]);
    }
}

void check_account(const Account& account) {
    require(account.rows > 0 && account.rows + account.left_out() <= account.lines);
    require(!account_in_words(account).empty());
    for (const Finding& finding : account.findings)
        require(finding.lines > 0 && finding.first_line > 0 && finding.first_line <= account.lines);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const auto wanted = static_cast<Wanted>(data[0] % 3);
    const std::size_t piece = data[0] / 3 + 1U;
    const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
    CsvReader whole(wanted), cut(wanted);
    whole.push(bytes);
    for (std::size_t place = 0; place < bytes.size(); place += piece)
        cut.push(bytes.substr(place, piece));
    const auto reading = whole.finish(), again = cut.finish();
    require(reading.has_value() == again.has_value());
    if (!reading) {
        require(reading.error() == again.error() && !reading.error().field.empty());
        return 0;
    }
    require(reading->prices == again->prices && reading->funding == again->funding);
    require(reading->account == again->account);
    check_account(reading->account);
    check_prices(reading->prices);
    if (reading->prices.size() > 0) {
        HistoryReport report{{"file", reading->account}, facts_of(reading->prices), {}, {}, {}, {}, {}};
        report.pair = facts_of(reading->prices, reading->prices);
        require(!text_from_history(report).empty() && !json_from_history(report).empty());
    } else {
        facts_of(reading->funding);
    }
    return 0;
}
