#pragma once

// The members of a path's report, as report_table.hpp has those of the report.

#include "model/path_report.hpp"
#include "model/report_table.hpp"

#include <string_view>

namespace keel {

template <>
struct Table<PathEvent> {
    static constexpr std::string_view name = "PathEvent";
    static constexpr auto members = std::tuple{
        Member{"day", &PathEvent::day, "days from today"},
        Member{"kind", &PathEvent::kind,
               "open, add, reduce, funding, stop, liquidation, adl, top_up, trigger, exit, target, expiry, settle, "
               "margin_rule, venue_failure or close"},
        Member{"leg", &PathEvent::leg, "1 is the first; 0: all"},
        Member{"price", &PathEvent::price, "futures price of the leg, USD; without a leg that of the first coin"},
        Member{"coin_price", &PathEvent::coin_price, "spot of the first coin, USD"},
        Member{"amount", &PathEvent::amount,
               "settle asset: notional opened or added, P&L of what was closed, funding received, deposit, or what was "
               "lost; of a trigger, exit or target the ratio, of settle the new price, of margin_rule the rate added"},
        Member{"amount_usd", &PathEvent::amount_usd, "the same at that moment, USD; 0 for what is no amount"},
        Member{"rule", &PathEvent::rule, "that did it, 1 is the first; 0: none"},
        Member{"time", &PathEvent::time, "UTC, ISO 8601; empty: the path has no dates"},
        Member{"note", &PathEvent::note, "a sentence for people"},
    };
};

template <>
struct Table<RuleEpisode> {
    static constexpr std::string_view name = "RuleEpisode";
    static constexpr auto members = std::tuple{
        Member{"rule", &RuleEpisode::rule, "1 is the first"},
        Member{"leg", &RuleEpisode::leg, "whose ratio it set, 1 is the first"},
        Member{"from_day", &RuleEpisode::from_day, "of its trigger, days from the start"},
        Member{"to_day", &RuleEpisode::to_day, "of its end"},
        Member{"from", &RuleEpisode::from, "UTC, ISO 8601; empty: the path has no dates"},
        Member{"to", &RuleEpisode::to, "of its end"},
        Member{"from_price", &RuleEpisode::from_price, "spot of the contract's coin at the trigger, USD"},
        Member{"to_price", &RuleEpisode::to_price, "at the end, USD"},
        Member{"coin_price", &RuleEpisode::coin_price, "of the first coin at the end, USD"},
        Member{"ratio", &RuleEpisode::ratio, "the hedge ratio applied"},
        Member{"ended_by", &RuleEpisode::ended_by,
               "exit, target, stop, liquidation, adl, expiry, venue_failure or end_of_path"},
        Member{"coins_usd", &RuleEpisode::coins_usd, "what the bag that is hedged made meanwhile, USD"},
        Member{"futures_usd", &RuleEpisode::futures_usd, "what the hedge made by price and basis, USD"},
        Member{"funding_usd", &RuleEpisode::funding_usd, "received, USD"},
        Member{"fees_usd", &RuleEpisode::fees_usd, "with slippage; negative when paid, USD"},
        Member{"other_usd", &RuleEpisode::other_usd,
               "interest, price of the collateral, bonus, what a liquidation took beyond the price loss, USD"},
        Member{"result_usd", &RuleEpisode::result_usd,
               "the sum of the four: what there is more than without a hedge, USD"},
        Member{"saved_usd", &RuleEpisode::saved_usd, "the result when the price went against the coins, else 0, USD"},
        Member{"cost_usd", &RuleEpisode::cost_usd, "less the result when it did not, else 0, USD"},
    };
};

template <>
struct Table<RuleTotals> {
    static constexpr std::string_view name = "RuleTotals";
    static constexpr auto members = std::tuple{
        Member{"episodes", &RuleTotals::episodes, "how many, also those not listed"},
        Member{"false_alarms", &RuleTotals::false_alarms, "how many in which the price did not go against the coins"},
        Member{"saved_usd", &RuleTotals::saved_usd, "of all episodes, USD"},
        Member{"cost_usd", &RuleTotals::cost_usd, "of all episodes, USD"},
        Member{"rebalances", &RuleTotals::rebalances, "how many; they are no episodes"},
    };
};

template <>
struct Table<PathMoment> {
    static constexpr std::string_view name = "PathMoment";
    static constexpr auto members = std::tuple{
        Member{"day", &PathMoment::day, "days from today; two with one day stand around a gap or an event"},
        Member{"price", &PathMoment::price, "of the first coin, USD"},
        Member{"spot_usd", &PathMoment::spot_usd, "bags and coin collateral, USD"},
        Member{"hedge_usd", &PathMoment::hedge_usd, "what the legs have made so far, costs included, USD"},
        Member{"equity_usd", &PathMoment::equity_usd, "margin of the open legs with their P&L, USD"},
        Member{"margin_ratio", &PathMoment::margin_ratio,
               "maintenance margin over equity, the highest of all legs; liquidated at 1; null: nothing is open"},
        Member{"value_usd", &PathMoment::value_usd, "spot and hedge, USD"},
        Member{"net_usd", &PathMoment::net_usd, "less what the bags were worth at the start, USD"},
    };
};

template <>
struct Table<PathAlternative> {
    static constexpr std::string_view name = "PathAlternative";
    static constexpr auto members = std::tuple{
        Member{"key", &PathAlternative::key, "unhedged, without_stop, without_rules, always_hedged or held"},
        Member{"label", &PathAlternative::label, "for people"},
        Member{"value_usd", &PathAlternative::value_usd, "what there is at the end, USD"},
        Member{"net_usd", &PathAlternative::net_usd, "less what the bags were worth at the start, USD"},
        Member{"difference_usd", &PathAlternative::difference_usd, "what the plan has more, USD"},
        Member{"liquidated", &PathAlternative::liquidated, "a leg was, on the way"},
        Member{"spot_usd", &PathAlternative::spot_usd, "what the coins made, USD"},
        Member{"futures_usd", &PathAlternative::futures_usd, "by price and basis, USD"},
        Member{"funding_usd", &PathAlternative::funding_usd, "received, USD"},
        Member{"fees_usd", &PathAlternative::fees_usd, "with slippage; negative when paid, USD"},
        Member{"other_usd", &PathAlternative::other_usd,
               "interest, price of the collateral, bonus, what a liquidation took beyond the price loss, USD"},
        Member{"hedged_days", &PathAlternative::hedged_days, "with a position open"},
        Member{"liquidations", &PathAlternative::liquidations, "how many legs were"},
        Member{"events", &PathAlternative::events, "in the order in which they happen, without funding"},
        Member{"series", &PathAlternative::series,
               "at the even times of the plan's own series, and at each of these events"},
    };
};

template <>
struct Table<PathReport> {
    static constexpr std::string_view name = "PathReport";
    static constexpr auto members = std::tuple{
        Member{"answer", &PathReport::answer, "a sentence or two for people"},
        Member{"about", &PathReport::about, "of a path that was: what happened, and the source; else empty"},
        Member{"days", &PathReport::days, "how long the path is"},
        Member{"start_ms", &PathReport::start_ms,
               "day 0 of a path with dates, milliseconds since 1970 in UTC; null: it has none"},
        Member{"hedged_days", &PathReport::hedged_days, "with a position open"},
        Member{"events", &PathReport::events, "in the order in which they happen"},
        Member{"events_left_out", &PathReport::events_left_out, "how many came after the last one listed"},
        Member{"series", &PathReport::series, "at even times and at each event but funding"},
        Member{"outcome", &PathReport::outcome, "at the end, in the parts of a scenario"},
        Member{"alternatives", &PathReport::alternatives, "the same path otherwise hedged"},
        Member{"episodes", &PathReport::episodes, "of the rules, in the order of their ends"},
        Member{"rules", &PathReport::rules, "the sums of all episodes"},
        Member{"broken_net_usd", &PathReport::broken_net_usd,
               "what the hedge would have left more had it held, USD; null: it did"},
    };
};

constexpr std::string_view name_of(EpisodeEnd end) {
    switch (end) {
    case EpisodeEnd::Exit: return "exit";
    case EpisodeEnd::Target: return "target";
    case EpisodeEnd::Stop: return "stop";
    case EpisodeEnd::Liquidation: return "liquidation";
    case EpisodeEnd::Adl: return "adl";
    case EpisodeEnd::Expiry: return "expiry";
    case EpisodeEnd::VenueFailure: return "venue_failure";
    case EpisodeEnd::EndOfPath: return "end_of_path";
    }
    return "end_of_path";
}

constexpr std::string_view name_of(PathEventKind kind) {
    switch (kind) {
    case PathEventKind::Open: return "open";
    case PathEventKind::Add: return "add";
    case PathEventKind::Reduce: return "reduce";
    case PathEventKind::Funding: return "funding";
    case PathEventKind::Stop: return "stop";
    case PathEventKind::Liquidation: return "liquidation";
    case PathEventKind::Adl: return "adl";
    case PathEventKind::TopUp: return "top_up";
    case PathEventKind::Trigger: return "trigger";
    case PathEventKind::Exit: return "exit";
    case PathEventKind::Target: return "target";
    case PathEventKind::Expiry: return "expiry";
    case PathEventKind::Settle: return "settle";
    case PathEventKind::MarginRule: return "margin_rule";
    case PathEventKind::VenueFailure: return "venue_failure";
    case PathEventKind::Close: return "close";
    }
    return "open";
}

} // namespace keel
