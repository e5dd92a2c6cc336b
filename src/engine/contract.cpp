#include "engine/contract.hpp"

namespace keel {

namespace {

/// Average price, weighted with the sizes; the entry of whichever is not empty when the other is.
template <StraightPosition Type>
Type joined_straight(const Type& open, const Type& added) {
    const auto size = open.size + added.size;
    if (double(size) == 0.0 || double(added.size) == 0.0) return {size, open.entry};
    if (double(open.size) == 0.0) return added;
    const double entry = (double(open.size) * double(open.entry) + double(added.size) * double(added.entry))
                         / (double(open.size) + double(added.size));
    return {size, UsdPerCoin(entry)};
}

} // namespace

Position position_from_contracts(ContractKind kind, Contracts n, double contract_value, UsdPerCoin entry) {
    switch (kind) {
    case ContractKind::Inverse: return InversePosition{n * UsdPerContract(contract_value), entry};
    case ContractKind::Linear: return LinearPosition{n * CoinPerContract(contract_value), entry};
    case ContractKind::Quanto: return QuantoPosition{n * SettlePerContract(contract_value), entry};
    }
    return InversePosition{};
}

InversePosition joined(const InversePosition& open, const InversePosition& added) {
    const Usd notional = open.notional + added.notional;
    if (double(notional) == 0.0 || double(added.notional) == 0.0) return {notional, open.entry};
    if (double(open.notional) == 0.0) return added;
    return {notional, notional / (open.notional / open.entry + added.notional / added.entry)};
}

LinearPosition joined(const LinearPosition& open, const LinearPosition& added) { return joined_straight(open, added); }

QuantoPosition joined(const QuantoPosition& open, const QuantoPosition& added) { return joined_straight(open, added); }

} // namespace keel
