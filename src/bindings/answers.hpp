#pragma once

// The module's functions beside evaluate: what they return is {result} or {issues}.

#include <emscripten/val.h>

namespace keel::bindings {

/// `other` undefined: the alternatives of the plan.
emscripten::val compare_objects(const emscripten::val& plan, const emscripten::val& other);
emscripten::val solve_object(const emscripten::val& plan, const emscripten::val& question);
emscripten::val top_ups_object(const emscripten::val& plan, const emscripten::val& request);
/// `leg`: 1 for the first.
emscripten::val offers_object(const emscripten::val& plan, const emscripten::val& leg);
emscripten::val path_object(const emscripten::val& plan);
emscripten::val grid_object(const emscripten::val& plan, const emscripten::val& request);

} // namespace keel::bindings
