#include "text/field_text.hpp"

#include "support/random_fields.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace keel;
using namespace keel::text;

namespace {

FieldAddress address_of(std::string_view key) {
    const auto address = find_field(key);
    REQUIRE(address);
    return *address;
}

std::string refusal(std::string_view key, std::string_view text, Spelling spelling = Spelling::Exact) {
    const auto value = value_from_text(address_of(key), text, spelling);
    return value ? "" : text_from_issue(value.error());
}

} // namespace

TEST_CASE("a value is written as links hold it", "[text][field_text]") {
    CHECK(text_from_value(FieldValue{}).empty());
    CHECK(text_from_value(FieldValue{0.05}) == "0.05");
    CHECK(text_from_value(FieldValue{std::string("BTC")}) == "BTC");
    CHECK(text_from_value(FieldValue{std::vector<double>{-0.5, 0.0, 1e-12}}) == "-0.5,0,1e-12");
}

TEST_CASE("every value that a field accepts survives being written and read", "[text][field_text][property]") {
    std::mt19937_64 random(1);
    for (const Field& field : fields()) {
        for (int i = 0; i < 200; ++i) {
            const FieldValue value = test::random_value(field, random);
            const std::string text = text_from_value(value);
            INFO(field.key << "=" << text);
            for (const Spelling spelling : {Spelling::Exact, Spelling::Typed}) {
                const auto read = value_from_text({&field, 0}, text, spelling);
                REQUIRE(read);
                REQUIRE(*read == value);
            }
        }
    }
}

TEST_CASE("typed text may have units that exact text may not", "[text][field_text]") {
    CHECK(value_from_text(address_of("leg.ratio"), "50%", Spelling::Typed) == FieldValue{0.5});
    CHECK(value_from_text(address_of("bag.price"), " 65k ", Spelling::Typed) == FieldValue{65000.0});
    CHECK(value_from_text(address_of("bag.coin"), " ETH ", Spelling::Typed) == FieldValue{std::string("ETH")});
    CHECK(value_from_text(address_of("scenario.shocks"), "-50%; 0, 10 %", Spelling::Typed)
          == FieldValue{std::vector<double>{-0.5, 0.0, 0.1}});
    CHECK(value_from_text(address_of("leg.collateral"), "  ", Spelling::Typed) == FieldValue{});
    CHECK(refusal("leg.ratio", "50%") == "leg.ratio: 50% is not in [0, 10]");
    CHECK(refusal("bag.coin", " ETH ") == "bag.coin:  ETH  is not 1 to 12 letters or digits");
}

TEST_CASE("a refusal names key, value and what would be accepted", "[text][field_text]") {
    CHECK(refusal("bag.amount", "-5") == "bag.amount: -5 is not in [0, 1e9]");
    CHECK(refusal("bag.amount", "abc") == "bag.amount: abc is not in [0, 1e9]");
    CHECK(refusal("bag.amount", "") == "bag.amount: an empty value is not in [0, 1e9]");
    CHECK(refusal("bag.amount", "nan") == "bag.amount: nan is not in [0, 1e9]");
    CHECK(refusal("leg3.bag", "1.5") == "leg3.bag: 1.5 is not a whole number in [1, 8]");
    CHECK(refusal("leg.kind", "cubic") == "leg.kind: cubic is not one of inverse, linear, quanto");
    CHECK(refusal("leg.contract", "binance:NOTHING")
          == "leg.contract: binance:NOTHING is not a contract of the venue table, or custom");
    CHECK(refusal("scenario.shocks", "0,x") == "scenario.shocks: 0,x is not 1 to 64 numbers in [-0.99, 100]");
    CHECK(refusal("scenario.shocks", "0,").ends_with("is not 1 to 64 numbers in [-0.99, 100]"));
    CHECK(refusal("scenario.shocks", "").ends_with("is not 1 to 64 numbers in [-0.99, 100]"));
}

TEST_CASE("a refused value is shown safely", "[text][field_text]") {
    // Control characters could drive a terminal, broken UTF-8 would make broken JSON.
    const std::string control = refusal("bag.coin", "\x1b[31mred\n");
    CHECK(control.find('\x1b') == std::string::npos);
    CHECK(control.find('\n') == std::string::npos);
    CHECK(refusal("bag.coin", "\xff\xfe") == "bag.coin: \uFFFD\uFFFD is not 1 to 12 letters or digits");
    CHECK(refusal("bag.coin", std::string(50000, 'x')).size() < 200);
    CHECK(refusal("bag.coin", std::string(50000, 'x')).find("…") != std::string::npos);
}

TEST_CASE("set_from_text writes a field and grows the plan", "[text][field_text]") {
    Plan plan;
    CHECK_FALSE(set_from_text(plan, "leg3.ratio", "0.25", Spelling::Exact));
    REQUIRE(plan.legs.size() == 3);
    CHECK(plan.legs[2].ratio == 0.25);
    CHECK(plan.legs[1] == Leg{});
    CHECK_FALSE(set_from_text(plan, "legs", "0", Spelling::Exact));
    CHECK(plan.legs.empty());
}

TEST_CASE("set_from_text leaves the plan alone when it refuses", "[text][field_text]") {
    for (const auto& [key, text] : std::vector<std::pair<std::string, std::string>>{{"leg4.ratio", "11"},
                                                                                    {"leg9.ratio", "1"},
                                                                                    {"leg1.ratio", "1"},
                                                                                    {"", "1"},
                                                                                    {"bag", "1"},
                                                                                    {"bag.amount", "x"}}) {
        Plan plan;
        INFO(key);
        CHECK(set_from_text(plan, key, text, Spelling::Exact));
        CHECK(plan == Plan{});
    }
    Plan plan;
    const auto issue = set_from_text(plan, "leg.colateral", "1", Spelling::Exact);
    REQUIRE(issue);
    CHECK(text_from_issue(*issue) == "leg.colateral: 1 is not a field Keel knows");
}

TEST_CASE("given values are written together, counts first", "[text][field_text]") {
    Plan plan;
    const std::vector<GivenValue> given{
        {"leg3.ratio", FieldValue{0.5}, "0.5"},
        {"legs", FieldValue{1.0}, "1"},
        {"bags", FieldValue{4.0}, "4"},
    };
    CHECK(set_values(plan, given).empty());
    CHECK(plan.legs.size() == 3);
    CHECK(plan.bags.size() == 4);
}

TEST_CASE("all issues of given values come back together", "[text][field_text]") {
    Plan plan;
    const std::vector<GivenValue> given{
        {"bag.amount", FieldValue{-1.0}, "-1"}, {"bag.price", std::nullopt, "true"},
        {"typo", FieldValue{1.0}, "1"},         {"leg.ratio", FieldValue{0.5}, "0.5"},
        {"leg.ratio", FieldValue{0.7}, "0.7"},  {"bag.coin", FieldValue{5.0}, "5"},
        {"horizon_days", FieldValue{7.0}, "7"},
    };
    std::vector<std::string> texts;
    for (const Issue& issue : set_values(plan, given))
        texts.push_back(text_from_issue(issue));
    CHECK(texts
          == std::vector<std::string>{
              "bag.amount: -1 is not in [0, 1e9]",
              "bag.price: true is not in [1e-9, 1e12]",
              "typo: 1 is not a field Keel knows",
              "leg.ratio: 0.7 is not given only once",
              "bag.coin: 5 is not 1 to 12 letters or digits",
          });
    // What was good is written.
    CHECK(plan.horizon_days == 7.0);
    CHECK(plan.legs.front().ratio == 0.5);
    CHECK(plan.bags.front() == Bag{});
}

TEST_CASE("an empty group stands for its defaults", "[text][field_text]") {
    Plan plan;
    const auto given = given_by_empty_group("leg2");
    REQUIRE(given);
    CHECK(set_values(plan, std::vector{*given}).empty());
    CHECK(plan.legs == std::vector<Leg>{Leg{}, Leg{}});
    CHECK(given_by_empty_group("scenario"));
    for (const std::string_view name : {"leg9", "leg1", "", "bags", "horizon_days", "typo"}) {
        INFO(name);
        CHECK_FALSE(given_by_empty_group(name));
    }
}

TEST_CASE("the addresses of a plan are every field once, bag by bag and leg by leg", "[text][field_text]") {
    Plan plan;
    plan.bags.resize(2);
    plan.legs.resize(3);
    plan.rules.resize(1);
    std::size_t bag_fields = 0;
    std::size_t leg_fields = 0;
    for (const Field& field : fields()) {
        bag_fields += field.scope == Scope::Bag ? 1 : 0;
        leg_fields += field.scope == Scope::Leg ? 1 : 0;
    }
    std::set<std::string> keys;
    std::vector<std::string> order;
    for (const FieldAddress& address : addresses_of(plan)) {
        order.push_back(key_of(*address.field, address.index));
        keys.insert(order.back());
    }
    CHECK(keys.size() == order.size());
    CHECK(order.size() == fields().size() + bag_fields + 2 * leg_fields);
    const auto place = [&](std::string_view key) { return std::ranges::find(order, key) - order.begin(); };
    CHECK(place("bag.price") < place("bag2.coin"));
    CHECK(place("leg.exit_order") < place("leg2.contract"));
    CHECK(place("leg3.exit_order") < place("horizon_days"));
}

TEST_CASE("groups are what stands before the dot", "[text][field_text]") {
    Plan plan;
    plan.legs.resize(2);
    std::vector<std::string> names;
    for (const FieldGroup& group : groups_of(plan)) {
        names.push_back(group.name);
        CHECK_FALSE(group.fields.empty());
    }
    CHECK(names == std::vector<std::string>{"", "bag", "leg", "leg2", "scenario", "sell", "cost", "venues", "risk"});
    CHECK(name_in_group(*address_of("leg.ratio").field) == "ratio");
    CHECK(name_in_group(*address_of("horizon_days").field) == "horizon_days");
}
