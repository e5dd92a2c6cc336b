// Charts as files: the drawing, its words and colours, the numbers, and the menu that saves them.

#include "support/view_page.hpp"

#include "text/number.hpp"
#include "view/chart_csv.hpp"
#include "view/chart_picture.hpp"
#include "view/chart_svg.hpp"
#include "view/date_axis.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace keel;
using namespace keel::view;

namespace {

const Palette& light() { return palette_of(Scheme::Light); }

Chart small_chart(const Palette& p = light()) {
    Chart chart;
    chart.name = "Small chart";
    chart.x_title = "Price, USD";
    chart.x_most = 100.0;
    chart.series.push_back(
        {"Hedged & <safe>", p.accent, 3.0f, LineLook::Solid, {{{0.0, 1.0}, {40.0, 1.0}}, {{60.0, 3.0}, {100.0, 4.0}}}});
    chart.series.push_back({"Sold", p.sold, 2.0f, LineLook::Dashed, {{{0.0, 2.0}, {50.0, 2.5}, {100.0, 2.0}}}});
    chart.marks.push_back({50.0, "today 50", p.muted, LineLook::Dashed});
    chart.levels.push_back({3.5, "Liquidation at 3.5", p.warning});
    chart.fills.push_back({{{0.0, 0.0}, {100.0, 0.0}}, {{0.0, 1.0}, {100.0, 1.0}}, faded(p.accent, 0.2f)});
    chart.bands.push_back({60.0, 100.0, faded(p.warning, 0.07f)});
    return chart;
}

const ChartPaper kPaper = {"Value after 30 days", "Short 3 at \"1\" & keep 5 BTC.", "https://a.example/#v=2&x=\"1\""};

long count_of(std::string_view text, std::string_view part) {
    long count = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

/// Elements open and close in order, attributes are quoted, and nothing stands outside of the one root. What is wrong.
std::string trouble_of(std::string_view xml) {
    std::vector<std::string> open;
    std::size_t roots = 0;
    for (std::size_t at = 0; at < xml.size();) {
        if (xml[at] != '<') {
            const std::size_t end = std::min(xml.find('<', at), xml.size());
            const std::string_view text = xml.substr(at, end - at);
            for (std::size_t i = text.find('&'); i != std::string_view::npos; i = text.find('&', i + 1)) {
                const std::string_view rest = text.substr(i);
                const bool is_known = rest.starts_with("&amp;") || rest.starts_with("&lt;") || rest.starts_with("&gt;")
                                      || rest.starts_with("&quot;");
                if (!is_known) return "a bare & in " + std::string(text);
            }
            if (open.empty() && text.find_first_not_of("\n ") != std::string_view::npos) return "text outside";
            at = end;
            continue;
        }
        const std::size_t end = xml.find('>', at);
        if (end == std::string_view::npos) return "an open tag";
        const std::string_view tag = xml.substr(at + 1, end - at - 1);
        at = end + 1;
        if (tag.find('<') != std::string_view::npos) return "< within a tag";
        if (count_of(tag, "\"") % 2 != 0) return "an open quote in " + std::string(tag);
        const std::string name(tag.substr(0, tag.find_first_of(" /", 1)));
        if (tag.starts_with('/')) {
            if (open.empty() || "/" + open.back() != tag) return "closed in vain: " + std::string(tag);
            open.pop_back();
        } else {
            if (open.empty() && ++roots > 1) return "two roots";
            if (!tag.ends_with('/')) open.push_back(name);
        }
    }
    return open.empty() ? "" : "not closed: " + open.back();
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::vector<Action> saved(Page& page, const std::string& chart, const std::string& format) {
    page.click("Save " + chart);
    return page.actions_of("Save " + chart + ", " + format);
}

} // namespace

TEST_CASE("a drawing is sound XML and carries title, words and link", "[view][svg]") {
    const std::string svg = svg_from_chart(small_chart(), kPaper, light());
    CHECK(trouble_of(svg).empty());
    CHECK(svg.contains(">Value after 30 days</text>"));
    CHECK(svg.contains(">Short 3 at &quot;1&quot; &amp; keep 5 BTC.</text>"));
    CHECK(svg.contains("href=\"https://a.example/#v=2&amp;x=&quot;1&quot;\""));
    CHECK(svg.contains(">Hedged &amp; &lt;safe&gt;</text>"));
    CHECK(svg.contains(">Price, USD</text>"));
    CHECK(svg.contains(">today 50</text>"));
    CHECK(svg.contains(">Liquidation at 3.5</text>"));
    CHECK(!svg.contains("nan"));
    CHECK(!svg.contains("inf"));
}

TEST_CASE("a drawing has one path for each line, which keeps its gaps", "[view][svg]") {
    const std::string svg = svg_from_chart(small_chart(), kPaper, light());
    CHECK(count_of(svg, "class=\"line\"") == 2);
    CHECK(count_of(svg, "class=\"space\"") == 1);
    const auto begin = svg.find("class=\"line\" d=\"");
    const std::string path = svg.substr(begin, svg.find("fill=", begin) - begin);
    CHECK(count_of(path, "M") == 2);
    CHECK(count_of(path, "L") == 2);
}

TEST_CASE("a drawing is light, in whatever colours the page is", "[view][svg]") {
    const Palette& dark = palette_of(Scheme::Dark);
    CHECK(svg_from_chart(small_chart(dark), kPaper, dark) == svg_from_chart(small_chart(), kPaper, light()));
}

TEST_CASE("long words and long links are broken into lines and stay whole", "[view][svg]") {
    ChartPaper paper = kPaper;
    paper.words.clear();
    for (int i = 0; i < 80; ++i)
        paper.words += "word ";
    paper.link = "https://a.example/#" + std::string(400, 'x');
    const std::string svg = svg_from_chart(small_chart(), paper, light());
    CHECK(trouble_of(svg).empty());
    CHECK(count_of(svg, ">word word") >= 3);
    CHECK(svg.contains("href=\"" + paper.link + "\""));
    CHECK(count_of(svg, "x") > 800);
    CHECK(trouble_of(svg_from_chart(Chart{}, ChartPaper{}, light())).empty());
}

TEST_CASE("the numbers of a chart have all their digits, and a gap stays empty", "[view][csv]") {
    Chart chart = small_chart();
    chart.series[1].runs[0][1].y = 0.1 + 0.2;
    const auto lines = lines_of(csv_from_chart(chart, {0.0, 100.0}));
    CHECK(lines
          == std::vector<std::string>{"\"Price, USD\",Hedged & <safe>,Sold", "0,1,2", "40,1,",
                                      "50,,0.30000000000000004", "60,3,", "100,4,2"});
    CHECK(lines_of(csv_from_chart(chart, {45.0, 70.0})).size() == 3);
}

TEST_CASE("the numbers of dates begin with the time", "[view][csv]") {
    Chart chart = small_chart();
    chart.x_axis = date_axis;
    chart.series.erase(chart.series.begin());
    chart.series[0] = {"Close", 0, 1.0f, LineLook::Solid, {{{86'400'000.0, 5.5}, {86'400'000.0 * 1.5, 6.0}}}};
    CHECK(csv_from_chart(chart, {0.0, 1e9}) == "\"Time, UTC\",Close\n1970-01-02 00:00,5.5\n1970-01-02 12:00,6\n");
}

TEST_CASE("the menu of a chart saves what it shows", "[view][svg]") {
    Page page(kHighDesktop);
    page.app.set_address("https://a.example/keel/");
    page.show("leg.leverage=5");
    const auto svg = saved(page, "Payoff chart", "Drawing (SVG)");
    REQUIRE(svg.size() == 1);
    CHECK(svg[0].kind == ActionKind::SavePicture);
    CHECK(svg[0].note == "keel-payoff-chart.svg");
    CHECK(trouble_of(svg[0].text).empty());
    CHECK(svg[0].text.contains(">Value after 30 days, USD</text>"));
    CHECK(svg[0].text.contains("Short 3,250 BTCUSD_PERP"));
    CHECK(svg[0].text.contains("https://a.example/keel/#v="));
    CHECK(count_of(svg[0].text, "class=\"line\"") == 4);
    CHECK(page.shows_text("Saved as keel-payoff-chart.svg"));
    const auto png = saved(page, "Payoff chart", "Picture (PNG)");
    REQUIRE(png.size() == 1);
    CHECK(png[0].note == "keel-payoff-chart.png");
    CHECK(png[0].text == svg[0].text);
    const auto csv = saved(page, "Payoff chart", "Numbers (CSV)");
    REQUIRE(csv.size() == 1);
    CHECK(csv[0].kind == ActionKind::SaveText);
    CHECK(csv[0].text.starts_with("\"Price of BTC at the end, USD\",\"Hedged, USD\",\"Liquidated, USD\","
                                  "\"Unhedged, USD\",\"Sold, USD\"\n"));
    page.click("Amounts in, BTC");
    CHECK(saved(page, "Payoff chart", "Drawing (SVG)")[0].text.contains(">Value after 30 days, in BTC</text>"));
    CHECK(saved(page, "Payoff chart", "Numbers (CSV)")[0].text.contains(",\"Unhedged, BTC\",\"Sold, BTC\"\n"));
    page.click("Amounts in, %");
    CHECK(saved(page, "Payoff chart", "Numbers (CSV)")[0].text.contains(",\"Sold, change as a fraction\"\n"));
}

TEST_CASE("the payoff is computed anew where it is zoomed, and only that is saved", "[view][csv][zoom]") {
    Page page(kHighDesktop);
    page.show("leg.leverage=5");
    const Seen plot = *page.find("Payoff chart");
    page.zoom_at(plot.x + plot.width / 2.0f, plot.y + plot.height / 2.0f, 12);
    const auto csv = saved(page, "Payoff chart", "Numbers (CSV)");
    REQUIRE(csv.size() == 1);
    const auto lines = lines_of(csv[0].text);
    CHECK(lines.size() > 150);
    const auto first = text::read_typed(lines[1].substr(0, lines[1].find(',')));
    const auto last = text::read_typed(lines.back().substr(0, lines.back().find(',')));
    REQUIRE(first.has_value());
    REQUIRE(last.has_value());
    CHECK(*last - *first < 6000.0);
}

TEST_CASE("a window, which has no browser to draw it, saves a picture as a chart in light colours", "[view][svg]") {
    Page page(kHighDesktop); // dark
    page.show("leg.leverage=5");
    const auto png = saved(page, "Payoff chart", "Picture (PNG)");
    REQUIRE(png.size() == 1);
    CHECK(png[0].note == "keel-payoff-chart.png");
    CHECK(png[0].text.empty());
    REQUIRE(png[0].picture != nullptr);
    const ChartPicture& picture = *png[0].picture;
    CHECK(picture.paper.title == "Value after 30 days, USD");
    CHECK(picture.paper.words.starts_with("Short 3,250 BTCUSD_PERP"));
    CHECK(picture.paper.link == "#" + page.app.fragment());
    CHECK(picture.chart.series.front().colour == light().accent);
    page.actions.clear();
    page.app.want_picture();
    page.draw();
    const auto is_picture = [](const Action& action) { return action.picture != nullptr; };
    CHECK(std::ranges::count_if(page.actions, is_picture) == 1); // once, and of the one chart there is
}

TEST_CASE("a picture of a chart is as high as its words, and has all of them", "[view][svg]") {
    Page page;
    ChartPaper paper = kPaper;
    const Palette& dark = palette_of(Scheme::Dark);
    const auto drawn = [&](const ChartPaper& words) {
        const auto picture = picture_of_chart(small_chart(dark), words, dark);
        ImGuiContext* const before = ImGui::GetCurrentContext();
        ImGuiContext* const own = ImGui::CreateContext();
        ImGui::SetCurrentContext(own);
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        const Theme theme = picture_theme(*io.Fonts);
        io.Fonts->SetTexID(reinterpret_cast<ImTextureID>(1));
        io.DisplaySize = picture_size(*picture, theme);
        io.DeltaTime = 1.0f;
        ImGui::NewFrame();
        draw_picture(*picture, theme);
        ImGui::Render();
        float lowest = 0.0f;
        for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
            for (const ImDrawVert& vertex : list->VtxBuffer)
                lowest = std::max(lowest, vertex.pos.y);
        const std::pair result{io.DisplaySize, lowest};
        ImGui::DestroyContext(own);
        ImGui::SetCurrentContext(before);
        return result;
    };
    const auto [size, lowest] = drawn(paper);
    CHECK(size.x == 1920.0f);
    CHECK(lowest < size.y - 24.0f); // the edge stays free
    CHECK(lowest > size.y - 100.0f);
    paper.link += std::string(800, 'x');
    const auto [longer, lowest_of_longer] = drawn(paper);
    CHECK(longer.y > size.y + 50.0f);
    CHECK(lowest_of_longer < longer.y - 24.0f);
}

TEST_CASE("each chart of a path is saved under its own name", "[view][svg][path]") {
    Page page(kHighDesktop);
    page.show("#scenario.path=10:130000,30:45000&leg.leverage=3");
    page.click("Path");
    for (const auto& [chart, file] :
         {std::pair{"Path chart", "keel-path-chart.svg"}, {"Value chart", "keel-value-chart.svg"}}) {
        const auto svg = saved(page, chart, "Drawing (SVG)");
        REQUIRE(svg.size() == 1);
        CHECK(svg[0].note == file);
        CHECK(trouble_of(svg[0].text).empty());
    }
}
