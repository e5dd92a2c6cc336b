#include "history/desk.hpp"

#include "history/backtest_text.hpp"
#include "history/history_text.hpp"
#include "history/picture_table.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

using namespace keel;
using namespace keel::history;

namespace {

/// Days from the first of January 2024 on.
std::string file_of(std::initializer_list<double> closes) {
    std::string file = "date,close\n";
    int day = 0;
    for (const double close : closes) {
        ++day;
        file +=
            "2024-01-" + std::string(day < 10 ? "0" : "") + std::to_string(day) + "," + std::to_string(close) + "\n";
    }
    return file;
}

const std::string kFunding = "fundingTime,fundingRate\n1704067200000,0.0001\n1704096000000,0.0003\n"
                             "1704124800000,-0.0001\n";

std::optional<Issue> give(Desk& desk, const std::string& name, std::string_view file,
                          std::optional<Slot> slot = std::nullopt) {
    desk.begin(name, slot);
    for (std::size_t place = 0; place < file.size(); place += 7)
        desk.push(file.substr(place, 7));
    const auto issue = desk.finish();
    if (!issue) desk.place();
    return issue;
}

} // namespace

TEST_CASE("files without a place go to the first free one that fits", "[history][desk]") {
    Desk desk;
    CHECK_FALSE(give(desk, "rates.csv", kFunding));
    CHECK_FALSE(desk.picture().first);
    REQUIRE(desk.picture().funding);
    CHECK(desk.picture().funding->source.name == "rates.csv");
    CHECK_FALSE(give(desk, "btc.csv", file_of({10, 11, 12, 11})));
    CHECK_FALSE(give(desk, "eth.csv", file_of({5, 6, 5, 7})));
    CHECK(desk.picture().first->source.name == "btc.csv");
    CHECK(desk.picture().second->source.name == "eth.csv");
    CHECK_FALSE(give(desk, "new.csv", file_of({1, 2, 3})));
    CHECK(desk.picture().first->source.name == "new.csv");
    CHECK(desk.picture().second->source.name == "eth.csv");
    // Two that are given together do not end in one place.
    CHECK_FALSE(give(desk, "newer.csv", file_of({1, 2, 3})));
    CHECK(desk.picture().first->source.name == "new.csv");
    CHECK(desk.picture().second->source.name == "newer.csv");
}

TEST_CASE("a file that was given a place stands there", "[history][desk]") {
    Desk desk;
    CHECK_FALSE(give(desk, "eth.csv", file_of({5, 6, 5, 7}), Slot::Second));
    CHECK_FALSE(desk.picture().first);
    CHECK_FALSE(desk.picture().pair);
    CHECK(desk.picture().second->source.name == "eth.csv");
    CHECK(give(desk, "rates.csv", kFunding, Slot::First));
    CHECK(give(desk, "btc.csv", "open,high,low,close,date\n1,2,1,2,2024-01-01\n", Slot::Funding));
    CHECK_FALSE(desk.picture().first);
    CHECK_FALSE(desk.picture().funding);
}

TEST_CASE("what is wrong with a file is said, and what was there stays", "[history][desk]") {
    Desk desk;
    CHECK_FALSE(give(desk, "btc.csv", file_of({10, 11, 12, 11})));
    const HistoryPicture before = desk.picture();
    const auto issue = give(desk, "photo.csv", "PK\x03\x04 and so on");
    REQUIRE(issue);
    CHECK(issue->field == "line 1");
    CHECK(issue->value.starts_with("a ZIP archive"));
    CHECK(desk.picture() == before);
    CHECK(give(desk, "empty.csv", "")->value == "nothing");
    CHECK(desk.picture() == before);
}

TEST_CASE("a file that is not placed changes nothing", "[history][desk]") {
    Desk desk;
    CHECK_FALSE(give(desk, "btc.csv", file_of({10, 11, 12, 11})));
    const HistoryPicture before = desk.picture();
    desk.begin("other.csv", std::nullopt);
    desk.push(file_of({1, 2, 3}));
    CHECK_FALSE(desk.finish());
    CHECK(desk.picture() == before); // given up here
    CHECK_FALSE(give(desk, "third.csv", file_of({4, 5, 6, 7})));
    CHECK(desk.picture().second->facts.closes == 4);
}

TEST_CASE("the pair goes with either of its two", "[history][desk]") {
    Desk desk;
    CHECK_FALSE(give(desk, "btc.csv", file_of({10, 11, 12, 11})));
    CHECK_FALSE(desk.picture().pair);
    CHECK_FALSE(give(desk, "eth.csv", file_of({5, 6, 5, 7})));
    REQUIRE(desk.picture().pair);
    CHECK(desk.picture().pair->facts.matched == 4);
    CHECK_FALSE(give(desk, "sol.csv", file_of({5, 6}), Slot::First));
    CHECK(desk.picture().pair->facts.matched == 2);
    desk.remove(Slot::Second);
    CHECK_FALSE(desk.picture().pair);
    CHECK_FALSE(desk.picture().second);
    CHECK(desk.picture().first);
    desk.remove(Slot::First);
    desk.remove(Slot::Funding);
    CHECK(desk.picture() == HistoryPicture{});
}

TEST_CASE("the desk says of its files what the command says", "[history][desk]") {
    Desk desk;
    CHECK_FALSE(report_of(desk.picture()));
    CHECK_FALSE(give(desk, "btc.csv", file_of({10, 11, 12, 11, 14})));
    CHECK_FALSE(give(desk, "eth.csv", file_of({5, 6, 5, 7, 7})));
    CHECK_FALSE(give(desk, "rates.csv", kFunding));
    const auto report = report_of(desk.picture());
    REQUIRE(report);
    CsvReader reader;
    reader.push(file_of({10, 11, 12, 11, 14}));
    const Reading first = reader.finish().value();
    CHECK(report->first == Source{"btc.csv", first.account});
    CHECK(report->first_facts == facts_of(first.prices));
    CHECK(report->pair->matched == 5);
    CHECK(report->funding_facts->summary.count == 3);
}

TEST_CASE("the desk runs a plan along its first prices", "[history][desk][backtest]") {
    Plan plan;
    plan.legs[0].ratio = 0.0;
    plan.rules.push_back({.kind = TriggerKind::Drawdown, .level = 0.1});
    Desk desk;
    CHECK(desk.backtest(plan, HistoryPrices::AsTheyAre) == BacktestPicture{});
    const std::string file = file_of({100, 110, 98, 90, 80, 95, 120, 100, 90});
    CHECK_FALSE(give(desk, "btc.csv", file));
    CsvReader reader;
    reader.push(file);
    const PriceHistory prices = reader.finish().value().prices;
    for (const HistoryPrices scale : {HistoryPrices::AsTheyAre, HistoryPrices::FromTodaysPrice}) {
        Backtest test = backtest_of(plan, prices, nullptr, scale).value();
        put_into_words(plan, test);
        const BacktestPicture picture = desk.backtest(plan, scale);
        CHECK(picture.answer == test.answer);
        CHECK(picture.totals == test.totals);
        CHECK(picture.episodes == test.path.episodes);
        CHECK(picture.conventions == conventions_in_words(test));
        REQUIRE_FALSE(picture.triggers.value.empty());
        CHECK(picture.triggers.value.size() == picture.episodes.size());
        // A dot lies on the line of closes, as the file has them.
        for (const double value : picture.triggers.value)
            CHECK(std::ranges::find(prices.close, value) != prices.close.end());
        CHECK(unpacked<BacktestPicture>(packed(picture)) == picture);
    }
    const BacktestPicture before = desk.backtest(plan, HistoryPrices::AsTheyAre);
    CHECK_FALSE(give(desk, "rates.csv", kFunding));
    CHECK(desk.backtest(plan, HistoryPrices::AsTheyAre).conventions != before.conventions); // paid by the file
}

TEST_CASE("a plan that cannot be run says why", "[history][desk][backtest]") {
    Desk desk;
    CHECK_FALSE(give(desk, "btc.csv", file_of({100, 110, 98})));
    Plan plan;
    plan.bags[0].amount = -1.0;
    const BacktestPicture picture = desk.backtest(plan, HistoryPrices::AsTheyAre);
    REQUIRE_FALSE(picture.troubles.empty());
    CHECK(picture.troubles[0].contains("bag.amount"));
    CHECK(picture.totals.empty());
}

TEST_CASE("names of places are read as they are written", "[history][desk]") {
    for (const Slot slot : {Slot::First, Slot::Second, Slot::Funding})
        CHECK(slot_from_name(name_of(slot)) == slot);
    CHECK_FALSE(slot_from_name("third"));
    CHECK_FALSE(slot_from_name(""));
}
