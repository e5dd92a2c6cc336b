#pragma once

// The field table: one entry for each input of a Plan, with key, unit, range, default and help. Links, JSON, the
// command line, the module and the input widgets are all derived from it. Adding an input is one entry in fields.cpp.

#include "model/issue.hpp"
#include "model/plan.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace keel {

/// The value of a field at the boundary. monostate: left empty (only where the field may be).
using FieldValue = std::variant<std::monostate, double, std::string, std::vector<double>, PairList>;

/// Rule: its keys begin with "trigger" or "exit", with one number for both.
enum class Scope { Plan, Bag, Leg, Rule };
enum class Unit { None, Coins, Usd, UsdPerCoin, Contracts, Rate, Multiple, Days, Hours, SettleAsset, ContractValue };
/// Whole: a number without a fraction. Ticker: 1 to kMostTickerLetters letters and digits, kept as given.
/// Contract: an id of the venue table, or "custom". PairList: "21:-0.0003,9:0.0001". Path: one of the choices, or
/// pairs.
enum class FieldKind { Number, Whole, Choice, Ticker, Contract, NumberList, PairList, Path };

inline constexpr std::size_t kMostTickerLetters = 12;

struct Field {
    std::string_view key; // without index: "bag.amount", "horizon_days"
    Scope scope = Scope::Plan;
    std::string_view label; // sentence case, for the page: "Coins held"
    FieldKind kind = FieldKind::Number;
    Unit unit = Unit::None;
    bool may_be_empty = false;
    double least = 0.0; // closed range of a number, of each number in a list, or of the second of each pair
    double most = 0.0;
    double least_first = 0.0; // closed range of the first of each pair
    double most_first = 0.0;
    std::size_t least_count = 0; // how many numbers or pairs a list takes
    std::size_t most_count = 0;
    std::span<const std::string_view> choices = {}; // of FieldKind::Choice and Path
    std::string_view empty_means = {};              // what an empty value stands for, e.g. "the initial margin"
    std::string_view help = {};                     // written in the table; read with help_of()

    /// Total: a bag or leg the plan does not have reads as a default one.
    FieldValue (*read)(const Plan&, std::size_t index) = nullptr;
    /// Grows the plan up to the index. The address and the value are already checked.
    void (*write)(Plan&, std::size_t index, const FieldValue&) = nullptr;
};

/// Every field, in the order links, JSON and pages use.
std::span<const Field> fields();

/// A sentence or two with the formula and a number. `field` must be one of fields().
std::string_view help_of(const Field& field);

/// A field of one bag or leg: "leg2.ratio" is {field of "leg.ratio", 1}.
struct FieldAddress {
    const Field* field = nullptr;
    std::size_t index = 0; // 0-based bag or leg; 0 for Scope::Plan
};

/// Empty for an unknown key, "leg0.ratio", "leg1.ratio" (the first leg is plain "leg") or an index above the most.
std::optional<FieldAddress> find_field(std::string_view key);

/// "leg2.ratio".
std::string key_of(const Field& field, std::size_t index);

/// The range or the choices as words for Issue::accepted: "in [0, 1e9]", "one of short, long".
std::string accepted_by(const Field& field);

/// The value a default Plan has.
FieldValue default_of(const Field& field);

/// Nothing wrong: empty. Checks kind, range, whole numbers, choices and emptiness; never changes a value.
/// `as_given` is put into the Issue.
std::optional<Issue> check(const FieldAddress& address, const FieldValue& value, std::string as_given);

/// Checks, grows `plan.bags` or `plan.legs` up to the index, and writes.
std::optional<Issue> set_field(Plan& plan, const FieldAddress& address, const FieldValue& value, std::string as_given);

/// All issues of fields by themselves; what fields do to each other is checked by the engine.
Issues check_fields(const Plan& plan);

} // namespace keel
