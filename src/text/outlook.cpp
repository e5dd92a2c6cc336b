#include "text/outlook.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace keel::text {

namespace {

constexpr double kConstant = 0.001; // What counts as hedged and as the same value: 0.1 %.

struct Exposure {
    double exposed_usd = 0.0;
    double hedged_usd = 0.0;
    double open_usd = 0.0; // sum of what is left over in each bag, whatever its sign
};

Exposure exposure_of(const Plan& plan, const Report& report) {
    Exposure exposure;
    const std::size_t count = std::min(plan.bags.size(), report.sizing.bags.size());
    for (std::size_t i = 0; i < count; ++i) {
        const BagSizing& bag = report.sizing.bags[i];
        exposure.exposed_usd += bag.exposed_coins * plan.bags[i].price;
        exposure.hedged_usd += bag.hedged_coins * plan.bags[i].price;
        exposure.open_usd += std::fabs(bag.residual_coins) * plan.bags[i].price;
    }
    return exposure;
}

std::optional<LockedValue> locked_value(const Report& report, const Exposure& exposure) {
    if (exposure.exposed_usd <= 0.0 || exposure.open_usd > kConstant * exposure.exposed_usd) return std::nullopt;
    constexpr double kVisibleCosts = 0.01;
    constexpr double kSame = 1e-6;
    const Scenario* nearest = nullptr;
    double least = std::numeric_limits<double>::infinity();
    double most = -std::numeric_limits<double>::infinity();
    double costs = 0.0;
    for (const Scenario& scenario : report.scenarios) {
        if (scenario.liquidated) continue;
        const double value = scenario.sold_usd + price_result_usd(scenario);
        least = std::fmin(least, value);
        most = std::fmax(most, value);
        costs = std::fmax(costs, std::fabs(scenario.funding_usd + scenario.fees_usd + scenario.borrow_usd));
        if (nearest == nullptr || std::fabs(scenario.shock) < std::fabs(nearest->shock)) nearest = &scenario;
    }
    if (nearest == nullptr) return std::nullopt;
    const double value = nearest->sold_usd + price_result_usd(*nearest);
    if (most - least > kConstant * std::fabs(value)) return std::nullopt;
    const bool is_fully_hedged = exposure.open_usd <= kSame * exposure.exposed_usd;
    return LockedValue{value, is_fully_hedged && most - least <= kSame * std::fabs(value),
                       costs > kVisibleCosts * std::fabs(value)};
}

/// The highest futures price that a leg meets on the way to the end of a scenario, at entry excluded.
double highest_end(const Plan& plan, const Leg& leg, double shock) {
    const double number = std::clamp(leg.bag, 1.0, static_cast<double>(plan.bags.size()));
    const double spot = plan.bags[static_cast<std::size_t>(number) - 1].price * (1.0 + shock);
    return spot + std::fmax(leg.basis, leg.exit_basis.value_or(leg.basis));
}

bool reaches_liquidation(const Plan& plan, const Report& report, const Outlook& outlook, double shock) {
    return std::ranges::any_of(outlook.open_legs, [&](std::size_t leg) {
        const auto& price = report.margin.legs[leg].liquidation_price;
        return price && highest_end(plan, plan.legs[leg], shock) >= *price;
    });
}

void find_liquidation(const Plan& plan, const Report& report, Outlook& outlook) {
    double nearest = std::numeric_limits<double>::infinity();
    for (const std::size_t leg : outlook.open_legs) {
        const auto& distance = report.margin.legs[leg].liquidation_distance;
        if (!distance || *distance >= nearest) continue;
        nearest = *distance;
        outlook.first_liquidated = leg;
    }
    outlook.is_liquidated_at_entry = nearest <= 0.0;
    if (outlook.is_liquidated_at_entry) return;
    for (const Scenario& scenario : report.scenarios) {
        if (!scenario.liquidated || reaches_liquidation(plan, report, outlook, scenario.shock)) continue;
        const Scenario* found = outlook.early_liquidation;
        if (found == nullptr || std::fabs(scenario.shock) < std::fabs(found->shock))
            outlook.early_liquidation = &scenario;
    }
}

} // namespace

Outlook outlook_of(const Plan& plan, const Report& report) {
    Outlook outlook;
    for (std::size_t i = 0; i < std::min({plan.legs.size(), report.sizing.legs.size(), report.margin.legs.size()});
         ++i) {
        if (report.sizing.legs[i].contracts > 0.0) outlook.open_legs.push_back(i);
    }
    const Exposure exposure = exposure_of(plan, report);
    outlook.exposed_usd = exposure.exposed_usd;
    outlook.hedged_usd = exposure.hedged_usd;
    outlook.locked = locked_value(report, exposure);
    find_liquidation(plan, report, outlook);
    return outlook;
}

double price_result_usd(const Scenario& scenario) {
    return scenario.spot_usd + scenario.futures_usd + scenario.basis_usd;
}

const Scenario* example_of(const Report& report, Direction direction) {
    const double wanted = direction == Direction::Fall ? -0.1 : 0.1;
    const Scenario* best = nullptr;
    for (const Scenario& scenario : report.scenarios) {
        if (scenario.liquidated || scenario.shock * wanted <= 0.0) continue;
        if (best == nullptr || std::fabs(scenario.shock - wanted) < std::fabs(best->shock - wanted)) best = &scenario;
    }
    return best;
}

} // namespace keel::text
