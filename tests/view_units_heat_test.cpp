// The heat map in each unit: every place at the coin's price of its own end.

#include "support/heat_shader.hpp"
#include "support/told_sums.hpp"
#include "support/view_page.hpp"

#include "engine/evaluate.hpp"
#include "engine/market.hpp"
#include "text/examples.hpp"
#include "text/link.hpp"
#include "text/number.hpp"
#include "view/heat_axis.hpp"
#include "view/heat_look.hpp"
#include "view/heat_picture.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>
#include <sstream>
#include <string>
#include <vector>

using namespace keel;
using namespace keel::view;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

constexpr const char* kDanger = "leg.contract=binance:BTCUSDT&leg.leverage=10";
constexpr const char* kOwnMove = "bag.shock=-0.2&leg.leverage=2";

Plan plan_of(const std::string& link) { return text::plan_from_link(link).plan; }

/// None, and revision 0, of a plan that has no map of this.
HeatCells cells_of(const Plan& plan, GridAxis axis) {
    HeatPicture picture;
    picture.begin(plan, heat_request(plan, *evaluate(plan), axis, 0), HeatDetail::Rectangles);
    while (!picture.is_complete())
        picture.advance(std::chrono::hours(1));
    return picture.shown();
}

/// What the engine says of a cell.
Scenario end_of(const Plan& plan, const GridRequest& request, std::size_t column, std::size_t row) {
    const double across = double(column) / double(request.columns - 1), up = double(row) / double(request.rows - 1);
    Plan there = plan_of_row(plan, request, row_at_part(request, up));
    there.scenario.shocks = {request.least_move + (request.most_move - request.least_move) * across};
    return evaluate(there)->scenarios[0];
}

double in_unit(const Plan& plan, const Scenario& end, MoneyUnit unit) {
    return unit == MoneyUnit::Usd    ? end.net_usd
           : unit == MoneyUnit::Coin ? end.net_usd / end.price
                                     : end.net_usd / bags_value(plan);
}

std::vector<std::string> links() {
    std::vector<std::string> links{kDanger, kOwnMove};
    for (const text::Example& example : text::examples())
        links.emplace_back(example.link);
    return links;
}

/// With a graphics card for as long as it lives.
struct WithShader {
    WithShader() { heat_card() = {true, {}}; }
    ~WithShader() { heat_card() = {}; }
};

struct HeatPage : Page {
    explicit HeatPage(const std::string& link) : Page(kHighDesktop) {
        show(link);
        click("Heat map");
    }

    /// What the crosshair says in the middle of the lower left quarter.
    std::string read() {
        const std::vector<Seen> before = widgets();
        const Seen plot = *std::ranges::find_if(before, is_map);
        move_to(plot.x + plot.width * 0.25f, plot.y + plot.height * 0.75f);
        const std::vector<Seen> after = widgets();
        return std::ranges::find_if(after, is_map)->value;
    }

    static bool is_map(const Seen& seen) { return seen.kind == "plot" && seen.label == "Heat map"; }
};

} // namespace

TEST_CASE("every cell is what the engine says of its place, in each unit", "[view][unit][heat]") {
    std::mt19937 random(11);
    for (const std::string& link : links()) {
        const Plan plan = plan_of(link);
        HeatCells usd = cells_of(plan, plan.legs.empty() ? GridAxis::Days : GridAxis::Ratio);
        if (usd.revision == 0) usd = cells_of(plan, GridAxis::Days);
        INFO(link);
        REQUIRE(usd.revision != 0);
        for (const MoneyUnit unit : kUnits) {
            const HeatCells cells = cells_in_unit(usd, plan, unit);
            INFO(link << ", " << name_of(unit, plan));
            REQUIRE(cells.unit == Money(unit, plan).unit());
            const auto [least, most] = std::ranges::minmax(cells.net());
            CHECK(cells.least == double(least));
            CHECK(cells.most == double(most));
            for (int i = 0; i < 12; ++i) {
                const std::size_t column = random() % cells.request.columns, row = random() % cells.request.rows;
                const Scenario end = end_of(plan, cells.request, column, row);
                const double due = in_unit(plan, end, cells.unit);
                const double within = 1e-6 * std::fabs(due) + 0.1 * std::fabs(due / end.net_usd);
                if (end.net_usd != 0.0)
                    CHECK_THAT(double(cells.net()[row * cells.request.columns + column]), WithinAbs(due, within));
                CHECK((cells.liquidated()[row * cells.request.columns + column] != 0.0f) == end.liquidated);
            }
        }
    }
}

TEST_CASE("the colours end at a round number of the unit, and lines are told in it", "[view][unit][heat]") {
    const Plan plan = plan_of(kDanger);
    const HeatCells usd = cells_of(plan, GridAxis::Ratio);
    const Theme theme{Scheme::Light, PointerKind::Fine, 1.0f, palette_of(Scheme::Light), {}};
    for (const MoneyUnit unit : kUnits) {
        const HeatCells cells = cells_in_unit(usd, plan, unit);
        const HeatLook look = heat_look(theme, cells);
        CHECK(look.limit >= std::max(cells.most, -cells.least));
        CHECK(look.limit < 2.0 * std::max(cells.most, -cells.least));
        CHECK_THAT(std::remainder(look.limit, look.step), WithinAbs(0.0, 1e-6 * look.step));
        CHECK(told_level(look, look.step).contains('%') == (unit == MoneyUnit::Percent));
        CHECK_THAT(text::read_typed(told_level(look, -look.step)).value(), WithinRel(-look.step, 1e-3));
    }
    Plan nothing = plan;
    nothing.legs[0].ratio = 0.0;
    HeatCells flat = usd;
    std::ranges::fill(flat.values, 0.0f);
    CHECK(heat_look(theme, cells_in_unit(flat, plan, MoneyUnit::Coin)).limit < 1e-6); // a cent of bitcoin
}

TEST_CASE("the crosshair tells the place in the unit, and so does the file", "[view][unit][heat]") {
    for (const char* link : {"", kDanger, kOwnMove}) {
        HeatPage page(link);
        const std::string usd = page.read();
        page.click("Amounts in, BTC");
        const std::string btc = page.read();
        page.click("Amounts in, %");
        const std::string percent = page.read();
        INFO(usd << " | " << btc << " | " << percent);
        const auto told = [](const std::string& said) {
            const std::size_t from = said.find(": ") + 2;
            std::string number = said.substr(from, said.find(", liquidated") - from);
            for (const char* unit : {" USD", " BTC"})
                if (number.ends_with(unit)) number.resize(number.size() - 4);
            return number;
        };
        CHECK(usd.contains(" USD"));
        CHECK(btc.contains(" BTC"));
        CHECK(percent.contains(" %"));
        const Plan plan = page.app.plan();
        const double net = text::read_typed(told(usd)).value();
        const double price = text::read_typed(usd.substr(0, usd.find(", "))).value();
        const double coin_price = double(price_after(plan, 0, price / plan.bags[0].price - 1.0));
        CHECK_THAT(text::read_typed(told(btc)).value() * coin_price, WithinAbs(net, 5.1e-5 * coin_price + 0.006));
        CHECK_THAT(text::read_typed(told(percent)).value(), WithinAbs(net / bags_value(plan), 5.1e-5));
    }
}

TEST_CASE("the file of the map has the cells in the unit", "[view][unit][heat]") {
    for (const char* link : {kDanger, kOwnMove}) {
        HeatPage page(link);
        const std::string usd = page.actions_of("Save as CSV")[0].text;
        page.click("Amounts in, BTC");
        const std::string btc = page.actions_of("Save as CSV")[0].text;
        page.click("Amounts in, %");
        CHECK(page.actions_of("Save as CSV")[0].text.starts_with("ratio,price,net_fraction,liquidated\n"));
        std::istringstream dollars(usd), coins(btc);
        std::string dollar_line, coin_line;
        std::getline(dollars, dollar_line);
        std::getline(coins, coin_line);
        CHECK(dollar_line == "ratio,price,net_usd,liquidated");
        CHECK(coin_line == "ratio,price,net_btc,liquidated");
        const auto cell = [](const std::string& line, int number) {
            std::istringstream cells(line);
            std::string text;
            for (int i = 0; i <= number; ++i)
                std::getline(cells, text, ',');
            return text::read_exact(text).value();
        };
        const Plan plan = page.app.plan();
        while (std::getline(dollars, dollar_line) && std::getline(coins, coin_line)) {
            const double move = cell(dollar_line, 1) / plan.bags[0].price - 1.0;
            CHECK_THAT(cell(coin_line, 2) * double(price_after(plan, 0, move)), WithinAbs(cell(dollar_line, 2), 1e-6));
        }
    }
}

TEST_CASE("the tab Heat map follows the switch, and the graphics card gets other cells", "[view][unit][heat]") {
    const WithShader card;
    HeatPage page(kDanger);
    CHECK(page.shows_text("Gain, USD"));
    const DrawnHeat usd = *heat_card().drawn;
    page.click("Amounts in, BTC");
    const DrawnHeat btc = *heat_card().drawn;
    CHECK(page.shows_text("Gain, in BTC"));
    CHECK(page.shows_text(" BTC, each at the price of its own end. On the thick line nothing is gained or lost."));
    CHECK(btc.revision != usd.revision);
    CHECK(btc.look.limit < usd.look.limit / 1000.0);
    CHECK(page.shows_text("Price of BTC at the end, USD")); // prices stay
    check_apart(page.widgets());
    page.click("Amounts in, %");
    CHECK(page.shows_text("Gain, % of what you hold"));
    CHECK(page.shows_text(" of what you hold today. On the thick line"));
    CHECK(heat_card().drawn->revision != btc.revision);
    check_apart(page.widgets());
    page.click("Amounts in, USD");
    CHECK(heat_card().drawn->revision == usd.revision);
    CHECK(heat_card().drawn->look.limit == usd.look.limit);
}

TEST_CASE("before its first cells are there a map in coins shows none", "[view][unit][heat]") {
    Page page(kHighDesktop);
    page.show("leg.basis=-64999.9&legs=1");
    page.click("Amounts in, BTC");
    page.click("Heat map");
    CHECK(page.find("Up the side, Time") != nullptr);
}

TEST_CASE("of coins that are worth nothing the map is told in dollars", "[view][unit][heat]") {
    HeatPage page("bag.amount=0&leg.sizing=contracts&leg.contracts=100");
    page.click("Amounts in, %");
    CHECK(page.shows_text("Gain, USD"));
    CHECK(page.read().contains(" USD"));
}
