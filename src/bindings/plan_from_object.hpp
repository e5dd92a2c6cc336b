#pragma once

// A plan out of a JavaScript object, through the field table.

#include "model/issue.hpp"
#include "model/plan.hpp"

#include <emscripten/val.h>

#include <expected>

namespace keel::bindings {

/// Starts from the default plan; undefined is the default plan itself. Nested objects, dotted keys, or both. Numbers
/// must be finite numbers: nothing is converted. What is undefined is as if it were not there. All issues at once.
std::expected<Plan, Issues> plan_from_object(const emscripten::val& object);

} // namespace keel::bindings
