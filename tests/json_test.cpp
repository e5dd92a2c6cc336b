// Writing JSON: plans, reports, issues and the tables.

#include "text/json.hpp"

#include "engine/evaluate.hpp"
#include "model/fields.hpp"
#include "model/report_table.hpp"
#include "model/venues.hpp"
#include "support/plans.hpp"
#include "support/random_fields.hpp"
#include "text/json_writer.hpp"
#include "text/names.hpp"
#include "text/typescript.hpp"
#include "text/words.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include <bit>
#include <cstdint>
#include <limits>
#include <random>
#include <string>

using namespace keel;
using namespace keel::text;
using Json = nlohmann::json;

namespace {

Json parsed(const std::string& text) { return Json::parse(text); }

Report small_report() {
    Report report;
    report.answer = "Short \"a\" \\ b\n\x01";
    report.sizing.legs.resize(1);
    report.sizing.legs[0].contracts_exact = 3250.4;
    report.margin.legs.resize(1);
    report.margin.legs[0].liquidation_price = 80925.0;
    report.scenarios.resize(1);
    report.scenarios[0].liquidated = true;
    report.warnings = {{"lot_rounding", Severity::Notice, "leg.rounding", 0.002, "a message"}};
    return report;
}

template <class Struct>
void check_keys(const Json& object) {
    INFO(Table<Struct>::name);
    std::size_t count = 0;
    const auto check = [&](const auto& member) {
        INFO(member.key);
        CHECK(object.contains(member.key));
        ++count;
    };
    std::apply([&](const auto&... member) { (check(member), ...); }, Table<Struct>::members);
    CHECK(object.size() == count);
}

} // namespace

TEST_CASE("strings are quoted as JSON wants them", "[text][json]") {
    CHECK(json_string("plain") == "\"plain\"");
    CHECK(json_string("a\"b\\c\nd\te\x01") == "\"a\\\"b\\\\c\\nd\\u0009e\\u0001\"");
    CHECK(json_string("\u20ac \U0001F600") == "\"\u20ac \U0001F600\"");
    CHECK(json_string("\xff") == "\"\uFFFD\"");
    CHECK(json_string("\xed\xa0\x80") == "\"\uFFFD\uFFFD\uFFFD\""); // A surrogate is no UTF-8.
}

TEST_CASE("any bytes become a string that parses", "[text][json][property]") {
    std::mt19937_64 random(1);
    for (int i = 0; i < 3000; ++i) {
        std::string bytes(random() % 20, '\0');
        for (char& byte : bytes)
            byte = static_cast<char>(random());
        REQUIRE(Json::accept(json_string(bytes)));
    }
}

TEST_CASE("the writer indents by two spaces and keeps lists of numbers on a line", "[text][json]") {
    JsonWriter json;
    json.begin_object();
    json.key("a");
    json.begin_array();
    json.value(1.0);
    json.null();
    json.truth(false);
    json.end_array();
    json.key("b");
    json.value(FieldValue(std::vector<double>{-0.5, 0.0}));
    json.key("c");
    json.begin_object();
    json.end_object();
    json.key("d");
    json.value(std::numeric_limits<double>::infinity());
    json.end_object();
    CHECK(
        json.finished()
        == "{\n  \"a\": [\n    1,\n    null,\n    false\n  ],\n  \"b\": [-0.5, 0],\n  \"c\": {},\n  \"d\": null\n}\n");
}

TEST_CASE("a plan is written with every field, nested", "[text][json]") {
    Plan plan;
    plan.legs.resize(2);
    plan.legs[1].collateral = 0.5;
    plan.rules.resize(1);
    const Json json = parsed(json_from_plan(plan));
    CHECK(json["rules"] == 1);
    CHECK(json["trigger"]["kind"] == "price_below");
    CHECK(json["exit"]["kind"] == "never");
    CHECK(json["bags"] == 1);
    CHECK(json["legs"] == 2);
    CHECK(json["bag"]["amount"] == 5);
    CHECK(json["leg"]["contract"] == "binance:BTCUSD_PERP");
    CHECK(json["leg"]["collateral"].is_null());
    CHECK(json["leg2"]["collateral"] == 0.5);
    CHECK(json["scenario"]["shocks"].size() == 11);
    CHECK(json["scenario"]["move"] == "straight");
    CHECK(json["cost"]["borrow_rate"] == 0);
    CHECK(json["horizon_days"] == 30);
    std::size_t values = 0;
    for (const auto& [key, value] : json.items())
        values += value.is_object() ? value.size() : 1;
    std::size_t leg_fields = 0;
    for (const Field& field : fields())
        leg_fields += field.scope == Scope::Leg ? 1 : 0;
    CHECK(values == fields().size() + leg_fields);
}

TEST_CASE("a plan survives its JSON", "[text][json][property]") {
    const std::uint64_t seed = GENERATE(1u, 2u);
    std::mt19937_64 random(seed);
    for (int i = 0; i < test::kRandomPlans / 10; ++i) {
        const Plan plan = i % 2 == 0 ? test::random_fields_plan(random) : test::random_plan(random);
        const std::string json = json_from_plan(plan);
        INFO("seed " << seed << ", plan " << i << ": " << json);
        const auto read = plan_from_json(json);
        REQUIRE(read);
        REQUIRE(*read == plan);
        REQUIRE(json_from_plan(*read) == json);
    }
}

TEST_CASE("a report is written with the keys of the report table", "[text][json]") {
    Report report = small_report();
    report.sizing.bags.resize(1);
    const Json json = parsed(json_from_report(report));
    check_keys<Report>(json);
    check_keys<Sizing>(json["sizing"]);
    check_keys<LegSizing>(json["sizing"]["legs"][0]);
    check_keys<BagSizing>(json["sizing"]["bags"][0]);
    check_keys<Margin>(json["margin"]);
    check_keys<LegMargin>(json["margin"]["legs"][0]);
    check_keys<Cost>(json["cost"]);
    check_keys<Scenario>(json["scenarios"][0]);
    check_keys<Warning>(json["warnings"][0]);
}

TEST_CASE("a report's values stand under their keys", "[text][json]") {
    const Json json = parsed(json_from_report(small_report()));
    CHECK(json["answer"] == "Short \"a\" \\ b\n\x01");
    CHECK(json["sizing"]["legs"][0]["contracts_exact"] == 3250.4);
    CHECK(json["margin"]["legs"][0]["liquidation_price"] == 80925.0);
    CHECK(json["margin"]["legs"][0]["bankruptcy_price"].is_null());
    CHECK(json["cost"]["per_day_usd"].is_null());
    CHECK(json["scenarios"][0]["liquidated"] == true);
    CHECK(json["warnings"][0]["severity"] == "notice");
    CHECK(json["warnings"][0]["message"] == "a message");
}

TEST_CASE("the numbers of a report cross JSON bit for bit", "[text][json][property]") {
    std::mt19937_64 random(3);
    for (int i = 0; i < test::kRandomPlans * 3 / 100; ++i) {
        const Plan plan = test::random_plan(random);
        const auto report = evaluate(plan);
        if (!report) continue;
        const Json json = parsed(json_from_report(*report));
        for (std::size_t k = 0; k < report->scenarios.size(); ++k) {
            const double written = report->scenarios[k].net_usd;
            REQUIRE(std::bit_cast<std::uint64_t>(json["scenarios"][k]["net_usd"].get<double>() + 0.0)
                    == std::bit_cast<std::uint64_t>(written + 0.0));
        }
        REQUIRE(json["cost"]["total_usd"].get<double>() == report->cost.total_usd);
    }
}

TEST_CASE("issues are written in parts and as a sentence", "[text][json]") {
    const Json json = parsed(json_from_issues({{"bag.amount", "-5", "in [0, 1e9]"}}));
    REQUIRE(json.size() == 1);
    CHECK(json[0]["field"] == "bag.amount");
    CHECK(json[0]["value"] == "-5");
    CHECK(json[0]["accepted"] == "in [0, 1e9]");
    CHECK(json[0]["message"] == "bag.amount: -5 is not in [0, 1e9]");
    CHECK(json_from_issues({}) == "[]\n");
}

TEST_CASE("the field table is written with every entry", "[text][json]") {
    const Json json = parsed(json_from_fields());
    REQUIRE(json.size() == fields().size());
    for (std::size_t i = 0; i < json.size(); ++i) {
        INFO(fields()[i].key);
        CHECK(json[i]["key"] == fields()[i].key);
        CHECK(json[i]["help"].get<std::string>().size() > 20);
        CHECK(json[i]["label"].get<std::string>().size() > 2);
        CHECK(json[i]["may_be_empty"] == fields()[i].may_be_empty);
        CHECK(json[i].contains("default"));
        CHECK(json[i]["empty_means"].is_null() == !fields()[i].may_be_empty);
    }
    CHECK(json[0]["key"] == "bags");
    CHECK(json[0]["kind"] == "whole");
    CHECK(json[0]["most"] == kMostBags);
}

TEST_CASE("every figure of a contract is declared for TypeScript", "[text][json][typescript]") {
    const std::string types = typescript_declarations();
    const auto start = types.find("export interface ContractInfo {");
    REQUIRE(start != std::string::npos);
    const std::string body = types.substr(start, types.find("\n}", start) - start);
    const Json json = parsed(json_from_venues());
    for (const auto& item : json.at(0).items()) {
        INFO(item.key());
        CHECK(body.find("\n    " + item.key() + ": ") != std::string::npos);
    }
}

TEST_CASE("the venue table is written with sources, and null for what is not known", "[text][json]") {
    const Json json = parsed(json_from_venues());
    REQUIRE(json.size() == contracts().size());
    for (std::size_t i = 0; i < json.size(); ++i) {
        const Contract& contract = contracts()[i];
        INFO(contract.id);
        CHECK(json[i]["id"] == contract.id);
        CHECK(json[i]["source"].get<std::string>().size() > 5);
        CHECK(json[i]["tiers"].size() == contract.tiers.size());
        CHECK(json[i]["taker_fee_rate"].is_null() == !contract.taker_fee_rate.has_value());
        CHECK(json[i]["max_leverage"].is_null() == !contract.max_leverage.has_value());
        CHECK(json[i]["lot_step"].is_null() == !contract.lot_step.has_value());
        CHECK(json[i]["product"] == (contract.product == Product::Dated ? "dated" : "perpetual"));
        CHECK(json[i]["delivery_date"].is_null() == contract.delivery_date.empty());
        CHECK(json[i]["liquidation_fee_rate"].is_null() == !contract.liquidation_fee_rate.has_value());
        CHECK(json[i]["delivery_fee_rate"].is_null() == !contract.delivery_fee_rate.has_value());
        CHECK(json[i]["funding_cap_rate"].is_null() == !contract.funding_cap_rate.has_value());
        CHECK(json[i]["funding_floor_rate"].is_null() == !contract.funding_floor_rate.has_value());
        CHECK(json[i]["bonus_usable_as_margin"].is_null() == !contract.bonus_usable_as_margin.has_value());
        CHECK(json[i]["bonus_usable_for_fees"].is_null() == !contract.bonus_usable_for_fees.has_value());
        CHECK(json[i]["fee_in_maintenance"] == std::string(text::name_of(contract.fee_in_maintenance)));
    }
}
