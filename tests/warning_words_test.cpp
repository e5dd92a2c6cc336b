#include "text/warning_words.hpp"

#include "support/answers.hpp"
#include "text/phrases.hpp"
#include "text/words.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <string>

using namespace keel;
using namespace keel::test;
using namespace keel::text;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

/// One leg and one bag, as the engine would fill them for the default plan, for warnings made by hand.
Report plain_report() {
    Report report = told({});
    report.warnings.clear();
    return report;
}

std::string words_of(const Plan& plan, const Report& report, std::string code, std::string field, double value) {
    return text::warning_in_words(plan, report, {std::move(code), Severity::Notice, std::move(field), value, {}});
}

std::string words_of(std::string code, std::string field, double value) {
    return words_of(Plan{}, plain_report(), std::move(code), std::move(field), value);
}

} // namespace

TEST_CASE("a near liquidation names the move, the price and the loss", "[text][words]") {
    // Story 3: linear 10x, 71,215.14, +9.56 %.
    CHECK(message_of(told({kCustom, kLinear, kFlatRate, kNoFunding, {"leg.leverage", "10"}}),
                     "liquidation_within_squeeze")
          == "A rise of 9.6 % to 71,215.14 USD liquidates this hedge: its collateral of 32,500 USDT is lost, and from "
             "then on "
             "your coins are unprotected. Prices have risen that much within days. More collateral or less leverage "
             "moves that "
             "price up.");
    // Inverse 3x: Q(1 - m)/(Q/E - K) = 325,000 x 0.996 / (5 - 5/3) = 97,110.
    CHECK_THAT(message_of(told({kCustom, kFlatRate, kNoFunding, {"leg.leverage", "3"}}), "liquidation_within_squeeze"),
               ContainsSubstring("A rise of 49.4 % to 97,110 USD") && ContainsSubstring("within weeks"));
}

TEST_CASE("a hedge that is dead at entry names both prices", "[text][words]") {
    // 325,000 x 0.996 / (5 - 0.01) = 64,869.74.
    CHECK_THAT(
        message_of(told({kCustom, kFlatRate, kNoFunding, {"leg.collateral", "0.01"}}), "liquidated_at_entry"),
        StartsWith("The exchange would close this hedge at once: with 0.01 BTC as collateral its liquidation price is "
                   "64,869.74 USD, no higher than the futures price of 65,000 USD."));
}

TEST_CASE("never is a knife edge, with its number", "[text][words]") {
    // Engine note: 63 payments of -0.01 % bring 10.3 million. Q(1 - m)/(63 x 0.0001 x 5) with Q = 325,000, m = 0.004 in
    // 21 days: 10,276,190.48.
    const std::string words =
        message_of(told({kCustom, kFlatRate, kNoFunding, {"horizon_days", "21"}}), "liquidation_never_is_fragile");
    CHECK(
        words
        == "\"Never\" is a knife edge here. Were funding -0.01 % for the whole 21 days, your payments would bring the "
           "liquidation price down to 10,276,190.48 USD. A fee taken from the collateral does the same. More "
           "collateral "
           "makes it safe.");
}

TEST_CASE("collateral warnings say how much, and of what", "[text][words]") {
    CHECK(message_of(told({kCustom, kFlatRate, kNoFunding, {"leg.collateral", "1"}}), "collateral_below_initial_margin")
          == "The collateral is too small to open this: at 1x the exchange asks for 5 BTC, and 4 BTC are missing.");
    CHECK(message_of(told({kCustom, kFlatRate, kNoFunding, {"leg.collateral", "6"}}), "collateral_exceeds_bag")
          == "The collateral is more than your bag holds: 1 BTC have to come from elsewhere.");
    CHECK_THAT(
        message_of(told({kCustom, kLinear, kFlatRate, kNoFunding, {"leg.leverage", "10"}}), "collateral_outside_bag"),
        StartsWith("This hedge needs 32,500 USDT that are not in your bag."));
}

TEST_CASE("posted coins that stay exposed get the commonest question's answer", "[text][words]") {
    // Engine note: "I own 3 BTC and put 0.5 on the exchange: short 2.5 or 3?" The other way round: 5 cold, 1 posted on
    // top.
    const Report report = told({kCustom,
                                kFlatRate,
                                kNoFunding,
                                {"leg.collateral", "1"},
                                {"leg.collateral_source", "extra"},
                                {"leg.sizing", "contracts"},
                                {"leg.contracts", "3250"}});
    CHECK(message_of(report, "collateral_unhedged")
          == "Coins posted as collateral still rise and fall with the price: 1 BTC are unprotected. To protect all 6 "
             "BTC, sell "
             "that many short, not 5.");
}

TEST_CASE("lot rounding names contracts and coins", "[text][words]") {
    // Story 11: 2.37 BTC at 63,417.50 are 1,502.99475 contracts; 1,502 leave 0.00156857 BTC, 1,503 are 0.00000828 too
    // many.
    CHECK(message_of(told({kCustom, {"bag.amount", "2.37"}, {"bag.price", "63417.5"}, {"leg.rounding", "down"}}),
                     "lot_rounding")
          == "Contracts come in whole lots: 1,502.99475 become 1,502. 0.07 % (0.00156857 BTC) stays open.");
    // 0.65 contracts become 1: 0.35 x 100 USD at 65,000 too many.
    CHECK(message_of(told({kCustom, {"bag.amount", "0.001"}, {"leg.rounding", "up"}}), "lot_rounding")
          == "Contracts come in whole lots: 0.65 become 1. 53.85 % (0.00053846 BTC) is sold beyond what you wanted.");
}

TEST_CASE("orders that are too small are named with the smallest", "[text][words]") {
    CHECK(message_of(told({{"bag.amount", "0.0001"}, {"leg.rounding", "down"}}), "below_minimum_order")
          == "The size comes to 0.065 contracts, less than the smallest order of 1: nothing is hedged.");
    CHECK(words_of("below_minimum_notional", "leg.ratio", 100.0)
          == "The position would be worth less than the smallest order of 100.00 USD: nothing is hedged.");
}

TEST_CASE("an over-hedge names the surplus", "[text][words]") {
    CHECK(message_of(told({kCustom, kLinear, kNoFunding, {"leg.ratio", "1.2"}}), "over_hedged")
          == "You are short 120 % of the coins there are to protect, 1 BTC too many. On those you lose when the price "
             "rises.");
}

TEST_CASE("costs are told per day, and per year", "[text][words]") {
    // 325,000 x 0.03 % x 3; and 8,775 of 325,000 in 30 days are 32.85 % a year.
    const Report report = told({kCustom, kLinear, kFlatRate, {"leg.funding_rate", "-0.0003"}});
    CHECK(message_of(report, "funding_is_cost")
          == "Funding is negative (-0.03 % every 8 hours), so you pay the other side: 292.50 USD a day while that "
             "lasts.");
    CHECK(message_of(report, "hedge_costs")
          == "Kept for a year at these rates, the hedge would cost 32.85 % of what your coins are worth; over 30 days "
             "it is "
             "8,775.00 USD.");
}

TEST_CASE("what is not known about a venue is said", "[text][words]") {
    CHECK(
        words_of("maintenance_rate_assumed", "leg.maintenance_rate", 0.005)
        == "How much margin Binance wants left in this contract is not known to Keel, so 0.5 % is assumed. Look up the "
           "maintenance margin rate and type it in: the true liquidation price may be nearer.");
    CHECK_THAT(words_of("maintenance_rate_inferred", "leg.maintenance_rate", 0.004),
               StartsWith("The maintenance margin rate of 0.4 % "));
    CHECK_THAT(words_of("tiers_uncertain", "leg.maintenance_rate", 2023.0),
               ContainsSubstring("(from 2023) may be out of date"));
    CHECK_THAT(words_of("tiers_uncertain", "leg.maintenance_rate", 0.0),
               ContainsSubstring("contract may be out of date"));
    CHECK_THAT(words_of("fee_unknown", "leg.taker_fee_rate", 0.0),
               StartsWith("The fees of this contract are not known to Keel"));
}

TEST_CASE("a venue's limits are named", "[text][words]") {
    CHECK(message_of(told({{"leg.leverage", "200"}}), "leverage_above_venue")
          == "Binance allows at most 125x for a position of this size, not 200x.");
    CHECK_THAT(words_of("position_above_tiers", "leg.ratio", 1000.0), ContainsSubstring("which ends at 1,000 BTC."));
}

TEST_CASE("what concerns the whole plan has no number to name", "[text][words]") {
    CHECK_THAT(message_of(told({{"legs", "0"}}), "nothing_hedged"), StartsWith("Nothing is sold short"));
    CHECK_THAT(message_of(told({{"horizon_days", "0"}}), "horizon_zero"), StartsWith("The hedge is held for 0 days"));
    CHECK(message_of(told({{"legs", "0"}, {"bag.amount", "0"}}), "bag_empty") == "This bag holds no coins.");
    CHECK_THAT(
        message_of(told({kCustom, kLinear, {"bag.amount", "0"}, {"leg.sizing", "contracts"}, {"leg.contracts", "10"}}),
                   "bag_empty"),
        ContainsSubstring("a plain bet on a falling price"));
    CHECK_THAT(message_of(told({kCustom, {"bag.amount", "0"}, {"leg.sizing", "contracts"}, {"leg.contracts", "10"}}),
                          "bag_empty"),
               ContainsSubstring("only protects its own collateral"));
}

TEST_CASE("with several hedges or bags a message says which", "[text][words]") {
    Plan plan;
    plan.legs.resize(2);
    plan.bags.resize(2);
    plan.bags[1].coin = "ETH";
    Report report = plain_report();
    report.sizing.legs.push_back(report.sizing.legs[0]);
    report.margin.legs.push_back(report.margin.legs[0]);
    report.sizing.bags.push_back(report.sizing.bags[0]);
    CHECK_THAT(words_of(plan, report, "funding_is_cost", "leg2.funding_rate", 5.0),
               StartsWith("Hedge 2: Funding is negative"));
    CHECK_THAT(words_of(plan, report, "bag_empty", "bag2.amount", 0.0),
               StartsWith("Bag 2 (ETH): This bag holds no coins"));
}

TEST_CASE("unknown codes and keys get a plain sentence", "[text][words]") {
    CHECK(words_of("moon_in_retrograde", "leg.ratio", 2.5) == "Moon in retrograde (2.5). Look at: Hedge ratio.");
    CHECK(words_of("moon_in_retrograde", "nowhere", 2.5) == "Moon in retrograde (2.5).");
    CHECK_THAT(words_of("funding_is_cost", "leg5.funding_rate", 5.0), StartsWith("Funding is cost (5)."));
    CHECK_THAT(words_of("over_hedged", "bag8.amount", 1.5), StartsWith("Over hedged (1.5)."));
    CHECK_THAT(words_of("funding_is_cost", "horizon_days", 5.0), StartsWith("Funding is cost (5)."));
}

TEST_CASE("phrases read as English", "[text][words]") {
    CHECK(joined({"a"}) == "a");
    CHECK(joined({"a", "b"}) == "a and b");
    CHECK(joined({"a", "b", "c"}) == "a, b and c");
    CHECK(joined({"a", "b", "c"}, LastJoin::Comma) == "a, b, c");
    CHECK(joined({}).empty());
    CHECK(move_in_words(-0.1) == "a 10 % fall");
    CHECK(move_in_words(0.08) == "an 8 % rise");
    CHECK(move_in_words(0.11) == "an 11 % rise");
    CHECK(move_in_words(0.185) == "an 18.5 % rise");
    CHECK(move_in_words(-0.8) == "an 80 % fall");
    CHECK(move_in_words(1.1) == "a 110 % rise");
    CHECK(move_in_words(0.0) == "an unchanged price");
    CHECK(move_in_words(-1e-9) == "a tiny fall");
    CHECK(usd(1.1331e253) == "1.133e253 USD");
    CHECK(told_distance(0.1952, 1) == "+19.5 %");
    CHECK(told_distance(2e20, 1) == "+2e22 %");
    CHECK(short_percent(0.1) == "10 %");
    CHECK(short_percent(0.125) == "12.5 %");
    CHECK(short_percent(1.0) == "100 %");
    CHECK(short_percent(0.0) == "0 %");
    CHECK(days(1.0) == "1 day");
    CHECK(days(30.0) == "30 days");
    CHECK(days(0.5) == "0.5 days");
    CHECK(days(1.56894309) == "1.57 days");
    CHECK(days(0.001) == "0.001 days");
    CHECK(each_interval(8.0) == "8 hours");
    CHECK(each_interval(1.0) == "hour");
    CHECK(each_interval(7.23670182) == "7.24 hours");
    CHECK(capitalised("the") == "The");
    CHECK(capitalised("").empty());
    CHECK(amount_of(32500.0, "USDT") == "32,500 USDT");
    CHECK(amount_of(0.5, "BTC") == "0.5 BTC");
    CHECK(about_usd(324976.33) == "324,976 USD");
    CHECK(about_usd(97.5) == "97.50 USD");
    CHECK(price_usd(77688.0) == "77,688 USD");
    CHECK(price_usd(0.0000246) == "0.0000246 USD");
}
