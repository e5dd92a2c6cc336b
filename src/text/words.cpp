#include "text/words.hpp"

#include "text/answer_parts.hpp"
#include "text/leg_facts.hpp"
#include "text/number.hpp"
#include "text/outlook.hpp"
#include "text/phrases.hpp"
#include "text/warning_words.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace keel::text {

namespace {

// ---- The position ----

/// "5 BTC and 32,500 USDT as margin".
std::string margin_in_words(const Plan& plan, const Report& report, const std::vector<std::size_t>& open_legs) {
    std::vector<std::pair<std::string, double>> sums;
    const auto add = [&](const std::string& asset, double amount) {
        const auto found = std::ranges::find(sums, asset, &std::pair<std::string, double>::first);
        if (found == sums.end()) {
            sums.emplace_back(asset, amount);
        } else {
            found->second += amount;
        }
    };
    for (const std::size_t leg : open_legs)
        add(report.margin.legs[leg].settle_asset, report.margin.legs[leg].collateral);
    double bonus = 0.0;
    for (const std::size_t leg : open_legs) {
        if (plan.legs[leg].spot_collateral > 0.0)
            add(hedged_coin_of(plan, leg) + " in the account", plan.legs[leg].spot_collateral);
        if (plan.legs[leg].bonus_use == BonusUse::Margin) bonus += plan.legs[leg].bonus_credit;
    }
    std::vector<std::string> parts;
    for (const auto& [asset, amount] : sums) {
        if (amount > 0.0 || sums.size() == 1) parts.push_back(amount_of(amount, asset));
    }
    if (bonus > 0.0) parts.push_back("a bonus of " + usd(bonus));
    return (parts.empty() ? "nothing" : joined(parts)) + " as margin";
}

bool are_all(const Plan& plan, const Report& report, const std::vector<std::size_t>& legs, double direction) {
    return std::ranges::all_of(legs, [&](std::size_t leg) { return direction_of(plan, report, leg) == direction; });
}

/// "Short 325,000 USD", "Short 325,000 USD and long 100,000 USD".
std::string sides_in_words(const Plan& plan, const Report& report, const std::vector<std::size_t>& open_legs) {
    double sold = 0.0, bought = 0.0;
    for (const std::size_t leg : open_legs)
        (direction_of(plan, report, leg) < 0.0 ? bought : sold) += report.sizing.legs[leg].notional_usd;
    if (are_all(plan, report, open_legs, 1.0)) return "Short " + usd(sold);
    if (are_all(plan, report, open_legs, -1.0)) return "Long " + usd(bought);
    return "Short " + usd(sold) + " and long " + usd(bought);
}

// ---- No hedge ----

bool is_closed_now(const Plan& plan, const Report& report, std::size_t leg) {
    return plan.legs[leg].entry_price && plan.legs[leg].change_contracts < 0.0
           && report.sizing.legs[leg].contracts_exact != 0.0;
}

std::string why_nothing_is_hedged(const Plan& plan, const Report& report) {
    if (plan.legs.empty()) return "No hedge: ";
    for (const Warning& warning : report.warnings) {
        if (warning.code == "below_minimum_order" || warning.code == "below_minimum_notional")
            return "No hedge, because the size is below the smallest order: ";
    }
    double closed_usd = 0.0;
    bool is_closed = false, is_rounded = false;
    for (std::size_t i = 0; i < std::min(plan.legs.size(), report.sizing.legs.size()); ++i) {
        is_rounded = is_rounded || report.sizing.legs[i].contracts_exact != 0.0;
        if (!is_closed_now(plan, report, i)) continue;
        is_closed = true;
        closed_usd += report.sizing.legs[i].pnl_so_far_usd;
    }
    if (is_closed) return "The hedge is closed now and " + result_in_words(closed_usd) + ". From here on ";
    return is_rounded ? "No hedge, because the size rounds to 0 contracts: "
                      : "No hedge, because the size is 0 contracts: ";
}

std::string unhedged_answer(const Plan& plan, const Report& report, const Outlook& outlook) {
    if (outlook.exposure.gross_usd <= 0.0) {
        const bool is_even = std::ranges::any_of(plan.bags, [](const Bag& bag) { return bag.amount > 0.0; });
        return is_even ? "No hedge, and none is needed: you owe as many coins as you hold."
                       : "No coins and no hedge: there is nothing to lose and nothing to protect.";
    }
    const std::string start = why_nothing_is_hedged(plan, report);
    std::vector<std::string> examples;
    for (const Direction direction : {Direction::Fall, Direction::Rise}) {
        if (const Scenario* scenario = example_of(report, direction))
            examples.push_back(move_in_words(plan, *scenario) + " " + result_in_words(scenario->spot_usd));
    }
    return start + (examples.empty() ? "your coins follow the price, down and up" : joined(examples)) + ".";
}

} // namespace

std::string position_sentence(const Plan& plan, const Report& report, const Outlook& outlook) {
    const std::vector<std::size_t>& open_legs = outlook.open_legs;
    const std::string margin = ", " + margin_in_words(plan, report, open_legs);
    if (open_legs.size() == 1) {
        const std::size_t leg = open_legs.front();
        return side_in_words(plan, report, leg) + " " + contracts_in_words(plan, report, leg) + " ("
               + usd(report.sizing.legs[leg].notional_usd) + ")" + place_in_words(plan, leg) + margin;
    }
    constexpr std::size_t kMostNamed = 3;
    const bool is_mixed = !are_all(plan, report, open_legs, 1.0) && !are_all(plan, report, open_legs, -1.0);
    std::vector<std::string> names;
    for (const std::size_t leg : open_legs) {
        const std::string side = direction_of(plan, report, leg) < 0.0 ? "long " : "short ";
        names.push_back((is_mixed ? side : "") + contracts_in_words(plan, report, leg) + place_in_words(plan, leg));
    }
    const std::string count = std::to_string(open_legs.size());
    return sides_in_words(plan, report, open_legs) + " in " + count + " positions"
           + (open_legs.size() <= kMostNamed ? " (" + joined(names, LastJoin::Comma) + ")" : "") + margin;
}

void put_answer_into_words(const Plan& plan, Report& report) {
    const Outlook outlook = outlook_of(plan, report);
    if (outlook.open_legs.empty()) {
        report.answer = unhedged_answer(plan, report, outlook);
    } else {
        report.answer = position_sentence(plan, report, outlook) + ": " + effect_in_words(plan, report, outlook) + "."
                        + liquidation_sentence(plan, report, outlook);
        if (!outlook.is_liquidated_at_entry)
            report.answer += so_far_sentence(report, outlook) + expiry_sentence(plan, report, outlook)
                             + money_sentence(plan, report, outlook);
    }
}

void put_into_words(const Plan& plan, Report& report) {
    put_answer_into_words(plan, report);
    put_warnings_into_words(plan, report);
}

std::string position_in_words(const Plan& plan, const Report& report, std::size_t leg) {
    if (leg >= plan.legs.size() || leg >= report.sizing.legs.size()) return {};
    return (direction_of(plan, report, leg) < 0.0 ? "long " : "short ") + contracts_in_words(plan, report, leg)
           + place_in_words(plan, leg);
}

} // namespace keel::text
