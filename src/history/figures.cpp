#include "history/figures.hpp"

#include "history/calendar.hpp"
#include "text/number.hpp"

#include <array>
#include <cstddef>
#include <optional>

namespace keel::history {

namespace {

constexpr std::string_view kNone = "none";

std::string counted(std::size_t count) { return text::grouped(static_cast<double>(count), 0); }
FigureValue number(std::size_t count) { return static_cast<double>(count); }
FigureValue number(const std::optional<double>& value) { return value ? FigureValue(*value) : FigureValue(); }
FigureValue moment(const std::optional<Milliseconds>& ms) { return ms ? FigureValue(iso_text(*ms)) : FigureValue(); }

std::string percent_or_none(const std::optional<double>& value) {
    return value ? text::percent(*value, 1) : std::string(kNone);
}

std::string decimal_or_none(const std::optional<double>& value, int decimals) {
    return value ? text::grouped(*value, decimals) : std::string(kNone);
}

/// One line for people, three figures for programs.
void add_range(Figures& figures, std::array<std::string_view, 3> names, std::string_view label,
               const std::optional<Range>& range, std::string (*told)(double)) {
    const auto value = [&](double Range::*member) { return range ? FigureValue((*range).*member) : FigureValue(); };
    figures.push_back({names[0], label, range ? told(range->least) + " to " + told(range->most) : std::string(kNone),
                       value(&Range::least)});
    figures.push_back({names[1], "", "", value(&Range::most)});
    figures.push_back({names[2], "", "", value(&Range::last)});
}

void add_swing(Figures& figures, std::array<std::string_view, 4> names, std::array<std::string_view, 3> labels,
               const std::optional<Swing>& swing) {
    const auto at = [&](Milliseconds Swing::*member) {
        return swing ? FigureValue(iso_text((*swing).*member)) : FigureValue();
    };
    const auto told = [&](Milliseconds Swing::*member) {
        return swing ? time_text((*swing).*member) : std::string(kNone);
    };
    figures.push_back({names[0], labels[0], swing ? text::signed_percent(swing->move, 1) : std::string(kNone),
                       swing ? FigureValue(swing->move) : FigureValue()});
    figures.push_back({names[1], labels[1], told(&Swing::from_ms), at(&Swing::from_ms)});
    figures.push_back({names[2], labels[2], told(&Swing::to_ms), at(&Swing::to_ms)});
    figures.push_back({names[3], "", "", moment(swing ? swing->recovered_ms : std::nullopt)});
}

} // namespace

std::string iso_text(Milliseconds ms) {
    std::string text = time_text(ms);
    text[date_text(ms).size()] = 'T';
    constexpr std::size_t kToMinutes = 16;
    return text.size() == kToMinutes ? text + ":00Z" : text + "Z";
}

Figures figures_of(const PriceFacts& facts) {
    const double change = facts.last_close / facts.first_close - 1.0;
    Figures figures{
        {"closes", "closes", counted(facts.closes), number(facts.closes)},
        {"first_close", "first close, USD", text::price(facts.first_close), facts.first_close},
        {"last_close", "last close, USD", text::price(facts.last_close), facts.last_close},
        {"change", "change", text::signed_percent(change, 1), change},
        {"returns", "returns from bar to bar", counted(facts.returns), number(facts.returns)},
        {"volatility", "volatility a year", percent_or_none(facts.volatility), number(facts.volatility)},
    };
    add_range(figures, {"least_rolling_volatility", "most_rolling_volatility", "last_rolling_volatility"},
              "  over 30 days each", facts.rolling_volatility, [](double value) { return text::percent(value, 1); });
    add_swing(figures, {"fall", "fall_from", "fall_to", "fall_recovered"}, {"deepest fall", "  from", "  to"},
              facts.fall);
    figures.back().label = "  recovered";
    figures.back().told = !facts.fall                ? std::string(kNone)
                          : facts.fall->recovered_ms ? time_text(*facts.fall->recovered_ms)
                                                     : "not yet";
    add_swing(figures, {"rise", "rise_from", "rise_to", "rise_undone"}, {"highest rise", "  from", "  to"}, facts.rise);
    figures.push_back({"rsi", "RSI(14), last daily close", decimal_or_none(facts.rsi, 1), number(facts.rsi)});
    figures.push_back({"divergences", "bearish divergences", counted(facts.divergences), number(facts.divergences)});
    figures.push_back({"last_divergence", "  the last, known on",
                       facts.last_divergence_ms ? date_text(*facts.last_divergence_ms) : std::string(kNone),
                       moment(facts.last_divergence_ms)});
    return figures;
}

Figures figures_of(const PairFacts& facts) {
    const auto of_line = [&](auto&& value) {
        return facts.line ? std::optional<double>(value(*facts.line)) : std::nullopt;
    };
    const auto slope = of_line([](const Regression& line) { return line.slope; });
    const auto error = of_line([](const Regression& line) { return line.slope_error; });
    const auto least = of_line([](const Regression& line) { return line.slope_95.least; });
    const auto most = of_line([](const Regression& line) { return line.slope_95.most; });
    const auto correlation = facts.line ? facts.line->correlation : std::nullopt;
    const auto explained = correlation ? std::optional(*correlation * *correlation) : std::nullopt;
    const std::string interval =
        facts.line ? text::grouped(*least, 4) + " to " + text::grouped(*most, 4) : std::string(kNone);
    Figures figures{
        {"matched", "closes at the same moments", counted(facts.matched), number(facts.matched)},
        {"only_first", "  only in the first", counted(facts.only_first), number(facts.only_first)},
        {"only_second", "  only in the second", counted(facts.only_second), number(facts.only_second)},
        {"returns", "returns over the same time", counted(facts.returns), number(facts.returns)},
        {"correlation", "correlation", decimal_or_none(correlation, 4), number(correlation)},
    };
    const auto in_decimals = [](double value) { return text::grouped(value, 2); };
    add_range(figures, {"least_rolling_correlation", "most_rolling_correlation", "last_rolling_correlation"},
              "  over 30 days each", facts.rolling_correlation, in_decimals);
    figures.push_back(
        {"min_variance_ratio", "minimum-variance ratio (beta)", decimal_or_none(slope, 4), number(slope)});
    figures.push_back({"ratio_error", "  standard error", decimal_or_none(error, 4), number(error)});
    figures.push_back({"ratio_95_least", "  with 95 % confidence (Student's t)", interval, number(least)});
    figures.push_back({"ratio_95_most", "", "", number(most)});
    add_range(figures, {"least_rolling_ratio", "most_rolling_ratio", "last_rolling_ratio"}, "  over 30 days each",
              facts.rolling_slope, in_decimals);
    figures.push_back(
        {"effectiveness", "variance that such a hedge removes", percent_or_none(explained), number(explained)});
    return figures;
}

Figures figures_of(const FundingFacts& facts) {
    const FundingSummary& summary = facts.summary;
    const auto rate = [](double value) { return text::percent(value, 4); };
    Figures figures{
        {"payments", "payments", counted(summary.count), number(summary.count)},
        {"mean_rate", "mean rate", rate(summary.mean_rate), summary.mean_rate},
        {"annual_rate", "  a year, to a short", text::signed_percent(summary.annual_rate, 2), summary.annual_rate},
        {"paid_by_longs", "paid by longs", text::percent(summary.paid_by_longs, 1), summary.paid_by_longs},
        {"least_rate", "lowest rate", rate(summary.least_rate), summary.least_rate},
        {"most_rate", "highest rate", rate(summary.most_rate), summary.most_rate},
    };
    add_range(figures, {"least_rolling_rate", "most_rolling_rate", "last_rolling_rate"}, "mean of 7 days each",
              facts.rolling_mean, rate);
    return figures;
}

} // namespace keel::history
