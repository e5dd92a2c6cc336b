// Zooming and panning a chart: ranges, what is drawn of a part, and what wheel, drag, keys and buttons do.

#include "support/view_page.hpp"

#include "text/number.hpp"
#include "view/chart_zoom.hpp"
#include "view/date_axis.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <cmath>
#include <string>

using namespace keel;
using namespace keel::view;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

constexpr ChartRange kAll = {0.0, 100.0};

/// What the crosshair says at the left and at the right edge of the plot.
struct Edges {
    double left = 0.0;
    double right = 0.0;
};

double read_at(Page& page, const std::string& chart, float part) {
    const Seen plot = *page.find(chart);
    // The labels at both sides are no part of the plot: the reading stops at its edges.
    page.move_to(plot.x + plot.width * part, plot.y + plot.height / 2.0f);
    const std::string told = page.find(chart)->value;
    INFO(told);
    const auto read = text::read_typed(told.starts_with("Day ") ? told.substr(4) : told);
    REQUIRE(read.has_value());
    return *read;
}

Edges edges_of(Page& page, const std::string& chart) {
    return {read_at(page, chart, 0.15f), read_at(page, chart, 0.8f)};
}

struct ChartPage : Page {
    explicit ChartPage(const std::string& link) : Page(kHighDesktop) { show(link); }
    Seen plot(const std::string& chart = "Payoff chart") {
        const Seen* seen = find(chart);
        REQUIRE(seen != nullptr);
        return *seen;
    }
    void zoom(int turns, const std::string& chart = "Payoff chart") {
        const Seen at = plot(chart);
        zoom_at(at.x + at.width / 2.0f, at.y + at.height / 2.0f, turns);
    }
    bool is_zoomed(const std::string& chart = "Payoff chart") { return find("Show all of " + chart) != nullptr; }
};

} // namespace

TEST_CASE("what lies under the pointer stays there while the chart is zoomed", "[view][zoom]") {
    const ChartRange half = zoomed(kAll, kAll, 25.0, 2.0);
    CHECK(half == ChartRange{12.5, 62.5});
    const ChartRange back = zoomed(half, kAll, 25.0, 0.5);
    CHECK_THAT(back.least, WithinAbs(0.0, 1e-12));
    CHECK_THAT(back.most, WithinAbs(100.0, 1e-12));
    const ChartRange edge = zoomed(kAll, kAll, 100.0, 4.0);
    CHECK(edge == ChartRange{75.0, 100.0});
}

TEST_CASE("a zoom has an end on both sides", "[view][zoom]") {
    ChartRange shown = kAll;
    for (int i = 0; i < 200; ++i)
        shown = zoomed(shown, kAll, 33.3, 1.5);
    CHECK_THAT(shown.most - shown.least, WithinRel(0.1, 1e-9));
    CHECK(shown.least < 33.3);
    CHECK(shown.most > 33.3);
    for (int i = 0; i < 200; ++i)
        shown = zoomed(shown, kAll, 33.3, 0.5);
    CHECK(shown == kAll);
}

TEST_CASE("a chart is moved no farther than its data goes", "[view][zoom]") {
    CHECK(panned({20.0, 30.0}, kAll, 5.0) == ChartRange{25.0, 35.0});
    CHECK(panned({20.0, 30.0}, kAll, -500.0) == ChartRange{0.0, 10.0});
    CHECK(panned({20.0, 30.0}, kAll, 500.0) == ChartRange{90.0, 100.0});
    CHECK(panned(kAll, kAll, 3.0) == kAll);
}

TEST_CASE("other data keeps a zoom that lies in it", "[view][zoom]") {
    Chart chart;
    chart.x_most = 100.0;
    CHECK(zoom_for(chart, {20.0, 30.0}) == ChartRange{20.0, 30.0});
    CHECK(zoom_for(chart, {95.0, 105.0}) == ChartRange{90.0, 100.0});
    CHECK(!zoom_for(chart, {100.0, 105.0}));
    CHECK(!zoom_for(chart, {-20.0, 0.0}));
    CHECK(!zoom_for(chart, {-20.0, 200.0}));
    CHECK(!zoom_for(chart, {20.0, 20.001}));
}

TEST_CASE("a part of a chart ends at its edges and keeps gaps, steps and the numbers of handles", "[view][zoom]") {
    Chart chart;
    chart.x_most = 100.0;
    chart.series.push_back({"a", 0, 1.0f, LineLook::Solid, {{{0.0, 0.0}, {40.0, 80.0}}, {{60.0, 1.0}, {100.0, 1.0}}}});
    chart.series.push_back({"b", 0, 1.0f, LineLook::Solid, {{{0.0, 5.0}, {50.0, 5.0}, {50.0, 9.0}, {100.0, 9.0}}}});
    chart.series.push_back({"c", 0, 1.0f, LineLook::Solid, {{{0.0, 5.0}, {10.0, 5.0}}}});
    chart.fills.push_back({{{0.0, 0.0}, {100.0, 0.0}}, {{0.0, 0.0}, {100.0, 10.0}}, 0});
    chart.marks = {{10.0, "left", 0}, {50.0, "in", 0}, {90.0, "right", 0}};
    chart.handles = {{{10.0, 1.0}, "Point 1"}, {{50.0, 1.0}, "Point 2"}};
    const Chart part = part_of(chart, {20.0, 70.0});
    REQUIRE(part.series[0].runs.size() == 2);
    CHECK(part.series[0].runs[0].front().y == 40.0);
    CHECK(part.series[0].runs[1].back().x == 70.0);
    CHECK(part.series[1].runs[0].size() == 4);
    CHECK(part.series[2].runs.empty());
    CHECK(part.fills[0].high.front().y == 2.0);
    CHECK(part.fills[0].high.back().y == 7.0);
    REQUIRE(part.marks.size() == 1);
    CHECK(part.marks[0].label == "in");
    CHECK(part.handles.size() == 2);
    // Between two points of a line that has none inside.
    const Chart slice = part_of(chart, {10.0, 20.0});
    REQUIRE(slice.series[0].runs.size() == 1);
    CHECK(slice.series[0].runs[0].front().y == 20.0);
    CHECK(slice.series[0].runs[0].back().y == 40.0);
}

TEST_CASE("dots are not joined, and so have no part between them", "[view][zoom]") {
    Chart chart;
    chart.x_most = 100.0;
    chart.series.push_back({"dots", 0, 1.0f, LineLook::Dots, {{{10.0, 1.0}, {50.0, 5.0}, {90.0, 9.0}}}});
    const Chart part = part_of(chart, {20.0, 70.0});
    REQUIRE(part.series[0].runs.size() == 1);
    REQUIRE(part.series[0].runs[0].size() == 1);
    CHECK(part.series[0].runs[0][0].x == 50.0);
    CHECK(part_of(chart, {20.0, 30.0}).series[0].runs.empty());
}

TEST_CASE("the title of dates says which are shown", "[view][zoom]") {
    Chart chart;
    chart.x_axis = date_axis;
    chart.x_told = told_day;
    chart.x_least = 0.0;
    chart.x_most = 1000.0 * 86'400'000.0;
    CHECK(part_of(chart, {86'400'000.0, 31.0 * 86'400'000.0}).x_title == "1970-01-02 to 1970-02-01, UTC");
}

TEST_CASE("the wheel with Ctrl zooms in at the pointer, and a button shows all again", "[view][zoom]") {
    ChartPage page("leg.leverage=5");
    const Edges all = edges_of(page, "Payoff chart");
    CHECK(!page.is_zoomed());
    page.zoom(4);
    CHECK(page.is_zoomed());
    const Edges shown = edges_of(page, "Payoff chart");
    CHECK(shown.right - shown.left < 0.4 * (all.right - all.left));
    CHECK(shown.left > all.left);
    CHECK(shown.right < all.right);
    page.zoom(-9);
    CHECK(!page.is_zoomed());
    page.zoom(4);
    page.click("Show all of Payoff chart");
    CHECK(!page.is_zoomed());
    CHECK_THAT(edges_of(page, "Payoff chart").right, WithinRel(all.right, 1e-9));
}

TEST_CASE("ticks stay round however far the chart is zoomed", "[view][zoom]") {
    ChartPage page("leg.leverage=5");
    for (int turn = 0; turn < 30; ++turn) {
        page.zoom(1);
        std::vector<double> ticks;
        const Seen plot = page.plot();
        for (const Seen& seen : page.widgets()) {
            const bool is_below = seen.kind == "text" && seen.y > plot.y + plot.height - 45.0f
                                  && seen.y < plot.y + plot.height - 20.0f && seen.x >= plot.x
                                  && seen.x < plot.x + plot.width;
            if (!is_below) continue;
            if (const auto tick = text::read_typed(seen.label)) ticks.push_back(*tick);
        }
        INFO(turn);
        REQUIRE(ticks.size() >= 3);
        const double step = ticks[1] - ticks[0];
        const double factor = step / std::pow(10.0, std::floor(std::log10(step) + 1e-9));
        const auto is = [&](double round) { return std::fabs(factor - round) < 1e-6; };
        CHECK((is(1.0) || is(2.0) || is(2.5) || is(5.0)));
    }
}

TEST_CASE("without Ctrl the wheel scrolls the page and a hint says how to zoom", "[view][zoom]") {
    Page page;
    const Seen before = *page.find("Payoff chart");
    page.wheel_at(before.x + before.width / 2.0f, before.y + before.height / 2.0f, -1.0f);
    CHECK(page.find("Payoff chart")->y < before.y);
    CHECK(page.find("Show all of Payoff chart") == nullptr);
    CHECK(page.shows_text("scroll to zoom"));
    CHECK(page.app.seconds_to_next_frame() < 0.0);
    page.move_to(before.x + before.width / 2.0f + 9.0f, before.y + before.height / 2.0f);
    CHECK(!page.shows_text("scroll to zoom"));
}

TEST_CASE("a zoomed chart is dragged to the side, and stops at its ends", "[view][zoom]") {
    ChartPage page("leg.leverage=5");
    page.zoom(5);
    const Edges before = edges_of(page, "Payoff chart");
    const Seen plot = page.plot();
    const float y = plot.y + plot.height / 2.0f, middle = plot.x + plot.width / 2.0f;
    page.drag(middle, y, middle + 100.0f, y);
    const Edges after = edges_of(page, "Payoff chart");
    CHECK(after.left < before.left);
    CHECK_THAT(after.right - after.left, WithinRel(before.right - before.left, 1e-2));
    for (int i = 0; i < 12; ++i)
        page.drag(middle - 200.0f, y, middle + 200.0f, y);
    const double end = edges_of(page, "Payoff chart").left;
    page.drag(middle - 200.0f, y, middle + 200.0f, y);
    CHECK(edges_of(page, "Payoff chart").left == end);
    CHECK(end >= 65000.0 * 0.35);
}

TEST_CASE("a chart that shows all is not moved by a drag", "[view][zoom]") {
    ChartPage page("");
    const Edges before = edges_of(page, "Payoff chart");
    const Seen plot = page.plot();
    page.drag(plot.x + plot.width / 2.0f, plot.y + 90.0f, plot.x + plot.width / 2.0f + 90.0f, plot.y + 90.0f);
    CHECK(edges_of(page, "Payoff chart").left == before.left);
    CHECK(!page.is_zoomed());
}

TEST_CASE("pressing twice shows all again", "[view][zoom]") {
    ChartPage page("");
    page.zoom(4);
    REQUIRE(page.is_zoomed());
    const Seen plot = page.plot();
    page.move_to(plot.x + plot.width / 2.0f, plot.y + plot.height / 2.0f);
    for (int press = 0; press < 2; ++press) {
        ImGui::GetIO().AddMouseButtonEvent(0, true);
        page.draw(1);
        ImGui::GetIO().AddMouseButtonEvent(0, false);
        page.draw(1);
    }
    page.draw(3);
    CHECK(!page.is_zoomed());
}

TEST_CASE("with the chart in focus keys zoom, move and reset it", "[view][zoom]") {
    ChartPage page("");
    const Seen plot = page.plot();
    page.click_at(plot.x + plot.width / 2.0f, plot.y + plot.height / 2.0f);
    for (int i = 0; i < 4; ++i)
        page.press(ImGuiKey_Equal);
    REQUIRE(page.is_zoomed());
    const Edges shown = edges_of(page, "Payoff chart");
    page.press(ImGuiKey_RightArrow);
    CHECK(edges_of(page, "Payoff chart").left > shown.left);
    page.press(ImGuiKey_LeftArrow);
    page.press(ImGuiKey_LeftArrow);
    CHECK(edges_of(page, "Payoff chart").left < shown.left);
    page.press(ImGuiKey_Minus);
    const Edges wider = edges_of(page, "Payoff chart");
    CHECK(wider.right - wider.left > shown.right - shown.left);
    page.press(ImGuiKey_0);
    CHECK(!page.is_zoomed());
}

TEST_CASE("other inputs keep the zoom, and it is no part of the link", "[view][zoom]") {
    ChartPage page("leg.leverage=5");
    page.zoom(5);
    const std::string link = page.app.fragment();
    page.type("Coins held", "7");
    CHECK(page.app.plan().bags[0].amount == 7.0);
    CHECK(page.is_zoomed());
    page.show("bag.price=1");
    CHECK(!page.is_zoomed());
    CHECK(!link.contains("zoom"));
}

TEST_CASE("on a zoomed path its points still drag, and both charts show the same days", "[view][zoom][path]") {
    ChartPage page("#scenario.path=10:85000,30:45000");
    page.click("Path");
    const Seen point = *page.find("Point 1");
    page.zoom_at(point.x + point.width / 2.0f, point.y + point.height / 2.0f, 3);
    REQUIRE(page.is_zoomed("Path chart"));
    CHECK(page.is_zoomed("Value chart"));
    CHECK(page.find("Point 2") == nullptr);
    const Seen* zoomed = page.find("Point 1");
    REQUIRE(zoomed != nullptr);
    const float x = zoomed->x + zoomed->width / 2.0f, y = zoomed->y + zoomed->height / 2.0f;
    page.drag(x, y, x + 40.0f, y + 30.0f);
    const PairList& points = page.app.plan().scenario.path.points;
    REQUIRE(points.size() == 2);
    CHECK(points[0].first > 10.0);
    CHECK(points[0].first < 13.0);
    CHECK(points[0].second < 85000.0);
    CHECK(points[1] == NumberPair{30.0, 45000.0});
    CHECK(page.is_zoomed("Path chart"));
    page.click("Show all of Value chart");
    CHECK(!page.is_zoomed("Path chart"));
    CHECK(page.find("Point 2") != nullptr);
}

TEST_CASE("before the later part is there a chart cannot be zoomed", "[view][zoom]") {
    ChartPage page("");
    page.app.set_rest(RestState::Loading);
    page.draw();
    page.zoom(5);
    CHECK(!page.is_zoomed());
}
