#pragma once

// Which contract a leg uses when the person changes the coin, the venue or goes over to a contract of their own.
// A plan that was valid stays valid.

#include "model/plan.hpp"
#include "model/venues.hpp"

#include <string_view>
#include <vector>

namespace keel::view {

inline constexpr std::string_view kCustomContract = "custom";

/// In the order of the table, without repeats.
std::vector<std::string_view> coins_with_contracts();
std::vector<std::string_view> venues_for(std::string_view coin);
std::vector<const Contract*> contracts_for(std::string_view venue, std::string_view coin);

/// The contract on this coin that is most like the wanted: of the venue and kind, else of the venue, else of the kind
/// anywhere. nullptr when there is none on the coin.
const Contract* nearest_contract(std::string_view coin, std::string_view venue, ContractKind kind);

/// The bag that a leg hedges, as an index that the plan has.
std::size_t bag_of(const Plan& plan, const Leg& leg);

/// Of the venue's contract, or the custom one's.
ContractKind kind_of(const Leg& leg);

/// Makes the leg a custom one with the figures of the contract it had.
void make_custom(Leg& leg);

/// After the coin of a bag has changed: moves the legs that hedge it to contracts on the new coin.
void follow_coin(Plan& plan, std::size_t bag);

/// After edits of coins, contracts and kinds: follow_coin for all bags, and what was an amount of the old collateral
/// coin, or possible only with the old kind, is left to Keel again.
void keep_consistent(const Plan& before, Plan& after);

} // namespace keel::view
