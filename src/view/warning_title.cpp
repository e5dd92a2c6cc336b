#include "view/warning_title.hpp"

#include "view/field_spelling.hpp"

#include <algorithm>
#include <iterator>

namespace keel::view {

namespace {

struct Title {
    std::string_view code;
    std::string_view words;
};

constexpr Title kTitles[] = {
    {"liquidated_at_entry", "Liquidated at once"},
    {"liquidation_within_squeeze", "Liquidation is near"},
    {"liquidation_never_is_fragile", "Never is a knife edge"},
    {"collateral_below_initial_margin", "Too little collateral"},
    {"collateral_exceeds_bag", "More collateral than coins"},
    {"collateral_outside_bag", "Collateral from outside"},
    {"collateral_unhedged", "Collateral is unprotected"},
    {"lot_rounding", "Rounded to whole lots"},
    {"below_minimum_order", "Below the smallest order"},
    {"below_minimum_notional", "Below the smallest order"},
    {"over_hedged", "Hedged too much"},
    {"nothing_hedged", "Nothing is hedged"},
    {"bag_empty", "No coins in the bag"},
    {"funding_is_cost", "You pay funding"},
    {"hedge_costs", "The hedge is costly"},
    {"horizon_zero", "Held for 0 days"},
    {"maintenance_rate_assumed", "Margin rate is assumed"},
    {"maintenance_rate_inferred", "Margin rate is an estimate"},
    {"tiers_uncertain", "Margin table may be old"},
    {"fee_unknown", "Fees are not known"},
    {"leverage_above_venue", "Above the venue's leverage"},
    {"position_above_tiers", "Beyond the margin table"},
    {"hedge_adds_risk", "Adds to your risk"},
    {"shared_wallet", "Shared margin"},
    {"bonus_not_usable", "Bonus may not count"},
    {"bonus_expires", "The bonus expires"},
    {"expiry_assumed", "Expiry is assumed"},
    {"expires_before_horizon", "Expires before the end"},
    {"pair_decouples", "Another coin's hedge"},
    {"funding_clamped", "Funding has a limit"},
    {"move_floored", "A fall ends at 99 %"},
    {"old_venue_table", "Old margin rules"},
};

} // namespace

std::string title_of(const Warning& warning) {
    const auto* const title = std::ranges::find(kTitles, warning.code, &Title::code);
    return title == std::end(kTitles) ? sentence_from_name(warning.code) : std::string(title->words);
}

} // namespace keel::view
