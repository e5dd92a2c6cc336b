#include "text/words.hpp"

#include "support/answers.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <string>
#include <string_view>

using namespace keel;
using namespace keel::text;
using namespace keel::test;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

} // namespace

TEST_CASE("the default plan is a synthetic dollar, in one line", "[text][words]") {
    // The design's own answer line: 3,250 x 100 USD; 325,000 x 0.01 % x 3 = 97.50 a day.
    const Report report = told({});
    CHECK_THAT(report.answer,
               StartsWith("Short 3,250 BTCUSD_PERP (325,000 USD) on Binance, 5 BTC as margin: your bag stays "
                          "worth 325,000 USD at any price. Liquidation: never. At today's funding it pays "
                          "you 97.50 USD a day"));
    // 30 x 97.50 less two taker fees of 0.05 % (162.50 each).
    CHECK_THAT(report.answer, ContainsSubstring("2,600.00 USD in 30 days after all costs."));
}

TEST_CASE("a hedge that can be liquidated promises nothing beyond that price", "[text][words]") {
    // Story 3: inverse 10x dies at 71,933.33.
    const std::string answer = told({kCustom, kFlatRate, kNoFunding, {"leg.leverage", "10"}}).answer;
    CHECK_THAT(answer, ContainsSubstring("your bag stays worth about 325,000 USD until the price reaches 71,933.33 USD "
                                         "(+10.7 %), where the hedge is liquidated."));
    CHECK_FALSE(contains(answer, "at any price"));
    CHECK_FALSE(contains(answer, "never"));
}

TEST_CASE("a cold wallet's collateral counts as a part of what is protected", "[text][words]") {
    // Story 2: 5 BTC cold, 1 BTC posted: 3,900 contracts, 390,000, liquidated at 77,688.00 (+19.52 %).
    const std::string answer =
        told({kCustom, kFlatRate, kNoFunding, {"leg.collateral", "1"}, {"leg.collateral_source", "extra"}}).answer;
    CHECK(answer
          == "Short 3,900 custom contracts of 100 USD (390,000 USD), 1 BTC as margin: your bag and the coins posted on "
             "top of it stay worth about 390,000 USD until the price reaches 77,688 USD (+19.5 %), where the hedge is "
             "liquidated. Holding it costs nothing.");
}

TEST_CASE("a linear hedge names its collateral in USDT", "[text][words]") {
    // Story 3: linear 10x, 32,500, dies at 71,215.14.
    const std::string answer = told({kCustom, kLinear, kFlatRate, kNoFunding, {"leg.leverage", "10"}}).answer;
    CHECK_THAT(answer, StartsWith("Short 5,000 custom contracts of 0.001 BTC (325,000 USD), 32,500 USDT as margin: "));
    CHECK_THAT(answer, ContainsSubstring("reaches 71,215.14 USD (+9.6 %)"));
}

TEST_CASE("a partial hedge says what a fall costs", "[text][words]") {
    // Half of 5 BTC: 10 % of 162,500 instead of 10 % of 325,000.
    const std::string answer = told({kCustom, kNoFunding, {"leg.ratio", "0.5"}}).answer;
    CHECK_THAT(answer,
               ContainsSubstring("50 % of your coins are hedged, so a 10 % fall costs you 16,250 USD instead of "
                                 "32,500 USD. Liquidation: never."));
}

TEST_CASE("a partial hedge that can be liquidated says where", "[text][words]") {
    // Half at 2x: the price of a full 2x hedge (story 3: 129,480.00).
    const std::string answer =
        told({kCustom, kFlatRate, kNoFunding, {"leg.ratio", "0.5"}, {"leg.leverage", "2"}}).answer;
    CHECK_THAT(answer, ContainsSubstring("Liquidation: at 129,480 USD (+99.2 %)."));
}

TEST_CASE("without a 10 % fall the nearest move is the example", "[text][words]") {
    CHECK_THAT(told({{"leg.ratio", "0.5"}, {"scenario.shocks", "-0.8,-0.18,0.5"}}).answer,
               ContainsSubstring("an 18 % fall costs you 29,250 USD instead of 58,500 USD"));
    CHECK_THAT(told({{"leg.ratio", "0.5"}, {"scenario.shocks", "0,0.2"}}).answer,
               ContainsSubstring("a 20 % rise brings you 32,500 USD instead of 65,000 USD"));
    CHECK_THAT(told({{"leg.ratio", "0.5"}, {"scenario.shocks", "0"}}).answer,
               ContainsSubstring("50 % of your coins are hedged. Liquidation"));
}

TEST_CASE("an over-hedge says that a rise costs", "[text][words]") {
    // 1.2 x 5 BTC linear: 1 BTC too many, 10 % of 65,000.
    const std::string answer = told({kCustom, kLinear, kNoFunding, {"leg.ratio", "1.2"}}).answer;
    CHECK_THAT(answer,
               ContainsSubstring("that is 120 % of your coins, more than there is to protect, so a 10 % rise costs you "
                                 "6,500.00 USD; without the hedge it brings you 32,500 USD."));
}

TEST_CASE("a short without coins is named so", "[text][words]") {
    const std::string answer =
        told(
            {kCustom, kLinear, kNoFunding, {"bag.amount", "0"}, {"leg.sizing", "contracts"}, {"leg.contracts", "1000"}})
            .answer;
    CHECK_THAT(answer, ContainsSubstring("there are no coins to protect, and a 10 % rise costs you 6,500.00 USD"));
}

TEST_CASE("no hedge says what the coins do", "[text][words]") {
    CHECK(told({{"legs", "0"}}).answer
          == "No hedge: a 10 % fall costs you 32,500 USD and a 10 % rise brings you 32,500 USD.");
    CHECK(told({{"legs", "0"}, {"bag.amount", "0"}}).answer
          == "No coins and no hedge: there is nothing to lose and nothing to protect.");
    CHECK(told({{"legs", "0"}, {"scenario.shocks", "0"}}).answer
          == "No hedge: your coins follow the price, down and up.");
}

TEST_CASE("zero contracts say why", "[text][words]") {
    CHECK_THAT(told({{"leg.ratio", "0"}}).answer,
               StartsWith("No hedge, because the size is 0 contracts: a 10 % fall costs"));
    CHECK_THAT(told({kCustom, {"leg.rounding", "down"}, {"bag.amount", "0.0001"}}).answer,
               StartsWith("No hedge, because the size"));
    CHECK_THAT(told({{"leg.rounding", "down"}, {"bag.amount", "0.0001"}}).answer,
               StartsWith("No hedge, because the size is below the smallest order: "));
}

TEST_CASE("margin that is too small is told before anything else", "[text][words]") {
    const std::string answer = told({kCustom, kFlatRate, {"leg.collateral", "0.01"}}).answer;
    CHECK(answer
          == "Short 3,250 custom contracts of 100 USD (325,000 USD), 0.01 BTC as margin: with so little margin the "
             "exchange would close this hedge at once. Post more collateral or choose a lower leverage.");
}

TEST_CASE("several hedges are summed up and named", "[text][words]") {
    const std::string answer =
        told({{"leg.ratio", "0.5"}, {"leg2.ratio", "0.5"}, {"leg2.contract", "bybit:BTCUSDT"}, {"leg2.leverage", "2"}})
            .answer;
    CHECK_THAT(
        answer,
        StartsWith("Short 325,000 USD in 2 positions (1,625 BTCUSD_PERP on Binance, 2.5 BTCUSDT on Bybit), 2.5 BTC "
                   "and 81,250 USDT as margin: your bag stays worth about 325,000 USD until the futures price "
                   "reaches "));
    CHECK_THAT(answer, ContainsSubstring("where the first hedge is liquidated"));
}

TEST_CASE("many hedges are only counted", "[text][words]") {
    const std::string answer =
        told({{"leg.ratio", "0.2"}, {"leg2.ratio", "0.3"}, {"leg3.ratio", "0.3"}, {"leg4.ratio", "0.2"}}).answer;
    CHECK_THAT(
        answer,
        StartsWith("Short 325,000 USD in 4 positions, 5 BTC as margin: your bag stays worth 325,000 USD at any"));
}

TEST_CASE("several bags are spoken of together", "[text][words]") {
    const std::string half = told({{"bag2.coin", "ETH"}, {"bag2.amount", "100"}, {"bag2.price", "3250"}}).answer;
    CHECK_THAT(half,
               ContainsSubstring(
                   "50 % of your coins' value is hedged, so a 10 % fall costs you 32,500 USD instead of 65,000 USD"));
    const std::string both = told({{"bag2.coin", "ETH"},
                                   {"bag2.amount", "100"},
                                   {"bag2.price", "3250"},
                                   {"leg2.bag", "2"},
                                   {"leg2.contract", "binance:ETHUSDT"}})
                                 .answer;
    CHECK_THAT(both, ContainsSubstring("your bags stay worth about 650,000 USD until"));
}

TEST_CASE("bags that only balance each other are not called safe", "[text][words]") {
    // Twice too much on the one, nothing on the other: constant in every scenario, but only while both move alike.
    const std::string answer = told({kCustom,
                                     kLinear,
                                     kNoFunding,
                                     {"leg.ratio", "2"},
                                     {"bag2.coin", "ETH"},
                                     {"bag2.amount", "100"},
                                     {"bag2.price", "3250"}})
                                   .answer;
    CHECK_FALSE(contains(answer, "stay worth"));
    CHECK_THAT(answer, ContainsSubstring("100 % of your coins' value is hedged, so a 10 % fall"));
}

TEST_CASE("funding that is paid is told as a cost", "[text][words]") {
    // 325,000 x 0.03 % x 3 = 292.50 a day, 8,775 in 30 days.
    const std::string answer = told({kCustom, kLinear, {"leg.funding_rate", "-0.0003"}}).answer;
    CHECK_THAT(answer, ContainsSubstring(
                           "At today's funding it costs you 292.50 USD a day, 8,775.00 USD in 30 days (2.7 % of your "
                           "coins' value) with all costs."));
    CHECK_THAT(answer, ContainsSubstring("(before funding and costs)"));
}

TEST_CASE("fees that eat the funding are told", "[text][words]") {
    // 3.25 x 3 x 1 day = 9.75 received, two fees of 162.50.
    CHECK_THAT(told({{"leg.funding_rate", "0.00001"}, {"horizon_days", "1"}}).answer,
               ContainsSubstring(
                   "At today's funding it pays you 9.75 USD a day, but after fees and other costs you are down 315.25 "
                   "USD in 1 day"));
}

TEST_CASE("fees alone are a cost, and nothing is nothing", "[text][words]") {
    CHECK_THAT(told({kNoFunding}).answer,
               ContainsSubstring("Fees and other costs: 325.00 USD in 30 days (0.1 % of your coins' value)."));
    CHECK_THAT(told({kCustom, kNoFunding}).answer, ContainsSubstring("Holding it costs nothing."));
}

TEST_CASE("a basis that is earned is income", "[text][words]") {
    // Story 7: spot 65,000, future 66,300, 3,315 contracts: 331,500 at any price when the basis is gone.
    const std::string answer = told({kCustom, kNoFunding, {"leg.basis", "1300"}, {"leg.exit_basis", "0"}}).answer;
    CHECK_THAT(answer, ContainsSubstring("your bag ends up worth 331,500 USD at any price"));
    CHECK_THAT(answer, ContainsSubstring("It brings you 6,500.00 USD in 30 days after all costs."));
}

TEST_CASE("a horizon of no days counts the fees only", "[text][words]") {
    CHECK_THAT(
        told({{"horizon_days", "0"}}).answer,
        ContainsSubstring(
            "At today's funding it would pay you 97.50 USD a day. Opened and closed at once, it costs you 325.00 "
            "USD."));
}

TEST_CASE("funding that kills the hedge is told although no price does", "[text][words]") {
    const std::string answer = told({kCustom, {"leg.funding_rate", "-0.01"}}).answer;
    CHECK_THAT(answer, ContainsSubstring(
                           "as long as the hedge lives. Liquidation: never at first. But the funding you pay comes out "
                           "of the margin: with a "));
    CHECK_FALSE(contains(answer, "at any price"));
    CHECK_FALSE(contains(answer, "Liquidation: never."));
}

TEST_CASE("a position in a few words", "[text][words]") {
    const Plan plan;
    const Report report = told(plan);
    CHECK(position_in_words(plan, report, 0) == "short 3,250 BTCUSD_PERP on Binance");
    CHECK(position_in_words(plan, report, 1).empty());
    const Plan custom = plan_with({kCustom, {"leg.ratio", "0"}, {"leg.contract_value", "10"}});
    CHECK(position_in_words(custom, told(custom), 0) == "short 0 custom contracts of 10 USD");
}

TEST_CASE("an empty report has words too", "[text][words]") {
    // Such as a default-constructed one that the page holds before the first evaluation.
    Report report;
    put_into_words(Plan{}, report);
    CHECK_FALSE(report.answer.empty());
}
