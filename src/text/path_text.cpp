#include "text/path_text.hpp"

#include "model/path_table.hpp"
#include "text/json_from_struct.hpp"
#include "text/layout.hpp"
#include "text/leg_facts.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>
#include <vector>

namespace keel::text {

namespace {

/// Dollars to the cent, short ones beyond what anybody holds.
std::string told(double amount) { return std::abs(amount) < 1e12 ? grouped(amount + 0.0, 2) : short_number(amount); }

std::string set_right(const std::string& text, std::size_t width) {
    return std::string(text.size() < width ? width - text.size() : 1, ' ') + text;
}

constexpr std::size_t kMostRows = 60;

std::string events_table(const Plan& plan, const PathReport& report) {
    constexpr std::size_t kDay = 8, kTime = 16, kPrice = 16;
    const bool has_dates = report.start_ms.has_value();
    const std::size_t indentation = (has_dates ? kTime : kDay) + kPrice + 2;
    std::string text;
    std::size_t rows = 0;
    const auto events = with_funding_joined(plan, report);
    for (const PathEvent& event : events) {
        if (rows++ == kMostRows) break;
        std::string line = wrapped(event.note, indentation, FirstLine::Indented);
        const std::string moment = has_dates ? to_the_minute(event.time) : set_right(grouped(event.day, 2), kDay);
        line.replace(0, indentation, moment + set_right(told(event.price), kPrice) + "  ");
        text += line + "\n";
    }
    if (events.size() > kMostRows)
        text += "     and " + grouped(static_cast<double>(events.size() - kMostRows) + report.events_left_out, 0)
                + " more; --format json has them\n";
    return (has_dates ? "time, UTC                  price  what happens\n" : "     day           price  what happens\n")
           + text;
}

void append_series(std::string& csv, const std::vector<PathMoment>& series, const std::string& walk,
                   const SumUnit& unit) {
    for (const PathMoment& moment : series) {
        const auto sum = [&](double usd) { return exact(unit.of(usd, moment.price)); };
        csv += csv_line(std::vector<std::string>{
            exact(moment.day), exact(moment.price), sum(moment.spot_usd), sum(moment.hedge_usd), sum(moment.equity_usd),
            moment.margin_ratio ? exact(*moment.margin_ratio) : "", sum(moment.value_usd), sum(moment.net_usd), walk});
    }
}

} // namespace

std::string to_the_minute(const std::string& time) {
    constexpr std::size_t kDate = 10, kMinute = 16;
    std::string told = time.substr(0, kMinute);
    if (told.size() > kDate) told[kDate] = ' ';
    return told;
}

std::vector<NamedAmount> parts_of(const Scenario& outcome) {
    std::vector<NamedAmount> parts = {{"coins", outcome.spot_usd}, {"futures, by price", outcome.futures_usd}};
    const NamedAmount others[] = {
        {"futures, by basis", outcome.basis_usd},
        {"funding", outcome.funding_usd},
        {"fees", outcome.fees_usd},
        {"slippage", outcome.slippage_usd},
        {"interest", outcome.borrow_usd},
        {"price of the collateral", outcome.settle_usd},
        {"bonus", outcome.bonus_usd},
        {"lost beyond the price loss", outcome.liquidation_usd},
    };
    std::ranges::copy_if(others, std::back_inserter(parts),
                         [](const NamedAmount& part) { return std::abs(part.usd) >= 0.005; });
    return parts;
}

Rows rows_of_events(const Plan& plan, const PathReport& report) {
    const bool has_dates = report.start_ms.has_value();
    Rows rows{{has_dates ? "time, UTC" : "day", "price", "what happens"}};
    const auto events = with_funding_joined(plan, report);
    for (const PathEvent& event : events) {
        if (rows.size() > kMostRows) break;
        rows.push_back({has_dates ? to_the_minute(event.time) : grouped(event.day, 2), told(event.price), event.note});
    }
    const double more = static_cast<double>(events.size() - (rows.size() - 1)) + report.events_left_out;
    if (more > 0.0) rows.push_back({"", "", "and " + grouped(more, 0) + " more"});
    return rows;
}

Rows rows_of_outcome(const PathReport& report) {
    Rows rows;
    for (const NamedAmount& part : parts_of(report.outcome))
        rows.push_back({std::string(part.name), told(part.usd)});
    rows.push_back({"net", told(report.outcome.net_usd)});
    return rows;
}

Rows rows_of_alternatives(const PathReport& report) {
    Rows rows{{"", "at the end", "net", "the plan has more"}};
    rows.push_back({"This plan", told(report.outcome.value_usd), told(report.outcome.net_usd), ""});
    for (const PathAlternative& each : report.alternatives)
        rows.push_back({each.label + (each.liquidated ? " *" : ""), told(each.value_usd), told(each.net_usd),
                        told(each.difference_usd)});
    return rows;
}

std::vector<PathEvent> with_funding_joined(const Plan& plan, const PathReport& report) {
    std::vector<PathEvent> joined;
    std::vector<std::size_t> open(plan.legs.size(), std::size_t(-1));
    for (const PathEvent& event : report.events) {
        if (event.kind != PathEventKind::Funding) {
            open.assign(open.size(), std::size_t(-1));
            joined.push_back(event);
            continue;
        }
        std::size_t& place = open[static_cast<std::size_t>(event.leg) - 1];
        if (place == std::size_t(-1)) {
            place = joined.size();
            joined.push_back(event);
            continue;
        }
        PathEvent& sum = joined[place];
        sum.day = event.day;
        sum.time = event.time;
        sum.price = event.price;
        sum.coin_price = event.coin_price;
        sum.amount += event.amount;
        sum.amount_usd += event.amount_usd;
        const std::string amount =
            amount_of(std::abs(sum.amount), settle_asset_of(plan, static_cast<std::size_t>(sum.leg) - 1));
        sum.note = (sum.amount >= 0.0 ? "Funding received until then: " : "Funding paid until then: ") + amount + ".";
    }
    return joined;
}

std::string text_from_path(const Plan& plan, const PathReport& report) {
    std::string text = wrapped(report.answer, 0) + "\n\n";
    if (!report.about.empty()) text += wrapped(report.about, 0) + "\n\n";
    text += events_table(plan, report) + "\n";
    text += "What it comes to, in USD\n" + aligned(rows_of_outcome(report), 1) + "\n";
    text += "The same path otherwise hedged, in USD\n" + aligned(rows_of_alternatives(report), 1);
    for (const PathAlternative& each : report.alternatives) {
        if (!each.liquidated) continue;
        text += "* a hedge was liquidated on the way\n";
        break;
    }
    return text;
}

std::string csv_from_path(const PathReport& report, const SumUnit& unit) {
    std::vector<std::string> names;
    std::apply([&](const auto&... member) { (names.push_back(unit.name_of(member.key)), ...); },
               Table<PathMoment>::members);
    names.emplace_back("walk");
    std::string csv = csv_line(names);
    append_series(csv, report.series, "plan", unit);
    for (const PathAlternative& other : report.alternatives)
        append_series(csv, other.series, other.key, unit);
    return csv;
}

std::string csv_from_events(const PathReport& report, const SumUnit& unit) {
    std::string csv = csv_line(
        std::vector<std::string>{"day", "event", "leg", "price", "amount", unit.name_of("amount_usd"), "note"});
    for (const PathEvent& event : report.events)
        csv += csv_line(std::vector<std::string>{exact(event.day), std::string(name_of(event.kind)), exact(event.leg),
                                                 exact(event.price), exact(event.amount),
                                                 exact(unit.of(event.amount_usd, event.coin_price)), event.note});
    return csv;
}

std::string json_from_path(const PathReport& report) { return json_from_struct(report); }

} // namespace keel::text
