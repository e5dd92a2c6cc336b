#include "history/backtest_text.hpp"

#include "model/backtest_table.hpp"
#include "text/json_from_struct.hpp"
#include "text/layout.hpp"
#include "text/number.hpp"
#include "text/path_text.hpp"
#include "text/phrases.hpp"

#include <cmath>
#include <cstddef>
#include <span>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace keel::history {

namespace {

using text::about_usd;

/// Whole dollars where there are many.
std::string told(double amount) {
    constexpr double kCents = 1e3, kWhole = 1e8;
    const double size = std::abs(amount);
    return size < kCents   ? text::grouped(amount + 0.0, 2)
           : size < kWhole ? text::grouped(amount + 0.0, 0)
                           : text::short_number(amount);
}

std::string counted(double count, std::string_view one, std::string_view several) {
    return text::grouped(count, 0).append(" ").append(count == 1.0 ? one : several);
}

std::string more_or_less(double difference, std::string_view than) {
    if (std::abs(difference) < 0.005) return std::string("as much as ").append(than);
    return about_usd(std::abs(difference)).append(difference > 0.0 ? " more than " : " less than ").append(than);
}

std::string outcome_in_words(const Backtest& test, bool has_rules) {
    const BacktestTotal& rules = test.totals[0];
    const BacktestTotal& hold = test.totals[1];
    const BacktestTotal& always = test.totals[2];
    std::string text =
        "From " + text::to_the_minute(test.from) + " to " + text::to_the_minute(test.to) + " UTC the price ";
    const double shock = test.path.outcome.shock;
    text += std::abs(shock) < 5e-5 ? "ended where it began"
                                   : (shock > 0.0 ? "rose by " : "fell by ") + text::short_percent(std::abs(shock));
    text += ". ";
    text += has_rules ? "With the rules" : "With the hedge";
    text += " there would be " + about_usd(rules.value_usd) + ", " + more_or_less(hold.difference_usd, "held unhedged");
    if (has_rules) text += " and " + more_or_less(always.difference_usd, "always hedged");
    return text + ".";
}

std::string episodes_in_words(const Backtest& test) {
    const RuleTotals& rules = test.path.rules;
    if (rules.episodes == 0.0 && rules.rebalances == 0.0) return "No rule fired.";
    std::string text = "The rules fired ";
    text += counted(rules.episodes, "time", "times");
    if (rules.episodes > 0.0) {
        text += ", " + text::grouped(rules.false_alarms, 0) + " of them in vain: the hedge made "
                + about_usd(rules.saved_usd) + " where the price went against the coins, and cost "
                + about_usd(rules.cost_usd) + " where it did not";
    }
    if (rules.rebalances > 0.0) text += "; " + counted(rules.rebalances, "rebalancing", "rebalancings");
    return text + ".";
}

std::string hedged_in_words(const Backtest& test) {
    const BacktestTotal& rules = test.totals[0];
    std::string text = "A hedge stood on " + text::coins(std::round(rules.hedged_days * 10.0) / 10.0) + " of "
                       + text::days(std::round(test.path.days * 10.0) / 10.0);
    if (rules.liquidations > 0.0)
        text += "; " + counted(rules.liquidations, "hedge was liquidated", "hedges were liquidated");
    return text + ".";
}

// ---- Tables ----

/// A column for each way; without rules the hedge that always stands is the plan itself.
std::string totals_table(const Plan& plan, const Backtest& test) {
    const std::span<const BacktestTotal> totals(test.totals.data(), test.totals.size() - (plan.rules.empty() ? 1 : 0));
    text::Rows rows{{""}};
    for (const BacktestTotal& total : totals)
        rows.front().push_back(total.label);
    const auto add = [&](const char* what, double BacktestTotal::*member, std::string (*write)(double)) {
        rows.push_back({what});
        for (const BacktestTotal& total : totals)
            rows.back().push_back(write(total.*member));
    };
    add("coins", &BacktestTotal::coins_usd, told);
    add("futures", &BacktestTotal::futures_usd, told);
    add("funding", &BacktestTotal::funding_usd, told);
    add("fees and slippage", &BacktestTotal::fees_usd, told);
    add("interest and what else there is", &BacktestTotal::other_usd, told);
    add("net", &BacktestTotal::net_usd, told);
    add("at the end", &BacktestTotal::value_usd, told);
    add("the first has more by", &BacktestTotal::difference_usd, told);
    add("days hedged", &BacktestTotal::hedged_days, [](double value) { return text::grouped(value, 1); });
    add("hedges liquidated", &BacktestTotal::liquidations, [](double value) { return text::grouped(value, 0); });
    return text::aligned(rows, 1);
}

std::string episodes_table(const Backtest& test) {
    constexpr std::size_t kMostRows = 60;
    const auto& episodes = test.path.episodes;
    text::Rows rows{{"rule", "from", "days", "price", "to", "futures", "funding", "fees", "net", "ended by"}};
    for (std::size_t i = 0; i < episodes.size() && i < kMostRows; ++i) {
        const RuleEpisode& each = episodes[i];
        std::string end(name_of(each.ended_by));
        for (char& letter : end)
            letter = letter == '_' ? ' ' : letter;
        rows.push_back({text::grouped(each.rule, 0), text::to_the_minute(each.from),
                        text::grouped(each.to_day - each.from_day, 1), told(each.from_price), told(each.to_price),
                        told(each.futures_usd), told(each.funding_usd), told(each.fees_usd), told(each.result_usd),
                        end});
    }
    std::string text = text::aligned(rows, 2);
    if (test.path.rules.episodes > static_cast<double>(kMostRows))
        text += "and " + text::grouped(test.path.rules.episodes - static_cast<double>(kMostRows), 0)
                + " more; --format csv --rows episodes has them\n";
    return text;
}

// ---- CSV ----

std::string cell_of(double value) { return text::exact(value); }
std::string cell_of(const std::string& value) { return value; }
template <class Enum>
requires std::is_enum_v<Enum> std::string cell_of(Enum value) { return std::string(name_of(value)); }

template <class Struct>
std::string csv_from_structs(const std::vector<Struct>& list) {
    std::vector<std::string> names;
    std::apply([&](const auto&... member) { (names.emplace_back(member.key), ...); }, Table<Struct>::members);
    std::string csv = text::csv_line(names);
    for (const Struct& each : list) {
        std::vector<std::string> cells;
        std::apply([&](const auto&... member) { (cells.push_back(cell_of(each.*member.pointer)), ...); },
                   Table<Struct>::members);
        csv += text::csv_line(cells);
    }
    return csv;
}

} // namespace

void put_into_words(const Plan& plan, Backtest& test) {
    text::put_into_words(plan, test.path);
    const bool has_rules = !plan.rules.empty();
    test.answer = outcome_in_words(test, has_rules);
    if (has_rules) test.answer += " " + episodes_in_words(test);
    test.answer += " " + hedged_in_words(test);
}

std::vector<std::string> conventions_in_words(const Backtest& test) {
    std::vector<std::string> sentences;
    const std::string first = text::price_usd(test.first_price);
    if (test.price_factor == 1.0) {
        sentences.push_back("The prices are those of the file: it begins at " + first
                            + ", which takes the place of bag.price.");
    } else {
        sentences.push_back("The prices of the file are multiplied by " + text::short_number(test.price_factor)
                            + ", so that it begins at bag.price, "
                            + text::price_usd(test.first_price * test.price_factor) + ", and not at " + first + ".");
    }
    sentences.emplace_back("Levels of rules, stops and other prices in the plan are taken as they are.");
    sentences.push_back(test.has_highs_and_lows
                            ? "Nobody knows whether the high or the low of a bar came first: the one that is worse for "
                              "the hedge does here."
                            : "The file has closes only: what a price did between two of them is not seen.");
    sentences.push_back(test.funding_payments > 0.0
                            ? "Funding is what the file of rates says, "
                                  + counted(test.funding_payments, "payment", "payments") + " over "
                                  + text::days(std::round(test.funding_days)) + "; none is paid before and behind them."
                            : "Funding is paid at the plan's own rate all along.");
    return sentences;
}

std::string text_from_backtest(const Plan& plan, const Backtest& test) {
    std::string text = text::wrapped(test.answer, 0) + "\n\n";
    for (const std::string& sentence : conventions_in_words(test))
        text += text::wrapped(sentence, 2, text::FirstLine::Indented) + "\n";
    text += "\nThe whole history, in USD\n" + totals_table(plan, test) + "\n";
    if (!test.path.episodes.empty())
        text += "From each rule's trigger to its exit: what the hedge made, in USD\n" + episodes_table(test) + "\n";
    return text + text::text_from_path(plan, test.path);
}

std::string json_from_backtest(const Backtest& test) { return text::json_from_struct(test); }

std::string csv_from_backtest(const Backtest& test, BacktestRows rows) {
    switch (rows) {
    case BacktestRows::Series: return text::csv_from_path(test.path);
    case BacktestRows::Events: return csv_from_structs(test.path.events);
    case BacktestRows::Episodes: return csv_from_structs(test.path.episodes);
    case BacktestRows::Totals: return csv_from_structs(test.totals);
    }
    return {};
}

} // namespace keel::history
