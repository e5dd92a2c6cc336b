// The guide: its steps in the numbers of any plan, and its claims with the figures that are right.

#include "text/guide.hpp"

#include "engine/evaluate.hpp"
#include "support/plans.hpp"
#include "text/link.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace keel;
using namespace keel::text;
using namespace keel::test;

namespace {

const Claim& claim_with(std::string_view words) {
    const auto claims = guide_claims();
    const auto found = std::ranges::find_if(
        claims, [&](const Claim& claim) { return claim.said.find(words) != std::string_view::npos; });
    REQUIRE(found != claims.end());
    return *found;
}

} // namespace

TEST_CASE("each claim has a plan of its own that opens", "[guide]") {
    for (const Claim& claim : guide_claims()) {
        INFO(claim.said);
        CHECK(claim.step < guide_steps().size());
        for (const std::string_view link : claim.links) {
            const LinkReading reading = plan_from_link(link);
            CHECK(reading.issues.empty());
            CHECK(evaluate(reading.plan).has_value());
        }
        CHECK_FALSE(answer_to(claim, evaluate).empty());
    }
}

// Figures in decimal arithmetic from 5 BTC, 65,000 USD and the formulas of a linear and an inverse short: initial
// margin value / leverage, lost coins 325,000 (1/F1 - 1/F0), liquidation of the inverse one F0 (1 - 0.004) / (1 - 1/L),
// funding 325,000 x 0.01 % x 63. Where a venue's tier or fee enters, only what does not depend on it.
TEST_CASE("the claims are answered with the right figures", "[guide]") {
    struct Expected {
        std::string_view said;
        Verdict verdict;
        std::vector<std::string_view> figures;
    };
    const std::vector<Expected> all{
        {"5 BTC at 65,000", Verdict::Right, {"325,000 USD"}},
        {"Selling and buying back", Verdict::Partly, {"162.50 USD to open", "650.00 USD for a sale"}},
        {"An inverse contract has", Verdict::Wrong, {"5 BTC", "325,000 USDT"}},
        {"contracts of 1 BTC", Verdict::Right, {"3,250 inverse", "5 BTC in linear"}},
        {"10\u00d7 leverage", Verdict::Right, {"32,500 USDT", "0.5 BTC", "71,933.33 USD (+10.7 %)"}},
        {"does not depend on the leverage", Verdict::Right, {"At 5\u00d7 it is 3,250", "at 1\u00d7 3,250"}},
        {"1 to 1", Verdict::Partly, {"5 BTC on top", "10 BTC move", "6,500 contracts instead of 3,250"}},
        {"Of 10 BTC", Verdict::Partly, {"-65,000 USD", "+32,500 USD", "together -32,500 USD"}},
        {"about 32,500 USD", Verdict::Wrong, {"At 2\u00d7 it is 162,500 USDT", "2.5 BTC", "32,500 USDT are"}},
        {"a rise of 20 %",
         Verdict::Wrong,
         {"At 78,000 USD", "0.833333 BTC of 2.5 BTC", "65,000 USDT of 162,500 USDT", "129,480 USD (+99.2 %)"}},
        {"a rise of 40 %",
         Verdict::Wrong,
         {"At 91,000 USD", "1.428571 BTC of 2.5 BTC", "130,000 USDT of 162,500 USDT", "129,480 USD (+99.2 %)"}},
        {"keep the hedge from being liquidated", Verdict::Partly, {"at 1\u00d7 never", "at 2\u00d7 129,480 USD"}},
        {"After a liquidation", Verdict::Wrong, {"+97,500 USD", "-57,500 USD"}},
        {"longs pay shorts", Verdict::Right, {"97.50 USD a day", "2,047.50 USD in three weeks"}},
        {"heavily bullish", Verdict::Wrong, {"receives it: 2,047.50 USD", "below zero: 2,047.50 USD"}},
        {"A basis that falls", Verdict::Wrong, {"+5,000.00 USD", "-2,000.00 USD"}},
        {"Closing the short at a low price", Verdict::Wrong, {"at 52,000 USD it keeps its gain of 65,000 USD"}},
        {"although the spot loses too", Verdict::Wrong, {"bag has -65,000 USD and the short +65,000 USD"}},
    };
    CHECK(all.size() == guide_claims().size());
    for (const Expected& expected : all) {
        const Claim& claim = claim_with(expected.said);
        const std::string answer = answer_to(claim, evaluate);
        INFO(answer);
        CHECK(claim.verdict == expected.verdict);
        for (const std::string_view figure : expected.figures) {
            INFO(figure);
            CHECK(answer.find(figure) != std::string::npos);
        }
    }
}

TEST_CASE("the steps have words for every plan", "[guide]") {
    std::mt19937_64 random(20261129);
    for (int i = 0; i < kRandomPlans / 10; ++i) {
        const Plan plan = random_plan(random);
        const Report report = report_of(plan);
        for (const GuideStep& step : guide_steps()) {
            const std::string words = step.words(plan, report);
            INFO(link_from_plan(plan) << ": " << words);
            CHECK(words.size() > 10);
            CHECK(words.ends_with("."));
            for (const std::string_view wrong : {" nan", " inf", "  ", "..", "--"})
                CHECK(words.find(wrong) == std::string::npos);
        }
    }
}

TEST_CASE("the steps tell the default plan", "[guide]") {
    const Plan plan;
    const Report report = report_of(plan);
    const auto words = [&](std::size_t step) { return guide_steps()[step].words(plan, report); };
    CHECK(words(0)
          == "You hold 5 BTC at 65,000 USD: 325,000 USD. If the price falls by 10 %, 32,500 USD of that is gone.");
    CHECK(words(1)
          == "BTCUSD_PERP on Binance is inverse: it is counted in dollars, and collateral and profit are in BTC. One "
             "contract is 100 USD.");
    CHECK(
        words(2)
        == "Short 3,250 BTCUSD_PERP on Binance, 325,000 USD. At 1\u00d7 it takes 5 BTC as collateral. All your BTC is "
           "hedged.");
    CHECK(words(3) == "Short 3,250 BTCUSD_PERP on Binance is never liquidated by the price. Opening costs 162.50 USD.");
    CHECK(
        words(4)
        == "Held for 30 days at an unchanged price: funding brings you 2,925.00 USD, closing costs 162.50 USD, and in "
           "all the hedge brings you 2,600.00 USD.");
}

TEST_CASE("without a hedge the steps say so", "[guide]") {
    Plan plan;
    plan.legs.clear();
    const Report report = report_of(plan);
    CHECK(guide_steps()[1].words(plan, report) == "The plan has no hedge yet. Add one under Hedge.");
    CHECK(guide_steps()[2].words(plan, report) == "Nothing is hedged.");
}
