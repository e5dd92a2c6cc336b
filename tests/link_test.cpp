#include "text/link.hpp"

#include "model/fields.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cctype>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace keel;
using namespace keel::text;

namespace {

struct Golden {
    std::string_view link;
    std::function<void(Plan&)> change; // of the default plan
};

/// Links that were sent, and must give the same plans for ever. A row is never changed; new ones are added. The check
/// values were computed with another program (FNV-1a, 32 bit, in base 36).
const std::vector<Golden>& golden_links() {
    static const std::vector<Golden> links{
        {"v=1&ok=0mpy09j", [](Plan&) {}},
        {"v=1&leg.ratio=0.5&ok=1iqcuik", [](Plan& plan) { plan.legs[0].ratio = 0.5; }},
        {"v=1&legs=0&ok=0xiizq7", [](Plan& plan) { plan.legs.clear(); }},
        {"v=1&legs=2&ok=0y2i745", [](Plan& plan) { plan.legs.resize(2); }},
        {"v=1&bag.coin=ETH&bag.amount=12.5&bag.price=3217.45&leg.contract=binance:ETHUSDT&leg.leverage=3&ok=0wi86gc",
         [](Plan& plan) {
             plan.bags[0] = {"ETH", 12.5, 3217.45};
             plan.legs[0].contract = "binance:ETHUSDT";
             plan.legs[0].leverage = 3.0;
         }},
        // Story 2: 5 BTC cold, 1 BTC on the exchange.
        {"v=1&leg.contract=custom&leg.maintenance_rate=0.004&leg.collateral=1&leg.collateral_source=extra"
         "&leg.funding_rate=0&ok=0bjgldq",
         [](Plan& plan) {
             Leg& leg = plan.legs[0];
             leg.contract = "custom";
             leg.maintenance_rate = 0.004;
             leg.collateral = 1.0;
             leg.collateral_source = CollateralSource::Extra;
             leg.funding_rate = 0.0;
         }},
        {"v=1&leg2.contract=bybit:BTCUSDT&leg2.ratio=0.25&horizon_days=90&scenario.shocks=-0.3,0,0.3"
         "&scenario.move=jump&cost.borrow_rate=0.08&ok=0eksf4m",
         [](Plan& plan) {
             plan.legs.resize(2);
             plan.legs[1].contract = "bybit:BTCUSDT";
             plan.legs[1].ratio = 0.25;
             plan.horizon_days = 90.0;
             plan.scenario = {{-0.3, 0.0, 0.3}, PriceMove::Jump};
             plan.borrow_rate = 0.08;
         }},
        // Written by hand: without check value, without version, in any order, in a whole address.
        {"v=1&bag.amount=5&bag.price=65000&leg.contract=binance:BTCUSD_PERP&leg.ratio=0.5",
         [](Plan& plan) { plan.legs[0].ratio = 0.5; }},
        {"leg.leverage=1e1&bag.amount=%32.5",
         [](Plan& plan) {
             plan.legs[0].leverage = 10.0;
             plan.bags[0].amount = 2.5;
         }},
        {"#leg.contract=binance%3ABTCUSDT&scenario.shocks=-0.1%2C0.1",
         [](Plan& plan) {
             plan.legs[0].contract = "binance:BTCUSDT";
             plan.scenario.shocks = {-0.1, 0.1};
         }},
        {"https://example.org/keel/?x=1#leg.collateral=1", [](Plan& plan) { plan.legs[0].collateral = 1.0; }},
        {"leg3.ratio=0.1&legs=1&bag2.coin=ETH",
         [](Plan& plan) {
             plan.legs.resize(3);
             plan.legs[2].ratio = 0.1;
             plan.bags.resize(2);
             plan.bags[1].coin = "ETH";
         }},
        {"leg.collateral=&leg.exit_basis=", [](Plan&) {}},
        {"", [](Plan&) {}},
    };
    return links;
}

std::string a_link() {
    Plan plan;
    plan.bags[0] = {"ETH", 12.5, 3217.45};
    plan.legs[0].leverage = 3.0;
    plan.legs[0].collateral = 4.25;
    return link_from_plan(plan);
}

bool is_noticed(const LinkReading& reading) { return reading.damaged; }

} // namespace

TEST_CASE("golden links give the plans they always gave", "[text][link]") {
    for (const Golden& golden : golden_links()) {
        INFO(golden.link);
        Plan expected;
        if (golden.link.starts_with("v=1")) expected.venue_revision = 1.0;
        golden.change(expected);
        const LinkReading reading = plan_from_link(golden.link);
        CHECK(reading.plan == expected);
        CHECK(reading.issues.empty());
        CHECK_FALSE(reading.damaged);
        CHECK_FALSE(reading.newer);
        CHECK_FALSE(reading.truncated);
    }
}

TEST_CASE("golden links are still written the same", "[text][link]") {
    for (const Golden& golden : golden_links()) {
        if (golden.link.find("&ok=") == std::string_view::npos) continue;
        Plan plan;
        plan.venue_revision = 1.0;
        golden.change(plan);
        CHECK(link_from_plan(plan) == golden.link);
    }
}

TEST_CASE("a link holds only what differs from the defaults", "[text][link]") {
    CHECK(link_from_plan(Plan{}).starts_with("v=2&ok="));
    Plan plan;
    plan.legs[0].ratio = 0.5;
    CHECK(link_from_plan(plan).starts_with("v=2&leg.ratio=0.5&ok="));
    plan.legs.resize(2);
    CHECK(link_from_plan(plan).starts_with("v=2&legs=2&leg.ratio=0.5&ok="));
    plan.legs[1].ratio = 0.25;
    CHECK(link_from_plan(plan).starts_with("v=2&leg.ratio=0.5&leg2.ratio=0.25&ok="));
}

TEST_CASE("keys stand in the order of the field table", "[text][link]") {
    Plan plan;
    plan.horizon_days = 7.0;
    plan.legs[0].ratio = 0.5;
    plan.bags[0].amount = 2.0;
    CHECK(link_from_plan(plan).starts_with("v=2&bag.amount=2&leg.ratio=0.5&horizon_days=7&ok="));
}

TEST_CASE("one changed character is noticed wherever it is", "[text][link]") {
    const std::string link = a_link();
    for (std::size_t place = 0; place < link.size(); ++place) {
        for (const char replacement :
             {'0', '1', 'a', 'z', 'X', '&', '=', '.', '-', '%', '+', '#', ' ', '/', '\0', '\xff'}) {
            if (link[place] == replacement) continue;
            std::string changed = link;
            changed[place] = replacement;
            INFO(changed);
            REQUIRE(is_noticed(plan_from_link(changed)));
        }
    }
}

TEST_CASE("two exchanged neighbours are noticed", "[text][link]") {
    const std::string link = a_link();
    for (std::size_t place = 1; place < link.size(); ++place) {
        if (link[place] == link[place - 1]) continue;
        std::string changed = link;
        std::swap(changed[place], changed[place - 1]);
        INFO(changed);
        const LinkReading reading = plan_from_link(changed);
        REQUIRE((reading.damaged || !reading.issues.empty() || !reading.notes.empty()));
    }
}

TEST_CASE("a cut tail is noticed as long as something of the check is left", "[text][link]") {
    // Cut before it, a link is no different from one written by hand, which nobody shall complain about.
    const std::string link = a_link();
    for (std::size_t size = link.rfind("&ok=") + 2; size < link.size(); ++size) {
        INFO(link.substr(0, size));
        CHECK(plan_from_link(std::string_view(link).substr(0, size)).damaged);
    }
}

TEST_CASE("what a chat puts behind a link does no harm", "[text][link]") {
    for (const std::string_view behind : {")", ".", ">", "\"", "/", " ", "\n", ")."}) {
        const LinkReading reading = plan_from_link("https://example.org/#" + a_link() + std::string(behind));
        INFO(behind);
        CHECK_FALSE(reading.damaged);
        CHECK(reading.issues.empty());
        CHECK(reading.plan.bags[0].amount == 12.5);
    }
    CHECK(plan_from_link(a_link() + "&utm=1").damaged);
}

TEST_CASE("a link written by hand is not complained about", "[text][link]") {
    CHECK(plan_from_link("bag.amount=5&leg.ratio=0.5").notes.empty());
    const LinkReading reading =
        plan_from_link("v=1&bag.amount=5&bag.price=65000&leg.contract=binance:BTCUSD_PERP&leg.ratio=0.5");
    CHECK_FALSE(reading.damaged);
    CHECK(reading.issues.empty());
    CHECK(reading.notes.empty());
    CHECK(reading.plan.legs[0].ratio == 0.5);
}

TEST_CASE("the last character is a letter or a digit", "[text][link]") {
    Plan plan;
    CHECK(std::isalnum(static_cast<unsigned char>(link_from_plan(plan).back())) != 0);
    plan.borrow_rate = 0.1;
    plan.bags[0].coin = "1000PEPE";
    const std::string link = link_from_plan(plan);
    CHECK(std::isalnum(static_cast<unsigned char>(link.back())) != 0);
    const std::string check = link.substr(link.rfind("&ok=") + 4);
    CHECK(check.size() == 7);
}

TEST_CASE("unknown keys and bad values keep the defaults and are all told", "[text][link]") {
    const LinkReading reading =
        plan_from_link("bag.amount=-5&typo=1&leg.ratio=0.5&leg.leverage=abc&leg.kind&leg9.ratio=1&=5&bag.price=");
    std::vector<std::string> texts;
    for (const Issue& issue : reading.issues)
        texts.push_back(text_from_issue(issue));
    CHECK(texts
          == std::vector<std::string>{
              "bag.amount: -5 is not in [0, 1e9]",
              "typo: 1 is not a field Keel knows",
              "leg.leverage: abc is not in [0.01, 1000]",
              "leg.kind: a key without = is not key=value",
              "leg9.ratio: 1 is not a field Keel knows",
              ": 5 is not a field Keel knows",
              "bag.price: an empty value is not in [1e-9, 1e12]",
          });
    Plan expected;
    expected.legs[0].ratio = 0.5;
    CHECK(reading.plan == expected);
}

TEST_CASE("a key given twice counts once and is told", "[text][link]") {
    const LinkReading reading = plan_from_link("leg.ratio=0.5&leg.ratio=0.7");
    REQUIRE(reading.issues.size() == 1);
    CHECK(reading.issues[0].field == "leg.ratio");
    CHECK(reading.plan.legs[0].ratio == 0.5);
}

TEST_CASE("a link of another version loads what it knows", "[text][link]") {
    for (const std::string_view version : {"3", "1.5", "abc", "", "-1", "1e9", "99999999999999999999"}) {
        const LinkReading reading = plan_from_link("v=" + std::string(version) + "&leg.ratio=0.5");
        INFO(version);
        CHECK(reading.newer);
        CHECK(reading.plan.legs[0].ratio == 0.5);
        CHECK_FALSE(reading.notes.empty());
    }
    CHECK_FALSE(plan_from_link("v=1&leg.ratio=0.5").newer);
    CHECK_FALSE(plan_from_link("leg.ratio=0.5").newer);
    CHECK(plan_from_link("v=1&v=3").newer);
}

TEST_CASE("at most 64 KiB are read", "[text][link]") {
    std::string link = "leg.ratio=0.5";
    while (link.size() <= kMostLinkBytes)
        link += "&bag.amount=5";
    const LinkReading reading = plan_from_link(link);
    CHECK(reading.truncated);
    CHECK_FALSE(reading.damaged);
    CHECK(reading.plan.legs[0].ratio == 0.5);
    CHECK(reading.notes.size() == 1);
    CHECK(plan_from_link(std::string(10 * kMostLinkBytes, '&')).truncated);
    CHECK_FALSE(plan_from_link(std::string(kMostLinkBytes, '&')).truncated);
}

TEST_CASE("an address without a fragment is told", "[text][link]") {
    CHECK(plan_from_link("https://example.org/keel/").issues.size() == 1);
    CHECK(plan_from_link("https://example.org/keel/#").issues.empty());
    CHECK(plan_from_link("#").issues.empty());
}

TEST_CASE("a link is read over the plan it is given", "[text][link]") {
    Plan start;
    start.bags[0].amount = 2.0;
    start.legs.clear();
    CHECK(plan_from_link("bag.price=70000", start).plan.bags[0] == Bag{"BTC", 2.0, 70000.0});
    CHECK(plan_from_link("bag.price=70000", start).plan.legs.empty());
    CHECK(plan_from_link("leg.ratio=0.5", start).plan.legs.size() == 1);
}
