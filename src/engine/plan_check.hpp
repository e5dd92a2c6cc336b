#pragma once

// What fields of a plan do to each other: combinations that no calculation can be made of.

#include "model/issue.hpp"
#include "model/plan.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace keel {

/// "leg2.ratio" for (1, "ratio").
std::string leg_key(std::size_t index, std::string_view name);
/// "bag2.amount" for (1, "amount").
std::string bag_key(std::size_t index, std::string_view name);

/// Nothing wrong when the plan has that leg, 0-based.
Issues unknown_leg(const Plan& plan, std::size_t leg);

/// As an Issue shows it: "65000", "-0.5".
std::string text_from_number(double value);

/// The coin a leg's contract is on; a custom one is on its own coin, or on that of the bag it hedges. `leg.bag` must be
/// a bag of the plan.
std::string_view coin_of_contract(const Plan& plan, const Leg& leg);

/// The bag of the coin a leg's contract is on: the hedged bag itself when it holds that coin, else the first one that
/// does; empty when there is none. `leg.bag` must be a bag of the plan.
std::optional<std::size_t> asset_of(const Plan& plan, const Leg& leg);

/// Needs fields that are each right by themselves. Empty: nothing wrong.
Issues check_plan(const Plan& plan);

} // namespace keel
