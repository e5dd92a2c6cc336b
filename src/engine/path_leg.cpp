#include "engine/path_leg.hpp"

#include "engine/margin.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace keel {

namespace {

constexpr double kDaysPerYear = 365.0;

template <class PositionType>
PositionType scaled(const PositionType& position, double part) {
    return {size_of(position) * part, position.entry};
}

/// As money received, never -0.
double paid(double amount) { return 0.0 - amount; }

} // namespace

PathLeg::PathLeg(const HedgeLeg& leg, const Leg& input, double borrow_rate)
    : leg_(leg), input_(input), borrow_rate_(borrow_rate), ended_on_(std::numeric_limits<double>::infinity()) {
    std::visit(
        [&](const auto& m) {
            direction_ = input.side == Side::Long ? -1.0 : 1.0;
            was_open_ = keel::is_open(m.position) || double(m.turnover) > 0.0;
            first_collateral_ = double(m.collateral);
            entry_fees_ = paid(double(m.turnover) * double(leg_.terms.entry_fee));
            slippage_ = paid(double(m.turnover) * double(leg_.slippage));
        },
        leg_.margined);
}

bool PathLeg::is_open() const {
    return std::visit([](const auto& m) { return keel::is_open(m.position); }, leg_.margined);
}

double PathLeg::unit_usd(const LegPrices& prices) const {
    return leg_.terms.kind == ContractKind::Inverse ? double(prices.spot) : prices.settle;
}

double PathLeg::notional(UsdPerCoin mark) const {
    return std::visit([&](const auto& m) { return double(notional_at(m.position, mark)); }, leg_.margined);
}

double PathLeg::equity(UsdPerCoin mark) const {
    return std::visit(
        [&](const auto& m) {
            const double open = keel::is_open(m.position) ? double(pnl(m.position, mark)) : 0.0;
            return double(m.collateral + m.realised) + (has_bonus_ ? double(m.bonus) : 0.0) + funding_ + open;
        },
        leg_.margined);
}

double PathLeg::maintenance(UsdPerCoin mark) const {
    return std::visit(
        [&](const auto& m) {
            return keel::is_open(m.position) ? double(maintenance_margin(m.position, leg_.terms, mark)) : 0.0;
        },
        leg_.margined);
}

std::optional<UsdPerCoin> PathLeg::liquidation_price(UsdPerCoin mark) const {
    return std::visit(
        [&]<class PositionType>(const Margined<PositionType>& m) {
            using Settle = typename PositionType::Settle;
            const Settle bonus = has_bonus_ ? m.bonus : Settle(0.0);
            const Settle backing = m.collateral + bonus + m.realised + Settle(funding_);
            return liquidation_of(m.position, backing, leg_.terms, mark).price;
        },
        leg_.margined);
}

std::optional<UsdPerCoin> PathLeg::price_at_leverage(double most, UsdPerCoin mark) const {
    return std::visit(
        [&]<class PositionType>(const Margined<PositionType>& m) {
            using Settle = typename PositionType::Settle;
            return keel::price_at_leverage(m.position, m.collateral + m.realised + Settle(funding_), most, mark);
        },
        leg_.margined);
}

double PathLeg::deposit_for_leverage(double target, UsdPerCoin mark) const {
    return std::visit(
        [&](const auto& m) {
            const double own = double(m.collateral + m.realised + pnl(m.position, mark)) + funding_;
            return double(notional_at(m.position, mark)) / target - own;
        },
        leg_.margined);
}

double PathLeg::pay_funding(Rate rate, UsdPerCoin mark) {
    const double received = notional(mark) * double(rate) * direction_;
    funding_ += received;
    return received;
}

void PathLeg::deposit(double amount, double outside, double day, const LegPrices& prices) {
    std::visit(
        [&]<class PositionType>(Margined<PositionType>& m) {
            using Settle = typename PositionType::Settle;
            m.collateral += Settle(amount);
        },
        leg_.margined);
    if (outside > 0.0) outside_deposits_.push_back({outside, day, unit_usd(prices)});
}

/// The fee of an order at that time of its life; the terms have that of its end.
Rate PathLeg::exit_fee_on(double day) const {
    if (day >= leg_.lifetime_days) return leg_.terms.exit_fee;
    const bool is_cheaper = input_.fee_discount_days > 0.0 && day <= input_.fee_discount_days;
    return is_cheaper ? leg_.terms.full_exit_fee * (1.0 - input_.fee_discount) : leg_.terms.full_exit_fee;
}

Rate PathLeg::entry_fee_on(double day) const {
    const bool is_cheaper = input_.fee_discount_days > 0.0 && day <= input_.fee_discount_days;
    return is_cheaper ? leg_.terms.full_entry_fee * (1.0 - input_.fee_discount) : leg_.terms.full_entry_fee;
}

double PathLeg::contracts() const {
    return std::visit([&](const auto& m) { return double(magnitude(size_of(m.position))) / leg_.terms.contract_value; },
                      leg_.margined);
}

double PathLeg::coins_of(double contracts, const LegPrices& prices) const {
    const double size = contracts * leg_.terms.contract_value;
    switch (leg_.terms.kind) {
    case ContractKind::Inverse: return size / double(mark(prices));
    case ContractKind::Linear: return size;
    case ContractKind::Quanto: return size * prices.settle;
    }
    return size;
}

double PathLeg::add(double contracts, double day, UsdPerCoin at) {
    return std::visit(
        [&]<class PositionType>(Margined<PositionType>& m) {
            const Position added = position_from_contracts(leg_.terms.kind, Contracts(contracts * direction_),
                                                           leg_.terms.contract_value, at);
            const auto& position = std::get<PositionType>(added);
            const double traded = double(notional_at(position, at));
            m.position = joined(m.position, position);
            entry_fees_ += paid(traded * double(entry_fee_on(day)));
            slippage_ += paid(traded * double(leg_.slippage));
            was_open_ = true;
            return traded;
        },
        leg_.margined);
}

void PathLeg::settle_position(double part, const LegPrices& prices, UsdPerCoin at) {
    std::visit(
        [&]<class PositionType>(Margined<PositionType>& m) {
            if (!keel::is_open(m.position)) return;
            const PositionType closed = part == 1.0 ? m.position : scaled(m.position, part);
            const auto made = pnl(closed, at);
            const auto by_price = pnl(closed, futures_with_basis(leg_.terms.kind, at, prices, leg_.entry_basis));
            m.realised += made;
            realised_basis_ += double(made - by_price);
            m.position = part == 1.0 ? scaled(m.position, 0.0) : scaled(m.position, 1.0 - part);
        },
        leg_.margined);
}

double PathLeg::close(double part, Closing closing, double day, const LegPrices& prices, UsdPerCoin at) {
    const double notional_closed = notional(at) * part;
    const auto realised = [&] { return std::visit([](const auto& m) { return double(m.realised); }, leg_.margined); };
    const double before = realised();
    settle_position(part, prices, at);
    if (closing == Closing::Order || closing == Closing::Rule) {
        exit_fees_ += paid(notional_closed * double(exit_fee_on(day)));
        slippage_ += paid(notional_closed * double(leg_.slippage));
    } else if (closing == Closing::Expiry) {
        exit_fees_ += paid(notional_closed * double(leg_.terms.delivery_fee));
    }
    if (part == 1.0 && closing != Closing::Rule) {
        last_mark_ = at;
        state_ = LegState::Closed;
        ended_on_ = std::fmin(ended_on_, day);
    }
    return realised() - before;
}

void PathLeg::lose(Loss loss, Usd backing, const LegPrices& prices, UsdPerCoin at) {
    if (loss == Loss::Liquidation) {
        const double fee = notional(at) * double(leg_.terms.liquidation_fee);
        liquidation_fee_ = std::clamp(fee, 0.0, std::fmax(maintenance(at), 0.0));
    }
    settle_position(1.0, prices, at);
    lost_backing_ += backing;
    last_mark_ = at;
    state_ = loss == Loss::Liquidation ? LegState::Liquidated : LegState::Failed;
}

/// Interest on what came from outside, as it would be paid by then.
double PathLeg::borrowed_usd(double day) const {
    const double until = std::fmin(std::fmin(day, ended_on_), leg_.lifetime_days);
    double usd_years = double(leg_.collateral_outside) * (borrow_rate_ * until / kDaysPerYear);
    for (const Deposit& deposit : outside_deposits_)
        usd_years +=
            deposit.amount * deposit.unit_usd * (borrow_rate_ * std::fmax(until - deposit.day, 0.0) / kDaysPerYear);
    return usd_years;
}

/// As in a scenario: losses beyond the user's own collateral, or fees.
double PathLeg::bonus_usd(const ScenarioLeg& result, double own, double unit) const {
    double bonus = std::visit([](const auto& m) { return double(m.bonus); }, leg_.margined);
    double paid_usd = bonus > 0.0 && own < 0.0 ? std::fmin(bonus, -own) * unit : 0.0;
    if (double(leg_.bonus_for_fees) > 0.0) {
        const double until = std::fmin(ended_on_, leg_.lifetime_days);
        const bool covers_exit = !leg_.bonus_days || until <= *leg_.bonus_days;
        const double fees = -(covers_exit ? result.entry_fee_usd + result.exit_fee_usd : result.entry_fee_usd);
        paid_usd = std::clamp(double(leg_.bonus_for_fees), 0.0, std::fmax(fees, 0.0));
    }
    return paid_usd;
}

ScenarioLeg PathLeg::outcome(double day, const LegPrices& prices) const {
    ScenarioLeg result;
    const double unit = unit_usd(prices);
    result.borrow_usd = paid(borrowed_usd(day));
    if (prices.settle != leg_.settle_start) result.settle_usd = first_collateral_ * (prices.settle - leg_.settle_start);
    for (const Deposit& deposit : outside_deposits_)
        result.settle_usd += deposit.amount * (unit - deposit.unit_usd);
    std::visit(
        [&](const auto& m) {
            const UsdPerCoin at = last_mark_.value_or(mark(prices));
            double open = 0.0, by_price = 0.0;
            if (keel::is_open(m.position)) {
                open = double(pnl(m.position, at));
                by_price = double(pnl(m.position, futures_with_basis(leg_.terms.kind, at, prices, leg_.entry_basis)));
            }
            result.price = double(at);
            result.futures_usd = (double(m.realised) - realised_basis_ + by_price) * unit;
            result.basis_usd = (realised_basis_ + (open - by_price)) * unit;
            result.funding = funding_;
            result.funding_usd = funding_ * unit;
            result.entry_fee_usd = entry_fees_ * unit;
            result.exit_fee_usd = exit_fees_ * unit;
            result.slippage_usd = slippage_ * unit;
            if (is_gone()) {
                result.liquidated = state_ == LegState::Liquidated;
                result.liquidation_usd = -(double(m.collateral) * unit) - double(lost_backing_) - result.futures_usd
                                         - result.basis_usd - result.funding_usd;
                result.liquidation_fee_usd = paid(liquidation_fee_ * unit);
            } else {
                result.bonus_usd = bonus_usd(result, double(m.collateral + m.realised) + open + funding_, unit);
            }
        },
        leg_.margined);
    result.net_usd = result.futures_usd + result.basis_usd + result.funding_usd
                     + (result.entry_fee_usd + result.exit_fee_usd) + result.slippage_usd + result.borrow_usd
                     + result.settle_usd + result.bonus_usd + result.liquidation_usd;
    return result;
}

} // namespace keel
