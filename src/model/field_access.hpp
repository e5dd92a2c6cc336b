#pragma once

// Reading and writing one member of a Plan as a FieldValue: everything about a field that follows from its type.
// Only fields.cpp and the tables it joins use this header.

#include "model/fields.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace keel::field_access {

/// Names of the choices, in the order of the enumerators.
template <class Enum>
inline constexpr std::array<std::string_view, 0> kNames{};
template <>
inline constexpr std::array<std::string_view, 3> kNames<ContractKind>{"inverse", "linear", "quanto"};
template <>
inline constexpr std::array<std::string_view, 4> kNames<SizingMode>{"ratio", "contracts", "notional", "min_variance"};
template <>
inline constexpr std::array<std::string_view, 2> kNames<Side>{"short", "long"};
template <>
inline constexpr std::array<std::string_view, 2> kNames<MarginMode>{"isolated", "cross"};
template <>
inline constexpr std::array<std::string_view, 3> kNames<BonusUse>{"none", "margin", "fees"};
template <>
inline constexpr std::array<std::string_view, 2> kNames<YesNo>{"no", "yes"};
template <>
inline constexpr std::array<std::string_view, 4> kNames<Rounding>{"nearest", "down", "up", "none"};
template <>
inline constexpr std::array<std::string_view, 2> kNames<CollateralSource>{"bag", "extra"};
template <>
inline constexpr std::array<std::string_view, 2> kNames<OrderType>{"taker", "maker"};
template <>
inline constexpr std::array<std::string_view, 2> kNames<PriceMove>{"straight", "jump"};
template <>
inline constexpr std::array<std::string_view, 10> kNames<TriggerKind>{
    "price_below",        "price_above",   "drawdown",      "rsi_below",   "rsi_above",
    "bearish_divergence", "funding_below", "funding_above", "date_window", "rebalance"};
template <>
inline constexpr std::array<std::string_view, 4> kNames<ExitKind>{"never", "condition_false", "target_price", "date"};
template <>
inline constexpr std::array<std::string_view, 3> kNames<RiskModel>{"gbm", "jumps", "bootstrap"};
template <>
inline constexpr std::array<std::string_view, 3> kNames<RiskNumbers>{"automatic", "pseudo", "sobol"};
template <>
inline constexpr std::array<std::string_view, 18> kNames<PathPreset>{
    "crash",     "pump",          "squeeze_then_crash", "v_recovery",    "grind_up",      "grind_down",
    "chop",      "march_2020",    "march_2020_eth",     "february_2021", "may_2021",      "may_2021_eth",
    "june_2022", "november_2022", "october_2023",       "august_2024",   "november_2024", "october_2025"};
template <>
inline constexpr std::array<std::string_view, 18> kNames<PathInput> = kNames<PathPreset>;

/// What the table derives from the type of a member, and how its value crosses the boundary.
template <class Type>
struct Member;

/// Nobody means a negative zero, JSON readers lose its sign, and two ways of writing one plan would be two links.
constexpr double without_sign_of_zero(double number) { return number + 0.0; }

template <>
struct Member<double> {
    static constexpr FieldKind kind = FieldKind::Number;
    static FieldValue value_from(double number) { return number; }
    static void assign(double& member, const FieldValue& value) {
        if (const auto* number = std::get_if<double>(&value)) member = without_sign_of_zero(*number);
    }
};

template <>
struct Member<std::string> {
    static constexpr FieldKind kind = FieldKind::Ticker;
    static FieldValue value_from(const std::string& text) { return text; }
    static void assign(std::string& member, const FieldValue& value) {
        if (const auto* text = std::get_if<std::string>(&value)) member = *text;
    }
};

template <>
struct Member<std::vector<double>> {
    static constexpr FieldKind kind = FieldKind::NumberList;
    static FieldValue value_from(const std::vector<double>& numbers) { return numbers; }
    static void assign(std::vector<double>& member, const FieldValue& value) {
        if (const auto* numbers = std::get_if<std::vector<double>>(&value)) {
            member = *numbers;
            std::ranges::transform(member, member.begin(), without_sign_of_zero);
        }
    }
};

template <>
struct Member<PairList> {
    static constexpr FieldKind kind = FieldKind::PairList;
    static FieldValue value_from(const PairList& pairs) { return pairs; }
    static void assign(PairList& member, const FieldValue& value) {
        if (const auto* pairs = std::get_if<PairList>(&value)) {
            member = *pairs;
            for (NumberPair& pair : member)
                pair = {without_sign_of_zero(pair.first), without_sign_of_zero(pair.second)};
        }
    }
};

/// Crosses as the name of its preset, or as its waypoints.
template <>
struct Member<PathInput> {
    static constexpr FieldKind kind = FieldKind::Path;
    static FieldValue value_from(const PathInput& path) {
        if (path.preset) return std::string(kNames<PathPreset>[static_cast<std::size_t>(*path.preset)]);
        return path.points;
    }
    static void assign(PathInput& member, const FieldValue& value) {
        PathInput given;
        Member<PairList>::assign(given.points, value);
        if (const auto* name = std::get_if<std::string>(&value)) {
            const auto found = std::ranges::find(kNames<PathPreset>, *name);
            if (found == kNames<PathPreset>.end()) return;
            given.preset = static_cast<PathPreset>(found - kNames<PathPreset>.begin());
        }
        member = std::move(given);
    }
};

/// The bags or legs themselves: the field is their count.
template <class Part>
struct Member<std::vector<Part>> {
    static constexpr FieldKind kind = FieldKind::Whole;
    static FieldValue value_from(const std::vector<Part>& parts) { return static_cast<double>(parts.size()); }
    static void assign(std::vector<Part>& member, const FieldValue& value) {
        if (const auto* count = std::get_if<double>(&value)) member.resize(static_cast<std::size_t>(*count));
    }
};

template <class Enum>
requires std::is_enum_v<Enum>
struct Member<Enum> {
    static constexpr FieldKind kind = FieldKind::Choice;
    static FieldValue value_from(Enum choice) {
        const auto index = static_cast<std::size_t>(choice);
        return index < kNames<Enum>.size() ? std::string(kNames<Enum>[index]) : std::string();
    }
    static void assign(Enum& member, const FieldValue& value) {
        const auto* name = std::get_if<std::string>(&value);
        if (name == nullptr) return;
        const auto found = std::ranges::find(kNames<Enum>, *name);
        if (found != kNames<Enum>.end()) member = static_cast<Enum>(found - kNames<Enum>.begin());
    }
};

template <class Type>
struct Member<std::optional<Type>> {
    static constexpr FieldKind kind = Member<Type>::kind;
    static FieldValue value_from(const std::optional<Type>& member) {
        return member ? Member<Type>::value_from(*member) : FieldValue{};
    }
    static void assign(std::optional<Type>& member, const FieldValue& value) {
        if (std::holds_alternative<std::monostate>(value)) {
            member.reset();
        } else {
            Member<Type>::assign(member.emplace(), value);
        }
    }
};

/// Where in a plan the struct with the member is.
template <class Owner>
struct PartOf;

template <>
struct PartOf<Plan> {
    static constexpr Scope scope = Scope::Plan;
    static const Plan& read(const Plan& plan, std::size_t) { return plan; }
    static Plan& write(Plan& plan, std::size_t) { return plan; }
};

template <>
struct PartOf<ScenarioInput> {
    static constexpr Scope scope = Scope::Plan;
    static const ScenarioInput& read(const Plan& plan, std::size_t) { return plan.scenario; }
    static ScenarioInput& write(Plan& plan, std::size_t) { return plan.scenario; }
};

template <>
struct PartOf<Sale> {
    static constexpr Scope scope = Scope::Plan;
    static const Sale& read(const Plan& plan, std::size_t) { return plan.sale; }
    static Sale& write(Plan& plan, std::size_t) { return plan.sale; }
};

template <>
struct PartOf<RiskInput> {
    static constexpr Scope scope = Scope::Plan;
    static const RiskInput& read(const Plan& plan, std::size_t) { return plan.risk; }
    static RiskInput& write(Plan& plan, std::size_t) { return plan.risk; }
};

template <class Part, std::vector<Part> Plan::*kParts>
struct PartOfList {
    static const Part& read(const Plan& plan, std::size_t index) {
        static const Part default_part{};
        return index < (plan.*kParts).size() ? (plan.*kParts)[index] : default_part;
    }
    static Part& write(Plan& plan, std::size_t index) {
        auto& parts = plan.*kParts;
        if (parts.size() <= index) parts.resize(index + 1);
        return parts[index];
    }
};

template <>
struct PartOf<Bag> : PartOfList<Bag, &Plan::bags> {
    static constexpr Scope scope = Scope::Bag;
};

template <>
struct PartOf<Leg> : PartOfList<Leg, &Plan::legs> {
    static constexpr Scope scope = Scope::Leg;
};

template <>
struct PartOf<Rule> : PartOfList<Rule, &Plan::rules> {
    static constexpr Scope scope = Scope::Rule;
};

template <class Pointer>
struct Pointee;
template <class OwnerType, class MemberType>
struct Pointee<MemberType OwnerType::*> {
    using Owner = OwnerType;
    using Type = MemberType;
};

template <class Type>
inline constexpr bool kIsOptional = false;
template <class Type>
inline constexpr bool kIsOptional<std::optional<Type>> = true;

template <class Type>
constexpr std::span<const std::string_view> names_of() {
    if constexpr (kIsOptional<Type>) {
        return names_of<typename Type::value_type>();
    } else {
        return kNames<Type>;
    }
}

/// An entry of the table, with what follows from the member filled in. A kind other than Number is kept as given.
template <auto kMember>
consteval Field field(Field entry) {
    using Owner = typename Pointee<decltype(kMember)>::Owner;
    using Type = typename Pointee<decltype(kMember)>::Type;
    entry.scope = PartOf<Owner>::scope;
    if (entry.kind == FieldKind::Number) entry.kind = Member<Type>::kind;
    entry.may_be_empty = kIsOptional<Type>;
    entry.choices = names_of<Type>();
    entry.read = [](const Plan& plan, std::size_t index) {
        return Member<Type>::value_from(PartOf<Owner>::read(plan, index).*kMember);
    };
    entry.write = [](Plan& plan, std::size_t index, const FieldValue& value) {
        Member<Type>::assign(PartOf<Owner>::write(plan, index).*kMember, value);
    };
    return entry;
}

} // namespace keel::field_access
