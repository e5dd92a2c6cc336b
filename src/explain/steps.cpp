#include "explain/steps.hpp"

#include "engine/plan_check.hpp"
#include "model/venue_sources.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"
#include "text/source_words.hpp"

#include <algorithm>
#include <cmath>

namespace keel::explain {

namespace {

constexpr double kAgreement = 1e-9; // relative

std::string with_real_minus(std::string text) { return text.starts_with('-') ? "\u2212" + text.substr(1) : text; }

std::string lower_case(std::string_view what) {
    std::string name(what);
    // "USD" and "BTC" stay as they are.
    const bool is_word = name.size() > 1 && name[1] >= 'a' && name[1] <= 'z';
    if (is_word && name[0] >= 'A' && name[0] <= 'Z') name[0] = static_cast<char>(name[0] | 0x20);
    return name;
}

Term leaf(std::string_view what, double actual, const Unit& unit) {
    const std::string name = lower_case(what);
    return unit.kind == Unit::Kind::Percent ? Term::share(name, actual) : Term::quantity(name, actual);
}

} // namespace

std::string told(double value, const Unit& unit) {
    switch (unit.kind) {
    case Unit::Kind::Asset: return with_real_minus(text::amount_of(value, unit.asset));
    case Unit::Kind::Contracts:
        return text::coins(value, text::Minus::Typographic) + (value == 1.0 ? " contract" : " contracts");
    case Unit::Kind::Usd: return with_real_minus(text::usd(value));
    case Unit::Kind::Price: return with_real_minus(text::price_usd(value));
    case Unit::Kind::Percent: return spelled(std::round(value * 1e6) / 1e4) + " %";
    case Unit::Kind::Plain: break;
    }
    return spelled(value);
}

std::string Subject::key(std::string_view name) const { return leg_key(index, name); }

std::string Subject::of_this(std::string_view name) const {
    return std::string(name) + (plan.legs.size() > 1 ? " of hedge " + std::to_string(index + 1) : "");
}

Term Subject::contract_value() const {
    constexpr std::string_view kNames[] = {"USD a contract", "coins a contract", "multiplier"};
    return Term::quantity(kNames[static_cast<std::size_t>(terms().kind)], terms().contract_value);
}

Term Subject::settle_price() const {
    return is_inverse() ? spot() : Term::quantity(terms().settle_asset + " price", ready().settle_start);
}

Term Subject::size() const { return Term::quantity("contracts", std::fabs(sizing().contracts)) * contract_value(); }

Term Subject::worth_at(std::string_view price_name, double price) const {
    const Term at = Term::quantity(price_name, price);
    return is_inverse() ? size() / at : size() * at;
}

void Subject::cite_contract(Derivation& derivation) const {
    const Contract* const contract = terms().contract;
    if (contract == nullptr || source_of(*contract).source.empty()) return;
    derivation.sources.push_back("One contract is " + text::contract_size(*contract) + ": "
                                 + text::source_in_words(source_of(*contract).source) + ", of "
                                 + text::date_in_words(contract->as_of) + ".");
}

bool agrees(double formula, double actual) {
    const double size = std::max(std::fabs(formula), std::fabs(actual));
    return std::fabs(formula - actual) <= kAgreement * size;
}

Term Steps::add(std::string_view what, const Term& formula, double actual, const Unit& unit,
                std::string_view otherwise) {
    Step step{.what = std::string(what), .result = told(actual, unit)};
    if (agrees(formula.result(), actual)) {
        step.formula = formula.names();
        if (!formula.is_single()) step.numbers = formula.numbers();
    } else {
        step.words = otherwise;
    }
    derivation_.steps.push_back(std::move(step));
    return leaf(what, actual, unit);
}

void Steps::say(std::string_view what, std::string words, std::string result) {
    derivation_.steps.push_back({.what = std::string(what), .words = std::move(words), .result = std::move(result)});
}

Term Steps::say(std::string_view what, std::string_view words, double actual, const Unit& unit) {
    say(what, std::string(words), told(actual, unit));
    return leaf(what, actual, unit);
}

} // namespace keel::explain
