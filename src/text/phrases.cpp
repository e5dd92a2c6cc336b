#include "text/phrases.hpp"

#include "text/leg_facts.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>

namespace keel::text {

namespace {

bool is_huge(double number) {
    constexpr double kHuge = 1e15;
    return std::fabs(number) >= kHuge;
}

bool is_dollar(std::string_view asset) { return asset == "USDT" || asset == "USDC" || asset == "USD"; }

/// Before a number that is read with a vowel: 8, 11, 18, 80 to 89, 800 …
bool sounds_like_vowel(std::string_view number) {
    const std::string_view whole = number.substr(0, number.find_first_not_of("0123456789"));
    return whole.starts_with('8') || whole == "11" || whole == "18";
}

/// Coins have eight decimals; what would vanish there keeps its digits.
std::string amount_text(double amount) {
    constexpr double kSmallest = 1e-7;
    return std::fabs(amount) < kSmallest ? exact(amount) : coins(amount);
}

/// What a custom contract is counted in.
std::string unit_of(const Plan& plan, std::size_t leg) {
    switch (plan.legs[leg].kind) {
    case ContractKind::Inverse: return "USD";
    case ContractKind::Linear: return contract_coin_of(plan, leg);
    case ContractKind::Quanto: return "settle units a dollar";
    }
    return "USD";
}

/// "100 USD" or "0.001 BTC": from the report, so that what the engine assumed for an empty value shows.
std::string custom_size(const Plan& plan, const Report& report, std::size_t leg) {
    const LegSizing& sizing = report.sizing.legs[leg];
    const Leg& input = plan.legs[leg];
    const auto of = [&](double size) { return amount_text(size) + " " + unit_of(plan, leg); };
    if (input.contract_value) return of(*input.contract_value);
    if (sizing.contracts == 0.0) return {};
    const double settle = input.kind == ContractKind::Quanto ? input.settle_price : 1.0;
    const double size = input.kind == ContractKind::Inverse ? sizing.notional_usd : sizing.coins / settle;
    return of(std::fabs(size / sizing.contracts));
}

/// Two decimals, but more for what would become nothing.
double readable(double count) {
    constexpr double kHundredths = 100.0;
    const double rounded = std::round(count * kHundredths) / kHundredths;
    return rounded > 0.0 ? rounded : count;
}

} // namespace

std::string usd(double amount) { return (is_huge(amount) ? short_number(amount) : money(amount)) + " USD"; }

std::string price_usd(double amount) { return std::fabs(amount) < 1.0 ? price(amount) + " USD" : usd(amount); }

std::string about_usd(double amount) {
    constexpr double kLarge = 1000.0;
    if (is_huge(amount) || std::fabs(amount) < kLarge) return usd(amount);
    return grouped(amount, 0) + " USD";
}

std::string amount_of(double amount, std::string_view asset) {
    const std::string number = is_huge(amount)    ? short_number(amount)
                               : is_dollar(asset) ? money(amount)
                                                  : coins(amount);
    return (number + " ").append(asset);
}

std::string told_percent(double fraction, int decimals) {
    return is_huge(fraction) ? short_number(100.0 * fraction) + " %" : percent(fraction, decimals);
}

std::string told_distance(double fraction, int decimals) {
    return is_huge(fraction) ? (fraction > 0.0 ? "+" : "") + told_percent(fraction, decimals)
                             : signed_percent(fraction, decimals);
}

std::string short_percent(double fraction) {
    if (is_huge(fraction)) return told_percent(fraction, 2);
    std::string text = percent(fraction, 2);
    const auto end = text.find(' ');
    const auto last = text.find_last_not_of('0', end - 1);
    text.erase(last + 1, end - last - 1);
    if (text[last] == '.') text.erase(last, 1);
    return text;
}

std::string days(double count) {
    const double told = readable(count);
    return coins(told) + (told == 1.0 ? " day" : " days");
}

std::string each_interval(double hours) {
    const double told = readable(hours);
    return told == 1.0 ? "hour" : coins(told) + " hours";
}

std::string move_in_words(double shock) {
    if (shock == 0.0) return "an unchanged price";
    const std::string size = short_percent(std::fabs(shock));
    if (size == "0 %") return shock < 0.0 ? "a tiny fall" : "a tiny rise";
    return (sounds_like_vowel(size) ? "an " : "a ") + size + (shock < 0.0 ? " fall" : " rise");
}

std::string move_in_words(const Plan& plan, const Scenario& scenario) {
    const bool is_alike = std::ranges::all_of(scenario.bags, [&](const ScenarioBag& bag) {
        constexpr double kSame = 1e-9;
        return std::fabs(bag.shock - scenario.shock) <= kSame;
    });
    const std::string move = move_in_words(scenario.shock);
    return is_alike || scenario.shock == 0.0 ? move : move + " of " + plan.bags.front().coin;
}

std::string result_in_words(double result_usd) {
    if (std::fabs(result_usd) < 0.005) return "costs you nothing";
    return (result_usd < 0.0 ? "costs you " : "brings you ") + usd(std::fabs(result_usd));
}

std::string joined(const std::vector<std::string>& parts, LastJoin last) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool is_last = i + 1 == parts.size();
        if (i > 0) text += is_last && last == LastJoin::And ? " and " : ", ";
        text += parts[i];
    }
    return text;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 32);
    return text;
}

std::string venue_of(const Plan& plan, std::size_t leg) {
    const Contract* contract = contract_of(plan, leg);
    return contract != nullptr ? std::string(contract->venue) : "the exchange";
}

std::string side_in_words(const Plan& plan, const Report& report, std::size_t leg) {
    return direction_of(plan, report, leg) < 0.0 ? "Long" : "Short";
}

std::string contract_size(const Contract& contract) {
    const bool is_inverse = contract.kind == ContractKind::Inverse;
    return (coins(contract.contract_value) + " ").append(is_inverse ? "USD" : contract.underlying);
}

std::string contracts_in_words(const Plan& plan, const Report& report, std::size_t leg) {
    const double contracts = std::fabs(report.sizing.legs[leg].contracts);
    const std::string count = coins(contracts);
    if (const Contract* contract = contract_of(plan, leg)) return (count + " ").append(contract->symbol);
    const std::string size = custom_size(plan, report, leg);
    return count + (contracts == 1.0 ? " custom contract" : " custom contracts") + (size.empty() ? "" : " of " + size);
}

std::string place_in_words(const Plan& plan, std::size_t leg) {
    return contract_of(plan, leg) != nullptr ? " on " + venue_of(plan, leg) : "";
}

} // namespace keel::text
