// Files in another unit than dollars: names and values, and what is no sum.

#include "text/sum_unit.hpp"

#include "engine/grid.hpp"
#include "support/paths.hpp"
#include "support/plans.hpp"
#include "text/comparison_text.hpp"
#include "text/path_text.hpp"
#include "text/risk_text.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace keel;
using namespace keel::test;
using text::SumUnit;

namespace {

SumUnit btc() {
    return {"btc", [](double usd, double coin_price) { return usd / coin_price; }};
}

/// The line that begins so, without it.
std::string behind(const std::string& csv, const std::string& beginning) {
    const std::size_t from = csv.find("\n" + beginning);
    if (from == std::string::npos) return "";
    const std::size_t start = from + 1 + beginning.size();
    return csv.substr(start, csv.find('\n', start) - start);
}

} // namespace

TEST_CASE("only names of sums change with the unit", "[text][unit]") {
    CHECK(SumUnit{}.name_of("value_usd") == "value_usd");
    CHECK(btc().name_of("value_usd") == "value_btc");
    CHECK(btc().name_of("price") == "price");
    CHECK(btc().name_of("usd") == "usd");
    CHECK(SumUnit{}.of(130000.0, 65000.0) == 130000.0);
    CHECK(btc().of(130000.0, 65000.0) == 2.0);
}

TEST_CASE("a grid's file has each cell at the price of its column", "[text][unit]") {
    const Grid grid{.axis = "ratio",
                    .prices = {32500.0, 65000.0},
                    .rows = {0.5},
                    .net_usd = {-65000.0, 65000.0},
                    .liquidated = {0.0, 1.0}};
    CHECK(text::csv_from_grid(grid, btc()) == "ratio,price,net_btc,liquidated\n0.5,32500,-2,false\n0.5,65000,1,true\n");
    CHECK(text::csv_from_grid(grid).starts_with("ratio,price,net_usd,liquidated\n0.5,32500,-65000,false\n"));
}

TEST_CASE("a path's files have each sum at the price of its moment", "[text][unit][path]") {
    PathReport report;
    report.events = {{.day = 3.0,
                      .kind = PathEventKind::Stop,
                      .leg = 1.0,
                      .price = 40100.0,
                      .coin_price = 40000.0,
                      .amount = 20000.0,
                      .amount_usd = 20000.0}};
    report.series = {{.day = 3.0, .price = 40000.0, .spot_usd = 200000.0, .hedge_usd = 20000.0, .value_usd = 220000.0}};
    CHECK(text::csv_from_events(report, btc())
          == "day,event,leg,price,amount,amount_btc,note\n3,stop,1,40100,20000,0.5,\n");
    CHECK(text::csv_from_path(report, btc())
          == "day,price,spot_btc,hedge_btc,equity_btc,margin_ratio,value_btc,net_btc,walk\n"
             "3,40000,5,0.5,0,,5.5,0,plan\n");
}

TEST_CASE("a risk report's file has its sums at one price, and prices and chances as they are", "[text][unit][risk]") {
    RiskReport report;
    report.liquidation = {0.5, 0.01};
    report.moments = {{.day = 0.0, .price_50 = 65000.0}};
    report.distributions = {{.key = "hedged", .mean_usd = {130000.0, 650.0}, .bars = {{-65000.0, 0.0, 0.5}}}};
    const std::string csv = text::csv_from_risk(report, btc(), 65000.0);
    CHECK(behind(csv, "risk.liquidation,") == "0.5,0.01");
    CHECK(behind(csv, "risk.moments[0].price_50,") == "65000,");
    CHECK(behind(csv, "risk.distributions[0].mean_btc,") == "2,0.01");
    CHECK(behind(csv, "risk.distributions[0].bars[0].from_btc,") == "-1,");
    CHECK(csv.find("_usd") == std::string::npos);
}

TEST_CASE("the answer of a path tells each sum as it is asked to", "[text][unit][path]") {
    Plan plan = flat_plan(ContractKind::Linear, 3.0);
    plan.legs[0].stop_price = 80000.0;
    PathReport report = walked(on_path(plan, {{10.0, 90000.0}, {30.0, 50000.0}}));
    text::put_into_words(plan, report);
    double last_price = 0.0;
    const std::string told = text::answer_from_path(report, [&](double, double coin_price) {
        last_price = coin_price;
        return std::string("SUM");
    });
    INFO(told);
    CHECK(told.starts_with("After 30 days the price ends 23.08 % lower, at 50,000 USD: you have SUM, unhedged SUM."));
    CHECK(told.ends_with("The stop saved SUM: without it there would be SUM."));
    CHECK(last_price == 50000.0);
    CHECK(report.answer.contains("you have 175,000 USD"));
}
