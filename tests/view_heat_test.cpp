// The tab Heat map: its choices, its figures, and that what it says of a place is what the engine says.

#include "support/heat_shader.hpp"
#include "support/view_page.hpp"

#include "engine/evaluate.hpp"
#include "engine/grid.hpp"
#include "text/comparison_text.hpp"
#include "text/link.hpp"
#include "text/number.hpp"
#include "view/heat_axis.hpp"
#include "view/heat_labels.hpp"
#include "view/heat_picture.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <random>
#include <string>
#include <vector>

using namespace keel;
using namespace keel::view;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

constexpr GridAxis kAxes[] = {GridAxis::Days, GridAxis::Ratio, GridAxis::Leverage, GridAxis::Funding};
constexpr const char* kChoices[] = {"Up the side, Time", "Up the side, Ratio", "Up the side, Leverage",
                                    "Up the side, Funding"};
constexpr const char* kDanger = "leg.contract=binance:BTCUSDT&leg.leverage=10";
constexpr const char* kTwo = "bags=2&legs=2&bag2.coin=ETH&bag2.price=3000&bag2.amount=10&leg2.bag=2&"
                             "leg2.contract=bybit:ETHUSDT&leg2.leverage=10&leg.leverage=5";
constexpr const char* kCross = "legs=2&leg.margin_mode=cross&leg2.margin_mode=cross&leg.leverage=10&leg2.ratio=0.2";
constexpr auto kForever = std::chrono::hours(1);

/// The tab of a plan.
struct HeatPage : Page {
    explicit HeatPage(const std::string& link, Surface surface = kHighDesktop) : Page(surface) {
        show(link);
        click("Heat map");
    }

    void choose(GridAxis axis) { click(kChoices[static_cast<std::size_t>(axis)]); }

    /// What the crosshair says at a part of the plot.
    std::string read(float across, float up) {
        const Seen* seen = nullptr;
        for (const Seen& each : widgets())
            if (each.kind == "plot" && each.label == "Heat map") plot_ = each, seen = &plot_;
        REQUIRE(seen != nullptr);
        move_to(seen->x + seen->width * across, seen->y + seen->height * (1.0f - up));
        for (const Seen& each : widgets())
            if (each.kind == "plot" && each.label == "Heat map") return each.value;
        return "";
    }

private:
    Seen plot_;
};

/// Looked at four times for a piece, the third time when it is done: there the machine pauses, so many times.
struct PausingClock {
    static HeatPicture::Clock::time_point now() {
        const bool is_paused = looks++ % 4 == 2 && pauses-- > 0;
        return time += is_paused ? std::chrono::milliseconds(100) : std::chrono::microseconds(20);
    }
    static inline HeatPicture::Clock::time_point time = {};
    static inline int looks = 0, pauses = 0;
};

/// With a graphics card for as long as it lives.
struct WithShader {
    WithShader() { heat_card() = {true, {}}; }
    ~WithShader() { heat_card() = {}; }
};

Plan plan_of(const char* link) { return text::plan_from_link(link).plan; }

Report report_of(const Plan& plan) {
    auto report = evaluate(plan);
    REQUIRE(report.has_value());
    return *report;
}

GridRequest request_of(const Plan& plan, GridAxis axis, std::size_t leg = 0) {
    return heat_request(plan, report_of(plan), axis, leg);
}

HeatPicture picture_of(const Plan& plan, const GridRequest& request, HeatDetail detail) {
    HeatPicture picture;
    picture.begin(plan, request, detail);
    while (!picture.is_complete())
        picture.advance(kForever);
    return picture;
}

double number_in(const std::string& text, const std::string& after) {
    const std::size_t from = text.find(after);
    REQUIRE(from != std::string::npos);
    std::string digits;
    for (std::size_t i = from + after.size(); i < text.size(); ++i) {
        if (text.compare(i, 3, "\u2212") == 0)
            digits += '-', i += 2;
        else if (text[i] == ',')
            continue;
        else if (std::string_view("0123456789.").contains(text[i]))
            digits += text[i];
        else if (!digits.empty())
            break;
    }
    return text::read_exact(digits).value();
}

} // namespace

TEST_CASE("what the crosshair says of a place is what the engine says of that plan", "[view][heat]") {
    for (const char* link : {"", kDanger, kTwo, kCross}) {
        HeatPage page(link);
        for (const GridAxis axis : kAxes) {
            page.choose(axis);
            const Plan plan = page.app.plan();
            const GridRequest request = request_of(plan, axis);
            for (const float across : {0.2f, 0.55f, 0.9f}) {
                for (const float up : {0.3f, 0.75f}) {
                    const std::string said = page.read(across, up);
                    INFO(link << ": " << said);
                    const double price = number_in(said, "");
                    double row = number_in(said, ", ");
                    if (axis == GridAxis::Ratio || axis == GridAxis::Funding) row /= 100.0;
                    Plan there = plan_of_row(plan, request, row);
                    there.scenario.shocks = {price / plan.bags[0].price - 1.0};
                    const Scenario end = report_of(there).scenarios[0];
                    CHECK_THAT(number_in(said, ": "), WithinAbs(end.net_usd, 0.006));
                    CHECK(said.contains("liquidated") == end.liquidated);
                }
            }
        }
    }
}

TEST_CASE("every cell of the map is what the engine says of its row and price", "[view][heat]") {
    std::mt19937 random(7);
    for (const char* link : {"", kDanger, kTwo, kCross, "leg.leverage=10&scenario.move=jump&horizon_days=90"}) {
        const Plan plan = plan_of(link);
        for (const GridAxis axis : kAxes) {
            const HeatPicture picture = picture_of(plan, request_of(plan, axis), HeatDetail::Shader);
            const HeatCells& cells = picture.shown();
            REQUIRE(picture.issues().empty());
            const std::size_t columns = cells.request.columns, rows = cells.request.rows;
            REQUIRE(cells.values.size() == 2 * columns * rows);
            for (int i = 0; i < 8; ++i) {
                const std::size_t column = random() % columns, row = random() % rows;
                const double across = double(column) / double(columns - 1), up = double(row) / double(rows - 1);
                Plan there = plan_of_row(plan, cells.request, row_at_part(cells.request, up));
                const double move =
                    cells.request.least_move + (cells.request.most_move - cells.request.least_move) * across;
                there.scenario.shocks = {move};
                const Scenario end = report_of(there).scenarios[0];
                INFO(link << ", " << row_name(axis) << " at " << move << ", " << up);
                CHECK_THAT(double(cells.net()[row * columns + column]), WithinAbs(end.net_usd, 0.1));
                CHECK((cells.liquidated()[row * columns + column] != 0.0f) == end.liquidated);
            }
        }
    }
}

TEST_CASE("a plan that the kernel takes has 512 x 512 cells for the shader", "[view][heat]") {
    const Plan plan = plan_of(kDanger);
    const GridRequest request = request_of(plan, GridAxis::Leverage);
    const auto columns_of = [&](const Plan& of, HeatDetail detail) {
        return picture_of(of, request, detail).shown().request.columns;
    };
    CHECK(columns_of(plan, HeatDetail::Shader) == 512);
    CHECK(columns_of(plan, HeatDetail::Rectangles) == 96);
    CHECK(columns_of(plan_of(kCross), HeatDetail::Shader) == 96);
}

TEST_CASE("a map comes coarsely first, and what is shown is always whole", "[view][heat]") {
    HeatPicture picture;
    const Plan plan = plan_of(kCross);
    picture.begin(plan, request_of(plan, GridAxis::Days), HeatDetail::Shader);
    CHECK(picture.is_old());
    CHECK(picture.shown().revision == 0);
    std::vector<std::size_t> seen;
    for (unsigned revision = 0; !picture.is_complete();) {
        picture.advance(std::chrono::microseconds(0));
        if (picture.shown().revision == revision) continue;
        revision = picture.shown().revision;
        seen.push_back(picture.shown().request.columns);
    }
    CHECK(seen == std::vector<std::size_t>{12, 24, 48, 96});
    CHECK_FALSE(picture.is_old());
}

TEST_CASE("a plan that takes long stays coarse", "[view][heat]") {
    const Plan plan = plan_of("legs=8&leg.margin_mode=cross&leg2.margin_mode=cross&leg.leverage=10&horizon_days=3650");
    HeatPicture picture;
    picture.begin(plan, request_of(plan, GridAxis::Days), HeatDetail::Shader);
    const auto start = std::chrono::steady_clock::now();
    bool has_more = true;
    for (; has_more && std::chrono::steady_clock::now() - start < std::chrono::seconds(2);
         has_more = !picture.is_complete())
        picture.advance(std::chrono::milliseconds(8));
    CHECK((has_more || picture.shown().request.columns < 96));
}

TEST_CASE("one pause of the machine does not leave a map coarse, a plan that is slow each time does", "[view][heat]") {
    const Plan plan = plan_of(kDanger);
    for (const int pauses : {0, 1, 1000}) {
        INFO(pauses);
        PausingClock::looks = 0;
        PausingClock::pauses = pauses;
        HeatPicture picture(PausingClock::now);
        picture.begin(plan, request_of(plan, GridAxis::Ratio), HeatDetail::Shader);
        bool was_shown = false;
        while (!picture.is_complete()) {
            was_shown |= picture.advance(std::chrono::microseconds(0));
            CHECK(was_shown != picture.is_old());
        }
        CHECK(picture.shown().request.columns == (pauses < 2 ? 512 : 64));
    }
}

TEST_CASE("a fall that the plan does not allow is made smaller", "[view][heat]") {
    const Plan plan = plan_of("leg.basis=-30000");
    const HeatPicture picture = picture_of(plan, request_of(plan, GridAxis::Days), HeatDetail::Shader);
    CHECK(picture.issues().empty());
    CHECK(picture.shown().request.least_move > -0.6);
    CHECK(picture.shown().revision > 0);
}

TEST_CASE("rows go from the first to the last and the plan lies between", "[view][heat]") {
    for (const char* link :
         {"", kDanger, kTwo, "leg.leverage=125&horizon_days=3650", "leg.leverage=0.5", "horizon_days=0", "leg.ratio=10",
          "leg.funding_rate=-0.1", "leg.sizing=contracts&leg.contracts=100", "leg.collateral=2"}) {
        const Plan plan = plan_of(link);
        for (const GridAxis axis : kAxes) {
            const GridRequest request = request_of(plan, axis);
            INFO(link << ", " << row_name(axis));
            CHECK(request.from < request.to);
            const auto own = row_of_plan(plan, report_of(plan), request);
            REQUIRE(own.has_value());
            CHECK_THAT(row_at_part(request, part_of_row(request, *own)), WithinAbs(*own, 1e-9 * (1.0 + *own)));
            CHECK(row_at_part(request, 0.0) == request.from);
            CHECK(row_at_part(request, 1.0) == request.to);
            const Axis ticks = row_axis(request, 6);
            CHECK(ticks.ticks.size() >= 2);
            CHECK(std::ranges::is_sorted(ticks.ticks));
            CHECK(grid_of(plan, request).has_value());
        }
    }
    CHECK(row_of_plan(plan_of("leg.funding_regimes=21:-0.0003,9:0.0001"), report_of(plan_of("")),
                      request_of(plan_of(""), GridAxis::Funding))
          == std::nullopt);
}

TEST_CASE("the plan's own row says what the plan says", "[view][heat]") {
    for (const char* link : {"", kDanger, "leg.sizing=contracts&leg.contracts=1000", "leg.leverage=4"}) {
        const Plan plan = plan_of(link);
        for (const GridAxis axis : kAxes) {
            const GridRequest request = request_of(plan, axis);
            const auto own = row_of_plan(plan, report_of(plan), request);
            REQUIRE(own.has_value());
            const Report there = report_of(plan_of_row(plan, request, *own)), here = report_of(plan);
            INFO(link << ", " << row_name(axis));
            for (std::size_t i = 0; i < here.scenarios.size(); ++i)
                CHECK_THAT(there.scenarios[i].net_usd, WithinRel(here.scenarios[i].net_usd, 1e-6));
        }
    }
}

TEST_CASE("zero has the middle of the colours, and both sides reach the same end", "[view][heat]") {
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const Theme theme{scheme, PointerKind::Fine, 1.0f, palette_of(scheme), {}};
        const Plan plan = plan_of(kDanger);
        const HeatPicture picture = picture_of(plan, request_of(plan, GridAxis::Ratio), HeatDetail::Rectangles);
        const HeatLook look = heat_look(theme, picture.shown());
        CHECK(heat_colour(look, 0.0) == look.colours[2]);
        CHECK(heat_colour(look, look.limit) == look.colours[4]);
        CHECK(heat_colour(look, -look.limit * 5.0) == look.colours[0]);
        CHECK(look.limit >= std::max(picture.shown().most, -picture.shown().least));
        CHECK_THAT(std::remainder(look.limit, look.step), WithinAbs(0.0, 1e-6 * look.step));
        const auto channel = [](ImU32 colour, int shift) { return int((colour >> shift) & 255u); };
        const ImU32 loss = heat_colour(look, -look.limit), gain = heat_colour(look, look.limit);
        CHECK(channel(loss, IM_COL32_R_SHIFT) > channel(loss, IM_COL32_B_SHIFT) + 80);
        CHECK(channel(gain, IM_COL32_B_SHIFT) > channel(gain, IM_COL32_R_SHIFT) + 80);
    }
}

TEST_CASE("labels stand on their lines, inside the map and apart", "[view][heat]") {
    const Plan plan = plan_of(kDanger);
    for (const GridAxis axis : kAxes) {
        const HeatPicture picture = picture_of(plan, request_of(plan, axis), HeatDetail::Shader);
        const HeatCells& cells = picture.shown();
        const Theme theme{Scheme::Light, PointerKind::Fine, 1.0f, palette_of(Scheme::Light), {}};
        const HeatLook look = heat_look(theme, cells);
        const double spot = plan.bags[0].price;
        const HeatFrame frame{.min = {100.0f, 50.0f},
                              .max = {700.0f, 400.0f},
                              .request = cells.request,
                              .today = spot,
                              .prices = axis_within(spot * 0.4, spot * 2.0, 8),
                              .rows = {}};
        const HeatBox taken{{500.0f, 200.0f}, {690.0f, 220.0f}};
        const auto labels = heat_labels(
            cells, look, frame,
            [](const std::string&) {
                return ImVec2{60.0f, 16.0f};
            },
            {{taken}, {}}, 8.0f);
        CHECK_FALSE(labels.empty());
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const HeatBox& box = labels[i].box;
            CHECK(box.min.x >= frame.min.x);
            CHECK(box.max.y <= frame.max.y);
            for (std::size_t j = i + 1; j < labels.size(); ++j) {
                const HeatBox& other = labels[j].box;
                CHECK((box.max.x <= other.min.x || other.max.x <= box.min.x || box.max.y <= other.min.y
                       || other.max.y <= box.min.y));
            }
            // The cell in the middle of the label is near its level.
            const double across = double((box.min.x + box.max.x) / 2.0f - frame.min.x) / 600.0;
            const double up = double(frame.max.y - (box.min.y + box.max.y) / 2.0f) / 350.0;
            const auto column = static_cast<std::size_t>(across * double(cells.request.columns - 1) + 0.5);
            const auto row = static_cast<std::size_t>(up * double(cells.request.rows - 1) + 0.5);
            const double level = labels[i].is_zero ? 0.0 : text::read_typed(labels[i].words).value();
            CHECK_THAT(double(cells.net()[row * cells.request.columns + column]), WithinAbs(level, look.step * 0.3));
        }
    }
}

TEST_CASE("the tab says what its colours and marks mean", "[view][heat]") {
    HeatPage page(kDanger);
    CHECK(page.shows_text("Gain or loss after 30 days by price and hedge ratio"));
    CHECK(page.shows_text("Blue is a gain and orange a loss"));
    CHECK(page.shows_text("hedge liquidated"));
    CHECK(page.shows_text("break-even"));
    CHECK(page.shows_text("your plan: 100 % hedged"));
    CHECK(page.shows_text("today 65,000"));
    page.choose(GridAxis::Leverage);
    CHECK(page.shows_text("your plan: 10\u00d7 leverage"));
    page.choose(GridAxis::Days);
    CHECK(page.shows_text("Gain or loss by price and time"));
    CHECK(page.shows_text("your plan: 30 days"));
    page.choose(GridAxis::Funding);
    CHECK(page.shows_text("your plan: 0.01 % funding"));
    HeatPage safe("");
    CHECK_FALSE(safe.shows_text("hedge liquidated"));
}

TEST_CASE("without a hedge only the time can vary", "[view][heat]") {
    HeatPage page("legs=0");
    CHECK(page.shows_text("Without a hedge only the time can vary."));
    CHECK(page.find(kChoices[1]) == nullptr);
    CHECK(page.find("Heat map") != nullptr);
    CHECK(page.shows_text("today 65,000"));
}

TEST_CASE("of several hedges one is chosen", "[view][heat]") {
    HeatPage page(kTwo);
    page.choose(GridAxis::Leverage);
    CHECK(page.shows_text("your plan: 5\u00d7 leverage"));
    page.click("Hedge of the map");
    page.click("Hedge of the map, Hedge 2");
    CHECK(page.shows_text("your plan: 10\u00d7 leverage"));
    page.show(kDanger);
    CHECK(page.shows_text("your plan: 10\u00d7 leverage"));
}

TEST_CASE("the shader gets the cells of the plan, and others when the plan is another", "[view][heat]") {
    const WithShader card;
    HeatPage page(kDanger);
    REQUIRE(heat_card().drawn.has_value());
    const DrawnHeat before = *heat_card().drawn;
    CHECK(before.columns == 512);
    CHECK(before.rows == 512);
    CHECK(before.look.opacity == 1.0f);
    CHECK(before.max.x - before.min.x > 300.0f);
    CHECK_FALSE(page.shows_text("Drawn in coarse cells"));
    page.draw(4);
    CHECK(heat_card().drawn->revision == before.revision);
    page.click("Leverage, 5\u00d7");
    CHECK(heat_card().drawn->revision != before.revision);
}

TEST_CASE("without a shader it is drawn in rectangles, and that is said", "[view][heat]") {
    HeatPage page(kDanger);
    CHECK(page.shows_text("Drawn in coarse cells"));
    CHECK_FALSE(heat_card().drawn.has_value());
}

TEST_CASE("while a slider is dragged the map follows", "[view][heat]") {
    const WithShader card;
    HeatPage page(kDanger);
    page.choose(GridAxis::Leverage);
    const Seen slider = *page.find("Hedge ratio, slider");
    page.move_to(slider.x + slider.width * 0.6f, slider.y + 13.0f);
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    page.draw(2);
    unsigned revision = heat_card().drawn->revision;
    for (const float part : {0.5f, 0.4f, 0.3f}) {
        page.move_to(slider.x + slider.width * part, slider.y + 13.0f);
        CHECK(heat_card().drawn->revision != revision);
        revision = heat_card().drawn->revision;
    }
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    page.draw(4);
}

TEST_CASE("the map is saved as CSV", "[view][heat]") {
    HeatPage page(kDanger);
    page.choose(GridAxis::Leverage);
    const Actions saved = page.actions_of("Save as CSV");
    REQUIRE(saved.size() == 1);
    CHECK(saved[0].kind == ActionKind::SaveText);
    CHECK(saved[0].note == "keel-heat-map.csv");
    GridRequest request = request_of(page.app.plan(), GridAxis::Leverage);
    request.columns = 65;
    request.rows = 33;
    CHECK(saved[0].text == text::csv_from_grid(*grid_of(page.app.plan(), request)));
}

TEST_CASE("the reading goes with the mouse, and stays after a finger", "[view][heat]") {
    HeatPage page(kDanger);
    CHECK_FALSE(page.read(0.5f, 0.5f).empty());
    CHECK(page.shows_text("Worth then"));
    page.move_to(5.0f, 5.0f);
    CHECK_FALSE(page.shows_text("Worth then"));
    HeatPage phone(kDanger, kHighPhone);
    phone.read(0.5f, 0.5f);
    phone.move_to(-1e6f, -1e6f);
    CHECK(phone.shows_text("Worth then"));
}

TEST_CASE("no text of the heat map covers another, and fingers reach all", "[view][heat]") {
    for (const Surface& surface : {kHighDesktop, kHighPhone, Surface{900, 40'000, 1, Scheme::Light, PointerKind::Fine},
                                   Surface{320, 40'000, 1, Scheme::Light, PointerKind::Coarse}}) {
        for (const char* link : {"", kDanger, kTwo, kCross, "legs=0", "leg.ratio=0.5&leg.leverage=5",
                                 "leg.leverage=500", "bag.amount=1000000000&bag.price=1000000000000",
                                 "bag.amount=1e-9&bag.price=1e-9", "bag.amount=0&leg.ratio=0", "horizon_days=0"}) {
            HeatPage page(link, surface);
            for (const GridAxis axis : kAxes) {
                if (page.app.plan().legs.empty() && axis != GridAxis::Days) continue;
                if (!page.app.plan().legs.empty()) page.choose(axis);
                page.move_to(-1e6f, -1e6f);
                INFO(link << " at " << surface.width_px << ", " << row_name(axis));
                check_apart(page.widgets());
                if (surface.pointer == PointerKind::Coarse && surface.width_px > 320.0f)
                    check_within_reach(page.widgets());
                for (const Seen& seen : page.widgets()) {
                    INFO(seen.label);
                    if (seen.kind == "text")
                        CHECK(seen.x + seen.width <= surface.width_px / surface.pixel_ratio + 1.0f);
                }
            }
        }
    }
}

TEST_CASE("at rest the heat map draws nothing", "[view][heat]") {
    HeatPage page(kDanger, {1280, 800, 1, Scheme::Light, PointerKind::Fine});
    page.draw(4);
    const std::string before = page.app.widgets_json();
    page.draw(6);
    CHECK(page.app.widgets_json() == before);
    CHECK(page.app.seconds_to_next_frame() < 0.0);
}
