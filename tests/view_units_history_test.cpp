// The sums of a backtest in each unit: coins at the price of the end, or of an episode's; percent of what was held at
// the start of the history.

#include "support/told_sums.hpp"
#include "support/view_page.hpp"

#include "engine/market.hpp"
#include "history/desk.hpp"
#include "history/picture_table.hpp"
#include "text/examples.hpp"
#include "text/link.hpp"
#include "view/panels/history_backtest.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

using namespace keel;
using namespace keel::history;
using namespace keel::view;
using Catch::Matchers::WithinRel;

namespace {

constexpr std::int64_t k2023 = 1672531200000;
constexpr double kStartPrice = 30000.0, kEndPrice = 36000.0;

/// A wave of 300 days that ends at kEndPrice.
std::string prices_file() {
    std::string file = "time,close\n";
    for (int i = 0; i < 300; ++i) {
        const double close = i == 0     ? kStartPrice
                             : i == 299 ? kEndPrice
                                        : kStartPrice * (1.0 + 0.25 * std::sin(static_cast<double>(i) / 15.0));
        file += std::to_string(k2023 + i * kDayMs) + "," + std::to_string(close) + "\n";
    }
    return file;
}

Desk desk_with_prices() {
    Desk desk;
    desk.begin("BTCUSDT-1d.csv", std::nullopt);
    desk.push(prices_file());
    REQUIRE_FALSE(desk.finish());
    desk.place();
    return desk;
}

constexpr const char* kRuled = "leg.ratio=0&trigger.kind=drawdown&trigger.level=0.1&exit.kind=condition_false";
/// The hedge is of the second coin.
constexpr const char* kOther =
    "bags=2&bag2.coin=ETH&bag2.amount=10&bag2.price=3000&bag2.correlation=0.8&leg.bag=2&leg.contract=bybit:ETHUSDT&"
    "leg.ratio=0&trigger.kind=drawdown&trigger.level=0.05&exit.kind=condition_false";

std::vector<DueSum> due_of(const std::vector<BacktestTotal>& totals, double BacktestTotal::*member, double price) {
    std::vector<DueSum> due;
    for (const BacktestTotal& total : totals)
        due.push_back({total.*member, price});
    return due;
}

std::vector<std::string> links() {
    std::vector<std::string> links{kRuled, kOther};
    for (const text::Example& example : text::examples())
        links.emplace_back(example.link);
    return links;
}

/// The tab with the prices read and the rule tried on them.
void show_history(Page& page) {
    const Desk desk = desk_with_prices();
    page.show(kRuled);
    page.click("History");
    page.app.tell_history(HistoryNews::Picture, packed(desk.picture()), 1.0);
    page.draw();
    page.app.tell_history(HistoryNews::Backtest, packed(desk.backtest(page.app.plan(), HistoryPrices::AsTheyAre)), 1.0);
    page.draw(4);
}

} // namespace

TEST_CASE("every sum of a backtest is told in each unit, for every example", "[view][unit][history]") {
    const Desk desk = desk_with_prices();
    for (const std::string& link : links()) {
        const Plan plan = text::plan_from_link(link).plan;
        for (const HistoryPrices scale : {HistoryPrices::AsTheyAre, HistoryPrices::FromTodaysPrice}) {
            const BacktestPicture picture = desk.backtest(plan, scale);
            if (picture.totals.empty()) continue; // said why
            const bool is_own = scale == HistoryPrices::AsTheyAre;
            const double price = is_own ? kEndPrice : plan.bags[0].price * (kEndPrice / kStartPrice);
            Plan at_start = plan;
            if (is_own) at_start.bags[0].price = kStartPrice;
            const double held = bags_value(at_start);
            for (const MoneyUnit unit : kUnits) {
                const Money money = money_of_history(picture, plan, unit);
                INFO(link << ", " << money.name());
                const auto& totals = picture.totals;
                const view::Table table = totals_table(totals, money);
                const auto check = [&](const char* name, double BacktestTotal::*member) {
                    check_tells(column_of(table, name), due_of(totals, member, price), money.unit(), held);
                };
                check("At the end", &BacktestTotal::value_usd);
                check("Net", &BacktestTotal::net_usd);
                check("The plan has more", &BacktestTotal::difference_usd);
                check("Coins", &BacktestTotal::coins_usd);
                check("Futures", &BacktestTotal::futures_usd);
                check("Funding", &BacktestTotal::funding_usd);
                check("Fees", &BacktestTotal::fees_usd);
                check("Other", &BacktestTotal::other_usd);
                std::vector<DueSum> made;
                for (const RuleEpisode& each : picture.episodes)
                    made.push_back({each.result_usd, each.coin_price});
                check_tells(column_of(episodes_table(picture.episodes, money), "Hedge made"), made, money.unit(), held);
            }
        }
    }
}

TEST_CASE("percentages are of what was held at the start of the history", "[view][unit][history]") {
    const Plan plan; // 5 BTC, at 65,000 today
    const BacktestPicture picture = desk_with_prices().backtest(plan, HistoryPrices::AsTheyAre);
    const Money money = money_of_history(picture, plan, MoneyUnit::Percent);
    CHECK_THAT(money.of(5.0 * kStartPrice), WithinRel(1.0, 1e-12));
    CHECK(money_of_history(picture, plan, MoneyUnit::Coin).told(kEndPrice) == "1 BTC");
}

TEST_CASE("an episode on another coin is told at the price of the first one", "[view][unit][history]") {
    const Plan plan = text::plan_from_link(kOther).plan;
    const BacktestPicture picture = desk_with_prices().backtest(plan, HistoryPrices::AsTheyAre);
    REQUIRE_FALSE(picture.episodes.empty());
    for (const RuleEpisode& each : picture.episodes) {
        CHECK(each.to_price < 10000.0);
        CHECK(each.coin_price > 20000.0);
    }
}

TEST_CASE("the tab History follows the switch", "[view][unit][history]") {
    Page page(kHighDesktop);
    show_history(page);
    CHECK(page.shows_text("The whole history, USD"));
    CHECK(page.shows_text("From each rule's trigger to its exit, USD"));
    page.click("Amounts in, BTC");
    CHECK(page.shows_text("The whole history, in BTC"));
    CHECK(page.shows_text("From each rule's trigger to its exit, in BTC"));
    check_apart(page.widgets());
    page.click("Amounts in, %");
    CHECK(page.shows_text("The whole history, % of what you held at the start"));
    CHECK(page.shows_text("From each rule's trigger to its exit, % of what you held at the start"));
    check_apart(page.widgets());
}

TEST_CASE("on a phone the titles of a history have room in every unit", "[view][unit][history]") {
    Page page(kHighPhone);
    show_history(page);
    for (const char* now : {"USD", "BTC", "%"}) {
        INFO(now);
        check_apart(page.widgets());
        for (const Seen& seen : page.widgets()) {
            INFO(seen.label);
            if (seen.kind == "text") CHECK(seen.x + seen.width <= 390.0f);
        }
        page.click(std::string("Amounts in ") + now);
    }
}

TEST_CASE("of coins that were worth nothing a history is told in dollars", "[view][unit][history]") {
    const Plan plan = text::plan_from_link("bag.amount=0&leg.sizing=contracts&leg.contracts=100").plan;
    const BacktestPicture picture = desk_with_prices().backtest(plan, HistoryPrices::AsTheyAre);
    REQUIRE_FALSE(picture.totals.empty());
    const Money money = money_of_history(picture, plan, MoneyUnit::Percent);
    CHECK(totals_table(picture.totals, money).title == "The whole history, USD");
}
