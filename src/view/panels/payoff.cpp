#include "view/panels/payoff.hpp"

#include "text/number.hpp"
#include "view/amounts.hpp"
#include "view/contract_choice.hpp"
#include "view/money_heights.hpp"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>

namespace keel::view {

namespace {

constexpr double kLeastMove = -0.6;
constexpr double kMostMove = 1.0;
constexpr double kDeepestMove = -0.95;
constexpr double kFarthestMove = 3.0; // a liquidation beyond it is not on the chart
constexpr auto kMinus = text::Minus::Typographic;
// What a frame may spend on the curve, so that a slider that is dragged has one frame after the other.
constexpr auto kTimeInFrame = std::chrono::milliseconds(3);

/// The places where a leg starts or stops being liquidated.
std::vector<std::size_t> breaks_of(const std::vector<CurvePoint>& curve) {
    std::vector<std::size_t> places;
    for (std::size_t i = 1; i < curve.size(); ++i) {
        if (curve[i].liquidated != curve[i - 1].liquidated) places.push_back(i);
    }
    return places;
}

Series series_of(std::string label, ImU32 colour, float width_css, LineLook look) {
    return {std::move(label), colour, width_css, look, {}};
}

/// Where a scenario stands on the axis. Not Scenario::price: a first coin with a move of its own stays at one.
double price_at(const Chart& chart, const CurvePoint& scenario) { return chart.x_origin * (1.0 + scenario.shock); }

/// Hedged while the hedge stands, and what is left of it after a liquidation.
void add_hedged(Chart& chart, const Palette& p, const Money& money, const std::vector<CurvePoint>& curve) {
    Series standing = series_of("Hedged", p.accent, 3.0f, LineLook::Solid);
    Series broken = series_of("Liquidated", p.accent, 3.0f, LineLook::Dashed);
    for (std::size_t i = 0; i < curve.size(); ++i) {
        Series& series = curve[i].liquidated != 0 ? broken : standing;
        if (i == 0 || curve[i].liquidated != curve[i - 1].liquidated) series.runs.emplace_back();
        series.runs.back().push_back(
            {price_at(chart, curve[i]), height_of(money, curve[i].value_usd, curve[i].sold_usd, curve[i].price)});
    }
    if (!standing.runs.empty()) chart.series.push_back(standing);
    if (!broken.runs.empty()) chart.series.push_back(broken);
}

/// Do more legs die on the right side of the break than on the left?
bool is_upper(const CurvePoint& left, const CurvePoint& right) {
    return std::popcount(right.liquidated) >= std::popcount(left.liquidated);
}

void add_liquidation_marks(Chart& chart, const Palette& p, const std::vector<CurvePoint>& curve, const Plan& plan,
                           const Report& report) {
    for (const std::size_t i : breaks_of(curve)) {
        const bool is_up = is_upper(curve[i - 1], curve[i]);
        const double place = price_at(chart, curve[is_up ? i : i - 1]);
        double price = place;
        const bool is_single = report.margin.legs.size() == 1;
        const unsigned changed = curve[i].liquidated ^ curve[i - 1].liquidated;
        std::string words = "liquidated ";
        if (!is_single && std::has_single_bit(changed))
            words = "hedge " + std::to_string(std::countr_zero(changed) + 1) + " liquidated ";
        else if (!is_single)
            words = "hedges liquidated ";
        words += is_up ? "from " : "below ";
        std::string reason = is_single && !is_dated(plan.legs[0]) ? ", after funding" : "";
        // The price at entry, as everywhere else, when funding has moved it only a little since.
        for (const LegMargin& leg : report.margin.legs) {
            if (is_single && leg.liquidation_price && std::fabs(*leg.liquidation_price / price - 1.0) < 0.01) {
                price = *leg.liquidation_price;
                words = "liquidated at ";
                reason.clear();
            }
        }
        chart.marks.push_back({place,
                               words + short_price(price) + " ("
                                   + text::signed_percent(price / chart.x_origin - 1.0, 1, kMinus) + ")" + reason,
                               p.text, LineLook::Solid});
        chart.bands.push_back({is_up ? place : chart.x_least, is_up ? chart.x_most : place, faded(p.warning, 0.07f)});
    }
}

/// True when there is something new to draw.
bool refine(PayoffState& state, const Plan& plan) {
    constexpr double kCoarse = 0.25; // of the whole chart
    std::optional<ChartRange> wanted = state.crosshair.zoom;
    if (wanted && wanted->most - wanted->least > kCoarse * (state.chart.x_most - state.chart.x_least)) wanted.reset();
    const bool is_other = state.detailed != wanted;
    if (is_other) {
        const double spot = plan.bags[0].price;
        state.detailed = wanted;
        state.detail =
            wanted ? PayoffCurve(plan, wanted->least / spot - 1.0, wanted->most / spot - 1.0) : PayoffCurve();
    }
    return state.detail.advance(kTimeInFrame) || is_other;
}

std::vector<CurvePoint> points_of(const PayoffState& state) {
    const std::vector<CurvePoint>&all = state.curve.points(), &fine = state.detail.points();
    if (!state.detailed || fine.empty() || !state.detail.is_complete()) return all;
    const double spot = state.plan->bags[0].price;
    const auto is_before = [&](double price) {
        return [=](const CurvePoint& point) { return spot * (1.0 + point.shock) < price; };
    };
    const auto part_of = [&](const std::vector<CurvePoint>& points) {
        return std::pair{std::ranges::partition_point(points, is_before(state.detailed->least)),
                         std::ranges::partition_point(points, is_before(state.detailed->most))};
    };
    const auto [from, to] = part_of(all);
    const auto [fine_from, fine_to] = part_of(fine);
    std::vector<CurvePoint> points(all.begin(), from);
    points.insert(points.end(), fine_from, fine_to);
    points.insert(points.end(), to, all.end());
    return points;
}

/// The chart of the points there are so far.
void rebuild(PayoffState& state, const Theme& theme, const Plan& plan, const Report& report, const Money& money) {
    const Palette& p = theme.palette;
    const double spot = plan.bags[0].price;
    const PayoffMoves moves = payoff_moves(plan, report);
    const std::vector<CurvePoint> curve = points_of(state);
    Chart chart;
    chart.name = "Payoff chart";
    chart.x_title = "Price of " + plan.bags[0].coin + " at the end, USD";
    chart.x_least = spot * (1.0 + moves.least);
    chart.x_most = spot * (1.0 + moves.most);
    chart.x_origin = spot;
    tell_heights(chart, money);
    if (!curve.empty()) {
        Series unhedged = series_of("Unhedged", p.warning, 2.0f, LineLook::Solid);
        Series sold = series_of("Sold", p.sold, 2.0f, LineLook::Dashed);
        unhedged.runs.emplace_back();
        sold.runs.emplace_back();
        for (const CurvePoint& scenario : curve) {
            unhedged.runs[0].push_back({price_at(chart, scenario),
                                        height_of(money, scenario.unhedged_usd, scenario.sold_usd, scenario.price)});
            sold.runs[0].push_back(
                {price_at(chart, scenario), height_of(money, scenario.sold_usd, scenario.sold_usd, scenario.price)});
        }
        add_hedged(chart, p, money, curve);
        chart.series.push_back(unhedged);
        chart.series.push_back(sold);
        chart.marks.push_back({spot, "today " + short_price(spot), p.muted, LineLook::Dashed});
        add_liquidation_marks(chart, p, curve, plan, report);
    }
    state.chart = std::move(chart);
    state.colours = colours_of(theme);
    state.unit = money.unit();
}

} // namespace

PayoffMoves payoff_moves(const Plan& plan, const Report& report) {
    PayoffMoves moves{kLeastMove, kMostMove};
    const auto show = [&](std::optional<double> move) {
        if (!move || *move >= kFarthestMove) return;
        moves.most = std::max(moves.most, *move * 1.15);
        moves.least = std::clamp(*move * 1.1, kDeepestMove, moves.least);
    };
    for (std::size_t i = 0; i < std::min(plan.legs.size(), report.margin.legs.size()); ++i) {
        // The price of another coin is not on the axis.
        if (coin_of(plan, plan.legs[i]) == plan.bags[0].coin) show(report.margin.legs[i].liquidation_distance);
    }
    for (const WalletMargin& wallet : report.margin.wallets) {
        show(wallet.liquidation_rise);
        show(wallet.liquidation_fall);
    }
    return moves;
}

void payoff_panel(Ui& ui, PayoffState& state, const Plan& plan, const Report& report, const Money& money,
                  Freshness freshness, ImVec2 size) {
    if (state.plan != plan) {
        state.plan = plan;
        const PayoffMoves moves = payoff_moves(plan, report);
        state.curve = PayoffCurve(plan, moves.least, moves.most);
        state.detailed.reset();
        state.detail = {};
    }
    bool has_more = state.curve.advance(kTimeInFrame);
    has_more |= refine(state, plan);
    if (has_more || state.colours != colours_of(ui.theme) || state.unit != money.unit())
        rebuild(state, ui.theme, plan, report, money);
    draw_chart_card(ui, "payoff", title_in(money, "Value", " after " + days_in_words(plan.horizon_days)), state.chart,
                    state.crosshair, size, freshness == Freshness::Stale ? 0.5f : 1.0f);
}

} // namespace keel::view
