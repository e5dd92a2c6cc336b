// Properties of links over random plans and random bytes, and how long they get.

#include "text/link.hpp"
#include "text/percent_encoding.hpp"
#include "text/utf8.hpp"

#include "model/fields.hpp"
#include "support/plans.hpp"
#include "support/random_fields.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>

using namespace keel;
using namespace keel::text;

TEST_CASE("a plan survives its link", "[text][link][property]") {
    const std::uint64_t seed = GENERATE(1u, 2u, 3u);
    std::mt19937_64 random(seed);
    for (int i = 0; i < test::kRandomPlans / 10; ++i) {
        const Plan plan = i % 2 == 0 ? test::random_fields_plan(random) : test::random_plan(random);
        const std::string link = link_from_plan(plan);
        INFO("seed " << seed << ", plan " << i << ": " << link);
        const LinkReading reading = plan_from_link(link);
        REQUIRE(reading.plan == plan);
        REQUIRE(reading.issues.empty());
        REQUIRE(reading.notes.empty());
        REQUIRE(link_from_plan(reading.plan) == link);
    }
}

TEST_CASE("one changed character is noticed in any link", "[text][link][property]") {
    std::mt19937_64 random(4);
    for (int i = 0; i < test::kRandomPlans / 5; ++i) {
        std::string link = link_from_plan(test::random_fields_plan(random));
        const std::size_t place = random() % link.size();
        const auto replacement = static_cast<char>(random());
        if (link[place] == replacement) continue;
        link[place] = replacement;
        INFO(link);
        REQUIRE(plan_from_link(link).damaged);
    }
}

TEST_CASE("any bytes are read without a crash, and what was read survives", "[text][link][property]") {
    const std::uint64_t seed = GENERATE(5u, 6u);
    std::mt19937_64 random(seed);
    for (int i = 0; i < test::kRandomPlans / 2; ++i) {
        const std::string bytes = test::random_bytes(random, 60);
        INFO("seed " << seed << ", number " << i);
        const LinkReading reading = plan_from_link(bytes);
        REQUIRE(check_fields(reading.plan).empty());
        REQUIRE(plan_from_link(link_from_plan(reading.plan)).plan == reading.plan);
        for (const Issue& issue : reading.issues)
            REQUIRE(valid_utf8(issue.value) == issue.value);
    }
}

TEST_CASE("a broken link is read without a crash", "[text][link][property]") {
    std::mt19937_64 random(7);
    for (int i = 0; i < test::kRandomPlans * 3 / 10; ++i) {
        std::string link = link_from_plan(test::random_fields_plan(random));
        for (int hits = 1 + static_cast<int>(random() % 5); hits > 0; --hits)
            link[random() % link.size()] = static_cast<char>(random());
        link.resize(random() % (link.size() + 1));
        REQUIRE(check_fields(plan_from_link(link).plan).empty());
    }
}

TEST_CASE("percent-encoding is that of URLSearchParams but for colon and comma", "[text][link]") {
    // node: new URLSearchParams({k: "…"}).toString(), with %3A and %2C turned back.
    CHECK(encoded("a b+c&d=e%f") == "a+b%2Bc%26d%3De%25f");
    CHECK(encoded("*-._~!'()/?@#") == "*-._%7E%21%27%28%29%2F%3F%40%23");
    CHECK(encoded("binance:BTCUSD_PERP") == "binance:BTCUSD_PERP");
    CHECK(encoded("-0.5,0,0.5") == "-0.5,0,0.5");
    CHECK(encoded("\u20ac\n") == "%E2%82%AC%0A");
    CHECK(decoded("a+b%2Bc%26d%3de%25f") == "a b+c&d=e%f");
    CHECK(decoded("%E2%82%AC") == "\u20ac");
    // As URLSearchParams leaves what is no escape.
    CHECK(decoded("100%") == "100%");
    CHECK(decoded("%4") == "%4");
    CHECK(decoded("%zz%41") == "%zzA");
}

TEST_CASE("encoding any bytes and decoding them is the identity", "[text][link][property]") {
    std::mt19937_64 random(8);
    for (int i = 0; i < 2000; ++i) {
        std::string bytes(random() % 40, '\0');
        for (char& byte : bytes)
            byte = static_cast<char>(random());
        REQUIRE(decoded(encoded(bytes)) == bytes);
    }
}

namespace {

/// One bag and one leg with everything that the page's first sections ask for.
Plan usual_plan() {
    Plan plan;
    plan.bags[0] = {"ETH", 12.345678, 3217.45};
    Leg& leg = plan.legs[0];
    leg.contract = "binance:ETHUSD_PERP";
    leg.ratio = 0.75;
    leg.leverage = 3.0;
    leg.collateral = 4.25;
    leg.collateral_source = CollateralSource::Extra;
    leg.basis = 12.5;
    leg.funding_rate = -0.00035;
    leg.entry_order = OrderType::Maker;
    plan.horizon_days = 90.0;
    return plan;
}

} // namespace

TEST_CASE("a link of one bag and one hedge fits into 300 characters", "[text][link]") {
    const std::string link = link_from_plan(usual_plan());
    INFO(link);
    CHECK(link.size() <= 300);
}

TEST_CASE("a link of a large plan fits into 1,500 characters", "[text][link]") {
    // Three bags with two hedges each, venue contracts, all of what one changes between them.
    Plan plan;
    plan.bags = {{"BTC", 5.25, 64321.5}, {"ETH", 120.5, 3217.45}, {"BTC", 0.75, 64321.5}};
    plan.legs.clear();
    for (int i = 0; i < 6; ++i) {
        Leg leg = usual_plan().legs[0];
        leg.bag = 1.0 + i / 2;
        leg.contract = i / 2 == 1 ? "binance:ETHUSDT" : "bybit:BTCUSDT";
        leg.collateral_source.reset();
        leg.basis = 12.5 + i;
        plan.legs.push_back(leg);
    }
    const std::string link = link_from_plan(plan);
    INFO(link.size());
    CHECK(link.size() <= 1500);
}

TEST_CASE("even the largest plan of all has a link that is read back", "[text][link]") {
    std::mt19937_64 random(9);
    std::size_t longest = 0;
    for (int i = 0; i < test::kRandomPlans / 200; ++i) {
        Plan plan;
        plan.bags.resize(kMostBags);
        plan.legs.resize(kMostLegs);
        for (const Field& field : fields()) {
            const std::size_t count = field.scope == Scope::Plan ? 1 : static_cast<std::size_t>(kMostBags);
            if (field.key == "bags" || field.key == "legs" || field.key == "rules") continue;
            for (std::size_t index = 0; index < count; ++index)
                field.write(plan, index, test::random_value(field, random));
        }
        const std::string link = link_from_plan(plan);
        longest = std::max(longest, link.size());
        REQUIRE(plan_from_link(link).plan == plan);
    }
    INFO("the longest had " << longest << " characters");
    CHECK(longest < kMostLinkBytes / 2);
}
