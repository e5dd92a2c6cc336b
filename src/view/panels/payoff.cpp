#include "view/panels/payoff.hpp"

#include "text/number.hpp"
#include "view/amounts.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace keel::view {

namespace {

constexpr double kLeastMove = -0.6;
constexpr double kMostMove = 1.0;
constexpr double kFarthestMove = 3.0; // a liquidation beyond it is not on the chart
// What a frame may spend on the curve.
constexpr auto kTimeInFrame = std::chrono::milliseconds(8);

/// The places where a leg starts or stops being liquidated.
std::vector<std::size_t> breaks_of(const std::vector<Scenario>& curve) {
    std::vector<std::size_t> places;
    for (std::size_t i = 1; i < curve.size(); ++i) {
        if (curve[i].liquidated != curve[i - 1].liquidated) places.push_back(i);
    }
    return places;
}

/// How far up to look: a liquidation that is not absurdly far shall be seen.
double most_move(const Report& report) {
    double most = kMostMove;
    for (const LegMargin& leg : report.margin.legs) {
        if (leg.liquidation_distance && *leg.liquidation_distance < kFarthestMove) {
            most = std::max(most, *leg.liquidation_distance * 1.15);
        }
    }
    return most;
}

Series series_of(std::string label, ImU32 colour, float width_css, LineLook look) {
    return {std::move(label), colour, width_css, look, {}};
}

/// Hedged while the hedge stands, and what is left of it after a liquidation.
void add_hedged(Chart& chart, const Palette& p, const std::vector<Scenario>& curve) {
    Series standing = series_of("Hedged", p.accent, 3.0f, LineLook::Solid);
    Series broken = series_of("Liquidated", p.accent, 3.0f, LineLook::Dashed);
    for (std::size_t i = 0; i < curve.size(); ++i) {
        Series& series = curve[i].liquidated ? broken : standing;
        if (i == 0 || curve[i].liquidated != curve[i - 1].liquidated) series.runs.emplace_back();
        series.runs.back().push_back({curve[i].price, curve[i].value_usd});
    }
    if (!standing.runs.empty()) chart.series.push_back(standing);
    if (!broken.runs.empty()) chart.series.push_back(broken);
}

void add_liquidation_marks(Chart& chart, const Palette& p, const std::vector<Scenario>& curve, const Report& report,
                           double spot) {
    for (const std::size_t i : breaks_of(curve)) {
        double price = curve[i].price;
        const bool is_single = report.margin.legs.size() == 1;
        std::string words = is_single ? "liquidated from " : "a hedge is liquidated from ";
        std::string reason = is_single ? ", after funding" : "";
        // The price at entry, as everywhere else, when funding has moved it only a little since.
        for (const LegMargin& leg : report.margin.legs) {
            if (is_single && leg.liquidation_price && std::fabs(*leg.liquidation_price / price - 1.0) < 0.01) {
                price = *leg.liquidation_price;
                words = "liquidated at ";
                reason.clear();
            }
        }
        chart.marks.push_back({curve[i].price,
                               words + short_price(price) + " ("
                                   + text::signed_percent(price / spot - 1.0, 1, text::Minus::Typographic) + ")"
                                   + reason,
                               p.text, LineLook::Solid});
        const bool is_up = curve[i].liquidated;
        chart.bands.push_back({is_up ? curve[i].price : curve.front().price, is_up ? chart.x_most : curve[i].price,
                               faded(p.warning, 0.07f)});
    }
}

/// The chart of the points there are so far.
void rebuild(PayoffState& state, const Theme& theme, const Plan& plan, const Report& report) {
    const Palette& p = theme.palette;
    const double spot = plan.bags[0].price;
    const double most = most_move(report);
    const std::vector<Scenario>& curve = state.curve.points();
    Chart chart;
    chart.name = "Payoff";
    chart.x_title = "Price of " + plan.bags[0].coin + " at the end, USD";
    chart.x_least = spot * (1.0 + kLeastMove);
    chart.x_most = spot * (1.0 + most);
    chart.x_origin = spot;
    if (!curve.empty()) {
        Series unhedged = series_of("Unhedged", p.warning, 2.0f, LineLook::Solid);
        Series sold = series_of("Sold", p.sold, 2.0f, LineLook::Dashed);
        unhedged.runs.emplace_back();
        sold.runs.emplace_back();
        for (const Scenario& scenario : curve) {
            unhedged.runs[0].push_back({scenario.price, scenario.unhedged_usd});
            sold.runs[0].push_back({scenario.price, scenario.sold_usd});
        }
        add_hedged(chart, p, curve);
        chart.series.push_back(unhedged);
        chart.series.push_back(sold);
        chart.marks.push_back({spot, "today " + short_price(spot), p.muted, LineLook::Dashed});
        add_liquidation_marks(chart, p, curve, report, spot);
    }
    state.chart = std::move(chart);
    state.scheme = theme.scheme;
}

} // namespace

void payoff_panel(Ui& ui, PayoffState& state, const Plan& plan, const Report& report, Freshness freshness,
                  ImVec2 size) {
    if (state.plan != plan) {
        state.plan = plan;
        state.curve = PayoffCurve(plan, kLeastMove, most_move(report));
    }
    const bool has_more = state.curve.advance(kTimeInFrame);
    if (has_more || state.scheme != ui.theme.scheme) rebuild(state, ui.theme, plan, report);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    draw_card(ui, corner, {corner.x + size.x, corner.y + size.y});
    const float edge = ui.px(kSpace4);
    const ImVec2 start = {corner.x + edge, corner.y + ui.px(kSpace3)};
    draw_text(ui, start, ui.fonts().strong, ui.palette().text, "Value after " + days_in_words(plan.horizon_days));
    const float below = ui.fonts().strong->FontSize + ui.px(kSpace2);
    ImGui::SetCursorScreenPos({start.x, start.y + below});
    draw_chart(ui, "payoff", state.chart, state.crosshair,
               {size.x - 2.0f * edge, size.y - below - 2.0f * ui.px(kSpace3)},
               freshness == Freshness::Stale ? 0.5f : 1.0f);
    end_at({corner.x, corner.y + size.y});
}

} // namespace keel::view
