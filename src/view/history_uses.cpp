#include "view/history_uses.hpp"

#include "engine/terms.hpp"
#include "model/fields.hpp"
#include "text/number.hpp"
#include "view/contract_choice.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string_view>

namespace keel::view {

namespace {

constexpr auto kMinus = text::Minus::Typographic;
constexpr double kMsPerHour = 3'600'000.0;

std::string upper(std::string_view text) {
    std::string letters(text);
    for (char& letter : letters)
        letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    return letters;
}

/// Does a coin's name stand at `place`, by itself or before what it is traded in? "ETHUSDT", not the OP of "stop".
bool is_name_at(std::string_view text, std::size_t place, std::string_view coin) {
    const auto is_letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    if (place > 0 && is_letter(text[place - 1])) return false;
    const std::string_view rest = text.substr(place + coin.size());
    if (rest.empty() || !is_letter(rest.front())) return true;
    constexpr std::array<std::string_view, 7> kQuotes{"USD", "EUR", "BUSD", "FDUSD", "TUSD", "PERP", "GBP"};
    return std::ranges::any_of(kQuotes, [&](std::string_view quote) { return rest.starts_with(quote); });
}

/// Of the coins whose name the text holds, the one that comes first in it; of several there the longest.
std::string_view coin_in(std::string_view text, const Plan& plan) {
    std::vector<std::string_view> coins = coins_with_contracts();
    for (const Bag& bag : plan.bags)
        coins.push_back(bag.coin);
    std::string_view best;
    std::size_t best_place = std::string_view::npos;
    for (const std::string_view coin : coins) {
        if (coin.empty()) continue;
        std::size_t place = text.find(coin);
        while (place != std::string_view::npos && !is_name_at(text, place, coin))
            place = text.find(coin, place + 1);
        if (place == std::string_view::npos || place > best_place) continue;
        if (place == best_place && coin.size() <= best.size()) continue;
        best = coin;
        best_place = place;
    }
    return best;
}

/// The bag that a file is of. Empty when the plan has none of its coin.
std::optional<std::size_t> bag_told_by(const history::Source& source, const Plan& plan, std::size_t otherwise) {
    const std::string name = upper(source.name);
    const std::string_view coin = coin_in(name, plan);
    if (coin.empty()) return otherwise < plan.bags.size() ? std::optional(otherwise) : std::nullopt;
    const auto bag = std::ranges::find(plan.bags, coin, &Bag::coin);
    if (bag == plan.bags.end()) return std::nullopt;
    return static_cast<std::size_t>(bag - plan.bags.begin());
}

double held(const char* key, double value) {
    const Field& field = *find_field(key)->field;
    return std::clamp(value, field.least, field.most);
}

std::string percent(double value) { return text::percent(value, 1, kMinus); }

void add_volatility(std::vector<HistoryUse>& uses, const history::PricePicture& prices, std::optional<std::size_t> bag,
                    const Plan& plan) {
    if (!bag || !prices.facts.volatility) return;
    const std::string volatility = percent(*prices.facts.volatility) + " as the volatility of " + plan.bags[*bag].coin;
    HistoryUse use{volatility, "Now with " + volatility, plan};
    use.plan.bags[*bag].volatility = held("bag.volatility", *prices.facts.volatility);
    uses.push_back(std::move(use));
}

/// The plan knows the correlation of each coin with the first one; with both volatilities that is the beta.
void add_pair(std::vector<HistoryUse>& uses, const history::PairPicture& pair, std::size_t first, std::size_t second,
              const Plan& plan) {
    if (first == second || (first != 0 && second != 0)) return;
    if (!pair.facts.line || !pair.facts.line->correlation || !pair.first_volatility) return;
    const std::size_t other = first == 0 ? second : first;
    const double other_volatility = first == 0 ? *pair.second_volatility : *pair.first_volatility;
    const double volatility = first == 0 ? *pair.first_volatility : *pair.second_volatility;
    if (!(volatility > 0.0)) return;
    const double correlation = *pair.facts.line->correlation;
    const std::string beta = "beta " + text::grouped(correlation * other_volatility / volatility, 2, kMinus) + " of "
                             + plan.bags[other].coin;
    HistoryUse use{beta + " (correlation " + text::grouped(correlation, 2, kMinus) + ")", "Now with " + beta, plan};
    use.plan.bags[0].volatility = held("bag.volatility", volatility);
    use.plan.bags[other].volatility = held("bag.volatility", other_volatility);
    use.plan.bags[other].correlation = correlation;
    uses.push_back(std::move(use));
}

/// Rates are per payment: another interval takes another rate that pays as much a day.
void add_funding(std::vector<HistoryUse>& uses, const history::FundingPicture& funding, const Plan& plan) {
    const auto& interval = funding.source.account.bar_ms;
    if (!funding.facts || !interval) return;
    for (std::size_t i = 0; i < plan.legs.size(); ++i) {
        const Leg& leg = plan.legs[i];
        if (is_dated(leg)) continue;
        const double hours = funding_interval_of(leg);
        const double rate = funding.facts->summary.mean_rate * hours * kMsPerHour / static_cast<double>(*interval);
        const Contract* contract = find_contract(leg.contract);
        const std::string whose = plan.legs.size() == 1 ? "of the hedge" : "of hedge " + std::to_string(i + 1);
        const std::string words =
            text::percent(rate, 4, kMinus) + " each " + text::coins(hours) + " h as the funding rate " + whose;
        HistoryUse use{words,
                       "Now with " + text::percent(rate, 4, kMinus) + " on "
                           + std::string(contract != nullptr ? contract->symbol : "your contract"),
                       plan};
        use.plan.legs[i].funding_rate = held("leg.funding_rate", rate);
        uses.push_back(std::move(use));
    }
}

} // namespace

std::vector<HistoryUse> history_uses(const history::HistoryPicture& picture, const Plan& plan) {
    std::vector<HistoryUse> uses;
    const auto first = picture.first ? bag_told_by(picture.first->source, plan, 0) : std::nullopt;
    const auto second = picture.second ? bag_told_by(picture.second->source, plan, 1) : std::nullopt;
    if (picture.first) add_volatility(uses, *picture.first, first, plan);
    if (picture.second && second != first) add_volatility(uses, *picture.second, second, plan);
    if (picture.pair && first && second) add_pair(uses, *picture.pair, *first, *second, plan);
    if (picture.funding) add_funding(uses, *picture.funding, plan);
    std::erase_if(uses, [&](const HistoryUse& use) { return use.plan == plan; });
    return uses;
}

} // namespace keel::view
