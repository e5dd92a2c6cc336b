#include "text/warning_words.hpp"

#include "model/fields.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"
#include "text/warning_sentences.hpp"
#include "text/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string_view>

namespace keel::text {

namespace {

enum class About { Leg, Bag, Plan };

struct Entry {
    std::string_view code;
    About about;
    std::string (*words)(const WarningSubject&);
};

constexpr std::array kEntries{
    Entry{"liquidated_at_entry", About::Leg, liquidated_at_entry},
    Entry{"liquidation_within_squeeze", About::Leg, liquidation_within_squeeze},
    Entry{"liquidation_never_is_fragile", About::Leg, liquidation_never_is_fragile},
    Entry{"collateral_below_initial_margin", About::Leg, collateral_below_initial_margin},
    Entry{"collateral_exceeds_bag", About::Leg, collateral_exceeds_bag},
    Entry{"collateral_outside_bag", About::Leg, collateral_outside_bag},
    Entry{"shared_wallet", About::Leg, shared_wallet},
    Entry{"bonus_not_usable", About::Leg, bonus_not_usable},
    Entry{"bonus_expires", About::Leg, bonus_expires},
    Entry{"lot_rounding", About::Leg, lot_rounding},
    Entry{"below_minimum_order", About::Leg, below_minimum_order},
    Entry{"below_minimum_notional", About::Leg, below_minimum_notional},
    Entry{"hedge_adds_risk", About::Leg, hedge_adds_risk},
    Entry{"pair_decouples", About::Leg, pair_decouples},
    Entry{"expiry_assumed", About::Leg, expiry_assumed},
    Entry{"expires_before_horizon", About::Leg, expires_before_horizon},
    Entry{"funding_is_cost", About::Leg, funding_is_cost},
    Entry{"funding_clamped", About::Leg, funding_clamped},
    Entry{"fee_unknown", About::Leg, fee_unknown},
    Entry{"maintenance_rate_assumed", About::Leg, maintenance_rate_assumed},
    Entry{"maintenance_rate_inferred", About::Leg, maintenance_rate_inferred},
    Entry{"tiers_uncertain", About::Leg, tiers_uncertain},
    Entry{"leverage_above_venue", About::Leg, leverage_above_venue},
    Entry{"position_above_tiers", About::Leg, position_above_tiers},
    Entry{"collateral_unhedged", About::Bag, collateral_unhedged},
    Entry{"over_hedged", About::Bag, over_hedged},
    Entry{"bag_empty", About::Bag, bag_empty},
    Entry{"move_floored", About::Bag, move_floored},
    Entry{"nothing_hedged", About::Plan, nothing_hedged},
    Entry{"hedge_costs", About::Plan, hedge_costs},
    Entry{"horizon_zero", About::Plan, horizon_zero},
    Entry{"old_venue_table", About::Plan, old_venue_table},
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
bool find_subject(const Warning& warning, About about, WarningSubject& subject) {
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
std::string prefix(const WarningSubject& subject, About about) {
    if (about == About::Leg && subject.plan.legs.size() > 1) return "Hedge " + std::to_string(subject.leg + 1) + ": ";
    if (about == About::Bag && subject.plan.bags.size() > 1)
        return "Bag " + std::to_string(subject.bag + 1) + " (" + subject.coin() + "): ";
    return {};
}

} // namespace

std::string warning_in_words(const Plan& plan, const Report& report, const Warning& warning) {
    const auto entry = std::ranges::find(kEntries, warning.code, &Entry::code);
    if (entry == kEntries.end()) return fallback(warning);
    WarningSubject subject{.plan = plan, .report = report, .value = warning.value};
    if (!find_subject(warning, entry->about, subject)) return fallback(warning);
    return prefix(subject, entry->about) + entry->words(subject);
}

void put_warnings_into_words(const Plan& plan, Report& report) {
    for (Warning& warning : report.warnings)
        warning.message = warning_in_words(plan, report, warning);
}

} // namespace keel::text
