#pragma once

// The fields of a leg that say what is sold, where and how much of it. Only fields.cpp includes this.

#include "model/field_access.hpp"

namespace keel::field_access {

inline constexpr std::array kPositionFields{
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
                "counted in coins, collateral and profit in USDT. Quanto: counted in dollars, paid in a third asset.",
    }),
    field<&Leg::coin>({
        .key = "leg.coin",
        .label = "Coin of the contract",
        .empty_means = "the coin of its bag",
        .help = "For a custom contract only: the coin whose price the future follows. With a coin other than the "
                "one you hold this is a cross-hedge, and its price and volatility are those of a bag of that "
                "coin.",
    }),
    field<&Leg::contract_value>({
        .key = "leg.contract_value",
        .label = "Contract value",
        .unit = Unit::ContractValue,
        .least = 1e-12,
        .most = 1e12,
        .empty_means = "100 USD for an inverse contract, 0.001 coins for a linear one, 0.000001 for a quanto",
        .help = "For a custom contract only: what one contract stands for, in USD (inverse), coins (linear) or settle "
                "units for each USD of the price (quanto). With "
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
    field<&Leg::liquidation_fee_rate>({
        .key = "leg.liquidation_fee_rate",
        .label = "Liquidation fee",
        .unit = Unit::Rate,
        .least = 0,
        .most = 0.1,
        .empty_means = "the venue's, or 0 when it is not known",
        .help = "What the exchange takes for closing the hedge by force, as a share of its value. It comes out "
                "of the collateral, which is lost as a whole anyway: the figure only says to whom.",
    }),
    field<&Leg::delivery_fee_rate>({
        .key = "leg.delivery_fee_rate",
        .label = "Delivery fee",
        .unit = Unit::Rate,
        .least = 0,
        .most = 0.1,
        .empty_means = "the venue's, or 0 when it is not known",
        .help = "The fee of a dated contract that is held to its expiry, as a share of its value then. It takes "
                "the place of the fee to close.",
    }),
    field<&Leg::slippage_rate>({
        .key = "leg.slippage_rate",
        .label = "Slippage",
        .unit = Unit::Rate,
        .least = 0,
        .most = 0.5,
        .help = "How much worse than the quoted price your orders are filled, at entry and at exit. 0.1 % of "
                "325,000 USD costs 325 USD each time.",
    }),
    field<&Leg::bag>({
        .key = "leg.bag",
        .label = "Hedged bag",
        .kind = FieldKind::Whole,
        .least = 1,
        .most = kMostBags,
        .help = "Which of your bags this hedge protects; 1 is the first.",
    }),
    field<&Leg::side>({
        .key = "leg.side",
        .label = "Side",
        .help = "Short: you sell, and the hedge earns when the price falls. Long: you buy, to protect coins that "
                "you owe; signs turn, the formulas stay.",
    }),
    field<&Leg::entry_price>({
        .key = "leg.entry_price",
        .label = "Open since",
        .unit = Unit::UsdPerCoin,
        .least = 1e-9,
        .most = 1e12,
        .empty_means = "opened now, at today's price + basis",
        .help = "The entry price of a position you already have. What it has won or lost so far is part of the "
                "result, and no fee to open is charged again.",
    }),
    field<&Leg::change_contracts>({
        .key = "leg.change_contracts",
        .label = "Change now",
        .unit = Unit::Contracts,
        .least = -1e12,
        .most = 1e12,
        .help = "For an open position: contracts you add now (positive) or close now (negative). Half of 3,250 "
                "closed is -1,625. What is closed is settled at today's futures price.",
    }),
    field<&Leg::sizing>({
        .key = "leg.sizing",
        .label = "Size given as",
        .help = "Ratio: a share of your coins, and Keel works out the contracts. Contracts or notional: the size you "
                "type in yourself. Minimum variance: for a future on another coin, the size with the smallest swings.",
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
};

} // namespace keel::field_access
