// The report for a page without a canvas, and what is typed into its form.

#include "engine/path.hpp"
#include "support/answers.hpp"
#include "text/field_spelling.hpp"
#include "text/link.hpp"
#include "text/paper.hpp"
#include "text/path_text.hpp"
#include "text/table.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

using namespace keel;
using namespace keel::text;
using namespace keel::test;

namespace {

nlohmann::json paper_of(const Plan& plan) {
    return nlohmann::json::parse(json_from_paper(plan, told(plan), nullptr, {}));
}

const nlohmann::json& titled(const nlohmann::json& list, const std::string& title) {
    for (const auto& each : list)
        if (each["title"].get<std::string>().starts_with(title)) return each;
    FAIL("nothing is called " << title);
    return list;
}

const nlohmann::json& field_of(const nlohmann::json& paper, const std::string& key) {
    for (const auto& group : paper["groups"])
        for (const auto& field : group["fields"])
            if (field["key"] == key) return field;
    FAIL("no field " << key);
    return paper;
}

} // namespace

TEST_CASE("the paper has the answer, the warnings and every figure of the text report", "[text][paper]") {
    const Plan plan = plan_with({{"leg.leverage", "3"}, {"legs", "2"}, {"bags", "2"}, {"bag2.coin", "ETH"}});
    const Report report = told(plan);
    const auto paper = paper_of(plan);
    CHECK(paper["answer"] == report.answer);
    REQUIRE(paper["warnings"].size() == report.warnings.size());
    for (std::size_t i = 0; i < report.warnings.size(); ++i)
        CHECK(paper["warnings"][i]["message"] == report.warnings[i].message);
    CHECK(titled(paper["tables"], "What is left at")["rows"].size() == report.scenarios.size() + 1);
    CHECK(titled(paper["tables"], "Hedge 2")["rows"].size() > 4);
    CHECK(titled(paper["tables"], "What each part")["rows"].size() > 4);
    const std::string text = text_from_report(plan, report);
    for (const char* title : {"Hedge 1", "Cost of"}) {
        for (const auto& row : titled(paper["tables"], title)["rows"]) {
            INFO(row);
            CHECK(text.find(row[0].get<std::string>()) != std::string::npos);
            const auto first_word = row[1].get<std::string>().substr(0, row[1].get<std::string>().find(' '));
            CHECK(text.find(first_word) != std::string::npos);
        }
    }
    CHECK(paper["link"] == link_from_plan(plan));
}

TEST_CASE("the paper lists every input with value and unit, and says which are changed", "[text][paper]") {
    const Plan plan = plan_with({{"bag.amount", "2.5"}, {"leg.sizing", "contracts"}, {"leg.contracts", "1200"}});
    const auto paper = paper_of(plan);
    std::size_t count = 0;
    for (const auto& group : paper["groups"])
        count += group["fields"].size();
    CHECK(count == addresses_of(plan).size());
    const auto& amount = field_of(paper, "bag.amount");
    CHECK(amount["value"] == "2.5");
    CHECK(amount["unit"] == "BTC");
    CHECK(amount["is_changed"] == true);
    CHECK(field_of(paper, "bag.price")["is_changed"] == false);
    CHECK(field_of(paper, "leg.contracts")["is_usual"] == true);
    CHECK(field_of(paper, "leg.ratio")["is_usual"] == false);
    CHECK(field_of(paper, "leg.sizing")["choices"].size() > 2);
    CHECK(field_of(paper, "leg.collateral")["empty_means"] != "");
    CHECK(paper["groups"].back()["title"].get<std::string>().starts_with("Scenario"));
}

TEST_CASE("what is chosen by a name is told in words, and without a unit", "[text][paper]") {
    const auto paper = paper_of(plan_with({{"scenario.path", "march_2020"}, {"trigger.kind", "price_below"}}));
    const auto& way = field_of(paper, "scenario.path");
    CHECK(way["value"] == "march_2020");
    CHECK(way["chosen"] == "March 2020: the virus crash");
    CHECK(way["unit"] == "");
    CHECK(field_of(paper, "leg.sizing")["chosen"] == "Ratio");
    CHECK(field_of(paper, "bag.amount")["chosen"] == "");
    const auto& model = field_of(paper, "risk.model");
    REQUIRE(model["choices"].size() == model["choice_words"].size());
    for (std::size_t i = 0; i < model["choices"].size(); ++i) {
        if (model["choices"][i] != "gbm") continue;
        CHECK(model["choice_words"][i] == "Steady");
    }
    const auto shaped = paper_of(plan_with({{"scenario.path", "v_recovery"}}));
    CHECK(field_of(shaped, "scenario.path")["chosen"] == "V recovery");
}

TEST_CASE("a plan that goes a way has its events on paper, others have none", "[text][paper]") {
    CHECK(!has_path(Plan{}));
    const Plan plan = plan_with({{"scenario.path", "march_2020"}});
    REQUIRE(has_path(plan));
    auto path = path_of(plan);
    REQUIRE(path.has_value());
    put_into_words(plan, *path);
    const auto paper = nlohmann::json::parse(json_from_paper(plan, told(plan), &*path, {}));
    CHECK(paper["path_answer"] == path->answer);
    CHECK(titled(paper["tables"], "What happens on the way")["rows"].size() > 2);
    CHECK(titled(paper["tables"], "The same way otherwise")["rows"].size() == path->alternatives.size() + 2);
}

TEST_CASE("a plan that cannot be evaluated has its issues and inputs on paper", "[text][paper]") {
    const Issues issues{{"bag.price", "0", "above 0"}};
    const auto paper = nlohmann::json::parse(json_from_paper(Plan{}, issues));
    CHECK(paper["issues"] == std::vector<std::string>{text_from_issue(issues[0])});
    CHECK(!paper.contains("answer"));
    CHECK(field_of(paper, "bag.price")["value"] == "65,000");
}

TEST_CASE("what is typed is read as the inputs of the page read it", "[text][paper]") {
    Plan plan;
    CHECK(!set_typed(plan, "bag.price", "70k"));
    CHECK(plan.bags[0].price == 70000.0);
    CHECK(!set_typed(plan, "leg.funding_rate", "0.02"));
    CHECK(plan.legs[0].funding_rate == 0.0002);
    CHECK(!set_typed(plan, "leg.collateral", ""));
    CHECK(!plan.legs[0].collateral);
    const auto issue = set_typed(plan, "leg.leverage", "-2");
    REQUIRE(issue);
    CHECK(issue->field == "leg.leverage");
    CHECK(issue->value == "-2");
    CHECK(plan.legs[0].leverage == Leg{}.leverage);
    CHECK(set_typed(plan, "leg.nothing", "1"));
}

TEST_CASE("units follow the contract that is chosen", "[text][paper]") {
    const auto unit = [](const Plan& plan, const char* key) { return unit_in_words(plan, *find_field(key)); };
    CHECK(unit(Plan{}, "leg.collateral") == "BTC");
    CHECK(unit(plan_with({{"leg.contract", "binance:BTCUSDT"}}), "leg.collateral") == "USDT");
    CHECK(unit(plan_with({kCustom, {"leg.kind", "quanto"}}), "leg.collateral") == "units");
    CHECK(unit(plan_with({kCustom, kLinear}), "leg.contract_value") == "BTC");
    CHECK(unit(plan_with({kCustom}), "leg.contract_value") == "USD");
}
