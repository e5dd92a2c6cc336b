#include "view/risk_charts.hpp"

#include "text/number.hpp"
#include "view/amounts.hpp"
#include "view/contract_choice.hpp"
#include "view/date_axis.hpp"
#include "view/risk_figures.hpp"
#include "view/risk_tables.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace keel::view {

namespace {

constexpr auto kMinus = text::Minus::Typographic;
constexpr double kNear = 0.1;        // beyond the bands: a liquidation price so near is still shown
constexpr double kSame = 1e-3;       // liquidation prices that are drawn as one
constexpr double kCutAt = 3.0;       // times the lower peak: a higher histogram goes on above the chart
constexpr double kPiecesOfAxis = 20; // of the results, that a height of a histogram is told for
constexpr double kThinnest = 400.0;  // bars on the axis

struct Percentile {
    const char* label;
    double RiskMoment::*price;
    float width_css;
};
// From above, as the crosshair tells them.
constexpr Percentile kPercentiles[] = {{"95 %", &RiskMoment::price_95, 1.0f},
                                       {"75 %", &RiskMoment::price_75, 1.0f},
                                       {"Median", &RiskMoment::price_50, 2.5f},
                                       {"25 %", &RiskMoment::price_25, 1.0f},
                                       {"5 %", &RiskMoment::price_5, 1.0f}};

Chart chart_of_days(std::string name, const RiskReport& risk) {
    Chart chart;
    chart.name = std::move(name);
    chart.x_title = "Days from today";
    chart.x_most = std::max(risk.days, 1e-3);
    chart.x_axis = day_axis;
    chart.crosshair = Crosshair::Linked;
    chart.x_told = [](double day) { return "Day " + text::grouped(day, day < 10.0 ? 1 : 0); };
    return chart;
}

Run run_of(const RiskReport& risk, double RiskMoment::*member) {
    Run run;
    for (const RiskMoment& moment : risk.moments)
        run.push_back({moment.day, moment.*member});
    return run;
}

struct LiquidationLevel {
    double price;
    std::string whose; // " of hedge 2"; empty when it is the only one, or when they are several
};

/// Where the hedges on the first coin are liquidated today.
std::vector<LiquidationLevel> liquidations_of(const Plan& plan, const Report& report) {
    std::vector<LiquidationLevel> levels;
    const auto add = [&](double price, std::string whose) {
        const auto known = std::ranges::find_if(
            levels, [&](const LiquidationLevel& other) { return std::fabs(other.price / price - 1.0) < kSame; });
        if (known != levels.end())
            known->whose.clear();
        else if (price > 0.0)
            levels.push_back({price, std::move(whose)});
    };
    for (std::size_t i = 0; i < std::min(plan.legs.size(), report.margin.legs.size()); ++i) {
        const auto& price = report.margin.legs[i].liquidation_price;
        if (!price || coin_of(plan, plan.legs[i]) != plan.bags[0].coin) continue;
        add(*price, plan.legs.size() > 1 ? " of hedge " + std::to_string(i + 1) : std::string());
    }
    for (const WalletMargin& wallet : report.margin.wallets) {
        for (const auto& move : {wallet.liquidation_rise, wallet.liquidation_fall})
            if (move) add(plan.bags[0].price * (1.0 + *move), {});
    }
    return levels;
}

ChartCard price_card(const Palette& p, const Plan& plan, const Report& report, const RiskReport& risk) {
    ChartCard card{"Price of " + plan.bags[0].coin + " on the way, USD",
                   "On each day 90 of 100 prices lie between the outer lines, 50 in the dark band, and half of all "
                   "above the line in the middle.",
                   chart_of_days("Prices on the way", risk), CardWidth::Full};
    for (const Percentile& each : kPercentiles)
        card.chart.series.push_back(
            {each.label, p.accent, each.width_css, LineLook::Solid, {run_of(risk, each.price)}});
    card.chart.fills.push_back(
        {run_of(risk, &RiskMoment::price_5), run_of(risk, &RiskMoment::price_95), faded(p.accent, 0.12f)});
    card.chart.fills.push_back(
        {run_of(risk, &RiskMoment::price_25), run_of(risk, &RiskMoment::price_75), faded(p.accent, 0.18f)});
    const double least = std::ranges::min(risk.moments, {}, &RiskMoment::price_5).price_5 * (1.0 - kNear);
    const double most = std::ranges::max(risk.moments, {}, &RiskMoment::price_95).price_95 * (1.0 + kNear);
    for (const auto& [price, whose] : liquidations_of(plan, report)) {
        if (price >= least && price <= most) {
            card.chart.levels.push_back({price, "Liquidation" + whose + " at " + short_price(price), p.warning});
        } else {
            card.words += std::string(" A hedge is liquidated at ") + short_price(price) + ", far "
                          + (price > most ? "above" : "below") + " this chart.";
        }
    }
    return card;
}

ChartCard chance_card(const Palette& p, const RiskReport& risk) {
    ChartCard card{"Chance of a liquidation until then",
                   "The part of all paths on which a hedge was liquidated by "
                   "that day.",
                   chart_of_days("Chance of a liquidation", risk)};
    Run liquidation, stop;
    for (const RiskMoment& moment : risk.moments) {
        liquidation.push_back({moment.day, moment.liquidation.value});
        stop.push_back({moment.day, moment.stop.value});
    }
    if (risk.stop.value > 0.0) {
        card.title = "Chance of a liquidation or a stop until then";
        card.words = "The part of all paths on which a hedge was liquidated, or a stop was hit, by that day.";
        card.chart.series.push_back({"Stop", p.accent, 2.0f, LineLook::Dashed, {std::move(stop)}});
    }
    if (risk.liquidation.value > 0.0 || risk.stop.value > 0.0)
        card.chart.series.push_back({"Liquidated", p.warning, 2.5f, LineLook::Solid, {std::move(liquidation)}});
    card.chart.y_axis = percent_axis;
    card.chart.y_told = [](double part) { return text::percent(part, 2, kMinus); };
    return card;
}

struct Shown {
    const RiskDistribution& of;
    const char* label;
    const char* whose; // "5 of 100 hedged below …"
    ImU32 colour;
    float tint;
};

std::vector<Shown> shown_of(const Palette& p, const RiskReport& risk, bool is_hedged) {
    std::vector<Shown> shown;
    for (const RiskDistribution& each : risk.distributions) {
        if (each.bars.empty()) continue;
        if (each.key == "unhedged") shown.push_back({each, "Unhedged", "unhedged", p.warning, 0.22f});
        if (each.key == "hedged" && is_hedged) shown.push_back({each, "Hedged", "hedged", p.accent, 0.30f});
    }
    return shown;
}

/// Up, along, and down again for each bar; heights in parts of all paths within `piece`. `unit` is what a dollar comes
/// to. Returns the highest.
double add_histogram(Chart& chart, const Shown& shown, double piece, double unit) {
    const double thinnest = (chart.x_most - chart.x_least) / kThinnest;
    Run high, low;
    double peak = 0.0;
    for (const RiskBar& bar : shown.of.bars) {
        const double start = bar.from_usd * unit, width = std::max(bar.to_usd * unit - start, thinnest);
        const double height = bar.part / width * piece;
        const double from = high.empty() ? start : std::max(start, high.back().x);
        peak = std::max(peak, height);
        high.push_back({from, height});
        high.push_back({std::max(start + width, from), height});
    }
    for (const ChartPoint& point : high)
        low.push_back({point.x, 0.0});
    chart.fills.push_back({low, high, faded(shown.colour, shown.tint)});
    high.insert(high.begin(), {high.front().x, 0.0});
    high.push_back({high.back().x, 0.0});
    chart.series.push_back(
        {shown.label, shown.colour, 1.5f, LineLook::Solid, {std::move(high)}, PointsDrawn::All, LabelPlace::Peak});
    return peak;
}

// Of sums in their unit, which the title of the axis names.
std::string told_usd(double usd) { return short_money(usd) + " USD"; }
std::string told_coins(double amount) { return text::short_number(amount, kMinus); }
std::string told_percent(double fraction) { return text::percent(fraction, 1, kMinus); }

/// The axis of the results, rounded, so that it stands still while paths come in.
void set_results_axis(Chart& chart, MoneyUnit unit, double least, double most) {
    constexpr int kTicks = 12;
    const bool is_percent = unit == MoneyUnit::Percent;
    const Axis axis = is_percent ? percent_axis(least, most, kTicks) : axis_around(least, most, kTicks);
    chart.x_least = axis.least;
    chart.x_most = axis.most;
    if (is_percent) chart.x_axis = percent_axis_within;
    chart.x_told = is_percent ? told_percent : unit == MoneyUnit::Coin ? told_coins : told_usd;
}

/// "500 USD", "0.05 BTC", "2 %": of a round amount in the unit.
std::string told_piece(double piece, const Money& money) {
    if (money.unit() == MoneyUnit::Percent) return text::short_number(piece * 100.0) + " %";
    return (money.unit() == MoneyUnit::Coin ? short_amount(piece) : short_money(piece)) + " " + money.name();
}

void mark_bad_end(Chart& chart, const Shown& shown, const Money& money) {
    const double end = money.of(shown.of.p5_usd.value);
    const std::string told = money.unit() == MoneyUnit::Usd ? short_money(end) : chart.x_told(end);
    chart.marks.push_back(
        {end, std::string("5 of 100 ") + shown.whose + " below " + told, shown.colour, LineLook::Dashed});
}

ChartCard results_card(const Palette& p, const RiskReport& risk, bool is_hedged, const Money& money) {
    ChartCard card{is_hedged ? "Gain or loss, hedged and unhedged" : "Gain or loss", "", {}};
    Chart& chart = card.chart;
    const std::vector<Shown> shown = shown_of(p, risk, is_hedged);
    if (shown.empty()) return card;
    double least = shown.front().of.p1_usd.value, most = shown.front().of.p99_usd.value;
    for (const Shown& each : shown) {
        least = std::min(least, each.of.p1_usd.value);
        most = std::max(most, each.of.p99_usd.value);
    }
    chart.name = "Gain or loss";
    chart.x_title = "Gain or loss after " + days_in_words(risk.days) + ", " + unit_of_paths(money);
    set_results_axis(chart, money.unit(), money.of(least), money.of(most));
    chart.y_axis = percent_axis;
    chart.y_told = [](double part) { return text::percent(part, 1, kMinus); };
    const double piece = round_step_below((chart.x_most - chart.x_least) / kPiecesOfAxis);
    std::vector<double> peaks;
    for (const Shown& each : shown) {
        peaks.push_back(add_histogram(chart, each, piece, money.of(1.0)));
        mark_bad_end(chart, each, money);
    }
    card.words = "How many of all paths end within " + told_piece(piece, money) + " of a result.";
    const double lowest = *std::ranges::min_element(peaks), highest = *std::ranges::max_element(peaks);
    if (highest > kCutAt * lowest) {
        chart.y_cut = kCutAt * lowest;
        const bool is_last = peaks.back() == highest && shown.size() > 1;
        card.words += std::string(" The column of the ") + (is_last ? shown.back() : shown.front()).whose
                      + " ones goes on above the chart.";
    }
    return card;
}

} // namespace

std::vector<ChartCard> risk_charts(const Theme& theme, const Plan& plan, const Report& report, const RiskReport& risk,
                                   const Money& money) {
    std::vector<ChartCard> cards;
    if (risk.moments.size() > 1) {
        cards.push_back(price_card(theme.palette, plan, report, risk));
        ChartCard chance = chance_card(theme.palette, risk);
        if (!chance.chart.series.empty()) cards.push_back(std::move(chance));
    }
    ChartCard results = results_card(theme.palette, risk, may_hedge(plan, report), money);
    if (!results.chart.series.empty()) cards.push_back(std::move(results));
    return cards;
}

} // namespace keel::view
