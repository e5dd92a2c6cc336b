#include "text/field_text.hpp"

#include "text/number.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>
#include <variant>
#include <vector>

namespace keel::text {

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kSpaces = " \t\r\n";
    const auto first = text.find_first_not_of(kSpaces);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

std::optional<double> read_number(std::string_view text, Spelling spelling) {
    return spelling == Spelling::Exact ? read_exact(text) : read_typed(text);
}

/// Only Typed lists may be separated by semicolons, and only they may hold spaces.
std::optional<std::vector<double>> read_list(std::string_view text, Spelling spelling) {
    std::vector<double> numbers;
    if (text.empty()) return numbers;
    for (;;) {
        const auto comma = text.find_first_of(spelling == Spelling::Exact ? "," : ",;");
        const auto number = read_number(text.substr(0, comma), spelling);
        if (!number) return std::nullopt;
        numbers.push_back(*number);
        if (comma == std::string_view::npos) return numbers;
        text.remove_prefix(comma + 1);
    }
}

/// "21:-0.0003,9:0.0001"; typed ones may hold spaces.
std::optional<PairList> read_pairs(std::string_view text, Spelling spelling) {
    PairList pairs;
    if (text.empty()) return pairs;
    for (;;) {
        const auto comma = text.find_first_of(spelling == Spelling::Exact ? "," : ",;");
        const auto item = text.substr(0, comma);
        const auto colon = item.find(':');
        if (colon == std::string_view::npos) return std::nullopt;
        const auto first = read_number(item.substr(0, colon), spelling);
        const auto second = read_number(item.substr(colon + 1), spelling);
        if (!first || !second) return std::nullopt;
        pairs.push_back({*first, *second});
        if (comma == std::string_view::npos) return pairs;
        text.remove_prefix(comma + 1);
    }
}

/// Empty: not a value of this kind.
std::optional<FieldValue> read_value(const Field& field, std::string_view text, Spelling spelling) {
    if (text.empty() && field.may_be_empty) return FieldValue{};
    switch (field.kind) {
    case FieldKind::Number:
    case FieldKind::Whole:
        if (const auto number = read_number(text, spelling)) return FieldValue(*number);
        return std::nullopt;
    case FieldKind::NumberList:
        if (auto numbers = read_list(text, spelling)) return FieldValue(std::move(*numbers));
        return std::nullopt;
    case FieldKind::PairList:
        if (auto pairs = read_pairs(text, spelling)) return FieldValue(std::move(*pairs));
        return std::nullopt;
    case FieldKind::Path:
        if (auto pairs = read_pairs(text, spelling)) return FieldValue(std::move(*pairs));
        return FieldValue(std::string(text));
    case FieldKind::Choice:
    case FieldKind::Ticker:
    case FieldKind::Contract: return FieldValue(std::string(text));
    }
    return std::nullopt;
}

std::optional<Issue> set_value(Plan& plan, const FieldAddress& address, const GivenValue& given) {
    if (!given.value) return Issue{given.key, shown(given.as_given), accepted_by(*address.field)};
    // JSON and the module have no pairs: they stand there as text.
    const auto* text = std::get_if<std::string>(&*given.value);
    const FieldKind kind = address.field->kind;
    const bool is_name = kind == FieldKind::Path && text != nullptr
                         && std::ranges::find(address.field->choices, *text) != address.field->choices.end();
    if (text != nullptr && !is_name && (kind == FieldKind::PairList || kind == FieldKind::Path)) {
        auto pairs = read_pairs(*text, Spelling::Exact);
        if (!pairs) return Issue{given.key, shown(given.as_given), accepted_by(*address.field)};
        return set_field(plan, address, std::move(*pairs), shown(given.as_given));
    }
    return set_field(plan, address, *given.value, shown(given.as_given));
}

std::size_t parts_of(const Plan& plan, Scope scope) {
    switch (scope) {
    case Scope::Plan: return 1;
    case Scope::Bag: return plan.bags.size();
    case Scope::Leg: return plan.legs.size();
    case Scope::Rule: return plan.rules.size();
    }
    return 0;
}

} // namespace

std::string text_from_value(const FieldValue& value) {
    if (const auto* number = std::get_if<double>(&value)) return exact(*number);
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    std::string text;
    if (const auto* numbers = std::get_if<std::vector<double>>(&value)) {
        for (const double number : *numbers)
            text += (text.empty() ? "" : ",") + exact(number);
    }
    if (const auto* pairs = std::get_if<PairList>(&value)) {
        for (const NumberPair& pair : *pairs)
            text += (text.empty() ? "" : ",") + exact(pair.first) + ":" + exact(pair.second);
    }
    return text;
}

std::expected<FieldValue, Issue> value_from_text(const FieldAddress& address, std::string_view text,
                                                 Spelling spelling) {
    const std::string_view given = spelling == Spelling::Typed ? trimmed(text) : text;
    auto value = read_value(*address.field, given, spelling);
    std::string as_given = given.empty() ? "an empty value" : shown(given);
    if (!value) {
        return std::unexpected(
            Issue{key_of(*address.field, address.index), std::move(as_given), accepted_by(*address.field)});
    }
    if (auto issue = check(address, *value, std::move(as_given))) return std::unexpected(std::move(*issue));
    return std::move(*value);
}

std::optional<Issue> set_from_text(Plan& plan, std::string_view key, std::string_view text, Spelling spelling) {
    const auto address = find_field(key);
    if (!address) return unknown_key(key, text);
    const auto value = value_from_text(*address, text, spelling);
    if (!value) return value.error();
    address->field->write(plan, address->index, *value);
    return std::nullopt;
}

Issue unknown_key(std::string_view key, std::string_view text) {
    return {shown(key), shown(text), "a field Keel knows"};
}

bool is_count(const Field& field) { return field.key == "bags" || field.key == "legs" || field.key == "rules"; }

Issues set_values(Plan& plan, std::span<const GivenValue> given) {
    Issues issues;
    std::set<std::string_view> seen;
    enum class Pass { Counts, Others };
    for (const Pass pass : {Pass::Counts, Pass::Others}) {
        for (const GivenValue& entry : given) {
            const auto address = find_field(entry.key);
            if ((address && is_count(*address->field)) != (pass == Pass::Counts)) continue;
            if (!address) {
                issues.push_back(unknown_key(entry.key, entry.as_given));
            } else if (!seen.insert(entry.key).second) {
                issues.push_back({entry.key, shown(entry.as_given), "given only once"});
            } else if (auto issue = set_value(plan, *address, entry)) {
                issues.push_back(std::move(*issue));
            }
        }
    }
    return issues;
}

std::optional<GivenValue> given_by_empty_group(std::string_view name) {
    for (const Field& field : fields()) {
        std::string key = std::string(name).append(".").append(name_in_group(field));
        const auto address = find_field(key);
        if (address && address->field == &field) return GivenValue{std::move(key), default_of(field), "{}"};
    }
    return std::nullopt;
}

std::vector<FieldAddress> addresses_of(const Plan& plan) {
    std::vector<FieldAddress> addresses;
    const auto all = fields();
    for (auto run = all.begin(); run != all.end();) {
        const Scope scope = run->scope;
        const auto end = std::find_if(run, all.end(), [scope](const Field& field) { return field.scope != scope; });
        for (std::size_t index = 0; index < parts_of(plan, scope); ++index) {
            for (const Field& field : std::span(run, end))
                addresses.push_back({&field, index});
        }
        run = end;
    }
    return addresses;
}

std::vector<FieldGroup> groups_of(const Plan& plan) {
    std::vector<FieldGroup> groups;
    for (const FieldAddress& address : addresses_of(plan)) {
        const std::string key = key_of(*address.field, address.index);
        const auto dot = key.find('.');
        const std::string name = dot == std::string::npos ? "" : key.substr(0, dot);
        auto found = std::ranges::find(groups, name, &FieldGroup::name);
        if (found == groups.end()) found = groups.insert(groups.end(), FieldGroup{name, {}});
        found->fields.push_back(address);
    }
    return groups;
}

std::string_view name_in_group(const Field& field) {
    const auto dot = field.key.find('.');
    return dot == std::string_view::npos ? field.key : field.key.substr(dot + 1);
}

} // namespace keel::text
