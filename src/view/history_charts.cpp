#include "view/history_charts.hpp"

#include "history/calendar.hpp"
#include "text/number.hpp"
#include "view/date_axis.hpp"

#include <algorithm>
#include <utility>

namespace keel::view {

namespace {

using history::Curve;
using history::PricePicture;

constexpr auto kMinus = text::Minus::Typographic;
constexpr double kWideGap = 0.01; // of the chart: a narrower one is not seen
constexpr double kBars = 1.5;     // of a gap
constexpr float kThin = 1.25f;    // CSS pixels
constexpr float kThick = 2.0f;

std::string told_percent(double value) { return text::percent(value, 1, kMinus); }
std::string told_rate(double value) { return text::percent(value, 4, kMinus); }
std::string told_two(double value) { return text::grouped(value, 2, kMinus); }
std::string told_one(double value) { return text::grouped(value, 1, kMinus); }

Axis rsi_axis(double, double, int) { return {0.0, 100.0, 10.0, {0, 30, 50, 70, 100}, {"0", "30", "50", "70", "100"}}; }
Axis correlation_axis(double least, double most, int count) {
    return axis_around(std::min(0.0, least), std::max(1.0, most), count);
}

/// Broken where rows are missing for so long that it is seen.
Series series_of(std::string label, ImU32 colour, float width_css, const Curve& curve,
                 std::optional<history::Milliseconds> bar_ms) {
    Series series{std::move(label), colour, width_css, LineLook::Solid, {}, PointsDrawn::All};
    if (curve.time_ms.empty()) return series;
    const auto span = static_cast<double>(curve.time_ms.back() - curve.time_ms.front());
    const double widest = std::max(kWideGap * span, kBars * static_cast<double>(bar_ms.value_or(0)));
    for (std::size_t i = 0; i < curve.time_ms.size(); ++i) {
        const bool is_gap = i > 0 && static_cast<double>(curve.time_ms[i] - curve.time_ms[i - 1]) > widest;
        if (i == 0 || is_gap) series.runs.emplace_back();
        series.runs.back().push_back({static_cast<double>(curve.time_ms[i]), curve.value[i]});
    }
    return series;
}

/// The same of prices, whose file tells the length of its bars.
Series series_of(std::string label, ImU32 colour, float width_css, const Curve& curve, const PricePicture& prices) {
    return series_of(std::move(label), colour, width_css, curve, prices.source.account.bar_ms);
}

struct Span {
    double from_ms = 0.0;
    double to_ms = 1.0;
};

Span span_of(const Curve& curve) {
    if (curve.time_ms.empty()) return {};
    return {static_cast<double>(curve.time_ms.front()), static_cast<double>(curve.time_ms.back())};
}

Chart chart_of(std::string name, Span span) {
    Chart chart;
    chart.name = std::move(name);
    chart.x_title = told_day(span.from_ms) + " to " + told_day(span.to_ms) + ", UTC";
    chart.x_least = span.from_ms;
    chart.x_most = span.to_ms > span.from_ms ? span.to_ms : span.from_ms + 1.0;
    chart.x_axis = date_axis;
    const bool are_days = span.to_ms - span.from_ms > 60.0 * static_cast<double>(history::kDayMs);
    chart.x_told = are_days ? told_day : told_time;
    return chart;
}

Series dots_of(std::string label, ImU32 colour, const Curve& curve) {
    Series dots{std::move(label), colour, 4.0f, LineLook::Dots, {{}}};
    for (std::size_t i = 0; i < curve.value.size(); ++i)
        dots.runs[0].push_back({static_cast<double>(curve.time_ms[i]), curve.value[i]});
    return dots;
}

/// The title of a chart of one of two files.
std::string titled(const std::string& what, const PricePicture& prices, bool is_one_of_two) {
    return is_one_of_two ? what + " of " + short_name(prices.source) : what;
}

ChartCard price_chart(const Palette& p, const PricePicture& prices, bool is_one_of_two) {
    ChartCard made{titled("Price", prices, is_one_of_two), "The close of each row, USD.",
                   chart_of("Price of " + short_name(prices.source), span_of(prices.close)), CardWidth::Full};
    made.chart.series.push_back(series_of("Close", p.accent, kThin, prices.close, prices));
    if (prices.divergences.value.empty()) return made;
    made.words +=
        " The orange dots mark bearish divergences: the price stood higher than at an earlier peak, but its strength "
        "(RSI, below) lower, which some take for a sign of weakness. A dot stands on the day on which it "
        "became known.";
    made.chart.series.push_back(dots_of("Divergences", p.warning, prices.divergences));
    return made;
}

/// A figure of the first file, and of the second in the same plot.
ChartCard both_chart(const Palette& p, const history::HistoryPicture& picture, std::string title, std::string words,
                     Curve PricePicture::*curve) {
    const PricePicture& main = picture.first ? *picture.first : *picture.second;
    const bool are_both = picture.first && picture.second;
    Span span = span_of(main.close);
    if (are_both) {
        const Span other = span_of(picture.second->close);
        span = {std::min(span.from_ms, other.from_ms), std::max(span.to_ms, other.to_ms)};
    }
    ChartCard made{title, std::move(words), chart_of(title, span)};
    made.chart.series.push_back(series_of(are_both ? short_name(main.source) : "", p.accent, kThin, main.*curve, main));
    if (!are_both) return made;
    made.chart.series.push_back(
        series_of(short_name(picture.second->source), p.warning, kThin, (*picture.second).*curve, *picture.second));
    return made;
}

void add_single(std::vector<ChartCard>& charts, const Palette& p, const history::HistoryPicture& picture) {
    ChartCard fall = both_chart(p, picture, "Fall from the peak",
                                "How far the close stands below the highest close before it.", &PricePicture::fall);
    fall.chart.y_axis = percent_axis;
    fall.chart.y_told = told_percent;
    charts.push_back(std::move(fall));
    ChartCard swing = both_chart(p, picture, "Volatility, 30 days at a time",
                                 "How strongly the price swung: the standard deviation of the returns of 30 days, "
                                 "as of a year.",
                                 &PricePicture::volatility);
    swing.chart.y_axis = percent_axis;
    swing.chart.y_told = told_percent;
    charts.push_back(std::move(swing));
    ChartCard rsi = both_chart(p, picture, "Strength, RSI(14) of daily closes",
                               "Above 70 the price has risen fast, below 30 it has fallen fast.", &PricePicture::rsi);
    rsi.chart.y_axis = rsi_axis;
    rsi.chart.y_told = told_one;
    charts.push_back(std::move(rsi));
    std::erase_if(charts, [](const ChartCard& made) {
        return std::ranges::all_of(made.chart.series, [](const Series& series) { return series.runs.empty(); });
    });
}

void add_pair(std::vector<ChartCard>& charts, const Palette& p, const history::HistoryPicture& picture) {
    const history::PairPicture& pair = *picture.pair;
    if (pair.slope.value.empty()) return;
    const std::string first = short_name(picture.first->source), second = short_name(picture.second->source);
    ChartCard beta{"Beta, 30 days at a time",
                   "By how much " + first + " moved when " + second + " moved by 1: 1.2 means 12 % for 10 %.",
                   chart_of("Beta", span_of(pair.slope))};
    beta.chart.series.push_back(series_of("", p.accent, kThick, pair.slope, *picture.first));
    beta.chart.y_told = told_two;
    charts.push_back(std::move(beta));
    ChartCard together{"Correlation, 30 days at a time",
                       "How closely the two moved together: 1 always, 0 not at all, \u22121 the opposite way.",
                       chart_of("Correlation", span_of(pair.slope))};
    together.chart.series.push_back(series_of("", p.accent, kThick, pair.correlation, *picture.first));
    together.chart.y_axis = correlation_axis;
    together.chart.y_told = told_two;
    charts.push_back(std::move(together));
}

void add_funding(std::vector<ChartCard>& charts, const Palette& p, const history::FundingPicture& funding) {
    ChartCard made{"Funding",
                   "The rate of each payment, and the mean of 7 days. Above zero a short receives it, below zero a "
                   "short pays it.",
                   chart_of("Funding", span_of(funding.rate))};
    made.chart.series.push_back(series_of("Payment", p.sold, kThin, funding.rate, funding.source.account.bar_ms));
    made.chart.series.push_back(series_of("7 days", p.accent, kThick, funding.mean, funding.source.account.bar_ms));
    made.chart.y_axis = percent_axis;
    made.chart.y_told = told_rate;
    charts.push_back(std::move(made));
}

} // namespace

std::string short_name(const history::Source& source) {
    constexpr std::size_t kLongest = 24;
    std::string name = source.name.substr(0, source.name.rfind('.'));
    if (name.empty()) name = source.name;
    std::size_t end = std::min(name.size(), kLongest);
    while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xc0) == 0x80)
        --end; // not within a character
    return end < name.size() ? name.substr(0, end) + "\u2026" : name;
}

std::vector<ChartCard> history_charts(const Theme& theme, const history::HistoryPicture& picture) {
    const Palette& p = theme.palette;
    std::vector<ChartCard> charts;
    const bool are_both = picture.first && picture.second;
    if (picture.first) charts.push_back(price_chart(p, *picture.first, are_both));
    if (picture.second) charts.push_back(price_chart(p, *picture.second, are_both));
    if (picture.first || picture.second) add_single(charts, p, picture);
    if (picture.pair) add_pair(charts, p, picture);
    if (picture.funding) add_funding(charts, p, *picture.funding);
    return charts;
}

void add_rules(std::vector<ChartCard>& charts, const Theme& theme, const history::BacktestPicture& backtest) {
    if (charts.empty() || backtest.triggers.value.empty()) return;
    ChartCard& prices = charts.front();
    prices.words += " The black dots mark where a rule of the plan fired, the grey ones where it ended.";
    if (theme.scheme == Scheme::Dark) prices.words.replace(prices.words.rfind("black"), 5, "white");
    prices.chart.series.push_back(dots_of("Fired", theme.palette.text, backtest.triggers));
    prices.chart.series.push_back(dots_of("Ended", theme.palette.muted, backtest.exits));
}

std::optional<ChartCard> returns_chart(const Theme& theme, const history::HistoryPicture& picture) {
    if (!picture.pair || !picture.pair->facts.line) return std::nullopt;
    const history::PairPicture& pair = *picture.pair;
    const history::Regression& line = *pair.facts.line;
    const std::string first = short_name(picture.first->source), second = short_name(picture.second->source);
    ChartCard made{"Moves of " + first + " against those of " + second,
                   "Each dot is a moment: to the right how far " + second
                       + " moved since the row before, upwards how far " + first
                       + " did. The slope of the line is the beta.",
                   {},
                   CardWidth::Full};
    Chart& chart = made.chart;
    chart.name = "Returns of both";
    chart.x_title = "Return of " + second;
    Series dots{"Return of " + first, faded(theme.palette.accent, 0.5f), kThin, LineLook::Dots, {{}}};
    for (std::size_t i = 0; i < std::min(pair.first_returns.size(), pair.second_returns.size()); ++i)
        dots.runs[0].push_back({pair.second_returns[i], pair.first_returns[i]});
    if (dots.runs[0].empty()) return std::nullopt;
    std::ranges::stable_sort(dots.runs[0], {}, &ChartPoint::x);
    const double least = dots.runs[0].front().x, most = dots.runs[0].back().x;
    const double edge = std::max(0.02 * (most - least), 1e-6); // so that no dot lies on the frame
    chart.x_least = least - edge;
    chart.x_most = most + edge;
    const auto on_line = [&](double x) { return ChartPoint{x, line.intercept + line.slope * x}; };
    chart.series.push_back(std::move(dots));
    chart.series.push_back({"beta " + text::grouped(line.slope, 2, kMinus),
                            theme.palette.warning,
                            kThick,
                            LineLook::Solid,
                            {{on_line(chart.x_least), on_line(chart.x_most)}}});
    if (chart.x_least < 0.0 && chart.x_most > 0.0)
        chart.marks.push_back({0.0, second + " unmoved", theme.palette.muted, LineLook::Dashed});
    chart.x_axis = percent_axis_within;
    chart.y_axis = percent_axis;
    chart.x_told = told_percent;
    chart.y_told = told_percent;
    return made;
}

} // namespace keel::view
