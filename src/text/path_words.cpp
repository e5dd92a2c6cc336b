// The sentences of a path: part of path_text.hpp.

#include "model/episodes.hpp"
#include "text/leg_facts.hpp"
#include "text/number.hpp"
#include "text/path_text.hpp"
#include "text/phrases.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace keel::text {

namespace {

std::size_t leg_of(const PathEvent& event) { return static_cast<std::size_t>(event.leg) - 1; }

/// "The hedge", or "Hedge 2" where there are several.
std::string hedge_name(const Plan& plan, const PathEvent& event) {
    return plan.legs.size() == 1 ? "The hedge" : "Hedge " + grouped(event.leg, 0);
}

/// "The rule", or "Rule 2" where there are several.
std::string rule_name(const Plan& plan, const PathEvent& event) {
    return plan.rules.size() == 1 ? "The rule" : "Rule " + grouped(event.rule, 0);
}

std::string profit_in_words(const Plan& plan, const PathEvent& event) {
    const std::string amount = amount_of(std::abs(event.amount), settle_asset_of(plan, leg_of(event)));
    if (event.amount == 0.0) return "without profit or loss";
    return (event.amount > 0.0 ? "with a profit of " : "with a loss of ") + amount;
}

std::string funding_note(const Plan& plan, const PathEvent& event) {
    const std::string amount = amount_of(std::abs(event.amount), settle_asset_of(plan, leg_of(event)));
    return (event.amount >= 0.0 ? "Funding received: " : "Funding paid: ") + amount + ".";
}

std::string note_of(const Plan& plan, const PathEvent& event) {
    if (event.kind == PathEventKind::MarginRule)
        return "Every maintenance rate rises by " + short_percent(event.amount) + ".";
    const std::size_t leg = leg_of(event);
    const std::string name = hedge_name(plan, event), asset = settle_asset_of(plan, leg);
    const std::string amount = amount_of(std::abs(event.amount), asset);
    switch (event.kind) {
    case PathEventKind::Open: return name + " stands at " + usd(event.amount_usd) + ".";
    case PathEventKind::Add: return name + " grows by " + usd(event.amount_usd) + ".";
    case PathEventKind::Reduce: return "A part of it is closed " + profit_in_words(plan, event) + ".";
    case PathEventKind::Funding: return funding_note(plan, event);
    case PathEventKind::Stop: return name + " is stopped out " + profit_in_words(plan, event) + "; the coins ride on.";
    case PathEventKind::Liquidation: return name + " is liquidated: " + amount + " of collateral are gone.";
    case PathEventKind::Adl:
        return "The exchange closes " + short_percent(plan.legs[leg].adl_part) + " of it "
               + profit_in_words(plan, event) + ".";
    case PathEventKind::TopUp: return amount + " are added to the collateral.";
    case PathEventKind::Trigger:
        return rule_name(plan, event) + " sets the hedge ratio to " + short_percent(event.amount) + ".";
    case PathEventKind::Exit:
        return rule_name(plan, event) + " is over: the hedge ratio is " + short_percent(event.amount) + " again.";
    case PathEventKind::Target:
        return "The target is reached: the hedge ratio is " + short_percent(event.amount) + " again.";
    case PathEventKind::Expiry: return name + " expires " + profit_in_words(plan, event) + "; the coins ride on.";
    case PathEventKind::Settle: return "One " + asset + " is worth " + price_usd(event.amount) + ".";
    case PathEventKind::VenueFailure:
        return capitalised(venue_of(plan, leg)) + " fails: the position and " + amount + " of collateral are gone.";
    case PathEventKind::Close: return name + " is closed " + profit_in_words(plan, event) + ".";
    case PathEventKind::MarginRule: break;
    }
    return {};
}

std::string move_of_price(const Scenario& outcome) {
    if (std::abs(outcome.shock) < 5e-5) return "ends where it began";
    return std::string("ends ") + short_percent(std::abs(outcome.shock)) + (outcome.shock > 0.0 ? " higher" : " lower");
}

const PathAlternative* alternative(const PathReport& report, std::string_view key) {
    const auto found = std::ranges::find(report.alternatives, key, &PathAlternative::key);
    return found != report.alternatives.end() ? &*found : nullptr;
}

/// Along a price history it is the history's own.
std::string about_path(const Plan& plan, const PathReport& report) {
    const auto& preset = plan.scenario.path.preset;
    const Episode* episode = preset && !report.start_ms ? episode_of(*preset) : nullptr;
    if (episode == nullptr) return {};
    const EpisodeClose& last = episode->closes.back();
    std::string text(episode->name);
    text.append(". ").append(episode->note).append(" Here ").append(episode->coin).append("'s closes of the ");
    text.append(days(last.day)).append(" after ").append(episode->first_date);
    text.append(" are scaled to today's price. Source: ").append(episode->source).append(".");
    return text;
}

} // namespace

std::string answer_from_path(const PathReport& report, const TellSum& told) {
    const auto sum = [&](double usd) { return told(usd, report.outcome.price); };
    const Scenario& outcome = report.outcome;
    std::string text = "After " + days(report.days) + " the price " + move_of_price(outcome) + ", at "
                       + price_usd(outcome.price) + ": you have " + sum(outcome.value_usd) + ", unhedged "
                       + sum(outcome.unhedged_usd) + ".";
    const auto breaks = [](const PathEvent& event) {
        return event.kind == PathEventKind::Liquidation || event.kind == PathEventKind::VenueFailure
               || event.kind == PathEventKind::Adl;
    };
    const auto broken = std::ranges::find_if(report.events, breaks);
    if (broken != report.events.end() && report.broken_net_usd) {
        const std::string what = broken->kind == PathEventKind::Liquidation ? "was liquidated"
                                 : broken->kind == PathEventKind::Adl       ? "was closed by the exchange"
                                                                            : "was lost with the exchange";
        const bool is_one_of_several =
            broken->leg > 0.0
            && std::ranges::any_of(report.events, [](const PathEvent& event) { return event.leg > 1.0; });
        text += (is_one_of_several ? " Hedge " + grouped(broken->leg, 0) + ' ' : std::string(" The hedge ")) + what
                + " on day " + grouped(broken->day, 1) + " at " + price_usd(broken->price)
                + "; had it held, there would be " + sum(std::abs(*report.broken_net_usd))
                + (*report.broken_net_usd >= 0.0 ? " more." : " less.");
    }
    if (const PathAlternative* other = alternative(report, "without_stop")) {
        const bool is_same = std::abs(other->difference_usd) < 0.005;
        text += is_same ? " The stop changed nothing."
                        : " The stop " + std::string(other->difference_usd > 0.0 ? "saved " : "cost ")
                              + sum(std::abs(other->difference_usd)) + ": without it there would be "
                              + sum(other->value_usd) + ".";
    }
    return text;
}

void put_into_words(const Plan& plan, PathReport& report) {
    report.answer = answer_from_path(report, [](double usd, double) { return about_usd(usd); });
    report.about = about_path(plan, report);
    for (PathEvent& event : report.events)
        event.note = note_of(plan, event);
    for (PathAlternative& other : report.alternatives) {
        for (PathEvent& event : other.events)
            event.note = note_of(plan, event);
    }
}

} // namespace keel::text
