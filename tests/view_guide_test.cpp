// The tab Guide: steps in the numbers of the plan, claims that show themselves.

#include "support/view_page.hpp"

#include "engine/evaluate.hpp"
#include "text/guide.hpp"
#include "text/link.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace keel;
using namespace keel::view;

TEST_CASE("the guide tells the steps of the plan as it is now", "[view][guide]") {
    Page page(kHighDesktop);
    for (const char* link : {"", "bag.amount=2&leg.leverage=3"}) {
        page.show(link);
        page.click("Guide");
        const Plan plan = page.app.plan();
        const Report report = evaluate(plan).value();
        for (const text::GuideStep& step : text::guide_steps())
            CHECK(page.shows_text(step.words(plan, report)));
    }
}

TEST_CASE("a claim of the guide opens, answers and shows its plan", "[view][guide]") {
    Page page(kHighDesktop);
    page.show("");
    page.click("Guide");
    const text::Claim& claim = text::guide_claims().front();
    CHECK_FALSE(page.shows_text(text::answer_to(claim, evaluate)));
    page.click("What the article says (2)");
    CHECK(page.shows_text(text::answer_to(claim, evaluate)));
    page.click("What the article says (5, 4 of them wrong)");
    for (const text::Claim& each : text::guide_claims()) {
        if (each.step != 3) continue;
        page.click("Show me: " + std::string(each.said));
        CHECK(page.app.plan() == text::plan_of(each));
    }
    page.click("Take the article's example: 5 BTC at 65,000 USD");
    CHECK(page.app.plan() == Plan{});
}
