// Where a key figure comes from: the question mark of a card opens it, and it says what the engine says.

#include "support/view_page.hpp"

#include "explain/derivation.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace keel;
using namespace keel::view;

namespace {

constexpr const char* kAsk = "Where Liquidation comes from";
constexpr const char* kClose = "Close the explanation";

void check_shown(Page& page, const std::string& key) {
    const auto derivation = explain::derivation_of(page.app.plan(), page.app.report(), key);
    REQUIRE(derivation.has_value());
    CHECK(page.shows_text(derivation->title + ": " + derivation->result));
    for (const explain::Step& step : derivation->steps) {
        CHECK(page.shows_text(step.what));
        CHECK(page.shows_text(step.words.empty() ? step.formula : step.words));
        CHECK(page.shows_text(step.result));
    }
    for (const std::string& source : derivation->sources)
        CHECK(page.shows_text(source));
}

} // namespace

TEST_CASE("a question mark opens where a figure comes from and closes it", "[view][explain]") {
    for (const Surface& surface : {Surface{1280, 2400, 1, Scheme::Light, PointerKind::Fine},
                                   Surface{390, 4000, 1, Scheme::Dark, PointerKind::Coarse}}) {
        Page page(surface);
        page.show("leg.leverage=10");
        CHECK(page.find(kClose) == nullptr);
        page.click(kAsk);
        check_shown(page, "leg.liquidation");
        CHECK(page.shows_text("3,250 × 100 × (1 − 0.4 %) ÷ (5 − 0.5) = 71,933.33 USD"));
        page.move_to(2.0f, 2.0f); // no tooltip over the cards
        check_apart(page.widgets());
        page.click(kAsk);
        CHECK(page.find(kClose) == nullptr);
        page.click(kAsk);
        page.click(kClose);
        CHECK(page.find(kClose) == nullptr);
    }
}

TEST_CASE("each key figure opens its own explanation, which follows the plan", "[view][explain]") {
    Page page({1280, 3000, 1, Scheme::Light, PointerKind::Fine});
    page.show("leg.leverage=10");
    const auto open = [&](const std::string& figure, const std::string& key) {
        page.click("Where " + figure + " comes from");
        check_shown(page, key);
    };
    open("Sell short", "leg.contracts");
    open("Collateral", "leg.collateral");
    open("Hedged", "bag.hedged");
    open("Funding, 30 days", "funding");
    open("Income", "cost");
    page.type("Leverage", "5");
    check_shown(page, "cost");
    // A figure that another plan does not have closes.
    open("Liquidation", "leg.liquidation");
    page.show("legs=0");
    CHECK(page.find(kClose) == nullptr);
}

TEST_CASE("an explanation leads to the inputs of its figure", "[view][explain]") {
    Page page({1280, 3000, 1, Scheme::Light, PointerKind::Fine});
    page.show("leg.leverage=10");
    page.click(kAsk);
    REQUIRE(page.find("Go to Leverage") != nullptr);
    page.click("Go to Leverage");
    page.type("Leverage", "3");
    CHECK(page.app.plan().legs[0].leverage == 3.0);
}

TEST_CASE("a press beside the question mark still copies the figure", "[view][explain]") {
    Page page;
    page.show("leg.leverage=10");
    const auto actions = page.actions_of("Copy Liquidation");
    REQUIRE(actions.size() == 1);
    CHECK(actions[0].kind == ActionKind::CopyText);
    CHECK(actions[0].text == "71,933");
    CHECK(page.actions_of(kAsk).empty());
}
