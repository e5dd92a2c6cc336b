// The tabs beside the payoff, and the questions beside the inputs.

#include "support/view_page.hpp"

#include "engine/compare.hpp"
#include "engine/evaluate.hpp"
#include "engine/solve.hpp"
#include "engine/venue_offers.hpp"
#include "text/link.hpp"
#include "text/number.hpp"

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

using namespace keel;
using namespace keel::view;

namespace {

/// The cells that stand right of a text on the same line, from left to right.
std::vector<std::string> line_of(const Page& page, const std::string& text) {
    std::vector<Seen> cells = page.widgets();
    const auto first =
        std::ranges::find_if(cells, [&](const Seen& seen) { return seen.kind == "cell" && seen.label == text; });
    REQUIRE(first != cells.end());
    const Seen start = *first;
    std::erase_if(cells, [&](const Seen& seen) {
        return seen.kind != "cell" || seen.x <= start.x || seen.y < start.y - 6 || seen.y > start.y + 6;
    });
    std::ranges::sort(cells, {}, &Seen::x);
    std::vector<std::string> line;
    for (const Seen& cell : cells)
        line.push_back(cell.label);
    return line;
}

/// A figure of the offers in the order they are shown, where it is known.
std::vector<double> shown(const Page& page, std::optional<double> (*figure)(const VenueOffer&)) {
    const auto offers = venue_offers(page.app.plan(), 0).value();
    std::vector<double> figures;
    for (const Seen& seen : page.widgets()) {
        if (!seen.label.starts_with("More on ")) continue;
        const auto offer = std::ranges::find(offers, seen.label.substr(8), &VenueOffer::contract);
        REQUIRE(offer != offers.end());
        const std::optional<double> value = figure(*offer);
        if (offer->problem.empty() && value) figures.push_back(*value);
    }
    REQUIRE(figures.size() > 5);
    return figures;
}

} // namespace

TEST_CASE("the alternatives stand with the engine's figures", "[view]") {
    Page page(kHighDesktop);
    page.show("leg.leverage=3&sell.tax_rate=0.25&bag.cost_basis=20000");
    page.click("Compare");
    const Comparison comparison = compare(page.app.plan()).value();
    for (const Alternative& row : comparison.alternatives) {
        INFO(row.label);
        // The page writes a multiple with a proper sign.
        const bool is_multiple = row.label.ends_with('x');
        const std::string name = is_multiple ? row.label.substr(0, row.label.size() - 1) + "\u00d7" : row.label;
        const std::vector<std::string> line = line_of(page, name);
        // -50 %, -20 %, 0 %, +20 %, +50 % of the eleven moves.
        REQUIRE(line.size() >= 5);
        const std::string mark = row.liquidated[10] != 0.0 ? " *" : "";
        CHECK(line[4] == text::grouped(row.values_usd[10], 0, text::Minus::Typographic) + mark);
    }
    page.click("Tax, Coins sold");
    const Alternative& plan = comparison.alternatives.front();
    CHECK(line_of(page, plan.label)[0] == text::grouped(plan.after_tax_usd[0], 0));
    CHECK(plan.after_tax_usd[0] < plan.values_usd[0]);
}

TEST_CASE("an alternative is taken with a press, and the plan before is kept", "[view]") {
    Page page(kHighDesktop);
    page.show("leg.leverage=3");
    const Plan before = page.app.plan();
    page.click("Compare");
    page.click("More on Hedge 50 %");
    page.click("Use \"Hedge 50 %\"");
    CHECK(page.app.plan() == plan_of_alternative(before, "hedge_50"));
    CHECK(page.app.plan().legs[0].ratio == 0.5);
    CHECK(page.shows_text("The plan before is A under Compare"));
    CHECK(line_of(page, "Hedge ratio") == std::vector<std::string>{"100 %", "50 %", ""});
    page.click("Back to A");
    CHECK(page.app.plan() == before);
    CHECK(page.shows_text("still the same"));
    page.click("Forget A");
    CHECK(page.find("Pin this plan as A") != nullptr);
    CHECK(page.app.plan() == before);
}

TEST_CASE("a pinned plan stands beside the edited one", "[view]") {
    Page page(kHighDesktop);
    page.show("leg.contract=binance:BTCUSDT&leg.leverage=10&leg.funding_rate=0");
    const Plan a = page.app.plan();
    page.click("Compare");
    page.click("Pin this plan as A");
    page.type("Leverage", "2");
    const Comparison both = compare(a, page.app.plan()).value();
    CHECK(line_of(page, "Leverage") == std::vector<std::string>{"10 \u00d7", "2 \u00d7", ""});
    CHECK(line_of(page, "Collateral") == std::vector<std::string>{"32,500", "162,500", "+130,000"});
    const std::vector<std::string> value = line_of(page, "Value, +50 %");
    REQUIRE(value.size() == 3);
    CHECK(value[0].ends_with(" *")); // at 10x it is gone by then
    CHECK(both.alternatives[0].liquidated[10] == 1.0);
    // 32,500 USD at 65,000; the value at the price it is at; prices stay.
    page.click("Amounts in, BTC");
    CHECK(line_of(page, "Collateral") == std::vector<std::string>{"0.5", "2.5", "+2"});
    CHECK(line_of(page, "Value, \u221250 %")[0].starts_with("9.99")); // the fees are missing
    CHECK(line_of(page, "Liquidation")[0].ends_with(" USD"));
    CHECK(page.shows_text("Sums are in BTC, prices in USD."));
    page.click("Amounts in, %");
    CHECK(line_of(page, "Collateral") == std::vector<std::string>{"10.00 %", "50.00 %", "+40.00 %"});
    CHECK(page.shows_text("Sums are in % of what you hold, prices in USD."));
    page.click("Amounts in, USD");
    // A bag that only one of them has is a line of its own.
    page.click("Add another coin");
    CHECK(line_of(page, "Bag 2, Coin")[0] == "none");
}

TEST_CASE("venues are sorted by a press on a heading, and back", "[view]") {
    Page page(kHighDesktop);
    page.show("leg.leverage=5");
    page.click("Venues");
    const auto fees = [](const VenueOffer& offer) { return offer.fees_usd; };
    page.click("Sort by Fees");
    std::vector<double> rising = shown(page, fees);
    CHECK(std::ranges::is_sorted(rising));
    page.click("Sort by Fees");
    std::vector<double> falling = shown(page, fees);
    std::ranges::reverse(falling);
    CHECK(falling == rising);
}

TEST_CASE("another venue's contract is taken with a press", "[view]") {
    Page page(kHighDesktop);
    page.show("leg.leverage=5");
    const Plan before = page.app.plan();
    page.click("Venues");
    CHECK(page.shows_text("no inverse contract on BTC"));
    page.click("More on binance:BTCUSD_PERP");
    CHECK(page.shows_text("This is the contract you use now."));
    page.click("More on bybit:BTCUSD");
    page.click("Use Bybit BTCUSD");
    CHECK(page.app.plan() == with_contract(before, 0, "bybit:BTCUSD"));
    CHECK(page.app.plan().legs[0].contract == "bybit:BTCUSD");
    CHECK(page.shows_text("Now hedged with Bybit BTCUSD"));
    CHECK(page.app.fragment() == text::link_from_plan(page.app.plan()));
}

TEST_CASE("without a hedge the tabs say what is missing", "[view]") {
    Page page(kHighDesktop);
    page.show("legs=0");
    page.click("Venues");
    CHECK(page.shows_text("There is no hedge to compare."));
    page.click("Compare");
    CHECK(page.shows_text("Hold, no hedge"));
}

TEST_CASE("each of several hedges is offered elsewhere", "[view]") {
    Page page(kHighDesktop);
    page.show("bags=2&legs=2&bag2.coin=ETH&bag2.price=3000&bag2.amount=10&leg2.bag=2&leg2.contract=bybit:ETHUSD");
    page.click("Venues");
    page.click("Hedge to compare");
    page.click("Hedge to compare, Hedge 2");
    CHECK(page.shows_text("each contract on ETH"));
    page.click("More on binance:ETHUSDT");
    page.click("Use Binance ETHUSDT");
    CHECK(page.app.plan().legs[1].contract == "binance:ETHUSDT");
    CHECK(page.app.plan().legs[0].contract == "binance:BTCUSD_PERP");
}

TEST_CASE("a question beside an input is answered and taken", "[view]") {
    Page page(kHighDesktop);
    page.show("leg.contract=binance:BTCUSDT&leg.leverage=10&leg.funding_rate=0&leg.maintenance_rate=0.004");
    page.click("Find Collateral");
    // Story 4: +40 % takes 131,820 USDT.
    CHECK(page.shows_text("Collateral of 131,820 USDT survives a rise of 40 %."));
    CHECK(page.shows_text("71,215.14 USD now, 91,000 USD then"));
    page.click("Collateral that survives a rise of, 50 %");
    CHECK(page.shows_text("Collateral of 164,450 USDT"));
    page.click("Use 164,450 USDT");
    CHECK(page.app.plan().legs[0].collateral == 164450.0);
    CHECK_FALSE(page.shows_text("survives a rise")); // closed again

    page.click("Find Leverage");
    page.click("Close Leverage");
    CHECK_FALSE(page.shows_text("Highest leverage"));
}

TEST_CASE("every question can be asked, and its answer is a valid plan", "[view]") {
    for (const char* name : {"Find Leverage", "Find Collateral", "Find Hedge ratio", "Find Funding rate",
                             "Find Days to hold", "Find Bought back at"}) {
        for (const char* link :
             {"leg.leverage=5&leg.funding_rate=-0.0003", "leg.leverage=5&bag.amount=0&bag.owed=5&leg.side=long",
              "leg.contract=binance:BTCUSDT&leg.margin_mode=cross&leg.leverage=3&sell.tax_rate=0.2"}) {
            INFO(name << " of " << link);
            Page page(kHighDesktop);
            page.show(link);
            open_all(page);
            page.click(name);
            const Plan before = page.app.plan();
            const auto widgets = page.widgets();
            const auto use = std::ranges::find_if(
                widgets, [](const Seen& seen) { return seen.kind == "button" && seen.label.starts_with("Use "); });
            if (use == widgets.end()) continue; // "no", or "already" is an answer too
            page.click(use->label);
            CHECK(page.app.plan() != before);
            CHECK(evaluate(page.app.plan()).has_value());
        }
    }
}

TEST_CASE("on a phone a list sorts by columns that are not shown", "[view]") {
    Page page(kHighPhone);
    page.show("leg.leverage=5");
    page.click("Venues");
    page.click("Sort by");
    page.click("Sort by, Contracts");
    const auto contracts = [](const VenueOffer& offer) { return std::optional(offer.contracts); };
    CHECK(std::ranges::is_sorted(shown(page, contracts)));
}
