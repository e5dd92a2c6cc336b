// Reading plans from JSON.

#include "text/json.hpp"

#include "model/fields.hpp"
#include "support/plans.hpp"
#include "support/random_fields.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace keel;
using namespace keel::text;

namespace {

Plan read(std::string_view json) {
    const auto plan = plan_from_json(json);
    if (!plan) {
        for (const Issue& issue : plan.error())
            UNSCOPED_INFO(text_from_issue(issue));
        FAIL(json);
    }
    return *plan;
}

std::vector<std::string> refusals(std::string_view json) {
    std::vector<std::string> texts;
    const auto plan = plan_from_json(json);
    if (plan) return texts;
    for (const Issue& issue : plan.error())
        texts.push_back(text_from_issue(issue));
    return texts;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("nothing is the default plan", "[text][json]") { CHECK(read("{}") == Plan{}); }

TEST_CASE("nested objects and dotted keys are read, at once too", "[text][json]") {
    Plan expected;
    expected.bags[0].amount = 2.0;
    expected.legs[0].leverage = 3.0;
    expected.scenario.shocks = {-0.1, 0.1};
    expected.horizon_days = 7.0;
    CHECK(
        read(
            R"({"bag": {"amount": 2}, "leg": {"leverage": 3}, "scenario": {"shocks": [-0.1, 0.1]}, "horizon_days": 7})")
        == expected);
    CHECK(read(R"({"bag.amount": 2, "leg.leverage": 3.0, "scenario.shocks": [-1e-1, 1e-1], "horizon_days": 7})")
          == expected);
    CHECK(read(R"({"bag": {"amount": 2}, "leg.leverage": 3, "scenario": {"shocks": [-0.1, 0.1]}, "horizon_days": 7})")
          == expected);
}

TEST_CASE("keys with a number grow the plan, and counts never shrink what keys imply", "[text][json]") {
    CHECK(read(R"({"leg3": {"ratio": 0.5}})").legs.size() == 3);
    CHECK(read(R"({"leg3": {"ratio": 0.5}, "legs": 1})").legs.size() == 3);
    CHECK(read(R"({"legs": 0})").legs.empty());
    CHECK(read(R"({"legs": 5})").legs.size() == 5);
    CHECK(read(R"({"legs": 0, "leg": {"ratio": 0.5}})").legs.size() == 1);
    CHECK(read(R"({"leg2": {}})").legs == std::vector<Leg>{Leg{}, Leg{}});
}

TEST_CASE("null empties what may be empty, and only that", "[text][json]") {
    CHECK_FALSE(read(R"({"leg": {"collateral": null}})").legs[0].collateral);
    CHECK(refusals(R"({"bag": {"amount": null}})") == Texts{"bag.amount: null is not in [0, 1e9]"});
}

TEST_CASE("nothing is converted", "[text][json]") {
    CHECK(refusals(R"({"bag.amount": "2"})") == Texts{"bag.amount: \"2\" is not in [0, 1e9]"});
    CHECK(refusals(R"({"bag.amount": true})") == Texts{"bag.amount: true is not in [0, 1e9]"});
    CHECK(refusals(R"({"bag.amount": [2]})") == Texts{"bag.amount: [2] is not in [0, 1e9]"});
    CHECK(refusals(R"({"bag.coin": 5})") == Texts{"bag.coin: 5 is not 1 to 12 letters or digits"});
    CHECK(refusals(R"({"leg.bag": 1.5})") == Texts{"leg.bag: 1.5 is not a whole number in [1, 8]"});
    CHECK(refusals(R"({"scenario.shocks": [0, "0.1", null]})")
          == Texts{"scenario.shocks: [0,\"0.1\",null] is not 1 to 64 numbers in [-0.99, 100]"});
    CHECK(refusals(R"({"scenario.shocks": 0.1})")
          == Texts{"scenario.shocks: 0.1 is not 1 to 64 numbers in [-0.99, 100]"});
    CHECK(refusals(R"({"scenario.shocks": [0, [1]]})")
          == Texts{"scenario.shocks: a list is not 1 to 64 numbers in [-0.99, 100]"});
    CHECK(refusals(R"({"scenario.shocks": [{"a": 1}, 2]})")
          == Texts{"scenario.shocks: a list is not 1 to 64 numbers in [-0.99, 100]"});
}

TEST_CASE("unknown keys are refused with the whole path", "[text][json]") {
    CHECK(refusals(R"({"typo": 1})") == Texts{"typo: 1 is not a field Keel knows"});
    CHECK(refusals(R"({"bag": {"colour": "red"}})") == Texts{"bag.colour: \"red\" is not a field Keel knows"});
    CHECK(refusals(R"({"bag": {"amount": {"deep": 1}}})") == Texts{"bag.amount.deep: 1 is not a field Keel knows"});
    CHECK(refusals(R"({"bag": 5})") == Texts{"bag: 5 is not a field Keel knows"});
    CHECK(refusals(R"({"bag.amount": {}})") == Texts{"bag.amount: {} is not in [0, 1e9]"});
    CHECK(refusals(R"({"typo": {}})") == Texts{"typo: {} is not a field Keel knows"});
    CHECK(refusals(R"({"leg9": {"ratio": 1}})") == Texts{"leg9.ratio: 1 is not a field Keel knows"});
    CHECK(refusals(R"({"": 1})").size() == 1);
}

TEST_CASE("a value given twice is refused", "[text][json]") {
    CHECK(refusals(R"({"bag": {"amount": 1}, "bag.amount": 2})") == Texts{"bag.amount: 2 is not given only once"});
    CHECK(refusals(R"({"horizon_days": 1, "horizon_days": 1})").size() == 1);
}

TEST_CASE("all issues of a plan come back together", "[text][json]") {
    CHECK(refusals(R"({"bag": {"amount": -5, "price": 0}, "leg": {"leverage": 5000}, "typo": 1})")
          == Texts{
              "bag.amount: -5 is not in [0, 1e9]",
              "bag.price: 0 is not in [1e-9, 1e12]",
              "leg.leverage: 5000 is not in [0.01, 1000]",
              "typo: 1 is not a field Keel knows",
          });
}

TEST_CASE("what is no plan at all is refused", "[text][json]") {
    CHECK(refusals("5") == Texts{"plan: 5 is not an object"});
    CHECK(refusals("null") == Texts{"plan: null is not an object"});
    CHECK(refusals("[]") == Texts{"plan: [] is not an object"});
    CHECK(refusals("\"a plan\"") == Texts{"plan: \"a plan\" is not an object"});
    CHECK(refusals("[{}]") == Texts{"plan: a list is not an object"});
}

TEST_CASE("what is not JSON is refused with its place", "[text][json]") {
    CHECK(refusals("") == Texts{"plan: the text at byte 1 is not JSON"});
    CHECK(refusals("{\"bag.amount\": 5,}") == Texts{"plan: the text at byte 18 is not JSON"});
    for (const std::string_view text : {"{", "}", "{\"a\"", "{'a': 1}", "{\"a\": nan}", "{\"a\": 01}", "{} {}",
                                        "{\"a\": \"\xff\"}", "// comment\n{}", "\xef\xbb", "{\"a\": .5}"}) {
        INFO(text);
        CHECK(refusals(text).size() >= 1);
    }
}

TEST_CASE("a number too large for a double names its key", "[text][json]") {
    CHECK(refusals(R"({"bag": {"amount": 1e400}})")
          == Texts{"bag.amount: 1e400 is not a number that a double can hold"});
}

TEST_CASE("whole numbers of any length are numbers", "[text][json]") {
    CHECK(read(R"({"leg.notional": 1000000000000000})").legs[0].notional == 1e15);
    CHECK(refusals(R"({"leg.notional": 123456789012345678901234567890})").size() == 1);
    CHECK(refusals(R"({"leg.notional": -9223372036854775809})").size() == 1);
}

TEST_CASE("deep nesting and huge texts are refused quickly", "[text][json]") {
    CHECK(refusals(std::string(100000, '[')).front() == "plan: an object that deep is not a plan");
    std::string objects;
    for (int i = 0; i < 100000; ++i)
        objects += "{\"a\":";
    CHECK(refusals(objects).front() == "plan: an object that deep is not a plan");
    CHECK(refusals(std::string(kMostPlanBytes + 1, ' ')) == Texts{"plan: a text of more than 1 MiB is not a plan"});
    CHECK(refusals("{}" + std::string(kMostPlanBytes - 2, ' ')).empty());
}

TEST_CASE("a long list is shown short", "[text][json]") {
    std::string list = "0";
    for (int i = 0; i < 50000; ++i)
        list += ",0";
    const auto texts = refusals("{\"scenario.shocks\": [" + list + "]}");
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].size() < 200);
}

TEST_CASE("any bytes are read without a crash, and what was read is valid", "[text][json][property]") {
    const std::uint64_t seed = GENERATE(1u, 2u);
    std::mt19937_64 random(seed);
    for (int i = 0; i < 5000; ++i) {
        const std::string bytes = (i % 2 == 0 ? "{" : "") + test::random_bytes(random, 30) + (i % 2 == 0 ? "}" : "");
        INFO("seed " << seed << ", number " << i);
        const auto plan = plan_from_json(bytes);
        REQUIRE((plan ? check_fields(*plan).empty() : !plan.error().empty()));
    }
}

TEST_CASE("a broken plan is read without a crash", "[text][json][property]") {
    std::mt19937_64 random(3);
    for (int i = 0; i < test::kRandomPlans / 5; ++i) {
        std::string json = json_from_plan(test::random_fields_plan(random));
        for (int hits = 1 + static_cast<int>(random() % 4); hits > 0; --hits)
            json[random() % json.size()] = static_cast<char>(random());
        const auto plan = plan_from_json(json);
        REQUIRE((plan ? check_fields(*plan).empty() : !plan.error().empty()));
    }
}
