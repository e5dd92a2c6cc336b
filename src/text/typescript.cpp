#include "text/typescript.hpp"

#include "model/backtest_table.hpp"
#include "model/comparison_table.hpp"
#include "model/fields.hpp"
#include "model/path_table.hpp"
#include "model/report_table.hpp"
#include "model/risk_table.hpp"
#include "text/field_text.hpp"
#include "text/phrases.hpp"
#include "text/typescript_fixed.hpp"

#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

namespace keel::text {

namespace {

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
struct TypeScript<SolutionStatus> {
    static std::string name() { return R"("found" | "already" | "impossible")"; }
};
template <>
struct TypeScript<PathEventKind> {
    static std::string name() {
        return "\"open\" | \"add\" | \"reduce\" | \"funding\" | \"stop\" | \"liquidation\" | \"adl\" | \"top_up\" | "
               "\"trigger\" | \"exit\" | \"target\" | \"expiry\" | \"settle\" | \"margin_rule\" | "
               "\"venue_failure\" | \"close\"";
    }
};
template <>
struct TypeScript<EpisodeEnd> {
    static std::string name() {
        return "\"exit\" | \"target\" | \"stop\" | \"liquidation\" | \"adl\" | \"expiry\" | \"venue_failure\" | "
               "\"end_of_path\"";
    }
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
    case FieldKind::PairList:
    case FieldKind::Path:
    case FieldKind::Contract: return "string" + empty;
    case FieldKind::NumberList: return "readonly number[]" + empty;
    }
    return "unknown";
}

std::string comment_of(const Field& field) {
    const std::string preset = text_from_value(default_of(field));
    return std::string(field.label) + ". " + std::string(help_of(field)) + " Accepted: " + accepted_by(field)
           + ". Default: "
           + (field.may_be_empty && preset.empty() ? "null, which means " + std::string(field.empty_means)
              : preset.empty()                     ? "none"
                                                   : preset)
           + ".";
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
    Plan with_all_groups;
    with_all_groups.rules.resize(1);
    for (const FieldGroup& group : groups_of(with_all_groups)) {
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
           + interface_of<Sizing>() + interface_of<LegMargin>() + interface_of<WalletMargin>() + interface_of<Margin>()
           + interface_of<Cost>() + interface_of<ScenarioLeg>() + interface_of<ScenarioBag>()
           + interface_of<ScenarioWallet>() + interface_of<Scenario>() + interface_of<Warning>()
           + interface_of<Report>() + interface_of<Alternative>() + interface_of<Comparison>()
           + interface_of<VenueOffer>() + interface_of<Solution>() + interface_of<TopUp>() + interface_of<Grid>()
           + interface_of<PathEvent>() + interface_of<PathMoment>() + interface_of<PathAlternative>()
           + interface_of<RuleEpisode>() + interface_of<RuleTotals>() + interface_of<PathReport>()
           + interface_of<BacktestTotal>() + interface_of<Backtest>() + interface_of<Estimate>()
           + interface_of<RiskMoment>() + interface_of<RiskBar>() + interface_of<RiskDistribution>()
           + interface_of<RiskLevel>() + interface_of<RiskMethod>() + interface_of<RiskReport>()
           + std::string(kInterface);
}

} // namespace keel::text
