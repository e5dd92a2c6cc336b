// Warnings about margin: where a hedge dies, what backs it, and what is not known about either.

#include "text/leg_facts.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"
#include "text/warning_sentences.hpp"

#include <algorithm>
#include <cmath>

namespace keel::text {

namespace {

/// Of a leverage: "10", "0.5".
std::string plain(double value) { return coins(value); }

double shared_collateral(const WarningSubject& s) {
    double sum = 0.0;
    for (const std::size_t leg : sharing_margin(s.plan, s.report, s.leg))
        sum += s.report.margin.legs[leg].collateral;
    return sum;
}

/// "its collateral of 0.5 BTC", "the shared collateral of 1 BTC".
std::string what_is_lost(const WarningSubject& s) {
    const std::string coins_too =
        s.input().spot_collateral > 0.0
            ? " and the " + amount_of(s.input().spot_collateral, hedged_coin_of(s.plan, s.leg)) + " in the account"
            : "";
    if (s.is_shared()) return "the shared collateral of " + s.settled(shared_collateral(s)) + coins_too;
    return "its collateral of " + s.settled(s.margin().collateral) + coins_too;
}

} // namespace

bool WarningSubject::is_long() const { return direction_of(plan, report, leg) < 0.0; }

bool WarningSubject::is_shared() const {
    if (!is_cross_margined(plan, leg)) return false;
    return std::ranges::count_if(sharing_margin(plan, report, leg),
                                 [&](std::size_t other) { return is_open(report, other); })
           > 1;
}

std::string WarningSubject::settled(double amount) const { return amount_of(amount, margin().settle_asset); }

std::string WarningSubject::venue() const { return capitalised(venue_of(plan, leg)); }

const Contract* WarningSubject::contract() const { return contract_of(plan, leg); }

std::string liquidated_at_entry(const WarningSubject& s) {
    const std::string end = " Post more collateral or choose a lower leverage.";
    if (s.is_shared()) {
        return "The exchange would close this hedge and those that share its margin at once: "
               + s.settled(shared_collateral(s)) + " are not enough to back them." + end;
    }
    const std::string against = s.is_long() ? ", no lower than" : ", no higher than";
    return "The exchange would close this hedge at once: with " + s.settled(s.margin().collateral)
           + " as collateral its liquidation price is " + price_usd(s.value) + against + " the futures price of "
           + price_usd(futures_price_today(s.plan, s.leg)) + "." + end;
}

std::string liquidation_within_squeeze(const WarningSubject& s) {
    constexpr double kDays = 0.25;
    const auto& price = s.margin().liquidation_price;
    const bool is_long = s.is_long();
    const std::string whom =
        s.is_shared() ? " liquidates this hedge and those that share its margin: " : " liquidates this hedge: ";
    const std::string unprotected = is_long ? "you are unprotected" : "your coins are unprotected";
    const std::string lost = what_is_lost(s);
    return std::string(is_long ? "A fall of " : "A rise of ") + told_percent(s.value, 1)
           + (price ? " to " + price_usd(*price) : "") + whom + lost + " is lost, and from then on " + unprotected
           + ". Prices have " + (is_long ? "fallen" : "risen") + " that much within "
           + (s.value <= kDays ? "days" : "weeks") + ". More collateral or less leverage moves that price "
           + (is_long ? "down." : "up.");
}

std::string liquidation_never_is_fragile(const WarningSubject& s) {
    constexpr double kAdverse = -0.0001;
    const double rate = std::fmin(kAdverse, s.input().funding_rate);
    return "\"Never\" is a knife edge here. Were funding " + short_percent(rate) + " for the whole "
           + days(s.plan.horizon_days) + ", your payments would bring the liquidation price down to "
           + price_usd(s.value) + ". A fee taken from the collateral does the same. More collateral makes it safe.";
}

std::string collateral_below_initial_margin(const WarningSubject& s) {
    return "The collateral is too small to open this: at " + plain(s.input().leverage) + "x the exchange asks for "
           + s.settled(s.margin().initial_margin) + ", and " + s.settled(s.value) + " are missing.";
}

std::string collateral_exceeds_bag(const WarningSubject& s) {
    return "The collateral is more than your bag holds: " + s.settled(s.value) + " have to come from elsewhere.";
}

std::string collateral_outside_bag(const WarningSubject& s) {
    const std::string& asset = s.margin().settle_asset;
    const std::string when = std::string("When ")
                             + (is_cross_hedge(s.plan, s.leg) ? contract_coin_of(s.plan, s.leg) : "the price")
                             + (s.is_long() ? " falls" : " rises") + ", it loses " + asset + " at once";
    if (s.margin().collateral <= 0.0 && s.input().spot_collateral > 0.0) {
        return "Only coins in the account back this hedge. " + when
               + ", and the exchange may sell some of the coins for it. Keep some " + asset + " at hand.";
    }
    const std::string needs = s.margin().collateral > 0.0 ? "This hedge needs " + s.settled(s.margin().collateral)
                                                                + " that are not in your bag. "
                                                          : "This hedge has no " + asset + " of its own behind it. ";
    const std::string gain = is_cross_hedge(s.plan, s.leg) ? ", whatever " + hedged_coin_of(s.plan, s.leg) + " does"
                             : s.is_long() ? ", while your gain is only that the coins you owe get cheaper"
                                           : " while your gain stays in coins";
    return needs + when + gain + ": keep more at hand, or it is liquidated.";
}

std::string shared_wallet(const WarningSubject& s) {
    const double others = shared_collateral(s) - s.margin().collateral;
    return "On cross margin this hedge shares what backs it with the others settled in " + s.margin().settle_asset
           + (s.contract() != nullptr ? " on " + s.venue() : "") + ": " + s.settled(others) + " of theirs, "
           + s.settled(s.margin().collateral)
           + " of its own. Together they live longer, and one that loses can take the others with it.";
}

std::string bonus_not_usable(const WarningSubject& s) {
    const bool is_margin = s.input().bonus_use == BonusUse::Margin;
    return s.venue() + " does not let a bonus " + (is_margin ? "back a position" : "pay fees") + ", so the "
           + usd(s.value) + " you count on may not be there. Ask the exchange, or set what it may pay to none.";
}

std::string bonus_expires(const WarningSubject& s) {
    return "The bonus that backs this hedge is gone after " + days(s.input().bonus_days.value_or(0.0))
           + ". From then on it is liquidated at " + price_usd(s.value) + ". Put your own collateral in its place.";
}

std::string maintenance_rate_assumed(const WarningSubject& s) {
    return "How much margin " + venue_of(s.plan, s.leg) + " wants left in this contract is not known to Keel, so "
           + short_percent(s.value)
           + " is assumed. Look up the maintenance margin rate and type it in: "
             "the true liquidation price may be nearer.";
}

std::string maintenance_rate_inferred(const WarningSubject& s) {
    return "The maintenance margin rate of " + short_percent(s.value)
           + " follows from the venue's general rules, not from this contract's own table: "
             "take the liquidation price as an estimate.";
}

std::string tiers_uncertain(const WarningSubject& s) {
    const std::string year = s.value > 0.0 ? " (from " + exact(s.value) + ")" : "";
    return "The margin table known for this contract" + year
           + " may be out of date. Compare the liquidation price with the one the exchange shows.";
}

std::string old_venue_table(const WarningSubject& s) {
    return "This plan keeps revision " + exact(s.value)
           + " of the venue table, which does not know that the exchange adds the fee to close to its margin: "
             "the true liquidation price is a little nearer. Revision "
           + std::to_string(kVenueRevision) + " counts it in.";
}

std::string leverage_above_venue(const WarningSubject& s) {
    return s.venue() + " allows at most " + plain(s.value) + "x for a position of this size, not "
           + plain(s.input().leverage) + "x.";
}

std::string position_above_tiers(const WarningSubject& s) {
    const TierUnit unit = s.contract() != nullptr ? s.contract()->tier_unit : TierUnit::SettleAsset;
    const std::string cap = unit == TierUnit::Contracts ? coins(s.value) + " contracts"
                            : unit == TierUnit::Usd     ? usd(s.value)
                                                        : s.settled(s.value);
    return "The position is larger than the margin table known for this contract, which ends at " + cap
           + ". The liquidation price is reckoned with its last rate and may be too far away.";
}

} // namespace keel::text
