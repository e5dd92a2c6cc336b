#pragma once

// The whole field table, put together. Only fields.cpp and field_helps.cpp include this.

#include "model/field_access.hpp"
#include "model/fields_of_bags.hpp"
#include "model/fields_of_paths.hpp"
#include "model/fields_of_plans.hpp"
#include "model/fields_of_positions.hpp"
#include "model/fields_of_risk.hpp"
#include "model/fields_of_rules.hpp"
#include "model/fields_of_terms.hpp"

#include <array>
#include <cstddef>

namespace keel::field_access {

// Scope, kind, choices and emptiness come from the member. Ranges are wide: what is merely unusual is a warning of
// the engine, not a wrong input. Fields of one bag or leg stand together.
inline constexpr std::array kCounts{
    field<&Plan::bags>({
        .key = "bags",
        .label = "Number of bags",
        .least = 1,
        .most = kMostBags,
        .help = "A bag is what you hold of one coin. Most people have one or two; up to 8 can be looked at together.",
    }),
    field<&Plan::legs>({
        .key = "legs",
        .label = "Number of hedges",
        .least = 0,
        .most = kMostLegs,
        .help = "A hedge is one short futures position, up to 8. With 0 nothing is hedged, and the results are those "
                "of simply holding.",
    }),
    field<&Plan::rules>({
        .key = "rules",
        .label = "Number of rules",
        .least = 0,
        .most = kMostRules,
        .help = "A rule applies a hedge ratio on a path of prices when something happens, and takes it back when that "
                "is over; up to 8.",
    }),
};

template <std::size_t... kSizes>
consteval auto joined(const std::array<Field, kSizes>&... parts) {
    std::array<Field, (kSizes + ...)> all{};
    std::size_t next = 0;
    const auto append = [&](const auto& part) {
        for (const Field& entry : part)
            all[next++] = entry;
    };
    (append(parts), ...);
    return all;
}

inline constexpr auto kFieldTable = joined(kCounts, kBagFields, kBagPathFields, kPositionFields, kTermsFields,
                                           kLegPathFields, kRuleFields, kPlanFields, kScenarioPathFields, kRiskFields);

} // namespace keel::field_access
