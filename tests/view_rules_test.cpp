// Rules among the inputs: adding, changing, and what becomes of them when their hedge goes.

#include "support/view_page.hpp"

#include "engine/path.hpp"
#include "view/contract_choice.hpp"
#include "view/rule_choice.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace keel;
using namespace keel::view;

namespace {

Plan plan_of_three_hedges() {
    Plan plan;
    plan.legs.resize(3);
    for (std::size_t i = 0; i < 3; ++i) {
        plan.legs[i].ratio = 0.25 * double(i + 1);
        add_rule(plan);
        plan.rules[i].leg = double(i + 1);
        plan.rules[i].ratio = 0.25 * double(i + 1);
    }
    return plan;
}

} // namespace

TEST_CASE("a rule is added, changed and taken away by pressing", "[view][rules]") {
    Page page(kHighDesktop);
    page.click("Add a rule");
    REQUIRE(page.app.plan().rules.size() == 1);
    CHECK(page.app.plan().rules[0].level == 59000.0); // 10 % below 65,000 in two digits
    page.type("Level of the rule", "55000");
    CHECK(page.app.plan().rules[0].level == 55000.0);
    page.type("Ratio to apply", "50");
    CHECK(page.app.plan().rules[0].ratio == 0.5);
    page.click("Add another rule");
    page.type("Rule 2, Level of the rule", "50000");
    CHECK(page.app.plan().rules[1].level == 50000.0);
    page.click("Move Rule 2 up");
    CHECK(page.app.plan().rules[0].level == 50000.0);
    page.click("Remove Rule 2");
    page.click("Remove Rule 1");
    CHECK(page.app.plan().rules.empty());
}

TEST_CASE("a rule just added, of any kind and exit, makes a path that can be walked", "[view][rules]") {
    for (int kind = 0; kind <= static_cast<int>(TriggerKind::Rebalance); ++kind) {
        for (int exit = 0; exit <= static_cast<int>(ExitKind::Date); ++exit) {
            INFO("kind " << kind << ", exit " << exit);
            Plan plan;
            add_rule(plan);
            const Plan before = plan;
            plan.rules[0].kind = static_cast<TriggerKind>(kind);
            plan.rules[0].exit = static_cast<ExitKind>(exit);
            keep_rules_consistent(before, plan);
            CHECK(path_of(plan).has_value());
        }
    }
}

TEST_CASE("a rule goes with its hedge", "[view][rules]") {
    Plan plan = plan_of_three_hedges();
    remove_leg(plan, 1);
    REQUIRE(plan.rules.size() == 2);
    CHECK(plan.rules[1].leg == 2.0);
    CHECK(plan.rules[1].ratio == 0.75);
    move_leg_down(plan, 0);
    CHECK(plan.rules[0].leg == 2.0);
    CHECK(plan.rules[1].leg == 1.0);
    add_bag(plan, "ETH");
    plan.legs[0].bag = 2.0;
    remove_bag(plan, 1);
    CHECK(plan.legs.size() == 1);
    REQUIRE(plan.rules.size() == 1);
    CHECK(plan.rules[0].leg == 1.0);
}
