#include "engine/hedge.hpp"

#include "engine/margin.hpp"
#include "engine/plan_check.hpp"
#include "model/fields.hpp"
#include "model/venues.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace keel {

namespace {

/// A futures price as the venue quotes it: a linear contract in its settle asset, the others in USD.
UsdPerCoin quoted(const HedgeLeg& leg, UsdPerCoin usd) {
    return leg.terms.kind == ContractKind::Linear ? usd / leg.settle_start : usd;
}

/// Dollars as an amount of the settle asset, today.
template <class Settle>
Settle settle_from_usd(Usd amount, const SettleValue& value) {
    return Settle(double(amount) / double(usd_from_settle(Settle(1.0), value)));
}

/// What stays open and what is settled when an open position of `open` contracts is changed.
struct Change {
    Contracts added;  // joins at today's price
    Contracts closed; // both with the sign of the side
};

Change change_of(const Leg& leg, const HedgeLeg& hedge) {
    const double direction = leg.side == Side::Long ? -1.0 : 1.0;
    const Contracts open = magnitude(hedge.sized.rounded);
    const Contracts change =
        round_to_lot(magnitude(Contracts(leg.change_contracts)), hedge.terms.lot_step, leg.rounding);
    if (leg.change_contracts >= 0.0) return {change * direction, Contracts(0.0)};
    return {Contracts(0.0), std::min(change, open) * direction};
}

template <class PositionType>
PositionType position_of(const Terms& terms, Contracts n, UsdPerCoin entry) {
    return std::get<PositionType>(position_from_contracts(terms.kind, n, terms.contract_value, entry));
}

template <class PositionType>
Margined<PositionType> margined(const Plan& plan, const Leg& leg, HedgeLeg& hedge, const PositionType& opened) {
    using Settle = typename PositionType::Settle;
    Margined<PositionType> result{.position = opened};
    if (!leg.entry_price) {
        result.turnover = notional_at(opened, opened.entry);
    } else if (leg.change_contracts != 0.0) {
        const Change change = change_of(leg, hedge);
        const auto closed = position_of<PositionType>(hedge.terms, change.closed, opened.entry);
        const auto added = position_of<PositionType>(hedge.terms, change.added, hedge.mark);
        const auto kept = position_of<PositionType>(hedge.terms, hedge.contracts - change.closed, opened.entry);
        result.position = joined(kept, added);
        result.realised = is_open(closed) ? pnl(closed, hedge.mark) : Settle(0.0);
        result.turnover = notional_at(closed, hedge.mark) + notional_at(added, hedge.mark);
        hedge.contracts += change.added - change.closed;
    }
    result.collateral = leg.collateral ? Settle(*leg.collateral) : initial_margin(result.position, leg.leverage);
    if (leg.bonus_use == BonusUse::Margin)
        result.bonus = settle_from_usd<Settle>(Usd(leg.bonus_credit), settle_value_today(plan, hedge));
    return result;
}

/// Takes inverse collateral out of the asset's bag as far as it reaches; other collateral always comes from outside.
void place_collateral(const Plan& plan, HedgeLeg& hedge, const Leg& leg, Coin& left_in_bag) {
    const auto* inverse = std::get_if<Margined<InversePosition>>(&hedge.margined);
    if (inverse == nullptr) {
        const SettleValue value = settle_value_today(plan, hedge);
        hedge.collateral_outside =
            std::visit([&](const auto& m) { return usd_from_settle(m.collateral, value); }, hedge.margined);
        return;
    }
    const Coin posted = inverse->collateral;
    if (!brings_extra_coins(leg, hedge.terms)) {
        hedge.collateral_from_bag = std::min(posted, left_in_bag);
        left_in_bag -= hedge.collateral_from_bag;
    }
    hedge.collateral_extra = posted - hedge.collateral_from_bag;
    hedge.collateral_outside = hedge.collateral_extra * UsdPerCoin(plan.bags[hedge.asset].price);
}

/// The basis left when the leg ends: of a dated contract it shrinks in a straight line to 0 at expiry.
UsdPerCoin exit_basis_of(const Leg& leg, const HedgeLeg& hedge) {
    if (hedge.expires) return UsdPerCoin(0.0);
    if (leg.exit_basis) return UsdPerCoin(*leg.exit_basis);
    if (!hedge.terms.is_dated) return hedge.entry_basis;
    return hedge.entry_basis * (1.0 - hedge.lifetime_days / hedge.terms.expiry_days);
}

HedgeLeg hedge_leg(const Plan& plan, const Leg& leg) {
    HedgeLeg hedge;
    hedge.bag = static_cast<std::size_t>(leg.bag) - 1;
    hedge.asset = *asset_of(plan, leg);
    hedge.terms = terms_of(plan, leg, plan.bags[hedge.bag]);
    hedge.settle_start = hedge.terms.kind == ContractKind::Inverse ? 1.0 : leg.settle_price;
    hedge.settle_end =
        hedge.terms.kind == ContractKind::Inverse ? 1.0 : leg.exit_settle_price.value_or(leg.settle_price);
    hedge.entry_basis = UsdPerCoin(leg.basis);
    hedge.expires = hedge.terms.is_dated && hedge.terms.expiry_days <= plan.horizon_days;
    hedge.lifetime_days = hedge.expires ? hedge.terms.expiry_days : plan.horizon_days;
    hedge.exit_basis = exit_basis_of(leg, hedge);
    if (!hedge.terms.is_dated) hedge.funding = FundingSchedule(leg, hedge.terms);
    hedge.is_cross = leg.margin_mode == MarginMode::Cross;
    hedge.slippage = Rate(leg.slippage_rate);
    hedge.bonus_for_fees = Usd(leg.bonus_use == BonusUse::Fees ? leg.bonus_credit : 0.0);
    hedge.bonus_days = leg.bonus_days;
    hedge.spot_collateral = Coin(leg.spot_collateral);
    hedge.spot_haircut = leg.spot_haircut;

    const UsdPerCoin futures = UsdPerCoin(plan.bags[hedge.asset].price) + hedge.entry_basis;
    hedge.mark = quoted(hedge, futures);
    const UsdPerCoin entry = leg.entry_price ? UsdPerCoin(*leg.entry_price) : hedge.mark;
    hedge.sized = size_leg(plan, leg, hedge.terms, {hedge.bag, hedge.asset, entry, futures, hedge.settle_start});
    hedge.contracts = hedge.sized.rounded;
    const Position position =
        position_from_contracts(hedge.terms.kind, hedge.contracts, hedge.terms.contract_value, entry);
    hedge.margined =
        std::visit([&](const auto& p) -> MarginedPosition { return margined(plan, leg, hedge, p); }, position);
    return hedge;
}

std::string venue_of(const HedgeLeg& leg) {
    return leg.terms.contract != nullptr ? std::string(leg.terms.contract->venue) : "custom";
}

void join_wallet(Hedge& hedge, HedgeLeg& leg, std::size_t index) {
    const std::string venue = venue_of(leg);
    const auto found = std::ranges::find_if(hedge.wallets, [&](const Wallet& wallet) {
        return wallet.venue == venue && wallet.settle_asset == leg.terms.settle_asset;
    });
    leg.wallet = static_cast<std::size_t>(found - hedge.wallets.begin());
    if (found == hedge.wallets.end()) hedge.wallets.push_back({venue, leg.terms.settle_asset, {}, {}});
    hedge.wallets[leg.wallet].legs.push_back(index);
    if (leg.is_cross) hedge.wallets[leg.wallet].cross_legs.push_back(index);
}

Issues check_change(const Leg& leg, const HedgeLeg& hedge, std::size_t index) {
    if (-leg.change_contracts <= double(magnitude(hedge.sized.rounded)) * (1.0 + 1e-9)) return {};
    const std::string open = text_from_number(double(magnitude(hedge.sized.rounded)));
    return {{leg_key(index, "change_contracts"), text_from_number(leg.change_contracts),
             "possible: only " + open + " contracts are open to be closed"}};
}

} // namespace

SettleValue settle_value_today(const Plan& plan, const HedgeLeg& leg) {
    return {UsdPerCoin(plan.bags[leg.asset].price), leg.settle_start};
}

std::expected<Hedge, Issues> hedge_from_plan(const Plan& plan) {
    Issues issues = check_fields(plan);
    if (issues.empty()) issues = check_plan(plan);
    if (!issues.empty()) return std::unexpected(std::move(issues));
    return hedge_from_checked(plan);
}

std::expected<Hedge, Issues> hedge_from_checked(const Plan& plan) {
    Issues issues;
    Hedge hedge;
    std::vector<Coin> left_in_bag;
    for (const Bag& bag : plan.bags) {
        hedge.exposed.push_back(Coin(bag.amount - bag.owed));
        left_in_bag.push_back(Coin(bag.amount));
    }
    for (std::size_t i = 0; i < plan.legs.size(); ++i) {
        const Leg& leg = plan.legs[i];
        HedgeLeg ready = hedge_leg(plan, leg);
        for (Issue& issue : check_change(leg, ready, i))
            issues.push_back(std::move(issue));
        place_collateral(plan, ready, leg, left_in_bag[ready.asset]);
        hedge.exposed[ready.asset] += ready.collateral_extra;
        join_wallet(hedge, ready, i);
        hedge.legs.push_back(std::move(ready));
    }
    if (!issues.empty()) return std::unexpected(std::move(issues));
    return hedge;
}

} // namespace keel
