// What a hedge does to the bags: the value it locks in, or what a move still costs.

#include "text/answer_parts.hpp"
#include "text/leg_facts.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace keel::text {

namespace {

constexpr double kOver = 1.001;

bool owes(const Plan& plan) {
    return std::ranges::any_of(plan.bags, [](const Bag& bag) { return bag.owed > 0.0; });
}

bool holds(const Plan& plan) {
    return std::ranges::any_of(plan.bags, [](const Bag& bag) { return bag.amount > 0.0; });
}

// ---- Locked in ----

/// What is worth something, as the subject of a sentence, with its verb.
std::string bags_stay(const Plan& plan, const Outlook& outlook, double worth_usd) {
    constexpr double kSame = 0.001;
    double own_usd = 0.0;
    for (const Bag& bag : plan.bags)
        own_usd += (bag.amount - bag.owed) * bag.price;
    const double exposed_usd = outlook.exposure.exposed_usd;
    const bool is_one = plan.bags.size() == 1;
    const bool has_more = exposed_usd > own_usd + kSame * std::fabs(own_usd);
    std::string subject = is_one ? "your bag" : "your bags";
    if (owes(plan)) subject += ", less the coins you owe,";
    if (has_more) subject += is_one ? " and the coins posted on top of it" : " and the coins posted on top of them";
    const bool is_plural = !is_one || has_more;
    const bool stays = std::fabs(worth_usd - exposed_usd) <= kSame * std::fabs(exposed_usd);
    const std::string verb = is_plural ? (stays ? "stay" : "end up") : (stays ? "stays" : "ends up");
    return subject + " " + verb + " worth ";
}

/// "giving back the coins you owe costs you ": the subject of a value below zero.
std::string debt_costs(const Plan& plan) {
    return holds(plan) ? "giving back what you owe beyond your own coins costs you "
                       : "giving back the coins you owe costs you ";
}

std::string who_is_liquidated(const Outlook& outlook, const Danger& danger) {
    if (outlook.open_legs.size() == 1) return "the hedge is liquidated";
    if (danger.legs.size() == outlook.open_legs.size())
        return "these hedges, which share their margin, are liquidated together";
    return danger.legs.size() > 1 ? "the hedges that share a margin are liquidated together"
                                  : "the first hedge is liquidated";
}

const Danger& nearest_of(const Outlook& outlook) {
    if (!outlook.fall) return *outlook.rise;
    if (!outlook.rise) return *outlook.fall;
    return std::fabs(outlook.fall->distance) < std::fabs(outlook.rise->distance) ? *outlook.fall : *outlook.rise;
}

std::string lives_until(const Plan& plan, const Outlook& outlook) {
    std::string text = "until ";
    if (outlook.rise) text += danger_in_words(plan, outlook, *outlook.rise);
    if (outlook.rise && outlook.fall) text += " or ";
    if (outlook.fall) text += danger_in_words(plan, outlook, *outlook.fall);
    return text + ", where " + who_is_liquidated(outlook, nearest_of(outlook));
}

/// What a promise in USD still hangs on: "with USDT at 0.97 USD by then".
std::string settle_condition(const Plan& plan, const Report& report, const Outlook& outlook) {
    for (const std::size_t leg : outlook.open_legs) {
        const double then = exit_settle_of(plan, leg);
        const std::string& asset = report.margin.legs[leg].settle_asset;
        const std::string what = asset == "settle units" ? "the settle asset" : asset;
        const bool is_linear = kind_of(plan, leg) == ContractKind::Linear;
        if (kind_of(plan, leg) == ContractKind::Quanto || (is_linear && then != plan.legs[leg].settle_price))
            return "with " + what + " at " + price_usd(then) + " by then";
    }
    return {};
}

std::string locked_in_words(const Plan& plan, const Report& report, const Outlook& outlook) {
    const LockedValue& locked = *outlook.locked;
    const bool is_plain = locked.is_exact && !outlook.can_end() && !locked.is_in_range;
    const double shown = std::fabs(locked.usd);
    std::string text = locked.usd < 0.0 ? debt_costs(plan) : bags_stay(plan, outlook, locked.usd);
    text += is_plain ? usd(shown) : "about " + about_usd(shown);
    std::vector<std::string> notes;
    if (const std::string condition = settle_condition(plan, report, outlook); !condition.empty())
        notes.push_back(condition);
    if (locked.is_before_costs) notes.emplace_back("before funding and costs");
    if (!notes.empty()) text += " (" + joined(notes, LastJoin::Comma) + ")";
    if (locked.is_in_range) {
        text += " when " + plan.bags.front().coin + " ends between " + price_usd(locked.lowest_price) + " and "
                + price_usd(locked.highest_price);
        return text + (outlook.can_end() ? ", as long as the hedge lives" : "");
    }
    if (outlook.has_danger()) return text + " " + lives_until(plan, outlook);
    return text + (outlook.can_end() ? " as long as the hedge lives" : " at any price");
}

// ---- Not locked in ----

/// "a 10 % fall costs you 16,250 USD instead of 32,500 USD".
std::string example_in_words(const Plan& plan, const Report& report, const Scenario& scenario) {
    const double hedged = price_result_usd(report, scenario);
    constexpr double kVisible = 0.001; // of what the coins do: the result is not the price's alone
    const bool has_basis = std::fabs(scenario.basis_usd) > kVisible * std::fabs(scenario.spot_usd);
    const std::string start =
        move_in_words(plan, scenario) + (has_basis ? ", with the basis, " : " ") + result_in_words(hedged);
    const bool is_same_kind = hedged * scenario.spot_usd > 0.0 && std::fabs(hedged) >= 0.005;
    if (scenario.spot_usd == 0.0) return start;
    return start
           + (is_same_kind ? " instead of " + usd(std::fabs(scenario.spot_usd))
                           : "; without the hedge it " + result_in_words(scenario.spot_usd));
}

std::string share_in_words(const Plan& plan, const Outlook& outlook) {
    const Exposure& exposure = outlook.exposure;
    const std::string share = short_percent(exposure.hedged_usd / exposure.exposed_usd);
    const std::string what = exposure.exposed_usd < 0.0 ? "the coins you owe" : "your coins";
    if (plan.bags.size() == 1) return share + " of " + what;
    return share + " of " + (exposure.exposed_usd < 0.0 ? "the value of " + what : what + "' value");
}

/// What a hedge without coins does.
std::string bet_in_words(const Plan& plan, const Report& report, const Outlook& outlook) {
    const std::string bare = "there are no coins to protect";
    const Scenario* example = worse_example_of(report);
    if (example != nullptr && price_result_usd(report, *example) < 0.0)
        return bare + ", and " + move_in_words(plan, *example) + " "
               + result_in_words(price_result_usd(report, *example));
    double sold = 0.0;
    for (const std::size_t leg : outlook.open_legs)
        sold += direction_of(plan, report, leg) * report.sizing.legs[leg].notional_usd;
    return bare + ", so you lose when the price " + (sold < 0.0 ? "falls" : "rises");
}

/// The open legs of a bag.
std::size_t legs_on(const Plan& plan, const Outlook& outlook, std::size_t bag) {
    return static_cast<std::size_t>(
        std::ranges::count_if(outlook.open_legs, [&](std::size_t leg) { return bag_of(plan, leg) == bag; }));
}

/// A hedge with another coin: what can be known is how much of the swings goes away.
std::string cross_hedge_in_words(const Plan& plan, const Report& report, const Outlook& outlook) {
    const std::size_t leg = outlook.cross_hedges.front();
    const std::size_t bag = bag_of(plan, leg);
    const LegSizing& sizing = report.sizing.legs[leg];
    const bool is_alone = outlook.cross_hedges.size() == 1 && legs_on(plan, outlook, bag) == 1;
    if (!is_alone) return "some coins are hedged with another one, which may go its own way, so a risk remains";
    const std::string start =
        contract_coin_of(plan, leg) + " stands in for " + hedged_coin_of(plan, leg) + ", so a risk remains";
    if (!sizing.residual_volatility || !sizing.unhedged_sd_usd || !sizing.residual_sd_usd)
        return start + ": even at its best the hedge takes away only "
               + short_percent(sizing.effectiveness.value_or(0.0)) + " of the ups and downs (by variance)";
    const double swing = *sizing.residual_volatility, unhedged = plan.bags[bag].volatility;
    const std::string of_what = plan.bags.size() == 1 ? "your bag" : "your " + hedged_coin_of(plan, leg);
    std::string text;
    if (plan.horizon_days > 0.0) {
        text = ": over " + days(plan.horizon_days) + " the usual swing of " + of_what + " (one standard deviation) is "
               + usd(*sizing.residual_sd_usd) + " instead of " + usd(*sizing.unhedged_sd_usd);
    } else {
        text = ": the usual swing of " + of_what + " is " + short_percent(swing) + " a year instead of "
               + short_percent(unhedged);
    }
    if (swing > unhedged) return start + text + ", so this hedge adds to the risk";
    const double gone = 1.0 - swing * swing / (unhedged * unhedged);
    return start + text + "; " + short_percent(gone) + " of the variance is gone";
}

std::string unlocked_in_words(const Plan& plan, const Report& report, const Outlook& outlook) {
    const Exposure& exposure = outlook.exposure;
    if (exposure.gross_usd <= 0.0) return bet_in_words(plan, report, outlook);
    if (!outlook.cross_hedges.empty()) return cross_hedge_in_words(plan, report, outlook);
    const Scenario* example = worse_example_of(report);
    const std::string so = example != nullptr ? ", so " + example_in_words(plan, report, *example) : "";
    const bool is_one = outlook.open_legs.size() == 1;
    if (exposure.adds_risk)
        return (is_one ? "this adds to your risk instead of taking it away"
                       : "a part of this adds to your risk instead of taking it away")
               + so;
    if (!exposure.is_one_way) {
        return example != nullptr ? example_in_words(plan, report, *example)
                                  : "a part of what you hold and owe stays open";
    }
    const bool is_debt = exposure.exposed_usd < 0.0;
    if (std::fabs(exposure.hedged_usd) > kOver * std::fabs(exposure.exposed_usd)) {
        const std::string over = "that is " + share_in_words(plan, outlook);
        if (example == nullptr) return over + ", so you lose when the price " + (is_debt ? "falls" : "rises");
        return over + ", more than there is to " + (is_debt ? "cover" : "protect") + so;
    }
    const std::string verb = plan.bags.size() == 1 ? " are " : " is ";
    return share_in_words(plan, outlook) + verb + (is_debt ? "covered" : "hedged") + so;
}

} // namespace

std::string danger_in_words(const Plan& plan, const Outlook& outlook, const Danger& danger) {
    const std::string verb = danger.direction == Direction::Rise ? " reaches " : " falls to ";
    const std::string where = price_usd(danger.price) + " (" + told_distance(danger.distance, 1) + ")";
    if (danger.is_wallet) {
        return plan.bags.front().coin + (danger.direction == Direction::Rise ? " rises to " : " falls to ") + where;
    }
    const std::string what = outlook.open_legs.size() == 1 ? "the price" : "the futures price";
    return what + (has_several_coins(plan) ? " of " + contract_coin_of(plan, danger.legs.front()) : "") + verb + where;
}

std::string effect_in_words(const Plan& plan, const Report& report, const Outlook& outlook) {
    if (outlook.is_liquidated_at_entry) {
        const bool is_one = outlook.open_legs.size() == 1;
        return "with so little margin the exchange would close "
               + std::string(is_one ? "this hedge" : "one of these hedges") + " at once";
    }
    if (outlook.locked) return locked_in_words(plan, report, outlook);
    return unlocked_in_words(plan, report, outlook);
}

} // namespace keel::text
