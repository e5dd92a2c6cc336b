// What sums are shown in: dollars, coins, percent. Figures of the default plan: 5 BTC at 65,000, funding of 2,925 USD
// and fees of 325 USD in 30 days.

#include "view/money_unit.hpp"

#include "support/view_page.hpp"

#include "engine/evaluate.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace keel;
using namespace keel::view;
using Catch::Approx;

namespace {

std::string value_of(Page& page, const std::string& label) {
    const Seen* seen = page.find(label);
    INFO(label);
    REQUIRE(seen != nullptr);
    return seen->value;
}

} // namespace

TEST_CASE("a sum is told in dollars, coins and percent", "[view][unit]") {
    Plan plan;
    plan.bags[0].coin = "ETH";
    plan.bags[0].amount = 100.0;
    plan.bags[0].price = 2500.0;
    const Money usd(MoneyUnit::Usd, plan), coin(MoneyUnit::Coin, plan), percent(MoneyUnit::Percent, plan);
    CHECK(usd.told(-12500.0) == "−12,500 USD");
    CHECK(coin.told(-12500.0) == "−5 ETH");
    CHECK(percent.told(-12500.0) == "−5.00 %");
    CHECK(coin.of(12500.0, 5000.0) == Approx(2.5));
    CHECK(percent.of(12500.0, 5000.0) == Approx(0.05));
    CHECK(coin.name() == "ETH");
    CHECK(next(next(next(MoneyUnit::Usd))) == MoneyUnit::Usd);
}

TEST_CASE("there is no percentage of nothing", "[view][unit]") {
    Plan plan;
    plan.bags[0].amount = 0.0;
    plan.bags[0].owed = 1.0;
    const Money money(MoneyUnit::Percent, plan);
    CHECK(money.unit() == MoneyUnit::Usd);
    CHECK(money.told(10.0) == "10.00 USD");
}

TEST_CASE("the switch changes key figures and end prices", "[view][unit]") {
    Page page({1280, 2400, 1, Scheme::Light, PointerKind::Fine});
    page.show("");
    CHECK(value_of(page, "Copy Funding, 30 days") == "2,925 USD");
    CHECK(page.shows_text("At each end price, USD"));
    CHECK(page.shows_text("Value after 30 days, USD"));
    page.click("Amounts in, BTC");
    CHECK(value_of(page, "Copy Funding, 30 days") == "0.045 BTC");
    CHECK(value_of(page, "Copy Income") == "0.04 BTC");
    CHECK(page.shows_text("At each end price, in BTC"));
    CHECK(page.shows_text("Value after 30 days, in BTC"));
    CHECK(page.shows_text("10.0577")); // what 326,874 USD are at 32,500
    page.click("Amounts in, %");
    CHECK(value_of(page, "Copy Funding, 30 days") == "0.90 %");
    CHECK(value_of(page, "Copy Income") == "0.80 %");
    CHECK(page.shows_text("At each end price, % of what you hold"));
    CHECK(page.shows_text("−50.00 %")); // of the spot at half the price
    check_apart(page.widgets());
    page.press(ImGuiKey_U);
    CHECK(value_of(page, "Copy Income") == "2,600 USD");
}

TEST_CASE("the switch changes what the path is worth", "[view][unit]") {
    Page page({1280, 2400, 1, Scheme::Light, PointerKind::Fine});
    page.show("scenario.path=crash");
    page.click("Path");
    CHECK(page.shows_text("What you have on the way, USD"));
    page.click("Amounts in, BTC");
    CHECK(page.shows_text("What you have on the way, in BTC"));
    page.click("Amounts in, %");
    CHECK(page.shows_text("Change on the way, % of what you hold"));
    check_apart(page.widgets());
}

TEST_CASE("the switch changes what could be done instead, and what the venues take", "[view][unit]") {
    Page page({1280, 3600, 1, Scheme::Light, PointerKind::Fine});
    page.show("");
    page.click("Amounts in, BTC");
    page.click("Compare");
    CHECK(page.shows_text("What you would have at each move, in BTC"));
    CHECK(page.shows_text("−0.040000")); // the plan's income: 2,600 USD at 65,000
    page.click("Venues");
    CHECK(page.shows_text("This hedge with each contract on BTC, in BTC"));
    page.click("Amounts in, %");
    CHECK(page.shows_text("This hedge with each contract on BTC, % of what you hold"));
    CHECK(page.shows_text("−0.80 %"));
    page.click("Compare");
    CHECK(page.shows_text("What you would have at each move, % of what you hold"));
    check_apart(page.widgets());
}

TEST_CASE("on a phone one button goes through the units", "[view][unit]") {
    Page page({390, 3000, 1, Scheme::Light, PointerKind::Coarse});
    page.show("");
    page.click("Amounts in USD");
    CHECK(page.shows_text("Value after 30 days, in BTC"));
    page.click("Amounts in BTC");
    CHECK(page.shows_text("Change after 30 days, % of what you hold"));
    check_apart(page.widgets());
    check_within_reach(page.widgets());
    page.click("Amounts in %");
    CHECK(page.find("Amounts in USD") != nullptr);
}
