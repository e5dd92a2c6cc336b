// The tab Path: choosing a way, dragging its points, the play head, what is said and what is saved.

#include "support/view_page.hpp"

#include "engine/path.hpp"
#include "text/link.hpp"
#include "text/path_text.hpp"
#include "view/mirror.hpp"
#include "view/panels/path_chart.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

using namespace keel;
using namespace keel::view;
using Catch::Matchers::WithinAbs;

namespace {

/// The tab of that plan.
struct PathPage : Page {
    explicit PathPage(const std::string& fragment) : Page(kHighDesktop) {
        show(fragment);
        click("Path");
    }
};

Chart chart_of(PairList points, double days) {
    Chart chart;
    chart.x_most = days;
    for (const NumberPair& point : points)
        chart.handles.push_back({{point.first, point.second}, "Point"});
    chart.series.push_back({"BTC", 0, 1.0f, LineLook::Solid, {{{0.0, 65000.0}, {days, 97500.0}}}});
    return chart;
}

} // namespace

TEST_CASE("the tab Path says what the path comes to", "[view][path]") {
    PathPage page("#scenario.path=squeeze_then_crash&leg.leverage=3&leg.stop_price=80000");
    auto report = path_of(page.app.plan());
    REQUIRE(report.has_value());
    text::put_into_words(page.app.plan(), *report);
    CHECK(page.shows_text(report->answer));
    CHECK(report->answer.contains("The stop cost"));
    CHECK(page.find("Path chart") != nullptr);
    CHECK(page.shows_text("Stopped out, day"));
    CHECK(page.shows_text("Without the stop"));
}

TEST_CASE("the arrow keys move the point that has the focus, one undo for each", "[view][path][mirror]") {
    PathPage page("#scenario.path=10:85000,30:45000");
    const auto points = [&] { return page.app.plan().scenario.path.points; };
    const PairList before = points();
    page.app.keep_numbers();
    page.draw(1);
    const auto all = nlohmann::json::parse(page.app.mirror_json());
    std::uint32_t id = 0;
    for (const auto& widget : all["widgets"]) {
        if (widget.value("label", "") != "Point 1") continue;
        id = widget["id"];
        CHECK(widget["role"] == "point");
        CHECK(widget["value"] == "Day 10, 85,000");
        CHECK(widget["number"] == 85000.0);
        CHECK(widget["least"] < 45000.0);
        CHECK(widget["most"] >= 85000.0);
    }
    REQUIRE(id != 0);
    focus_widget(id);
    page.draw();
    page.press(ImGuiKey_UpArrow);
    CHECK(points() == PairList{{10.0, 86000.0}, {30.0, 45000.0}});
    page.press(ImGuiKey_RightArrow);
    page.press(ImGuiKey_DownArrow);
    page.press(ImGuiKey_RightArrow);
    CHECK(points() == PairList{{12.0, 85000.0}, {30.0, 45000.0}});
    CHECK(nlohmann::json::parse(page.app.mirror_json())["focus"] == id); // the keys did not lead away
    page.press(ImGuiKey_LeftArrow);
    CHECK(points()[0].first == 11.0);
    for (int i = 0; i < 5; ++i)
        page.click("Undo");
    CHECK(points() == before);
    page.app.wish(id, 70000.0);
    page.draw();
    CHECK(points() == PairList{{10.0, 70000.0}, {30.0, 45000.0}});
}

TEST_CASE("a point of the path is dragged with the mouse", "[view][path]") {
    PathPage page("#scenario.path=10:85000,30:45000");
    const Seen* point = page.find("Point 1");
    REQUIRE(point != nullptr);
    const float x = point->x + point->width / 2.0f, y = point->y + point->height / 2.0f;
    page.drag(x, y, x + 40.0f, y + 30.0f);
    const PairList& points = page.app.plan().scenario.path.points;
    REQUIRE(points.size() == 2);
    CHECK(points[0].first > 10.0);
    CHECK(points[0].first < 20.0);
    CHECK(points[0].second < 85000.0);
    CHECK(points[0].second > 60000.0);
    CHECK(points[1] == NumberPair{30.0, 45000.0});
    CHECK(page.app.fragment().contains("scenario.path="));
}

TEST_CASE("a path that is flat becomes one of its own when its end is dragged", "[view][path]") {
    PathPage page("");
    const Seen* point = page.find("Point 1");
    REQUIRE(point != nullptr);
    const float x = point->x + point->width / 2.0f, y = point->y + point->height / 2.0f;
    page.drag(x, y, x, y - 30.0f);
    const PairList& points = page.app.plan().scenario.path.points;
    REQUIRE(points.size() == 1);
    CHECK(points[0].first == 30.0);
    CHECK(points[0].second > 65000.0);
}

TEST_CASE("points stay in order and on round figures, whatever is done to them", "[view][path]") {
    const Chart chart = chart_of({{10.0, 85000.0}, {20.0, 45000.0}, {30.0, 60000.0}}, 30.0);
    const auto moved = changed_points({HandleEdit::Move, 1, {5.03, 50123.4}}, chart);
    CHECK(moved == PairList{{10.0, 85000.0}, {10.0, 50200.0}, {30.0, 60000.0}});
    const auto farther = changed_points({HandleEdit::Move, 2, {95.0, -5.0}}, chart);
    CHECK(farther.back().first == 30.0);
    CHECK(farther.back().second > 0.0);
    CHECK(changed_points({HandleEdit::Add, 1, {12.26, 70000.0}}, chart)
          == PairList{{10.0, 85000.0}, {12.5, 70000.0}, {20.0, 45000.0}, {30.0, 60000.0}});
    CHECK(changed_points({HandleEdit::Remove, 0, {}}, chart) == PairList{{20.0, 45000.0}, {30.0, 60000.0}});
}

TEST_CASE("the play head walks to the end of the path and says where it is", "[view][path]") {
    PathPage page("#scenario.path=10:130000,30:45000&leg.leverage=3");
    CHECK(page.shows_text("On day 30 BTC is at 45,000 USD"));
    page.click("Play the path");
    CHECK(page.app.seconds_to_next_frame() == 0.0);
    CHECK(page.find("Pause the path") != nullptr);
    page.draw(2000);
    CHECK(page.find("Play the path") != nullptr);
    CHECK(page.shows_text("On day 30 BTC is at 45,000 USD"));
    CHECK(page.shows_text("No hedge is open."));
}

TEST_CASE("the files of a path hold what the engine says", "[view][path]") {
    PathPage page("#scenario.path=10:130000,30:45000&leg.leverage=3");
    auto report = path_of(page.app.plan());
    REQUIRE(report.has_value());
    text::put_into_words(page.app.plan(), *report);
    const Actions events = page.actions_of("Save the events (CSV)");
    REQUIRE(events.size() == 1);
    CHECK(events[0].kind == ActionKind::SaveText);
    CHECK(events[0].text == text::csv_from_events(*report));
    CHECK(events[0].text.contains(",liquidation,1,"));
    CHECK(std::ranges::count(events[0].text, '\n') == static_cast<long>(report->events.size()) + 1);
    const Actions values = page.actions_of("Save the values (CSV)");
    REQUIRE(values.size() == 1);
    CHECK(values[0].text == text::csv_from_path(*report));
}

TEST_CASE("what keeps a path from being walked is said, with a way to the input", "[view][path]") {
    PathPage page("#leg.stop_price=50000&scenario.path=crash");
    CHECK(page.shows_text("Stop-loss of the hedge is 50000"));
    page.click("Go to the input");
    page.draw(6);
    CHECK(page.find("Stop-loss of the hedge") != nullptr);
}
