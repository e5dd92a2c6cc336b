#pragma once

// The members of what the page shows of a history, as report_table.hpp has those of the report. Packed and unpacked by
// this one description.

#include "history/backtest_picture.hpp"
#include "history/packed.hpp"
#include "history/picture.hpp"
#include "model/backtest_table.hpp"
#include "model/report_table.hpp"

#include <string_view>
#include <tuple>

namespace keel::history {

template <>
inline constexpr auto kLast<Shape> = Shape::Funding;
template <>
inline constexpr auto kLast<Reason> = Reason::Unended;
template <>
inline constexpr auto kLast<EpisodeEnd> = EpisodeEnd::EndOfPath;

} // namespace keel::history

namespace keel {

template <>
struct Table<history::Finding> {
    static constexpr std::string_view name = "HistoryFinding";
    static constexpr auto members = std::tuple{
        Member{"reason", &history::Finding::reason, "why lines were left out, or what is to be known about them"},
        Member{"lines", &history::Finding::lines, "how many"},
        Member{"first_line", &history::Finding::first_line, "counted from 1"},
    };
};

template <>
struct Table<history::Gap> {
    static constexpr std::string_view name = "HistoryGap";
    static constexpr auto members = std::tuple{
        Member{"from_ms", &history::Gap::from_ms, "the last bar before it"},
        Member{"to_ms", &history::Gap::to_ms, "the first bar behind it"},
    };
};

template <>
struct Table<history::Account> {
    static constexpr std::string_view name = "HistoryAccount";
    static constexpr auto members = std::tuple{
        Member{"shape", &history::Account::shape, "what the file holds"},
        Member{"has_header", &history::Account::has_header, "names of columns stand above"},
        Member{"separator", &history::Account::separator, "between columns, a character"},
        Member{"decimal", &history::Account::decimal, "before decimals, a character"},
        Member{"is_decimal_assumed", &history::Account::is_decimal_assumed, "nothing told which one it is"},
        Member{"has_newest_first", &history::Account::has_newest_first, "it was turned round"},
        Member{"lines", &history::Account::lines, "of the file"},
        Member{"rows", &history::Account::rows, "that were kept"},
        Member{"findings", &history::Account::findings, "what was left out or changed"},
        Member{"units", &history::Account::units, "of Unix stamps that were met: s, ms, us, ns"},
        Member{"least_offset_minutes", &history::Account::least_offset_minutes, "of the time zones"},
        Member{"most_offset_minutes", &history::Account::most_offset_minutes, "of the time zones"},
        Member{"first_ms", &history::Account::first_ms, "time of the first row"},
        Member{"last_ms", &history::Account::last_ms, "time of the last row"},
        Member{"bar_ms", &history::Account::bar_ms, "from row to row, as most are"},
        Member{"gaps", &history::Account::gaps, "how many"},
        Member{"missing_bars", &history::Account::missing_bars, "in all gaps"},
        Member{"longest_gap", &history::Account::longest_gap, "where it is"},
    };
};

template <>
struct Table<history::Source> {
    static constexpr std::string_view name = "HistorySource";
    static constexpr auto members = std::tuple{
        Member{"name", &history::Source::name, "of the file"},
        Member{"account", &history::Source::account, "what was read"},
    };
};

template <>
struct Table<history::Range> {
    static constexpr std::string_view name = "HistoryRange";
    static constexpr auto members = std::tuple{
        Member{"least", &history::Range::least, "the lowest value"},
        Member{"most", &history::Range::most, "the highest value"},
        Member{"last", &history::Range::last, "the last value"},
    };
};

template <>
struct Table<history::Swing> {
    static constexpr std::string_view name = "HistorySwing";
    static constexpr auto members = std::tuple{
        Member{"move", &history::Swing::move, "fraction"},
        Member{"from_ms", &history::Swing::from_ms, "where it begins"},
        Member{"to_ms", &history::Swing::to_ms, "where it ends"},
        Member{"recovered_ms", &history::Swing::recovered_ms, "the first close back at where it began"},
    };
};

template <>
struct Table<history::PriceFacts> {
    static constexpr std::string_view name = "HistoryPriceFacts";
    static constexpr auto members = std::tuple{
        Member{"closes", &history::PriceFacts::closes, "how many"},
        Member{"first_close", &history::PriceFacts::first_close, "USD"},
        Member{"last_close", &history::PriceFacts::last_close, "USD"},
        Member{"returns", &history::PriceFacts::returns, "how many"},
        Member{"volatility", &history::PriceFacts::volatility, "a year"},
        Member{"rolling_volatility", &history::PriceFacts::rolling_volatility, "of windows of 30 days"},
        Member{"fall", &history::PriceFacts::fall, "the deepest"},
        Member{"rise", &history::PriceFacts::rise, "the highest"},
        Member{"rsi", &history::PriceFacts::rsi, "RSI(14) after the last daily close"},
        Member{"divergences", &history::PriceFacts::divergences, "bearish ones on daily closes"},
        Member{"last_divergence_ms", &history::PriceFacts::last_divergence_ms, "when it became known"},
    };
};

template <>
struct Table<history::Interval> {
    static constexpr std::string_view name = "HistoryInterval";
    static constexpr auto members = std::tuple{
        Member{"least", &history::Interval::least, "lower end"},
        Member{"most", &history::Interval::most, "upper end"},
    };
};

template <>
struct Table<history::Regression> {
    static constexpr std::string_view name = "HistoryRegression";
    static constexpr auto members = std::tuple{
        Member{"count", &history::Regression::count, "of points"},
        Member{"slope", &history::Regression::slope, "of the first's returns on the second's"},
        Member{"intercept", &history::Regression::intercept, "return of the first where the second stands still"},
        Member{"slope_error", &history::Regression::slope_error, "standard error"},
        Member{"slope_95", &history::Regression::slope_95, "with 95 % confidence"},
        Member{"correlation", &history::Regression::correlation, "none when the first stands still"},
        Member{"deviation_x", &history::Regression::deviation_x, "of the second's returns"},
        Member{"deviation_y", &history::Regression::deviation_y, "of the first's returns"},
    };
};

template <>
struct Table<history::PairFacts> {
    static constexpr std::string_view name = "HistoryPairFacts";
    static constexpr auto members = std::tuple{
        Member{"matched", &history::PairFacts::matched, "closes at the same moments"},
        Member{"only_first", &history::PairFacts::only_first, "closes without a partner"},
        Member{"only_second", &history::PairFacts::only_second, "closes without a partner"},
        Member{"returns", &history::PairFacts::returns, "over the same time"},
        Member{"line", &history::PairFacts::line, "through them"},
        Member{"rolling_correlation", &history::PairFacts::rolling_correlation, "of windows of 30 days"},
        Member{"rolling_slope", &history::PairFacts::rolling_slope, "of windows of 30 days"},
    };
};

template <>
struct Table<history::FundingSummary> {
    static constexpr std::string_view name = "HistoryFundingSummary";
    static constexpr auto members = std::tuple{
        Member{"count", &history::FundingSummary::count, "of payments"},
        Member{"mean_rate", &history::FundingSummary::mean_rate, "of a payment, fraction; positive: shorts receive"},
        Member{"annual_rate", &history::FundingSummary::annual_rate, "the same times the payments in a year"},
        Member{"paid_by_longs", &history::FundingSummary::paid_by_longs, "share of the payments"},
        Member{"least_rate", &history::FundingSummary::least_rate, "the lowest, fraction"},
        Member{"most_rate", &history::FundingSummary::most_rate, "the highest, fraction"},
    };
};

template <>
struct Table<history::FundingFacts> {
    static constexpr std::string_view name = "HistoryFundingFacts";
    static constexpr auto members = std::tuple{
        Member{"summary", &history::FundingFacts::summary, "of all payments"},
        Member{"rolling_mean", &history::FundingFacts::rolling_mean, "of windows of 7 days"},
    };
};

template <>
struct Table<history::Curve> {
    static constexpr std::string_view name = "HistoryCurve";
    static constexpr auto members = std::tuple{
        Member{"time_ms", &history::Curve::time_ms, "since 1970, UTC"},
        Member{"value", &history::Curve::value, "at these times"},
    };
};

template <>
struct Table<history::PricePicture> {
    static constexpr std::string_view name = "HistoryPricePicture";
    static constexpr auto members = std::tuple{
        Member{"source", &history::PricePicture::source, "the file"},
        Member{"facts", &history::PricePicture::facts, "its figures"},
        Member{"close", &history::PricePicture::close, "USD, thinned"},
        Member{"fall", &history::PricePicture::fall, "below the highest close so far, fraction, thinned"},
        Member{"volatility", &history::PricePicture::volatility, "a year, of windows of 30 days, thinned"},
        Member{"rsi", &history::PricePicture::rsi, "RSI(14) of daily closes, thinned"},
        Member{"divergences", &history::PricePicture::divergences, "close when each became known, USD"},
    };
};

template <>
struct Table<history::PairPicture> {
    static constexpr std::string_view name = "HistoryPairPicture";
    static constexpr auto members = std::tuple{
        Member{"facts", &history::PairPicture::facts, "their figures"},
        Member{"first_volatility", &history::PairPicture::first_volatility, "a year, over the same time"},
        Member{"second_volatility", &history::PairPicture::second_volatility, "a year, over the same time"},
        Member{"first_returns", &history::PairPicture::first_returns, "of the dots"},
        Member{"second_returns", &history::PairPicture::second_returns, "of the dots"},
        Member{"slope", &history::PairPicture::slope, "of windows of 30 days, thinned"},
        Member{"correlation", &history::PairPicture::correlation, "of windows of 30 days, thinned"},
    };
};

template <>
struct Table<history::FundingPicture> {
    static constexpr std::string_view name = "HistoryFundingPicture";
    static constexpr auto members = std::tuple{
        Member{"source", &history::FundingPicture::source, "the file"},
        Member{"facts", &history::FundingPicture::facts, "its figures"},
        Member{"rate", &history::FundingPicture::rate, "of each payment, fraction, thinned"},
        Member{"mean", &history::FundingPicture::mean, "of windows of 7 days, thinned"},
    };
};

template <>
struct Table<history::HistoryPicture> {
    static constexpr std::string_view name = "HistoryPicture";
    static constexpr auto members = std::tuple{
        Member{"first", &history::HistoryPicture::first, "null: no such file"},
        Member{"second", &history::HistoryPicture::second, "null: no such file"},
        Member{"pair", &history::HistoryPicture::pair, "null without both"},
        Member{"funding", &history::HistoryPicture::funding, "null: no such file"},
    };
};

template <>
struct Table<history::BacktestPicture> {
    static constexpr std::string_view name = "HistoryBacktestPicture";
    static constexpr auto members = std::tuple{
        Member{"troubles", &history::BacktestPicture::troubles, "why there is none"},
        Member{"answer", &history::BacktestPicture::answer, "sentences for people"},
        Member{"conventions", &history::BacktestPicture::conventions, "how the file was taken, sentences"},
        Member{"has_highs_and_lows", &history::BacktestPicture::has_highs_and_lows,
               "inside a bar the worse of both for the hedge comes first"},
        Member{"start_price", &history::BacktestPicture::start_price, "of the first coin, USD"},
        Member{"end_price", &history::BacktestPicture::end_price, "of the first coin, USD"},
        Member{"totals", &history::BacktestPicture::totals, "the rules, hold and always hedged"},
        Member{"episodes", &history::BacktestPicture::episodes, "from trigger to exit, the first of them"},
        Member{"episodes_in_all", &history::BacktestPicture::episodes_in_all, "how many there are"},
        Member{"triggers", &history::BacktestPicture::triggers, "when rules fired, with the close then, USD"},
        Member{"exits", &history::BacktestPicture::exits, "when they ended, with the close then, USD"},
    };
};

} // namespace keel
