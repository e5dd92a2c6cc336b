// What the mirror of the canvas is told, and what is done through it.

#include "support/view_page.hpp"
#include "view/chart_numbers.hpp"
#include "view/mirror.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <cmath>

using namespace keel;
using namespace keel::view;

namespace {

/// The widget with that label, as the mirror is told of it.
nlohmann::json mirrored(Page& page, const std::string& label, const std::string& role = "") {
    page.app.keep_numbers();
    page.draw(1);
    const auto all = nlohmann::json::parse(page.app.mirror_json());
    for (const auto& widget : all["widgets"])
        if (widget.value("label", "") == label && widget.contains("id") && widget.value("role", "") == role)
            return widget;
    FAIL("no widget " << label);
    return {};
}

std::uint32_t id_of(const nlohmann::json& widget) { return widget["id"].get<std::uint32_t>(); }

std::string wave(double x) { return "t" + std::to_string(std::lround(x)); }

Chart chart_of(std::size_t points) {
    Chart chart;
    chart.name = "Value";
    chart.x_title = "Price";
    chart.x_most = 100.0;
    Run whole;
    for (std::size_t i = 0; i < points; ++i) {
        const double x = 100.0 * double(i) / double(points - 1);
        whole.push_back({x, i == points / 2 ? -9.0 : x});
    }
    chart.series.resize(3);
    chart.series[0].label = "Long";
    chart.series[0].runs = {whole};
    chart.series[1].label = "Short";
    chart.series[1].runs = {{{40.0, 1.0}, {60.0, 3.0}}};
    chart.series[2].look = LineLook::Dots;
    chart.series[2].runs = {{{50.0, 5.0}}};
    chart.x_told = wave;
    return chart;
}

} // namespace

TEST_CASE("the mirror is told what each widget is", "[view][mirror]") {
    Page page;
    page.draw();
    CHECK(mirrored(page, "Payoff", "tab")["value"] == "chosen");
    const auto radio = mirrored(page, "3\u00d7", "radio");
    CHECK(radio["group"] == "Leverage");
    CHECK(mirrored(page, "Coins held")["note"] == "BTC");
    const auto slider = mirrored(page, "Hedge ratio, slider");
    CHECK(slider["number"] == 1.0);
    CHECK(slider["most"] == 1.5);
    const Seen* seen = page.find("Coins held");
    REQUIRE(seen != nullptr);
    CHECK(mirrored(page, "Coins held")["box"]
          == nlohmann::json({std::lround(seen->x * 4), std::lround(seen->y * 4), std::lround(seen->width * 4),
                             std::lround(seen->height * 4)}));
    const auto chart = mirrored(page, "Payoff chart");
    CHECK(chart["names"].size() == 4);
    CHECK(chart["cells"].size() % 4 == 0);
    CHECK(chart["cells"].size() <= 4 * kMostNumberRows);
}

TEST_CASE("numbers of charts are made in the one frame that the mirror asks for", "[view][mirror]") {
    const auto has_numbers = [](const Page& page) { return page.app.mirror_json().contains("\"cells\""); };
    for (const char* const tab : {"Payoff", "Path", "Heat map"}) {
        INFO(tab);
        Page page;
        page.click(tab);
        CHECK(!has_numbers(page));
        page.app.keep_numbers();
        page.draw(1);
        CHECK(has_numbers(page));
        const Seen slider = *page.find("Hedge ratio, slider");
        const float middle = slider.y + slider.height / 2.0f;
        page.move_to(slider.x + slider.width - 20.0f, middle);
        ImGui::GetIO().AddMouseButtonEvent(0, true);
        for (int i = 0; i < 20; ++i) {
            ImGui::GetIO().AddMousePosEvent(slider.x + slider.width - 20.0f - 4.0f * float(i), middle);
            page.draw(1);
            CHECK(!has_numbers(page));
        }
        ImGui::GetIO().AddMouseButtonEvent(0, false);
        page.draw();
        CHECK(page.app.plan().legs[0].ratio < 1.0);
        CHECK(!has_numbers(page));
    }
}

TEST_CASE("a widget is pressed by its id, also out of sight", "[view][mirror]") {
    Page page;
    page.draw();
    press_widget(id_of(mirrored(page, "3\u00d7", "radio")));
    page.draw();
    CHECK(page.app.plan().legs[0].leverage == 3.0);
    const auto fold = mirrored(page, "Funding and basis that swing");
    CHECK(fold["value"] == "closed");
    CHECK(fold["box"][1].get<double>() > 4 * 800);
    press_widget(id_of(fold));
    page.draw();
    CHECK(mirrored(page, "Funding and basis that swing")["value"] == "open");
}

TEST_CASE("a text field takes what is typed after it was pressed by its id", "[view][mirror]") {
    Page page;
    page.draw();
    press_widget(id_of(mirrored(page, "Random paths")));
    page.draw();
    ImGui::GetIO().AddInputCharactersUTF8("5000");
    page.draw();
    page.press(ImGuiKey_Enter);
    CHECK(page.app.plan().risk.paths == 5000.0);
}

TEST_CASE("a slider takes a value that was wished for once", "[view][mirror]") {
    Page page;
    page.draw();
    page.app.wish(id_of(mirrored(page, "Hedge ratio, slider")), 0.5);
    page.draw();
    CHECK(page.app.plan().legs[0].ratio == 0.5);
    page.show("leg.ratio=0.75");
    CHECK(page.app.plan().legs[0].ratio == 0.75);
}

TEST_CASE("a widget that gets the focus is told as the one with the keyboard", "[view][mirror]") {
    Page page;
    page.draw();
    const auto id = id_of(mirrored(page, "Copy link"));
    focus_widget(id);
    page.draw();
    CHECK(nlohmann::json::parse(page.app.mirror_json())["focus"] == id);
}

TEST_CASE("what is wrong with an input is marked as such", "[view][mirror]") {
    Page page;
    page.draw();
    page.type("Coins held", "many");
    page.draw();
    std::string problem;
    const auto all = nlohmann::json::parse(page.app.mirror_json());
    for (const auto& widget : all["widgets"])
        if (widget.value("role", "") == "problem") problem = widget["label"];
    CHECK(problem.starts_with("many is not a number from 0"));
}

TEST_CASE("a chart's numbers are few, keep the ends, and have nothing where a line has nothing", "[view][mirror]") {
    for (const std::size_t points : {2u, 10u, 25u, 26u, 1000u}) {
        const ChartNumbers numbers = numbers_of(chart_of(points));
        CHECK(numbers.names == std::vector<std::string>{"Price", "Long", "Short"});
        const std::size_t rows = numbers.cells.size() / 3;
        CHECK(rows == std::min<std::size_t>(points, kMostNumberRows));
        CHECK(numbers.cells[0] == 0.0);
        CHECK(numbers.cells[3 * (rows - 1)] == 100.0);
        CHECK(std::isnan(numbers.cells[2]));
    }
    CHECK(numbers_of(chart_of(11)).cells[3 * 5 + 2] == 2.0);
}

TEST_CASE("a sentence tells where each line of a chart begins, ends and turns", "[view][mirror]") {
    CHECK(sentence_from_numbers(numbers_of(chart_of(11)))
          == "Long: 0.00 at t0, 100.00 at t100; lowest \u22129.00 at t50. Short: 1.00 at t40, 3.00 at t60.");
    CHECK(sentence_from_numbers(numbers_of(Chart{})).empty());
}
