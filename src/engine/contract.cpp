#include "engine/contract.hpp"

namespace keel {

Position position_from_contracts(ContractKind kind, Contracts n, double contract_value, UsdPerCoin entry) {
    if (kind == ContractKind::Inverse) return InversePosition{n * UsdPerContract(contract_value), entry};
    return LinearPosition{n * CoinPerContract(contract_value), entry};
}

} // namespace keel
