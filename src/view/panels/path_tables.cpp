#include "view/panels/path_tables.hpp"

#include "text/number.hpp"
#include "text/path_text.hpp"
#include "text/phrases.hpp"
#include "view/amounts.hpp"
#include "view/panels/path_chart.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace keel::view {

namespace {

constexpr auto kMinus = text::Minus::Typographic;

/// The moment that holds at `day`.
const PathMoment& moment_at(const PathReport& report, double day) {
    const auto next = std::ranges::upper_bound(report.series, day, {}, &PathMoment::day);
    return next == report.series.begin() ? report.series.front() : *(next - 1);
}

/// "325,000 USD", "5 BTC", "100.00 % of what you hold today"
std::string told_in_full(const Money& money, double usd) {
    return money.told(usd) + (money.unit() == MoneyUnit::Percent ? " of what you hold today" : "");
}

} // namespace

std::string answer_in_words(const PathReport& report, const Money& money) {
    if (money.unit() == MoneyUnit::Usd) return report.answer;
    const std::string answer =
        text::answer_from_path(report, [&](double usd, double coin_price) { return money.at(coin_price).told(usd); });
    return answer + (money.unit() == MoneyUnit::Percent ? " Sums are in percent of what you hold today." : "");
}

std::string moment_in_words(const Plan& plan, const PathReport& report, double day, const Money& money) {
    const PathMoment& now = moment_at(report, day);
    const double move = now.price / plan.bags[0].price - 1.0;
    std::string words = "On " + day_in_words(day) + " " + plan.bags[0].coin + " is at " + short_price(now.price)
                        + " USD (" + text::signed_percent(move, 1, kMinus) + "). You have "
                        + told_in_full(money.at(now.price), now.value_usd) + ": "
                        + money.number(now.spot_usd, now.price) + " in coins, " + money.number(now.hedge_usd, now.price)
                        + " from the hedge.";
    if (now.margin_ratio) {
        words += " " + text::percent(*now.margin_ratio, 0, kMinus) + " of the margin is used.";
    } else {
        words += " No hedge is open.";
    }
    return words;
}

Table table_of_others(const PathReport& report, const Money& money) {
    Table table{.title = "The same path otherwise hedged, " + money.in_titles()};
    TableColumn names{"Hedge", 0, CellSide::Left};
    std::vector<std::optional<double>> values, results, differences;
    names.cells.push_back({"This plan", CellInk::Strong});
    values.emplace_back(report.outcome.value_usd);
    results.emplace_back(report.outcome.net_usd);
    differences.emplace_back();
    table.rows.push_back({"More on this plan", RowTone::Chosen});
    for (const PathAlternative& other : report.alternatives) {
        names.cells.push_back({other.label + (other.liquidated ? " *" : "")});
        values.emplace_back(other.value_usd);
        results.emplace_back(other.net_usd);
        differences.emplace_back(other.difference_usd);
        table.rows.push_back({"More on " + other.label});
    }
    const Money then = money.at(report.outcome.price);
    table.columns = {std::move(names), money_column(then, "At the end", 0, std::move(values)),
                     money_column(then, "Gain or loss", 1, std::move(results)),
                     money_column(then, "This plan has more", 2, std::move(differences))};
    return table;
}

Table table_of_parts(const Scenario& outcome, const Money& money) {
    Table table{.title = "What it comes to"};
    TableColumn names{"Part", 0, CellSide::Left};
    std::vector<std::optional<double>> amounts;
    for (const text::NamedAmount& part : text::parts_of(outcome)) {
        names.cells.push_back({text::capitalised(std::string(part.name))});
        amounts.emplace_back(part.usd);
        table.rows.push_back({std::string(part.name)});
    }
    names.cells.push_back({"Gain or loss", CellInk::Strong});
    amounts.emplace_back(outcome.net_usd);
    table.rows.push_back({"gain or loss"});
    table.columns = {std::move(names), money_column(money.at(outcome.price), money.in_titles(), 0, std::move(amounts))};
    return table;
}

} // namespace keel::view
