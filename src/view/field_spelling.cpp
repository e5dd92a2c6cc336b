#include "view/field_spelling.hpp"

#include "model/venues.hpp"
#include "text/number.hpp"
#include "view/chart_axis.hpp"
#include "view/contract_choice.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace keel::view {

namespace {

constexpr double kLeverages[] = {1, 2, 3, 5, 10, 20, 50, 100, 125};
constexpr double kHours[] = {1, 2, 4, 8, 12, 24};
constexpr int kMostDecimals = 12;
constexpr double kGroupedBelow = 1e15;
constexpr std::string_view kPercentSign = " %";

/// The fewest decimals that read back as the same number.
std::string spelled_number(double value) {
    if (std::fabs(value) < kGroupedBelow) {
        for (int decimals = 0; decimals <= kMostDecimals; ++decimals) {
            std::string text = text::grouped(value, decimals);
            if (text::read_typed(text) == value) return text;
        }
    }
    return text::exact(value);
}

std::string spelled_percent(double fraction) {
    if (std::fabs(fraction) < kGroupedBelow) {
        for (int decimals = 0; decimals <= kMostDecimals; ++decimals) {
            std::string text = text::percent(fraction, decimals);
            if (text::read_typed(text) == fraction) return text.substr(0, text.size() - kPercentSign.size());
        }
    }
    return text::exact(fraction * 100.0);
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
    if (address.field->scope == Scope::Leg)
        bag = address.index < plan.legs.size() ? bag_of(plan, plan.legs[address.index]) : 0;
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

double next_multiple(double value, double step, Step direction) {
    const double count = value / step;
    const double nudge = 1e-9 * std::max(1.0, std::fabs(count));
    return step * (direction == Step::Up ? std::floor(count + nudge) + 1.0 : std::ceil(count - nudge) - 1.0);
}

double next_of(std::span<const double> values, double value, Step direction) {
    if (direction == Step::Up) {
        const auto above = std::ranges::find_if(values, [&](double v) { return v > value; });
        return above == values.end() ? value * 2.0 : *above;
    }
    const auto below = std::ranges::find_if(values.rbegin(), values.rend(), [&](double v) { return v < value; });
    return below == values.rend() ? value / 2.0 : *below;
}

double step_size(const Field& field, double value) {
    const double size = std::fabs(value);
    switch (field.unit) {
    case Unit::UsdPerCoin:
    case Unit::Usd: return round_step_below(std::max(size * 0.01, field.least < 0.0 ? 10.0 : 1e-12));
    case Unit::Rate:
        return size > 0.02 || field.most >= 5.0 ? (field.most >= 5.0 ? 0.05 : 0.01)
                                                : round_step_below(std::max(size * 0.1, 1e-5));
    case Unit::Coins:
    case Unit::SettleAsset:
    case Unit::ContractValue: return size > 0.0 ? round_step_below(size * 0.1) : 1.0;
    case Unit::Contracts: return size > 0.0 ? std::max(1.0, round_step_below(size * 0.01)) : 1.0;
    default: return 1.0;
    }
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
    auto value = text::value_from_text(address, typed, text::Spelling::Typed);
    if (!value) value.error().value = std::string(text); // as the person wrote it
    return value;
}

std::string unit_in_words(const Plan& plan, const FieldAddress& address) {
    const bool is_leg = address.field->scope == Scope::Leg && address.index < plan.legs.size();
    const Leg leg = is_leg ? plan.legs[address.index] : Leg{};
    const Contract* contract = find_contract(leg.contract);
    const ContractKind kind = kind_of(leg);
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
        if (contract != nullptr) return std::string(contract->settle_asset);
        if (kind != ContractKind::Inverse) return kind == ContractKind::Linear ? "USDT" : "units";
        return coin_of(plan, leg);
    case Unit::ContractValue:
        if (kind == ContractKind::Quanto) return "per USD";
        return kind == ContractKind::Inverse ? "USD" : coin_of(plan, leg);
    }
    return "";
}

std::string issue_in_words(const Issue& issue) {
    const auto address = find_field(issue.field);
    if (!address) return text_from_issue(issue);
    return std::string(address->field->label) + " is " + (issue.value.empty() ? "empty" : issue.value)
           + ", which is not " + issue.accepted;
}

std::string sentence_from_name(std::string_view name) {
    std::string text(name);
    std::ranges::replace(text, '_', ' ');
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

double stepped(const Field& field, double value, Step step) {
    double next = value;
    if (field.unit == Unit::Multiple) {
        next = next_of(kLeverages, value, step);
    } else if (field.unit == Unit::Hours) {
        next = next_of(kHours, value, step);
    } else {
        next = next_multiple(value, step_size(field, value), step);
    }
    // Multiples of a step such as 1e-5 carry dust: what is written is what is meant.
    const auto clean = text::read_typed(text::grouped(next, kMostDecimals));
    if (clean && std::fabs(next) > 1e-9) next = *clean;
    return std::clamp(next, field.least, field.most);
}

} // namespace keel::view
