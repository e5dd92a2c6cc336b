#pragma once

// The fields of a plan as a whole. Only fields.cpp includes this.

#include "model/field_access.hpp"

namespace keel::field_access {

inline constexpr std::array kPlanFields{
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
        .help = "The moves of the first coin to look at; others follow by their beta. End price = price x (1 + move): "
                "with a fall of 30 %, 65,000 USD "
                "become 45,500 USD.",
    }),
    field<&ScenarioInput::move>({
        .key = "scenario.move",
        .label = "Price path",
        .help = "Straight: the price goes there evenly over the whole time. Jump: it stands still until the last "
                "moment and then moves at once.",
    }),
    field<&ScenarioInput::maintenance_increase>({
        .key = "scenario.maintenance_increase",
        .label = "Rise of maintenance rates",
        .unit = Unit::Rate,
        .least = 0,
        .most = 0.5,
        .help = "What if the exchange asks for more? Added to every maintenance rate: with 1 %, 0.4 % becomes "
                "1.4 %, and the hedge is closed by force earlier.",
    }),
    field<&Sale::tax_rate>({
        .key = "sell.tax_rate",
        .label = "Tax on gains",
        .unit = Unit::Rate,
        .least = 0,
        .most = 1,
        .help = "What the state takes of a gain when you sell, and of a gain on the hedge. 25 % of a gain of "
                "225,000 USD is 56,250 USD.",
    }),
    field<&Sale::fee_rate>({
        .key = "sell.fee_rate",
        .label = "Fee of a sale",
        .unit = Unit::Rate,
        .least = 0,
        .most = 0.5,
        .help = "The spot fee for selling your coins, and again for buying them back. 0.1 % of 325,000 USD is "
                "325 USD.",
    }),
    field<&Sale::slippage_rate>({
        .key = "sell.slippage_rate",
        .label = "Slippage of a sale",
        .unit = Unit::Rate,
        .least = 0,
        .most = 0.5,
        .help = "How much worse than the quoted price the sale is filled, and buying back again.",
    }),
    field<&Sale::rebuy_price>({
        .key = "sell.rebuy_price",
        .label = "Bought back at",
        .unit = Unit::UsdPerCoin,
        .least = 1e-9,
        .most = 1e12,
        .empty_means = "not bought back",
        .help = "The price of the first coin at which you would buy back after selling. Above it you end with "
                "fewer coins than you had.",
    }),
    field<&Sale::loss_deductible>({
        .key = "sell.loss_deductible",
        .label = "Futures losses deductible",
        .help = "Yes: a loss on the hedge lowers the taxable gain on the coins. No: it is your own, as in some "
                "countries.",
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
    field<&Plan::venue_revision>({
        .key = "venues.revision",
        .label = "Revision of the venue table",
        .kind = FieldKind::Whole,
        .least = 1,
        .most = kVenueRevision,
        .help = "Which state of fees, tiers and margin rules of the exchanges is used. An old link keeps its "
                "own, so that it always gives the same figures.",
    }),
};

} // namespace keel::field_access
