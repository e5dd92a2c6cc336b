#include "model/venues.hpp"
#include "text/guide.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"
#include "text/words.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace keel::text {

namespace {

/// Without its sign.
std::string dollars(double amount) { return usd(std::fabs(amount)); }

std::size_t legs_of(const Plan& plan, const Report& report) {
    return std::min({plan.legs.size(), report.sizing.legs.size(), report.margin.legs.size()});
}

std::string held(const Plan& plan, const Report& report) {
    std::vector<std::string> bags;
    double total = 0.0;
    std::string more;
    for (std::size_t i = 0; i < std::min(plan.bags.size(), report.sizing.bags.size()); ++i) {
        const Bag& bag = plan.bags[i];
        bags.push_back(amount_of(bag.amount, bag.coin) + " at " + price_usd(bag.price));
        total += bag.amount * bag.price;
        const double exposed = report.sizing.bags[i].exposed_coins;
        if (exposed != bag.amount)
            more += " With what is owed and what is brought as collateral, the price moves "
                    + amount_of(exposed, bag.coin) + ".";
    }
    return "You hold " + joined(bags) + ": " + dollars(total) + ". If the price falls by 10 %, " + dollars(0.1 * total)
           + " of that is gone." + more;
}

std::string contracts(const Plan& plan, const Report& report) {
    std::string words;
    for (std::size_t i = 0; i < legs_of(plan, report); ++i) {
        const Leg& leg = plan.legs[i];
        const Contract* contract = find_contract(leg.contract);
        const ContractKind kind = contract != nullptr ? contract->kind : leg.kind;
        const std::string name =
            contract != nullptr ? std::string(contract->symbol) + place_in_words(plan, i) : "Your own contract";
        const std::string asset = report.margin.legs[i].settle_asset;
        const std::string value = contract != nullptr  ? contract_size(*contract)
                                  : leg.contract_value ? coins(*leg.contract_value)
                                                       : std::string();
        words += (words.empty() ? "" : " ") + name;
        words += kind == ContractKind::Inverse
                     ? " is inverse: it is counted in dollars, and collateral and profit are in "
                 : kind == ContractKind::Linear
                     ? " is linear: it is counted in coins, and collateral and profit are in "
                     : " is a quanto: it is counted in dollars, and collateral and profit are in ";
        words += asset + "." + (value.empty() ? "" : " One contract is " + value + ".");
    }
    return words.empty() ? "The plan has no hedge yet. Add one under Hedge." : words;
}

std::string size(const Plan& plan, const Report& report) {
    std::string words;
    for (std::size_t i = 0; i < legs_of(plan, report); ++i) {
        const LegMargin& margin = report.margin.legs[i];
        words += (words.empty() ? "" : " ") + capitalised(position_in_words(plan, report, i)) + ", "
                 + dollars(report.sizing.legs[i].notional_usd) + ". At " + coins(plan.legs[i].leverage)
                 + "\u00d7 it takes " + amount_of(margin.collateral, margin.settle_asset) + " as collateral.";
    }
    if (words.empty()) return "Nothing is hedged.";
    for (std::size_t i = 0; i < std::min(plan.bags.size(), report.sizing.bags.size()); ++i) {
        const BagSizing& bag = report.sizing.bags[i];
        if (bag.exposed_coins == 0.0 && bag.hedged_coins == 0.0) continue;
        const std::string coin = plan.bags[i].coin;
        words += bag.residual_coins == 0.0 ? " All your " + coin + " is hedged."
                 : bag.residual_coins * bag.exposed_coins < 0.0
                     ? " That is " + amount_of(std::fabs(bag.residual_coins), coin) + " more than you hold."
                     : " " + amount_of(std::fabs(bag.residual_coins), coin) + " stays open.";
    }
    return words;
}

std::string opening(const Plan& plan, const Report& report) {
    std::string words;
    for (std::size_t i = 0; i < legs_of(plan, report); ++i) {
        const LegMargin& margin = report.margin.legs[i];
        words += (words.empty() ? "" : " ") + capitalised(position_in_words(plan, report, i));
        words += margin.liquidation_price ? " is liquidated at " + price_usd(*margin.liquidation_price) + ", "
                                                + told_distance(margin.liquidation_distance.value_or(0.0), 1)
                                                + " from the price of the future."
                                          : " is never liquidated by the price.";
    }
    if (words.empty()) return "There is nothing to open.";
    const double fee = report.cost.entry_fee_usd;
    return words
           + (fee == 0.0  ? " Opening costs no fee."
              : fee > 0.0 ? " Opening costs " + dollars(fee) + "."
                          : " Opening brings " + dollars(fee) + ".");
}

std::string keeping(const Plan& plan, const Report& report) {
    if (legs_of(plan, report) == 0) return "Without a hedge there is nothing to watch.";
    const Cost& cost = report.cost;
    const std::string length = days(plan.horizon_days);
    std::string words = "Held for " + length + " at an unchanged price: funding "
                        + (cost.funding_usd == 0.0  ? std::string("is nothing")
                           : cost.funding_usd < 0.0 ? "brings you " + dollars(cost.funding_usd)
                                                    : "costs you " + dollars(cost.funding_usd));
    return words + ", closing " + (cost.exit_fee_usd < 0.0 ? "brings " : "costs ") + dollars(cost.exit_fee_usd)
           + ", and in all the hedge " + result_in_words(-cost.total_usd) + ".";
}

constexpr GuideStep kSteps[] = {
    {"Know what you hold", held, "The hedge is for coins you want to keep. Coins you want to be rid of are sold.",
     "bag.amount"},
    {"Choose the contract", contracts,
     "A future on the same coin follows it best. Inverse needs no dollars; linear needs no coins.", "leg.contract"},
    {"Find the size", size,
     "The size comes from the coins, not from the leverage. Leverage only says how little stands behind the short.",
     "leg.ratio"},
    {"Open the short", opening,
     "A far liquidation price is what the hedge lives on: take as little leverage as you can afford.", "leg.leverage"},
    {"Watch it, and close it", keeping,
     "A loss of the short is a gain of the bag, and the other way round. Close the hedge when its reason is gone, not "
     "because one half of it shows red.",
     "horizon_days"},
};

} // namespace

std::span<const GuideStep> guide_steps() { return kSteps; }

} // namespace keel::text
