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
        Member{"amount", &PathEvent::amount,
               "settle asset: notional opened or added, P&L of what was closed, funding received, deposit, or what was "
               "lost; of a trigger, exit or target the ratio, of settle the new price, of margin_rule the rate added"},
        Member{"amount_usd", &PathEvent::amount_usd, "the same at that moment, USD; 0 for what is no amount"},
        Member{"note", &PathEvent::note, "a sentence for people"},
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
        Member{"key", &PathAlternative::key, "unhedged, without_stop, without_rules or held"},
        Member{"label", &PathAlternative::label, "for people"},
        Member{"value_usd", &PathAlternative::value_usd, "what there is at the end, USD"},
        Member{"net_usd", &PathAlternative::net_usd, "less what the bags were worth at the start, USD"},
        Member{"difference_usd", &PathAlternative::difference_usd, "what the plan has more, USD"},
        Member{"liquidated", &PathAlternative::liquidated, "a leg was, on the way"},
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
        Member{"days", &PathReport::days, "how long the path is"},
        Member{"events", &PathReport::events, "in the order in which they happen"},
        Member{"events_left_out", &PathReport::events_left_out, "how many came after the last one listed"},
        Member{"series", &PathReport::series, "at even times and at each event but funding"},
        Member{"outcome", &PathReport::outcome, "at the end, in the parts of a scenario"},
        Member{"alternatives", &PathReport::alternatives, "the same path otherwise hedged"},
        Member{"broken_net_usd", &PathReport::broken_net_usd,
               "what the hedge would have left more had it held, USD; null: it did"},
    };
};

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
