// The answer line for everything that is not a short perpetual on the bag's own coin.

#include "support/answers.hpp"
#include "text/words.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <string>
#include <string_view>

using namespace keel;
using namespace keel::text;
using namespace keel::test;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

namespace {

constexpr std::pair<std::string_view, std::string_view> kLong{"leg.side", "long"};

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

} // namespace

TEST_CASE("story 6: funding is told period by period", "[text][words][stories]") {
    // 320,000 x 0.03 % x 3 = 288 a day, 320,000 x 0.01 % x 3 = 96; 6,048 - 864 + 2 x 160 = 5,504, 1.72 % of 320,000.
    const std::string answer = told({kCustom,
                                     kLinear,
                                     kFlatRate,
                                     {"bag.coin", "ETH"},
                                     {"bag.amount", "100"},
                                     {"bag.price", "3200"},
                                     {"leg.taker_fee_rate", "0.0005"},
                                     {"leg.funding_regimes", "21:-0.0003,9:0.0001"}})
                                   .answer;
    CHECK_THAT(answer, EndsWith("For 21 days you pay 288.00 USD a day in funding, then you receive 96.00 USD a day. "
                                "With all costs you are down 5,504.00 USD in 30 days (1.72 % of your coins' value)."));
}

TEST_CASE("story 7: a dated contract says what it locks in", "[text][words][stories]") {
    const Plan plan =
        plan_with({kCustom, kFlatRate, {"leg.basis", "1300"}, {"leg.expiry_days", "90"}, {"horizon_days", "90"}});
    CHECK(told(plan).answer
          == "Short 3,315 custom contracts of 100 USD (331,500 USD), 5 BTC as margin: your bag ends up worth 331,500 "
             "USD at any price. Liquidation: never. The contract is settled at the end, in 90 days: its basis locks in "
             "8.11 % a year (simple, before fees). It brings you 6,500.00 USD in 90 days after all costs.");
}

TEST_CASE("a dated contract has no funding, and before its expiry nothing is locked in", "[text][words]") {
    const std::string answer =
        told({kCustom, kFlatRate, {"leg.basis", "1300"}, {"leg.expiry_days", "90"}, {"horizon_days", "45"}}).answer;
    CHECK_THAT(answer, ContainsSubstring("Held to its expiry in 90 days, its basis earns 8.11 % a year"));
    CHECK_FALSE(contains(answer, "at any price"));
    CHECK_FALSE(contains(answer, "funding"));
}

TEST_CASE("a hedge that expires on the way promises nothing", "[text][words]") {
    const Report report = told({kCustom, kFlatRate, {"leg.basis", "1300"}, {"leg.expiry_days", "10"}});
    CHECK_THAT(report.answer, ContainsSubstring("The contract is settled after 10 days, before your 30 days are over: "
                                                "from then on nothing is hedged."));
    CHECK_FALSE(contains(report.answer, "at any price"));
    CHECK(message_of(report, "expires_before_horizon")
          == "This contract is settled after 10 days, and you hold for 30 days: from then on your coins are "
             "unprotected, unless you open the next one. Choose a later expiry or fewer days.");
}

TEST_CASE("story 10: a hedge with another coin leaves a risk", "[text][words][stories]") {
    const Report report = told({{"bag.amount", "0"},
                                {"bag.volatility", "0.5"},
                                {"bag2.coin", "SOL"},
                                {"bag2.amount", "2000"},
                                {"bag2.price", "150"},
                                {"bag2.volatility", "0.9"},
                                {"bag2.correlation", "0.8"},
                                {"leg.bag", "2"},
                                {"leg.sizing", "min_variance"},
                                {"leg.rounding", "none"},
                                {"leg.coin", "BTC"},
                                kCustom,
                                kLinear,
                                kNoFunding,
                                kFlatRate});
    CHECK(report.answer
          == "Short 6,646.15384615 custom contracts of 0.001 BTC (432,000 USD), 432,000 USDT as margin: BTC stands in "
             "for SOL, so a risk remains: over 30 days the usual swing of your SOL (one standard deviation) is "
             "46,443.96 USD instead of 77,406.59 USD; 64 % of the variance is gone. Liquidation: with BTC at "
             "129,482.07 USD (+99.2 %). Holding it costs nothing.");
    CHECK(message_of(report, "pair_decouples")
          == "SOL and BTC do not always move together. On a day on which SOL falls by 5 % while BTC rises by 10 %, "
             "you would lose 58,200 USD.");
    CHECK_THAT(message_of(report, "collateral_outside_bag"),
               ContainsSubstring("When BTC rises, it loses USDT at once, whatever SOL does"));
}

TEST_CASE("a cross-hedge that is too large says so", "[text][words]") {
    // 3 x 432,000 short: 0.9^2 + (4.32 x 0.5)^2 - 2 x 0.8 x 0.9 x 4.32 x 0.5 is above 0.9^2.
    const std::string answer = told({{"bag.amount", "0"},
                                     {"bag.volatility", "0.5"},
                                     {"bag2.coin", "SOL"},
                                     {"bag2.amount", "2000"},
                                     {"bag2.price", "150"},
                                     {"bag2.volatility", "0.9"},
                                     {"bag2.correlation", "0.8"},
                                     {"leg.bag", "2"},
                                     {"leg.ratio", "4.32"},
                                     {"leg.coin", "BTC"},
                                     kCustom,
                                     kLinear})
                                   .answer;
    CHECK_THAT(answer, ContainsSubstring(", so this hedge adds to the risk."));
}

TEST_CASE("a long leg covers coins that are owed", "[text][words]") {
    // 3x linear long: X F0 - K = X F (1 - m): 65,000 x (1 - 1/3) / 0.996 = 43,507.36.
    const Report report = told({kCustom,
                                kLinear,
                                kFlatRate,
                                kNoFunding,
                                kLong,
                                {"bag.amount", "0"},
                                {"bag.owed", "2"},
                                {"leg.leverage", "3"}});
    CHECK(report.answer
          == "Long 2,000 custom contracts of 0.001 BTC (130,000 USD), 43,333.33 USDT as margin: giving back the coins "
             "you owe costs you about 130,000 USD until the price falls to 43,507.36 USD (-33.1 %), where the hedge "
             "is liquidated. Holding it costs nothing.");
    CHECK_THAT(message_of(report, "liquidation_within_squeeze"),
               StartsWith("A fall of 33.1 % to 43,507.36 USD liquidates this hedge"));
    const Report half = told(
        {kCustom, kLinear, kFlatRate, kNoFunding, kLong, {"bag.amount", "1"}, {"bag.owed", "3"}, {"leg.ratio", "0.5"}});
    CHECK_THAT(half.answer, ContainsSubstring("50 % of the coins you owe are covered, so a 10 % rise costs you "
                                              "6,500.00 USD instead of 13,000 USD. Liquidation: never."));
}

TEST_CASE("a long leg on coins that are held is no hedge", "[text][words]") {
    const Report report = told({kCustom, kLinear, kFlatRate, kLong, {"leg.ratio", "0.5"}});
    // 325,000 and 162,500 more fall by 10 %; 162,500 x 0.01 % x 3 are paid a day.
    CHECK_THAT(report.answer, ContainsSubstring("this adds to your risk instead of taking it away, so a 10 % fall "
                                                "costs you 48,750 USD instead of 32,500 USD."));
    CHECK_THAT(report.answer, ContainsSubstring("At today's funding it costs you 48.75 USD a day"));
    CHECK_THAT(message_of(report, "hedge_adds_risk"),
               StartsWith("You hold BTC, and this position buys another 162,500 USD of exposure: it is no hedge"));
    CHECK_THAT(message_of(report, "funding_is_cost"), StartsWith("Funding is positive (0.01 % every 8 hours), so you"));
}

TEST_CASE("what is owed counts without a hedge as well", "[text][words]") {
    CHECK(told({{"legs", "0"}, {"bag.amount", "0"}, {"bag.owed", "2"}}).answer
          == "No hedge: a 10 % fall brings you 13,000 USD and a 10 % rise costs you 13,000 USD.");
    CHECK(told({{"legs", "0"}, {"bag.owed", "5"}}).answer
          == "No hedge, and none is needed: you owe as many coins as you hold.");
    CHECK_THAT(told({kCustom, kNoFunding, {"bag.owed", "2"}}).answer,
               ContainsSubstring("your bag, less the coins you owe, stays worth 195,000 USD at any price"));
}

TEST_CASE("a position that is open already tells what it did so far", "[text][words]") {
    // 5 BTC sold at 70,000: 350,000 at any price, 25,000 more than today's 325,000.
    const std::string answer = told({kCustom, kNoFunding, {"leg.entry_price", "70000"}}).answer;
    CHECK_THAT(answer, ContainsSubstring("your bag ends up worth 350,000 USD at any price. Liquidation: never. So far "
                                         "the hedge has gained 25,000 USD, which is counted in."));
    const std::string lost =
        told({kCustom, kLinear, kNoFunding, {"leg.entry_price", "60000"}, {"leg.ratio", "0.5"}}).answer;
    CHECK_THAT(lost, ContainsSubstring("so a 10 % fall costs you 16,250 USD instead of 32,500 USD."));
    CHECK_THAT(lost, ContainsSubstring("So far the hedge has lost 12,500 USD."));
    const std::string closed = told({kCustom,
                                     {"leg.entry_price", "70000"},
                                     {"leg.sizing", "contracts"},
                                     {"leg.contracts", "3500"},
                                     {"leg.change_contracts", "-3500"}})
                                   .answer;
    CHECK_THAT(closed, StartsWith("The hedge is closed now and brings you 25,000 USD. From here on a 10 % fall costs"));
}

TEST_CASE("hedges that share their margin are liquidated together", "[text][words]") {
    const Report report = told({{"leg.contract", "bybit:BTCUSDT"},
                                {"leg.margin_mode", "cross"},
                                {"leg.leverage", "5"},
                                {"leg.ratio", "0.5"},
                                {"leg2.contract", "bybit:BTCUSDT"},
                                {"leg2.margin_mode", "cross"},
                                {"leg2.leverage", "5"},
                                {"leg2.ratio", "0.5"}});
    CHECK_THAT(report.answer, ContainsSubstring("your bag stays worth about 325,000 USD until BTC rises to "));
    CHECK_THAT(report.answer,
               ContainsSubstring("where these hedges, which share their margin, are liquidated together."));
    CHECK_THAT(message_of(report, "liquidation_within_squeeze"),
               ContainsSubstring("liquidates this hedge and those that share its margin: the shared collateral of "
                                 "65,000 USDT is lost"));
    CHECK_THAT(message_of(report, "shared_wallet"),
               StartsWith("Hedge 1: On cross margin this hedge shares what backs it with the others settled in USDT "
                          "on Bybit: 32,500 USDT of theirs, 32,500 USDT of its own."));
}

TEST_CASE("coins of a unified account are named as margin", "[text][words]") {
    const Report report = told({kCustom,
                                kLinear,
                                kNoFunding,
                                kFlatRate,
                                {"leg.margin_mode", "cross"},
                                {"leg.collateral", "0"},
                                {"leg.spot_collateral", "5"}});
    CHECK_THAT(report.answer, ContainsSubstring(", 5 BTC in the account as margin: your bag stays worth about"));
    CHECK_THAT(message_of(report, "collateral_outside_bag"), StartsWith("Only coins in the account back this hedge."));
}

TEST_CASE("a promise names the price of the settle asset it hangs on", "[text][words]") {
    // 5 BTC sold for 325,000 USDT, each worth 0.97 USD then: 315,250.
    const std::string answer =
        told({kCustom, kLinear, kNoFunding, kFlatRate, {"leg.exit_settle_price", "0.97"}}).answer;
    CHECK_THAT(answer, ContainsSubstring("your bag ends up worth about 315,250 USD (with USDT at 0.97 USD by then, "
                                         "before funding and costs) until"));
}

TEST_CASE("a bent hedge promises no more than was looked at", "[text][words]") {
    // Inverse with a basis of 20 that stays: 325,100 x S / (S + 20), between 58,500 and 71,500 the same to 0.01 %.
    const std::string answer =
        told({kCustom, kNoFunding, {"leg.basis", "20"}, {"leg.rounding", "none"}, {"scenario.shocks", "-0.1,0,0.1"}})
            .answer;
    CHECK_THAT(answer, ContainsSubstring("worth about 325,000 USD when BTC ends between 58,500 USD and 71,500 USD. "
                                         "Liquidation: never."));
}

TEST_CASE("long and short positions are told apart", "[text][words]") {
    const std::string answer = told({kCustom,
                                     kLinear,
                                     kNoFunding,
                                     {"leg2.contract", "custom"},
                                     {"leg2.kind", "linear"},
                                     {"leg2.side", "long"},
                                     {"leg2.ratio", "0.5"}})
                                   .answer;
    CHECK_THAT(answer, StartsWith("Short 325,000 USD and long 162,500 USD in 2 positions (short 5,000 custom contracts "
                                  "of 0.001 BTC, long 2,500 custom contracts of 0.001 BTC)"));
    const Plan plan = plan_with({kCustom, kLinear, kLong});
    CHECK(position_in_words(plan, told(plan), 0) == "long 5,000 custom contracts of 0.001 BTC");
}

TEST_CASE("a bonus that ends is told", "[text][words]") {
    const Report report = told({kCustom,
                                kLinear,
                                kNoFunding,
                                kFlatRate,
                                {"leg.leverage", "10"},
                                {"leg.bonus_credit", "5000"},
                                {"leg.bonus_use", "margin"},
                                {"leg.bonus_days", "5"},
                                {"scenario.shocks", "0,0.1"}});
    CHECK_THAT(report.answer, ContainsSubstring("32,500 USDT and a bonus of 5,000.00 USD as margin"));
    CHECK_THAT(report.answer, ContainsSubstring("But the bonus that backs it expires: with a 10 % rise the hedge is "
                                                "liquidated on the way."));
    CHECK(message_of(report, "bonus_expires")
          == "The bonus that backs this hedge is gone after 5 days. From then on it is liquidated at 71,215.14 USD. "
             "Put your own collateral in its place.");
}

TEST_CASE("a rate beyond the cap counts as the cap", "[text][words]") {
    // 325,000 x 0.01 % x 3, not 0.05 %.
    const Report report = told({kCustom, kLinear, {"leg.funding_rate", "0.0005"}, {"leg.funding_cap_rate", "0.0001"}});
    CHECK_THAT(report.answer, ContainsSubstring("At today's funding it pays you 97.50 USD a day"));
    CHECK_THAT(message_of(report, "funding_clamped"), ContainsSubstring("today's rate is 0.01 %"));
}

TEST_CASE("several coins are told by which one moves", "[text][words]") {
    const Report report = told({{"bag2.coin", "ETH"},
                                {"bag2.amount", "100"},
                                {"bag2.price", "3250"},
                                {"bag2.volatility", "6"},
                                {"scenario.shocks", "-0.2,0.1"}});
    // Beta 10: ETH would fall by 200 %.
    CHECK_THAT(report.answer, ContainsSubstring("so a 20 % fall of BTC costs you"));
    CHECK(message_of(report, "move_floored")
          == "Bag 2 (ETH): With its beta of 10, ETH would fall below nothing in some of these scenarios. There its "
             "fall ends at 99 %.");
}
