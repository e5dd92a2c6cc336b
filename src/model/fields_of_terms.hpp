#pragma once

// The fields of a leg that say what it is backed with, and what it costs or earns. Only fields.cpp includes this.

#include "model/field_access.hpp"

namespace keel::field_access {

inline constexpr std::array kTermsFields{
    field<&Leg::leverage>({
        .key = "leg.leverage",
        .label = "Leverage",
        .unit = Unit::Multiple,
        .least = 0.01,
        .most = 1000,
        .help = "Initial margin = notional / leverage: 325,000 USD at 10x needs 32,500 USD. It never changes the size "
                "of the hedge, but the higher it is, the closer the price at which the hedge is closed by force.",
    }),
    field<&Leg::margin_mode>({
        .key = "leg.margin_mode",
        .label = "Margin mode",
        .help = "Isolated: this hedge dies alone, and can take no more than its own collateral. Cross: all cross "
                "hedges of one exchange and asset share their collateral; they live longer and die together.",
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
    field<&Leg::spot_collateral>({
        .key = "leg.spot_collateral",
        .label = "Coins that count as collateral",
        .unit = Unit::Coins,
        .least = 0,
        .most = 1e9,
        .help = "In a unified account the coins you keep there back the hedge too. Cross margin, linear "
                "contracts only: a short on coins that are collateral themselves is hard to liquidate.",
    }),
    field<&Leg::spot_haircut>({
        .key = "leg.spot_haircut",
        .label = "Haircut on those coins",
        .unit = Unit::Rate,
        .least = 0,
        .most = 1,
        .help = "The part of their value that does not count: with 5 %, 1 BTC at 65,000 USD backs the hedge with "
                "61,750 USD.",
    }),
    field<&Leg::settle_price>({
        .key = "leg.settle_price",
        .label = "Price of the settle asset",
        .unit = Unit::UsdPerCoin,
        .least = 1e-6,
        .most = 1e9,
        .help = "USD for one unit of the asset the contract is settled in: 1 for USDT and USDC at par. For a "
                "quanto contract the price of that third asset.",
    }),
    field<&Leg::exit_settle_price>({
        .key = "leg.exit_settle_price",
        .label = "Its price at the end",
        .unit = Unit::UsdPerCoin,
        .least = 1e-6,
        .most = 1e9,
        .empty_means = "unchanged",
        .help = "The same at the end of the horizon. When USDT slips from 1 to 0.97 USD, collateral and profit "
                "in USDT lose 3 %.",
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
        .empty_means = "the basis at entry; of a dated contract what is left of it then, 0 at expiry",
        .help = "The same when you close the hedge. A smaller basis is your gain: from 200 down to 50 USD a linear "
                "short on 5 BTC earns 750 USD.",
    }),
    field<&Leg::expiry_days>({
        .key = "leg.expiry_days",
        .label = "Days to expiry",
        .unit = Unit::Days,
        .least = 0,
        .most = 3650,
        .empty_means = "a perpetual contract; a dated one is held to its expiry at the end",
        .help = "A dated contract has no funding; its basis shrinks to 0 at expiry, where it is settled at the "
                "spot price. Bought 2 % above spot, 90 days before: 8.11 % a year locked in.",
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
    field<&Leg::funding_regimes>({
        .key = "leg.funding_regimes",
        .label = "Funding, by period",
        .kind = FieldKind::PairList,
        .unit = Unit::Rate,
        .least = -0.1,
        .most = 0.1,
        .least_first = 0,
        .most_first = 3650,
        .most_count = kMostRegimes,
        .help = "Days and rate, one period after the other from today: 21:-0.03%, 9:0.01% pays for 21 days and "
                "receives for 9. After the last one the funding rate above holds.",
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
    field<&Leg::funding_cap_rate>({
        .key = "leg.funding_cap_rate",
        .label = "Highest funding rate",
        .unit = Unit::Rate,
        .least = 0,
        .most = 0.5,
        .empty_means = "the venue's, or none when it is not known",
        .help = "Exchanges limit what one payment can be. A rate above the cap is paid as the cap.",
    }),
    field<&Leg::funding_floor_rate>({
        .key = "leg.funding_floor_rate",
        .label = "Lowest funding rate",
        .unit = Unit::Rate,
        .least = -0.5,
        .most = 0,
        .empty_means = "the venue's, or none when it is not known",
        .help = "The same for negative rates, which you pay.",
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
    field<&Leg::fee_discount>({
        .key = "leg.fee_discount",
        .label = "Fee discount",
        .unit = Unit::Rate,
        .least = 0,
        .most = 1,
        .help = "A promotion: this part of the trading fees is not charged in the first days. 10 % off a fee of "
                "162.50 USD saves 16.25 USD.",
    }),
    field<&Leg::fee_discount_days>({
        .key = "leg.fee_discount_days",
        .label = "Discount lasts",
        .unit = Unit::Days,
        .least = 0,
        .most = 3650,
        .help = "How many days from today the discount holds. With 0 there is none.",
    }),
    field<&Leg::bonus_credit>({
        .key = "leg.bonus_credit",
        .label = "Bonus credit",
        .unit = Unit::Usd,
        .least = 0,
        .most = 1e6,
        .help = "Trial money of the exchange, in USD. It can never be withdrawn, so it never counts as yours; it "
                "may back the hedge or pay fees.",
    }),
    field<&Leg::bonus_use>({
        .key = "leg.bonus_use",
        .label = "Bonus may pay",
        .help = "None: it changes nothing. Margin: it backs the hedge until it expires, and covers losses beyond "
                "your own collateral. Fees: it pays trading fees until it is used up.",
    }),
    field<&Leg::bonus_days>({
        .key = "leg.bonus_days",
        .label = "Bonus lasts",
        .unit = Unit::Days,
        .least = 0,
        .most = 3650,
        .empty_means = "it does not expire",
        .help = "After that many days the bonus is gone, and with it what it backed: the price at which the "
                "hedge is closed by force moves nearer.",
    }),
};

} // namespace keel::field_access
