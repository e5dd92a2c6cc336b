#pragma once

// The fields of a bag. Only fields.cpp includes this.

#include "model/field_access.hpp"

namespace keel::field_access {

inline constexpr std::array kBagFields{
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
    field<&Bag::owed>({
        .key = "bag.owed",
        .label = "Coins owed",
        .unit = Unit::Coins,
        .least = 0,
        .most = 1e9,
        .help = "Coins you borrowed and have to give back. They count against the coins you hold: who owes more "
                "than he holds loses when the price rises, and hedges with a long position.",
    }),
    field<&Bag::cost_basis>({
        .key = "bag.cost_basis",
        .label = "Average purchase price",
        .unit = Unit::UsdPerCoin,
        .least = 0,
        .most = 1e12,
        .empty_means = "today's price: no gain, no tax",
        .help = "What you paid for a coin on average. Tax on a sale = (price - purchase price) x coins x tax "
                "rate: (65,000 - 20,000) x 5 x 25 % = 56,250 USD.",
    }),
    field<&Bag::volatility>({
        .key = "bag.volatility",
        .label = "Volatility a year",
        .unit = Unit::Rate,
        .least = 0.0001,
        .most = 100,
        .help = "How strongly the price swings: the standard deviation of a year of returns. Bitcoin has lately "
                "stood between 40 % and 80 %. Used for hedges with another coin and for the odds.",
    }),
    field<&Bag::correlation>({
        .key = "bag.correlation",
        .label = "Correlation with the first coin",
        .unit = Unit::Rate,
        .least = -1,
        .most = 1,
        .help = "How closely this coin follows the first one: 1 always, 0 not at all. When the first coin moves "
                "by 10 %, this one moves by beta x 10 %, with beta = correlation x volatility / volatility of "
                "the first.",
    }),
    field<&Bag::shock>({
        .key = "bag.shock",
        .label = "Own price move",
        .unit = Unit::Rate,
        .least = -0.99,
        .most = 100,
        .empty_means = "beta times the move of the first coin",
        .help = "Moves this coin by a figure of its own in every scenario, to see what happens when the coins "
                "part ways.",
    }),
};

} // namespace keel::field_access
