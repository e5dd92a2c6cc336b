#include "model/issue.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace keel;

TEST_CASE("an issue is printed with its key, the value as given and what is accepted", "[model][issue]") {
    CHECK(text_from_issue({"bag.amount", "-5", "in [0, 1e9]"}) == "bag.amount: -5 is not in [0, 1e9]");
    CHECK(text_from_issue({"leg2.sizing", "half", "one of ratio, contracts, notional"})
          == "leg2.sizing: half is not one of ratio, contracts, notional");
}

TEST_CASE("two issues are the same when all their parts are", "[model][issue]") {
    const Issue issue{"bag.amount", "-5", "in [0, 1e9]"};
    CHECK(issue == Issue{"bag.amount", "-5", "in [0, 1e9]"});
    CHECK(issue != Issue{"bag2.amount", "-5", "in [0, 1e9]"});
    CHECK(issue != Issue{"bag.amount", "-6", "in [0, 1e9]"});
    CHECK(issue != Issue{"bag.amount", "-5", "in [0, 10]"});
}
