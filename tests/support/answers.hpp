#pragma once

// Reports in words, from inputs as `keel evaluate --set` takes them.

#include "model/plan.hpp"
#include "model/report.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace keel::test {

using Settings = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// The default plan with these inputs. Fails the test when one of them is refused.
Plan plan_with(Settings settings);

/// Evaluated and put into words.
Report told(const Plan& plan);
Report told(Settings settings);

/// The message of the first warning with this code; empty when there is none.
std::string message_of(const Report& report, std::string_view code);

/// The custom contract of the stories: flat maintenance rate 0.4 %, no funding.
inline constexpr std::pair<std::string_view, std::string_view> kCustom{"leg.contract", "custom"};
inline constexpr std::pair<std::string_view, std::string_view> kFlatRate{"leg.maintenance_rate", "0.004"};
inline constexpr std::pair<std::string_view, std::string_view> kNoFunding{"leg.funding_rate", "0"};
inline constexpr std::pair<std::string_view, std::string_view> kLinear{"leg.kind", "linear"};

} // namespace keel::test
