#include "model/fields.hpp"

#include "model/digits.hpp"
#include "model/venues.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <optional>
#include <span>
#include <system_error>
#include <utility>

namespace keel {

namespace {

constexpr std::string_view kDigits = "0123456789";

std::size_t most_parts(Scope scope) {
    switch (scope) {
    case Scope::Plan: return 1;
    case Scope::Bag: return kMostBags;
    case Scope::Leg: return kMostLegs;
    case Scope::Rule: return kMostRules;
    }
    return 1;
}

/// "1e9" and "-0.99": bounds and values inside an Issue. The model stands below text/number and may not use it.
std::string text_from_number(double number) {
    if (!std::isfinite(number)) return general_text(number, 1);
    constexpr int kFewestDigits = 6;
    constexpr int kEnoughDigits = 17;
    const Digits all = digits_from_double(std::fabs(number));
    std::string text;
    for (int precision = kFewestDigits; precision <= kEnoughDigits; ++precision) {
        text = general_text(number, precision);
        const auto [digits, point] = rounded_to_digits(all, static_cast<std::size_t>(precision));
        if (double_from_digits(digits, point) == std::fabs(number)) break;
    }
    const auto exponent = text.find('e');
    if (exponent == std::string::npos) return text;
    const auto sign = text[exponent + 1] == '-' ? "-" : "";
    const auto first = text.find_first_not_of("+-0", exponent + 1);
    return text.substr(0, exponent + 1) + sign + text.substr(first);
}

std::string text_from_count(std::size_t count) { return text_from_number(static_cast<double>(count)); }

std::string range_from(double least, double most) {
    return "in [" + text_from_number(least) + ", " + text_from_number(most) + "]";
}

std::string range_of(const Field& field) { return range_from(field.least, field.most); }

bool is_ticker(std::string_view text) {
    const auto is_letter_or_digit = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    };
    return !text.empty() && text.size() <= kMostTickerLetters && std::ranges::all_of(text, is_letter_or_digit);
}

bool is_contract(std::string_view id) { return id == "custom" || find_contract(id) != nullptr; }

/// False for NaN, which is not in any range.
bool is_in_range(const Field& field, double number) { return number >= field.least && number <= field.most; }

bool accepts_number(const Field& field, const double* number) {
    return number != nullptr && is_in_range(field, *number);
}

bool accepts_list(const Field& field, const std::vector<double>* numbers) {
    return numbers != nullptr && numbers->size() >= field.least_count && numbers->size() <= field.most_count
           && std::ranges::all_of(*numbers, [&](double number) { return is_in_range(field, number); });
}

bool accepts_pairs(const Field& field, const PairList* pairs) {
    return pairs != nullptr && pairs->size() >= field.least_count && pairs->size() <= field.most_count
           && std::ranges::all_of(*pairs, [&](const NumberPair& pair) {
                  return pair.first >= field.least_first && pair.first <= field.most_first
                         && is_in_range(field, pair.second);
              });
}

bool accepts(const Field& field, const FieldValue& value) {
    if (std::holds_alternative<std::monostate>(value)) return field.may_be_empty;
    const auto* number = std::get_if<double>(&value);
    const auto* text = std::get_if<std::string>(&value);
    switch (field.kind) {
    case FieldKind::Number: return accepts_number(field, number);
    case FieldKind::Whole: return accepts_number(field, number) && *number == std::trunc(*number);
    case FieldKind::Choice: return text != nullptr && std::ranges::find(field.choices, *text) != field.choices.end();
    case FieldKind::Ticker: return text != nullptr && is_ticker(*text);
    case FieldKind::Contract: return text != nullptr && is_contract(*text);
    case FieldKind::NumberList: return accepts_list(field, std::get_if<std::vector<double>>(&value));
    case FieldKind::PairList: return accepts_pairs(field, std::get_if<PairList>(&value));
    case FieldKind::Path:
        if (text != nullptr) return std::ranges::find(field.choices, *text) != field.choices.end();
        return accepts_pairs(field, std::get_if<PairList>(&value));
    }
    return false;
}

std::string joined(std::span<const std::string_view> names) {
    std::string text;
    for (const auto name : names)
        text.append(text.empty() ? "" : ", ").append(name);
    return text;
}

std::string accepted_pairs(const Field& field) {
    const bool is_rate = field.unit == Unit::Rate;
    return text_from_count(field.least_count) + " to " + text_from_count(field.most_count) + " pairs like "
           + (is_rate ? "21:-0.0003" : "10:60000") + ", days " + range_from(field.least_first, field.most_first) + ", "
           + (is_rate ? "rates " : "amounts ") + range_of(field);
}

std::string accepted_when_given(const Field& field) {
    switch (field.kind) {
    case FieldKind::Number: return range_of(field);
    case FieldKind::Whole: return "a whole number " + range_of(field);
    case FieldKind::Choice: return "one of " + joined(field.choices);
    case FieldKind::Ticker: return "1 to " + text_from_count(kMostTickerLetters) + " letters or digits";
    case FieldKind::Contract: return "a contract of the venue table, or custom";
    case FieldKind::NumberList:
        return text_from_count(field.least_count) + " to " + text_from_count(field.most_count) + " numbers "
               + range_of(field);
    case FieldKind::PairList: return accepted_pairs(field);
    case FieldKind::Path: return "one of " + joined(field.choices) + ", or " + accepted_pairs(field);
    }
    return {};
}

std::string text_from_value(const FieldValue& value) {
    if (const auto* number = std::get_if<double>(&value)) return text_from_number(*number);
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    std::string text;
    if (const auto* numbers = std::get_if<std::vector<double>>(&value)) {
        for (const double number : *numbers)
            text += (text.empty() ? "" : ",") + text_from_number(number);
    }
    if (const auto* pairs = std::get_if<PairList>(&value)) {
        for (const NumberPair& pair : *pairs)
            text += (text.empty() ? "" : ",") + text_from_number(pair.first) + ":" + text_from_number(pair.second);
    }
    return text;
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

/// "leg2.ratio" is {"leg.ratio", 1}; a key without a number is itself. Keys like "leg1.ratio" come out too.
struct PlainKey {
    std::string key;
    std::size_t index = 0;
};

std::optional<PlainKey> plain_from_key(std::string_view key) {
    const auto dot = std::min(key.find('.'), key.size());
    const auto stem = key.substr(0, dot).find_last_not_of(kDigits) + 1;
    if (stem == dot) return PlainKey{std::string(key), 0};
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(key.data() + stem, key.data() + dot, number);
    if (error != std::errc() || number == 0) return std::nullopt;
    return PlainKey{std::string(key.substr(0, stem)).append(key.substr(dot)), number - 1};
}

} // namespace

std::string key_of(const Field& field, std::size_t index) {
    if (field.scope == Scope::Plan || index == 0) return std::string(field.key);
    const auto dot = field.key.find('.');
    return std::string(field.key.substr(0, dot)) + text_from_count(index + 1) + std::string(field.key.substr(dot));
}

std::optional<FieldAddress> find_field(std::string_view key) {
    const auto plain = plain_from_key(key);
    if (!plain) return std::nullopt;
    const auto found = std::ranges::find(fields(), plain->key, &Field::key);
    if (found == fields().end() || plain->index >= most_parts(found->scope)) return std::nullopt;
    // Only one spelling is a key: not "leg1.ratio", not "leg02.ratio".
    if (key_of(*found, plain->index) != key) return std::nullopt;
    return FieldAddress{&*found, plain->index};
}

std::string accepted_by(const Field& field) {
    return accepted_when_given(field) + (field.may_be_empty ? ", or empty" : "");
}

FieldValue default_of(const Field& field) { return field.read(Plan{}, 0); }

std::optional<Issue> check(const FieldAddress& address, const FieldValue& value, std::string as_given) {
    assert(address.field != nullptr);
    const Field& field = *address.field;
    if (as_given.empty()) as_given = "an empty value";
    if (address.index >= most_parts(field.scope)) {
        return Issue{key_of(field, address.index), std::move(as_given),
                     "in a plan of at most " + text_from_count(most_parts(field.scope)) + " bags, legs or rules"};
    }
    if (accepts(field, value)) return std::nullopt;
    return Issue{key_of(field, address.index), std::move(as_given), accepted_by(field)};
}

std::optional<Issue> set_field(Plan& plan, const FieldAddress& address, const FieldValue& value, std::string as_given) {
    auto issue = check(address, value, std::move(as_given));
    if (!issue) address.field->write(plan, address.index, value);
    return issue;
}

Issues check_fields(const Plan& plan) {
    Issues issues;
    for (const Field& field : fields()) {
        // Of too many bags or legs only their count is an issue.
        const auto count = std::min(parts_of(plan, field.scope), most_parts(field.scope));
        for (std::size_t index = 0; index < count; ++index) {
            const auto value = field.read(plan, index);
            if (accepts(field, value)) continue; // without a text of each value, which takes longer than the rest
            issues.push_back(*check({&field, index}, value, text_from_value(value)));
        }
    }
    return issues;
}

} // namespace keel
