#include "engine/sizing.hpp"

#include "engine/contract.hpp"

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

Contracts exact_contracts(const Leg& leg, const Bag& bag, const Terms& terms, UsdPerCoin entry) {
    const bool is_inverse = terms.kind == ContractKind::Inverse;
    switch (leg.sizing) {
    case SizingMode::Contracts: return Contracts(leg.contracts);
    case SizingMode::Notional: {
        const Usd notional(leg.notional);
        if (is_inverse) return notional / UsdPerContract(terms.contract_value);
        return (notional / entry) / CoinPerContract(terms.contract_value);
    }
    case SizingMode::Ratio: break;
    }
    const Coin target = target_coins(leg, bag, terms).value_or(Coin(0.0));
    if (is_inverse) return (target * entry) / UsdPerContract(terms.contract_value);
    return target / CoinPerContract(terms.contract_value);
}

} // namespace

bool brings_extra_coins(const Leg& leg, const Terms& terms) {
    return terms.kind == ContractKind::Inverse && leg.collateral_source == CollateralSource::Extra;
}

std::optional<Coin> target_coins(const Leg& leg, const Bag& bag, const Terms& terms) {
    const Coin held(bag.amount);
    if (!brings_extra_coins(leg, terms)) return leg.ratio * held;
    if (leg.collateral) return leg.ratio * (held + Coin(*leg.collateral));
    const double open_part = 1.0 - leg.ratio / leg.leverage;
    if (open_part <= 0.0) return std::nullopt;
    return leg.ratio * held / open_part;
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

SizedLeg size_leg(const Leg& leg, const Bag& bag, const Terms& terms, UsdPerCoin entry) {
    SizedLeg sized;
    sized.exact = exact_contracts(leg, bag, terms, entry);
    sized.rounded = round_to_lot(sized.exact, terms.lot_step, leg.rounding);
    if (double(sized.exact) <= 0.0) return sized;
    const Position position = position_from_contracts(terms.kind, sized.rounded, terms.contract_value, entry);
    const Usd notional = std::visit([](const auto& p) { return notional_usd(p); }, position);
    sized.below_minimum_contracts = double(sized.rounded) < terms.minimum_contracts && leg.rounding != Rounding::None;
    sized.below_minimum_notional = !sized.below_minimum_contracts && double(notional) < terms.minimum_notional_usd;
    if (sized.below_minimum_contracts || sized.below_minimum_notional) sized.rounded = Contracts(0.0);
    return sized;
}

} // namespace keel
