// The sums of a path in each unit: each at the coin's price of its moment.

#include "support/told_sums.hpp"
#include "support/view_page.hpp"

#include "engine/market.hpp"
#include "engine/path.hpp"
#include "text/examples.hpp"
#include "text/leg_facts.hpp"
#include "text/link.hpp"
#include "text/number.hpp"
#include "text/path_text.hpp"
#include "view/panels/path_tables.hpp"
#include "view/panels/path_timeline.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace keel;
using namespace keel::view;
using Catch::Matchers::WithinAbs;

namespace {

/// Every example, and paths with gaps, stops, rules, several coins and much funding.
std::vector<std::string> links() {
    std::vector<std::string> links(std::begin(kRareLinks), std::end(kRareLinks));
    for (const text::Example& example : text::examples())
        links.emplace_back(example.link);
    links.emplace_back("scenario.path=10:90000,10:130000,30:45000&leg.contract=binance:BTCUSDT&leg.leverage=3");
    links.emplace_back("scenario.path=100:90000&leg.contract=binance:BTCUSDT&horizon_days=900");
    return links;
}

template <class Check>
void for_each_path(Check&& check) {
    for (const std::string& link : links()) {
        const Plan plan = text::plan_from_link(link).plan;
        auto report = path_of(plan);
        if (!report) continue; // refused
        text::put_into_words(plan, *report);
        for (const MoneyUnit unit : kUnits) {
            INFO(link << ", " << name_of(unit, plan));
            check(plan, *report, Money(unit, plan));
        }
    }
}

} // namespace

TEST_CASE("what a path comes to is told at the price of its end, in each unit", "[view][unit][path]") {
    for_each_path([](const Plan& plan, const PathReport& report, const Money& money) {
        const double end = report.series.back().price, held = bags_value(plan);
        const auto at_end = [&](double usd) { return DueSum{usd, end}; };
        std::vector<DueSum> values{at_end(report.outcome.value_usd)}, results{at_end(report.outcome.net_usd)}, more{{}},
            parts;
        for (const PathAlternative& other : report.alternatives) {
            values.push_back(at_end(other.value_usd));
            results.push_back(at_end(other.net_usd));
            more.push_back(at_end(other.difference_usd));
        }
        const Table others = table_of_others(report, money);
        CHECK(others.title.ends_with(money.in_titles()));
        check_tells(column_of(others, "At the end"), values, money.unit(), held);
        check_tells(column_of(others, "Gain or loss"), results, money.unit(), held);
        check_tells(column_of(others, "This plan has more"), more, money.unit(), held);
        for (const text::NamedAmount& part : text::parts_of(report.outcome))
            parts.push_back(at_end(part.usd));
        parts.push_back(at_end(report.outcome.net_usd));
        check_tells(column_of(table_of_parts(report.outcome, money), money.in_titles()), parts, money.unit(), held);
    });
}

TEST_CASE("each event is told at the price of its moment, in each unit", "[view][unit][path]") {
    for_each_path([](const Plan& plan, const PathReport& report, const Money& money) {
        TimelineState state;
        state.shows_funding = true;
        make_rows(state, plan, report, money);
        std::vector<DueSum> due;
        for (const PathEvent& event : report.events) {
            const bool is_in_coins =
                event.leg > 0.0
                && text::settle_asset_of(plan, static_cast<std::size_t>(event.leg) - 1) == plan.bags[0].coin;
            // A day's payments are one event: the coins are those of all, each at its own price.
            const bool is_told_as_paid = money.unit() == MoneyUnit::Coin && is_in_coins;
            due.push_back({is_told_as_paid ? event.amount * event.coin_price : event.amount_usd, event.coin_price});
        }
        due.resize(std::min(due.size(), state.rows->rows.size()));
        check_tells(column_of(*state.rows, "Result, "), due, money.unit(), bags_value(plan));
        CHECK(column_of(*state.rows, "Result, ").name == "Result, " + money.name());
    });
}

TEST_CASE("coins that were paid are told as they were paid, also many payments in one row", "[view][unit][path]") {
    const Plan plan = text::plan_from_link("scenario.path=10:130000,30:45000").plan;
    const PathReport report = *path_of(plan);
    double funding = 0.0;
    for (const PathEvent& event : report.events)
        funding += event.kind == PathEventKind::Funding ? event.amount : 0.0;
    TimelineState state;
    make_rows(state, plan, report, Money(MoneyUnit::Coin, plan));
    const TableColumn& results = column_of(*state.rows, "Result, BTC");
    REQUIRE(results.cells.size() == 3); // opened, funding, closed
    CHECK_THAT(text::read_typed(results.cells[1].text).value(), WithinAbs(funding, 5.1e-5));
    CHECK_THAT(text::read_typed(results.cells[2].text).value(), WithinAbs(report.events.back().amount, 5.1e-5));
}

TEST_CASE("the tab Path follows the switch in words, tables and files", "[view][unit][path]") {
    Page page(kHighDesktop);
    page.show("scenario.path=10:130000,30:32500&leg.leverage=3");
    page.click("Path");
    CHECK(page.shows_text("The same path otherwise hedged, USD"));
    page.click("Amounts in, BTC");
    const PathReport report = *path_of(page.app.plan());
    CHECK(page.shows_text("The same path otherwise hedged, in BTC"));
    CHECK(page.shows_text("unhedged 5 BTC"));
    CHECK(page.shows_text(" from the hedge. No hedge is open."));
    CHECK(page.shows_text("5 in coins"));
    CHECK(page.shows_text("at 32,500 USD"));
    CHECK(page.actions_of("Save the events (CSV)")[0].text.starts_with("day,event,leg,price,amount,amount_btc,note\n"));
    CHECK(page.actions_of("Save the values (CSV)")[0].text.contains("\n0,65000,5,"));
    page.click("Amounts in, %");
    CHECK(page.shows_text("The same path otherwise hedged, % of what you hold"));
    CHECK(page.shows_text("unhedged 50.00 %"));
    CHECK(page.shows_text("Sums are in percent of what you hold today."));
    CHECK(page.shows_text(" % of what you hold today: 50.00 % in coins"));
    CHECK(page.actions_of("Save the values (CSV)")[0].text.contains("value_fraction"));
    check_apart(page.widgets());
    page.click("Amounts in, USD");
    auto told = report;
    text::put_into_words(page.app.plan(), told);
    CHECK(page.shows_text(told.answer));
}

TEST_CASE("of coins that are worth nothing a path is told in dollars", "[view][unit][path]") {
    Page page(kHighDesktop);
    page.show("bag.amount=0&leg.sizing=contracts&leg.contracts=100&scenario.path=crash");
    page.click("Path");
    page.click("Amounts in, %");
    CHECK(page.shows_text("The same path otherwise hedged, USD"));
    CHECK(page.shows_text("Result, USD"));
}
