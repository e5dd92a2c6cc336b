// The sums of random paths in each unit: at today's price, which is said.

#include "support/told_sums.hpp"
#include "support/view_page.hpp"

#include "engine/evaluate.hpp"
#include "engine/market.hpp"
#include "history/packed.hpp"
#include "model/risk_table.hpp"
#include "risk/simulation.hpp"
#include "risk/tally.hpp"
#include "text/examples.hpp"
#include "text/link.hpp"
#include "text/number.hpp"
#include "text/risk_text.hpp"
#include "view/risk_charts.hpp"
#include "view/risk_figures.hpp"
#include "view/risk_tables.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace keel;
using namespace keel::view;
using Catch::Matchers::WithinRel;

namespace {

/// Of few paths, so that it is there at once; the plan must be one that can be run.
RiskReport report_of(Plan plan) {
    plan.risk.paths = 1000.0;
    const auto simulation = risk::Simulation::of(plan);
    REQUIRE(simulation.has_value());
    risk::Tally tally(*simulation);
    for (std::size_t chunk = 0; chunk < simulation->setup().chunks; ++chunk)
        tally.take(chunk, simulation->run(chunk));
    RiskReport report = *tally.report();
    text::put_into_words(plan, report);
    return report;
}

std::vector<double> sums_of(const RiskDistribution& d) {
    std::vector<double> sums;
    for (const Estimate& each :
         {d.mean_usd, d.deviation_usd, d.p1_usd, d.p5_usd, d.p25_usd, d.p50_usd, d.p75_usd, d.p95_usd, d.p99_usd,
          d.value_at_risk_95_usd, d.value_at_risk_99_usd, d.expected_shortfall_95_usd, d.expected_shortfall_99_usd})
        sums.push_back(each.value);
    return sums;
}

const RiskDistribution& distribution(const RiskReport& report, std::string_view key) {
    return *std::ranges::find(report.distributions, key, &RiskDistribution::key);
}

void give(Page& page, const RiskReport& report) {
    page.app.tell_risk(RiskNews::Report, history::packed(report), 1.0);
    page.app.tell_risk(RiskNews::Ended, "", 1.0);
    page.draw(4);
}

Theme light() { return {Scheme::Light, PointerKind::Fine, 1.0f, palette_of(Scheme::Light), {}}; }

constexpr const char* kDanger = "leg.contract=binance:BTCUSDT&leg.leverage=10";

} // namespace

TEST_CASE("every sum of the paths is told in each unit, for every example", "[view][unit][risk]") {
    for (const text::Example& example : text::examples()) {
        const Plan plan = text::plan_from_link(example.link).plan;
        const RiskReport risk = report_of(plan);
        const double price = plan.bags[0].price;
        for (const MoneyUnit unit : kUnits) {
            const Money money(unit, plan);
            INFO(example.name << ", " << money.name());
            const view::Table table = results_table(risk, true, money);
            CHECK(table.title.ends_with(unit_of_paths(money)));
            for (const RiskDistribution& each : risk.distributions) {
                std::vector<DueSum> due;
                for (const double usd : sums_of(each))
                    due.push_back({usd, price});
                check_tells(column_of(table, each.label), due, money.unit(), bags_value(plan));
            }
            const auto figures = risk_figures(plan, *evaluate(plan), risk, money);
            const auto worst = std::ranges::find(figures, "Worst 5 of 100, mean", &Figure::label);
            REQUIRE(worst != figures.end());
            std::string told = worst->value.substr(worst->value.starts_with('+') ? 1 : 0);
            if (unit != MoneyUnit::Percent) told.resize(told.rfind(' '));
            const bool is_hedged = may_hedge(plan, *evaluate(plan));
            const double loss = distribution(risk, is_hedged ? "hedged" : "unhedged").expected_shortfall_95_usd.value;
            if (unit == MoneyUnit::Coin)
                CHECK_THAT(text::read_typed(told).value() * price, WithinRel(-loss, 1e-3)); // four digits
            else
                check_tells(told, {-loss, price}, money.unit(), bags_value(plan));
        }
    }
}

TEST_CASE("the chart of the results is the same picture in each unit", "[view][unit][risk][chart]") {
    const Plan plan = text::plan_from_link(kDanger).plan;
    const Report report = *evaluate(plan);
    const RiskReport risk = report_of(plan);
    const double p5 = distribution(risk, "unhedged").p5_usd.value;
    for (const MoneyUnit unit : kUnits) {
        const Money money(unit, plan);
        const auto cards = risk_charts(light(), plan, report, risk, money);
        REQUIRE(cards.size() == 3);
        const Chart& chart = cards[2].chart;
        INFO(chart.x_title);
        CHECK(chart.x_title == "Gain or loss after 30 days, " + unit_of_paths(money));
        CHECK(std::ranges::any_of(chart.marks, [&](const Mark& mark) { return mark.x == money.of(p5); }));
        CHECK(cards[2].words.contains(unit == MoneyUnit::Percent ? " % of a result" : money.name() + " of a result"));
        CHECK((chart.x_least < money.of(p5) && chart.x_most > 0.0));
        double area = 0.0;
        for (std::size_t i = 1; i < chart.fills[0].high.size(); ++i)
            area += chart.fills[0].high[i].y * (chart.fills[0].high[i].x - chart.fills[0].high[i - 1].x);
        CHECK_THAT(area / round_step_below((chart.x_most - chart.x_least) / 20.0), WithinRel(1.0, 0.03));
        CHECK(cards[0].title == "Price of BTC on the way, USD"); // prices stay
    }
}

TEST_CASE("the tab Risk follows the switch, and says what coins are counted at", "[view][unit][risk]") {
    Page page(kHighDesktop);
    page.show(kDanger);
    page.click("Risk");
    const RiskReport risk = report_of(page.app.plan());
    give(page, risk);
    CHECK(page.shows_text("Gain or loss, USD"));
    CHECK_FALSE(page.shows_text("at today's price."));
    const Seen plot = *page.find("Gain or loss");
    page.zoom_at(plot.x + plot.width / 2.0f, plot.y + plot.height / 2.0f, 3);
    REQUIRE(page.find("Show all of Gain or loss") != nullptr);
    page.click("Amounts in, BTC");
    CHECK(page.find("Show all of Gain or loss") == nullptr); // what was zoomed to is no place on the new axis
    CHECK(page.shows_text("Gain or loss, in BTC at today's price"));
    CHECK(page.shows_text("Sums in BTC are at today's price."));
    CHECK(page.shows_text("Gain or loss after 30 days, in BTC at today's price"));
    const std::string csv = page.actions_of("Save as CSV")[0].text;
    CHECK(csv == text::csv_from_risk(risk, {"btc", [](double usd, double price) { return usd / price; }}, 65000.0));
    check_apart(page.widgets());
    page.click("Amounts in, %");
    CHECK(page.shows_text("Gain or loss, % of what you hold"));
    CHECK_FALSE(page.shows_text("at today's price"));
    CHECK(page.actions_of("Save as CSV")[0].text.contains("mean_fraction"));
    check_apart(page.widgets());
    page.click("Amounts in, USD");
    CHECK(page.actions_of("Save as CSV")[0].text == text::csv_from_risk(risk));
}

TEST_CASE("the answer of the paths tells its sums in the unit", "[view][unit][risk]") {
    for (const text::Example& example : text::examples()) {
        const Plan plan = text::plan_from_link(example.link).plan;
        const RiskReport risk = report_of(plan);
        INFO(example.name << ": " << risk.answer);
        CHECK(answer_in_words(plan, risk, Money(MoneyUnit::Usd, plan)) == risk.answer);
        const std::string coins = answer_in_words(plan, risk, Money(MoneyUnit::Coin, plan));
        CHECK_FALSE(coins.contains("USD"));
        CHECK(coins.contains(" " + plan.bags[0].coin) == risk.answer.contains("USD"));
    }
    Plan plan = text::plan_from_link(kDanger).plan;
    RiskReport risk = report_of(plan);
    for (RiskDistribution& each : risk.distributions)
        each.value_at_risk_95_usd = {each.key == "hedged" ? 65000.0 : 97500.0, 10.0};
    CHECK(answer_in_words(plan, risk, Money(MoneyUnit::Coin, plan))
              .ends_with("In the worst 5 of 100 you lose 1 BTC or more; without the hedge 1.5 BTC."));
    CHECK(answer_in_words(plan, risk, Money(MoneyUnit::Percent, plan))
              .contains("you lose 20 % or more; without the hedge 30 %. Percentages of sums are of what you hold."));
}

TEST_CASE("of coins that are worth nothing the paths are told in dollars", "[view][unit][risk]") {
    Page page(kHighDesktop);
    page.show("bag.amount=0&leg.sizing=contracts&leg.contracts=100");
    page.click("Amounts in, %");
    page.click("Risk");
    give(page, report_of(page.app.plan()));
    CHECK(page.shows_text("Gain or loss, USD"));
}
