#pragma once

// Which contract a leg uses when the person changes the coin, the venue or goes over to a contract of their own.
// A plan that was valid stays valid.

#include "model/plan.hpp"
#include "model/venues.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace keel::view {

inline constexpr std::string_view kCustomContract = "custom";

/// In the order of the table, without repeats.
std::vector<std::string_view> coins_with_contracts();

/// Those that have the coin come first; `own` is how many these are.
template <class Item>
struct Offer {
    std::vector<Item> items;
    std::size_t own = 0;
};
Offer<std::string_view> venues_for(std::string_view coin);
Offer<const Contract*> contracts_for(std::string_view venue, std::string_view coin);

/// The contract on this coin that is most like the wanted: of the venue, then perpetual, then of the kind.
/// nullptr when there is none on the coin.
const Contract* nearest_contract(std::string_view coin, std::string_view venue, ContractKind kind);

/// The same among the contracts of a venue, on another coin when there is none on this one.
const Contract* nearest_at_venue(std::string_view venue, std::string_view coin, ContractKind kind);

/// The bag that a leg hedges, as an index that the plan has.
std::size_t bag_of(const Plan& plan, const Leg& leg);

/// The coin whose price the leg's contract follows.
std::string coin_of(const Plan& plan, const Leg& leg);

/// Of the venue's contract, or the custom one's.
ContractKind kind_of(const Leg& leg);

bool is_dated(const Leg& leg);

/// From today until a contract is delivered; empty for a perpetual one.
std::optional<double> days_to_delivery(const Contract& contract);

/// A venue's contract. Of a dated one the plan learns how many days it has left, if it has any.
void choose_contract(Leg& leg, const Contract& contract);

/// Makes the leg a custom one with the figures of the contract it had.
void make_custom(Leg& leg);

/// Moves a leg with a venue's contract to one on the coin of its bag.
void follow_coin(const Plan& plan, Leg& leg);

/// After edits of coins, contracts and kinds: legs move with their coin, a coin that a newly chosen contract is on gets
/// a bag of 0 coins, and what was an amount of the old collateral coin, or possible only with what was there before, is
/// left to Keel again.
void keep_consistent(const Plan& before, Plan& after);

// ---- Several bags and legs

void add_bag(Plan& plan, std::string_view coin);
void add_leg(Plan& plan);
void remove_bag(Plan& plan, std::size_t index); // with the legs that hedge it
void remove_leg(Plan& plan, std::size_t index);

/// Changes places with the next one. The legs of a bag follow it, and what is told of the first coin (correlations)
/// is told of the new first one.
void move_bag_down(Plan& plan, std::size_t index);
void move_leg_down(Plan& plan, std::size_t index);

} // namespace keel::view
