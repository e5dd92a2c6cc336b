#include "text/field_spelling.hpp"

#include "text/leg_facts.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace keel::text {

namespace {

constexpr int kMostDecimals = 12;
constexpr double kGroupedBelow = 1e15;
constexpr std::string_view kPercentSign = " %";

/// The fewest decimals that read back as the same number.
std::string spelled_number(double value) {
    if (std::fabs(value) < kGroupedBelow) {
        for (int decimals = 0; decimals <= kMostDecimals; ++decimals) {
            std::string text = grouped(value, decimals);
            if (read_typed(text) == value) return text;
        }
    }
    return exact(value);
}

std::string spelled_percent(double fraction) {
    if (std::fabs(fraction) < kGroupedBelow) {
        for (int decimals = 0; decimals <= kMostDecimals; ++decimals) {
            std::string text = percent(fraction, decimals);
            if (read_typed(text) == fraction) return text.substr(0, text.size() - kPercentSign.size());
        }
    }
    return exact(fraction * 100.0);
}

std::string spelled_one(const Field& field, double value) {
    return field.unit == Unit::Rate ? spelled_percent(value) : spelled_number(value);
}

bool has_only_spaces(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }

std::string with_percent_signs(std::string_view text, FieldKind kind) {
    std::string result;
    while (true) {
        const std::size_t comma = kind == FieldKind::Number ? std::string_view::npos : text.find_first_of(",;");
        const std::string_view part = text.substr(0, comma);
        result += part;
        if (!has_only_spaces(part) && part.find('%') == std::string_view::npos) result += '%';
        if (comma == std::string_view::npos) return result;
        result += text[comma];
        text.remove_prefix(comma + 1);
    }
}

/// Of the bag, or of the bag that the leg hedges.
std::string coin_held(const Plan& plan, const FieldAddress& address) {
    std::size_t bag = address.index;
    if (address.field->scope == Scope::Leg) bag = address.index < plan.legs.size() ? bag_of(plan, address.index) : 0;
    return bag < plan.bags.size() ? plan.bags[bag].coin : std::string("coins");
}

/// What a rule compares its level with decides what it is.
std::string unit_of_level(const Plan& plan, const FieldAddress& address) {
    if (address.field->key != "trigger.level" || address.index >= plan.rules.size()) return "";
    switch (plan.rules[address.index].kind) {
    case TriggerKind::PriceBelow:
    case TriggerKind::PriceAbove: return "USD";
    case TriggerKind::Drawdown: return "of the peak";
    case TriggerKind::RsiBelow:
    case TriggerKind::RsiAbove: return "RSI";
    case TriggerKind::FundingBelow:
    case TriggerKind::FundingAbove: return "a payment";
    case TriggerKind::Rebalance: return "of ratio";
    case TriggerKind::BearishDivergence:
    case TriggerKind::DateWindow: break;
    }
    return "";
}

} // namespace

std::string spelled(const Field& field, const FieldValue& value) {
    if (const auto* number = std::get_if<double>(&value)) return spelled_one(field, *number);
    if (const auto* name = std::get_if<std::string>(&value)) return *name;
    std::string text;
    const auto add = [&](std::string one) {
        if (!text.empty()) text += ", ";
        // A comma parts the numbers, so it cannot group their digits.
        std::erase(one, ',');
        text += one;
    };
    if (const auto* list = std::get_if<std::vector<double>>(&value)) {
        for (const double number : *list)
            add(spelled_one(field, number));
    }
    if (const auto* pairs = std::get_if<PairList>(&value)) {
        for (const NumberPair& pair : *pairs)
            add(spelled_number(pair.first) + ":" + spelled_one(field, pair.second)
                + (field.unit == Unit::Rate ? "%" : ""));
    }
    return text;
}

std::expected<FieldValue, Issue> read_spelled(const FieldAddress& address, std::string_view text) {
    std::string typed(text);
    if (address.field->unit == Unit::Rate) typed = with_percent_signs(text, address.field->kind);
    auto value = value_from_text(address, typed, Spelling::Typed);
    if (!value) value.error().value = std::string(text); // as the person wrote it
    return value;
}

std::string unit_in_words(const Plan& plan, const FieldAddress& address) {
    const std::size_t leg = address.index;
    const bool is_leg = address.field->scope == Scope::Leg && leg < plan.legs.size();
    switch (address.field->unit) {
    case Unit::None: return unit_of_level(plan, address);
    case Unit::Coins: return coin_held(plan, address);
    case Unit::Usd:
    case Unit::UsdPerCoin: return "USD";
    case Unit::Contracts: return "contracts";
    case Unit::Rate: return address.field->kind == FieldKind::PairList ? "" : "%"; // it stands in the text
    case Unit::Multiple: return "\u00d7";
    case Unit::Days: return "days";
    case Unit::Hours: return "hours";
    case Unit::SettleAsset:
        if (!is_leg) break;
        if (contract_of(plan, leg) == nullptr && kind_of(plan, leg) == ContractKind::Quanto) return "units";
        return settle_asset_of(plan, leg);
    case Unit::ContractValue:
        if (!is_leg) break;
        if (kind_of(plan, leg) == ContractKind::Quanto) return "per USD";
        return kind_of(plan, leg) == ContractKind::Inverse ? "USD" : contract_coin_of(plan, leg);
    }
    return "";
}

std::string sentence_from_name(std::string_view name) {
    std::string text(name);
    std::ranges::replace(text, '_', ' ');
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string words_of_choice(std::string_view choice) {
    if (choice == "gbm") return "Steady";
    return choice == "bootstrap" ? "History" : sentence_from_name(choice);
}

} // namespace keel::text
