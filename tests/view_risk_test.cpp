// The tab Risk, with reports as the simulation makes them.

#include "support/view_page.hpp"

#include "explain/explain_risk.hpp"
#include "history/packed.hpp"
#include "history/picture_table.hpp"
#include "model/risk_table.hpp"
#include "risk/simulation.hpp"
#include "risk/tally.hpp"
#include "text/link.hpp"
#include "text/number.hpp"
#include "text/risk_text.hpp"
#include "view/risk_charts.hpp"
#include "view/risk_figures.hpp"
#include "view/risk_tables.hpp"

#include "engine/evaluate.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

using namespace keel;
using namespace keel::view;
using Catch::Matchers::WithinAbs;

namespace {

enum class Extent { Whole, Part };

/// Of few paths, so that it is there at once.
RiskReport report_of(Plan plan, Extent extent = Extent::Whole) {
    plan.risk.paths = extent == Extent::Whole ? 2000.0 : 60000.0;
    const auto simulation = risk::Simulation::of(plan);
    REQUIRE(simulation.has_value());
    risk::Tally tally(*simulation);
    const std::size_t chunks = extent == Extent::Whole ? simulation->setup().chunks : 1;
    for (std::size_t chunk = 0; chunk < chunks; ++chunk)
        tally.take(chunk, simulation->run(chunk));
    auto report = tally.report();
    REQUIRE(report.has_value());
    report->answer = "On 51 of 100 paths the exchange closes the hedge.";
    return *report;
}

std::vector<Action> asked(const Page& page, ActionKind kind) {
    std::vector<Action> found;
    std::ranges::copy_if(page.actions, std::back_inserter(found), [&](const Action& a) { return a.kind == kind; });
    return found;
}

void give(Page& page, const RiskReport& report) {
    page.app.tell_risk(RiskNews::Report, history::packed(report), 1.0);
    page.app.tell_risk(RiskNews::Ended, "", 1.0);
    page.draw(4);
}

/// The tab of a plan with all its paths.
struct RiskPage : Page {
    explicit RiskPage(const std::string& link, Surface surface = kHighDesktop) : Page(surface) {
        show(link);
        click("Risk");
        give(*this, report_of(app.plan()));
    }
};

constexpr const char* kDanger = "leg.contract=binance:BTCUSDT&leg.leverage=10";
constexpr const char* kStopped = "leg.leverage=3&leg.stop_price=80000";
constexpr const char* kTwo = "bags=2&legs=2&bag2.coin=ETH&bag2.price=3000&bag2.amount=10&leg2.bag=2&"
                             "leg2.contract=bybit:ETHUSDT&leg2.leverage=10&leg.leverage=5";

Theme theme_of(Scheme scheme) { return {scheme, PointerKind::Fine, 1.0f, palette_of(scheme), {}}; }

} // namespace

TEST_CASE("paths are asked for when the tab is shown, and once for each plan", "[view][risk]") {
    Page page(kHighDesktop);
    page.show(kDanger);
    CHECK(asked(page, ActionKind::RunRisk).empty());
    page.click("Risk");
    REQUIRE(asked(page, ActionKind::RunRisk).size() == 1);
    CHECK(text::plan_from_link(asked(page, ActionKind::RunRisk)[0].text).plan == page.app.plan());
    page.draw(6);
    CHECK(asked(page, ActionKind::RunRisk).size() == 1);
    page.click("Leverage, 5\u00d7");
    REQUIRE(asked(page, ActionKind::RunRisk).size() == 2);
    CHECK(text::plan_from_link(asked(page, ActionKind::RunRisk)[1].text).plan.legs[0].leverage == 5.0);
    page.click("Payoff");
    page.click("Leverage, 3\u00d7");
    CHECK(asked(page, ActionKind::RunRisk).size() == 2);
    page.click("Risk");
    CHECK(asked(page, ActionKind::RunRisk).size() == 3);
}

TEST_CASE("a plan with an issue is not run", "[view][risk]") {
    Page page(kHighDesktop);
    page.click("Risk");
    const std::size_t before = asked(page, ActionKind::RunRisk).size();
    page.type("Basis at entry", "-65000");
    for (const Action& action : asked(page, ActionKind::RunRisk))
        CHECK(text::plan_from_link(action.text).plan.legs[0].basis > -65000.0);
    page.draw(6);
    const std::size_t while_wrong = asked(page, ActionKind::RunRisk).size();
    page.draw(6);
    CHECK(asked(page, ActionKind::RunRisk).size() == while_wrong);
    CHECK(while_wrong >= before);
}

TEST_CASE("while a slider is dragged the next plan waits for the first paths", "[view][risk]") {
    Page page(kHighDesktop);
    page.click("Risk");
    page.actions.clear();
    const Seen* slider = page.find("Hedge ratio, slider");
    REQUIRE(slider != nullptr);
    const float y = slider->y + 13.0f, x = slider->x, width = slider->width;
    page.move_to(x + width * 0.6f, y);
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    page.draw(2);
    for (const float part : {0.5f, 0.4f, 0.3f, 0.2f})
        page.move_to(x + width * part, y);
    CHECK(asked(page, ActionKind::RunRisk).empty()); // the first one of the tab is still on its way
    page.app.tell_risk(RiskNews::Report, history::packed(report_of(Plan{})), 0.3);
    page.draw();
    CHECK(asked(page, ActionKind::RunRisk).size() == 1);
    page.move_to(x + width * 0.1f, y);
    CHECK(asked(page, ActionKind::RunRisk).size() == 1);
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    page.draw(6);
    REQUIRE(asked(page, ActionKind::RunRisk).size() == 2);
    CHECK(text::plan_from_link(asked(page, ActionKind::RunRisk)[1].text).plan == page.app.plan());
}

TEST_CASE("what runs shows how far it is, and can be cancelled and run again", "[view][risk]") {
    Page page(kHighDesktop);
    page.show(kDanger);
    page.click("Risk");
    CHECK(page.shows_text("Trying 100,000 random paths"));
    page.app.tell_risk(RiskNews::Running, "", 0.42);
    page.draw();
    CHECK(page.shows_text("42 %"));
    CHECK_FALSE(page.shows_text("Worst 5 of 100, mean"));
    page.app.tell_risk(RiskNews::Report, history::packed(report_of(page.app.plan(), Extent::Part)), 0.5);
    page.draw();
    CHECK(page.shows_text("Worst 5 of 100, mean"));
    page.click("Cancel the paths");
    CHECK(asked(page, ActionKind::CancelRisk).size() == 1);
    page.app.tell_risk(RiskNews::Ended, "", 0.5);
    page.draw();
    CHECK(page.shows_text("Stopped after "));
    CHECK(page.find("Cancel the paths") == nullptr);
    page.actions.clear();
    page.click("Run all paths");
    REQUIRE(asked(page, ActionKind::RunRisk).size() == 1);
    CHECK(page.find("Cancel the paths") != nullptr);
    give(page, report_of(page.app.plan()));
    CHECK_FALSE(page.shows_text("Stopped after "));
    CHECK(page.find("Run all paths") == nullptr);
    CHECK(page.shows_text("2,048 random paths of 30 days"));
}

TEST_CASE("what is cancelled before its first paths says so", "[view][risk]") {
    Page page(kHighDesktop);
    page.click("Risk");
    page.app.tell_risk(RiskNews::Ended, "", 0.0);
    page.draw();
    CHECK(page.shows_text("Stopped before the first paths were there."));
    page.click("Run again");
    CHECK(asked(page, ActionKind::RunRisk).size() == 2);
    give(page, report_of(page.app.plan()));
    page.click("Leverage, 5\u00d7");
    page.app.tell_risk(RiskNews::Ended, "", 0.0);
    page.draw();
    CHECK(page.shows_text("still those of the inputs before"));
}

TEST_CASE("trouble with the paths is said, and the figures before stay", "[view][risk]") {
    RiskPage page(kDanger);
    page.app.tell_risk(RiskNews::Trouble, "Drop a CSV file with prices on this window first.", 0.0);
    page.draw();
    CHECK(page.shows_text("Drop a CSV file with prices on this window first."));
    CHECK(page.shows_text("Worst 5 of 100, mean"));
    page.actions.clear();
    page.click("Try again");
    CHECK(asked(page, ActionKind::RunRisk).size() == 1);
    CHECK_FALSE(page.shows_text("Drop a CSV file"));
    page.app.tell_risk(RiskNews::Report, "these are no bytes of a report", 0.0);
    page.draw();
    CHECK(page.shows_text("Worst 5 of 100, mean"));
}

TEST_CASE("prices that come later are drawn from at once", "[view][risk]") {
    Page page(kHighDesktop);
    page.show("risk.model=bootstrap");
    page.click("Risk");
    page.app.tell_risk(RiskNews::Trouble, "There are no prices.", 0.0);
    page.draw();
    page.actions.clear();
    page.app.tell_history(HistoryNews::Picture, history::packed(history::HistoryPicture{}), 1.0);
    page.draw();
    CHECK(asked(page, ActionKind::RunRisk).size() == 1);
    CHECK_FALSE(page.shows_text("There are no prices."));
}

TEST_CASE("the tab says what the paths came to", "[view][risk]") {
    RiskPage page(kDanger);
    const RiskReport report = report_of(page.app.plan());
    CHECK(page.shows_text(report.answer));
    CHECK(page.shows_text(told_chance(report.liquidation)));
    CHECK(page.shows_text(told_chance(report.worse_than_unhedged)));
    CHECK(page.shows_text("Liquidated in 30 days"));
    CHECK(page.shows_text("unhedged \u2212"));
    for (const char* chart : {"Prices on the way", "Chance of a liquidation", "Gain or loss"})
        CHECK(page.find(chart) != nullptr);
    CHECK(page.shows_text("Liquidation at "));
    for (const char* words : {"Expected shortfall, 95 %", "Value at risk, 99 %", "Half hedged", "Sold today"})
        CHECK(page.shows_text(words));
    page.click("How they were computed");
    CHECK(page.shows_text(report.method.why));
    CHECK(page.shows_text("With the seed 1 the same plan gives the same figures"));
    CHECK(page.app.risk_json() == text::json_from_risk(report));
}

TEST_CASE("each figure of the paths says what it is, how it is worked out and how far off it may be", "[view][risk]") {
    for (const char* link : {kDanger, kStopped, "risk.model=jumps&leg.leverage=20"}) {
        RiskPage page(link);
        const RiskReport report = report_of(page.app.plan());
        INFO(link);
        std::size_t asked = 0;
        for (const Figure& figure :
             risk_figures(page.app.plan(), page.app.report(), report, Money(MoneyUnit::Usd, page.app.plan()))) {
            const auto derivation = explain::derivation_of_risk(report, figure.key);
            INFO(figure.label << " " << figure.key);
            REQUIRE(derivation.has_value());
            CHECK(derivation->steps.size() >= 3);
            page.click("Where " + figure.label + " comes from");
            CHECK(page.shows_text(derivation->title + ": " + derivation->result));
            CHECK(page.shows_text("= " + derivation->result));
            CHECK(page.shows_text("Of " + text::grouped(report.method.paths, 0) + " random paths"));
            page.move_to(2.0f, 2.0f); // no tooltip over the cards
            check_apart(page.widgets());
            page.click("Close the explanation");
            ++asked;
        }
        CHECK(asked >= 4);
        for (std::size_t row = 0; !key_of_result(row).empty(); ++row)
            CHECK(explain::derivation_of_risk(report, key_of_result(row)).has_value());
        page.click("More on Expected shortfall, 95 %");
        CHECK(page.shows_text("sum of the losses of the worst paths \u00f7 their number"));
        CHECK(page.shows_text(" \u00b1 "));
    }
    CHECK_FALSE(explain::derivation_of_risk(RiskReport{}, "risk.swings").has_value());
    CHECK_FALSE(explain::derivation_of_risk(RiskReport{}, "risk.nothing").has_value());
    CHECK_FALSE(explain::derivation_of_risk(RiskReport{}, "cost").has_value());
}

TEST_CASE("what is said of an error is what the report has", "[view][risk]") {
    RiskReport report = report_of(text::plan_from_link(kDanger).plan);
    report.liquidation = {0.5132, 0.0041};
    report.method.numbers = "pseudo";
    report.method.paths = 10000;
    report.method.wanted = 20000;
    const auto pseudo = explain::derivation_of_risk(report, "risk.liquidation");
    REQUIRE(pseudo.has_value());
    CHECK(pseudo->result == "51.3 % \u00b1 0.4");
    CHECK(pseudo->steps.back().words == "standard deviation of the paths \u00f7 \u221a(number of paths)");
    CHECK(pseudo->words.starts_with("Of 10,000 random paths out of 20,000 that were asked for, each of "));
    report.method.numbers = "sobol";
    const auto sobol = explain::derivation_of_risk(report, "risk.liquidation");
    REQUIRE(sobol.has_value());
    CHECK(sobol->steps.back().words.contains("scrambled sets of points"));
    report.liquidation = {0.0, 0.0};
    CHECK(explain::derivation_of_risk(report, "risk.liquidation")->result == "0 %"); // nothing to be off by
}

TEST_CASE("a hedge that is never liquidated, one that is not seen to be, and none", "[view][risk]") {
    RiskPage never("");
    CHECK(never.find("Copy Liquidated in 30 days")->value == "never");
    CHECK(never.find("Chance of a liquidation") == nullptr);
    RiskPage unseen("leg.leverage=2&horizon_days=1");
    CHECK(unseen.find("Copy Liquidated in 1 day")->value == "never seen");
    CHECK(unseen.shows_text("in 2,048 paths"));
    CHECK(unseen.shows_text("far above this chart"));
    RiskPage none("legs=0");
    CHECK(none.find("Copy Liquidated in 30 days")->value == "no hedge");
    CHECK(none.find("Copy Worse than no hedge") == nullptr);
    CHECK_FALSE(none.shows_text("Half hedged"));
    CHECK_FALSE(none.shows_text("With another leverage"));
    CHECK(none.shows_text("5 of 100 unhedged below"));
    CHECK_FALSE(none.shows_text("5 of 100 hedged below"));
}

TEST_CASE("a stop has its figure and its line", "[view][risk]") {
    RiskPage page(kStopped);
    CHECK(page.find("Copy Stop is hit") != nullptr);
    CHECK(page.shows_text("Chance of a liquidation or a stop until then"));
    RiskPage other(kDanger);
    CHECK(other.find("Copy Stop is hit") == nullptr);
}

TEST_CASE("a press on a row takes its leverage or its collateral", "[view][risk]") {
    RiskPage page(kDanger);
    page.click("More on 3\u00d7");
    page.click("Use 3\u00d7 leverage");
    CHECK(page.app.plan().legs[0].leverage == 3.0);
    CHECK(page.app.plan().legs[0].collateral == std::nullopt);
    CHECK(page.shows_text("Now with 3\u00d7 leverage"));

    RiskPage other(kDanger);
    const double own = other.app.report().margin.legs[0].collateral;
    const RiskReport report = report_of(other.app.plan());
    REQUIRE(report.by_collateral.size() == 6);
    const auto leg = leg_of_levels(other.app.plan(), other.app.report());
    REQUIRE(leg == 0);
    for (const RiskLevel& level : report.by_collateral) {
        const LevelUse use = use_of_level(other.app.plan(), other.app.report(), *leg, level, LevelsBy::Collateral);
        const auto changed = evaluate(use.plan);
        REQUIRE(changed.has_value());
        CHECK_THAT(changed->margin.legs[0].collateral, WithinAbs(level.collateral, own * 1e-4));
        CHECK(changed->margin.legs[0].initial_margin <= changed->margin.legs[0].collateral * (1.0 + 1e-4));
        if (level.liquidation_price)
            CHECK_THAT(*changed->margin.legs[0].liquidation_price, WithinAbs(*level.liquidation_price, 5.0));
    }
}

TEST_CASE("the row of the plan itself has nothing to take", "[view][risk]") {
    RiskPage page(kDanger);
    page.click("More on 10\u00d7");
    CHECK(page.shows_text("So it stands in your plan."));
}

TEST_CASE("the levels are those of the first hedge that is backed by itself alone", "[view][risk]") {
    Plan plan = text::plan_from_link("legs=2&leg.ratio=0&leg2.leverage=5").plan;
    CHECK(leg_of_levels(plan, *evaluate(plan)) == 1);
    plan.legs.clear();
    CHECK(leg_of_levels(plan, *evaluate(plan)) == std::nullopt);
}

TEST_CASE("the crosshair reads every percentile, and on both charts of days", "[view][risk]") {
    RiskPage page(kDanger);
    const Seen plot = *page.find("Prices on the way");
    page.move_to(plot.x + plot.width / 2.0f, plot.y + plot.height / 2.0f);
    const std::string day = page.find("Prices on the way")->value;
    CHECK(day.starts_with("Day 1"));
    CHECK(page.find("Chance of a liquidation")->value == day);
    const auto widgets = page.widgets();
    for (const char* label : {"95 %", "75 %", "Median", "25 %", "5 %"}) {
        // At the line, and in the box of the crosshair.
        CHECK(std::ranges::count_if(widgets, [&](const Seen& s) { return s.label == label; }) >= 2);
    }
    page.move_to(5.0f, 5.0f);
    CHECK(page.find("Prices on the way")->value.empty());
    CHECK(page.find("Chance of a liquidation")->value.empty());
}

TEST_CASE("of several hedges the chart says whose liquidation it shows", "[view][risk][chart]") {
    const auto labels_of = [](const std::string& link) {
        const Plan plan = text::plan_from_link(link).plan;
        const auto cards =
            risk_charts(theme_of(Scheme::Light), plan, *evaluate(plan), report_of(plan), Money(MoneyUnit::Usd, plan));
        std::vector<std::string> labels;
        for (const Level& level : cards[0].chart.levels)
            labels.push_back(level.label.substr(0, level.label.find(" at ")));
        return labels;
    };
    using Labels = std::vector<std::string>;
    CHECK(labels_of("leg.leverage=10") == Labels{"Liquidation"});
    CHECK(labels_of("legs=2&leg.leverage=5&leg.ratio=0.5&leg2.leverage=10&leg2.ratio=0.5")
          == Labels{"Liquidation of hedge 1", "Liquidation of hedge 2"});
    CHECK(labels_of("legs=2&leg.leverage=10&leg.ratio=0.5&leg2.leverage=10&leg2.ratio=0.5") == Labels{"Liquidation"});
}

TEST_CASE("a histogram holds as much as its bars do, in each scheme", "[view][risk][chart]") {
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const Plan plan = text::plan_from_link(kDanger).plan;
        const RiskReport report = report_of(plan);
        const auto cards = risk_charts(theme_of(scheme), plan, *evaluate(plan), report, Money(MoneyUnit::Usd, plan));
        REQUIRE(cards.size() == 3);
        CHECK(cards[0].chart.fills.size() == 2);
        CHECK(cards[0].chart.series.size() == 5);
        const Chart& chart = cards[2].chart;
        REQUIRE(chart.fills.size() == 2);
        REQUIRE(chart.marks.size() == 2);
        for (const Fill& fill : chart.fills) {
            REQUIRE(fill.low.size() == fill.high.size());
            CHECK(std::ranges::is_sorted(fill.high, {}, &ChartPoint::x));
            double area = 0.0;
            for (std::size_t i = 1; i < fill.high.size(); ++i)
                area += fill.high[i].y * (fill.high[i].x - fill.high[i - 1].x);
            // The words say what a height is for.
            const double piece = round_step_below((chart.x_most - chart.x_least) / 20.0);
            CHECK_THAT(area / piece, WithinAbs(1.0, 0.03));
        }
        CHECK(chart.x_least <= report.distributions[0].p5_usd.value);
    }
}

TEST_CASE("a hedge that leaves nothing to chance is cut off, and that is said", "[view][risk][chart]") {
    const Plan plan;
    const auto cards =
        risk_charts(theme_of(Scheme::Light), plan, *evaluate(plan), report_of(plan), Money(MoneyUnit::Usd, plan));
    REQUIRE(cards.size() == 2); // nothing is liquidated
    REQUIRE(cards[1].chart.y_cut.has_value());
    CHECK(cards[1].words.contains("The column of the hedged ones goes on above the chart."));
}

TEST_CASE("a chance has as many decimals as its error allows", "[view][risk]") {
    CHECK(told_chance({0.5132, 0.0004}) == "51.32 % \u00b1 0.04");
    CHECK(told_chance({0.5132, 0.004}) == "51.3 % \u00b1 0.4");
    CHECK(told_chance({0.51, 0.04}) == "51 % \u00b1 4");
    CHECK(told_chance({1.0, 0.0}) == "100 %");
    CHECK(told_chance({0.000003, 0.000001}) == "0.0003 % \u00b1 0.0001");
    CHECK(told_chance({1e-9, 1e-9}) == "below 0.0001 %");
    CHECK(told_chance({0.00001, 0.0004}) == "below 0.01 %");
    CHECK(told_chance({1.0 - 1e-9, 1e-9}) == "above 99.9999 %");
}

TEST_CASE("the figures are saved as CSV", "[view][risk]") {
    RiskPage page(kDanger);
    const Actions saved = page.actions_of("Save as CSV");
    REQUIRE(saved.size() == 1);
    CHECK(saved[0].kind == ActionKind::SaveText);
    CHECK(saved[0].note == "keel-risk.csv");
    CHECK(saved[0].text == text::csv_from_risk(report_of(page.app.plan())));
}

TEST_CASE("no text of the tab Risk covers another, and fingers reach all", "[view][risk]") {
    for (const Surface& surface : {kHighDesktop, kHighPhone, Surface{900, 40'000, 1, Scheme::Light, PointerKind::Fine},
                                   Surface{320, 40'000, 1, Scheme::Light, PointerKind::Coarse}}) {
        for (const char* link : {"", kDanger, kStopped, kTwo, "legs=0", "leg.ratio=0.5&leg.leverage=5",
                                 "risk.model=jumps&leg.leverage=20&horizon_days=365"}) {
            RiskPage page(link, surface);
            open_all(page);
            for (const char* row : {"More on 3\u00d7", "More on Mean"})
                if (page.find(row) != nullptr) page.click(row);
            page.move_to(-1e6f, -1e6f);
            INFO(link << " at " << surface.width_px);
            check_apart(page.widgets());
            if (surface.pointer == PointerKind::Coarse && surface.width_px > 320.0f) check_within_reach(page.widgets());
            for (const Seen& seen : page.widgets()) {
                INFO(seen.label);
                if (seen.kind == "text" || seen.kind == "cell")
                    CHECK(seen.x + seen.width <= surface.width_px / surface.pixel_ratio + 1.0f);
            }
        }
    }
}

TEST_CASE("the page stands still while paths come in", "[view][risk]") {
    Page page(kHighDesktop);
    page.show(kDanger);
    page.click("Risk");
    page.app.tell_risk(RiskNews::Report, history::packed(report_of(page.app.plan(), Extent::Part)), 0.5);
    page.draw(4);
    const float before = page.find("Gain or loss")->y;
    give(page, report_of(page.app.plan()));
    CHECK_THAT(page.find("Gain or loss")->y, WithinAbs(before, 0.5));
    page.click("Leverage, 5\u00d7");
    CHECK_THAT(page.find("Gain or loss")->y, WithinAbs(before, 0.5));
}

TEST_CASE("at rest the tab Risk draws nothing", "[view][risk]") {
    RiskPage page(kDanger, {1280, 800, 1, Scheme::Light, PointerKind::Fine});
    page.draw(4);
    const std::string before = page.app.widgets_json();
    page.draw(6);
    CHECK(page.app.widgets_json() == before);
    CHECK(page.app.seconds_to_next_frame() < 0.0);
}
