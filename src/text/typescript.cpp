#include "text/typescript.hpp"

#include "model/fields.hpp"
#include "model/report_table.hpp"
#include "text/field_text.hpp"
#include "text/phrases.hpp"

#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

namespace keel::text {

namespace {

constexpr std::string_view kHead = R"(// Generated from Keel's tables of inputs and results: do not edit.
// Rates are fractions (0.01 is 1 %), prices USD per coin, coins sold short are positive.

)";

constexpr std::string_view kInterface = R"(/** Wrong input. */
export interface Issue {
    /** key of the input, such as "bag.amount" */
    field: string;
    /** as given */
    value: string;
    /** what would have been accepted, such as "in [0, 1e9]" */
    accepted: string;
    /** the three as a sentence */
    message: string;
}

/** Thrown with all that is wrong with a plan. */
export declare class KeelError extends Error {
    readonly issues: readonly Issue[];
}

/** What could be read from a link; it never throws. */
export interface LinkReading {
    plan: Plan;
    /** unknown keys and bad values: the defaults were kept for them */
    issues: Issue[];
    /** the check value does not fit: a part was changed or cut off */
    damaged: boolean;
    /** made by a later version: what is known was read */
    newer: boolean;
    /** longer than 64 KiB: only its beginning was read */
    truncated: boolean;
    /** the above in words */
    notes: string[];
}

/** An input: one entry of the field table. */
export interface FieldInfo {
    key: string;
    scope: "plan" | "bag" | "leg";
    label: string;
    kind: "number" | "whole" | "choice" | "ticker" | "contract" | "number_list";
    unit: string;
    may_be_empty: boolean;
    least: number | null;
    most: number | null;
    choices: string[];
    default: number | string | number[] | null;
    empty_means: string | null;
    accepted: string;
    help: string;
}

/** A step of a venue's margin table; null is "not known". */
export interface Tier {
    cap: number | null;
    maintenance_rate: number | null;
    maintenance_amount: number | null;
    max_leverage: number | null;
}

/** A contract of the venue table; null is "not known". */
export interface ContractInfo {
    id: string;
    venue: string;
    market: string;
    symbol: string;
    product: "perpetual" | "dated";
    /** as 2026-12-25; null for a perpetual */
    delivery_date: string | null;
    kind: "inverse" | "linear";
    underlying: string;
    settle_asset: string;
    contract_value: number;
    lot_step: number | null;
    minimum_contracts: number | null;
    minimum_notional_usd: number | null;
    maker_fee_rate: number | null;
    taker_fee_rate: number | null;
    liquidation_fee_rate: number | null;
    delivery_fee_rate: number | null;
    fee_confidence: "low" | "medium" | "high" | null;
    max_leverage: number | null;
    funding_interval_hours: number | null;
    /** the highest and the lowest funding rate per interval */
    funding_cap_rate: number | null;
    funding_floor_rate: number | null;
    bonus_usable_as_margin: boolean | null;
    bonus_usable_for_fees: boolean | null;
    revision: number;
    confidence: "low" | "medium" | "high";
    as_of: string;
    source: string;
    note: string | null;
    tier_method: "marginal_with_deduction" | "whole_position";
    tier_unit: "settle_asset" | "contracts" | "usd";
    tiers_inferred: boolean;
    /** liquidated when equity reaches the maintenance margin and the fee to close */
    fee_to_close_in_maintenance: boolean;
    tiers_confidence: "low" | "medium" | "high" | null;
    tiers_as_of: string | null;
    tiers_source: string | null;
    tiers: Tier[];
}

export interface Keel {
    readonly version: string;
    /** Everything about a plan. What is left out has its default. Throws a KeelError. */
    evaluate(plan?: PlanInput): Report;
    /** The plan as the fragment of a link, without '#'. Throws a KeelError. */
    encodeLink(plan?: PlanInput): string;
    /** Takes a fragment with or without '#', or a whole address. */
    decodeLink(link: string): LinkReading;
    /** Every input with its default. */
    defaultPlan(): Plan;
    fields(): FieldInfo[];
    venues(): ContractInfo[];
}

export interface CreateOptions {
    /** Where keel-engine.wasm is, when it is not beside the module. */
    locateFile?: (path: string, prefix: string) => string;
}

export declare function createKeel(options?: CreateOptions): Promise<Keel>;
)";

// ---- Results ----

template <class Type>
struct TypeScript {
    static std::string name() { return std::string(Table<Type>::name); }
};
template <>
struct TypeScript<double> {
    static std::string name() { return "number"; }
};
template <>
struct TypeScript<bool> {
    static std::string name() { return "boolean"; }
};
template <>
struct TypeScript<std::string> {
    static std::string name() { return "string"; }
};
template <>
struct TypeScript<Severity> {
    static std::string name() { return R"("notice" | "caution" | "danger")"; }
};
template <class Type>
struct TypeScript<std::optional<Type>> {
    static std::string name() { return TypeScript<Type>::name() + " | null"; }
};
template <class Type>
struct TypeScript<std::vector<Type>> {
    static std::string name() { return TypeScript<Type>::name() + "[]"; }
};

std::string member_text(std::string_view comment, std::string_view declaration) {
    return std::string("    /** ").append(comment).append(" */\n    ").append(declaration).append(";\n");
}

template <class Owner, class Type>
std::string member_of(const Member<Owner, Type>& member) {
    return member_text(member.meaning, std::string(member.key) + ": " + TypeScript<Type>::name());
}

template <class Struct>
std::string interface_of() {
    const std::string members = std::apply(
        [](const auto&... member) { return (std::string() + ... + member_of(member)); }, Table<Struct>::members);
    return "export interface " + TypeScript<Struct>::name() + " {\n" + members + "}\n\n";
}

// ---- Inputs ----

std::string choices_of(const Field& field) {
    std::string text;
    for (const std::string_view choice : field.choices)
        text.append(text.empty() ? "\"" : " | \"").append(choice).append("\"");
    return text;
}

std::string type_of(const Field& field) {
    const std::string empty = field.may_be_empty ? " | null" : "";
    switch (field.kind) {
    case FieldKind::Number:
    case FieldKind::Whole: return "number" + empty;
    case FieldKind::Choice: return choices_of(field) + empty;
    case FieldKind::Ticker:
    case FieldKind::Contract: return "string" + empty;
    case FieldKind::NumberList: return "readonly number[]" + empty;
    }
    return "unknown";
}

std::string comment_of(const Field& field) {
    const std::string preset = text_from_value(default_of(field));
    return std::string(field.label) + ". " + std::string(field.help) + " Accepted: " + accepted_by(field)
           + ". Default: " + (preset.empty() ? "null, which means " + std::string(field.empty_means) : preset) + ".";
}

std::string member_of(const Field& field) {
    return member_text(comment_of(field), std::string(name_in_group(field)) + "?: " + type_of(field));
}

/// "Bag", "Leg", "ScenarioInput".
std::string interface_name(const FieldGroup& group) {
    const bool is_part = group.fields.front().field->scope != Scope::Plan;
    return capitalised(group.name) + (is_part ? "" : "Input");
}

/// "bag", "bag2", … for a group of a bag or leg.
std::vector<std::string> keys_of(const FieldGroup& group) {
    const Field& field = *group.fields.front().field;
    std::vector<std::string> keys;
    for (std::size_t index = 0;; ++index) {
        const std::string key = key_of(field, index);
        if (!find_field(key) || (index > 0 && field.scope == Scope::Plan)) return keys;
        keys.push_back(key.substr(0, key.find('.')));
    }
}

std::string plan_types() {
    std::string interfaces;
    std::string members;
    std::string dotted;
    for (const FieldGroup& group : groups_of(Plan{})) {
        std::string fields;
        for (const FieldAddress& address : group.fields)
            fields += member_of(*address.field);
        if (group.name.empty()) {
            members += fields;
            continue;
        }
        const std::string name = interface_name(group);
        interfaces += "export interface " + name + " {\n" + fields + "}\n\n";
        std::string prefixes;
        for (const std::string& key : keys_of(group)) {
            members += "    " + key + "?: " + name + ";\n";
            prefixes += (prefixes.empty() ? "\"" : " | \"") + key + "\"";
        }
        dotted += "\n    & Dotted<" + prefixes + ", " + name + ">";
    }
    return interfaces
           + "/** All inputs. What is left out has its default; null is an empty value. */\nexport interface Plan {\n"
           + members + "}\n\ntype Dotted<Prefix extends string, Group> = {\n"
           + "    [Key in keyof Group & string as `${Prefix}.${Key}`]?: Group[Key];\n};\n\n"
           + "/** A plan with nested objects, or with keys such as \"bag.amount\", or both. */\nexport type PlanInput "
             "= Plan"
           + dotted + ";\n\n";
}

} // namespace

std::string typescript_declarations() {
    return std::string(kHead) + plan_types() + interface_of<LegSizing>() + interface_of<BagSizing>()
           + interface_of<Sizing>() + interface_of<LegMargin>() + interface_of<Margin>() + interface_of<Cost>()
           + interface_of<Scenario>() + interface_of<Warning>() + interface_of<Report>() + std::string(kInterface);
}

} // namespace keel::text
