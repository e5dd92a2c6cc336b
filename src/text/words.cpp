#include "text/words.hpp"

#include "text/number.hpp"
#include "text/outlook.hpp"
#include "text/phrases.hpp"
#include "text/warning_words.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

namespace keel::text {

namespace {

// ---- The position ----

/// "5 BTC and 32,500 USDT as margin".
std::string margin_in_words(const Report& report, const std::vector<std::size_t>& open_legs) {
    std::vector<std::pair<std::string, double>> sums;
    for (const std::size_t leg : open_legs) {
        const LegMargin& margin = report.margin.legs[leg];
        const auto found = std::ranges::find(sums, margin.settle_asset, &std::pair<std::string, double>::first);
        if (found == sums.end()) {
            sums.emplace_back(margin.settle_asset, margin.collateral);
        } else {
            found->second += margin.collateral;
        }
    }
    std::vector<std::string> parts;
    for (const auto& [asset, amount] : sums)
        parts.push_back(amount_of(amount, asset));
    return joined(parts) + " as margin";
}

/// "Short 3,250 BTCUSD_PERP (325,000 USD) on Binance", "Short 325,000 USD in 2 positions (…)".
std::string positions_in_words(const Plan& plan, const Report& report, const std::vector<std::size_t>& open_legs) {
    if (open_legs.size() == 1) {
        const std::size_t leg = open_legs.front();
        return "Short " + contracts_in_words(plan, report, leg) + " (" + usd(report.sizing.legs[leg].notional_usd) + ")"
               + place_in_words(plan, leg);
    }
    constexpr std::size_t kMostNamed = 3;
    double sum = 0.0;
    std::vector<std::string> names;
    for (const std::size_t leg : open_legs) {
        sum += report.sizing.legs[leg].notional_usd;
        names.push_back(contracts_in_words(plan, report, leg) + place_in_words(plan, leg));
    }
    const std::string count = std::to_string(open_legs.size());
    return "Short " + usd(sum) + " in " + count + " positions"
           + (open_legs.size() <= kMostNamed ? " (" + joined(names, LastJoin::Comma) + ")" : "");
}

// ---- What it does ----

enum class Number { Singular, Plural };

/// What is worth something, as the subject of a sentence, with its verb.
std::string bags_stay(const Plan& plan, const Outlook& outlook, double worth_usd) {
    constexpr double kSame = 0.001;
    double bags_usd = 0.0;
    for (const Bag& bag : plan.bags)
        bags_usd += bag.amount * bag.price;
    const bool is_one = plan.bags.size() == 1;
    std::string subject = is_one ? "your bag" : "your bags";
    Number number = is_one ? Number::Singular : Number::Plural;
    if (outlook.exposed_usd > bags_usd * (1.0 + kSame)) {
        subject += is_one ? " and the coins posted on top of it" : " and the coins posted on top of them";
        number = Number::Plural;
    }
    const bool stays = std::fabs(worth_usd - outlook.exposed_usd) <= kSame * std::fabs(outlook.exposed_usd);
    const std::string verb = number == Number::Singular ? (stays ? "stays" : "ends up") : (stays ? "stay" : "end up");
    return subject + " " + verb + " worth ";
}

std::string lives_until(const Report& report, const Outlook& outlook) {
    const LegMargin& margin = report.margin.legs[*outlook.first_liquidated];
    const bool is_one = outlook.open_legs.size() == 1;
    return "until the " + std::string(is_one ? "price" : "futures price") + " reaches "
           + price_usd(*margin.liquidation_price) + " (" + signed_percent(*margin.liquidation_distance, 1)
           + "), where the " + (is_one ? "hedge" : "first hedge") + " is liquidated";
}

std::string locked_in_words(const Plan& plan, const Report& report, const Outlook& outlook) {
    const LockedValue& locked = *outlook.locked;
    const bool can_end = outlook.first_liquidated || outlook.early_liquidation != nullptr;
    const bool is_plain = locked.is_exact && !can_end;
    std::string text =
        bags_stay(plan, outlook, locked.usd) + (is_plain ? usd(locked.usd) : "about " + about_usd(locked.usd));
    if (locked.is_before_costs) text += " (before funding and costs)";
    if (outlook.first_liquidated) return text + " " + lives_until(report, outlook);
    return text + (can_end ? " as long as the hedge lives" : " at any price");
}

/// "costs you 16,250 USD" or "brings you 16,250 USD".
std::string result_in_words(double result_usd) {
    if (std::fabs(result_usd) < 0.005) return "costs you nothing";
    return (result_usd < 0.0 ? "costs you " : "brings you ") + usd(std::fabs(result_usd));
}

/// "a 10 % fall costs you 16,250 USD instead of 32,500 USD".
std::string example_in_words(const Scenario& scenario) {
    const double hedged = price_result_usd(scenario);
    const std::string start = move_in_words(scenario.shock) + " " + result_in_words(hedged);
    const bool is_same_kind = hedged * scenario.spot_usd > 0.0 && std::fabs(hedged) >= 0.005;
    if (scenario.spot_usd == 0.0) return start;
    return start
           + (is_same_kind ? " instead of " + usd(std::fabs(scenario.spot_usd))
                           : "; without the hedge it " + result_in_words(scenario.spot_usd));
}

std::string hedged_share(const Plan& plan, const Outlook& outlook) {
    const std::string share = short_percent(outlook.hedged_usd / outlook.exposed_usd);
    return share + (plan.bags.size() == 1 ? " of your coins" : " of your coins' value");
}

std::string unlocked_in_words(const Plan& plan, const Report& report, const Outlook& outlook) {
    constexpr double kOver = 1.001;
    const Scenario* rise = example_of(report, Direction::Rise);
    const Scenario* fall = example_of(report, Direction::Fall);
    if (outlook.exposed_usd <= 0.0) {
        const std::string bare = "there are no coins to protect";
        return rise != nullptr
                   ? bare + ", and " + move_in_words(rise->shock) + " " + result_in_words(price_result_usd(*rise))
                   : bare + ", so you lose when the price rises";
    }
    if (outlook.hedged_usd > kOver * outlook.exposed_usd) {
        const std::string over = "that is " + hedged_share(plan, outlook);
        return rise != nullptr ? over + ", more than there is to protect, so " + example_in_words(*rise)
                               : over + ", so you lose when the price rises";
    }
    const Scenario* example = fall != nullptr ? fall : rise;
    const std::string share = hedged_share(plan, outlook) + (plan.bags.size() == 1 ? " are hedged" : " is hedged");
    return example != nullptr ? share + ", so " + example_in_words(*example) : share;
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

// ---- Liquidation ----

std::string liquidation_sentence(const Report& report, const Outlook& outlook) {
    if (outlook.is_liquidated_at_entry) return " Post more collateral or choose a lower leverage.";
    std::string text;
    if (!outlook.first_liquidated) {
        text = outlook.early_liquidation == nullptr ? " Liquidation: never." : " Liquidation: never at first.";
    } else if (!outlook.locked) {
        const LegMargin& margin = report.margin.legs[*outlook.first_liquidated];
        text = outlook.open_legs.size() == 1 ? " Liquidation: at " : " First liquidation: at ";
        text += price_usd(*margin.liquidation_price) + " (" + signed_percent(*margin.liquidation_distance, 1) + ").";
    }
    if (outlook.early_liquidation == nullptr) return text;
    return text + " But the funding you pay comes out of the margin: with "
           + move_in_words(outlook.early_liquidation->shock) + " the hedge is liquidated on the way.";
}

// ---- What it costs or earns ----

/// "2,600 USD in 30 days", with its share of the bag when that is worth a word.
std::string total_in_words(const Plan& plan, const Report& report) {
    constexpr double kVisible = 0.001;
    const Cost& cost = report.cost;
    std::string text = usd(std::fabs(cost.total_usd)) + " in " + days(plan.horizon_days);
    const double rate = std::fabs(cost.total_rate.value_or(0.0));
    if (cost.total_usd > 0.0 && rate >= kVisible) text += " (" + short_percent(rate) + " of your coins' value)";
    return text;
}

std::string at_once_sentence(double per_day, double total_usd) {
    std::string text;
    if (per_day != 0.0) {
        text = " At today's funding it would " + std::string(per_day > 0.0 ? "pay you " : "cost you ")
               + usd(std::fabs(per_day)) + " a day.";
    }
    if (total_usd == 0.0) return text;
    return text + " Opened and closed at once, it " + (total_usd > 0.0 ? "costs you " : "brings you ")
           + usd(std::fabs(total_usd)) + ".";
}

std::string money_sentence(const Plan& plan, const Report& report, const Outlook& outlook) {
    double per_day = 0.0;
    for (const std::size_t leg : outlook.open_legs)
        per_day += funding_per_day_usd(plan, report, leg);
    const double total = report.cost.total_usd;
    if (plan.horizon_days == 0.0) return at_once_sentence(per_day, total);

    const std::string sum = total_in_words(plan, report);
    if (per_day == 0.0) {
        if (total == 0.0) return " Holding it costs nothing.";
        return total > 0.0 ? " Fees and other costs: " + sum + "." : " It brings you " + sum + " after all costs.";
    }
    if (per_day > 0.0) {
        const std::string start = " At today's funding it pays you " + usd(per_day) + " a day";
        return total <= 0.0 ? start + ", " + sum + " after all costs."
                            : start + ", but after fees and other costs you are down " + sum + ".";
    }
    const std::string start = " At today's funding it costs you " + usd(-per_day) + " a day";
    return total > 0.0 ? start + ", " + sum + " with all costs."
                       : start + ", but all in all it brings you " + sum + ".";
}

// ---- No hedge ----

std::string why_nothing_is_hedged(const Plan& plan, const Report& report) {
    if (plan.legs.empty()) return "No hedge: ";
    for (const Warning& warning : report.warnings) {
        if (warning.code == "below_minimum_order" || warning.code == "below_minimum_notional")
            return "No hedge, because the size is below the smallest order: ";
    }
    const bool is_rounded =
        std::ranges::any_of(report.sizing.legs, [](const LegSizing& leg) { return leg.contracts_exact > 0.0; });
    return is_rounded ? "No hedge, because the size rounds to 0 contracts: "
                      : "No hedge, because the size is 0 contracts: ";
}

std::string unhedged_answer(const Plan& plan, const Report& report, const Outlook& outlook) {
    if (outlook.exposed_usd <= 0.0) return "No coins and no hedge: there is nothing to lose and nothing to protect.";
    const std::string start = why_nothing_is_hedged(plan, report);
    std::vector<std::string> examples;
    for (const Direction direction : {Direction::Fall, Direction::Rise}) {
        if (const Scenario* scenario = example_of(report, direction))
            examples.push_back(move_in_words(scenario->shock) + " " + result_in_words(scenario->spot_usd));
    }
    return start + (examples.empty() ? "your coins follow the price, down and up" : joined(examples)) + ".";
}

} // namespace

void put_into_words(const Plan& plan, Report& report) {
    const Outlook outlook = outlook_of(plan, report);
    if (outlook.open_legs.empty()) {
        report.answer = unhedged_answer(plan, report, outlook);
    } else {
        report.answer = positions_in_words(plan, report, outlook.open_legs) + ", "
                        + margin_in_words(report, outlook.open_legs) + ": " + effect_in_words(plan, report, outlook)
                        + "." + liquidation_sentence(report, outlook);
        if (!outlook.is_liquidated_at_entry) report.answer += money_sentence(plan, report, outlook);
    }
    for (Warning& warning : report.warnings)
        warning.message = warning_in_words(plan, report, warning);
}

std::string position_in_words(const Plan& plan, const Report& report, std::size_t leg) {
    if (leg >= plan.legs.size() || leg >= report.sizing.legs.size()) return {};
    return "short " + contracts_in_words(plan, report, leg) + place_in_words(plan, leg);
}

} // namespace keel::text
