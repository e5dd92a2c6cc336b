#include "model/fields.hpp"

#include "model/field_access.hpp"

namespace keel {

namespace {

using field_access::field;

// Scope, kind, choices and emptiness come from the member. Ranges are wide: what is merely unusual is a warning of
// the engine, not a wrong input. Fields of one bag or leg stand together.
constexpr Field kFields[] = {
    field<&Plan::bags>({
        .key = "bags",
        .label = "Number of bags",
        .least = 1,
        .most = kMostBags,
        .help = "A bag is what you hold of one coin. Most people have one or two; up to 8 can be looked at together.",
    }),
    field<&Plan::legs>({
        .key = "legs",
        .label = "Number of hedges",
        .least = 0,
        .most = kMostLegs,
        .help = "A hedge is one short futures position, up to 8. With 0 nothing is hedged, and the results are those "
                "of simply holding.",
    }),
    field<&Bag::coin>({
        .key = "bag.coin",
        .label = "Coin",
        .help = "The short name of the coin you hold, such as BTC or ETH. A hedge works best with a future on the "
                "same coin.",
    }),
    field<&Bag::amount>({
        .key = "bag.amount",
        .label = "Coins held",
        .unit = Unit::Coins,
        .least = 0,
        .most = 1e9,
        .help = "How many coins you hold. Value = coins x price: 5 BTC at 65,000 USD are worth 325,000 USD.",
    }),
    field<&Bag::price>({
        .key = "bag.price",
        .label = "Price today",
        .unit = Unit::UsdPerCoin,
        .least = 1e-9,
        .most = 1e12,
        .help = "The spot price: what one coin costs right now, in USD. All gains and losses are counted from it.",
    }),
    field<&Leg::contract>({
        .key = "leg.contract",
        .label = "Futures contract",
        .kind = FieldKind::Contract,
        .help = "The future you sell short. An inverse one takes the coin itself as collateral, a linear one USDT or "
                "USDC. Choose custom to type in the figures of any other contract.",
    }),
    field<&Leg::kind>({
        .key = "leg.kind",
        .label = "Contract kind",
        .help = "For a custom contract only. Inverse: counted in dollars, collateral and profit in the coin. Linear: "
                "counted in coins, collateral and profit in USDT.",
    }),
    field<&Leg::contract_value>({
        .key = "leg.contract_value",
        .label = "Contract value",
        .unit = Unit::ContractValue,
        .least = 1e-12,
        .most = 1e12,
        .empty_means = "100 USD for an inverse contract, 0.001 coins for a linear one",
        .help = "For a custom contract only: what one contract stands for, in USD (inverse) or coins (linear). With "
                "100 USD each, 3,250 contracts hedge 325,000 USD.",
    }),
    field<&Leg::lot_step>({
        .key = "leg.lot_step",
        .label = "Lot step",
        .unit = Unit::Contracts,
        .least = 1e-12,
        .most = 1e12,
        .help = "For a custom contract only: the smallest step of an order, in contracts. With a step of 1 you can "
                "sell 3,250 contracts, but not 3,250.4.",
    }),
    field<&Leg::maintenance_rate>({
        .key = "leg.maintenance_rate",
        .label = "Maintenance margin rate",
        .unit = Unit::Rate,
        .least = 0,
        .most = 0.99,
        .empty_means = "the venue's rate for a position of that size, or 0.5 % when it is not known",
        .help = "The least the exchange wants left in the position, as a share of its value; below it the hedge is "
                "closed by force. 0.5 % of 325,000 USD is 1,625 USD.",
    }),
    field<&Leg::maintenance_amount>({
        .key = "leg.maintenance_amount",
        .label = "Maintenance amount",
        .unit = Unit::SettleAsset,
        .least = 0,
        .most = 1e15,
        .empty_means = "the venue's amount, or 0 beside a rate of your own",
        .help = "What the exchange's margin table takes off for large positions; type it in together with a rate of "
                "your own. Maintenance margin = notional x rate - amount: 1,000,000 USDT x 0.65 % - 1,500 = 5,000 "
                "USDT.",
    }),
    field<&Leg::maker_fee_rate>({
        .key = "leg.maker_fee_rate",
        .label = "Maker fee",
        .unit = Unit::Rate,
        .least = -0.1,
        .most = 0.1,
        .empty_means = "the venue's base fee, or 0 when it is not known",
        .help = "The fee of an order that waits in the order book, as a share of the position's value: 0.02 % of "
                "325,000 USD is 65 USD. A negative fee is paid to you.",
    }),
    field<&Leg::taker_fee_rate>({
        .key = "leg.taker_fee_rate",
        .label = "Taker fee",
        .unit = Unit::Rate,
        .least = -0.1,
        .most = 0.1,
        .empty_means = "the venue's base fee, or 0 when it is not known",
        .help = "The fee of an order that trades at once, as a share of the position's value: 0.05 % of 325,000 USD "
                "is 162.50 USD.",
    }),
    field<&Leg::bag>({
        .key = "leg.bag",
        .label = "Hedged bag",
        .kind = FieldKind::Whole,
        .least = 1,
        .most = kMostBags,
        .help = "Which of your bags this hedge protects; 1 is the first.",
    }),
    field<&Leg::sizing>({
        .key = "leg.sizing",
        .label = "Size given as",
        .help = "Ratio: a share of your coins, and Keel works out the contracts. Contracts or notional: the size you "
                "type in yourself.",
    }),
    field<&Leg::ratio>({
        .key = "leg.ratio",
        .label = "Hedge ratio",
        .unit = Unit::Rate,
        .least = 0,
        .most = 10,
        .help = "How much of your coins to protect; 1 is all of them. Coins sold short = ratio x coins held: 0.5 x 5 "
                "BTC = 2.5 BTC.",
    }),
    field<&Leg::contracts>({
        .key = "leg.contracts",
        .label = "Contracts",
        .unit = Unit::Contracts,
        .least = 0,
        .most = 1e12,
        .help = "How many contracts to sell short, when the size is given in contracts. Inverse: contracts = USD to "
                "hedge / contract value: 325,000 USD / 100 USD = 3,250.",
    }),
    field<&Leg::notional>({
        .key = "leg.notional",
        .label = "Notional",
        .unit = Unit::Usd,
        .least = 0,
        .most = 1e15,
        .help = "The value to sell short in USD, when the size is given as notional. Half of 5 BTC at 65,000 USD is "
                "162,500 USD.",
    }),
    field<&Leg::rounding>({
        .key = "leg.rounding",
        .label = "Rounding",
        .help = "Exchanges trade whole lots. Down never hedges too much, up never too little; none keeps the exact "
                "number. 3,250.4 contracts become 3,250 (nearest or down) or 3,251 (up).",
    }),
    field<&Leg::leverage>({
        .key = "leg.leverage",
        .label = "Leverage",
        .unit = Unit::Multiple,
        .least = 0.01,
        .most = 1000,
        .help = "Initial margin = notional / leverage: 325,000 USD at 10x needs 32,500 USD. It never changes the size "
                "of the hedge, but the higher it is, the closer the price at which the hedge is closed by force.",
    }),
    field<&Leg::collateral>({
        .key = "leg.collateral",
        .label = "Collateral",
        .unit = Unit::SettleAsset,
        .least = 0,
        .most = 1e15,
        .empty_means = "the initial margin",
        .help = "What you put up for this hedge: coins for an inverse contract, USDT or USDC for a linear one. The "
                "more it is, the further the price must rise before the hedge is closed by force.",
    }),
    field<&Leg::collateral_source>({
        .key = "leg.collateral_source",
        .label = "Collateral comes from",
        .empty_means = "the bag for an inverse contract on the bag's own coin, extra otherwise",
        .help = "Bag: a part of the coins you hold moves to the exchange. Extra: you bring it on top. Coins on the "
                "exchange are still yours, and still rise and fall with the price.",
    }),
    field<&Leg::basis>({
        .key = "leg.basis",
        .label = "Basis at entry",
        .unit = Unit::UsdPerCoin,
        .least = -1e12,
        .most = 1e12,
        .help = "How much dearer than the coin the future is when you sell it. Basis = futures price - spot price: "
                "65,200 - 65,000 = 200 USD.",
    }),
    field<&Leg::exit_basis>({
        .key = "leg.exit_basis",
        .label = "Basis at exit",
        .unit = Unit::UsdPerCoin,
        .least = -1e12,
        .most = 1e12,
        .empty_means = "the basis at entry",
        .help = "The same when you close the hedge. A smaller basis is your gain: from 200 down to 50 USD a linear "
                "short on 5 BTC earns 750 USD.",
    }),
    field<&Leg::funding_rate>({
        .key = "leg.funding_rate",
        .label = "Funding rate",
        .unit = Unit::Rate,
        .least = -0.1,
        .most = 0.1,
        .help = "What longs pay to shorts at each funding time, as a share of the position's value. Positive: you "
                "receive it; negative: you pay. 0.01 % of 325,000 USD is 32.50 USD each time.",
    }),
    field<&Leg::funding_interval_hours>({
        .key = "leg.funding_interval_hours",
        .label = "Funding interval",
        .unit = Unit::Hours,
        .least = 0.25,
        .most = 8760,
        .empty_means = "the venue's, or 8 hours",
        .help = "Hours from one funding payment to the next. With 8 hours there are three a day and 90 in 30 days.",
    }),
    field<&Leg::entry_order>({
        .key = "leg.entry_order",
        .label = "Order to open",
        .help = "Taker trades at once and pays the taker fee. Maker waits at your price and pays the maker fee, but "
                "may never be filled.",
    }),
    field<&Leg::exit_order>({
        .key = "leg.exit_order",
        .label = "Order to close",
        .help = "The same choice for closing the hedge. In a hurry it will be a taker order.",
    }),
    field<&Plan::horizon_days>({
        .key = "horizon_days",
        .label = "Days to hold",
        .unit = Unit::Days,
        .least = 0,
        .most = 3650,
        .help = "How long you keep the hedge. Funding and interest add up with every day; the fees are paid once.",
    }),
    field<&ScenarioInput::shocks>({
        .key = "scenario.shocks",
        .label = "Price moves",
        .unit = Unit::Rate,
        .least = -0.99,
        .most = 100,
        .least_count = 1,
        .most_count = kMostShocks,
        .help = "The moves of the price to look at. End price = price x (1 + move): with a fall of 30 %, 65,000 USD "
                "become 45,500 USD.",
    }),
    field<&ScenarioInput::move>({
        .key = "scenario.move",
        .label = "Price path",
        .help = "Straight: the price goes there evenly over the whole time. Jump: it stands still until the last "
                "moment and then moves at once.",
    }),
    field<&Plan::borrow_rate>({
        .key = "cost.borrow_rate",
        .label = "Interest on collateral",
        .unit = Unit::Rate,
        .least = 0,
        .most = 10,
        .help = "What collateral from outside your bags costs you a year, or could earn elsewhere. Cost = collateral x "
                "rate x days / 365: 32,500 USD at 10 % for 30 days cost 267.12 USD.",
    }),
};

} // namespace

std::span<const Field> fields() { return kFields; }

} // namespace keel
