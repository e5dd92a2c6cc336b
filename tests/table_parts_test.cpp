// The parts of the text report that stand there only when there is something to say.

#include "support/answers.hpp"
#include "text/table.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <string>

using namespace keel;
using namespace keel::text;
using namespace keel::test;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string text_of(Settings settings) {
    const Plan plan = plan_with(settings);
    return text_from_report(plan, told(plan));
}

} // namespace

TEST_CASE("a plain hedge has no lines for what it has not", "[text][table]") {
    const std::string text = text_from_report(Plan{}, told({}));
    for (const char* label : {"P&L so far", "Locked in", "Settled", "Effectiveness", "Wallet", "Slippage", "Bonus",
                              "Collateral's price", "Also counts", "What each part"}) {
        INFO(label);
        CHECK(text.find(label) == std::string::npos);
    }
}

TEST_CASE("break-even is told from the side on which the hedge pays", "[text][table]") {
    // Two fees of 0.05 % of 325,000, linear: X (65,000 - S) = 162.50 + 162.50 S / 65,000.
    CHECK_THAT(text_of({kCustom, kLinear, kNoFunding, {"leg.taker_fee_rate", "0.0005"}}),
               ContainsSubstring("  Break-even: below 64,935 USD the hedge was worth its cost.\n"));
    CHECK_THAT(text_of({kCustom, kLinear}),
               ContainsSubstring("  Break-even: up to ") && ContainsSubstring(" you are better off with the hedge.\n"));
}

TEST_CASE("an open, dated leg lists its P&L and its yield", "[text][table]") {
    const std::string text =
        text_of({kCustom, kFlatRate, {"leg.basis", "1300"}, {"leg.expiry_days", "90"}, {"leg.entry_price", "70000"}});
    CHECK_THAT(text, ContainsSubstring("\n  P&L so far      "));
    CHECK_THAT(text, ContainsSubstring("\n  Settled         after 90 days, at the spot price\n"));
    // Story 7: 8.11 % a year simple, 8.36 % compound.
    CHECK_THAT(text, ContainsSubstring("\n  Locked in       8.11 % a year until then, simple; 8.36 % compound\n"));
}

TEST_CASE("a cross-hedge lists what can be known", "[text][table]") {
    const std::string text = text_of({{"bag.amount", "0"},
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
                                      kNoFunding});
    CHECK_THAT(text, ContainsSubstring("SOL with BTC: best 1.44 USD of BTC for each USD of SOL\n"));
    CHECK_THAT(text, ContainsSubstring("Effectiveness   64 % of the variance at that size\n"));
    CHECK_THAT(text, ContainsSubstring("54.0 % a year instead of 90.0 %; over 30 days 46,443.96 USD"));
    CHECK_THAT(text, ContainsSubstring("What is left at each price of BTC"));
    // Beta 1.44: SOL falls by 72 % where BTC falls by 50 %, 216,000 of 300,000.
    CHECK_THAT(text, ContainsSubstring("\nBag 2, SOL, move      -72.0 %  0.0 %      +72.0 %\n"));
    CHECK_THAT(text, ContainsSubstring("\nBag 2, SOL        -216,000.00   0.00   216,000.00\n"));
}

TEST_CASE("a wallet is listed when hedges share it", "[text][table]") {
    const std::string text = text_of({{"leg.contract", "bybit:BTCUSDT"},
                                      {"leg.margin_mode", "cross"},
                                      {"leg.leverage", "5"},
                                      {"leg2.contract", "bybit:BTCUSDT"},
                                      {"leg2.leverage", "5"}});
    CHECK_THAT(text, ContainsSubstring("\nWallet on Bybit, in USDT\n  Hedges          2, of them 1 on cross margin\n"));
    CHECK_THAT(text, ContainsSubstring("\n  Liquidation     when BTC rises to "));
}

TEST_CASE("slippage, bonus and the collateral's price are parts of cost and ladder", "[text][table]") {
    const std::string text = text_of({kCustom,
                                      kLinear,
                                      kNoFunding,
                                      {"leg.slippage_rate", "0.001"},
                                      {"leg.taker_fee_rate", "0.0005"},
                                      {"leg.bonus_credit", "100"},
                                      {"leg.bonus_use", "fees"},
                                      {"leg.exit_settle_price", "0.97"},
                                      {"scenario.shocks", "0"}});
    CHECK_THAT(text, ContainsSubstring("\n  Slippage  "));
    CHECK_THAT(text, ContainsSubstring("\n  Bonus  "));
    // 3 % of 325,000 USDT.
    CHECK_THAT(text, ContainsSubstring("\n  Collateral's price   9,750.00 USD\n"));
    CHECK_THAT(text, ContainsSubstring("; other: slippage, price of the collateral, bonus\n"));
}
