// What the heat map is for those who cannot see it: a sentence, and a table with the plan's own place in it.

#include "support/view_page.hpp"

#include "engine/evaluate.hpp"
#include "text/link.hpp"
#include "text/number.hpp"
#include "view/amounts.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

using namespace keel;
using namespace keel::view;

namespace {

constexpr const char* kDanger = "leg.contract=binance:BTCUSDT&leg.leverage=10";

struct Row {
    std::string price; // "65,000, today"
    std::string told;  // of the plan's own place
    Scenario end;      // what the engine says of it

    bool is_today() const { return price.ends_with(", today"); }
};

struct Numbers {
    std::string sentence;
    std::string first_name;
    std::vector<Row> rows;
};

Scenario end_at(const std::string& price_told) {
    std::string price = price_told.substr(0, price_told.find(", today"));
    std::erase(price, ',');
    Plan plan = text::plan_from_link(kDanger).plan;
    plan.scenario.shocks = {*text::read_typed(price) / plan.bags[0].price - 1.0};
    const auto report = evaluate(plan);
    REQUIRE(report.has_value());
    return report->scenarios.front();
}

/// As the mirror gets them when the page rests.
Numbers numbers_after(const std::string& pressed) {
    Page page(kHighDesktop);
    page.show(kDanger);
    page.click("Heat map");
    page.click(pressed);
    page.draw(8);
    page.app.keep_numbers();
    page.draw(1);
    nlohmann::json map;
    const auto all = nlohmann::json::parse(page.app.mirror_json());
    for (const auto& widget : all["widgets"])
        if (widget.value("label", "") == "Heat map" && widget["kind"] == "plot") map = widget;
    REQUIRE(map.contains("cells"));
    const auto &names = map["names"], &cells = map["cells"];
    CHECK(cells.size() % names.size() == 0);
    std::size_t own = 0;
    for (std::size_t i = 1; i < names.size(); ++i)
        if (names[i].get<std::string>().ends_with(", your plan")) own = i;
    REQUIRE(own > 0);
    Numbers numbers{map["sentence"], names[0], {}};
    for (std::size_t row = 0; row < cells.size(); row += names.size())
        numbers.rows.push_back({cells[row], cells[row + own], end_at(cells[row])});
    return numbers;
}

std::string noted(const std::string& told, const Scenario& end) {
    return told + (end.liquidated ? ", liquidated" : "");
}

} // namespace

TEST_CASE("the numbers of a map are what the crosshair says, with the plan's own among them", "[view][heat][mirror]") {
    for (const char* choice :
         {"Up the side, Time", "Up the side, Ratio", "Up the side, Leverage", "Up the side, Funding"}) {
        const Numbers numbers = numbers_after(choice);
        INFO(numbers.sentence);
        CHECK(numbers.sentence.starts_with("Gain or loss, USD. Lowest "));
        CHECK(numbers.sentence.contains("; highest "));
        CHECK(numbers.sentence.contains("A hedge is liquidated at prices between "));
        CHECK(numbers.first_name == "Price of BTC at the end, USD");
        std::size_t dead = 0, today = 0;
        for (const Row& row : numbers.rows) {
            CHECK(row.told == noted(text::money(row.end.net_usd, text::Minus::Typographic), row.end));
            dead += row.end.liquidated ? 1 : 0;
            if (!row.is_today()) continue;
            ++today;
            CHECK(numbers.sentence.contains("at today's price: gain " + row.told + " USD, worth then "));
        }
        CHECK(today == 1);
        CHECK(dead > 0);
    }
}

TEST_CASE("the numbers of a map are in the unit of the bar", "[view][heat][mirror][unit]") {
    const Numbers coins = numbers_after("Amounts in, BTC");
    CHECK(coins.sentence.starts_with("Gain or loss, in BTC. Lowest "));
    CHECK(coins.rows.size() > 8);
    for (const Row& row : coins.rows)
        CHECK(row.told == noted(short_amount(row.end.net_usd / row.end.price), row.end));

    const Bag bag = text::plan_from_link(kDanger).plan.bags[0];
    const Numbers percent = numbers_after("Amounts in, %");
    CHECK(percent.sentence.starts_with("Gain or loss, % of what you hold. Lowest "));
    CHECK(percent.rows.size() > 8);
    for (const Row& row : percent.rows) {
        const double part = row.end.net_usd / (bag.amount * bag.price);
        CHECK(row.told == noted(text::percent(part, 1, text::Minus::Typographic), row.end));
    }
}
