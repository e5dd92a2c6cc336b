#include "text/examples.hpp"

#include "text/link.hpp"

#include <algorithm>
#include <array>

namespace keel::text {

namespace {

// The contracts of the stories: one maintenance rate, no fees, no funding unless the story names them.
#define KEEL_INVERSE "leg.contract=custom&leg.contract_value=100&leg.maintenance_rate=0.004&leg.funding_rate=0"
#define KEEL_LINEAR "leg.contract=custom&leg.kind=linear&leg.maintenance_rate=0.004&leg.funding_rate=0"
#define KEEL_COLD_WALLET KEEL_INVERSE "&leg.collateral=1&leg.collateral_source=extra"

constexpr auto kExamples = std::to_array<Example>({
    {.name = "start",
     .title = "Reset to example",
     .words = "The plan Keel opens on: 5 BTC at 65,000, hedged one to one with all coins as collateral.",
     .tab = "Payoff",
     .link = ""},

    // The example of the article "Hedging Your Spot Bags with Inverse Futures", with the figures that are right.
    {.name = "phase-1",
     .heading = "The article in five phases",
     .title = "1 \u00b7 Measure what you hold",
     .words = "5 BTC at 65,000 are 325,000 USD that rise and fall with the price. Nothing is hedged yet.",
     .tab = "Payoff",
     .link = "legs=0"},
    {.name = "phase-2",
     .title = "2 \u00b7 Choose the contract",
     .words = "The same hedge at every venue. Inverse contracts are quoted in USD and settled in the coin, not the "
              "other way round.",
     .tab = "Venues",
     .link = "leg.leverage=2"},
    {.name = "phase-3",
     .title = "3 \u00b7 Size the hedge",
     .words = "One to one is 3,250 contracts of 100 USD. At 10\u00d7 the collateral is 32,500 USD, and a rise of a "
              "tenth liquidates it.",
     .tab = "Payoff",
     .link = "leg.leverage=10"},
    {.name = "phase-4",
     .title = "4 \u00b7 Open the short",
     .words = "At 2\u00d7 you post 162,500 USD, not 32,500 as the article says. A USDT contract then survives the rise "
              "of 40 % that the article fears.",
     .tab = "Payoff",
     .link = "leg.contract=binance:BTCUSDT&leg.leverage=2"},
    {.name = "phase-5",
     .title = "5 \u00b7 Manage and close",
     .words = "Close the short once the price has fallen to 60,000: its gain stays with you, and the rally after it "
              "is yours.",
     .tab = "Path",
     .link = "leg.ratio=0&leg.leverage=2&leg.funding_rate=0&leg.maker_fee_rate=0&leg.taker_fee_rate=0&"
             "trigger.kind=date_window&exit.kind=target_price&exit.price=60000&scenario.path=10:60000,30:72000"},

    {.name = "synthetic-dollar",
     .heading = "Twelve stories",
     .title = "A synthetic dollar",
     .words = "All 5 BTC are posted behind 3,250 contracts: worth the same at any price, and paid 2,925 USD of funding "
              "in 30 days.",
     .tab = "Payoff",
     .link = "leg.contract=custom&leg.contract_value=100&leg.maintenance_rate=0.004&scenario.move=jump&"
             "scenario.shocks=-0.3076923076923077,-0.1,0,0.1,0.23076923076923078"},
    {.name = "cold-wallet",
     .title = "Cold wallet",
     .words = "5 BTC stay at home, 1 BTC is at the venue: all six are hedged by 3,900 contracts, not 3,250.",
     .tab = "Payoff",
     .link = KEEL_COLD_WALLET "&scenario.shocks=-0.3076923076923077,-0.1,0,0.1,0.15384615384615385"},
    {.name = "linear-or-inverse",
     .title = "Linear or inverse?",
     .words = "The same short dies at another price: at 10\u00d7 in USDT at 71,215, in coins at 71,933; at 1\u00d7 in "
              "coins never.",
     .tab = "Compare",
     .link = KEEL_LINEAR "&leg.leverage=10"},
    {.name = "how-much-to-survive",
     .title = "How much to survive?",
     .words = "1.44 BTC behind the short survive a rise of 40 %. Find, beside Collateral, asks for other rises.",
     .tab = "Payoff",
     .link = KEEL_INVERSE "&leg.leverage=10&leg.collateral=1.44285714"},
    {.name = "top-up-ladder",
     .title = "A ladder of deposits",
     .words = "Whenever the price brings the leverage to 4\u00d7, coins of the bag bring it back to 3\u00d7: three "
              "times on the way to 95,000.",
     .tab = "Path",
     .link = KEEL_INVERSE "&leg.leverage=3&leg.topup_leverage_max=4&leg.topup_leverage_target=3&"
                          "scenario.path=30:95000"},
    {.name = "funding-flips",
     .title = "Funding flips",
     .words = "100 ETH, and for 21 days the short pays. At an unchanged price the hedge costs 5,504 USD.",
     .tab = "Payoff",
     .link = "bag.coin=ETH&bag.amount=100&bag.price=3200&" KEEL_LINEAR
             "&leg.funding_regimes=21:-0.0003,9:0.0001&leg.taker_fee_rate=0.0005"},
    {.name = "quarterly",
     .title = "A quarterly future",
     .words = "It trades 2 % above spot and expires in 90 days: the premium is yours at any price, 8.1 % a year.",
     .tab = "Payoff",
     .link = KEEL_INVERSE "&leg.basis=1300&leg.expiry_days=90&horizon_days=90&"
                          "scenario.shocks=-0.3076923076923077,-0.1,0,0.1,0.38461538461538464"},
    {.name = "broken-net",
     .title = "The net breaks",
     .words = "The price squeezes up to 85,000 before it falls to 45,000: the hedge is gone when it is needed.",
     .tab = "Path",
     .link = KEEL_COLD_WALLET "&leg.sizing=contracts&leg.contracts=3250&scenario.path=10:85000,30:45000"},
    {.name = "venue-closes",
     .title = "The venue closes your hedge",
     .words = "At 55,000 the venue takes 60 % of a short that is winning away. The rest of the fall hits the bag.",
     .tab = "Path",
     .link = KEEL_INVERSE "&leg.adl_part=0.6&leg.adl_price=55000&scenario.path=30:45000"},
    {.name = "cross-hedge",
     .title = "One coin hedged with another",
     .words = "2,000 SOL behind a short on bitcoin: 432,000 USD is the best size, and 54 % of the volatility stays.",
     .tab = "Payoff",
     .link = "bags=2&bag.amount=0&bag.volatility=0.5&bag2.coin=SOL&bag2.amount=2000&bag2.price=150&"
             "bag2.volatility=0.9&bag2.correlation=0.8&" KEEL_LINEAR
             "&leg.coin=BTC&leg.bag=2&leg.sizing=min_variance&leg.rounding=none"},
    {.name = "sell-or-hedge",
     .title = "Sell or hedge, after tax",
     .words = "5 BTC bought at 20,000, and a tax of 25 %. Selling leaves 268,750 USD; the hedge asks what is "
              "deductible.",
     .tab = "Compare",
     .link = "bag.cost_basis=20000&" KEEL_LINEAR "&sell.tax_rate=0.25&sell.fee_rate=0&"
             "scenario.shocks=-0.3076923076923077,-0.1,0,0.1,0.23076923076923078"},
    {.name = "send-to-a-friend",
     .title = "How likely is it?",
     .words = "The cold wallet with 3,250 contracts is liquidated in about 18 of 100 months. Copy link sends it to a "
              "friend.",
     .tab = "Risk",
     .link = KEEL_COLD_WALLET "&leg.sizing=contracts&leg.contracts=3250"},
});

#undef KEEL_COLD_WALLET
#undef KEEL_LINEAR
#undef KEEL_INVERSE

} // namespace

std::span<const Example> examples() { return kExamples; }

std::optional<Plan> plan_from_example(std::string_view name) {
    const auto* const found = std::ranges::find(kExamples, name, &Example::name);
    if (found == kExamples.end()) return std::nullopt;
    return plan_from_link(found->link).plan;
}

} // namespace keel::text
