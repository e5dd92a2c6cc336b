// What a hedge costs or earns, where it dies and when it ends: the sentences behind the promise.

#include "text/answer_parts.hpp"
#include "text/leg_facts.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace keel::text {

namespace {

// ---- Liquidation ----

std::string early_sentence(const Plan& plan, const Outlook& outlook) {
    if (outlook.early_liquidation == nullptr) return {};
    const std::string dies =
        "with " + move_in_words(plan, *outlook.early_liquidation) + " the hedge is liquidated on the way.";
    switch (outlook.early_cause) {
    case EarlyCause::Funding: return " But the funding you pay comes out of the margin: " + dies;
    case EarlyCause::Bonus: return " But the bonus that backs it expires: " + dies;
    case EarlyCause::Other: break;
    }
    return " But not only the price counts: " + dies;
}

/// "at 129,480 USD (+99.2 %)", "with BTC at …" where there are other coins, "when BTC rises to …" of a wallet.
std::string place_of(const Plan& plan, const Outlook& outlook, const Danger& danger) {
    if (danger.is_wallet) return "when " + danger_in_words(plan, outlook, danger);
    const std::string what = has_several_coins(plan) ? "with " + contract_coin_of(plan, danger.legs.front()) : "";
    return what + (what.empty() ? "at " : " at ") + price_usd(danger.price) + " (" + told_distance(danger.distance, 1)
           + ")";
}

/// " Liquidation: at 129,480 USD (+99.2 %)."
std::string prices_sentence(const Plan& plan, const Outlook& outlook) {
    std::size_t most_together = 0;
    std::vector<std::string> places;
    for (const auto* danger : {&outlook.rise, &outlook.fall}) {
        if (!*danger) continue;
        places.push_back(place_of(plan, outlook, **danger));
        most_together = std::max(most_together, (*danger)->legs.size());
    }
    const bool is_all = most_together == outlook.open_legs.size();
    std::string text = (is_all ? " Liquidation: " : " First liquidation: ") + places.front()
                       + (places.size() > 1 ? " or " + places.back() : "") + ".";
    if (most_together < 2) return text;
    return text
           + (is_all ? " These hedges share their margin and are liquidated together."
                     : " Hedges that share their margin are liquidated together.");
}

// ---- Funding ----

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

/// The only leg with funding, when its rate changes on the way.
std::optional<std::size_t> leg_with_periods(const Plan& plan, const Outlook& outlook) {
    std::optional<std::size_t> found;
    for (const std::size_t leg : outlook.open_legs) {
        const auto periods = funding_periods_of(plan, leg);
        const bool pays = std::ranges::any_of(periods, [](const FundingPeriod& p) { return p.rate != 0.0; });
        if (!pays) continue;
        if (found) return std::nullopt;
        found = leg;
    }
    return found && funding_periods_of(plan, *found).size() > 1 ? found : std::nullopt;
}

std::string flow_in_words(double per_day) {
    if (per_day == 0.0) return "there is no funding";
    return (per_day > 0.0 ? "you receive " : "you pay ") + usd(std::fabs(per_day)) + " a day";
}

/// " For 21 days you pay 288.00 USD a day in funding, then you receive 96.00 USD a day."
std::string periods_sentence(const Plan& plan, const Report& report, std::size_t leg) {
    constexpr std::size_t kMostNamed = 3;
    const auto periods = funding_periods_of(plan, leg);
    std::string text;
    for (std::size_t i = 0; i < std::min(periods.size(), kMostNamed); ++i) {
        const bool is_last = i + 1 == periods.size();
        const std::string flow = flow_in_words(funding_per_day_usd(plan, report, leg, periods[i].rate));
        if (i == 0) {
            text = " For " + days(periods[i].days) + " " + flow + (periods[i].rate == 0.0 ? "" : " in funding");
        } else {
            text += ", then " + (is_last ? flow : "for " + days(periods[i].days) + " " + flow);
        }
    }
    return text + (periods.size() > kMostNamed ? ", and later the rate changes again." : ".");
}

std::string after_all_sentence(const Plan& plan, const Report& report) {
    const double total = report.cost.total_usd;
    if (total == 0.0) return " All in all that is nothing.";
    return (total > 0.0 ? " With all costs you are down " : " After all costs you are up ")
           + total_in_words(plan, report) + ".";
}

} // namespace

std::string liquidation_sentence(const Plan& plan, const Report&, const Outlook& outlook) {
    if (outlook.is_liquidated_at_entry) return " Post more collateral or choose a lower leverage.";
    std::string text;
    if (!outlook.has_danger()) {
        text = outlook.early_liquidation == nullptr ? " Liquidation: never." : " Liquidation: never at first.";
    } else if (!outlook.locked || outlook.locked->is_in_range) {
        text = prices_sentence(plan, outlook);
    }
    return text + early_sentence(plan, outlook);
}

std::string so_far_sentence(const Report& report, const Outlook& outlook) {
    double so_far = 0.0;
    for (const LegSizing& leg : report.sizing.legs)
        so_far += leg.pnl_so_far_usd;
    if (std::fabs(so_far) < 0.005) return {};
    return " So far the hedge has " + std::string(so_far < 0.0 ? "lost " : "gained ") + usd(std::fabs(so_far))
           + (outlook.locked ? ", which is counted in." : ".");
}

std::string expiry_sentence(const Plan& plan, const Report& report, const Outlook& outlook) {
    if (outlook.first_to_end) {
        const bool is_one = outlook.open_legs.size() == 1;
        return std::string(is_one ? " The contract" : " The first contract") + " is settled after "
               + days(expiry_days_of(plan, *outlook.first_to_end)) + ", before your " + days(plan.horizon_days)
               + " are over: from then on " + (is_one ? "nothing is hedged." : "less is hedged.");
    }
    if (outlook.open_legs.size() != 1 || !is_dated(plan, outlook.open_legs.front())) return {};
    const std::size_t leg = outlook.open_legs.front();
    const double expiry = expiry_days_of(plan, leg);
    const double gain = direction_of(plan, report, leg) * report.sizing.legs[leg].locked_in_yield.value_or(0.0);
    const bool is_held = expiry <= plan.horizon_days;
    const std::string rate = told_percent(std::fabs(gain), 2) + " a year (simple, before fees)";
    if (std::fabs(gain) < 0.00005)
        return is_held ? " The contract is settled at the end, in " + days(expiry) + "." : std::string();
    if (is_held) {
        return " The contract is settled at the end, in " + days(expiry) + ": its basis locks in "
               + (gain > 0.0 ? "" : "a cost of ") + rate + ".";
    }
    return " Held to its expiry in " + days(expiry) + ", its basis " + (gain > 0.0 ? "earns " : "costs ") + rate + ".";
}

std::string money_sentence(const Plan& plan, const Report& report, const Outlook& outlook) {
    double per_day = 0.0;
    for (const std::size_t leg : outlook.open_legs)
        per_day += funding_per_day_usd(plan, report, leg);
    const double total = report.cost.total_usd;
    if (plan.horizon_days == 0.0) return at_once_sentence(per_day, total);
    if (const auto leg = leg_with_periods(plan, outlook))
        return periods_sentence(plan, report, *leg) + after_all_sentence(plan, report);

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

} // namespace keel::text
