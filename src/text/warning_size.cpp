// Warnings about size and direction, and about what the coins themselves do.

#include "text/leg_facts.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"
#include "text/warning_sentences.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace keel::text {

namespace {

/// The first open leg that hedges a bag with another coin.
std::optional<std::size_t> cross_hedge_of(const WarningSubject& s) {
    for (std::size_t leg = 0; leg < std::min(s.plan.legs.size(), s.report.sizing.legs.size()); ++leg) {
        if (is_open(s.report, leg) && bag_of(s.plan, leg) == s.bag && is_cross_hedge(s.plan, leg)) return leg;
    }
    return std::nullopt;
}

} // namespace

std::string collateral_unhedged(const WarningSubject& s) {
    const BagSizing& bag = s.report.sizing.bags[s.bag];
    return "Coins posted as collateral still rise and fall with the price: " + amount_of(s.value, s.coin())
           + " are unprotected. To protect all " + amount_of(bag.exposed_coins, s.coin())
           + ", sell that many short, not " + coins(bag.hedged_coins) + ".";
}

std::string lot_rounding(const WarningSubject& s) {
    const LegSizing& sizing = s.sizing();
    const double exact_count = std::fabs(sizing.contracts_exact);
    const double rounded =
        s.input().change_contracts == 0.0 ? std::fabs(sizing.contracts) : exact_count * (1.0 - s.value);
    const double coins_each = sizing.contracts == 0.0 ? 0.0 : sizing.coins / sizing.contracts;
    const double left_over = std::fabs(exact_count * s.value * coins_each);
    const std::string amount =
        short_percent(std::fabs(s.value)) + " (" + amount_of(left_over, contract_coin_of(s.plan, s.leg)) + ")";
    return "Contracts come in whole lots: " + coins(exact_count) + " become " + coins(rounded) + ". "
           + (s.value > 0.0 ? amount + " stays open."
                            : amount + (s.is_long() ? " is bought" : " is sold") + " beyond what you wanted.");
}

std::string below_minimum_order(const WarningSubject& s) {
    return "The size comes to " + coins(std::fabs(s.sizing().contracts_exact))
           + " contracts, less than the smallest order of " + coins(s.value) + ": nothing is hedged.";
}

std::string below_minimum_notional(const WarningSubject& s) {
    return "The position would be worth less than the smallest order of " + usd(s.value) + ": nothing is hedged.";
}

std::string hedge_adds_risk(const WarningSubject& s) {
    const std::string coin = hedged_coin_of(s.plan, s.leg);
    if (s.is_long()) {
        return "You hold " + coin + ", and this position buys another " + usd(s.value)
               + " of exposure: it is no hedge, and a fall costs you twice. To protect coins you hold, choose short.";
    }
    return "You owe " + coin + ", and this position sells another " + usd(s.value)
           + " of exposure: it is no hedge, and a rise costs you twice. To cover coins you owe, choose long.";
}

std::string over_hedged(const WarningSubject& s) {
    const BagSizing& bag = s.report.sizing.bags[s.bag];
    const bool is_debt = bag.exposed_coins < 0.0;
    if (const auto leg = cross_hedge_of(s)) {
        return "The hedge is " + short_percent(s.value) + " of the size with the smallest swings. What is too much is "
               + "a bet on a " + (is_debt ? "rising " : "falling ") + contract_coin_of(s.plan, *leg) + " price.";
    }
    const std::string amount = amount_of(std::fabs(bag.residual_coins), s.coin());
    if (is_debt) {
        return "You have bought " + short_percent(s.value) + " of the coins there are to cover, " + amount
               + " too many. On those you lose when the price falls.";
    }
    return "You are short " + short_percent(s.value) + " of the coins there are to protect, " + amount
           + " too many. On those you lose when the price rises.";
}

std::string nothing_hedged(const WarningSubject& s) {
    const bool owes = std::ranges::any_of(s.plan.bags, [](const Bag& bag) { return bag.owed > 0.0; });
    return owes ? "No position is open: what you hold and what you owe follow the price all the way, down and up."
                : "Nothing is sold short: your coins follow the price all the way, down and up.";
}

std::string bag_empty(const WarningSubject& s) {
    constexpr double kOver = 1.001;
    const BagSizing& bag = s.report.sizing.bags[s.bag];
    if (bag.hedged_coins == 0.0) return "This bag holds no coins.";
    if (bag.hedged_coins < 0.0)
        return "This bag holds and owes no coins: what is bought against it is a plain bet on a rising price.";
    return bag.hedged_coins > kOver * bag.exposed_coins
               ? "This bag holds no coins: what is sold short against it is a plain bet on a falling price."
               : "This bag holds no coins: the hedge only protects its own collateral.";
}

std::string pair_decouples(const WarningSubject& s) {
    const std::string bag = hedged_coin_of(s.plan, s.leg), hedge = contract_coin_of(s.plan, s.leg);
    return bag + " and " + hedge + " do not always move together. On a day on which " + bag + " falls by 5 % while "
           + hedge + " rises by 10 %, you would " + (s.value > 0.0 ? "gain " : "lose ") + usd(std::fabs(s.value)) + ".";
}

std::string move_floored(const WarningSubject& s) {
    return "With its beta of " + coins(std::round(s.value * 100.0) / 100.0) + ", " + s.coin()
           + " would fall below nothing in some of these scenarios. There its fall ends at 99 %.";
}

} // namespace keel::text
