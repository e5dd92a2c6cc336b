#include "support/risks.hpp"

#include "model/issue.hpp"
#include "risk/tally.hpp"
#include "text/field_text.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <string>

namespace keel::test {

RiskReport risk_of(const Plan& plan, OnRoad road, const risk::Past& past) {
    const auto simulation =
        road == OnRoad::Walk ? risk::Simulation::on_walk_road(plan, past) : risk::Simulation::of(plan, past);
    if (!simulation) {
        for (const Issue& issue : simulation.error())
            UNSCOPED_INFO(text_from_issue(issue));
    }
    REQUIRE(simulation);
    risk::Tally tally(*simulation);
    for (std::size_t chunk = 0; chunk < simulation->setup().chunks; ++chunk)
        tally.take(chunk, simulation->run(chunk));
    auto report = tally.report();
    REQUIRE(report);
    return *report;
}

Plan risk_plan(double paths, const std::vector<std::pair<std::string_view, std::string_view>>& fields) {
    Plan plan;
    plan.risk.paths = paths;
    for (const auto& [key, value] : fields) {
        const auto issue = text::set_from_text(plan, key, value, text::Spelling::Exact);
        INFO(key << "=" << value);
        REQUIRE_FALSE(issue);
    }
    return plan;
}

bool agree(const Estimate& a, const Estimate& b, double errors) {
    return std::abs(a.value - b.value) <= errors * std::hypot(a.error, b.error) + 1e-12 * std::abs(a.value);
}

bool agrees(const Estimate& a, double value, double errors) { return agree(a, {value, 0.0}, errors); }

const RiskDistribution& distribution(const RiskReport& report, std::string_view key) {
    const auto found = std::ranges::find(report.distributions, key, &RiskDistribution::key);
    REQUIRE(found != report.distributions.end());
    return *found;
}

} // namespace keel::test
