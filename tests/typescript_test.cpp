#include "text/typescript.hpp"

#include "model/fields.hpp"
#include "model/report_table.hpp"
#include "model/risk_table.hpp"
#include "text/field_text.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <algorithm>
#include <string>

using namespace keel;
using namespace keel::text;
using Catch::Matchers::ContainsSubstring;

namespace {

/// What stands between the braces of an interface.
std::string body_of(const std::string& types, const std::string& name) {
    const std::string head = "export interface " + name + " {\n";
    const auto start = types.find(head);
    INFO(name);
    REQUIRE(start != std::string::npos);
    return types.substr(start + head.size(), types.find("\n}", start) - start - head.size());
}

template <class Struct>
void check_interface(const std::string& types) {
    const std::string body = body_of(types, std::string(Table<Struct>::name));
    const auto check = [&](const auto& member) {
        CHECK_THAT(body, ContainsSubstring("/** " + std::string(member.meaning) + " */\n    " + std::string(member.key)
                                           + ": "));
    };
    std::apply([&](const auto&... member) { (check(member), ...); }, Table<Struct>::members);
}

} // namespace

TEST_CASE("every input is declared with its help", "[text][typescript]") {
    const std::string types = typescript_declarations();
    for (const Field& field : fields()) {
        INFO(field.key);
        CHECK_THAT(types, ContainsSubstring("    " + std::string(name_in_group(field)) + "?: "));
        CHECK_THAT(types, ContainsSubstring(std::string(help_of(field))));
    }
}

TEST_CASE("inputs have the types they take", "[text][typescript]") {
    const std::string types = typescript_declarations();
    CHECK_THAT(body_of(types, "Bag"), ContainsSubstring("coin?: string;") && ContainsSubstring("amount?: number;"));
    const std::string leg = body_of(types, "Leg");
    CHECK_THAT(leg, ContainsSubstring("kind?: \"inverse\" | \"linear\" | \"quanto\";"));
    CHECK_THAT(leg, ContainsSubstring("collateral?: number | null;"));
    CHECK_THAT(leg, ContainsSubstring("collateral_source?: \"bag\" | \"extra\" | null;"));
    CHECK_THAT(body_of(types, "ScenarioInput"), ContainsSubstring("shocks?: readonly number[];"));
    CHECK_THAT(body_of(types, "CostInput"), ContainsSubstring("borrow_rate?: number;"));
}

TEST_CASE("a plan has all bags and legs, no more", "[text][typescript]") {
    const std::string plan = body_of(typescript_declarations(), "Plan");
    for (const char* member :
         {"bag?: Bag;", "bag2?: Bag;", "bag8?: Bag;", "leg?: Leg;", "leg8?: Leg;", "scenario?: ScenarioInput;",
          "cost?: CostInput;", "horizon_days?: number;", "bags?: number;", "legs?: number;"})
        CHECK_THAT(plan, ContainsSubstring(member));
    CHECK(plan.find("bag1?") == std::string::npos);
    CHECK(plan.find("leg9?") == std::string::npos);
}

TEST_CASE("every result is declared with its meaning", "[text][typescript]") {
    const std::string types = typescript_declarations();
    check_interface<LegSizing>(types);
    check_interface<BagSizing>(types);
    check_interface<Sizing>(types);
    check_interface<LegMargin>(types);
    check_interface<Margin>(types);
    check_interface<Cost>(types);
    check_interface<Scenario>(types);
    check_interface<Warning>(types);
    check_interface<Report>(types);
    check_interface<RiskMoment>(types);
    check_interface<RiskDistribution>(types);
    check_interface<RiskLevel>(types);
    check_interface<RiskMethod>(types);
    check_interface<RiskReport>(types);
}

TEST_CASE("results have their types", "[text][typescript]") {
    const std::string types = typescript_declarations();
    CHECK_THAT(body_of(types, "LegMargin"), ContainsSubstring("liquidation_price: number | null;"));
    CHECK_THAT(body_of(types, "Scenario"), ContainsSubstring("liquidated: boolean;"));
    CHECK_THAT(body_of(types, "Report"),
               ContainsSubstring("scenarios: Scenario[];") && ContainsSubstring("answer: string;"));
    CHECK_THAT(body_of(types, "Warning"), ContainsSubstring("severity: \"notice\" | \"caution\" | \"danger\";"));
    CHECK_THAT(body_of(types, "RiskReport"), ContainsSubstring("effectiveness: Estimate | null;")
                                                 && ContainsSubstring("distributions: RiskDistribution[];"));
    CHECK_THAT(body_of(types, "Keel"), ContainsSubstring("): Promise<RiskReport>;"));
}

TEST_CASE("comments end where they should and braces are even", "[text][typescript]") {
    // tests/module/types_test.ts has the TypeScript compiler read it.
    const std::string types = typescript_declarations();
    for (const Field& field : fields())
        CHECK(help_of(field).find("*/") == std::string_view::npos);
    CHECK(std::ranges::count(types, '{') == std::ranges::count(types, '}'));
    CHECK(types.back() == '\n');
}
