#include "text/warning_words.hpp"

#include "model/fields.hpp"
#include "model/venues.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string_view>

namespace keel::text {

namespace {

/// What a message is made from. Only the functions of leg codes use `leg`, only those of bag codes `bag`.
struct Subject {
    const Plan& plan;
    const Report& report;
    double value;
    std::size_t leg = 0;
    std::size_t bag = 0;

    const Leg& input() const { return plan.legs[leg]; }
    const LegSizing& sizing() const { return report.sizing.legs[leg]; }
    const LegMargin& margin() const { return report.margin.legs[leg]; }
    std::string settled(double amount) const { return amount_of(amount, margin().settle_asset); }
    std::string venue() const { return capitalised(venue_of(plan, leg)); }
    const Contract* contract() const { return find_contract(input().contract); }
    const std::string& coin() const { return plan.bags[bag].coin; }
};

/// Of a leverage: "10", "0.5".
std::string plain(double value) { return coins(value); }

// ---- Liquidation ----

std::string liquidated_at_entry(const Subject& s) {
    return "The exchange would close this hedge at once: with " + s.settled(s.margin().collateral)
           + " as collateral its liquidation price is " + price_usd(s.value) + ", no higher than the futures price of "
           + price_usd(s.sizing().futures_price) + ". Post more collateral or choose a lower leverage.";
}

std::string liquidation_within_squeeze(const Subject& s) {
    constexpr double kDays = 0.25;
    const auto& price = s.margin().liquidation_price;
    return "A rise of " + percent(s.value, 1) + (price ? " to " + price_usd(*price) : "")
           + " liquidates this hedge: its collateral of " + s.settled(s.margin().collateral)
           + " is lost, and from then on your coins are unprotected. Prices have risen that much within "
           + (s.value <= kDays ? "days" : "weeks") + ". More collateral or less leverage moves that price up.";
}

std::string liquidation_never_is_fragile(const Subject& s) {
    constexpr double kAdverse = -0.0001;
    const double rate = std::fmin(kAdverse, s.input().funding_rate);
    return "\"Never\" is a knife edge here. Were funding " + short_percent(rate) + " for the whole "
           + days(s.plan.horizon_days) + ", your payments would bring the liquidation price down to "
           + price_usd(s.value) + ". A fee taken from the collateral does the same. More collateral makes it safe.";
}

// ---- Collateral ----

std::string collateral_below_initial_margin(const Subject& s) {
    return "The collateral is too small to open this: at " + plain(s.input().leverage) + "x the exchange asks for "
           + s.settled(s.margin().initial_margin) + ", and " + s.settled(s.value) + " are missing.";
}

std::string collateral_exceeds_bag(const Subject& s) {
    return "The collateral is more than your bag holds: " + s.settled(s.value) + " have to come from elsewhere.";
}

std::string collateral_outside_bag(const Subject& s) {
    return "This hedge needs " + s.settled(s.value) + " that are not in your bag. When the price rises, it loses "
           + s.margin().settle_asset
           + " at once while your gain stays in coins: keep more at hand, or it is liquidated.";
}

std::string collateral_unhedged(const Subject& s) {
    const BagSizing& bag = s.report.sizing.bags[s.bag];
    return "Coins posted as collateral still rise and fall with the price: " + amount_of(s.value, s.coin())
           + " are unprotected. To protect all " + amount_of(bag.exposed_coins, s.coin())
           + ", sell that many short, not " + coins(bag.hedged_coins) + ".";
}

// ---- Size ----

std::string lot_rounding(const Subject& s) {
    const double left_over = s.sizing().coins * s.value / (1.0 - s.value);
    const std::string amount =
        short_percent(std::fabs(s.value)) + " (" + amount_of(std::fabs(left_over), coin_of(s.plan, s.leg)) + ")";
    return "Contracts come in whole lots: " + coins(s.sizing().contracts_exact) + " become "
           + coins(s.sizing().contracts) + ". "
           + (s.value > 0.0 ? amount + " stays open." : amount + " is sold beyond what you wanted.");
}

std::string below_minimum_order(const Subject& s) {
    return "The size comes to " + coins(s.sizing().contracts_exact) + " contracts, less than the smallest order of "
           + coins(s.value) + ": nothing is hedged.";
}

std::string below_minimum_notional(const Subject& s) {
    return "The position would be worth less than the smallest order of " + usd(s.value) + ": nothing is hedged.";
}

std::string over_hedged(const Subject& s) {
    const BagSizing& bag = s.report.sizing.bags[s.bag];
    return "You are short " + short_percent(s.value) + " of the coins there are to protect, "
           + amount_of(-bag.residual_coins, s.coin()) + " too many. On those you lose when the price rises.";
}

std::string nothing_hedged(const Subject&) {
    return "Nothing is sold short: your coins follow the price all the way, down and up.";
}

std::string bag_empty(const Subject& s) {
    constexpr double kOver = 1.001;
    const BagSizing& bag = s.report.sizing.bags[s.bag];
    if (bag.hedged_coins <= 0.0) return "This bag holds no coins.";
    return bag.hedged_coins > kOver * bag.exposed_coins
               ? "This bag holds no coins: what is sold short against it is a plain bet on a falling price."
               : "This bag holds no coins: the hedge only protects its own collateral.";
}

// ---- Cost ----

std::string funding_is_cost(const Subject& s) {
    return "Funding is negative (" + short_percent(s.input().funding_rate) + " every "
           + each_interval(funding_interval_hours(s.plan, s.leg)) + "), so you pay the other side: " + usd(s.value)
           + " a day while that lasts.";
}

std::string hedge_costs(const Subject& s) {
    return "Kept for a year at these rates, the hedge would cost " + short_percent(s.value)
           + " of what your coins are worth; over " + days(s.plan.horizon_days) + " it is "
           + usd(s.report.cost.total_usd) + ".";
}

std::string horizon_zero(const Subject&) {
    return "The hedge is held for 0 days: the fees count, but no funding and no interest.";
}

// ---- What is not known ----

std::string maintenance_rate_assumed(const Subject& s) {
    return "How much margin " + venue_of(s.plan, s.leg) + " wants left in this contract is not known to Keel, so "
           + short_percent(s.value)
           + " is assumed. Look up the maintenance margin rate and type it in: "
             "the true liquidation price may be nearer.";
}

std::string maintenance_rate_inferred(const Subject& s) {
    return "The maintenance margin rate of " + short_percent(s.value)
           + " follows from the venue's general rules, not from this contract's own table: "
             "take the liquidation price as an estimate.";
}

std::string tiers_uncertain(const Subject& s) {
    const std::string year = s.value > 0.0 ? " (from " + exact(s.value) + ")" : "";
    return "The margin table known for this contract" + year
           + " may be out of date. Compare the liquidation price with the one the exchange shows.";
}

std::string fee_unknown(const Subject&) {
    return "The fees of this contract are not known to Keel, so none are counted. Type in the ones you pay.";
}

// ---- Limits of the venue ----

std::string leverage_above_venue(const Subject& s) {
    return s.venue() + " allows at most " + plain(s.value) + "x for a position of this size, not "
           + plain(s.input().leverage) + "x.";
}

std::string position_above_tiers(const Subject& s) {
    const bool is_contracts = s.contract() != nullptr && s.contract()->tier_unit == TierUnit::Contracts;
    const std::string cap = is_contracts ? coins(s.value) + " contracts" : s.settled(s.value);
    return "The position is larger than the margin table known for this contract, which ends at " + cap
           + ". The liquidation price is reckoned with its last rate and may be too far away.";
}

enum class About { Leg, Bag, Plan };

struct Entry {
    std::string_view code;
    About about;
    std::string (*words)(const Subject&);
};

constexpr std::array kEntries{
    Entry{"liquidated_at_entry", About::Leg, liquidated_at_entry},
    Entry{"liquidation_within_squeeze", About::Leg, liquidation_within_squeeze},
    Entry{"liquidation_never_is_fragile", About::Leg, liquidation_never_is_fragile},
    Entry{"collateral_below_initial_margin", About::Leg, collateral_below_initial_margin},
    Entry{"collateral_exceeds_bag", About::Leg, collateral_exceeds_bag},
    Entry{"collateral_outside_bag", About::Leg, collateral_outside_bag},
    Entry{"collateral_unhedged", About::Bag, collateral_unhedged},
    Entry{"lot_rounding", About::Leg, lot_rounding},
    Entry{"below_minimum_order", About::Leg, below_minimum_order},
    Entry{"below_minimum_notional", About::Leg, below_minimum_notional},
    Entry{"over_hedged", About::Bag, over_hedged},
    Entry{"nothing_hedged", About::Plan, nothing_hedged},
    Entry{"bag_empty", About::Bag, bag_empty},
    Entry{"funding_is_cost", About::Leg, funding_is_cost},
    Entry{"hedge_costs", About::Plan, hedge_costs},
    Entry{"horizon_zero", About::Plan, horizon_zero},
    Entry{"maintenance_rate_assumed", About::Leg, maintenance_rate_assumed},
    Entry{"maintenance_rate_inferred", About::Leg, maintenance_rate_inferred},
    Entry{"tiers_uncertain", About::Leg, tiers_uncertain},
    Entry{"fee_unknown", About::Leg, fee_unknown},
    Entry{"leverage_above_venue", About::Leg, leverage_above_venue},
    Entry{"position_above_tiers", About::Leg, position_above_tiers},
};

std::string fallback(const Warning& warning) {
    std::string words = warning.code;
    std::ranges::replace(words, '_', ' ');
    const auto address = find_field(warning.field);
    const std::string field = address ? " Look at: " + std::string(address->field->label) + "." : "";
    const std::string value = std::isfinite(warning.value) ? " (" + exact(warning.value) + ")" : "";
    return capitalised(words) + value + "." + field;
}

/// Fills in what the warning's key points at. False when the plan has no such part.
bool find_subject(const Warning& warning, About about, Subject& subject) {
    if (about == About::Plan) return true;
    const auto address = find_field(warning.field);
    if (!address) return false;
    if (address->field->scope == Scope::Bag) {
        subject.bag = address->index;
    } else if (address->field->scope == Scope::Leg) {
        if (address->index >= subject.plan.legs.size()) return false;
        subject.leg = address->index;
        const double bag = subject.plan.legs[subject.leg].bag;
        if (bag >= 1.0 && bag <= static_cast<double>(subject.plan.bags.size()))
            subject.bag = static_cast<std::size_t>(bag) - 1;
    }
    const Report& report = subject.report;
    const bool has_leg = subject.leg < std::min(report.sizing.legs.size(), report.margin.legs.size())
                         && subject.leg < subject.plan.legs.size();
    const bool has_bag = subject.bag < std::min(report.sizing.bags.size(), subject.plan.bags.size());
    return about == About::Leg ? has_leg && address->field->scope == Scope::Leg : has_bag;
}

/// "Hedge 2: " or "ETH: ", where there is more than one to choose from.
std::string prefix(const Subject& subject, About about) {
    if (about == About::Leg && subject.plan.legs.size() > 1) return "Hedge " + std::to_string(subject.leg + 1) + ": ";
    if (about == About::Bag && subject.plan.bags.size() > 1)
        return "Bag " + std::to_string(subject.bag + 1) + " (" + subject.coin() + "): ";
    return {};
}

} // namespace

std::string warning_in_words(const Plan& plan, const Report& report, const Warning& warning) {
    const auto entry = std::ranges::find(kEntries, warning.code, &Entry::code);
    if (entry == kEntries.end()) return fallback(warning);
    Subject subject{.plan = plan, .report = report, .value = warning.value};
    if (!find_subject(warning, entry->about, subject)) return fallback(warning);
    return prefix(subject, entry->about) + entry->words(subject);
}

} // namespace keel::text
