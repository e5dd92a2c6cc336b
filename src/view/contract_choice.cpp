#include "view/contract_choice.hpp"

#include <algorithm>
#include <string>

namespace keel::view {

namespace {

void add_once(std::vector<std::string_view>& names, std::string_view name) {
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
}

std::string settle_asset_of(const Plan& plan, const Leg& leg) {
    if (const Contract* contract = find_contract(leg.contract)) return std::string(contract->settle_asset);
    return leg.kind == ContractKind::Inverse ? plan.bags[bag_of(plan, leg)].coin : "USDT";
}

} // namespace

std::vector<std::string_view> coins_with_contracts() {
    std::vector<std::string_view> coins;
    for (const Contract& contract : contracts())
        add_once(coins, contract.underlying);
    return coins;
}

std::vector<std::string_view> venues_for(std::string_view coin) {
    std::vector<std::string_view> venues;
    for (const Contract& contract : contracts()) {
        if (contract.underlying == coin) add_once(venues, contract.venue);
    }
    return venues;
}

std::vector<const Contract*> contracts_for(std::string_view venue, std::string_view coin) {
    std::vector<const Contract*> found;
    for (const Contract& contract : contracts()) {
        if (contract.venue == venue && contract.underlying == coin) found.push_back(&contract);
    }
    return found;
}

const Contract* nearest_contract(std::string_view coin, std::string_view venue, ContractKind kind) {
    const Contract* best = nullptr;
    int best_score = -1;
    for (const Contract& contract : contracts()) {
        if (contract.underlying != coin) continue;
        const int score = (contract.venue == venue ? 2 : 0) + (contract.kind == kind ? 1 : 0);
        if (score > best_score) best = &contract, best_score = score;
    }
    return best;
}

std::size_t bag_of(const Plan& plan, const Leg& leg) {
    const auto index = static_cast<std::size_t>(std::max(1.0, leg.bag)) - 1;
    return std::min(index, plan.bags.size() - 1);
}

ContractKind kind_of(const Leg& leg) {
    const Contract* contract = find_contract(leg.contract);
    return contract != nullptr ? contract->kind : leg.kind;
}

void make_custom(Leg& leg) {
    if (const Contract* contract = find_contract(leg.contract)) {
        leg.kind = contract->kind;
        leg.contract_value = contract->contract_value;
        leg.lot_step = contract->lot_step.value_or(kAssumedLotStep);
    }
    leg.contract = std::string(kCustomContract);
}

void follow_coin(Plan& plan, std::size_t bag) {
    if (plan.bags.empty()) return;
    for (Leg& leg : plan.legs) {
        const Contract* contract = find_contract(leg.contract);
        if (bag_of(plan, leg) != bag || contract == nullptr || contract->underlying == plan.bags[bag].coin) continue;
        if (const Contract* other = nearest_contract(plan.bags[bag].coin, contract->venue, contract->kind)) {
            leg.contract = std::string(other->id);
        } else {
            make_custom(leg);
            // The size of a linear contract is in coins of the one that was left.
            if (leg.kind == ContractKind::Linear) leg.contract_value.reset();
        }
    }
}

void keep_consistent(const Plan& before, Plan& after) {
    if (before == after || after.bags.empty()) return;
    for (std::size_t bag = 0; bag < after.bags.size(); ++bag) {
        const bool is_new = bag >= before.bags.size() || before.bags[bag].coin != after.bags[bag].coin;
        if (is_new) follow_coin(after, bag);
    }
    if (before.legs.size() != after.legs.size()) return; // they are not the same legs any more
    for (std::size_t i = 0; i < after.legs.size(); ++i) {
        Leg& leg = after.legs[i];
        if (settle_asset_of(before, before.legs[i]) != settle_asset_of(after, leg)) {
            leg.collateral.reset();
            leg.maintenance_amount.reset();
        }
        const bool is_linear = kind_of(leg) == ContractKind::Linear;
        if (is_linear && leg.collateral_source == CollateralSource::Bag) leg.collateral_source.reset();
        // A size in dollars is none in coins.
        if (leg.contract == kCustomContract && before.legs[i].contract == kCustomContract
            && leg.kind != before.legs[i].kind) {
            leg.contract_value.reset();
        }
    }
}

} // namespace keel::view
