#include "text/phrases.hpp"

#include "text/number.hpp"

#include <cmath>

namespace keel::text {

namespace {

const Contract* contract_of(const Plan& plan, std::size_t leg) { return find_contract(plan.legs[leg].contract); }

bool is_dollar(std::string_view asset) { return asset == "USDT" || asset == "USDC" || asset == "USD"; }

/// Before a number that is read with a vowel: 8, 11, 18, 80 to 89, 800 …
bool sounds_like_vowel(std::string_view number) {
    const std::string_view whole = number.substr(0, number.find_first_not_of("0123456789"));
    return whole.starts_with('8') || whole == "11" || whole == "18";
}

/// "100 USD" or "0.001 BTC": from the report, so that what the engine assumed for an empty value shows.
std::string custom_size(const Plan& plan, const Report& report, std::size_t leg) {
    const LegSizing& sizing = report.sizing.legs[leg];
    const bool is_inverse = plan.legs[leg].kind == ContractKind::Inverse;
    const std::string unit = is_inverse ? "USD" : coin_of(plan, leg);
    if (plan.legs[leg].contract_value) return coins(*plan.legs[leg].contract_value) + " " + unit;
    if (sizing.contracts <= 0.0) return {};
    return coins((is_inverse ? sizing.notional_usd : sizing.coins) / sizing.contracts) + " " + unit;
}

/// Two decimals, but more for what would become nothing.
double readable(double count) {
    constexpr double kHundredths = 100.0;
    const double rounded = std::round(count * kHundredths) / kHundredths;
    return rounded > 0.0 ? rounded : count;
}

} // namespace

std::string usd(double amount) { return money(amount) + " USD"; }

std::string price_usd(double amount) { return (std::fabs(amount) < 1.0 ? price(amount) : money(amount)) + " USD"; }

std::string about_usd(double amount) {
    constexpr double kLarge = 1000.0;
    return (std::fabs(amount) >= kLarge ? grouped(amount, 0) : money(amount)) + " USD";
}

std::string amount_of(double amount, std::string_view asset) {
    return (is_dollar(asset) ? money(amount) : coins(amount)).append(" ").append(asset);
}

std::string short_percent(double fraction) {
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
    return (sounds_like_vowel(size) ? "an " : "a ") + size + (shock < 0.0 ? " fall" : " rise");
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

std::string coin_of(const Plan& plan, std::size_t leg) {
    const double number = plan.legs[leg].bag;
    if (!(number >= 1.0) || number > static_cast<double>(plan.bags.size())) return "coins";
    return plan.bags[static_cast<std::size_t>(number) - 1].coin;
}

std::string venue_of(const Plan& plan, std::size_t leg) {
    const Contract* contract = contract_of(plan, leg);
    return contract != nullptr ? std::string(contract->venue) : "the exchange";
}

std::string contracts_in_words(const Plan& plan, const Report& report, std::size_t leg) {
    const std::string count = coins(report.sizing.legs[leg].contracts);
    if (const Contract* contract = contract_of(plan, leg)) return (count + " ").append(contract->symbol);
    const std::string size = custom_size(plan, report, leg);
    const bool is_one = report.sizing.legs[leg].contracts == 1.0;
    return count + (is_one ? " custom contract" : " custom contracts") + (size.empty() ? "" : " of " + size);
}

std::string place_in_words(const Plan& plan, std::size_t leg) {
    return contract_of(plan, leg) != nullptr ? " on " + venue_of(plan, leg) : "";
}

double funding_interval_hours(const Plan& plan, std::size_t leg) {
    constexpr double kUsual = 8.0;
    if (plan.legs[leg].funding_interval_hours) return *plan.legs[leg].funding_interval_hours;
    const Contract* contract = contract_of(plan, leg);
    return contract != nullptr ? contract->funding_interval_hours.value_or(kUsual) : kUsual;
}

double funding_per_day_usd(const Plan& plan, const Report& report, std::size_t leg) {
    constexpr double kHoursPerDay = 24.0;
    return plan.legs[leg].funding_rate * report.sizing.legs[leg].notional_usd * kHoursPerDay
           / funding_interval_hours(plan, leg);
}

} // namespace keel::text
