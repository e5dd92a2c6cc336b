// What the article claims, step by step, with what is right in figures of the engine.

#include "text/guide.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"

#include <algorithm>
#include <cmath>

namespace keel::text {

namespace {

using Cases = std::span<const GuideCase>;

/// Without its sign.
std::string dollars(double amount) { return usd(std::fabs(amount)); }
std::string signed_usd(double amount) { return (amount > 0.0 ? "+" : "") + usd(amount); }

const LegMargin& margin(const GuideCase& of) { return of.report.margin.legs.front(); }
const LegSizing& sizing(const GuideCase& of) { return of.report.sizing.legs.front(); }
const Scenario& last(const GuideCase& of) { return of.report.scenarios.back(); }
const Scenario& first(const GuideCase& of) { return of.report.scenarios.front(); }

std::string collateral(const GuideCase& of) { return amount_of(margin(of).collateral, margin(of).settle_asset); }

std::string liquidation(const GuideCase& of) {
    const LegMargin& m = margin(of);
    if (!m.liquidation_price) return "never";
    return price_usd(*m.liquidation_price) + " (" + told_distance(m.liquidation_distance.value_or(0.0), 1) + ")";
}

/// What the short has lost there, in its settle asset.
double lost(const GuideCase& of, const Scenario& at) {
    const double dollars = -at.legs.front().futures_usd;
    return margin(of).settle_asset == "USDT" ? dollars : dollars / at.price;
}

std::string lost_in_words(const GuideCase& of, const Scenario& at) {
    return amount_of(std::round(lost(of, at) * 1e6) / 1e6, margin(of).settle_asset) + " of " + collateral(of);
}

constexpr std::string_view kLinear = "leg.contract=binance:BTCUSDT";

constexpr Claim kClaims[] = {
    // ---- What you hold ----
    {0,
     "5 BTC at 65,000 USD are an exposure of 325,000 USD.",
     Verdict::Right,
     {""},
     [](Cases c) {
         const Bag& bag = c[0].plan.bags.front();
         return amount_of(bag.amount, bag.coin) + " \u00d7 " + usd(bag.price) + " = " + dollars(bag.amount * bag.price)
                + ".";
     }},
    {0,
     "Selling and buying back costs fees twice; one hedge is cheaper.",
     Verdict::Partly,
     {""},
     [](Cases c) {
         const double sale =
             2.0 * c[0].plan.sale.fee_rate * c[0].plan.bags.front().amount * c[0].plan.bags.front().price;
         const Cost& cost = c[0].report.cost;
         return "The hedge trades twice as well: " + dollars(cost.entry_fee_usd) + " to open and "
                + dollars(cost.exit_fee_usd) + " to close, against " + dollars(sale)
                + " for a sale and a purchase. Funding and tax decide the rest: see Compare.";
     }},
    // ---- The contract ----
    {1,
     "An inverse contract has its value in the coin, and its margin and settlement in dollars or USDT.",
     Verdict::Wrong,
     {"", kLinear},
     [](Cases c) {
         return "It is the other way round: an inverse contract is worth a fixed sum of dollars, and its margin and "
                "settlement are in the coin. For this bag at 1\u00d7 that is "
                + collateral(c[0]) + ". Margin in USDT is what a linear contract has: " + collateral(c[1]) + ".";
     }},
    {1,
     "If the exchange lists contracts of 1 BTC, you need 5 of them.",
     Verdict::Right,
     {"", kLinear},
     [](Cases c) {
         return "But few are of that size. On Binance it takes " + coins(sizing(c[0]).contracts)
                + " inverse contracts of 100 USD, or " + amount_of(sizing(c[1]).coins, "BTC") + " in linear ones.";
     }},
    // ---- The size ----
    {2,
     "With 10\u00d7 leverage you post a tenth, 32,500 USD.",
     Verdict::Right,
     {"leg.contract=binance:BTCUSDT&leg.leverage=10", "leg.leverage=10"},
     [](Cases c) {
         return collateral(c[0]) + ", or " + collateral(c[1])
                + " on an inverse contract. So little makes the hedge die at " + liquidation(c[0])
                + ", the inverse one at " + liquidation(c[1]) + ".";
     }},
    {2,
     "The size of the hedge does not depend on the leverage.",
     Verdict::Right,
     {"leg.leverage=5", "leg.leverage=1"},
     [](Cases c) {
         return "At 5\u00d7 it is " + coins(sizing(c[0]).contracts) + " contracts, and at 1\u00d7 "
                + coins(sizing(c[1]).contracts) + ".";
     }},
    {2,
     "A perfect hedge is 1 to 1.",
     Verdict::Partly,
     {"leg.leverage=2&leg.collateral_source=extra", "leg.leverage=2"},
     [](Cases c) {
         return "It is, while the collateral comes out of the coins you hold. If you bring " + collateral(c[0])
                + " on top, " + amount_of(c[0].report.sizing.bags.front().exposed_coins, "BTC")
                + " move with the price, and it takes " + coins(sizing(c[0]).contracts) + " contracts instead of "
                + coins(sizing(c[1]).contracts) + ".";
     }},
    {2,
     "Of 10 BTC, 5 hedged: you lose 10 % on one half and gain 10 % on the other, so 5 % remain.",
     Verdict::Partly,
     {"bag.amount=10&leg.ratio=0.5&leg.funding_rate=0&leg.taker_fee_rate=0&scenario.shocks=-0.1,0,0.1"},
     [](Cases c) {
         const Scenario& fall = first(c[0]);
         return "The result is right, the reason is not: the hedged half stands still. The bag changes by "
                + signed_usd(fall.spot_usd) + ", the short by " + signed_usd(fall.futures_usd) + ", together "
                + signed_usd(fall.net_usd) + ", which is 5 % of 650,000 USD.";
     }},
    // ---- Opening it ----
    {3,
     "At 2\u00d7 leverage the margin posted is about 32,500 USD.",
     Verdict::Wrong,
     {"leg.contract=binance:BTCUSDT&leg.leverage=2", "leg.leverage=2", "leg.contract=binance:BTCUSDT&leg.leverage=10"},
     [](Cases c) {
         return "At 2\u00d7 it is " + collateral(c[0]) + ", or " + collateral(c[1]) + " on an inverse contract. "
                + collateral(c[2]) + " are the margin at 10\u00d7.";
     }},
    {3,
     "At 2\u00d7, a rise of 20 % could wipe out the margin.",
     Verdict::Wrong,
     {"leg.leverage=2&leg.funding_rate=0&leg.taker_fee_rate=0&scenario.shocks=-0.2,0,0.2",
      "leg.contract=binance:BTCUSDT&leg.leverage=2&leg.funding_rate=0&leg.taker_fee_rate=0&scenario.shocks=-0.2,0,0.2"},
     [](Cases c) {
         return "At " + price_usd(last(c[0]).price) + " the inverse short has lost " + lost_in_words(c[0], last(c[0]))
                + ", the linear one " + lost_in_words(c[1], last(c[1])) + ". They die at " + liquidation(c[0])
                + " and at " + liquidation(c[1]) + ".";
     }},
    {3,
     "At 2\u00d7, a rise of 40 % to 91,000 USD liquidates the hedge.",
     Verdict::Wrong,
     {"leg.leverage=2&leg.funding_rate=0&leg.taker_fee_rate=0&scenario.shocks=-0.4,0,0.4",
      "leg.contract=binance:BTCUSDT&leg.leverage=2&leg.funding_rate=0&leg.taker_fee_rate=0&scenario.shocks=-0.4,0,0.4"},
     [](Cases c) {
         return "At " + price_usd(last(c[0]).price) + " both are alive: the inverse short has lost "
                + lost_in_words(c[0], last(c[0])) + ", the linear one " + lost_in_words(c[1], last(c[1]))
                + ". They die at " + liquidation(c[0]) + " and at " + liquidation(c[1]) + ".";
     }},
    {3,
     "1\u00d7 or 2\u00d7 keep the hedge from being liquidated.",
     Verdict::Partly,
     {"leg.leverage=2", "leg.leverage=1", "leg.contract=binance:BTCUSDT&leg.leverage=2", kLinear},
     [](Cases c) {
         return "From small moves, yes, but they are not alike. Inverse: at 1\u00d7 " + liquidation(c[1])
                + ", at 2\u00d7 " + liquidation(c[0]) + ". Linear: at 1\u00d7 " + liquidation(c[3]) + ", at 2\u00d7 "
                + liquidation(c[2]) + ".";
     }},
    {3,
     "After a liquidation you are exposed to the continuing rally.",
     Verdict::Wrong,
     {"leg.contract=binance:BTCUSDT&leg.leverage=10&leg.funding_rate=0&leg.taker_fee_rate=0&scenario.shocks=-0.4,0,0."
      "4"},
     [](Cases c) {
         const Scenario& rally = last(c[0]);
         const Bag& bag = c[0].plan.bags.front();
         const double then = (60000.0 - bag.price) * bag.amount + rally.net_usd - rally.spot_usd;
         return "A rally is good for the bag: at " + price_usd(rally.price) + " you are at " + signed_usd(rally.net_usd)
                + ", the lost collateral counted. The harm comes if the price turns: back at 60,000 USD you are at "
                + signed_usd(then) + ", where the hedge, alive, would have left you at 0.";
     }},
    // ---- Watching and closing it ----
    {4,
     "When many are long, longs pay shorts, and your hedge receives funding.",
     Verdict::Right,
     {"horizon_days=21"},
     [](Cases c) {
         return "At 0.01 % every 8 hours you receive " + dollars(c[0].report.cost.funding_usd / 21.0) + " a day, "
                + dollars(c[0].report.cost.funding_usd) + " in three weeks.";
     }},
    {4,
     "Shorting in a heavily bullish market, you will pay funding.",
     Verdict::Wrong,
     {"horizon_days=21", "horizon_days=21&leg.funding_rate=-0.0001"},
     [](Cases c) {
         return "In a bullish market the rate is positive and a short receives it: "
                + dollars(c[0].report.cost.funding_usd)
                + " in three weeks at 0.01 %. You pay while the rate is below zero: "
                + dollars(c[1].report.cost.funding_usd) + " in three weeks at \u22120.01 %.";
     }},
    {4,
     "A basis that falls (futures drop faster than spot) makes the hedge fall short.",
     Verdict::Wrong,
     {"leg.contract=binance:BTCUSDT&leg.funding_rate=0&leg.taker_fee_rate=0&leg.basis=500&leg.exit_basis=-500&scenario."
      "shocks="
      "-0.07692307692307693",
      "leg.contract=binance:BTCUSDT&leg.funding_rate=0&leg.taker_fee_rate=0&leg.basis=-500&leg.exit_basis=-100&"
      "scenario.shocks="
      "-0.07692307692307693"},
     [](Cases c) {
         return "A falling basis helps a short. Spot from 65,000 to 60,000 and the future from 65,500 to 59,500: "
                + signed_usd(last(c[0]).net_usd)
                + " for 5 BTC. A rising one hurts it: the future from 64,500 to 59,900 leaves "
                + signed_usd(last(c[1]).net_usd) + ".";
     }},
    {4,
     "Closing the short at a low price, you miss the profit of the rally on the futures side.",
     Verdict::Wrong,
     {"leg.funding_rate=0&leg.taker_fee_rate=0&scenario.shocks=-0.2,0,0.2"},
     [](Cases c) {
         return "A short loses in a rally. Closed at " + price_usd(first(c[0]).price) + " it keeps its gain of "
                + dollars(first(c[0]).futures_usd)
                + ", and the bag takes part in the rally. What closing early costs is the protection, should the fall "
                  "go on.";
     }},
    {4,
     "The futures may lose for a while although the spot loses too.",
     Verdict::Wrong,
     {"leg.funding_rate=0&leg.taker_fee_rate=0&scenario.shocks=-0.2,0,0.2"},
     [](Cases c) {
         return "The short only loses when the future rises: at " + price_usd(first(c[0]).price) + " the bag has "
                + signed_usd(first(c[0]).spot_usd) + " and the short " + signed_usd(first(c[0]).futures_usd) + "; at "
                + price_usd(last(c[0]).price) + " " + signed_usd(last(c[0]).spot_usd) + " and "
                + signed_usd(last(c[0]).futures_usd) + ". Both lose at once only by basis, fees or funding.";
     }},
};

} // namespace

std::span<const Claim> guide_claims() { return kClaims; }

} // namespace keel::text
