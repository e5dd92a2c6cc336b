// The History tab, with files as the desk reads them.

#include "support/view_page.hpp"

#include "history/desk.hpp"
#include "history/figures.hpp"
#include "history/history_text.hpp"
#include "history/picture_table.hpp"
#include "text/link.hpp"
#include "view/history_charts.hpp"
#include "view/history_uses.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>

using namespace keel;
using namespace keel::history;
using namespace keel::view;
using Catch::Matchers::WithinRel;

namespace {

constexpr std::int64_t k2023 = 1672531200000;

/// Days of a walk; both walks share half of their moves.
std::string prices_file(std::uint64_t seed, int days, double start) {
    std::mt19937_64 common(1), own(seed);
    const auto step = [](std::mt19937_64& random) {
        return 0.06 * (static_cast<double>(random() >> 11) / 9007199254740992.0 - 0.49);
    };
    std::string file = "time,open,high,low,close\n";
    double close = start;
    for (int i = 0; i < days; ++i) {
        const double open = close;
        close *= 1.0 + step(common) + step(own);
        file += std::to_string(k2023 + i * kDayMs);
        for (const double price : {open, std::max(open, close) * 1.01, std::min(open, close) * 0.99, close})
            file += "," + std::to_string(price);
        file += "\n";
        if (i == 7) file += "this line is broken,,,\n";
    }
    return file;
}

std::string funding_file(double rate) {
    std::string file = "fundingTime,fundingRate\n";
    for (int i = 0; i < 300; ++i)
        file += std::to_string(k2023 + i * 8 * kHourMs) + "," + std::to_string(rate + (i % 3 - 1) * 1e-4) + "\n";
    return file;
}

void give(Desk& desk, const std::string& name, const std::string& file) {
    desk.begin(name, std::nullopt);
    desk.push(file);
    REQUIRE_FALSE(desk.finish());
    desk.place();
}

enum class Files { One, Two, All, Funding };

Desk desk_with(Files files) {
    Desk desk;
    if (files != Files::Funding) give(desk, "BTCUSDT-1d.csv", prices_file(2, 500, 30000.0));
    if (files == Files::Two || files == Files::All) give(desk, "ETHUSDT-1d.csv", prices_file(3, 520, 2000.0));
    if (files == Files::All || files == Files::Funding) give(desk, "rates.csv", funding_file(2e-4));
    return desk;
}

void show(Page& page, const Desk& desk) {
    page.app.tell_history(HistoryNews::Picture, packed(desk.picture()), 1.0);
    page.draw(4);
}

std::vector<Action> asked(Page& page, ActionKind kind) {
    std::vector<Action> found;
    std::ranges::copy_if(page.actions, std::back_inserter(found), [&](const Action& a) { return a.kind == kind; });
    return found;
}

} // namespace

TEST_CASE("without a file the History tab says what is read and how to get it", "[view][history]") {
    Page page(kHighDesktop);
    page.click("History");
    for (const char* words : {"klines", "date, open, high, low, close", "time and price", "time and funding rate",
                              "data.binance.vision", "Nothing leaves this computer"}) {
        INFO(words);
        CHECK(page.shows_text(words));
    }
    page.click("Choose a file");
    const auto actions = asked(page, ActionKind::ChooseFile);
    REQUIRE(actions.size() == 1);
    CHECK(actions[0].text.empty());
}

TEST_CASE("a file that is being read shows itself, how far it is, and a way out", "[view][history]") {
    Page page(kHighDesktop);
    page.app.tell_history(HistoryNews::Reading, "prices.csv", 0.0);
    page.draw();
    CHECK(page.shows_text("Reading prices.csv")); // without going there
    page.app.tell_history(HistoryNews::Reading, "prices.csv", 0.42);
    page.draw();
    CHECK(page.shows_text("42 %"));
    page.click("Cancel reading");
    CHECK(asked(page, ActionKind::CancelReading).size() == 1);
    page.app.tell_history(HistoryNews::Ended, "", 0.0);
    page.draw();
    CHECK_FALSE(page.shows_text("Reading"));
    CHECK(page.shows_text("Learn from past prices"));
}

TEST_CASE("who has gone elsewhere while a file is read stays there", "[view][history]") {
    Page page(kHighDesktop);
    page.app.tell_history(HistoryNews::Reading, "prices.csv", 0.0);
    page.draw();
    page.click("Payoff");
    page.app.tell_history(HistoryNews::Reading, "prices.csv", 0.5);
    page.draw();
    CHECK_FALSE(page.shows_text("Reading prices.csv"));
    CHECK(page.find("Payoff chart") != nullptr);
}

TEST_CASE("what is wrong with a file is said until the next one comes", "[view][history]") {
    Page page(kHighDesktop);
    page.click("History");
    page.app.tell_history(HistoryNews::Trouble, "a.csv: line 1: nothing is not a price", 0.0);
    page.draw();
    CHECK(page.shows_text("a.csv: line 1: nothing is not a price"));
    page.app.tell_history(HistoryNews::Reading, "b.csv", 0.0);
    page.draw();
    CHECK_FALSE(page.shows_text("a.csv"));
}

TEST_CASE("the tab shows the figures of the report, and the account of each file", "[view][history]") {
    const Desk desk = desk_with(Files::All);
    Page page(kHighDesktop);
    page.click("History");
    show(page, desk);
    const auto report = report_of(desk.picture());
    REQUIRE(report);
    CHECK(page.app.history_json() == json_from_history(*report));
    for (const Figures& figures : {figures_of(report->first_facts), figures_of(*report->second_facts),
                                   figures_of(*report->pair), figures_of(*report->funding_facts)}) {
        for (const Figure& figure : figures) {
            INFO(figure.name << ": " << figure.told);
            if (!figure.label.empty()) CHECK(page.shows_text(figure.told));
        }
    }
    CHECK(page.shows_text(account_in_words(report->first.account)[0]));
    page.click("How it was read; 1 line was left out");
    CHECK(page.shows_text("Left out: line 10: too few columns"));
    for (const char* chart :
         {"Price of BTCUSDT-1d", "Price of ETHUSDT-1d", "Fall from the peak", "Volatility, 30 days at a time",
          "Strength, RSI(14) of daily closes", "Returns of both", "Beta", "Correlation", "Funding"}) {
        INFO(chart);
        CHECK(page.find(chart) != nullptr);
    }
}

TEST_CASE("the returns of both are a chart that zooms and is saved", "[view][history]") {
    const Desk desk = desk_with(Files::Two);
    const HistoryPicture picture = desk.picture();
    const auto card = returns_chart({}, picture);
    REQUIRE(card);
    const Run& dots = card->chart.series[0].runs[0];
    CHECK(dots.size() == picture.pair->first_returns.size());
    CHECK(std::ranges::is_sorted(dots, {}, &ChartPoint::x));
    const auto& pair = *picture.pair;
    const auto at = std::ranges::find(dots, pair.second_returns[7], &ChartPoint::x);
    REQUIRE(at != dots.end());
    CHECK(at->y == pair.first_returns[7]);
    const Run& line = card->chart.series[1].runs[0];
    CHECK(line[0].y == pair.facts.line->intercept + pair.facts.line->slope * line[0].x);
    CHECK(line[0].x < dots.front().x);
    CHECK(line[1].x > dots.back().x);
    CHECK_FALSE(returns_chart({}, desk_with(Files::One).picture()));

    Page page(kHighDesktop);
    page.click("History");
    show(page, desk);
    const auto saved = [&](const char* format) {
        page.click("Save Returns of both");
        return page.actions_of(std::string("Save Returns of both, ") + format);
    };
    const auto rows = [](const std::string& csv) { return std::ranges::count(csv, '\n'); };
    const auto csv = saved("Numbers (CSV)");
    REQUIRE(!csv.empty());
    CHECK(csv[0].note == "keel-returns-of-both.csv");
    CHECK(csv[0].text.starts_with("Return of ETHUSDT-1d,Return of BTCUSDT-1d,beta"));
    CHECK(rows(csv[0].text) == std::ssize(dots) + 3); // the head, and the ends of the line
    const auto svg = saved("Drawing (SVG)");
    REQUIRE(!svg.empty());
    CHECK(svg[0].text.contains("<circle"));
    CHECK(svg[0].text.contains("Moves of BTCUSDT-1d against those of ETHUSDT-1d"));
    const Seen plot = *page.find("Returns of both");
    page.zoom_at(plot.x + plot.width / 2.0f, plot.y + plot.height / 2.0f, 4);
    REQUIRE(page.find("Show all of Returns of both") != nullptr);
    CHECK(rows(saved("Numbers (CSV)")[0].text) < rows(csv[0].text));
    page.click("Show all of Returns of both");
    CHECK(page.find("Show all of Returns of both") == nullptr);
}

TEST_CASE("files are replaced and removed by their places", "[view][history]") {
    Page page(kHighDesktop);
    page.click("History");
    show(page, desk_with(Files::One));
    page.click("Choose a file: Prices to compare with");
    page.click("Replace: Prices");
    const auto chosen = asked(page, ActionKind::ChooseFile);
    REQUIRE(chosen.size() == 2);
    CHECK(chosen[0].text == "second");
    CHECK(chosen[1].text == "first");
    page.click("Remove: Prices");
    REQUIRE(asked(page, ActionKind::RemoveFile).size() == 1);
    CHECK(asked(page, ActionKind::RemoveFile)[0].text == "first");
    page.app.tell_history(HistoryNews::Picture, packed(HistoryPicture{}), 1.0);
    page.draw();
    CHECK(page.shows_text("Learn from past prices"));
    CHECK(page.app.history_json().empty());
}

TEST_CASE("when the reader has died what it kept is gone, and that is said", "[view][history]") {
    Page page(kHighDesktop);
    page.click("History");
    show(page, desk_with(Files::One));
    page.app.tell_history(HistoryNews::Lost, "It has stopped.", 0.0);
    page.draw();
    CHECK(page.shows_text("It has stopped."));
    CHECK(page.shows_text("Learn from past prices"));
    page.app.tell_history(HistoryNews::Picture, "these are no bytes of a picture", 1.0);
    page.draw();
    CHECK(page.shows_text("Learn from past prices"));
}

TEST_CASE("the crosshair of a price says its date", "[view][history]") {
    Page page(kHighDesktop);
    page.click("History");
    show(page, desk_with(Files::One));
    const Seen* plot = page.find("Price of BTCUSDT-1d");
    REQUIRE(plot != nullptr);
    page.move_to(plot->x + plot->width / 2.0f, plot->y + plot->height / 2.0f);
    const std::string value = page.find("Price of BTCUSDT-1d")->value;
    CHECK(value.starts_with("2023-"));
    CHECK(value.size() == 10);
}

TEST_CASE("a gap that is wide enough to see breaks the line, and bars that are far apart do not", "[view][history]") {
    const auto runs = [](std::string_view file) {
        Desk desk;
        desk.begin("a.csv", std::nullopt);
        desk.push(file);
        REQUIRE_FALSE(desk.finish());
        desk.place();
        const Theme theme{Scheme::Light, PointerKind::Fine, 1.0f, palette_of(Scheme::Light), {}};
        return history_charts(theme, desk.picture())[0].chart.series[0].runs.size();
    };
    CHECK(runs("date,close\n2024-01-01,1\n2024-01-02,2\n2024-01-03,2\n2024-01-04,2\n") == 1);
    CHECK(runs("date,close\n2024-01-01,1\n2024-01-02,2\n2024-01-03,2\n2024-01-09,2\n2024-01-10,2\n") == 2);
}

TEST_CASE("volatility, beta and funding go into the plan", "[view][history]") {
    const Desk desk = desk_with(Files::All);
    Page page(kHighDesktop);
    page.show("bags=2&bag2.coin=ETH&bag2.price=3000&bag2.amount=10&legs=2&leg2.bag=2&leg2.contract=bybit:ETHUSDT&"
              "leg2.funding_interval_hours=4");
    page.click("History");
    show(page, desk);
    const Plan before = page.app.plan();
    const auto uses = history_uses(desk.picture(), before);
    REQUIRE(uses.size() == 5);
    for (const HistoryUse& use : uses) {
        page.app.open_link("");
        page.show("bags=2&bag2.coin=ETH&bag2.price=3000&bag2.amount=10&legs=2&leg2.bag=2&leg2.contract=bybit:ETHUSDT&"
                  "leg2.funding_interval_hours=4");
        INFO(use.what);
        page.click("Use " + use.what);
        CHECK(page.app.plan() == use.plan);
        CHECK(page.app.plan() != before);
    }
    CHECK(uses[0].plan.bags[0].volatility == desk.picture().first->facts.volatility);
    CHECK(uses[1].plan.bags[1].volatility == desk.picture().second->facts.volatility);
    // BTC is the reference and the first file; ETH on it has the slope of ETH's returns on BTC's.
    const PairFacts other = facts_of(
        [&] {
            CsvReader reader;
            reader.push(prices_file(3, 520, 2000.0));
            return reader.finish().value().prices;
        }(),
        [&] {
            CsvReader reader;
            reader.push(prices_file(2, 500, 30000.0));
            return reader.finish().value().prices;
        }());
    const Plan& plan = uses[2].plan;
    CHECK_THAT(plan.bags[1].correlation * plan.bags[1].volatility / plan.bags[0].volatility,
               WithinRel(other.line->slope, 1e-12));
    // A payment each 8 hours and one each 4.
    const double mean = desk.picture().funding->facts->summary.mean_rate;
    CHECK_THAT(uses[3].plan.legs[0].funding_rate, WithinRel(mean, 1e-12));
    CHECK_THAT(uses[4].plan.legs[1].funding_rate, WithinRel(mean / 2.0, 1e-12));
}

TEST_CASE("the coin of a file is the one its name tells", "[view][history]") {
    Plan plan; // BTC
    const auto coins = [&](const char* name) {
        Desk desk;
        give(desk, name, prices_file(2, 60, 100.0));
        std::string told;
        for (const HistoryUse& use : history_uses(desk.picture(), plan))
            told += use.what.substr(use.what.rfind(' ') + 1);
        return told;
    };
    CHECK(coins("btcusdt.csv") == "BTC");
    CHECK(coins("Binance_BTC-USD_1h.csv") == "BTC");
    CHECK(coins("my prices.csv") == "BTC"); // tells none
    CHECK(coins("ETHUSDT.csv").empty());    // the plan has no ETH
    CHECK(coins("stop one.csv") == "BTC");  // not OP, not ONE
    plan.bags.push_back({.coin = "SOL", .price = 100.0});
    CHECK(coins("SOL_EUR.csv") == "SOL");
}

TEST_CASE("each plan that stands is run along the prices once", "[view][history]") {
    const Desk desk = desk_with(Files::One);
    Page page(kHighDesktop);
    page.show("leg.ratio=0&trigger.kind=drawdown&trigger.level=0.1&exit.kind=condition_false");
    page.click("History");
    CHECK(asked(page, ActionKind::RunBacktest).empty());
    show(page, desk);
    REQUIRE(asked(page, ActionKind::RunBacktest).size() == 1);
    CHECK(text::plan_from_link(asked(page, ActionKind::RunBacktest)[0].text).plan == page.app.plan());
    CHECK(asked(page, ActionKind::RunBacktest)[0].note.empty());
    CHECK(page.shows_text("Computing"));
    page.draw(6);
    CHECK(asked(page, ActionKind::RunBacktest).size() == 1);

    const BacktestPicture picture = desk.backtest(page.app.plan(), HistoryPrices::AsTheyAre);
    page.app.tell_history(HistoryNews::Backtest, packed(picture), 1.0);
    page.draw();
    CHECK_FALSE(page.shows_text("Computing"));
    CHECK(page.shows_text(picture.answer));
    CHECK(page.shows_text("Inside one bar the worse of high and low for the hedge comes first."));
    CHECK(page.shows_text("The black dots mark where a rule of the plan fired") == false); // kHighDesktop is dark
    CHECK(page.shows_text("The white dots mark where a rule of the plan fired"));
    REQUIRE(picture.episodes.size() > 10);
    page.click("All " + std::to_string(picture.episodes.size()));
    for (const RuleEpisode& each : picture.episodes)
        CHECK(page.shows_text(each.from.substr(0, 10)));
    for (const BacktestTotal& total : picture.totals)
        CHECK(page.shows_text(total.label));

    page.click("Prices to take, From today's price on");
    REQUIRE(asked(page, ActionKind::RunBacktest).size() == 2);
    CHECK(asked(page, ActionKind::RunBacktest)[1].note == "scaled");
    page.type("Coins held", "9");
    REQUIRE(asked(page, ActionKind::RunBacktest).size() >= 3);
    CHECK(text::plan_from_link(asked(page, ActionKind::RunBacktest).back().text).plan.bags[0].amount == 9.0);
}

TEST_CASE("a plan that cannot be run along the prices says why", "[view][history]") {
    Page page(kHighDesktop);
    page.click("History");
    show(page, desk_with(Files::One));
    BacktestPicture picture;
    picture.troubles = {"bag2.path: this is not that"};
    page.app.tell_history(HistoryNews::Backtest, packed(picture), 1.0);
    page.draw();
    CHECK(page.shows_text("Not possible: bag2.path: this is not that"));
}

TEST_CASE("who pays funding is said", "[view][history]") {
    for (const double rate : {3e-4, -3e-4}) {
        Desk desk;
        give(desk, "rates.csv", funding_file(rate));
        Page page(kHighDesktop);
        page.click("History");
        show(page, desk);
        CHECK(page.shows_text("You receive: a short would have received 0.0300 % each 8 hours") == (rate > 0.0));
        CHECK(page.shows_text("You pay: a short would have paid 0.0300 % each 8 hours") == (rate < 0.0));
    }
}

TEST_CASE("no text of the History tab covers another, and fingers reach all", "[view][history]") {
    for (const Surface& surface : {kHighDesktop, kHighPhone, Surface{900, 40'000, 1, Scheme::Light, PointerKind::Fine},
                                   Surface{320, 40'000, 1, Scheme::Light, PointerKind::Coarse}}) {
        for (const Files files : {Files::One, Files::Two, Files::All, Files::Funding}) {
            Page page(surface);
            page.show("bags=2&bag2.coin=ETH&bag2.price=3000&bag2.amount=10");
            page.click("History");
            show(page, desk_with(files));
            if (files != Files::Funding) {
                Plan plan = page.app.plan();
                plan.rules.push_back({.kind = TriggerKind::Drawdown, .level = 0.1});
                const auto backtest = desk_with(files).backtest(plan, HistoryPrices::AsTheyAre);
                page.app.tell_history(HistoryNews::Backtest, packed(backtest), 1.0);
            }
            page.app.tell_history(HistoryNews::Trouble, "a-file.csv: line 1: \u201cx\u201d is not a row of prices",
                                  0.0);
            page.draw();
            open_all(page);
            page.move_to(-1e6f, -1e6f);
            INFO(static_cast<int>(files) << " at " << surface.width_px);
            check_apart(page.widgets());
            if (surface.pointer == PointerKind::Coarse && surface.width_px > 320.0f) check_within_reach(page.widgets());
        }
    }
}

TEST_CASE("at rest the History tab draws nothing", "[view][history]") {
    Page page;
    page.click("History");
    show(page, desk_with(Files::All));
    page.draw(4);
    const std::string before = page.app.widgets_json();
    page.draw(6);
    CHECK(page.app.widgets_json() == before);
    CHECK(page.app.seconds_to_next_frame() < 0.0);
}
