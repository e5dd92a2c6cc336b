#include "view/panels/path_chart.hpp"

#include "engine/path_presets.hpp"
#include "text/number.hpp"
#include "text/phrases.hpp"
#include "view/amounts.hpp"
#include "view/contract_choice.hpp"
#include "view/date_axis.hpp"
#include "view/money_heights.hpp"
#include "view/panels/path_timeline.hpp"

#include <algorithm>
#include <cmath>

namespace keel::view {

namespace {

constexpr auto kMinus = text::Minus::Typographic;
constexpr std::size_t kMostHandles = 16; // more of them hide the line
constexpr std::size_t kMostMarks = 5;
constexpr float kDotSize = 3.5f; // CSS pixels
constexpr double kMostDays = 3650.0;

double rounded(double value, double step) {
    const auto clean = text::read_typed(text::grouped(std::round(value / step) * step, 9));
    return clean.value_or(value);
}

double day_step(const Chart& chart) {
    const double span = chart.x_most - chart.x_least;
    if (span <= 10.0) return 0.1;
    if (span <= 90.0) return 0.5;
    return std::fmax(1.0, round_step_below(span / 200.0));
}

double highest_price(const Chart& chart) {
    double most = 1e-6;
    for (const Run& run : chart.series.front().runs) {
        for (const ChartPoint& point : run)
            most = std::fmax(most, point.y);
    }
    return most;
}

/// Some hundred steps from the lowest price to the highest.
double price_step(const Chart& chart) { return round_step_below(highest_price(chart) / 200.0); }

/// Coarser than the mouse: a key is pressed again and again.
ChartPoint key_step(const Chart& chart) {
    const double span = chart.x_most - chart.x_least;
    return {std::fmax(day_step(chart), round_step_below(span / 30.0)), round_step_below(highest_price(chart) / 50.0)};
}

/// What is seen at a glance, the most important first; 0: not on the chart.
int weight_of(PathEventKind kind) {
    switch (kind) {
    case PathEventKind::Liquidation: return 9;
    case PathEventKind::VenueFailure: return 8;
    case PathEventKind::Stop: return 7;
    case PathEventKind::Adl: return 6;
    case PathEventKind::MarginRule: return 5;
    case PathEventKind::Expiry: return 4;
    case PathEventKind::Trigger: return 3;
    case PathEventKind::Exit:
    case PathEventKind::Target: return 2;
    case PathEventKind::TopUp: return 1;
    default: return 0;
    }
}

template <class Height>
Series line_of(std::string label, ImU32 colour, float width_css, LineLook look, const std::vector<PathMoment>& series,
               Height height) {
    Series line{std::move(label), colour, width_css, look, {}};
    for (const PathMoment& moment : series) {
        if (line.runs.empty()) line.runs.emplace_back();
        line.runs.back().push_back({moment.day, height(moment)});
    }
    return line;
}

void add_events(Chart& chart, const Theme& theme, const PathReport& report) {
    const Palette& p = theme.palette;
    const bool has_several = std::ranges::any_of(report.events, [](const PathEvent& e) { return e.leg > 1.0; });
    std::vector<const PathEvent*> shown;
    for (const PathEvent& event : report.events) {
        if (weight_of(event.kind) > 0) shown.push_back(&event);
    }
    std::ranges::stable_sort(shown, std::ranges::greater(), [](const PathEvent* e) { return weight_of(e->kind); });
    Series others{"", p.text, kDotSize, LineLook::Dots, {Run{}}}, bad{"", p.warning, kDotSize, LineLook::Dots, {Run{}}};
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const PathEvent& event = *shown[i];
        const bool is_bad = weight_of(event.kind) >= weight_of(PathEventKind::Adl);
        const ImU32 colour = is_bad ? p.warning : p.text;
        if (i < kMostMarks) {
            std::string what(title_of(event.kind));
            if (has_several && event.leg > 0.0) what += ", hedge " + text::grouped(event.leg, 0);
            const bool has_ratio = event.kind == PathEventKind::Trigger;
            chart.marks.push_back({event.day,
                                   what + (has_ratio ? " " + text::percent(event.amount, 0, kMinus) : "") + ", "
                                       + day_in_words(event.day),
                                   colour, LineLook::Dashed});
        }
        if (const auto price = value_at(chart.series.front(), event.day))
            (is_bad ? bad : others).runs.front().push_back({event.day, *price});
    }
    for (Series* dots : {&others, &bad}) {
        std::ranges::stable_sort(dots->runs.front(), {}, &ChartPoint::x);
        if (!dots->runs.front().empty()) chart.series.push_back(std::move(*dots));
    }
}

Chart chart_of_days(std::string name, const PathReport& report) {
    Chart chart;
    chart.name = std::move(name);
    chart.x_title = "Days from today";
    chart.x_least = 0.0;
    chart.x_most = std::fmax(report.days, 1e-3);
    chart.x_axis = day_axis;
    chart.crosshair = Crosshair::Linked;
    chart.x_told = [](double day) { return text::capitalised(day_in_words(day)); };
    return chart;
}

/// The points of the path that can be dragged: its own, or those of the shape it has; where it has none, its end. None
/// when they are too many.
PairList points_of(const Plan& plan, const PathReport& report) {
    const PathInput& path = plan.scenario.path;
    const double price = plan.bags[0].price;
    PairList points = path.preset ? waypoints_of(*path.preset, plan.horizon_days, price) : path.points;
    if (points.empty()) points.push_back({report.days, price});
    if (points.size() > kMostHandles) points.clear();
    return points;
}

Chart price_chart(const Theme& theme, const Plan& plan, const PathReport& report) {
    const std::string& coin = plan.bags[0].coin;
    Chart chart = chart_of_days("Path chart", report);
    chart.series.push_back(line_of(coin, theme.palette.accent, 3.0f, LineLook::Solid, report.series,
                                   [](const PathMoment& moment) { return moment.price; }));
    const PairList points = points_of(plan, report);
    for (std::size_t i = 0; i < points.size(); ++i)
        chart.handles.push_back({{points[i].first, points[i].second}, "Point " + text::grouped(double(i + 1), 0)});
    chart.handle_keys = {key_step(chart), "Up and down change the price, left and right the day"};
    add_events(chart, theme, report);
    return chart;
}

Chart value_chart(const Theme& theme, const PathReport& report, const Money& money) {
    const Palette& p = theme.palette;
    Chart chart = chart_of_days("Value chart", report);
    tell_heights(chart, money);
    const double start = report.series.empty() ? 0.0 : report.series.front().spot_usd;
    const auto height_of_part = [&](double PathMoment::*usd) {
        return [=, &money](const PathMoment& moment) { return height_of(money, moment.*usd, start, moment.price); };
    };
    const auto value = height_of_part(&PathMoment::value_usd);
    chart.series.push_back(line_of("This plan", p.accent, 3.0f, LineLook::Solid, report.series, value));
    chart.series.push_back(
        line_of("Unhedged", p.warning, 2.0f, LineLook::Solid, report.series, height_of_part(&PathMoment::spot_usd)));
    for (const PathAlternative& other : report.alternatives) {
        if (other.key == "unhedged" || other.series.empty()) continue;
        const bool is_held = other.key == "held";
        chart.series.push_back(
            line_of(other.label, is_held ? p.muted : p.sold, 2.0f, LineLook::Dashed, other.series, value));
    }
    return chart;
}

/// Nothing stands where no hedge is open.
Chart margin_chart(const Theme& theme, const PathReport& report) {
    const Palette& p = theme.palette;
    Chart chart = chart_of_days("Margin chart", report);
    Series used{"Margin used", p.accent, 3.0f, LineLook::Solid, {}};
    bool is_open = false;
    for (const PathMoment& moment : report.series) {
        if (moment.margin_ratio) {
            if (!is_open) used.runs.emplace_back();
            used.runs.back().push_back({moment.day, *moment.margin_ratio * 100.0});
        }
        is_open = moment.margin_ratio.has_value();
    }
    chart.series.push_back(std::move(used));
    chart.series.push_back({"Liquidated", p.warning, 1.0f, LineLook::Dashed, {{{0.0, 100.0}, {chart.x_most, 100.0}}}});
    return chart;
}

} // namespace

std::string day_in_words(double day) {
    const bool is_whole = std::fabs(day - std::round(day)) < 0.05;
    return "day " + text::grouped(day, is_whole ? 0 : 1);
}

PairList changed_points(const HandleChange& change, const Chart& chart) {
    PairList changed;
    for (const Handle& handle : chart.handles)
        changed.push_back({handle.at.x, handle.at.y});
    const auto place = changed.begin() + static_cast<std::ptrdiff_t>(std::min(change.handle, changed.size()));
    if (change.edit == HandleEdit::Remove) {
        if (place != changed.end()) changed.erase(place);
        return changed;
    }
    const double step = price_step(chart);
    const double price = std::clamp(rounded(change.to.y, step), step, 1e12);
    const double day = std::clamp(rounded(change.to.x, day_step(chart)), 0.0, std::min(chart.x_most, kMostDays));
    if (change.edit == HandleEdit::Add) {
        if (changed.size() < kMostHandles) changed.insert(place, {day, price});
    } else if (place != changed.end()) {
        const double before = place == changed.begin() ? 0.0 : (place - 1)->first;
        const double after = place + 1 == changed.end() ? kMostDays : (place + 1)->first;
        *place = {std::clamp(day, before, after), price};
    }
    std::ranges::stable_sort(changed, {}, &NumberPair::first);
    return changed;
}

void build_path_charts(PathCharts& charts, const Theme& theme, const Plan& plan, const PathReport& report,
                       const Money& money) {
    charts.colours = colours_of(theme);
    charts.unit = money.unit();
    charts.price = price_chart(theme, plan, report);
    charts.value = value_chart(theme, report, money);
    charts.margin = margin_chart(theme, report);
    std::string widest;
    for (const Series& series : charts.value.series) {
        if (series.label.size() > widest.size()) widest = series.label;
    }
    charts.price.widest_label = charts.value.widest_label = charts.margin.widest_label = widest;
}

} // namespace keel::view
