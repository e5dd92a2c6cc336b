#include "engine/sizing.hpp"

#include "engine/contract.hpp"
#include "engine/market.hpp"

#include <algorithm>
#include <cmath>

namespace keel {

namespace {

constexpr double kWholeLotTolerance = 1e-9;

/// lots * lot_step with the rounding of a decimal step: 2370 lots of 0.001 are 2.37.
double contracts_from_lots(double lots, double lot_step) {
    const double lots_per_contract = std::round(1.0 / lot_step);
    const bool is_decimal_step = lot_step < 1.0 && std::abs(lots_per_contract * lot_step - 1.0) < 1e-12;
    return is_decimal_step ? lots / lots_per_contract : lots * lot_step;
}

/// Coins posted for a long leg that no bag holds stand against the coins that are owed.
bool pays_debt_with_collateral(const Leg& leg, const Bag& bag, const Terms& terms) {
    const bool is_on_top = brings_extra_coins(leg, terms) || bag.amount == 0.0;
    return terms.kind == ContractKind::Inverse && leg.side == Side::Long && bag.owed > bag.amount && is_on_top;
}

Contracts contracts_from_notional(const Terms& terms, Usd notional, const SizingBasis& basis) {
    if (terms.kind == ContractKind::Inverse) return notional / UsdPerContract(terms.contract_value);
    return contracts_from_coins(terms, notional / basis.futures, basis);
}

Contracts exact_contracts(const Plan& plan, const Leg& leg, const Terms& terms, const SizingBasis& basis) {
    switch (leg.sizing) {
    case SizingMode::Contracts: return Contracts(leg.contracts);
    case SizingMode::Notional: return contracts_from_notional(terms, Usd(leg.notional), basis);
    case SizingMode::Ratio:
    case SizingMode::MinVariance: break;
    }
    return contracts_from_coins(terms, target_coins(plan, leg, terms, basis).value_or(Coin(0.0)), basis);
}

} // namespace

Contracts contracts_from_coins(const Terms& terms, Coin coins, const SizingBasis& basis) {
    switch (terms.kind) {
    case ContractKind::Inverse: return (coins * basis.entry) / UsdPerContract(terms.contract_value);
    case ContractKind::Linear: return coins / CoinPerContract(terms.contract_value);
    case ContractKind::Quanto: return Contracts(double(coins) / (terms.contract_value * basis.settle));
    }
    return Contracts(0.0);
}

bool brings_extra_coins(const Leg& leg, const Terms& terms) {
    return terms.kind == ContractKind::Inverse && leg.collateral_source == CollateralSource::Extra;
}

std::optional<Coin> target_coins(const Plan& plan, const Leg& leg, const Terms& terms, const SizingBasis& basis) {
    const Bag& bag = plan.bags[basis.bag];
    const Coin held = magnitude(Coin(bag.amount - bag.owed));
    const bool is_cross_hedge = basis.bag != basis.asset;
    const double ratio = leg.sizing == SizingMode::MinVariance
                             ? std::fmax(minimum_variance_ratio(plan, basis.bag, basis.asset), 0.0)
                             : leg.ratio;
    if (is_cross_hedge) return ratio * held * (bag.price / plan.bags[basis.asset].price);
    if (pays_debt_with_collateral(leg, bag, terms)) {
        if (leg.collateral) return ratio * std::max(held - Coin(*leg.collateral), Coin(0.0));
        return ratio * held / (1.0 + ratio / leg.leverage);
    }
    if (!brings_extra_coins(leg, terms)) return ratio * held;
    if (leg.collateral) return ratio * (held + Coin(*leg.collateral));
    const double open_part = 1.0 - ratio / leg.leverage;
    if (open_part <= 0.0) return std::nullopt;
    return ratio * held / open_part;
}

Contracts round_to_lot(Contracts contracts, double lot_step, Rounding rounding) {
    if (rounding == Rounding::None) return contracts;
    const double lots = double(contracts) / lot_step;
    const double nearest = std::floor(lots + 0.5);
    const bool is_whole = std::abs(lots - nearest) <= kWholeLotTolerance * std::fmax(1.0, std::abs(lots));
    double chosen = nearest;
    if (!is_whole && rounding == Rounding::Down) chosen = std::floor(lots);
    if (!is_whole && rounding == Rounding::Up) chosen = std::ceil(lots);
    return Contracts(contracts_from_lots(chosen, lot_step));
}

SizedLeg size_leg(const Plan& plan, const Leg& leg, const Terms& terms, const SizingBasis& basis) {
    SizedLeg sized;
    sized.exact = exact_contracts(plan, leg, terms, basis);
    sized.rounded = round_to_lot(sized.exact, terms.lot_step, leg.rounding);
    if (double(sized.exact) <= 0.0) return sized;
    const Position position = position_from_contracts(terms.kind, sized.rounded, terms.contract_value, basis.entry);
    const Usd notional = std::visit([&](const auto& p) { return notional_usd(p, basis.settle); }, position);
    sized.below_minimum_contracts = double(sized.rounded) < terms.minimum_contracts && leg.rounding != Rounding::None;
    sized.below_minimum_notional = !sized.below_minimum_contracts && double(notional) < terms.minimum_notional_usd;
    if (sized.below_minimum_contracts || sized.below_minimum_notional) sized.rounded = Contracts(0.0);
    if (leg.side == Side::Long) {
        sized.exact = -sized.exact;
        sized.rounded = Contracts(0.0) - sized.rounded; // never -0
    }
    return sized;
}

} // namespace keel
