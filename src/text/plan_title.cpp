#include "text/plan_title.hpp"

#include "text/leg_facts.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace keel::text {

namespace {

constexpr std::size_t kMostTold = 2; // of the coins, and of the positions

std::string holding(const Bag& bag) {
    const bool is_owed = bag.amount == 0.0 && bag.owed > 0.0;
    return amount_of(is_owed ? bag.owed : bag.amount, bag.coin) + (is_owed ? " owed" : "");
}

/// " 50 %," and nothing for a hedge of all that is held.
std::string size_of(const Leg& leg) {
    switch (leg.sizing) {
    case SizingMode::Ratio: return leg.ratio == 1.0 ? "" : " " + short_percent(leg.ratio) + ",";
    case SizingMode::Contracts:
        return " " + coins(leg.contracts) + (leg.contracts == 1.0 ? " contract," : " contracts,");
    case SizingMode::Notional: return " " + about_usd(leg.notional) + ",";
    case SizingMode::MinVariance: return "";
    }
    return "";
}

std::string position(const Plan& plan, std::size_t index) {
    const Leg& leg = plan.legs[index];
    const Contract* const contract = contract_of(plan, index);
    const std::string name = contract != nullptr ? std::string(contract->symbol) : std::string("custom contract");
    return (leg.side == Side::Short ? "short" : "long") + size_of(leg) + " " + coins(leg.leverage) + "\u00d7 " + name
           + place_in_words(plan, index);
}

std::string told(std::vector<std::string> parts) {
    if (parts.size() > kMostTold) {
        const std::size_t more = parts.size() - kMostTold;
        parts.resize(kMostTold);
        parts.push_back(std::to_string(more) + " more");
    }
    return joined(parts);
}

} // namespace

std::string title_of(const Plan& plan) {
    std::vector<std::string> held, positions;
    for (const Bag& bag : plan.bags)
        held.push_back(holding(bag));
    for (std::size_t i = 0; i < plan.legs.size(); ++i)
        positions.push_back(position(plan, i));
    return told(std::move(held)) + ", " + (positions.empty() ? "not hedged" : told(std::move(positions)));
}

} // namespace keel::text
