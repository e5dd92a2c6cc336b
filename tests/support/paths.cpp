#include "support/paths.hpp"

#include "engine/path.hpp"

#include "support/plans.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace keel::test {

Plan on_path(Plan plan, PairList points) {
    plan.scenario.path.points = std::move(points);
    return plan;
}

PathReport walked(const Plan& plan) {
    auto report = path_of(plan);
    if (!report) {
        for (const Issue& issue : report.error())
            UNSCOPED_INFO(text_from_issue(issue));
        FAIL("the path is not valid");
    }
    return *std::move(report);
}

std::vector<PathEvent> events_of(const PathReport& report, PathEventKind kind) {
    std::vector<PathEvent> found;
    std::ranges::copy_if(report.events, std::back_inserter(found),
                         [kind](const PathEvent& event) { return event.kind == kind; });
    return found;
}

PathEvent only(const PathReport& report, PathEventKind kind) {
    const auto found = events_of(report, kind);
    REQUIRE(found.size() == 1);
    return found.front();
}

PathAlternative alternative(const PathReport& report, std::string_view key) {
    const auto found = std::ranges::find(report.alternatives, key, &PathAlternative::key);
    REQUIRE(found != report.alternatives.end());
    return *found;
}

Plan cold_wallet() {
    Plan plan = flat_plan(ContractKind::Inverse, 5.0);
    plan.legs[0].sizing = SizingMode::Contracts;
    plan.legs[0].contracts = 3250.0;
    plan.legs[0].collateral = 1.0;
    plan.legs[0].collateral_source = CollateralSource::Extra;
    return plan;
}

} // namespace keel::test
