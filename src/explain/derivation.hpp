#pragma once

// Where a number of the report comes from: the formula of each step, the same with the plan's numbers in it, what it
// comes to, and who says so. The steps are worked out from the plan and compared with the report: where a formula gives
// another figure, because the engine had to go payment by payment or tier by tier, the step says how, not what.

#include "model/plan.hpp"
#include "model/report.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace keel::explain {

struct Step {
    std::string what = {};    // "Coins to hedge"
    std::string formula = {}; // "hedge ratio × coins held"; empty where words say it
    std::string numbers = {}; // "100 % × 5"; empty also where the formula is one name
    std::string words = {};   // "as you entered it"
    std::string result = {};  // "5 BTC"

    bool operator==(const Step&) const = default;
};

struct Derivation {
    std::string key;    // "leg.contracts", "leg2.liquidation", "bag.hedged", "funding", "cost"
    std::string title;  // "Contracts to sell short"
    std::string result; // "3,250 contracts"
    std::vector<Step> steps;
    std::string words;                // what else there is to know; may be empty
    std::vector<std::string> sources; // of the formula and of the contract's figures
    std::vector<std::string> fields;  // keys of the inputs it depends on most

    bool operator==(const Derivation&) const = default;
};

/// All that the plan has, in the order of the key figures. `report` is of `plan`.
std::vector<Derivation> derivations_of(const Plan& plan, const Report& report);

/// None where the plan has no such figure.
std::optional<Derivation> derivation_of(const Plan& plan, const Report& report, std::string_view key);

/// For a terminal, for programs, and as a table with a line for each step.
std::string text_from_derivations(const std::vector<Derivation>& derivations);
std::string json_from_derivations(const std::vector<Derivation>& derivations);
std::string csv_from_derivations(const std::vector<Derivation>& derivations);

} // namespace keel::explain
